"""Texts read by the whole line and resolved as one corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from flows.line import Line
from flows.reading.article import Article
from flows.resolving.corpus import resolve
from flows.resolving.resolution import DOCUMENT_KEYS, Resolution
from flows.resolving.wire import sketch
from flows.storing.columns import to_table
from flows.storing.release import key_table_columns
from flows.storing.shard import shard_schema
from schemas import kinds
from schemas.evidence import Record


def resolved(line: Line, texts: Sequence[tuple[str, dt.date]]) -> Resolution:
    """The resolution of texts with their days."""
    return resolve(key_tables(line, texts)[0])


def key_tables(
    line: Line, texts: Sequence[tuple[str, dt.date]]
) -> tuple[dict[str, pa.Table], dict[str, list[Record]], list[str]]:
    """Key tables of texts with their days, the records of each dataset, and the ids of the documents in order."""
    records: dict[str, list[Record]] = {kind: [] for kind in kinds()}
    documents = []
    for number, (text, day) in enumerate(texts):
        found = line.read_document(Article(str(number), text, "utf-8", published_on=day))
        row = found.document.model_dump(include=set(DOCUMENT_KEYS) - {"sketch"})
        documents.append({**row, "sketch": sketch(found.document.text)})
        for kind, rows in found.records.items():
            records[kind].extend(rows)
    tables = {kind: to_table(model, records[kind]).select(key_table_columns(model)) for kind, model in kinds().items()}
    fields = [shard_schema("documents").field(name) for name in DOCUMENT_KEYS]
    tables["documents"] = pa.Table.from_pylist(documents, schema=pa.schema(fields))
    return tables, records, [document["document_id"] for document in documents]
