"""The `rejected` dataset of a release."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.storing.columns import schema_of
from flows.storing.gather import SHARD, Shards, articles_by_shard, read_live
from flows.storing.index import Live
from flows.storing.shard import shard_schema
from schemas.rejection import Rejection

_READING = ("read", "clean")


def rejected_rows(shards: Shards, live: Live) -> pa.Table:
    """What was rejected in the articles in force.

    A text that several places brought is extracted from the first, so what extraction rejected is told once, under the
    source of its document; what reading rejected is told of every place.
    """
    names = [name for name in shard_schema(Rejection.folder).names if name != "article"]
    columns = ["article", *names]
    schema = shard_schema(Rejection.folder)
    rows = read_live(shards, Rejection.folder, articles_by_shard(live.reporting), columns, schema)
    chosen = live.extractions
    numbers = pc.index_in(chosen.column("shard"), value_set=pa.array(shards.ids, pa.string()))
    at = pc.index_in(
        _article_key(rows.column(SHARD), rows.column("article")),
        value_set=_article_key(numbers, chosen.column("article")).combine_chunks(),
    )
    source = pc.coalesce(chosen.column("source").take(at), rows.column("source"))
    rows = rows.set_column(rows.schema.get_field_index("source"), "source", source)
    told = pc.or_(pc.is_valid(at), pc.is_in(rows.column("stage"), value_set=pa.array(_READING, pa.string())))
    told = pc.or_(told, pc.is_null(rows.column("document_id")))
    rows = rows.filter(told).select(names)
    distinct = rows.group_by(names, use_threads=False).aggregate([])
    return pa.Table.from_arrays(
        [distinct.column(name) for name in names], schema=schema_of(Rejection, False)
    )  # fmt: skip


def _article_key(shard: pa.ChunkedArray, article: pa.ChunkedArray) -> pa.ChunkedArray:
    """One number for an article of a shard."""
    return pc.add(pc.multiply(pc.cast(shard, pa.int64()), 2**32), pc.cast(article, pa.int64()))
