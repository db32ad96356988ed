"""Happenings across documents: ids by what reports tell, and the register of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

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
from flows.resolving.happened import Person, Report, is_bare, same_value
from flows.resolving.happenings import Told, joined_keys
from flows.resolving.identity import fold, folded, ids_of, joined
from flows.resolving.officials import person_of
from flows.resolving.organisations import mentions, organisation_ids
from schemas.register import EventRegister

#: Columns by which reports are compared, in the order of `_report`.
_COMPARED = (
    "document_id", "published_on", "kind", "name", "start_date", "end_date", "place", "participants", "organiser_ids",
    "date_precision", "status", "story", "organisers", "record_id",
)  # fmt: skip
_AGREED = ("start_date", "end_date", "date_precision", "place")


def resolve_events(rows: pa.Table, officials: pa.Table) -> pa.Table:
    """Rows of `events` with `id`, `organiser_ids` and the officials among the participants.

    Rows of one kind, day and name are of one happening; which others are, `joined_keys` says. The id is made of the
    key of the earliest report. A happening without a date, or of a bare name, has one key within one story only.
    """
    alone = pc.or_(pc.is_null(rows.column("start_date")), _bare(rows.column("name")))
    story = pc.if_else(alone, rows.column("story"), "")
    key = joined(rows.column("kind"), rows.column("start_date"), folded(rows.column("name")), story)
    rows = rows.append_column("organiser_ids", _organiser_ids(rows))
    at = rows.schema.get_field_index("participants")
    rows = rows.set_column(at, "participants", _participants(rows, officials))
    first = joined_keys(list(_told(rows, key)))
    known = key.dictionary_encode()
    keys = pa.array([first[k] for k in known.dictionary.to_pylist()], pa.string()).take(known.indices)
    return rows.append_column("id", ids_of("evt", keys))


def _bare(names: pa.ChunkedArray) -> pa.Array:
    encoded = names.combine_chunks().dictionary_encode()
    bare = pa.array([is_bare(name) for name in encoded.dictionary.to_pylist()], pa.bool_())
    return bare.take(encoded.indices)


def _told(rows: pa.Table, keys: pa.Array) -> Iterator[Told]:
    """What is told under each key, by all its rows together."""
    columns = [rows.column(name).to_pylist() for name in _COMPARED]
    found: dict[str, list[tuple[Any, ...]]] = {}
    for key, *row in zip(keys.to_pylist(), *columns, strict=True):
        found.setdefault(key, []).append(tuple(row))
    for key, told in found.items():
        told.sort(key=lambda row: (row[1] or dt.date.max, row[0], row[-1]))
        yield Told(key, _report(told), frozenset(row[0] for row in told), (told[0][1] or dt.date.max, told[0][0]))


def _report(told: Sequence[tuple[Any, ...]]) -> Report:
    """What rows under one key tell together; the earliest decides what they cannot tell together."""
    _, published, kind, name, start, end, _, _, _, precision, status, story, _, _ = told[0]
    people = {Person(p["official_id"], fold(p["name"])) for row in told for p in row[7]}
    return Report(
        kind, name, start, end, precision,
        places_told=tuple(sorted({row[6] for row in told if row[6]})),
        people=tuple(sorted(people, key=lambda p: (p.name, p.id or ""))),
        bodies=frozenset(body for row in told for body in row[8]),
        organisers=tuple(sorted({name for row in told for name in row[12]})),
        published=published, story=story, status=status,
    )  # fmt: skip


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


def _union(reports: Reports, names: pa.Array, ids: pa.Array, parents: pa.Array) -> pa.Array:
    """The names told of each happening, sorted; of several names of one person or body the fullest."""
    found: list[dict[str, str]] = [{} for _ in range(len(reports))]
    owners = reports.rows.column("id").combine_chunks().take(parents)
    for owner, name, known in zip(owners.to_pylist(), names.to_pylist(), ids.to_pylist(), strict=True):
        told, key = found[owner], known or fold(name)
        told[key] = min((name, told.get(key, name)), key=lambda n: (n.isascii(), -len(n), n))
    return pa.array([sorted(set(told.values())) for told in found], pa.list_(pa.string()))


def events_register(rows: pa.Table) -> pa.Table:
    """The register of happenings."""
    reports = Reports.of(rows)
    rows = reports.rows
    organisers = rows.column("organisers").combine_chunks()
    bodies = rows.column("organiser_ids").combine_chunks()
    people = rows.column("participants").combine_chunks()
    who = people.flatten()
    return register_table(EventRegister, {
        "event_id": reports.ids,
        "name": fullest(reports, "name"),
        **last_told(reports, ["kind", "status"]),
        **{name: most_told(reports, name) for name in _AGREED},
        "organisers": _union(reports, organisers.flatten(), bodies.flatten(), pc.list_parent_indices(organisers)),
        "participants": _union(reports, who.field("name"), who.field("official_id"), pc.list_parent_indices(people)),
        "conflicts": conflicts(reports, ["kind", *_AGREED, "status"], EventRegister, same_value),
        **reported(reports, "name"),
    })  # fmt: skip
