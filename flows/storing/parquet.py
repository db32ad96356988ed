"""Parquet files whose bytes follow from their rows alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.storing.columns import id_columns
from schemas.evidence import Row

#: Goes into every fingerprint: raise it when the way of writing changes, so that old files are written anew.
WRITER = f"2:{pa.__version__}"
#: Rows in a row group of a release. Those of `documents` hold two texts each.
ROWS_PER_GROUP = 65_536
DOCUMENTS_PER_GROUP = 1_024
#: Columns whose values hardly repeat: a dictionary would only be built and thrown away.
_TEXTS = frozenset({"raw_text", "text", "payload", "record_id"})
_FALSE_POSITIVES = 0.01


def rows_per_group(schema: pa.Schema) -> int:
    """Rows in a row group of a release file."""
    return DOCUMENTS_PER_GROUP if "raw_text" in schema.names else ROWS_PER_GROUP


def _bloom(model: type[Row], rows: int, group: int) -> dict[str, Any]:
    distinct = max(1, min(rows, group))
    return {name: {"ndv": distinct, "fpp": _FALSE_POSITIVES} for name in id_columns(model)}


def write_release_file(path: Path, model: type[Row], schema: pa.Schema, chunks: Iterable[pa.Table], rows: int) -> None:
    """Write a file of a release: zstd, Bloom filters on ids, only `schema_version` in its metadata.

    Every chunk but the last holds `rows_per_group(schema)` rows, so that cuts depend on the rows alone. `rows` is
    their sum; Bloom filters are sized by it.
    """
    group = rows_per_group(schema)
    bloom = _bloom(model, rows, group) if rows else None
    with pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=3,
        use_dictionary=_dictionary_columns(schema),
        store_schema=False,
        **({"bloom_filter_options": bloom} if bloom else {}),
    ) as writer:
        for chunk in chunks:
            writer.write_table(chunk.combine_chunks(), row_group_size=group)
        # Without `store_schema` a writer leaves out the metadata of the schema too.
        writer.add_key_value_metadata(dict(schema.metadata or {}))


def _dictionary_columns(schema: pa.Schema) -> list[str]:
    return [path for field in schema if field.name not in _TEXTS for path in _leaves(field.name, field.type)]


def _leaves(path: str, kind: pa.DataType) -> list[str]:
    if pa.types.is_list(kind):
        return _leaves(f"{path}.list.element", kind.value_type)
    if pa.types.is_struct(kind):
        return [leaf for inner in kind for leaf in _leaves(f"{path}.{inner.name}", inner.type)]
    return [] if pa.types.is_boolean(kind) else [path]


def write_groups(path: Path, groups: Iterable[pa.Table], schema: pa.Schema) -> None:
    """Write a file of the store's own (shards, index): zstd, one row group a table."""
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1, store_schema=False) as writer:
        for group in groups:
            writer.write_table(group, row_group_size=max(1, group.num_rows))


def read_columns(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Read columns of one file of the store."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns)
