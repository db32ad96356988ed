"""Records of two extractions of one corpus against each other: added, removed, changed, by rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from flows.authoring.trees import Corpus

Row = Mapping[str, Any]
What = Literal["added", "removed", "changed"]

#: Columns that follow from others.
_DERIVED = frozenset(("record_id", "document_id", "published_on"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A record of one side alone, or one that both have with other values.

    `row` is the record as it is now, or was where it is removed; `columns` has old and new value of what changed.
    """

    what: What
    source: str
    dataset: str
    row: Row
    columns: Mapping[str, tuple[Any, Any]]

    @property
    def rule(self) -> str:
        """The rule that gives the record now, or gave it."""
        return str(self.row["rule"])


def compare(before: Corpus, after: Corpus) -> list[Difference]:
    """All differences, in the order of documents, datasets and evidence. Rows meet by document and evidence."""
    return [
        difference
        for source in sorted(before.keys() | after.keys())
        for difference in _document(source, before.get(source, {}), after.get(source, {}))
    ]


def _document(
    source: str, before: Mapping[str, Sequence[Row]], after: Mapping[str, Sequence[Row]]
) -> Iterator[Difference]:
    for dataset in sorted(before.keys() | after.keys()):
        old, new = _without_equal(before.get(dataset, ()), after.get(dataset, ()))
        pairs = _pairs(old, new)
        found = [Difference("changed", source, dataset, new[j], _columns(old[i], new[j])) for i, j in pairs]
        gone, come = {i for i, _ in pairs}, {j for _, j in pairs}
        found += [Difference("removed", source, dataset, row, {}) for i, row in enumerate(old) if i not in gone]
        found += [Difference("added", source, dataset, row, {}) for j, row in enumerate(new) if j not in come]
        yield from sorted(found, key=lambda d: (d.row["char_start"], d.what))


def _without_equal(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """What is left of both when rows that are equal have been taken out, one for one."""
    waiting: dict[str, list[Row]] = {}
    for row in before:
        waiting.setdefault(_key(row), []).append(row)
    new = []
    for row in after:
        same = waiting.get(_key(row))
        if same:
            same.pop()
        else:
            new.append(row)
    left = {id(row) for rows in waiting.values() for row in rows}
    return [row for row in before if id(row) in left], new


def _key(row: Row) -> str:
    return json.dumps({k: v for k, v in row.items() if k not in _DERIVED}, sort_keys=True)


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    """Rows whose evidence overlaps, those with most in common first."""
    near = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new) if _overlap(a, b) > 0),
        key=lambda item: (-item[0][0], -item[0][1], item[1], item[2]),
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in near:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _alike(one: Row, other: Row) -> tuple[int, float]:
    same = sum(1 for column, value in one.items() if value is not None and other.get(column) == value)
    return same, _overlap(one, other)


def _overlap(one: Row, other: Row) -> float:
    """Share of the common evidence in all evidence of two rows."""
    start, end = max(one["char_start"], other["char_start"]), min(one["char_end"], other["char_end"])
    whole = max(one["char_end"], other["char_end"]) - min(one["char_start"], other["char_start"])
    return max(0, end - start) / whole if whole else 0.0


def _columns(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    """Columns whose values differ."""
    return {
        column: (old.get(column), new.get(column))
        for column in sorted({*old, *new} - _DERIVED)
        if old.get(column) != new.get(column)
    }
