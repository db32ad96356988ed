"""Reports of happenings in several documents: which of them tell of one.

Two reports are compared by kind, time, place, people, bodies and the telling words of their names. What each of these
says is weighed, and reports that are likely enough of one happening are joined, the likeliest first. Two rows of one
document are never joined: that document tells them apart.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.resolving.alike import ENOUGH, likeness, speaks_against
from flows.resolving.happened import Report

#: Tokens by which a report is looked up: its rarest ones.
_TOKENS = 8
#: Reports behind it in time with which a report is compared, for each token.
_CROWD = 60
#: Days between two reports of one happening at most: between the days of a visit, or of a storm.
_REACH = dt.timedelta(days=7)
#: Members of two groups that are compared with one another before the groups are joined.
_CHECKED = 6


@dataclass(frozen=True, slots=True)
class Told:
    """All rows under one key: `report` is one of them, `first` the day and document of the earliest."""

    key: str
    report: Report
    documents: frozenset[str]
    first: tuple[dt.date, str]


def joined_keys(told: Sequence[Told]) -> Mapping[str, str]:
    """From each key to that of the earliest report of the same happening. The order of `told` does not matter."""
    told = sorted(told, key=lambda t: t.key)
    groups = _Groups(told)
    pairs = [(likeness(told[a].report, told[b].report), a, b) for a, b in sorted(_candidates(told))]
    for score, a, b in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if score >= ENOUGH:
            groups.join(a, b)
    return groups.keys()


class _Groups:
    """Groups of reports, each at first of its own."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._group = list(range(len(told)))
        self._members: dict[int, list[int]] = {}
        self._documents: dict[int, frozenset[str]] = {}

    def join(self, a: int, b: int) -> None:
        """Join the groups of two reports, unless a document tells both, or members speak against one another."""
        left, right = sorted((self._group[a], self._group[b]))
        if left == right:
            return
        ours, theirs = self._of(left), self._of(right)
        if not self._told_by(left).isdisjoint(self._told_by(right)):
            return
        told = self._told
        if any(speaks_against(told[x].report, told[y].report) for x in ours[:_CHECKED] for y in theirs[:_CHECKED]):
            return
        self._documents[left] = self._told_by(left) | self._told_by(right)
        self._members[left] = sorted([*ours, *theirs])
        for member in theirs:
            self._group[member] = left

    def keys(self) -> dict[str, str]:
        """From each key to that of the earliest of its group."""
        earliest = {
            group: min(members, key=lambda m: (self._told[m].first, self._told[m].key))
            for group, members in self._members.items()
        }
        return {
            told.key: self._told[earliest.get(self._group[number], number)].key
            for number, told in enumerate(self._told)
        }

    def _of(self, group: int) -> list[int]:
        return self._members.get(group, [group])

    def _told_by(self, group: int) -> frozenset[str]:
        return self._documents.get(group, self._told[group].documents)


def _candidates(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Pairs that share a telling token and are near in time."""
    counts = Counter(token for t in told for token in t.report.tokens)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for token in _rarest(one.report.tokens, counts):
            holders[token].append(number)
    return {pair for numbers in holders.values() if len(numbers) > 1 for pair in _near(told, numbers)}


def _rarest(tokens: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    return sorted((t for t in tokens if counts[t] > 1), key=lambda t: (counts[t], t))[:_TOKENS]


def _near(told: Sequence[Told], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(numbers, key=lambda n: (told[n].report.near[0], n))
    for at, one in enumerate(ordered):
        last = told[one].report.near[1]
        last = last + _REACH if last < dt.date.max - _REACH else last
        for other in ordered[at + 1 : at + 1 + _CROWD]:
            if told[other].report.near[0] > last:
                break
            yield (one, other) if one < other else (other, one)
