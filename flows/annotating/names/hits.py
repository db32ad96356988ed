"""What the gazetteer knows in a text, and how it shares the capitals with people's names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.annotating.names.gazetteer import Entry, Gazetteer
from flows.annotating.names.letters import Sets
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


def _with_head(tokens: Tokens, last: int, sets: Sets, breaks: frozenset[int]) -> int:
    """End of a place's name with the noun behind it: `Borno State`, `Quang Ninh Province`, no `US State Department`."""
    letters = tokens.letters
    if last + 1 >= len(letters) or last in breaks or letters[last] not in sets.place_noun:
        return last
    return last if letters[last + 1] in sets.body and letters[last + 1] in sets.cap else last + 1


def gazetteer_hits(tokens: Tokens, known: Gazetteer, sets: Sets, breaks: frozenset[int]) -> list[Hit]:
    """Longest names from left to right."""
    found: list[Hit] = []
    end, words = 0, tokens.words
    for at in known.starts(words):
        if at < end:
            continue
        name = known.match(words, at)
        if name is not None:
            last, entries = name
            if last - at == 1 or breaks.isdisjoint(range(at + 1, last)):
                if entries[0].kind == "place":
                    last = _with_head(tokens, last, sets, breaks)
                    if at > end and at not in breaks and tokens.letters[at - 1] in sets.compass:
                        at -= 1
                found.append(Hit(at, last, entries))
                end = last
    return found


def settle(tokens: Tokens, runs: list[Run], hits: list[Hit], judge: Runs, sets: Sets) -> tuple[list[Run], list[Hit]]:
    """Runs and hits without overlap. A strong surname before a place name keeps it: `Nguyen Thai Binh`."""
    firsts = [h.first for h in hits]
    dropped: set[int] = set()
    kept: list[Run] = []
    for run in runs:
        number = max(bisect_left(firsts, run.first) - 1, 0)
        while number < len(hits) and hits[number].last <= run.first:
            number += 1
        if number < len(hits) and hits[number].first < run.last:
            pieces = _contest(tokens, run, hits, number, judge, sets, dropped)
            kept.extend(pieces)
        else:
            kept.append(run)
    return kept, [h for n, h in enumerate(hits) if n not in dropped]


def _contest(
    tokens: Tokens, run: Run, hits: Sequence[Hit], number: int, judge: Runs, sets: Sets, dropped: set[int]
) -> list[Run]:
    hit, letters = hits[number], tokens.letters
    if hit.first > run.first:
        inside = hit.last <= run.last
        if run.evidence and inside and letters[hit.last : hit.last + 1] not in sets.place_head and hit.first - run.first <= 2:
            dropped.add(number)
            return [run]
        return [p for p in (_judged(tokens, run.first, hit.first, judge),) if p]
    if hit.first == run.first and run.evidence and hit.last < run.last and hit.kind == "place":
        rest = letters[hit.last]
        if rest not in sets.surname and rest not in sets.east_asian and not judge.is_given(tokens.word(hit.last)):
            dropped.add(number)
            return [run]
    if hit.last >= run.last:
        return []
    rest_run = _judged(tokens, hit.last, run.last, judge)
    if rest_run is None:
        return []
    if number + 1 < len(hits) and hits[number + 1].first < rest_run.last:
        return _contest(tokens, rest_run, hits, number + 1, judge, sets, dropped)
    return [rest_run]


def _judged(tokens: Tokens, first: int, last: int, judge: Runs) -> Run | None:
    while first < last and tokens.words[first][0] in ".-–'’":
        first += 1
    while last > first and tokens.words[last - 1][0] in "-–'’":
        last -= 1
    return judge.judge(tokens, Run(first, last)) if last > first else None


def country_of(hits: Iterable[Hit]) -> str | None:
    """Country that most names in a text belong to: the one whose local names hold."""
    counts = Counter(h.entries[0].country for h in hits if h.entries[0].country and not h.entries[0].local)
    best = counts.most_common(1)
    return best[0][0] if best else None


def entry_for(entries: Sequence[Entry], country: str | None) -> Entry | None:
    """The entry that holds in a document about a country; None where the name is local to another."""
    fitting = [e for e in entries if not e.local or e.country == country]
    return next((e for e in fitting if e.country == country), fitting[0] if fitting else None)
