"""Who took part: names of people and bodies in an interval of a sentence, each in its fullest form in the document."""

from __future__ import annotations

import re

from flows.annotating.document import Annotated
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.events.lexicon import word
from flows.resolving.in_document import Focus

#: `Central Committee (CC)'s Commission`: the short name is no part of the body's.
_SHORT_NAME = re.compile(r" \([A-Z][A-Z&-]{1,9}\)")
#: Behind `the minister` these words name whose minister it is: not the one in focus.
_OF = frozenset(("of", "for"))


class CastReader:
    """Makes the cast of a document; knows which letters may stand for a person."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._anybody = re.compile(f"[{vocabulary.letters('person|post|pron_person|cap&unknown')}]")
        self._persons = frozenset(vocabulary.letters("person"))

    def of(self, document: Annotated) -> Cast:
        """The cast of a document, with the focus that the room of officials has left, or one of its own."""
        focus = document.derived.get("focus")
        return Cast(document, focus if isinstance(focus, Focus) else _focus(document), self._anybody)


class Cast:
    """The people and bodies of a document."""

    def __init__(self, document: Annotated, focus: Focus, anybody: re.Pattern[str]) -> None:
        self._document = document
        self._focus = focus
        self._anybody = anybody
        #: Speakers by number of sentence, once they are found.
        self.speakers: dict[int, list[str]] = {}
        self._words = {part.lower() for person in focus.people for part in person.name.split()} | {"he", "she", "him"}
        self._known: dict[tuple[int, int], str | None] = {}

    def people(self, view: View, start: int, end: int) -> list[tuple[int, str]]:
        """People in an interval with their positions: by name, by office, or by pronoun."""
        found: list[tuple[int, str]] = []
        for hit in self._anybody.finditer(view.letters, max(0, start), end):
            name = self.person_at(view, hit.start())
            if name and all(name != other for _, other in found):
                found.append((hit.start(), name))
        return found

    def places_of_people(self, view: View) -> list[int]:
        """Positions that may name a person."""
        return [hit.start() for hit in self._anybody.finditer(view.letters)]

    def person_at(self, view: View, at: int) -> str | None:
        """Fullest name of the person whom a position names, None where it names nobody or more than one."""
        first, last = view.first[at], view.first[at + 1]
        key = (first, last)
        if key not in self._known:
            self._known[key] = self._resolved(view, at, first, last)
        return self._known[key]

    def _resolved(self, view: View, at: int, first: int, last: int) -> str | None:
        span = view.spans.get(at)
        if isinstance(span, PostSpan):
            if isinstance(view.spans.get(at + 1), PersonSpan) or word(view, at - 1) in ("a", "an"):
                return None
            if word(view, at + 1) in _OF or view.coarse[at + 1 : at + 2] == "N":
                return None
            if view.coarse[at + 1 : at + 2] == "," and view.coarse[at - 1 : at] != "D":
                return None
        elif (span is None and word(view, at) not in self._words) or (
            span is None and at > 0 and view.coarse[at - 1] in "NZL" and view.coarse[at] == "N"
        ):
            return None
        person = self._focus.person(view.tokens, first, last)
        return person.name if person is not None else None

    def body(self, view: View, start: int, end: int) -> str | None:
        """The body that `the committee` stands for."""
        found = self._focus.body(view.tokens, view.first[start], view.first[end])
        return found.name if found is not None else None


def _focus(document: Annotated) -> Focus:
    """Everybody named, in the order of the text; offices stay unknown."""
    focus, sentence = Focus(), 0
    for span in document.names:
        if isinstance(span, PersonSpan):
            opening = sentence < len(document.sentences) and span.first >= document.sentences[sentence][0]
            focus.add(span, subject=opening)
            while sentence < len(document.sentences) and document.sentences[sentence][0] <= span.first:
                sentence += 1
        elif isinstance(span, OrganisationSpan):
            focus.add(span)
    return focus


def bodies(view: View, start: int, end: int) -> list[str]:
    """Names of bodies in an interval; a place stands for its authority where no body is named."""
    named = [s.name for at, s in sorted(view.spans.items()) if start <= at < end and isinstance(s, OrganisationSpan)]
    named = [_SHORT_NAME.sub("", name) for name in named]
    return named or [s.name for at, s in sorted(view.spans.items()) if start <= at < end and isinstance(s, PlaceSpan)]
