"""Bodies across documents, by the telling words of the best name there is."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.bodies import body_key
from flows.resolving.consolidate import Reports, fullest, no_conflicts, register_table, reported
from flows.resolving.identity import ids_of, strings
from schemas.register import OrganisationRegister

#: What is known of a mention of a body.
MENTION = ("id", "name", "record_id", "document_id", "published_on", "story")


def organisation_ids(names: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The id of each body by its name, null where there is no name."""
    encoded = strings(names).dictionary_encode()
    keys = pa.array([body_key(name) for name in encoded.dictionary.to_pylist()], pa.string())
    return ids_of("org", keys.take(encoded.indices))


def mentions(rows: pa.Table, names: pa.Array, ids: pa.Array) -> pa.Table:
    """Mentions of bodies, from rows of any kind with the body's name and id in each; rows without one are left out."""
    columns = {"id": ids, "name": names, **{n: rows.column(n) for n in MENTION[2:]}}
    return pa.table(columns).filter(pc.and_(pc.is_valid(ids), pc.starts_with(ids, "org_")))


def organisations_register(tables: Iterable[pa.Table]) -> pa.Table:
    """The register of all bodies mentioned."""
    reports = Reports.of(pa.concat_tables(tables).combine_chunks())
    return register_table(OrganisationRegister, {
        "organisation_id": reports.ids,
        "name": fullest(reports, "name"),
        "country": pa.nulls(len(reports), pa.string()),
        "conflicts": no_conflicts(OrganisationRegister, len(reports)),
        **reported(reports, "name"),
    })  # fmt: skip
