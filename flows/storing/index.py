"""Which places brought which documents, and which of those are in force.

The index has one row per place (a file, or a line of one). Which documents are live follows from it alone; a commit
changes the index and nothing else. All functions are pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from flows.storing.columns import sort_rows
from flows.storing.shard import INPUT_SCHEMA, UNCHANGED, ShardFiles
from flows.storing.stamps import FileStamp

#: `brought` is the number of the commit that brought the row, `shard` the id of its shard.
INDEX_SCHEMA = pa.schema([
    *INPUT_SCHEMA, pa.field("brought", pa.int64(), nullable=False), pa.field("shard", pa.string(), nullable=False),
])  # fmt: skip
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run found.

    `shards` hold what was read anew. `stamps` name the containers that were read to their end, `seen` those that exist
    but were not opened because their stamp is unchanged. With `prune`, places that were neither brought nor seen lose
    their records.
    """

    shards: Sequence[ShardFiles] = ()
    stamps: Sequence[FileStamp] = ()
    seen: Collection[str] = ()
    prune: bool = False
    #: The `inputs` tables of `shards`, in the same order.
    inputs: Sequence[pa.Table] = field(default=())


@dataclass(frozen=True, slots=True)
class Live:
    """What is in force: `extractions` (shard, article, document_id, source, sources), one row a document, and
    `reporting` (shard, article), the articles whose rejections count."""

    extractions: pa.Table
    reporting: pa.Table


def empty_index() -> pa.Table:
    """The index before the first commit."""
    return INDEX_SCHEMA.empty_table()


def place_keys(index: pa.Table) -> pa.ChunkedArray:
    """The identity of each place: container and line id."""
    line = pc.fill_null(pc.binary_join_element_wise("#", index.column("line_id"), ""), "")
    return pc.binary_join_element_wise(index.column("container"), line, _SEPARATOR)


def _brought(changes: Changes, number: int) -> tuple[pa.Table, pa.ChunkedArray]:
    """Rows that the changes bring, and the keys of all places that they saw."""
    parts = [empty_index()]
    keys: list[pa.ChunkedArray] = [place_keys(parts[0])]
    for shard, inputs in zip(changes.shards, changes.inputs, strict=True):
        size = inputs.num_rows
        table = inputs.append_column("brought", pa.array([number] * size, pa.int64()))
        table = table.append_column("shard", pa.array([shard.id] * size, pa.string()))
        keys.append(place_keys(table))
        parts.append(table.filter(pc.not_equal(table.column("article"), UNCHANGED)).cast(INDEX_SCHEMA))
    chunks = [chunk for key in keys for chunk in key.chunks]
    return pa.concat_tables(parts), pa.chunked_array(chunks, type=pa.string())


def _last_per_place(rows: pa.Table) -> pa.Table:
    """One row a place: where a container holds a line id twice, its last line counts."""
    keyed = rows.append_column("_key", place_keys(rows))
    ordered = sort_rows(keyed, ("_key", "position", "fingerprint"))
    keys = ordered.column("_key").combine_chunks()
    if len(keys) < 2:
        return rows
    last = pa.concat_arrays([pc.not_equal(keys[:-1], keys[1:]), pa.array([True])])
    return ordered.filter(last).drop_columns(["_key"])


def rebase(index: pa.Table, changes: Changes, number: int) -> pa.Table:
    """The index after these changes, as commit `number` would hold it.

    A place that brings something again replaces its row. A container read to its end drops its earlier rows without a
    document (they told why something could not be read). The rest stays, unless pruned.
    """
    rows, touched = _brought(changes, number)
    keys = place_keys(index)
    replaced = pc.is_in(keys, value_set=place_keys(rows).combine_chunks())
    reread = pc.is_in(index.column("container"), value_set=_strings([s.container for s in changes.stamps]))
    seen_again = pc.is_in(keys, value_set=touched.combine_chunks())
    stale = pc.and_(pc.and_(reread, pc.is_null(index.column("document_id"))), pc.invert(seen_again))
    drop = pc.or_(replaced, stale)
    if changes.prune:
        known = pc.is_in(index.column("container"), value_set=_strings(list(changes.seen)))
        drop = pc.or_(drop, pc.invert(pc.or_(known, seen_again)))
    kept = index.filter(pc.invert(drop))
    return sort_rows(pa.concat_tables([kept, _last_per_place(rows)]), ("container", "position", "line_id"))


def _strings(values: Sequence[str]) -> pa.Array:
    return pa.array(values, pa.string())


def _first_of(table: pa.Table, key: str) -> pa.Table:
    """The first row of each run of equal keys, in a table sorted by it."""
    keys = table.column(key).combine_chunks()
    if len(keys) < 2:
        return table
    return table.filter(pa.concat_arrays([pa.array([True]), pc.not_equal(keys[1:], keys[:-1])]))


def superseded(index: pa.Table) -> pa.Array:
    """True for places whose URL has since brought another text.

    The latest commit that brought a URL decides; within one, the last container and line.
    """
    with_url = index.select(["url", "brought", "container", "position", "document_id"])
    with_url = with_url.filter(pc.and_(pc.is_valid(index.column("url")), pc.is_valid(index.column("document_id"))))
    down = [(name, "descending") for name in ("brought", "container", "position", "document_id")]
    order = pc.sort_indices(with_url, sort_keys=[("url", "ascending"), *down])
    winners = _first_of(with_url.take(order), "url")
    at = pc.index_in(index.column("url"), value_set=winners.column("url").combine_chunks(), skip_nulls=True)
    winning = winners.column("document_id").take(at)
    return pc.fill_null(pc.not_equal(winning, index.column("document_id")), False)


def live(index: pa.Table, rules_version: str) -> Live:
    """What is in force by this index.

    A document that several places bring is one: `sources` names them all, sorted, `source` the first. Its records are
    those read from the first place whose extraction is of the rules in force.
    """
    standing = index.filter(pc.invert(superseded(index)))
    rows = standing.filter(pc.is_valid(standing.column("document_id")))
    rows = rows.append_column("_old", pc.not_equal(rows.column("rules_version"), rules_version))
    rows = sort_rows(rows, ("document_id", "_old", "source", "container", "position", "fingerprint"))
    chosen = _first_of(rows, "document_id").select(["shard", "article", "document_id"])
    sources = _sources(rows)
    first = [s[0] for s in sources]
    chosen = chosen.append_column("source", pa.array(first, pa.string()))
    chosen = chosen.append_column("sources", pa.array(sources, pa.list_(pa.string())))
    return Live(chosen, standing.select(["shard", "article"]))


def _sources(rows: pa.Table) -> list[list[str]]:
    """Distinct sources of each document, sorted, in the order of documents."""
    found: dict[str, set[str]] = {}
    for document, source in zip(rows.column("document_id").to_pylist(), rows.column("source").to_pylist(), strict=True):
        found.setdefault(document, set()).add(source)
    return [sorted(sources) for sources in found.values()]


def shards_in_use(index: pa.Table, shards: Mapping[str, ShardFiles]) -> dict[str, ShardFiles]:
    """The shards that some row of the index still needs."""
    used = set(pc.unique(index.column("shard")).to_pylist())
    return {key: shards[key] for key in sorted(used)}
