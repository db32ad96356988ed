"""People, offices, bodies and places: found together, since they compete for the same capitals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.annotating.names.bodies import BodyGrammar
from flows.annotating.names.gazetteer import gazetteer, key
from flows.annotating.names.hits import Hit, country_of, entry_for, gazetteer_hits, settle
from flows.annotating.names.letters import NATION, ORGANISATION, PERSON, PLACE, Sets, word_classes
from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.names.people import PeopleGrammar
from flows.annotating.names.posts import PostGrammar
from flows.annotating.names.runs import Run, Runs
from flows.annotating.spans import NamedSpan, OrganisationSpan, PersonSpan, PlaceSpan, PostSpan, Span
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

__all__ = ["NamesAnnotator", "word_classes"]

_MARKS = {"place": PLACE, "nation": NATION, "organisation": ORGANISATION}
_Marked = tuple[int, int, str]


class NamesAnnotator:
    """Finds people, offices, bodies and places in one pass over a document's tokens."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lexicon = name_lexicon()
        self._sets = Sets(vocabulary)
        self._gazetteer = gazetteer()
        self._runs = Runs(self._sets, lexicon)
        self._bodies = BodyGrammar(self._sets)
        self._posts = PostGrammar(self._sets, lexicon)
        self._people = PeopleGrammar(self._sets, lexicon)

    def find(self, tokens: Tokens, sentences: Sequence[tuple[int, int]], taken: Sequence[Span] = ()) -> list[Span]:
        """Spans in order of their start; an office holds its body, other spans do not overlap.

        `sentences` are half-open token intervals that no name crosses; `taken` are spans found before.
        """
        breaks = frozenset(first for first, _ in sentences)
        hits = gazetteer_hits(tokens, self._gazetteer, self._sets, breaks)
        runs, hits = settle(tokens, self._runs.find(tokens, breaks), hits, self._runs, self._sets)
        country = country_of(hits)
        runs, places = self._things(tokens, runs)
        people = [r for r in runs if r.evidence]
        marks: list[_Marked] = [(h.first, h.last, _MARKS[h.kind]) for h in hits]
        marks += [(r.first, r.last, PERSON) for r in people] + [(first, last, PLACE) for first, last in places]
        work = _mark(tokens.letters, marks)
        bodies = self._body_spans(tokens, self._bodies.find(tokens, work, breaks), country)
        work = _mark(work, [(b.first, b.last, ORGANISATION) for b in bodies])
        named: list[NamedSpan] = [*bodies, *self._place_spans(tokens, hits, places, work)]
        nations = {h.first: self._nation(tokens, h) for h in hits if h.kind == "nation" and work[h.first] == "D"}
        posts = self._posts.find(tokens, work, breaks, nations | {s.first: s for s in named})
        persons = self._person_spans(tokens, runs, posts, work, breaks)
        spans: list[Span] = [*named, *posts, *persons]
        return sorted(spans, key=lambda s: (s.first, -s.last))

    def _things(self, tokens: Tokens, runs: list[Run]) -> tuple[list[Run], list[tuple[int, int]]]:
        """People's names that are streets, schools or prizes are no people; those that are places, as intervals."""
        kept, places = [], []
        sets, letters = self._sets, tokens.letters
        for run in runs:
            after = letters[run.last : run.last + 1]
            if after and after in sets.thing:
                if after in sets.place_head:
                    places.append((run.first, run.last + 1))
                elif not run.evidence:
                    continue
                continue
            if after and after in sets.place_head and letters[run.first - 1 : run.first] not in sets.honorific:
                places.append((run.first, run.last))
                continue
            kept.append(run)
        return kept, places

    def _body_spans(
        self, tokens: Tokens, intervals: Iterable[tuple[int, int]], country: str | None
    ) -> list[OrganisationSpan]:
        spans = []
        for first, last in intervals:
            name = tokens.surface(first, last)
            entries = self._gazetteer.entries.get(name)
            entry = entry_for(entries, country) if entries else self._gazetteer.canonical.get(key(name))
            if entry is not None and (entry.kind != "organisation" or (entry.local and entry.country != country)):
                entry = None
            spans.append(
                OrganisationSpan(
                    first, last, tokens.starts[first], tokens.end(last), name=name,
                    canonical=entry.name if entry else None,
                )
            )  # fmt: skip
        return spans

    def _place_spans(
        self, tokens: Tokens, hits: Iterable[Hit], places: Iterable[tuple[int, int]], work: str
    ) -> list[PlaceSpan]:
        found = [
            PlaceSpan(
                h.first, h.last, tokens.starts[h.first], tokens.end(h.last), name=tokens.surface(h.first, h.last),
                entry=h.entries[0].name, country=h.entries[0].country,
            )
            for h in hits
            if h.kind == "place" and work[h.first] == "P"
        ]  # fmt: skip
        for first, last in places:
            if work[first] == "P":
                name = tokens.surface(first, last)
                found.append(PlaceSpan(first, last, tokens.starts[first], tokens.end(last), name=name))
        return found

    @staticmethod
    def _nation(tokens: Tokens, hit: Hit) -> NamedSpan:
        entry = hit.entries[0]
        return NamedSpan(hit.first, hit.last, tokens.starts[hit.first], tokens.end(hit.last), name=entry.name)

    def _person_spans(
        self, tokens: Tokens, runs: Sequence[Run], posts: Sequence[PostSpan], work: str, breaks: frozenset[int]
    ) -> list[PersonSpan]:
        ends, starts = {p.last: p for p in posts}, {p.first: p for p in posts}
        inside = {i for p in posts for i in range(p.first, p.last)}
        spans: list[PersonSpan] = []
        singles: list[Run] = []
        floor = 0
        for run in runs:
            if work[run.first] in "OoPp" or run.first in inside:
                continue
            back = self._floor(run, floor, inside)
            if (
                run.evidence
                or self._people.titled(tokens, run, ends, back, breaks)
                or self._people.apposed(tokens, run, starts, breaks)
                or self._people.appointed(tokens, run, starts)
                or self._people.listed(tokens, run, spans[-1] if spans else None)
            ):
                spans.append(self._people.span(tokens, run, back, breaks))
                floor = run.last
            elif run.last - run.first == 1:
                singles.append(run)
        return self._people.with_mentions(tokens, spans, singles, breaks)

    @staticmethod
    def _floor(run: Run, floor: int, inside: set[int]) -> int:
        """First token that an honorific of the run may take: none of an office before it."""
        at = run.first
        while at > floor and at - 1 not in inside:
            at -= 1
            if run.first - at > 12:
                break
        return at


def _mark(letters: str, spans: Iterable[_Marked]) -> str:
    """Letters with spans replaced by their marks; spans may not overlap."""
    parts, at = [], 0
    for first, last, mark in sorted(spans):
        if first < at:
            continue
        parts.append(letters[at:first])
        parts.append(mark[0] + mark[1] * (last - first - 1))
        at = last
    parts.append(letters[at:])
    return "".join(parts)
