"""Who asks and who is to do it: phrases of a sentence resolved to the people and bodies of the document."""

from __future__ import annotations

import re

from flows.annotating.document import Annotated
from flows.annotating.spans import NamedSpan, OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.measure import tidy
from flows.extracting.figures.phrases import Interval, phrase_after
from flows.extracting.targets.clauses import is_passive
from flows.extracting.targets.subjects import AGENTS, according_to, heads, subject_before
from flows.resolving.in_document import Focus

_PRONOUNS = frozenset(("he", "she", "him", "her", "himself", "herself"))
_GROUP = frozenset(
    (
        "it",
        "they",
        "them",
        "we",
        "i",
        "us",
        "me",
        "you",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "there",
        "what",
    )
)
_NEAR = 3
_FARTHEST = 8
_LONGEST = 14
#: A phrase of more words is hardly `the ministry`.
_SHORT = 6


class CastWords:
    """Letters of the words that tell who speaks and who can act."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.say = re.compile(f"[{vocabulary.letters('say|order_to|order_that|promise')}]")
        self.agents = frozenset(vocabulary.letters(AGENTS))
        self.speaking = frozenset(vocabulary.letters("speaker_noun"))
        self.holders = frozenset(vocabulary.letters("holder_noun"))
        self.territories = frozenset(vocabulary.letters("territory_noun"))


class Cast:
    """Resolves phrases of one document."""

    def __init__(self, document: Annotated, words: CastWords) -> None:
        self._document = document
        self._say, self._agents, self._speaking = words.say, words.agents, words.speaking
        self._holders, self._territories = words.holders, words.territories
        focus = document.derived.get("focus")
        self._focus = focus if isinstance(focus, Focus) else Focus()
        self._numbers = {id(view): number for number, view in enumerate(document.views)}
        self._names: dict[tuple[int, int], str | None] = {}
        self._issuers: dict[int, str | None] = {}
        self._speakers: dict[int, str | None] = {}

    def name(self, view: View, interval: Interval | None) -> str | None:
        """A person's fullest name, else a body's, else the phrase itself; None for a pronoun that stays open."""
        if interval is None or interval[1] <= interval[0]:
            return None
        key = view.first[interval[0]], view.first[interval[1]]
        if key not in self._names:
            self._names[key] = self._name(view, interval)
        return self._names[key]

    def _name(self, view: View, interval: Interval) -> str | None:
        for at in range(*interval):
            span = view.spans.get(at)
            if isinstance(span, PersonSpan):
                return self._person(span)
        return self._titled(view, interval) or self._body(view, interval) or self._phrase(view, interval)

    def note(self, number: int, issuer: str | None) -> None:
        """Remember who asked in a sentence."""
        if issuer:
            self._issuers[number] = issuer

    def asked(self, number: int) -> bool:
        """Whether somebody asked for something in a sentence."""
        return number in self._issuers

    def speaker(self, number: int) -> str | None:
        """Who says what stands in a sentence, told in it."""
        if number not in self._speakers:
            self._speakers[number] = self._speaker(self._document.views[number])
        return self._speakers[number]

    def _speaker(self, view: View) -> str | None:
        """Somebody named who says it, else `the ministry` that does, else whom `according to` names."""
        unnamed: str | None = None
        for found in self._say.finditer(view.letters):
            at = found.start()
            if view.coarse[at] not in "Vxv" or is_passive(view, at):
                continue
            for interval in (subject_before(view.coarse, at), _behind(view.coarse, at)):
                name = self.named(view, interval)
                if name:
                    return name
                unnamed = unnamed or self._unnamed(view, interval)
        return self.named(view, according_to(view)) or unnamed

    def _unnamed(self, view: View, interval: Interval | None) -> str | None:
        """`the ministry`, `officials`: a phrase that speaks for itself."""
        if interval is None or interval[1] - interval[0] > _SHORT:
            return None
        turned = heads(view.coarse, interval)
        return self.name(view, interval) if turned and view.letters[turned[0]] in self._speaking else None

    def first_person(self, number: int) -> str | None:
        """Whoever says `I` or `we`: who speaks in the sentence or spoke last, else the first person of the document."""
        told = self.speaker(number) or self.carried(number)
        return told or (self._focus.people[0].name if self._focus.people else None)

    def carried(self, number: int, reach: int = _FARTHEST) -> str | None:
        """Who asked or spoke last before a sentence."""
        for earlier in range(number - 1, max(number - 1 - reach, -1), -1):
            name = self._issuers.get(earlier) or self.speaker(earlier)
            if name is None and number - earlier <= _NEAR:
                name = self.doer(earlier)
            if name:
                return name
        return None

    def doer(self, number: int) -> str | None:
        """The person or office that is the subject of a sentence."""
        view = self._document.views[number]
        if not any(isinstance(span, PersonSpan | PostSpan) for span in view.spans.values()):
            return None
        for verb, mark in enumerate(view.coarse):
            subject = subject_before(view.coarse, verb) if mark in "VM" else None
            if subject and any(isinstance(view.spans.get(i), PersonSpan | PostSpan) for i in range(*subject)):
                return self.name(view, subject)
        return None

    def human(self, view: View, interval: Interval | None) -> str | None:
        """The name of a phrase that is somebody who can act, whether named or not."""
        if interval is None:
            return None
        found = self.named(view, interval)
        if found is None and any(view.letters[at] in self._agents for at in heads(view.coarse, interval)):
            return self.name(view, interval)
        return found

    def named(self, view: View, interval: Interval | None) -> str | None:
        """The name of a phrase that is a person, office, body or pronoun."""
        if interval is None:
            return None
        for at in range(*interval):
            if isinstance(view.spans.get(at), PersonSpan | PostSpan | OrganisationSpan):
                return self.name(view, interval)
        if interval[1] - interval[0] == 1 and view.coarse[interval[0]] == "I":
            return self._titled(view, interval)
        word = view.surface(*interval)
        if interval[1] - interval[0] <= 2 and word[:1].isupper():
            person = self._focus.person(view.tokens, view.first[interval[0]], view.first[interval[1]])
            return person.name if person else None
        return None

    def _person(self, span: PersonSpan) -> str:
        entity = self._focus.entity_of(span)
        return entity.name if entity else span.name

    def _titled(self, view: View, interval: Interval) -> str | None:
        """A person meant by an office, a pronoun or a short name."""
        start, end = interval
        words = view.surface(start, end).lower().split()
        if len(words) == 1 and words[0] in _PRONOUNS:
            return self._pronoun(view, interval, words[0])
        posts = [i for i in range(start, end) if isinstance(view.spans.get(i), PostSpan)]
        single = end - start <= 3 and view.coarse[end - 1] == "N" and view.surface(end - 1, end)[:1].isupper()
        if len(posts) != 1 and not single and not (end - start <= 4 and view.letters[end - 1] in self._holders):
            return None
        post = view.spans.get(posts[0]) if posts else None
        if isinstance(post, PostSpan) and post.plural:
            return None
        person = self._focus.person(view.tokens, view.first[start], view.first[end])
        return person.name if person else self._introduced(view, interval) or self._only_one(view, interval, post)

    def _pronoun(self, view: View, interval: Interval, word: str) -> str | None:
        """Who `he` is: who asked or spoke right before, else whom the document has in focus, else who spoke last."""
        number = self._numbers.get(id(view), -1)
        last = self._before(number, 2, word)
        if last is None:
            person = self._focus.person(view.tokens, view.first[interval[0]], view.first[interval[1]])
            last = person.name if person else self._before(number, _FARTHEST, word)
        return last

    def _before(self, number: int, reach: int, word: str) -> str | None:
        """The person who asked or spoke last before a sentence, where a pronoun does not speak against it."""
        gender = "she" if word.startswith(("she", "her")) else "he"
        for earlier in range(number - 1, max(number - 1 - reach, -1), -1):
            name = self._issuers.get(earlier) or self._speakers.get(earlier)
            person = next((p for p in self._focus.people if p.name == name), None) if name else None
            if person is not None:
                return person.name if person.gender in (None, gender) else None
        return None

    def _introduced(self, view: View, interval: Interval) -> str | None:
        """`the Senior General`: the person before whose name these very words have stood."""
        words = view.surface(*interval).removeprefix("the ").removeprefix("The ").split()
        at, tokens = view.first[interval[0]], view.tokens
        if not words or not all(w[:1].isupper() for w in words):
            return None
        for span in self._document.names:
            if isinstance(span, PersonSpan) and span.first < at:
                before = [tokens.word(i) for i in range(max(0, span.first - len(words)), span.first)]
                if before == words or (span.honorific or "").split() == words:
                    return self._person(span)
        return None

    def _only_one(self, view: View, interval: Interval, post: object) -> str | None:
        """`the President` in a document that has named one person only, whose office it does not tell."""
        people = [p for p in self._focus.people if p.mentions and p.mentions[0] < view.first[interval[0]]]
        alone = len(people) == 1 and not people[0].offices
        return people[0].name if alone and isinstance(post, PostSpan) and view.coarse[interval[0]] == "D" else None

    def _body(self, view: View, interval: Interval) -> str | None:
        start, end = interval
        spans = [view.spans.get(i) for i in range(start, end)]
        bodies = [s for s in spans if isinstance(s, OrganisationSpan)]
        named = [s for s in spans if isinstance(s, NamedSpan)]
        if len(bodies) == 1 and len(named) == 1 and "C" not in view.coarse[start:end]:
            return bodies[0].name
        if any(isinstance(s, NamedSpan) for s in spans) or end - start > 3:
            return None
        words = view.surface(start, end).lower().split()
        if words and view.letters[end - 1] in self._territories:
            return self._territory(view, interval, words[-1])
        body = self._focus.body(view.tokens, view.first[start], view.first[end])
        return body.name if body and view.coarse[start] == "D" else None

    def _territory(self, view: View, interval: Interval, noun: str) -> str | None:
        """`the city`: the place that the document names as one, else the first that it names."""
        at = view.first[interval[0]]
        places = [s for s in self._document.names if isinstance(s, PlaceSpan) and s.first < at]
        tokens = view.tokens
        told = [p for p in places if p.last < len(tokens) and tokens.word(p.last).lower() == noun]
        chosen = told or places[:1]
        return chosen[-1].name if chosen else None

    def _phrase(self, view: View, interval: Interval) -> str | None:
        start, end = interval
        text = tidy(view.surface(start, min(end, start + _LONGEST)))
        if text.lower() in _GROUP or text.lower() in _PRONOUNS:
            return None
        return text or None


def _behind(coarse: str, verb: int) -> Interval | None:
    """The subject behind its verb: `said Minister X`."""
    if coarse[verb - 1 : verb] not in ('"', ","):
        return None
    return phrase_after(coarse, verb + 1) or ((verb + 1, verb + 2) if coarse[verb + 1 : verb + 2] == "I" else None)
