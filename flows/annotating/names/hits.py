"""What the gazetteer knows in a text, and how it shares the capitals with people's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.annotating.names.gazetteer import Entry, Gazetteer
from flows.annotating.names.letters import BOUNDARY, Sets
from flows.annotating.names.runs import Run, Runs
from flows.annotating.tokens import Tokens


@dataclass(slots=True)
class Hit:
    """A gazetteer name in the text, as token interval."""

    first: int
    last: int
    entries: list[Entry]

    @property
    def kind(self) -> str:
        """`place`, `nation` or `organisation`."""
        return self.entries[0].kind


def gazetteer_hits(tokens: Tokens, letters: str, known: Gazetteer, sets: Sets) -> list[Hit]:
    """Longest names from left to right."""
    found: list[Hit] = []
    end, words = 0, tokens.words
    for at in known.starts(words):
        if at < end:
            continue
        name = known.match(words, at)
        if name is None or BOUNDARY in letters[at : name[0] - 1]:
            continue
        first, (last, entries) = at, name
        if entries[0].kind == "place":
            last = _with_noun(letters, last, sets)
            first -= at > end and letters[at - 1] in sets.compass
        found.append(Hit(first, last, entries))
        end = last
    return found


def _with_noun(letters: str, last: int, sets: Sets) -> int:
    """End of a place's name with the noun behind it: `Borno State`, `Quang Ninh Province`, no `US State Department`."""
    if letters[last : last + 1] not in sets.place_noun:
        return last
    after = letters[last + 1 : last + 2]
    return last if after in sets.body and after in sets.cap else last + 1


class Contest:
    """Parts runs of name words and gazetteer names that overlap."""

    def __init__(self, judge: Runs, sets: Sets) -> None:
        self._judge = judge
        self._sets = sets

    def settle(self, tokens: Tokens, letters: str, runs: list[Run], hits: list[Hit]) -> tuple[list[Run], list[Hit]]:
        """Runs and hits without overlap. A strong surname before a place name keeps it: `Nguyen Thai Binh`."""
        kept: list[Run] = []
        dropped: set[int] = set()
        number, count = 0, len(hits)
        for run in runs:
            while number < count and hits[number].last <= run.first:
                number += 1
            if number < count and hits[number].first < run.last:
                kept.extend(self._part(tokens, letters, run, hits, number, dropped))
            else:
                kept.append(run)
        return kept, [h for n, h in enumerate(hits) if n not in dropped] if dropped else hits

    def _part(
        self, tokens: Tokens, letters: str, run: Run, hits: Sequence[Hit], number: int, dropped: set[int]
    ) -> list[Run]:
        hit = hits[number]
        if self._person_wins(tokens, letters, run, hit):
            dropped.add(number)
            return [run]
        if hit.first > run.first:
            return self._judged(tokens, letters, run.first, hit.first)
        rest = self._judged(tokens, letters, hit.last, run.last)
        if rest and number + 1 < len(hits) and hits[number + 1].first < rest[0].last:
            return self._part(tokens, letters, rest[0], hits, number + 1, dropped)
        return rest

    def _person_wins(self, tokens: Tokens, letters: str, run: Run, hit: Hit) -> bool:
        """Whether the place's name is part of the person's."""
        if not run.evidence or hit.last > run.last:
            return False
        behind = letters[hit.last : hit.last + 1]
        if hit.first > run.first:
            return hit.first - run.first <= 2 and behind not in self._sets.place_head
        if hit.first < run.first or hit.last == run.last or hit.kind != "place":
            return False
        sets = self._sets
        return not (behind in sets.surname or behind in sets.east_asian or self._judge.is_given(tokens.word(hit.last)))

    def _judged(self, tokens: Tokens, letters: str, first: int, last: int) -> list[Run]:
        words = tokens.words
        while first < last and words[first][0] in ".-–'’":
            first += 1
        while last > first and words[last - 1][0] in "-–'’":
            last -= 1
        return [self._judge.judge(tokens, letters, first, last)] if last > first else []


def country_of(hits: Iterable[Hit]) -> str | None:
    """Country that most names in a text belong to: the one whose local names hold."""
    counts = Counter(h.entries[0].country for h in hits if h.entries[0].country and not h.entries[0].local)
    best = counts.most_common(1)
    return best[0][0] if best else None


def entry_for(entries: Sequence[Entry], country: str | None) -> Entry | None:
    """The entry that holds in a document about a country; None where the name is local to another."""
    fitting = [e for e in entries if not e.local or e.country == country]
    return next((e for e in fitting if e.country == country), fitting[0] if fitting else None)
