"""Targets across documents, by folded description, last due day and value."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.consolidate import (
    Reports,
    conflicts,
    fullest,
    last_told,
    most_told,
    register_table,
    reported,
)
from flows.resolving.identity import folded, ids_of, joined
from flows.resolving.officials import person_of
from flows.resolving.organisations import organisation_ids
from schemas.register import TargetRegister

_LAST = ("kind", "value", "value_max", "unit", "due_start", "due_end", "status")


def whose(rows: pa.Table, column: str, officials: pa.Table) -> pa.Array:
    """The id behind a name that may be an official's of the same document, else a body's."""
    names = rows.column(column).combine_chunks()
    person = person_of(officials, rows.column("document_id").combine_chunks(), names)
    return pc.coalesce(person, organisation_ids(names))


def resolve_targets(rows: pa.Table, officials: pa.Table) -> pa.Table:
    """Rows of `targets` with `id`, `issuer_id` and `actor_id`."""
    key = joined(folded(rows.column("description")), rows.column("due_end"), rows.column("value"))
    rows = rows.append_column("id", ids_of("tgt", key))
    rows = rows.append_column("issuer_id", whose(rows, "issuer", officials))
    return rows.append_column("actor_id", whose(rows, "actor", officials))


def target_ids(rows: pa.Table) -> pa.Table:
    """What a release takes over into `targets`."""
    return rows.select(["record_id", "id", "issuer_id", "actor_id"]).rename_columns(
        ["record_id", "target_id", "issuer_id", "actor_id"]
    )


def targets_register(rows: pa.Table) -> pa.Table:
    """The register of targets."""
    reports = Reports.of(rows)
    return register_table(TargetRegister, {
        "target_id": reports.ids,
        "description": fullest(reports, "description"),
        "issuer": most_told(reports, "issuer"),
        "actor": most_told(reports, "actor"),
        **last_told(reports, _LAST),
        "conflicts": conflicts(reports, ("value_max", "unit", "due_start", "status"), TargetRegister),
        **reported(reports, "description"),
    })  # fmt: skip
