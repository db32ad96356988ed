"""The files of a release, each made only where what it is made from has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.storing.columns import conform, schema_of, sort_rows
from flows.storing.errors import explained
from flows.storing.gather import ROW, SHARD, Gatherer, Shards
from flows.storing.parquet import WRITER, rows_per_group, write_release_file
from flows.storing.shard import month_runs
from flows.storing.store import Store
from schemas.evidence import SCHEMA_VERSION, Row

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a release. `fingerprint` stands for everything it was made from."""

    path: str
    object: str
    rows: int
    bytes: int
    fingerprint: str


Parts = Mapping[str, Part]


def parts_to_json(parts: Parts) -> bytes:
    """Parts as JSON, by path."""
    return orjson.dumps([asdict(parts[path]) for path in sorted(parts)])


def parts_from_json(content: bytes) -> dict[str, Part]:
    """Parts from JSON."""
    return {row["path"]: Part(**row) for row in orjson.loads(content)}


class _Digest:
    """A file object that only hashes."""

    closed = False

    def __init__(self, salt: str) -> None:
        self.hash = hashlib.sha256(salt.encode())

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""


def fingerprint(table: pa.Table, salt: str) -> str:
    """Hash of a table's rows in their order, with what else the file depends on.

    Hashed as plain Parquet: Arrow's own buffers may differ in bits that mean nothing.
    """
    digest = _Digest(f"{WRITER}:{SCHEMA_VERSION}:{salt}:{list(table.schema)}")
    with pa.PythonFile(digest, mode="w") as sink:
        pq.write_table(
            table.combine_chunks(), sink, compression="none", use_dictionary=False, write_statistics=False,
            store_schema=False,
        )  # fmt: skip
    return digest.hash.hexdigest()


def _make(store: Store, path: str, print_: str, model: type[Row], chunks: Iterator[pa.Table], rows: int) -> Part:
    temporary = store.fresh(".parquet")
    with explained("write", temporary):
        write_release_file(temporary, model, schema_of(model, False), chunks, rows)
        size = temporary.stat().st_size
    return Part(path, store.put(temporary), rows, size, print_)


def _reuse(store: Store, previous: Parts, path: str, print_: str) -> Part | None:
    """The part of the release before, where it was made from the same. Marks its object as used now."""
    part = previous.get(path)
    if part is None or part.fingerprint != print_:
        return None
    try:
        os.utime(store.object_path(part.object))
    except FileNotFoundError:
        return None
    return part


def single_part(store: Store, model: type[Row], table: pa.Table, previous: Parts) -> Part:
    """A dataset that is one file. `table` need not be sorted."""
    path = f"{model.folder}/part-0.parquet"
    whole = conform(sort_rows(table, model.sort_by), schema_of(model, False)).combine_chunks()
    print_ = fingerprint(whole, path)
    size = rows_per_group(whole.schema)
    chunks = (whole.slice(at, size) for at in range(0, whole.num_rows, size))
    return _reuse(store, previous, path, print_) or _make(store, path, print_, model, chunks, whole.num_rows)


def monthly_parts(
    store: Store, model: type[Row], shards: Shards, keys: pa.Table, overlay: pa.Table, previous: Parts
) -> Iterator[Part]:
    """A dataset cut by month.

    `keys` has `published_on`, `_shard` and `_row` of every live row in release order; `overlay` has, in the same order,
    the columns that take the place of staged ones.
    """
    staged = schema_of(model, True)
    gatherer = Gatherer(shards, model.folder, pa.schema([f for f in staged if f.name not in overlay.schema.names]))
    try:
        if not keys.num_rows:
            yield _month(store, model, gatherer, UNDATED, keys, overlay, previous)
        for start, end in month_runs(keys):
            day = keys.column("published_on")[start].as_py()
            month = f"{day:%Y-%m}" if day else UNDATED
            cut = keys.slice(start, end - start), overlay.slice(start, end - start)
            yield _month(store, model, gatherer, month, *cut, previous)
    finally:
        gatherer.close()


def _month(
    store: Store, model: type[Row], gatherer: Gatherer, month: str, keys: pa.Table, overlay: pa.Table, previous: Parts
) -> Part:
    path = f"{model.folder}/published_month={month}/part-0.parquet"
    names, made_from = _made_from(gatherer.shards, model.folder, keys, overlay)
    print_ = fingerprint(made_from, f"{path}:{' '.join(names)}")
    if (part := _reuse(store, previous, path, print_)) is not None:
        return part
    chunks = _monthly_chunks(schema_of(model, False), gatherer, keys, overlay)
    return _make(store, path, print_, model, chunks, keys.num_rows)


def _made_from(shards: Shards, dataset: str, keys: pa.Table, overlay: pa.Table) -> tuple[list[str], pa.Table]:
    """The shard files, and for each row which of them it is in, where, and what is laid over it."""
    numbers = pc.unique(keys.column(SHARD)).to_pylist()
    names = sorted({name for n in numbers if (name := shards.name(n, dataset))})
    rank = {n: names.index(name) for n in numbers if (name := shards.name(n, dataset))}
    local = pc.index_in(keys.column(SHARD), value_set=pa.array(list(rank), pa.int32()))
    files = pa.array(list(rank.values()), pa.int32()).take(local)
    return names, overlay.append_column("_file", files).append_column(ROW, keys.column(ROW))


def _monthly_chunks(final: pa.Schema, gatherer: Gatherer, keys: pa.Table, overlay: pa.Table) -> Iterator[pa.Table]:
    size = rows_per_group(final)
    for number, chunk in enumerate(gatherer.chunks(keys, size)):
        laid = overlay.slice(number * size, size)
        for name in laid.schema.names:
            chunk = chunk.append_column(name, laid.column(name))
        yield conform(chunk, final)
