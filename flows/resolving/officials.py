"""People across documents: by the key of their name, namesakes kept apart."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.consolidate import (
    Reports,
    conflict_type,
    fullest,
    last_told,
    most_told,
    register_table,
    reported,
)
from flows.resolving.identity import SEPARATOR, fold, folded, ids_of, joined, looked_up, strings
from flows.resolving.names import name_keys
from flows.resolving.namesakes import Report, persons
from flows.resolving.organisations import organisation_ids
from flows.resolving.seats import Holding, contested
from schemas.arrow import arrow_schema
from schemas.register import OfficialRegister


def resolve_officials(rows: pa.Table) -> pa.Table:
    """Rows of `officials` with `id` (the person), `organisation_id`, `best_organisation` and `canonical_name`.

    A canonical name is the most told form with diacritics, null where no document has one.
    """
    best = pc.coalesce(rows.column("organisation"), rows.column("organisation_as_written")).combine_chunks()
    rows = rows.append_column("best_organisation", best).append_column("organisation_id", organisation_ids(best))
    rows = rows.append_column("id", ids_of("per", _keys(rows)))
    return rows.append_column("canonical_name", _canonical(rows))


def _keys(rows: pa.Table) -> pa.Array:
    """The key of each row's person: that of the name, numbered where several people share it."""
    names = strings(rows.column("name_ascii")).dictionary_encode()
    told = names.dictionary.to_pylist()
    known = name_keys(told)
    keys = pa.array([known[name] for name in told], pa.string()).take(names.indices)
    table = pa.table({"key": keys, "document_id": rows.column("document_id")}).append_column(
        "row", pa.array(range(len(keys)), pa.int64())
    )
    spread = table.group_by("key").aggregate([("document_id", "count_distinct")])
    several = spread.filter(pc.greater(spread.column("document_id_count_distinct"), 1)).column("key")
    chosen = table.filter(pc.is_in(table.column("key"), value_set=several.combine_chunks()))
    numbers = _numbered(rows, chosen)
    if not numbers:
        return keys
    named = keys.to_pylist()
    for row, number in numbers.items():
        named[row] = f"{named[row]}{SEPARATOR}{number}"
    return pa.array(named, pa.string())


def _numbered(rows: pa.Table, chosen: pa.Table) -> dict[int, int]:
    """Numbers above 0 of the people of rows that share a key with other documents."""
    at = chosen.column("row")
    columns = ("document_id", "published_on", "honorific", "position", "best_organisation", "organisation_id", "status")
    table = rows.select(list(columns)).take(at)
    groups: dict[str, list[tuple[int, Report]]] = {}
    told = (table.column(c).to_pylist() for c in columns)
    values = zip(chosen.column("key").to_pylist(), at.to_pylist(), *told, strict=True)
    for key, row, document, day, honorific, position, body, body_id, status in values:
        report = Report(document, day, honorific, f"{fold(position)} {body_id or ''}", body, position, status)
        groups.setdefault(key, []).append((row, report))
    found: dict[int, int] = {}
    for reports in groups.values():
        numbers = persons(report for _, report in reports)
        found.update((row, numbers[r.document]) for row, r in reports if numbers[r.document])
    return found


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
        "conflicts": _conflicts(rows, reports.ids),
        **reported(reports, "name"),
    })  # fmt: skip


def _conflicts(rows: pa.Table, ids: pa.Array) -> pa.Array:
    """Of each person the seats in which another one is reported at the same time."""
    seated = rows.filter(pc.is_valid(rows.column("organisation_id")))
    columns = ("id", "name", "position", "organisation_id", "published_on", "document_id", "status")
    values = zip(*(seated.column(c).to_pylist() for c in columns), strict=True)
    found = contested(
        Holding(person, name, (fold(position), body), day, document, status)
        for person, name, position, body, day, document, status in values
    )
    return pa.array([found.get(person, []) for person in ids.to_pylist()], conflict_type(OfficialRegister))


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
