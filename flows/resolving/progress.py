"""Statistics beside a target: what was measured of the same thing after the target was set."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.goals import Goal, Words, based, telling
from flows.resolving.identity import fold

_COLUMNS = (
    "measure", "value", "value_max", "unit", "change_percent", "period_start", "period_end", "place",
    "observation_status", "published_on", "document_id", "record_id",
)  # fmt: skip
_OUT = ("measure", "value", "value_max", "unit", "change_percent", "period_start", "period_end", "published_on",
        "document_id")  # fmt: skip
#: Words that a measure may have beside those of a target, and telling words without which none may be there.
_BESIDE, _ENOUGH = 2, 2
#: Statistics told beside one target.
_TOLD = 50

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as statistics see it."""

    words: frozenset[Words]
    moving: bool
    unit: str
    since: dt.date | None
    #: Folded names of whoever acts or speaks, and the descriptions.
    names: frozenset[str]


@dataclass(slots=True)
class Measures:
    """Statistics by their telling words."""

    places: frozenset[str]
    _rows: defaultdict[tuple[Words, bool, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    _holding: defaultdict[str, set[Words]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, rows: pa.Table, wanted: Iterable[Wanted]) -> Measures:
        """Statistics with their `id` that may stand beside what is wanted; forecasts are left out."""
        told: defaultdict[Words, list[str]] = defaultdict(list)
        for measure in pc.unique(rows.column("measure")).to_pylist():
            told[telling(measure)[0]].append(measure)
        made = cls(frozenset(fold(place) for place in pc.unique(rows.column("place")).to_pylist() if place))
        for words in told:
            for word in words:
                made._holding[word].add(words)
        looked_for = set().union(*(made._like(one.words) for one in wanted))
        measures = pa.array([text for words in looked_for for text in told.get(words, ())], pa.string())
        kept = pc.and_(
            pc.is_in(rows.column("measure"), value_set=measures),
            pc.not_equal(rows.column("observation_status"), "forecast"),
        )
        columns = rows.select(["id", *_COLUMNS]).filter(pc.and_(kept, pc.is_valid(rows.column("published_on"))))
        latest = [("published_on", "descending"), ("record_id", "descending")]
        for row in columns.sort_by(latest).to_pylist():
            made._add(row)
        return made

    def _add(self, row: Row) -> None:
        words, moving = telling(row["measure"])
        if row["change_percent"] is not None:
            self._rows[words, True, "percent"].append(row)
        if row["value"] is not None:
            self._rows[words, moving, based(row["unit"])[0]].append(row)

    def beside(self, wanted: Wanted) -> list[dict[str, Any]]:
        """The points of series that were measured later, one for each statistic, by period: the latest `_TOLD`."""
        if wanted.since is None:
            return []
        found: dict[str, Row] = {}
        for words in self._like(wanted.words):
            found |= self._latest(words, wanted)
        ordered = sorted(found.items(), key=lambda item: _order(item[1]))[-_TOLD:]
        return [{"statistic_id": key, **{name: row[name] for name in _OUT}} for key, row in ordered]

    def _latest(self, words: Words, wanted: Wanted) -> dict[str, Row]:
        """The statistics of these telling words that were reported last, each by the first of its reports."""
        found: dict[str, Row] = {}
        for row in self._rows.get((words, wanted.moving, wanted.unit), ()):
            if row["published_on"] <= wanted.since or len(found) == _TOLD:
                break
            if _is_later(row, wanted.since) and self._is_of(row, wanted, words):
                held = found.get(row["id"])
                found[row["id"]] = row if held is None or _order(row) < _order(held) else held
        return found

    def _like(self, wanted: Iterable[Words]) -> set[Words]:
        """The same telling words, or all of at least two and a few more."""
        like: set[Words] = set(wanted)
        for words in sorted(w for w in like if len(w) >= _ENOUGH):
            holding = sorted((self._holding.get(word, set()) for word in words), key=len)
            both = holding[0].intersection(*holding[1:]) if holding else set()
            like |= {other for other in both if len(other) <= len(words) + _BESIDE}
        return like

    def _is_of(self, row: Row, wanted: Wanted, words: Words) -> bool:
        """Whether a statistic's place speaks against it."""
        if not row["place"]:
            return True
        place = fold(row["place"])
        if any(f" {place} " in f" {name} " for name in wanted.names):
            return True
        return len(words) >= _ENOUGH and not any(name in self.places for name in wanted.names)


def _order(row: Row) -> tuple[dt.date, dt.date, str]:
    return row["period_end"] or row["published_on"], row["published_on"], row["record_id"]


def _is_later(row: Row, since: dt.date | None) -> bool:
    return since is None or row["period_end"] is None or row["period_end"] >= since


def wanted_of(goals: Sequence[Goal], names: Iterable[str | None]) -> Wanted:
    """A target from its reports and the names told in them."""
    days = [g.day for g in goals if g.day is not None]
    return Wanted(
        frozenset(g.words for g in goals),
        any(g.moving for g in goals),
        goals[0].unit,
        min(days) if days else None,
        frozenset(fold(name) for name in names if name),
    )
