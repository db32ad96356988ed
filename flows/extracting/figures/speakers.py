"""Who tells the figures of a sentence: `according to …`, `… said`, `data of …`."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.document import Annotated
from flows.annotating.rules import RuleSet
from flows.annotating.spans import NamedSpan, OrganisationSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.syntax import Interval, Syntax, syntax_of
from flows.extracting.figures.wording import tidy
from flows.extracting.figures.words import measure_words
from flows.resolving.in_document import Focus

SPEECH = "sources.speech"
_LONGEST = 5
_LONGEST_KIND = 4
#: `it` means a body told within so many tokens before.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Teller:
    """A source. `name` is empty where only a `word` points to one told before: `it`, `he`, `data`."""

    name: str
    rule: str = ""
    person: bool = False
    word: str = ""


class Speakers:
    """Finds the source in one sentence."""

    def __init__(self, rules: RuleSet, lexis: Lexis) -> None:
        self._rules = rules
        self._lexis = lexis

    def of(self, document: Annotated, view: View) -> Teller | None:
        """The source that a sentence tells or points to."""
        return self._by_rule(document, view) or self._by_verb(document, view)

    def _by_rule(self, document: Annotated, view: View) -> Teller | None:
        for match in self._rules.matches(view):
            found = self._who(document, view, match.roles["source"], match.rule.id)
            if found is not None:
                return found
        return None

    def _by_verb(self, document: Annotated, view: View) -> Teller | None:
        if self._lexis.attest.isdisjoint(view.letters):
            return None
        syntax, pointing = syntax_of(view.coarse), None
        for at, letter in enumerate(view.letters):
            if letter not in self._lexis.attest or not _is_verb(view.coarse, at) or _is_passive(view, syntax, at):
                continue
            found = self._subject(document, view, syntax, at) or _behind(document, view, syntax.after(at + 1))
            if found is not None and found.name:
                return found
            pointing = pointing or found
        return pointing

    def _subject(self, document: Annotated, view: View, syntax: Syntax, verb: int) -> Teller | None:
        before = syntax.group_start(verb) - 1
        if before >= 0 and view.coarse[before] == "I":
            return self._who(document, view, (before, before + 1), SPEECH)
        subject = syntax.subject(verb)
        if subject is not None and view.coarse[max(0, subject[0] - 2) : subject[0] + 1] == "H,B":
            subject = subject[0] - 2, subject[0] - 1
        return self._who(document, view, subject, SPEECH) if subject is not None else None

    def _who(self, document: Annotated, view: View, interval: Interval, rule: str) -> Teller | None:
        """The person or body of a phrase; `SBP data` is of SBP, `the data` points back; else the phrase itself."""
        found = _resolved(document, view, interval, rule)
        if found is not None:
            return found
        start, end = interval
        if view.coarse[start:end] == "I":
            return _pointing(document, view, start, rule)
        head = next((at for at in range(end - 1, start - 1, -1) if view.letters[at] in self._lexis.source_noun), None)
        if head is None or self._is_part_of_name(view, interval, head):
            return self._kind(view, interval, rule)
        if any(view.coarse[at] == "O" for at in range(head, end)):
            return None
        owner = (start, head - (head > start and view.coarse[head - 1] == "'"))
        while owner[1] > owner[0] and view.coarse[owner[1] - 1] in "DJGV":
            owner = owner[0], owner[1] - 1
        if owner[0] == owner[1]:
            return Teller("", word="data")
        named = _resolved(document, view, owner, rule) or self._kind(view, owner, rule)
        return named if named is None or not named.name.islower() or " " in named.name else None

    def _is_part_of_name(self, view: View, interval: Interval, head: int) -> bool:
        """`Statistics Norland`, `the statistics office`: a noun of data that is part of what a body is called."""
        start, end = interval
        if head == end - 1:
            return False
        if self._lexis.is_agent(view, start, end):
            return True
        return head == start and _is_name(view, interval, view.surface(start, end))

    def _kind(self, view: View, interval: Interval, rule: str) -> Teller | None:
        """`local authorities`, `the cabinet`, `GLOBOCAN`: who acts, or a name that no lexicon knows."""
        start, end = max(interval[0], view.coarse.rfind("'", *interval) + 1), interval[1]
        if end - start > _LONGEST_KIND or any(c in "I,CTUW" for c in view.coarse[start:end]) or end == start:
            return None
        if "Q" in view.coarse[max(0, start - 1) : end] or view.coarse[max(0, start - 2) : start] == "QO":
            return None  # `40 percent of people found work`: the people are counted
        if view.coarse[end - 1] in "LB" or view.letters[end - 1] in self._lexis.yardstick:
            return None
        text = tidy(view.surface(start, end))
        if text in measure_words().lands:
            return None  # `the country reported 40 cases`: where, not by whom
        if not text or not (
            text.isupper() or self._lexis.is_agent(view, start, end) or _is_name(view, (start, end), text)
        ):
            return None
        return Teller(text, rule)


def _is_name(view: View, interval: Interval, text: str) -> bool:
    """`TurkStat`, `Statistics Norland`: capitals without an article that no lexicon knows.

    The first word of a sentence may be any noun.
    """
    words = text.split()
    if not all(word[:1].isupper() for word in words) or "D" in view.coarse[max(0, interval[0] - 1) : interval[1]]:
        return False
    return interval[0] > 0 or len(words) > 1 or any(c.isupper() for c in text[1:])


def _is_verb(coarse: str, at: int) -> bool:
    """`the ministry reports.` ends with its verb, `firms believe`; elsewhere a form that may be a noun is one."""
    if coarse[at] == "v":
        return coarse[at - 1 : at] in tuple("NxZA") and at > 0
    return coarse[at] == "V" or (coarse[at] == "x" and coarse[at + 1 : at + 2] in (".", ",", "h", ""))


def _pointing(document: Annotated, view: View, at: int, rule: str) -> Teller | None:
    """What a pronoun points to: `it` means the body told last, if one is near; else whoever told figures before."""
    word = view.surface(at, at + 1).lower()
    focus = document.derived.get("focus")
    if word == "it" and isinstance(focus, Focus):
        body = focus.body_before(view.first[at], None, _NEAR)
        if body is not None:
            return Teller(body.name, rule)
    return Teller("", word=word) if word in ("he", "she", "it", "they") else None


def _is_passive(view: View, syntax: Syntax, verb: int) -> bool:
    """`is estimated`, `have been found`: what stands before is no source."""
    return any(view.surface(at, at + 1).lower() in _BE for at in range(syntax.group_start(verb), verb))


_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


def _behind(document: Annotated, view: View, interval: Interval | None) -> Teller | None:
    """`…, said survey coordinator Adriana`: only a name may stand behind the verb."""
    if interval is None or not any(view.coarse[at] in "HZ" for at in range(*interval)):
        return None
    return _resolved(document, view, interval, SPEECH)


def _resolved(document: Annotated, view: View, interval: Interval, rule: str) -> Teller | None:
    """The fullest name of the person or body that an interval names or means."""
    focus = document.derived.get("focus")
    known = focus if isinstance(focus, Focus) else Focus()
    bodies: str | None = None
    for at in range(*interval):
        span = view.spans.get(at)
        if isinstance(span, PersonSpan):
            entity = known.entity_of(span)
            return Teller(entity.name if entity is not None else span.name, rule, person=True)
        if isinstance(span, OrganisationSpan) and bodies is None:
            body = known.body(view.tokens, span.first, span.last)
            bodies = body.name if body is not None else span.name or view.surface(at, at + 1)
        if isinstance(span, PostSpan):
            holder = known.person(view.tokens, span.first, span.last)
            if holder is not None:
                return Teller(holder.name, rule, person=True)
    if bodies is not None:
        return Teller(bodies, rule)
    if any(isinstance(view.spans.get(at), NamedSpan) for at in range(*interval)):
        return None
    return _meant(known, view, interval, rule)


def _meant(focus: Focus, view: View, interval: Interval, rule: str) -> Teller | None:
    """`he`, `the minister`, `the ministry`, a surname alone."""
    first, last = view.first[interval[0]], view.first[interval[1]]
    if last - first > _LONGEST:
        return None
    person = focus.person(view.tokens, first, last)
    if person is not None:
        return Teller(person.name, rule, person=True)
    body = focus.body(view.tokens, first, last)
    return Teller(body.name, rule) if body is not None else None
