"""What extraction gives, shard by shard: immutable Parquet files, one per dataset.

Beside the staged rows, each table holds `article`, the number of the article in its shard: two places may bring the
same text with different metadata, and each keeps its own rows. The table `inputs` says where each article came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.wire import sketch
from flows.storing.columns import is_partitioned, order_of, schema_of, to_table
from flows.storing.errors import explained
from flows.storing.parquet import write_groups
from flows.storing.store import Store
from schemas import datasets
from schemas.document import Document
from schemas.evidence import Record, Row
from schemas.rejection import Rejection

INPUTS = "inputs"
#: `article` of a place that was read and found unchanged.
UNCHANGED = -1

INPUT_SCHEMA = pa.schema([
    pa.field("article", pa.int32(), nullable=False),
    pa.field("container", pa.string(), nullable=False),
    pa.field("line_id", pa.string()),
    pa.field("position", pa.int64(), nullable=False),
    pa.field("source", pa.string(), nullable=False),
    pa.field("url", pa.string()),
    pa.field("document_id", pa.string()),
    pa.field("fingerprint", pa.string(), nullable=False),
    pa.field("rules_version", pa.string(), nullable=False),
])  # fmt: skip

#: Articles after which a writer turns its models into Arrow.
_FLUSH = 256
#: Rows in a row group of a shard: what is read at least to get at one row.
_DOCUMENTS_PER_GROUP = 64
_ROWS_PER_GROUP = 4_096


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article came from, and everything that its extraction depends on.

    `container` is the file or URI, `line_id` the id or number of a line or row in it (None for a whole file),
    `position` its number in reading order; `source` is what `documents.source` will say. `fingerprint` is a hash of
    the text and of all metadata, the file name too where a date may be read from it.
    """

    container: str
    line_id: str | None
    source: str
    fingerprint: str
    rules_version: str
    url: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """The files of one shard: dataset to name in `shards/`, and its number of rows. Small and picklable."""

    files: Mapping[str, str]
    rows: Mapping[str, int]

    @property
    def id(self) -> str:
        """Names the shard by its content."""
        return hashlib.sha256("".join(f"{k}={v};" for k, v in sorted(self.files.items())).encode()).hexdigest()


@cache
def shard_schema(dataset: str) -> pa.Schema:
    """Schema of a dataset in a shard: `article`, the staged columns, and the sketch of a document's text."""
    if dataset == INPUTS:
        return INPUT_SCHEMA
    model = datasets()[dataset]
    fields = [pa.field("article", pa.int32(), nullable=False), *schema_of(model, True)]
    if model is Document:
        fields.append(pa.field("sketch", pa.list_(pa.int64()), nullable=False))
    return pa.schema(fields)


def _groups(table: pa.Table, dataset: str) -> Iterator[pa.Table]:
    """Cut a sorted table so that no group spans two months: a release reads one month at a time."""
    size = _DOCUMENTS_PER_GROUP if dataset == "documents" else _ROWS_PER_GROUP
    for start, end in month_runs(table) if "published_on" in table.schema.names else [(0, table.num_rows)]:
        for at in range(start, end, size):
            yield table.slice(at, min(size, end - at))


def month_runs(table: pa.Table) -> list[tuple[int, int]]:
    """Half-open runs of rows of the same month, in a table sorted by `published_on`."""
    if not table.num_rows:
        return []
    days = table.column("published_on").combine_chunks()
    months = pc.fill_null(pc.add(pc.multiply(pc.year(days), 12), pc.month(days)), -1)
    runs = pc.run_end_encode(months, run_end_type=pa.int64())
    ends = runs.run_ends.to_pylist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def write_shard(store: Store, tables: Mapping[str, pa.Table]) -> ShardFiles:
    """Write the tables of a shard, each with the columns of `shard_schema`; empty ones give no file.

    Raises StoringError where the files cannot be written.
    """
    files: dict[str, str] = {}
    rows: dict[str, int] = {}
    for dataset in sorted(tables):
        table = tables[dataset].combine_chunks()
        if not table.num_rows:
            continue
        if dataset != INPUTS and is_partitioned(datasets()[dataset]):
            table = table.take(order_of(table, datasets()[dataset].sort_by)).combine_chunks()
        path = store.fresh(".parquet")
        with explained("write", path):
            write_groups(path, _groups(table, dataset), shard_schema(dataset))
        files[dataset] = store.put(path, "shards")
        rows[dataset] = table.num_rows
    return ShardFiles(files, rows)


@dataclass(slots=True)
class ShardWriter:
    """Collects articles and what was found in them; `close` writes the shard.

    Models are turned into Arrow every few hundred articles: keeping thousands alive makes garbage collection slow.
    """

    store: Store
    _articles: int = 0
    _inputs: list[tuple[object, ...]] = field(default_factory=list)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _numbers: dict[str, list[int]] = field(default_factory=dict)
    _tables: dict[str, list[pa.Table]] = field(default_factory=dict)

    def add(
        self,
        place: Place,
        document: Document | None,
        records: Mapping[str, Sequence[Record]] | None = None,
        rejections: Iterable[Rejection] = (),
    ) -> None:
        """Take an article: its document (None where it could not be read), records by dataset, what was rejected."""
        number = self._articles
        self._articles += 1
        self._note(place, number, document.document_id if document else None)
        self._extend("documents", number, [document] if document else [])
        for dataset, found in (records or {}).items():
            self._extend(dataset, number, found)
        self._extend("rejected", number, list(rejections))
        if self._articles % _FLUSH == 0:
            self._flush()

    def keep(self, place: Place) -> None:
        """Note a place that was read and is unchanged: its earlier rows stay."""
        self._note(place, UNCHANGED, None)

    def _note(self, place: Place, number: int, document_id: str | None) -> None:
        self._inputs.append((
            number, place.container, place.line_id, place.position, place.source, place.url, document_id,
            place.fingerprint, place.rules_version,
        ))  # fmt: skip

    def _extend(self, dataset: str, number: int, rows: Sequence[Row]) -> None:
        if rows:
            self._rows.setdefault(dataset, []).extend(rows)
            self._numbers.setdefault(dataset, []).extend([number] * len(rows))

    def _flush(self) -> None:
        for dataset, rows in self._rows.items():
            table = to_table(datasets()[dataset], rows)
            table = table.add_column(0, "article", pa.array(self._numbers[dataset], pa.int32()))
            if dataset == "documents":
                sketches = [sketch(text) for text in table.column("text").to_pylist()]
                table = table.append_column("sketch", pa.array(sketches, pa.list_(pa.int64())))
            table = pa.Table.from_arrays(table.columns, schema=shard_schema(dataset))
            self._tables.setdefault(dataset, []).append(table)
        self._rows.clear()
        self._numbers.clear()

    def close(self) -> ShardFiles:
        """Write everything that was added. Raises StoringError where that is not possible."""
        self._flush()
        tables = {dataset: pa.concat_tables(parts) for dataset, parts in self._tables.items()}
        columns = list(zip(*self._inputs, strict=True)) or [()] * len(INPUT_SCHEMA)
        arrays = [pa.array(column, f.type) for column, f in zip(columns, INPUT_SCHEMA, strict=True)]
        tables[INPUTS] = pa.Table.from_arrays(arrays, schema=INPUT_SCHEMA)
        self._tables.clear()
        self._inputs.clear()
        return write_shard(self.store, tables)
