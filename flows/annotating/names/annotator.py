"""The annotator of names: gazetteer and runs of name words, then bodies, then offices, then people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from flows.annotating.names.bodies import BodyGrammar
from flows.annotating.names.gazetteer import Entry, gazetteer, known_body
from flows.annotating.names.hits import Contest, Hit, country_of, entry_for, gazetteer_hits
from flows.annotating.names.letters import BOUNDARY, NATION, ORGANISATION, PERSON, PLACE, Sets
from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.names.people import PeopleGrammar
from flows.annotating.names.posts import PostGrammar
from flows.annotating.names.runs import Run, Runs
from flows.annotating.spans import NamedSpan, OrganisationSpan, PlaceSpan, Span
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

_MARKS = {"place": PLACE, "nation": NATION, "organisation": ORGANISATION}
_Marked = tuple[int, int, str]


class _Foreign:
    """Tells sentences that name a country other than the document's: there local names of bodies do not hold."""

    def __init__(self, tokens: Sequence[int], sentences: Sequence[tuple[int, int]]) -> None:
        self._tokens = tokens
        self._sentences = sentences

    def near(self, token: int) -> bool:
        """Whether the sentence of a token names another country."""
        if not self._tokens:
            return False
        number = bisect_right(self._sentences, (token, token + 1_000_000)) - 1
        first, last = self._sentences[number]
        at = bisect_left(self._tokens, first)
        return at < len(self._tokens) and self._tokens[at] < last


class NamesAnnotator:
    """Finds people, offices, bodies and places in one pass over a document's tokens."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lexicon = name_lexicon()
        self._sets = Sets(vocabulary)
        self._gazetteer = gazetteer()
        self._runs = Runs(self._sets, lexicon)
        self._contest = Contest(self._runs, self._sets)
        self._bodies = BodyGrammar(self._sets)
        self._posts = PostGrammar(self._sets, lexicon)
        self._people = PeopleGrammar(self._sets, lexicon)

    def find(self, tokens: Tokens, sentences: Sequence[tuple[int, int]], taken: Sequence[Span] = ()) -> list[Span]:
        """Spans in order of their start; an office holds its body, other spans do not overlap.

        `sentences` are half-open token intervals that no name crosses; `taken` are spans found before.
        """
        letters = self._bounded(tokens.letters, sentences)
        hits = gazetteer_hits(tokens, letters, self._gazetteer, self._sets)
        runs, hits = self._contest.settle(tokens, letters, self._runs.find(tokens, letters), hits)
        runs, places = self._things(letters, runs)
        marks: list[_Marked] = [(h.first, h.last, _MARKS[h.kind]) for h in hits]
        marks += [(r.first, r.last, PERSON) for r in runs if r.evidence]
        marks += [(first, last, PLACE) for first, last in places]
        work = _mark(letters, marks)
        country = country_of(hits)
        foreign = [h.first for h in hits if h.entries[0].country not in (None, country)]
        bodies = self._body_spans(tokens, self._bodies.find(work), country, _Foreign(foreign, sentences))
        work = _mark(work, [(b.first, b.last, ORGANISATION) for b in bodies])
        found: list[Span] = [*bodies, *_place_spans(tokens, hits, places, work)]
        marked = {h.first: _nation(tokens, h) for h in hits if h.kind == "nation" and work[h.first] == "D"}
        marked.update((s.first, s) for s in found if isinstance(s, NamedSpan))
        posts = self._posts.find(tokens, work, marked)
        found.extend(posts)
        found.extend(self._people.find(tokens, letters, work, runs, posts))
        found.sort(key=lambda s: (s.first, -s.last))
        return found

    def _bounded(self, letters: str, sentences: Sequence[tuple[int, int]]) -> str:
        """Letters with the last mark of every sentence replaced by one that no pattern crosses."""
        parts, at, marks = [], 0, self._sets.mark
        for _, last in sentences:
            if letters[last - 1] in marks:
                parts.append(letters[at : last - 1])
                at = last
        parts.append(letters[at:])
        return BOUNDARY.join(parts)

    def _things(self, letters: str, runs: list[Run]) -> tuple[list[Run], list[tuple[int, int]]]:
        """Runs but those that name streets, schools or prizes; those that are places, as intervals."""
        kept: list[Run] = []
        places: list[tuple[int, int]] = []
        thing, place_head, honorific = self._sets.thing, self._sets.place_head, self._sets.honorific
        modifier, region, body = self._sets.modifier, self._sets.place_noun, self._sets.body
        for run in runs:
            after = letters[run.last : run.last + 1]
            if run.last - run.first == 1 and letters[run.first] in self._sets.article:
                continue  # `The city`
            county = after in region and letters[run.last + 1 : run.last + 2] in region
            if after in modifier and letters[run.last + 1 : run.last + 2] in thing and not county:
                continue  # `Le Hong Phong High School`
            if after not in thing and after not in place_head:
                kept.append(run)
            elif after in thing:
                if after in place_head and (after not in body or county):
                    places.append((run.first, run.last + 1))
            elif letters[run.first - 1 : run.first] in honorific:
                kept.append(run)
            else:
                places.append((run.first, run.last))
        return kept, places

    def _body_spans(
        self, tokens: Tokens, intervals: Iterable[tuple[int, int]], country: str | None, foreign: _Foreign
    ) -> list[OrganisationSpan]:
        spans = []
        for first, last in intervals:
            name = tokens.surface(first, last)
            entries = self._gazetteer.entries.get(name)
            entry = entry_for(entries, country) if entries else known_body(name)
            if entry is not None and not _holds(entry, country, first, foreign):
                entry = None
            canonical = entry.name if entry is not None else None
            spans.append(OrganisationSpan(first, last, tokens.starts[first], tokens.end(last), name, None, canonical))
        return spans


def _holds(entry: Entry, country: str | None, token: int, foreign: _Foreign) -> bool:
    """Whether a body's entry can be meant: local names only in their country, and generic ones not abroad."""
    if entry.kind != "organisation":
        return False
    if entry.local:
        return entry.country == country and not foreign.near(token)
    return entry.country is None or country in (None, entry.country) or "Viet" in entry.name


def _place_spans(tokens: Tokens, hits: Iterable[Hit], places: Iterable[tuple[int, int]], work: str) -> list[PlaceSpan]:
    """Places that are no part of a body's name."""
    found = []
    for hit in hits:
        if work[hit.first] == "P":
            entry, first, last = hit.entries[0], hit.first, hit.last
            name = tokens.surface(first, last)
            found.append(
                PlaceSpan(first, last, tokens.starts[first], tokens.end(last), name, entry.name, entry.country)
            )
    for first, last in places:
        if work[first] == "P":
            found.append(PlaceSpan(first, last, tokens.starts[first], tokens.end(last), tokens.surface(first, last)))
    return found


def _nation(tokens: Tokens, hit: Hit) -> NamedSpan:
    """A demonym; its name is the country's."""
    return NamedSpan(hit.first, hit.last, tokens.starts[hit.first], tokens.end(hit.last), hit.entries[0].name)


def _mark(letters: str, spans: list[_Marked]) -> str:
    """Letters with spans replaced by their marks; of two that overlap the first stays."""
    parts, at = [], 0
    for first, last, mark in sorted(spans):
        if first >= at:
            parts.append(letters[at:first])
            parts.append(mark[0] + mark[1] * (last - first - 1))
            at = last
    parts.append(letters[at:])
    return "".join(parts)
