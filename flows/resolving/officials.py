"""People across documents, by the folded form of their name."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.consolidate import (
    Reports,
    fullest,
    last_told,
    most_told,
    no_conflicts,
    register_table,
    reported,
)
from flows.resolving.identity import folded, ids_of, joined, looked_up
from flows.resolving.organisations import organisation_ids
from schemas.arrow import arrow_schema
from schemas.register import OfficialRegister


def resolve_officials(rows: pa.Table) -> pa.Table:
    """Rows of `officials` with `id` (the person), `organisation_id`, `best_organisation` and `canonical_name`.

    A canonical name is the most told form with diacritics, null where no document has one.
    """
    best = pc.coalesce(rows.column("organisation"), rows.column("organisation_as_written")).combine_chunks()
    ids = ids_of("per", folded(rows.column("name_ascii")))
    rows = rows.append_column("id", ids).append_column("best_organisation", best)
    rows = rows.append_column("organisation_id", organisation_ids(best))
    return rows.append_column("canonical_name", _canonical(rows))


def _canonical(rows: pa.Table) -> pa.Array:
    names = rows.column("name").combine_chunks()
    plain = pc.string_is_ascii(names)
    marked = pc.if_else(plain, pa.scalar(None, pa.string()), names)
    reports = Reports.of(rows.append_column("_marked", marked))
    return most_told(reports, "_marked").take(reports.rows.column("id").combine_chunks())


def official_ids(rows: pa.Table) -> pa.Table:
    """What a release takes over into `officials`."""
    return rows.select(["record_id", "id", "canonical_name", "organisation_id"]).rename_columns(
        ["record_id", "official_id", "canonical_name", "organisation_id"]
    )


def person_of(rows: pa.Table, document_ids: pa.Array, names: pa.Array) -> pa.Array:
    """The official of each name in its document, null where that document has none of this name."""
    known = joined(rows.column("document_id"), folded(rows.column("name")))
    keys = joined(document_ids, folded(names))
    found = looked_up(keys, known, rows.column("id").combine_chunks())
    return pc.if_else(pc.is_valid(names), found, pa.scalar(None, pa.string()))


def officials_register(rows: pa.Table) -> pa.Table:
    """The register of people."""
    reports = Reports.of(rows)
    name = pc.coalesce(most_told(reports, "canonical_name"), fullest(reports, "name"))
    return register_table(OfficialRegister, {
        "official_id": reports.ids,
        "name": name,
        "name_ascii": most_told(reports, "name_ascii"),
        "positions": _positions(rows, reports.ids),
        "conflicts": no_conflicts(OfficialRegister, len(reports)),
        **reported(reports, "name"),
    })  # fmt: skip


def _positions(rows: pa.Table, ids: pa.Array) -> pa.Array:
    """The offices of each person: one for each position and body, as last reported."""
    body = pc.coalesce(rows.column("organisation_id"), pa.scalar("", pa.string()))
    key = joined(rows.column("id"), folded(rows.column("position")), body)
    seats = rows.append_column("_person", rows.column("id"))
    seats = Reports.of(seats.set_column(seats.schema.get_field_index("id"), "id", key))
    last = last_told(seats, ["_person", "position", "best_organisation", "organisation_id", "status"])
    span = reported(seats, "position")
    valid = {name: most_told(seats, name) for name in ("valid_from", "valid_to")}
    struct = arrow_schema(OfficialRegister).field("positions").type.value_type
    values = pa.StructArray.from_arrays(
        [
            last["position"], last["best_organisation"], last["organisation_id"], last["status"],
            span["first_reported"], span["last_reported"], valid["valid_from"], valid["valid_to"],
        ],
        fields=list(struct),
    )  # fmt: skip
    people = last["_person"].to_pylist()
    starts = {person: at for at, person in reversed(list(enumerate(people)))}
    offsets = [starts[person] for person in ids.to_pylist()]
    return pa.ListArray.from_arrays(pa.array([*offsets, len(people)], pa.int32()), values)
