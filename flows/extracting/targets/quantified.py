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
from flows.extracting.figures.phrases import clause, phrase_after, phrase_before
from flows.extracting.targets.due import dates_in, due_fields, is_ahead, is_limit
from flows.extracting.targets.wording import phrase_of, tidied

_EXCEED = re.compile(r"\b(?:exceed|surpass|top|more than|over|above)\s*$", re.I)
_BELOW = re.compile(r"\b(?:below|under|less than|lower than|within|maximum of)\s*$", re.I)
_YEARLY = re.compile(r"annual|yearly|per year|a year|per annum|each year|every year", re.I)
#: The object of a verb that moves something, before how far it is moved.
_OBJECT = re.compile(r"A?([DJNxLZBHO'\-/CE]{1,12}?)(?=[Pt][QAPtT]|AP?Q|PDNOQ|PDJ?[Nx]OQ)")
_COMPARED = frozenset(("than", "from", "against", "with", "versus", "over", "to", "since"))
_OF_A_THING = frozenset(("the", "a", "an", "its", "their", "this", "that", "separate", "new", "first", "second"))
_FINISHES = re.compile(r"\b(?:submit|complet|finish|build|hand|deliver)\w*\b", re.I)
#: Behind a percentage: what one target is against another.
_COMPARES = re.compile(r"(?:\w+ )?(?:higher|lower|more|less|above|below|up|down) (?:than|on|from)\b", re.I)
_GROWS = re.compile(r"\b(?:growth|increase|rise|reduction|cut|decline|decrease)\b", re.I)
_AIM = re.compile(
    r"^(?:\w+ )?(?:targets?|goals?|aims?|objectives?|ambitions?|pledges?|commitments?|plans?|rate|level|quota)$", re.I
)
_SIGHTS = re.compile(r"^(?:a |the )?(?:band|range|maximum|minimum|total|average|number|ceiling|cap|floor)$", re.I)
_DEFINITE = re.compile(r"\b(?:the|its|their|that) (?:\w+ )?\w+ of\s*$", re.I)
_KNOWN_SET = frozenset(("the", "following", "these", "those", "its", "their"))


class Quantified:
    """Makes the columns of a quantified target that the figure and its sentence tell."""

    def __init__(self, vocabulary: Vocabulary, statuses: Mapping[str, str]) -> None:
        #: Status by the rule that made a figure an aim.
        self._statuses = statuses
        self._stative = frozenset(vocabulary.letters("reach|be|have|up|down|outcome|share|commit_to|commit_figure"))
        self._gerund = frozenset(vocabulary.letters("up&vbg|down&vbg"))
        self._up = frozenset(vocabulary.letters("up&vb|up&vbg"))
        self._down = frozenset(vocabulary.letters("down&vb|down&vbg"))
        self._deed = frozenset(vocabulary.letters("deed&vb"))

    def fields(
        self, document: Annotated, figure: Figure, frame: Frame | None, carried: DateSpan | None
    ) -> dict[str, Any] | None:
        """Columns of the value and its deadline; None where the figure holds no value to reach."""
        value, unit, value_max = _value(figure)
        view = document.views[figure.sentence]
        if (
            value is None
            or _is_known_set(view, figure)
            or _COMPARES.match(view.surface(figure.at + 1, _upto(view, figure, 4)))
        ):
            return None
        due = due_of(document, view, figure) or (frame.due if frame else None) or carried
        return {
            "kind": "quantified",
            "description": self._description(view, figure),
            "value": value,
            "value_max": value_max,
            "unit": unit,
            "baseline": figure.change_from,
            "comparator": _comparator(view, figure),
            **due_fields(due, yearly=_is_yearly(view, figure)),
        }

    def status(self, document: Annotated, figure: Figure) -> str:
        """Life of a target as its cue tells it; against a fact of the same sentence, met or missed."""
        told = self._statuses.get(figure.why)
        return told or "planned"

    def _description(self, view: View, figure: Figure) -> str:
        if figure.change_factor is not None and figure.level is None:
            return figure.measure
        moved = self._moved(view, figure.at)
        named = _named(view, figure)
        if figure.level is not None:
            return (moved[1] if moved else None) or self._deed_phrase(view, figure.at) or named or figure.measure
        if moved:
            return f"{moved[0]} of {moved[1]}"
        measure = named or figure.measure
        if _GROWS.search(measure):
            return measure
        change = figure.change_percent if figure.change_percent is not None else figure.change_absolute
        return f"{'growth' if (change or 0) > 0 else 'reduction'} of {measure}"

    def _moved(self, view: View, at: int) -> tuple[str, str] | None:
        """`raise revenue from Q to Q`, `cut losses by Q`: the direction, and what is moved."""
        coarse = view.coarse
        verb = at - 1
        while verb >= 0 and coarse[verb] not in ".;~:VMSR" and at - verb < 24:
            up, down = view.letters[verb] in self._up, view.letters[verb] in self._down
            if (up or down) and (
                coarse[verb] in "vG" or (coarse[verb] in "xN" and coarse[verb - 1 : verb] in ("", "C", "t", ";"))
            ):
                found = _OBJECT.match(coarse, verb + 1)
                if found is None or found.end(1) > at or any(c in "vV" for c in coarse[found.end(1) : at]):
                    return None
                return ("growth" if up else "reduction"), tidied(view.surface(*found.span(1)))
            verb -= 1
        return None

    def _deed_phrase(self, view: View, at: int) -> str | None:
        """`fit scanners at 12 gates` gives `fit scanners at gates`: a verb of doing, its object, and what it counts."""
        coarse = view.coarse
        verb = at - 1
        while verb >= 0 and coarse[verb] in "DAJNxPZLE'-":
            verb -= 1
        if verb < 0 or coarse[verb] != "v" or at - verb > 7:
            return None
        if view.letters[verb] in self._stative and view.letters[verb] not in self._deed:
            return None
        end = at + 1
        while end < len(coarse) and coarse[end] in "ONxJDPLZ'-BH" and end - at < 12:
            end += 1
        return tidied(phrase_of(view, (verb, end), [at]))


