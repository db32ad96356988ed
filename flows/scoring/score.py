"""Matches predicted rows with gold records one to one and counts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flows.scoring.matching import SIMILARITY, SLOTS, Fact, slot_is_right
from flows.scoring.phrases import plain

_HIDDEN = ("record_id", "document_id", "_raw")


class Fault(NamedTuple):
    """A gold record that was missed, a row that is wrong, or a slot that is."""

    what: str
    document: str
    dataset: str
    detail: dict[str, Any]


class Interval(NamedTuple):
    """A Wilson 95% interval."""

    low: float
    high: float


@dataclass(slots=True)
class Tally:
    """Counts of one kind, rule or document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    slots: dict[str, list[int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    @property
    def slot_share(self) -> float:
        """Share of the slots given in gold that matched rows fill rightly."""
        given = sum(n for _, n in self.slots.values())
        return sum(k for k, _ in self.slots.values()) / given if given else 0.0

    @property
    def interval(self) -> Interval:
        return wilson(self.right, self.right + self.wrong)


@dataclass(slots=True)
class Score:
    """The whole result."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, Tally] = field(default_factory=dict)
    documents: dict[str, Tally] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def mean_f1(self) -> float:
        return sum(t.f1 for t in self.kinds.values()) / len(self.kinds) if self.kinds else 0.0


def wilson(right: int, total: int, z: float = 1.96) -> Interval:
    """Interval of a share at 95%; 0..1 where nothing was counted."""
    if total == 0:
        return Interval(0.0, 1.0)
    share, square = right / total, z * z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def score(gold: Sequence[Fact], predicted: Mapping[str, Mapping[str, Sequence[Fact]]]) -> Score:
    """Score rows by document id and dataset against gold documents.

    A gold record marked optional costs nothing when missed and absorbs a row when matched.
    """
    result = Score(kinds={name: Tally() for name in SIMILARITY})
    for document in gold:
        rows = predicted.get(document["id"], {})
        for dataset in SIMILARITY:
            _one(result, document["id"], dataset, document.get(dataset, []), rows.get(dataset, ()))
    return result


def _pairs(dataset: str, gold: Sequence[Fact], rows: Sequence[Fact]) -> dict[int, int]:
    """Best one-to-one pairing: gold index to row index."""
    similarity = SIMILARITY[dataset]
    scored = sorted(
        ((similarity(g, r) - (0.01 if g.get("optional") else 0), i, j)
         for i, g in enumerate(gold) for j, r in enumerate(rows)),
        reverse=True,
    )  # fmt: skip
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for value, i, j in scored:
        if value > 0 and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _one(result: Score, document: str, dataset: str, gold: Sequence[Fact], rows: Sequence[Fact]) -> None:
    pairs = _pairs(dataset, gold, rows)
    whole = result.documents.setdefault(document, Tally())
    tallies = (result.kinds[dataset], whole)
    for i, record in enumerate(gold):
        if record.get("optional"):
            continue
        if i not in pairs:
            _count(tallies, "missed")
            result.faults.append(Fault("missed", document, dataset, dict(record)))
            continue
        row = rows[pairs[i]]
        _count((*tallies, _rule(result, row)), "right")
        result.faults.extend(_slots(tallies, document, dataset, record, row))
    matched = set(pairs.values())
    for j, row in enumerate(rows):
        if j not in matched:
            _count((*tallies, _rule(result, row)), "wrong")
            detail = {k: plain(v) for k, v in row.items() if v is not None and k not in _HIDDEN}
            result.faults.append(Fault("wrong", document, dataset, detail))


def _rule(result: Score, row: Fact) -> Tally:
    return result.rules.setdefault(str(row.get("rule")), Tally())


def _count(tallies: Iterable[Tally], what: str) -> None:
    for tally in tallies:
        setattr(tally, what, getattr(tally, what) + 1)


def _slots(tallies: Iterable[Tally], document: str, dataset: str, record: Fact, row: Fact) -> list[Fault]:
    faults = []
    for slot in SLOTS[dataset]:
        want = record.get(slot)
        if want in (None, [], ""):
            continue
        right = slot_is_right(dataset, slot, want, row)
        for tally in tallies:
            counts = tally.slots.setdefault(slot, [0, 0])
            counts[0] += right
            counts[1] += 1
        if not right:
            detail = {"slot": slot, "want": want, "got": plain(row.get(slot)), "anchor": record["anchor"]}
            faults.append(Fault("slot", document, dataset, detail))
    return faults
