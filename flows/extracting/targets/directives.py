"""Directives and dated targets: what somebody asks for, with addressee, content and deadline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.rules import Match, RuleSet
from flows.annotating.spans import DateSpan, NamedSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.figures.measure import tidy
from flows.extracting.figures.phrases import Interval, phrase_after, subject_of, verb_group
from flows.extracting.kinds import Draft
from flows.extracting.targets.due import due_fields

_LONGEST = 40
_PEOPLE = "HBZILN"


class Directives:
    """Reads directives by rules with prefix `targets`; one a sentence."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def read(self, document: Annotated) -> Iterator[Draft]:
        """Directives and dated targets of a document, at most one a sentence."""
        for number, view in enumerate(document.views):
            if document.clean.sentences[number].kind in ("headline", "heading"):
                continue
            draft = self._sentence(document, number, view)
            if draft is not None:
                yield draft

    def _sentence(self, document: Annotated, number: int, view: View) -> Draft | None:
        for match in self._rules.matches(view):
            content = _content(view, match)
            if content is None:
                continue
            issuer, actor = _people(document, number, view, match)
            if match.rule.set["form"] == "must" and issuer is None:
                continue
            text = tidy(view.surface(*content))
            if len(text.split()) < 2:
                continue
            fields: dict[str, Any] = {"kind": "directive", "description": text, "issuer": issuer, "actor": actor}
            due = _deadline(document, view, content)
            if due is not None:
                fields |= {"kind": "dated", **due_fields(due)}
            start, end = min(match.start, content[0]), max(match.end, content[1])
            return Draft(match.rule.id, number, view.first[start], view.first[end], fields)
        return None


def _content(view: View, match: Match) -> Interval | None:
    form = match.rule.set["form"]
    coarse = view.coarse
    start = match.end
    if form in ("to", "is"):
        start = match.end - 1
    elif form == "noun":
        start = match.end - 1 if coarse[match.end - 1] == "G" else match.end
    elif form == "must":
        subject = subject_of(coarse, match.start)
        start = subject[0] if subject else verb_group(coarse, match.start)[0]
    end = start
    while end < len(coarse) and end - start < _LONGEST and coarse[end] not in ".;~":
        end += 1
    if form == "must":
        end = _before_speech(view, start, end)
    return (start, end) if end > start else None


def _before_speech(view: View, start: int, end: int) -> int:
    """A trailing `he said` is no content."""
    for at in range(end - 1, start, -1):
        if view.coarse[at] in ',"' and any(c in "IHBZ" for c in view.coarse[at:end]) and "V" in view.coarse[at:end]:
            return at if end - at <= 8 else end
    return end


def _people(document: Annotated, number: int, view: View, match: Match) -> tuple[str | None, str | None]:
    form = match.rule.set["form"]
    coarse = view.coarse
    if form == "is":
        return _carried(document, number), _name(view, subject_of(coarse, match.start))
    if form == "must":
        return _speaker(document, number, view), None
    issuer = _name(view, subject_of(coarse, match.start))
    if issuer is None or coarse[max(0, match.start - 1)] == "I":
        issuer = _carried(document, number)
    if issuer is not None:
        document.derived[("speaker", number)] = issuer
    actor = None
    if form == "to":
        at = match.start + 1
        while at < len(coarse) and coarse[at] in "PA":
            at += 1
        actor = _name(view, phrase_after(coarse, at, listed=True))
    return issuer, actor


def _name(view: View, interval: Interval | None) -> str | None:
    if interval is None:
        return None
    for at in range(*interval):
        span = view.spans.get(at)
        if isinstance(span, NamedSpan) and span.type == "person":
            return span.name
    for at in range(*interval):
        span = view.spans.get(at)
        if isinstance(span, NamedSpan | PostSpan):
            break
    return tidy(view.surface(*interval)) or None


def _carried(document: Annotated, number: int) -> str | None:
    """The last speaker told in the document before a sentence."""
    for earlier in range(number - 1, -1, -1):
        known = document.derived.get(("speaker", earlier)) or document.derived.get(("source", earlier), (None,))[0]
        if known:
            return str(known)
    return None


def _speaker(document: Annotated, number: int, view: View) -> str | None:
    known = document.derived.get(("source", number), (None,))[0]
    if known:
        return str(known)
    letters = view.coarse
    if "I" in letters and any(w in view.surface(0, len(letters)) for w in (" he said", " she said", ", he ", ", she ")):
        return _carried(document, number)
    return None


def _deadline(document: Annotated, view: View, content: Interval) -> DateSpan | None:
    """A date of the content that lies ahead."""
    day = document.published_on
    for at in range(*content):
        span = view.spans.get(at)
        if not isinstance(span, DateSpan) or span.end_date is None or span.timex_type != "DATE":
            continue
        if day is None or span.end_date >= day:
            return span
    return None
