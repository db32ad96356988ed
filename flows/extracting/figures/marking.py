"""What a change belongs to and in what it is told."""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.model import Figure, Role
from flows.extracting.figures.words import measure_words

#: `…, representing an increase`, `…, which marked a sharp rise`.
_MARKING = re.compile(r",(?:A?|RA?)(?P<verb>[GVM])A?D?[AJ]{0,2}$")


def marks(view: View, role: Role, between: str) -> bool:
    """`reached $5 billion, marking an increase of 9 percent`, `…, which was a rise of`: the level is what rose.

    The noun of change may not go on with what else it is the change of.
    """
    found = _MARKING.search(between)
    if found is None or view.surface(role.end, role.end + 1).lower() in ("in", "of"):
        return False
    verb = role.start - (len(between) - found.start("verb"))
    return view.surface(verb, verb + 1).lower() in measure_words().marking


def put_percent(figure: Figure, change: float) -> None:
    """Put a change in percent into a row.

    One of a level in percent is in points where it is no larger: `unemployment rose by 0.2% to 4.6%`.
    """
    level = figure.level
    rate = level.value if level is not None and level.unit_kind == "percent" else None
    if rate is not None and abs(change) <= abs(rate):
        figure.change_absolute = change
    else:
        figure.change_percent = change


def revised(view: View, figures: list[Figure], at: int, role: Role) -> Figure | None:
    """`will grow 4 percent, 0.1 percentage points less than it predicted in May`: the forecast that was changed."""
    span = view.spans[at]
    points = isinstance(span, QuantitySpan) and span.unit_kind == "percentage_point"
    before = [f for f in figures if f.at < at]
    if role.name != "absolute" or not points or not before:
        return None
    told = view.surface(max(0, at - 2), min(at + _TOLD, len(view.letters))).lower().replace(",", " ").split()
    words = measure_words()
    if words.forecasts.isdisjoint(told) and words.foretelling.isdisjoint(told):
        return None
    last = before[-1]
    return last if last.level is None and last.change_percent is not None and last.change_absolute is None else None


#: How far behind a difference stands that it is one from a forecast.
_TOLD = 9
