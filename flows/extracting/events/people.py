"""Who took part: names of people and bodies in an interval of a sentence, each in its fullest form in the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.annotating.document import Annotated
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.events.lexicon import word
from flows.extracting.kinds import Draft

_PRONOUNS = frozenset(("he", "she"))


class Cast:
    """The people of a document. `officials` are the facts that the room of officials has found."""

    def __init__(self, document: Annotated, officials: Sequence[Draft]) -> None:
        self._document = document
        self._people = [s for s in document.names if isinstance(s, PersonSpan) and s.name]
        self._fullest = _fullest([p.name for p in self._people])
        self._by_word = _by_word(self._fullest.values())
        self._offices = [(_words(d.fields.get("position")), str(d.fields.get("name"))) for d in officials]

    def full(self, name: str) -> str:
        """Fullest form of a name in this document."""
        return self._fullest.get(name, name)

    def people(self, view: View, start: int, end: int, sentence: int) -> list[tuple[int, str]]:
        """People in an interval with their positions: by name, by office, or by pronoun."""
        found: list[tuple[int, str]] = []
        for at in range(max(0, start), min(end, len(view.letters))):
            name = self._at(view, at, sentence)
            if name and all(name != other for _, other in found):
                found.append((at, name))
        return found

    def _at(self, view: View, at: int, sentence: int) -> str | None:
        span = view.spans.get(at)
        if isinstance(span, PersonSpan):
            return self.full(span.name)
        if isinstance(span, PostSpan):
            return None if isinstance(view.spans.get(at + 1), PersonSpan) else self._in_office(view, at)
        if span is None:
            text = word(view, at)
            if text in _PRONOUNS:
                return self.last_before(sentence)
            if view.surface(at, at + 1)[:1].isupper():
                names = self._by_word.get(text)
                return next(iter(names)) if names and len(names) == 1 else None
        return None

    def _in_office(self, view: View, at: int) -> str | None:
        """The one person of the document whose office these words name."""
        if word(view, at - 1) in ("a", "an") or word(view, at + 1) in ("of", "for"):
            return None
        wanted = _words(view.surface(at, at + 1))
        names = {name for office, name in self._offices if wanted and wanted <= office}
        return next(iter(names)) if len(names) == 1 else None

    def last_before(self, sentence: int) -> str | None:
        """The person named first in the nearest earlier sentence that names one."""
        for number in range(sentence - 1, max(-1, sentence - 5), -1):
            view = self._document.views[number]
            for at in sorted(view.spans):
                if isinstance(view.spans[at], PersonSpan):
                    return self.full(view.spans[at].name)  # type: ignore[attr-defined]
        return None


def _words(text: object) -> frozenset[str]:
    return frozenset(w for w in str(text or "").lower().split() if w not in ("the", "of", "and", "for"))


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Each name with the longest name of the document that holds all its words."""
    ordered = sorted(set(names), key=lambda n: (-len(n.split()), names.index(n)))
    split = {name: frozenset(name.lower().split()) for name in ordered}
    return {name: next(other for other in ordered if split[name] <= split[other]) for name in ordered}


def _by_word(names: object) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in set(names):  # type: ignore[call-overload]
        parts = name.lower().split()
        for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
            found.setdefault(part, set()).add(name)
    return {part: frozenset(people) for part, people in found.items()}


def bodies(view: View, start: int, end: int) -> list[str]:
    """Names of bodies in an interval; a place stands for its authority where no body is named."""
    named = [s.name or view.tokens.surface(s.first, s.last) for _, s in _spans(view, start, end, OrganisationSpan)]
    return named or [s.name for _, s in _spans(view, start, end, PlaceSpan)]


def _spans(view: View, start: int, end: int, kind: type) -> list[tuple[int, OrganisationSpan | PlaceSpan]]:
    return [(at, span) for at, span in sorted(view.spans.items()) if start <= at < end and isinstance(span, kind)]
