"""Happenings across documents, by kind, first day and folded name."""

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
from flows.resolving.organisations import mentions, organisation_ids
from schemas.register import EventRegister

_AGREED = ("start_date", "end_date", "date_precision", "place")


def resolve_events(rows: pa.Table, officials: pa.Table) -> pa.Table:
    """Rows of `events` with `id`, `organiser_ids` and the officials among the participants.

    A happening without a date is only the same within one story: `meeting` in two months is two meetings.
    """
    story = pc.if_else(pc.is_null(rows.column("start_date")), rows.column("story"), "")
    key = joined(rows.column("kind"), rows.column("start_date"), folded(rows.column("name")), story)
    rows = rows.append_column("id", ids_of("evt", key)).append_column("organiser_ids", _organiser_ids(rows))
    at = rows.schema.get_field_index("participants")
    return rows.set_column(at, "participants", _participants(rows, officials))


def _rewrapped(lists: pa.ListArray, values: pa.Array) -> pa.Array:
    sizes = pc.fill_null(pc.list_value_length(lists), 0)
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(sizes).cast(pa.int32())])
    return pa.ListArray.from_arrays(offsets, values)


def _organiser_ids(rows: pa.Table) -> pa.Array:
    lists = rows.column("organisers").combine_chunks()
    return _rewrapped(lists, organisation_ids(lists.flatten()))


def _participants(rows: pa.Table, officials: pa.Table) -> pa.Array:
    lists = rows.column("participants").combine_chunks()
    people = lists.flatten()
    document = rows.column("document_id").combine_chunks().take(pc.list_parent_indices(lists))
    name, role = people.field("name"), people.field("role")
    official = person_of(officials, document, name)
    fields = list(lists.type.value_type)
    return _rewrapped(lists, pa.StructArray.from_arrays([official, name, role], fields=fields))


def event_ids(rows: pa.Table) -> pa.Table:
    """What a release takes over into `events`."""
    return rows.select(["record_id", "id", "organiser_ids", "participants"]).rename_columns(
        ["record_id", "event_id", "organiser_ids", "participants"]
    )


def organiser_mentions(rows: pa.Table) -> pa.Table:
    """Bodies named as organisers."""
    lists = rows.column("organisers").combine_chunks()
    spread = rows.take(pc.list_parent_indices(lists))
    return mentions(spread, lists.flatten(), rows.column("organiser_ids").combine_chunks().flatten())


def _union(reports: Reports, names: pa.Array, parents: pa.Array) -> pa.Array:
    """The distinct names told of each happening, sorted."""
    found: list[set[str]] = [set() for _ in range(len(reports))]
    owners = reports.rows.column("id").combine_chunks().take(parents)
    for owner, name in zip(owners.to_pylist(), names.to_pylist(), strict=True):
        found[owner].add(name)
    return pa.array([sorted(told) for told in found], pa.list_(pa.string()))


def events_register(rows: pa.Table) -> pa.Table:
    """The register of happenings."""
    reports = Reports.of(rows)
    rows = reports.rows
    organisers = rows.column("organisers").combine_chunks()
    people = rows.column("participants").combine_chunks()
    return register_table(EventRegister, {
        "event_id": reports.ids,
        "name": fullest(reports, "name"),
        **last_told(reports, ["kind", "status"]),
        **{name: most_told(reports, name) for name in _AGREED},
        "organisers": _union(reports, organisers.flatten(), pc.list_parent_indices(organisers)),
        "participants": _union(reports, people.flatten().field("name"), pc.list_parent_indices(people)),
        "conflicts": conflicts(reports, [*_AGREED, "status"], EventRegister),
        **reported(reports, "name"),
    })  # fmt: skip