def _upto(view: View, figure: Figure, many: int) -> int:
    return min(len(view.coarse), figure.at + 1 + many)


def _named(view: View, figure: Figure) -> str | None:
    """`a GDP growth rate of Q`, `8 percent growth`: the phrase that the figure itself stands in."""
    coarse, at = view.coarse, figure.at
    if coarse[at - 1 : at] == "O" and at > 1:
        phrase = phrase_before(coarse, at - 1)
        text = tidied(view.surface(*phrase)) if phrase else ""
        if text and not _AIM.match(text) and not _SIGHTS.match(text):
            return text
    if figure.lead.unit_kind == "percent" and coarse[at + 1 : at + 2] in ("N", "x", "J"):
        phrase = phrase_after(coarse, at + 1)
        text = tidied(view.surface(*phrase)) if phrase else ""
        return text if _GROWS.search(text) else None
    return None


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
        return before in _KNOWN_SET
    if figure.why.startswith("figures.asked") and before == "of":
        return bool(_DEFINITE.search(view.surface(max(0, figure.at - 4), figure.at)))
    return (
        figure.lead.unit_kind == "money"
        and before in _OF_A_THING
        and view.coarse[figure.at + 1 : figure.at + 2] in ("N", "x", "J")
    )


def due_of(document: Annotated, view: View, figure: Figure) -> DateSpan | None:
    """The deadline of a figure: the next date behind it before another figure, else the last before it."""
    day, at = document.published_on, figure.at
    start, end = clause(view.coarse, at)
    dates = [(i, d) for i, d in dates_in(view, 0, len(view.coarse)) if d.timex_type != "SET" and not _is_base(view, i)]
    ahead = [(i, d) for i, d in dates if is_ahead(d, day)]
    for candidates in (ahead, dates if figure.why == "figures.against_target" else []):
        behind = [d for i, d in candidates if at < i < end and _is_next(view, at, i)]
        if behind:
            return behind[0]
        before = [(i, d) for i, d in candidates if i < at]
        near = [d for i, d in before if i >= start] or [d for i, d in before if is_limit(d) or _opens(view, i)]
        if near:
            return near[-1]
        late = [d for i, d in candidates if i > at and not _figure_between(view, at, i)]
        if late:
            return late[0]
        limits = [d for i, d in candidates if i > at and is_limit(d)]
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
    before = view.surface(max(0, figure.at - 8), figure.at)
    return (bool(_YEARLY.search(before)) and figure.level is None) or bool(_YEARLY.search(figure.measure))


def _comparator(view: View, figure: Figure) -> str | None:
    if figure.lead.comparator != "exact":
        return figure.lead.comparator
    if figure.lead.value_max is not None:
        return None
    before = view.surface(max(0, figure.at - 2), figure.at) if figure.at else ""
    if _EXCEED.search(before):
        return "at_least"
    return "at_most" if _BELOW.search(before) else "exact"
