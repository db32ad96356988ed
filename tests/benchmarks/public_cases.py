"""Which cases of the public sets are scored, and how their figures read in the terms of our contract."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from flows.lexicon.loading import LexiconModel, load_file

TESTS = Path(__file__).resolve().parents[1]
DATE_FILTER = TESTS / "annotating" / "dates" / "public_filter.yml"
EXCLUSIONS = TESTS / "annotating" / "quantities" / "public_exclusions.yml"
Row = dict[str, Any]


class DateClass(LexiconModel):
    """A class of left-out cases: by the expression, the whole text, the TIMEX value, the feast; all must be found."""

    name: str
    reason: str = Field(min_length=20)
    dataset: str | None = None
    span: str | None = None
    text: str | None = None
    timex: str | None = None
    holiday: str | None = None

    def holds(self, dataset: str, case: Row, gold: Row) -> bool:
        """Whether a gold figure is of this class."""
        if self.dataset not in (None, dataset):
            return False
        pairs = (
            (self.span, gold["text"]),
            (self.text, case["text"]),
            (self.timex, " ".join(gold.get("timex") or [])),
            (self.holiday, gold.get("holiday") or ""),
        )
        return all(pattern is None or re.search(pattern, told) for pattern, told in pairs)


class DateFilter(LexiconModel):
    """`public_filter.yml`."""

    classes: list[DateClass]


class Quantities(LexiconModel):
    """`public_exclusions.yml`: what is left out by reason, and the names of units in the sets."""

    left_out: dict[str, list[str]]
    share_as_percent: list[str]
    base_unit_of_rate: list[str]
    unit_names: dict[str, str]

    @classmethod
    def load(cls) -> Quantities:
        """The file of this repository. Raises LexiconError."""
        return load_file(EXCLUSIONS, cls)

    def reason(self, case: str, words: str) -> str | None:
        """Why a gold figure is left out; None where it counts."""
        for why, cases in self.left_out.items():
            for told in cases:
                whole, _, part = told.partition(" / ")
                same = case.startswith(whole[:-1]) if whole.endswith("*") else case == whole
                if same and part in ("", words):
                    return why
        return None

    def kept(self, cases: list[Row]) -> tuple[list[Row], Counter[str]]:
        """The cases with the gold figures that count, in our units, and how many are left out for which reason."""
        left: Counter[str] = Counter()
        kept = []
        for case in cases:
            figures = []
            for gold in case["gold"]:
                why = self.reason(case["id"], gold["text"])
                if why is None:
                    figures.append(self._ours(case["id"], gold))
                else:
                    left[why] += 1
            if figures or not case["gold"]:
                kept.append({**case, "gold": figures})
        return kept, left

    def _ours(self, case: str, gold: Row) -> Row:
        """A gold figure with the unit as we name it; a bare fraction is a share in percent."""
        unit = gold.get("unit")
        if unit == "Pound":  # money in one of the sets, weight in the other
            ours: str | None = "GBP" if case.startswith("Currency") else "[lb_av]"
        else:
            ours = self.unit_names.get(unit, unit) or None
        value = gold.get("value")
        if case in self.share_as_percent and value is not None and 0 < float(value) < 1:
            return {**gold, "value": round(100 * float(value), 2), "unit": "percent"}
        return {**gold, "unit": ours}

    def counted(self, dataset: str, spans: list[Row]) -> list[Row]:
        """Our spans as the sets count: a conversion in brackets is a figure of its own, a factor has a value."""
        return [row for span in spans if span["type"] == "quantity" for row in self._rows(dataset, span)]

    def _rows(self, dataset: str, span: Row) -> Iterator[Row]:
        row = dict(span)
        if row.get("value") is None:
            row["value"] = row.get("factor")
        if dataset in self.base_unit_of_rate and "/" in (row.get("unit") or ""):
            row["unit_name"] = row["unit"].partition("/")[0]
        yield row
        if row.get("equivalent_value") is not None:
            yield {"type": "quantity", "value": row["equivalent_value"], "unit": row["equivalent_unit"]}


@cache
def date_classes() -> tuple[DateClass, ...]:
    """The classes of dates that are left out. Raises LexiconError."""
    found: DateFilter = load_file(DATE_FILTER, DateFilter)
    return tuple(found.classes)


def case_class(classes: tuple[DateClass, ...], dataset: str, case: Row, gold: Row) -> str | None:
    """Why a gold interval is left out: the first class that holds; None where it counts."""
    return next((f"{c.name}: {c.reason}" for c in classes if c.holds(dataset, case, gold)), None)
