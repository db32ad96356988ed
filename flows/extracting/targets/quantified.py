"""Quantified targets: figures that are aims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.frames import Frame
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, clause
from flows.extracting.targets.due import dates_in, due_fields, forward, is_ahead, is_limit
from flows.extracting.targets.lexicon import any_of, target_words
from flows.extracting.targets.naming import Naming

_WORDS = target_words()
_EXCEED = re.compile(rf"\b{any_of(_WORDS.exceeding)}\s*$", re.I)
_BELOW = re.compile(rf"\b{any_of(_WORDS.staying_below)}\s*$", re.I)
_FALLS = re.compile(rf"\bnot (?:{any_of(_WORDS.falling)}|(?:go|be) {any_of(_WORDS.lower)})\b", re.I)
_YEARLY = re.compile(any_of(_WORDS.yearly), re.I)
_COMPARED = frozenset(("than", "from", "against", "with", "versus", "over", "to", "since"))
_OF_A_THING = frozenset(("the", "a", "an", "its", "their", "this", "that", "separate", "new", "first", "second"))
_NUMBER_OF = re.compile(rf"\b{any_of(_WORDS.measured)} (?:of|at)\s*$", re.I)
_FINISHES = re.compile(rf"\b{any_of(_WORDS.finishing)}\w*\b", re.I)
#: Behind a percentage: what one target is against another.
_COMPARES = re.compile(rf"(?:\w+ )?{any_of(_WORDS.comparing)} (?:than|on|from)\b", re.I)
_DEMANDS = frozenset(("figures.asked_to", "figures.asked_that", "figures.must", "figures.is_to"))
_MARGIN = re.compile(rf"\b{any_of(_WORDS.margins)}\s*$", re.I)
#: A count up to this behind a preposition is of known things: `the files of three cases`, `in two of the districts`.
_FEW = 10
_DEFINITE = re.compile(r"\b(?:the|its|their|that) (?:\w+ )?\w+ of\s*$", re.I)
_KNOWN_SET = frozenset(("the", "following", "all", "these", "those", "its", "their"))


class Quantified:
    """Makes the columns of a quantified target that the figure and its sentence tell."""

    def __init__(self, vocabulary: Vocabulary, statuses: Mapping[str, str]) -> None:
        self._naming = Naming(vocabulary)
        #: Status by the rule that made a figure an aim.
        self._statuses = statuses

    def fields(
        self, document: Annotated, figure: Figure, frame: Frame | None, cue: Interval | None = None
    ) -> dict[str, Any] | None:
        """Columns of the value and its deadline; None where the figure holds no value to reach.

        `cue` is where the words stand that make it an aim.
        """
        value, unit, value_max = _value(figure)
        view = document.views[figure.sentence]
        if (
            value is None
            or _is_known_set(view, figure)
            or _is_small_part(view, figure, cue)
            or _is_told_beside(view, figure, cue)
            or _MARGIN.search(view.surface(max(0, figure.at - 4), figure.at))
            or _COMPARES.match(view.surface(figure.at + 1, _upto(view, figure, 4)))
        ):
            return None
        due = due_of(document, view, figure)
        if due is None and _is_aside(view, figure):
            return None
        due = due or (frame.due if frame else None)
        return {
            "kind": "quantified",
            "description": self._naming.of(view, figure, cue),
            "value": value,
            "value_max": value_max,
            "unit": unit,
            "baseline": figure.change_from,
            "comparator": _comparator(view, figure),
            **due_fields(due, yearly=_is_yearly(view, figure)),
        }

    def is_yearly(self, view: View, figure: Figure) -> bool:
        """Whether a figure holds for every year."""
        return _is_yearly(view, figure)

    def status(self, document: Annotated, figure: Figure) -> str:
        """Life of a target as its cue tells it; against a fact of the same sentence, met or missed."""
        told = self._statuses.get(figure.why)
        return told or "planned"


def is_there(view: View, figure: Figure, cue: Interval | None) -> bool:
    """Whether a figure in a sentence that tells an aim is of things that are there: a statistic, nothing to reach.

    `the 500 best` and `these 20 km` are none either.
    """
    before = view.surface(max(0, figure.at - 2), figure.at).lower().split()
    if before[:1] == ["among"] or (figure.lead.unit_kind != "count" and before[-1:] in (["these"], ["those"])):
        return False
    known = _is_known_set(view, figure) or _is_small_part(view, figure, cue)
    return known or _is_told_beside(view, figure, cue) or _is_aside(view, figure)


def is_elided(view: View, before: Figure, figure: Figure) -> bool:
    """`3,000 km of roads by 2025 and 5,000 km by 2030`: what is measured is told once."""
    coarse, at = view.coarse, figure.at
    return (
        figure.lead.unit_kind == before.lead.unit_kind
        and figure.unit == before.unit
        and coarse[at - 1 : at] in ("C", ",")
        and coarse[at + 1 : at + 2] in tuple("PT,.;~")
        and not any(c in "VMS" for c in coarse[before.at + 1 : at])
    )


def is_scattered(view: View, before: Figure, figure: Figure, *, again: bool = False) -> bool:
    """`build 5,100 homes in 119 areas`: over how many places something is spread.

    `again`: the figure before this one told of places, too: `in 26 villages of Aloa and three of Ibo`.
    """
    coarse, at = view.coarse, figure.at
    if again and coarse[at - 1 : at] in (",", "C") and coarse[at + 1 : at + 2] == "O":
        return True
    if figure.lead.unit_kind != "count" or figure.lead.comparator != "exact" or figure.at - before.at > 6:
        return False
    return view.surface(figure.at - 1, figure.at).lower() in ("in", "across", "at", "throughout")


def _is_aside(view: View, figure: Figure) -> bool:
    """A count in an adverbial (`work in three shifts`) of a demand is nothing to reach, unless a deadline says so."""
    if figure.lead.unit_kind != "count" or figure.lead.comparator != "exact":
        return False
    before = view.surface(figure.at - 1, figure.at).lower()
    return figure.why in _DEMANDS and view.coarse[figure.at - 1 : figure.at] == "P" and before != "for"


def _is_small_part(view: View, figure: Figure, cue: Interval | None) -> bool:
    """`close the files of three cases`: a few things that something is done with, not a number to reach."""
    value = figure.level.value if figure.level is not None else None
    if figure.lead.unit_kind != "count" or figure.lead.comparator != "exact" or value is None or value > _FEW:
        return False
    if figure.lead.value_max is not None or figure.unit is not None or (cue is not None and cue[1] == figure.at):
        return False
    if view.coarse[figure.at + 1 : figure.at + 3] == "OD":
        return True
    return view.coarse[figure.at - 1 : figure.at] in ("P", "O") and not _NUMBER_OF.search(
        view.surface(max(0, figure.at - 3), figure.at)
    )


def _is_told_beside(view: View, figure: Figure, cue: Interval | None) -> bool:
    """Whether a figure only says which thing is meant, or who is to act: neither is to be reached.

    `the rule where rates exceed 70 percent`; `two must explain`.
    """
    if cue is None or figure.why not in _DEMANDS:
        return False
    if cue[1] <= figure.at:
        relative = view.coarse.rfind("R", cue[1], figure.at)
        return relative > 0 and any(mark in "VM" for mark in view.coarse[relative : figure.at])
    value = figure.level.value if figure.level is not None else None
    behind = view.surface(cue[1], min(cue[1] + 2, len(view.coarse))).lower().split()
    few = figure.lead.unit_kind == "count" and value is not None and value <= _FEW and figure.why == "figures.must"
    return few and figure.lead.comparator == "exact" and "be" not in behind


def _upto(view: View, figure: Figure, many: int) -> int:
    return min(len(view.coarse), figure.at + 1 + many)


def _value(figure: Figure) -> tuple[float | None, str | None, float | None]:
    if figure.level is not None:
        unit = figure.unit
        if unit and figure.level.unit_kind == "money":
            unit = unit.removesuffix("/year").removesuffix("/month")
        return figure.level.value, unit, figure.level.value_max
    if figure.change_percent is not None:
        return abs(figure.change_percent), "percent", figure.lead.value_max
    if figure.change_absolute is not None:
        return abs(figure.change_absolute), figure.unit, figure.lead.value_max
    return figure.change_factor, None, None


def _is_known_set(view: View, figure: Figure) -> bool:
    """`the 10 key tasks` are known things, `a $50 million loan` is a kind of loan: no number to reach."""
    if figure.at == 0 or figure.lead.comparator != "exact":
        return False
    before = view.surface(figure.at - 1, figure.at).lower()
    if before == "remaining" and figure.lead.unit_kind == "count":
        return not _FINISHES.search(view.surface(max(0, figure.at - 4), figure.at))
    if figure.lead.unit_kind == "count":
        return before in _KNOWN_SET or view.coarse[figure.at - 1] == "'"
    if before in ("these", "those"):
        return True
    if figure.why.startswith("figures.asked") and before == "of":
        return bool(_DEFINITE.search(view.surface(max(0, figure.at - 4), figure.at)))
    return (
        figure.lead.unit_kind in ("money", "unit")
        and before in _OF_A_THING
        and view.coarse[figure.at + 1 : figure.at + 2] in ("N", "x", "J")
    )


def due_of(document: Annotated, view: View, figure: Figure) -> DateSpan | None:
    """The deadline of a figure: the next date behind it before another figure, else the last before it."""
    day, at = document.published_on, figure.at
    start, end = clause(view.coarse, at)
    dates = [
        (i, forward(view, i, d, day))
        for i, d in dates_in(view, 0, len(view.coarse))
        if d.timex_type != "SET" and not _is_base(view, i)
    ]
    ahead = [(i, d) for i, d in dates if is_ahead(d, day)]
    for candidates in (ahead, dates if figure.why == "figures.against_target" else []):
        behind = [d for i, d in candidates if at < i < end and _is_next(view, at, i)]
        if behind:  # `met within 10 weeks by May 2031`: the day, not the time that it takes
            return next((d for d in behind if d.direction in ("by", "before")), behind[0])
        before = [(i, d) for i, d in candidates if i < at]
        near = [d for i, d in before if i >= start] or [d for i, d in before if is_limit(d) or _opens(view, i)]
        if near:
            return near[-1]
        until = view.coarse.find(";", at)
        late = [d for i, d in candidates if i > at and (until < 0 or i < until) and not _figure_between(view, at, i)]
        if late:
            return late[0]
        limits = [d for i, d in candidates if i > at and (until < 0 or i < until) and is_limit(d)]
        if limits:
            return limits[0]
    return None


def _opens(view: View, at: int) -> bool:
    return at <= 4


def _is_base(view: View, at: int) -> bool:
    return at > 0 and view.surface(at - 1, at).lower() in _COMPARED


def _figure_between(view: View, at: int, date: int) -> bool:
    return any(isinstance(view.spans.get(i), QuantitySpan) for i in range(at + 1, date))


def _is_next(view: View, at: int, date: int) -> bool:
    """No other figure between, and no relative clause."""
    return not _figure_between(view, at, date) and "R" not in view.coarse[at:date]


def _is_yearly(view: View, figure: Figure) -> bool:
    """Whether a figure holds for every year."""
    for at in range(figure.at + 1, min(figure.at + 5, len(view.coarse))):
        span = view.spans.get(at)
        if isinstance(span, QuantitySpan):
            break
        if isinstance(span, DateSpan) and span.timex_type == "SET":
            return bool(_YEARLY.search(view.surface(at, at + 1)))
    if figure.level is None and _YEARLY.search(view.surface(max(0, figure.at - 8), figure.at)):
        return True
    return bool(_YEARLY.search(figure.measure))


def _comparator(view: View, figure: Figure) -> str | None:
    if figure.why == "figures.may_not":  # `may not grow by more than Q`, `may not fall below Q`
        return "at_least" if _FALLS.search(view.surface(0, figure.at)) else "at_most"
    if figure.lead.comparator != "exact":
        return figure.lead.comparator
    if figure.lead.value_max is not None:
        return None
    before = view.surface(max(0, figure.at - 2), figure.at) if figure.at else ""
    if _EXCEED.search(before):
        return "at_least"
    return "at_most" if _BELOW.search(before) else "exact"
