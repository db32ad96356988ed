"""Reading live rows back from many shard files: keys of all of them, whole rows a month at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.storing.errors import MissingObjectError, explained
from flows.storing.shard import ShardFiles
from flows.storing.store import Store

#: Bookkeeping columns of a key table: number of the shard in `Shards.ids`, row in its file.
SHARD, ROW = "_shard", "_row"
_OPEN_FILES = 64


@dataclass(slots=True)
class Shards:
    """The shards of a commit, numbered in the order of their ids."""

    store: Store
    files: Mapping[str, ShardFiles]
    ids: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.ids = sorted(self.files)

    def name(self, number: int, dataset: str) -> str | None:
        """Name of a shard's file for a dataset, None where it has none."""
        return self.files[self.ids[number]].files.get(dataset)

    def open(self, name: str) -> pq.ParquetFile:
        """Open a shard file. Raises MissingObjectError where it is gone, StoringError where it is damaged."""
        path = self.store.shard_path(name)
        with explained("read shard", path):
            return pq.ParquetFile(path)


def articles_by_shard(rows: pa.Table) -> dict[str, pa.Array]:
    """From a table of (shard, article) to the articles of each shard."""
    grouped = rows.select(["shard", "article"]).group_by("shard", use_threads=False).aggregate([("article", "list")])
    lists = grouped.column("article_list").combine_chunks()
    return {shard: lists[at].values for at, shard in enumerate(grouped.column("shard").to_pylist())}


def read_live(
    shards: Shards, dataset: str, articles: Mapping[str, pa.Array], columns: Sequence[str], schema: pa.Schema
) -> pa.Table:
    """Columns of all live rows of a dataset, in no order that matters, with `_shard` and `_row`.

    `schema` gives their types, also where no shard has any.
    """
    fields = [schema.field(name) for name in columns]
    full = pa.schema([*fields, pa.field(SHARD, pa.int32()), pa.field(ROW, pa.int64())])
    parts = [full.empty_table()]
    for number, shard in enumerate(shards.ids):
        name = shards.name(number, dataset)
        if name is None or shard not in articles:
            continue
        with shards.open(name) as file:
            table = file.read(columns=["article", *(c for c in columns if c != "article")])
        size = table.num_rows
        table = table.append_column(SHARD, pa.array([number] * size, pa.int32()))
        table = table.append_column(ROW, pa.array(range(size), pa.int64()))
        table = table.filter(pc.is_in(table.column("article"), value_set=articles[shard]))
        parts.append(pa.Table.from_arrays([table.column(n) for n in full.names], schema=full))
    return pa.concat_tables(parts)


@dataclass(slots=True)
class Gatherer:
    """Reads rows of one dataset in a given order, few row groups at a time.

    Shards are sorted as releases are, so that a run of rows in release order lies in neighbouring row groups of each
    shard; the last one read of every shard is kept.
    """

    shards: Shards
    dataset: str
    schema: pa.Schema
    _files: OrderedDict[int, tuple[pq.ParquetFile, list[int]]] = field(default_factory=OrderedDict)
    _last: dict[int, tuple[int, pa.Table]] = field(default_factory=dict)

    def chunks(self, keys: pa.Table, size: int) -> Iterator[pa.Table]:
        """The rows that `_shard` and `_row` of `keys` name, in that order, `size` at a time."""
        for at in range(0, keys.num_rows, size):
            yield self.take(keys.slice(at, size))

    def take(self, keys: pa.Table) -> pa.Table:
        """The rows that `keys` names, in its order."""
        asked = pa.table({
            SHARD: keys.column(SHARD), ROW: keys.column(ROW), "_at": pa.array(range(keys.num_rows), pa.int64()),
        })  # fmt: skip
        by_shard = asked.group_by(SHARD, use_threads=False).aggregate([(ROW, "list"), ("_at", "list")])
        rows, places = by_shard.column(f"{ROW}_list").combine_chunks(), by_shard.column("_at_list").combine_chunks()
        parts, positions = [self.schema.empty_table()], []
        for at, number in enumerate(by_shard.column(SHARD).to_pylist()):
            parts.append(self._rows(number, rows[at].values))
            positions.append(places[at].values)
        table = pa.concat_tables(parts)
        order = pc.sort_indices(pa.chunked_array(positions, type=pa.int64()))
        return table.take(order).combine_chunks()

    def close(self) -> None:
        """Close all files."""
        for file, _ in self._files.values():
            file.close()
        self._files.clear()
        self._last.clear()

    def _file(self, number: int) -> tuple[pq.ParquetFile, list[int]]:
        """An open file, with the row at which each of its groups ends."""
        if number in self._files:
            self._files.move_to_end(number)
            return self._files[number]
        name = self.shards.name(number, self.dataset)
        if name is None:
            raise MissingObjectError(f"shard {self.shards.ids[number]} has no {self.dataset}")
        file = self.shards.open(name)
        meta = file.metadata
        self._files[number] = file, list(accumulate(meta.row_group(g).num_rows for g in range(meta.num_row_groups)))
        if len(self._files) > _OPEN_FILES:
            self._files.popitem(last=False)[1][0].close()
        return self._files[number]

    def _rows(self, number: int, rows: pa.Array) -> pa.Table:
        _, ends = self._file(number)
        group_of = _groups_of(rows, ends)
        parts = []
        for group in pc.unique(group_of).to_pylist():
            start = ends[group - 1] if group else 0
            mine = rows.filter(pc.equal(group_of, group))
            parts.append(self._group(number, group).take(pc.subtract(mine, start)))
        return pa.concat_tables(parts)

    def _group(self, number: int, group: int) -> pa.Table:
        last = self._last.get(number)
        if last is not None and last[0] == group:
            return last[1]
        file, _ = self._file(number)
        table = file.read_row_group(group, columns=self.schema.names)
        table = pa.Table.from_arrays([table.column(n) for n in self.schema.names], schema=self.schema)
        self._last[number] = group, table
        return table


def _groups_of(rows: pa.Array, ends: Sequence[int]) -> pa.Array:
    """The row group of each row, by binary search in the ends of the groups."""
    return pa.array([bisect_right(ends, row) for row in rows.to_pylist()], pa.int64())
