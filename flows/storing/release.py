"""From live rows and their resolution to the files and the manifest of a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.resolution import DOCUMENT_KEYS, Resolution, Resolve
from flows.storing.columns import empty, identity, is_partitioned, order_of, schema_of
from flows.storing.errors import StoringError
from flows.storing.gather import ROW, SHARD, Shards, articles_by_shard, read_live
from flows.storing.id_changes import id_changes
from flows.storing.index import Live
from flows.storing.parts import Part, Parts, monthly_parts, single_part
from flows.storing.rejected import rejected_rows
from flows.storing.rules import rules_in_use
from flows.storing.shard import shard_schema
from flows.storing.store import Store
from flows.storing.version import Version
from schemas import datasets, kinds
from schemas.document import Document
from schemas.evidence import Record, Row


def key_table_columns(model: type[Row]) -> list[str]:
    """Columns that are read of every live row: what sorts it, and what resolve may look at."""
    if model is Document:
        return list(DOCUMENT_KEYS)
    keys = model.key_columns if issubclass(model, Record) else ()
    names = ["record_id", "document_id", "published_on", *model.sort_by, *keys]
    if "rule" in model.model_fields:
        names.append("rule")
    return list(dict.fromkeys(names))


def read_keys(shards: Shards, live: Live) -> dict[str, pa.Table]:
    """The key tables of all datasets that resolve reads, with `_shard` and `_row`."""
    articles = articles_by_shard(live.extractions)
    models: dict[str, type[Row]] = {"documents": Document, **kinds()}
    return {
        name: read_live(shards, name, articles, key_table_columns(model), shard_schema(name))
        for name, model in models.items()
    }


def _aligned(keys: pa.Table, table: pa.Table, column: str, dataset: str) -> pa.Table:
    """The rows of `table` that belong to the rows of `keys`, without the column that says so."""
    at = pc.index_in(keys.column(column), value_set=table.column(column).combine_chunks())
    if at.null_count:
        raise StoringError(f"resolving {dataset} left out {at.null_count} of {keys.num_rows} rows")
    return table.drop_columns([column]).take(at)


def _sources(live: Live, resolution: Resolution) -> pa.Table:
    """What is laid over `documents`: where they came from, and what resolve says of them."""
    documents = live.extractions.select(["document_id", "source", "sources"])
    ids = resolution.ids.get("documents")
    if ids is None:
        return documents.append_column("wire_group", pa.nulls(documents.num_rows, pa.string()))
    found = _aligned(documents, ids, "document_id", "documents")
    for name in found.schema.names:
        documents = documents.append_column(name, found.column(name))
    return documents


def _overlay(model: type[Row], keys: pa.Table, live: Live, resolution: Resolution) -> pa.Table:
    if model is Document:
        return _aligned(keys, _sources(live, resolution), "document_id", model.folder)
    table = resolution.ids.get(model.folder)
    if table is None:
        raise StoringError(f"resolving gave no ids for {model.folder}")
    final = schema_of(model, False)
    overlay = _aligned(keys, table, identity(model), model.folder)
    return pa.table({name: overlay.column(name).cast(final.field(name).type) for name in overlay.schema.names})


def _ordered(model: type[Row], keys: pa.Table, overlay: pa.Table) -> tuple[pa.Table, pa.Table]:
    order = order_of(keys, model.sort_by)
    return keys.select(["published_on", SHARD, ROW]).take(order), overlay.take(order)


def _partitioned(
    store: Store, shards: Shards, keys: Mapping[str, pa.Table], live: Live, resolution: Resolution, previous: Parts
) -> Iterator[Part]:
    for dataset, table in keys.items():
        model = datasets()[dataset]
        rows, overlay = _ordered(model, table, _overlay(model, table, live, resolution))
        yield from monthly_parts(store, model, shards, rows, overlay, previous)


def build_release(
    store: Store, shards: Shards, live: Live, resolve: Resolve, rules: pa.Table, previous: Parts
) -> dict[str, Part]:
    """Make all files of a release, as objects; gives them by their path in it.

    `rules` is the whole `rules` dataset of the rules in force. Files whose rows and ids are those of `previous` are not
    written again. Raises StoringError.
    """
    keys = read_keys(shards, live)
    resolution = resolve({name: table.drop_columns([SHARD, ROW]) for name, table in keys.items()})
    parts = {part.path: part for part in _partitioned(store, shards, keys, live, resolution, previous)}
    whole = {
        "rules": rules_in_use(store, rules, keys, previous),
        "rejected": rejected_rows(shards, live),
        "id_changes": id_changes(store, previous, parts),
    }
    for dataset, model in datasets().items():
        if is_partitioned(model):
            continue
        table = whole.get(dataset, resolution.registers.get(dataset))
        part = single_part(store, model, empty(model) if table is None else table, previous)
        parts[part.path] = part
    return parts


def manifest_of(parts: Parts, version: Version) -> bytes:
    """The manifest: what the release holds. The same content gives the same bytes: no number, no time."""
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in datasets()}
    for path in sorted(parts):
        part = parts[path]
        row = {"path": path, "sha256": part.object.partition(".")[0], "rows": part.rows, "bytes": part.bytes}
        tables[path.partition("/")[0]].append(row)
    content = {
        "factledger": version.factledger,
        "schema_version": version.schema_version,
        "rules_version": version.rules_version,
        "datasets": {
            name: {"rows": sum(int(str(f["rows"])) for f in files), "files": files} for name, files in tables.items()
        },
    }
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
