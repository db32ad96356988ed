"""Seats that one person holds at a time, and who else is reported in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice

from flows.resolving.lexicon import identity_lexicon

_HELD = frozenset({"current", "acting"})
#: Rivals told of one person at most: a seat with more is no seat of one holder, and all with all would be a square.
_RIVALS = 10


@dataclass(frozen=True, slots=True)
class Holding:
    """A report that a person holds a seat. `seat` is the folded position and the body's id."""

    person: str
    name: str
    seat: tuple[str, str]
    day: dt.date | None
    document: str
    status: str


def is_unique(position: str) -> bool:
    """Whether a body has one holder of a position (folded) at a time."""
    lexicon, words = identity_lexicon(), position.split()
    if not words or not lexicon.shared_ranks.isdisjoint(words):
        return False
    return words[-1] in lexicon.unique_seats or "-".join(words[-2:]) in lexicon.unique_seats


def contested(holdings: Iterable[Holding]) -> Mapping[str, list[dict[str, object]]]:
    """Conflicts by person: two people who are reported in one seat at one time, by the days of the reports."""
    seats: defaultdict[tuple[str, str], defaultdict[str, list[Holding]]]
    seats = defaultdict(lambda: defaultdict(list))
    for holding in holdings:
        if holding.day is not None and holding.status in _HELD and is_unique(holding.seat[0]):
            seats[holding.seat][holding.person].append(holding)
    found: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for seat in sorted(s for s, people in seats.items() if len(people) > 1):
        for person, conflict in _overlaps(seats[seat]):
            found[person].append(conflict)
    return found


def _overlaps(people: Mapping[str, Sequence[Holding]]) -> Iterator[tuple[str, dict[str, object]]]:
    spans = {p: (min(h.day for h in told if h.day), max(h.day for h in told if h.day)) for p, told in people.items()}
    rivals = _rivals(spans)
    first = {p: min(people[p], key=lambda h: (h.document, h.name)) for p in rivals}
    for person in sorted(rivals):
        told = [first[p] for p in (person, *sorted(rivals[person]))]
        values, documents = [h.name for h in told], [h.document for h in told]
        yield person, {"column": "positions", "values": values, "document_ids": documents}


def _rivals(spans: Mapping[str, tuple[dt.date, dt.date]]) -> Mapping[str, list[str]]:
    """For each person those whose days overlap, at most `_RIVALS`: those reported in the seat first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    held: dict[str, None] = {}
    lacking: dict[str, None] = {}
    ends: list[tuple[dt.date, str]] = []
    for person in sorted(spans, key=lambda p: (spans[p], p)):
        start, end = spans[person]
        while ends and ends[0][0] < start:
            gone = heappop(ends)[1]
            held.pop(gone)
            lacking.pop(gone, None)
        found[person].extend(islice(held, _RIVALS))
        for other in list(lacking):
            found[other].append(person)
            if len(found[other]) == _RIVALS:
                lacking.pop(other)
        held[person] = None
        if len(found[person]) < _RIVALS:
            lacking[person] = None
        heappush(ends, (end, person))
    return {person: rivals for person, rivals in found.items() if rivals}
