"""Reports of happenings in several documents: which of them tell of one.

Two reports are compared by kind, time, place, people, bodies and the telling words of their names. What each of these
says is weighed, and reports that are likely enough of one happening are joined, the likeliest first. Two rows of one
document are never joined: that document tells them apart.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from flows.lexicon.event_kinds import event_kinds
from flows.resolving.alike import ENOUGH, kinds_agree, likeness, speaks_against
from flows.resolving.happened import Report

#: Tokens by which a report is looked up: its rarest ones.
_TOKENS = 8
#: Reports behind it in time with which a report is compared, for each token.
_CROWD = 60
#: Between the last day of one report and the first of the next at most: as a rule, of what lasts, of what is numbered.
_REACH, _LASTING, _NUMBERED = dt.timedelta(days=3), dt.timedelta(days=7), dt.timedelta(days=240)
#: Members of two groups that are compared with one another before the groups are joined.
_CHECKED = 6
#: Pairs turned into Python numbers at a time.
_AT_ONCE = 65_536


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
    scored = ((likeness(told[a].report, told[b].report), a, b) for a, b in _candidates(told))
    for _, a, b in sorted((-score, a, b) for score, a, b in scored if score >= ENOUGH):
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


def _candidates(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs that share a telling token and are near in time, each once.

    A pair is kept as one number: of many reports with common words there are millions.
    """
    tokens = [t.report.tokens for t in told]
    counts = Counter(token for known in tokens for token in known)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, known in enumerate(tokens):
        for token in _rarest(known, counts):
            holders[token].append(number)
    size = len(told)
    pairs = array("q")
    for numbers in holders.values():
        if len(numbers) > 1:
            pairs.extend(a * size + b for a, b in _near(told, numbers))
    distinct = pc.unique(pa.Array.from_buffers(pa.int64(), len(pairs), [None, pa.py_buffer(pairs)]))
    for at in range(0, len(distinct), _AT_ONCE):
        yield from (divmod(pair, size) for pair in distinct.slice(at, _AT_ONCE).to_pylist())


def _rarest(tokens: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    return sorted((t for t in tokens if counts[t] > 1), key=lambda t: (counts[t], t))[:_TOKENS]


def _near(told: Sequence[Told], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(numbers, key=lambda n: (told[n].report.near[0], n))
    for at, one in enumerate(ordered):
        last = _until(told[one].report)
        for other in ordered[at + 1 : at + 1 + _CROWD]:
            if told[other].report.near[0] > last:
                break
            if kinds_agree(told[one].report, told[other].report):
                yield (one, other) if one < other else (other, one)


def _until(report: Report) -> dt.date:
    """Last day about which another report of the same happening may be told."""
    reach = _NUMBERED if report.numbers else _LASTING if report.kind in event_kinds().days_apart else _REACH
    return report.near[1] + reach if report.near[1] < dt.date.max - reach else report.near[1]
