"""Seats that one person holds at a time, and who else is reported in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.resolving.lexicon import identity_lexicon

_HELD = frozenset({"current", "acting"})


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
    for person in sorted(people):
        start, end = spans[person]
        rivals = [p for p in sorted(people) if p != person and spans[p][0] <= end and spans[p][1] >= start]
        if rivals:
            told = [min(people[p], key=lambda h: (h.document, h.name)) for p in (person, *rivals)]
            values, documents = [h.name for h in told], [h.document for h in told]
            yield person, {"column": "positions", "values": values, "document_ids": documents}
