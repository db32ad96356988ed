"""The time a figure covers, and the time of what it is compared with."""

from __future__ import annotations

import re

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import clause
from flows.extracting.kinds import Kit
from flows.lexicon.loading import LexiconModel, load_file, room_file

_COMPARED = re.compile(
    r"(?:(?:than|from|against|with|versus|over|to|since|on|of|compared|above|below)|than (?:in|during|for))$", re.I
)
_SAME = re.compile(r"same|earlier|ago|before|previous|preceding|prior|year-on-year", re.I)


class Basis(LexiconModel):
    """`basis.yml`: phrases that tell what a change is against."""

    year_on_year: list[str]
    period_on_period: list[str]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    options = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{options})\b", re.I)


class Periods:
    """Fills `period`, `base_period` and `change_basis` of figures."""

    def __init__(self, kit: Kit) -> None:
        basis = load_file(room_file("flows.extracting.figures", "basis.yml"), Basis)
        self._basis = [
            (name, _any_of(phrases))
            for name, phrases in (("year_on_year", basis.year_on_year), ("period_on_period", basis.period_on_period))
        ]

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """Choose among the dates of the sentence, else carry from the sentence before in the same block."""
        figure.period, figure.base_period = self._own(view, figure)
        if figure.period is None:
            figure.period = _carried(document, number)
        else:
            document.derived[("period", number)] = figure.period
        if figure.change_basis is None and _has_change(figure):
            figure.change_basis = self._basis_of(view, figure)

    def _own(self, view: View, figure: Figure) -> tuple[DateSpan | None, DateSpan | None]:
        start, end = clause(view.coarse, figure.at)
        period: DateSpan | None = None
        base: DateSpan | None = None
        best = 1000
        for at, span in view.spans.items():
            if not isinstance(span, DateSpan) or span.start_date is None or span.timex_type != "DATE":
                continue
            if _is_base(view, at, figure):
                base = span
                continue
            distance = abs(at - figure.at) + (0 if start <= at < end else 20) + (2 if at > figure.at else 0)
            if distance < best:
                period, best = span, distance
        return period, base

    def _basis_of(self, view: View, figure: Figure) -> str | None:
        coarse = view.coarse
        end = figure.at + 1
        while end < len(coarse) and coarse[end] not in ";~Q":
            end += 1
        text = view.surface(max(0, figure.at - 4), end)
        return next((name for name, pattern in self._basis if pattern.search(text)), None)


def _has_change(figure: Figure) -> bool:
    changes = (figure.change_percent, figure.change_absolute, figure.change_factor)
    return any(c is not None for c in changes)


def _is_base(view: View, at: int, figure: Figure) -> bool:
    """Whether a date is what the figure is compared with."""
    if at < figure.at:
        return False
    span = view.spans[at]
    text = view.surface(at, at + 1)
    before = view.surface(max(0, at - 2), at) if at else ""
    if _SAME.search(text):
        return True
    return bool(_COMPARED.search(before)) and _has_change(figure) and isinstance(span, DateSpan)


def _carried(document: Annotated, number: int) -> DateSpan | None:
    """The period of the sentence before, where both stand in one block."""
    if number == 0 or document.clean.sentences[number].block != document.clean.sentences[number - 1].block:
        return None
    found: DateSpan | None = document.derived.get(("period", number - 1))
    if found is not None:
        document.derived[("period", number)] = found
    return found
