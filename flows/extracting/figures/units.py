"""Units of rows: what a figure is told per is left out where it says no more than how often."""

from __future__ import annotations

from flows.annotating.quantities.tables import tables
from flows.annotating.spans import QuantitySpan

#: Times of which money is told without being a rate of a tariff: `a billion a year`.
_PERIODS = frozenset(("year", "month", "quarter", "week", "day", "decade"))
_PERSON = "person"


def unit_of(span: QuantitySpan) -> str | None:
    """The unit of a row: `9 visits a year` counts visits, `$5 a year` is money, `9 L a person a day` is L/day.

    A rate such as `USD/t` or `t/year` stays.
    """
    unit = span.unit
    if unit is None or "/" not in unit:
        return unit
    first, *per = unit.split("/")
    if first == "1":
        return None
    if span.unit_kind == "money":
        per = [p for p in per if p not in _PERIODS]
    if len(per) > 1 and _PERSON in per:
        per.remove(_PERSON)
    return "/".join((first, *per))


def parts_of(unit: str | None, whole: str | None) -> float | None:
    """How many of a minor unit make one of a unit or rate: 100 `cent` for `USD/[bbl_us]`; None if they do not."""
    if unit is None or whole is None:
        return None
    return tables().compounds.get(whole.split("/")[0], {}).get(unit.split("/")[0])
