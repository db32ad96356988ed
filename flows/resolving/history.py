"""The life of a target over documents: set, restated, revised, moved, met, missed, given up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa

from flows.resolving.goals import based, in_base

#: What a report tells of a target.
COLUMNS = (
    "record_id", "document_id", "published_on", "kind", "value", "value_max", "unit", "baseline", "due_start",
    "due_end", "status",
)  # fmt: skip
Row = Mapping[str, Any]
_ENDED = frozenset(("met", "missed", "dropped"))
_FIRM = ("value_max", "due_start", "status")


@dataclass(frozen=True, slots=True)
class Life:
    """One target: what was told last, and each report with what it changed."""

    last: Mapping[str, Any]
    revisions: Sequence[Mapping[str, Any]]
    conflicts: Sequence[Mapping[str, Any]]


def lives(rows: pa.Table, size: int) -> list[Life]:
    """The life of each target; `id` holds the number of a row's target, below `size`."""
    told: list[list[Row]] = [[] for _ in range(size)]
    for row in rows.select(["id", *COLUMNS]).to_pylist():
        told[row["id"]].append(row)
    return [_life(sorted(reports, key=_order)) for reports in told]


def _order(row: Row) -> tuple[dt.date, str, bool, bool, str]:
    """By day, then document; of one document what tells most comes last."""
    ended = row["status"] in _ENDED
    return row["published_on"] or dt.date.min, row["document_id"], ended, row["due_end"] is not None, row["record_id"]


def _life(reports: Sequence[Row]) -> Life:
    state: dict[str, Any] = dict.fromkeys(COLUMNS)
    revisions: list[dict[str, Any]] = []
    for _, group in groupby(reports, key=lambda row: row["document_id"]):
        row = list(group)[-1]
        before = dict(state)
        state |= _known(row)
        revisions.extend(_revisions(row, before, state))
    return Life(state, revisions, list(_conflicts(reports)))


def _known(row: Row) -> dict[str, Any]:
    """What a report tells: a value with its range and unit, a day with its start; what is left out stays."""
    told: dict[str, Any] = {"kind": row["kind"], "status": row["status"]}
    if row["value"] is not None:
        told |= {name: row[name] for name in ("value", "value_max", "unit")}
    if row["baseline"] is not None:
        told["baseline"] = row["baseline"]
    if row["due_end"] is not None:
        told |= {name: row[name] for name in ("due_start", "due_end")}
    return told


def _revisions(row: Row, before: Row, after: Row) -> Iterator[dict[str, Any]]:
    """One entry for each thing that a report changes; one where it changes nothing."""
    same = {
        "published_on": row["published_on"], "document_id": row["document_id"], "status": after["status"],
        "value": after["value"], "value_max": after["value_max"], "unit": after["unit"], "due_end": after["due_end"],
        "value_before": before["value"], "due_end_before": before["due_end"],
    }  # fmt: skip
    changes = ["set"] if before["kind"] is None else list(_changes(before, after))
    if after["status"] in _ENDED and before["status"] != after["status"]:
        changes.append(after["status"])
    for change in changes or ["restated"]:
        yield {"change": change, **same}


def _changes(before: Row, after: Row) -> Iterator[str]:
    if before["value"] is not None and _figure(before) != _figure(after):
        yield "revised"
    if before["due_end"] is not None and before["due_end"] != after["due_end"]:
        yield "moved"


def _figure(row: Row) -> tuple[object, ...]:
    """The value in its base unit: 0.5 GW and 500 MW are the same."""
    unit, factor = based(row["unit"])
    return unit, in_base(row["value"], factor), in_base(row["value_max"], factor)


def _conflicts(reports: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """Columns in which documents of one day disagree; what changes from one day to the next is no conflict."""
    for column in ("value", "due_end", *_FIRM):
        clashes: defaultdict[str, str] = defaultdict(str)
        for _, group in groupby(reports, key=lambda row: row["published_on"]):
            told: dict[str, str] = {}
            for row in group:
                if row[column] is not None:
                    told.setdefault(str(row[column]), row["document_id"])
            if len(told) > 1:
                clashes |= told
        if clashes:
            values = sorted(clashes)
            yield {"column": column, "values": values, "document_ids": [clashes[v] for v in values]}
