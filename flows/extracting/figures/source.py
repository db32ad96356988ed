"""Whom a figure is from: `according to …`, `… said`, and the speaker of the sentence before."""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.annotating.rules import RuleSet
from flows.annotating.spans import NamedSpan, OrganisationSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.model import Figure
from flows.extracting.figures.syntax import Interval, syntax_of
from flows.extracting.kinds import Kit
from flows.resolving.in_document import Focus

#: A speaker is carried on over so many sentences at most.
_REACH = 6
_SPEECH = "sources.speech"
_OPENING = ("“", '"', "«", "‘")


class Sources:
    """Fills `attributed_to` of figures by rules with prefix `sources` and by verbs of saying."""

    def __init__(self, kit: Kit, lexis: Lexis) -> None:
        self._rules: RuleSet = kit.rule_set("sources")
        self._say = lexis.say

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """The source told in the sentence, else the one who spoke before in the same block or speech."""
        found = self._told(document, number) or self._carried(document, number)
        if found is not None:
            figure.attributed_to, figure.source_rule = found

    def _told(self, document: Annotated, number: int) -> tuple[str, str] | None:
        key = ("source", number)
        if key not in document.derived:
            view = document.views[number]
            document.derived[key] = self._by_rule(document, view) or self._by_verb(document, view)
        found: tuple[str, str] | None = document.derived[key]
        return found

    def _carried(self, document: Annotated, number: int) -> tuple[str, str] | None:
        sentences = document.clean.sentences
        block, step = sentences[number].block, 0
        text = document.sentence_text(number)
        for earlier in range(number - 1, max(-1, number - 1 - _REACH), -1):
            crossed = sentences[earlier].block != block
            if crossed and not (text.startswith(_OPENING) or _opens_speech(document, earlier)):
                return None
            if crossed:
                step += 1
                if step > 1 and not text.startswith(_OPENING):
                    return None
                block = sentences[earlier].block
            found = self._told(document, earlier)
            if found is not None:
                return found[0], ""
        return None

    def _by_rule(self, document: Annotated, view: View) -> tuple[str, str] | None:
        for match in self._rules.matches(view):
            start, end = match.roles["source"]
            name = _resolved(document, view, (start, end))
            if name:
                return name, match.rule.id
        return None

    def _by_verb(self, document: Annotated, view: View) -> tuple[str, str] | None:
        if self._say.isdisjoint(view.letters):
            return None
        syntax = syntax_of(view.coarse)
        for at, letter in enumerate(view.letters):
            if letter not in self._say or not _is_verb(view.coarse, at):
                continue
            if view.coarse[at - 1 : at] == "I":
                name = _resolved(document, view, (at - 1, at))
            else:
                subject = syntax.subject(at)
                name = _resolved(document, view, subject) if subject else None
            name = name or _behind(document, view, syntax.after(at + 1))
            if name:
                return name, _SPEECH
        return None


def _is_verb(coarse: str, at: int) -> bool:
    """`the ministry reports.` ends with its verb; elsewhere a form that may be a noun is one."""
    return coarse[at] == "V" or (coarse[at] == "x" and coarse[at + 1 : at + 2] in (".", ",", "h", ""))


def _behind(document: Annotated, view: View, interval: Interval | None) -> str | None:
    """`…, said survey coordinator Adriana`: only a name may stand behind the verb."""
    if interval is None or not any(view.coarse[at] in "HZ" for at in range(*interval)):
        return None
    return _resolved(document, view, interval)


def _opens_speech(document: Annotated, number: int) -> bool:
    """Whether a sentence gives somebody the word with a colon: `… stated: Since the merger …`."""
    view = document.views[number]
    colon = view.coarse.find(":")
    return colon > 0 and view.coarse[colon - 1] in "VxG"


def _resolved(document: Annotated, view: View, interval: Interval) -> str | None:
    """The fullest name of the person or body that an interval names or means."""
    focus = document.derived.get("focus")
    known = focus if isinstance(focus, Focus) else Focus()
    bodies: str | None = None
    for at in range(*interval):
        span = view.spans.get(at)
        if isinstance(span, PersonSpan):
            entity = known.entity_of(span)
            return entity.name if entity is not None else span.name
        if isinstance(span, OrganisationSpan) and bodies is None:
            bodies = span.name or view.surface(at, at + 1)
        if isinstance(span, PostSpan):
            holder = known.person(view.tokens, span.first, span.last)
            if holder is not None:
                return holder.name
    if bodies is not None:
        return bodies
    if any(isinstance(view.spans.get(at), NamedSpan) for at in range(*interval)):
        return None
    return _meant(known, view, interval)


def _meant(focus: Focus, view: View, interval: Interval) -> str | None:
    """`he`, `the minister`, `the ministry`, a surname alone."""
    first, last = view.first[interval[0]], view.first[interval[1]]
    if last - first > _LONGEST:
        return None
    person = focus.person(view.tokens, first, last)
    if person is not None:
        return person.name
    body = focus.body(view.tokens, first, last)
    return body.name if body is not None else None


_LONGEST = 5
