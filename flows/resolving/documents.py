"""Documents across the corpus: which tell the same story in nearly the same words."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.identity import stable_id
from flows.resolving.wire import groups


def wire_groups(documents: pa.Table) -> pa.Table:
    """`document_id` and `wire_group`, which is null where no other text is nearly the same."""
    ids = documents.column("document_id")
    sketches = dict(zip(ids.to_pylist(), documents.column("sketch").to_pylist(), strict=True))
    first = groups(sketches)
    names = [stable_id("wire", first[key]) if key in first else None for key in ids.to_pylist()]
    return pa.table({"document_id": ids, "wire_group": pa.array(names, pa.string())})


def with_story(rows: pa.Table, documents: pa.Table) -> pa.Table:
    """Rows with `story`: the wire group of their document, else the document."""
    at = pc.index_in(rows.column("document_id"), value_set=documents.column("document_id").combine_chunks())
    group = documents.column("wire_group").take(at)
    return rows.append_column("story", pc.coalesce(group, rows.column("document_id")))
