"""The resolve step: ids and registers over the whole corpus, from key columns alone."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from flows.extracting.kinds import rooms
from flows.resolving import documents, events, officials, organisations, statistics, targets
from flows.resolving.identity import stable_id
from flows.resolving.resolution import Resolution
from schemas import kinds

_KNOWN = frozenset({"officials", "events", "targets", "statistics"})


def resolve(keys: Mapping[str, pa.Table]) -> Resolution:
    """Assign ids and make the registers.

    `keys` maps `documents` and every kind to its key table: `record_id`, `document_id`, `published_on` and the model's
    `key_columns`. The result does not depend on the order of rows.
    """
    wire = documents.wire_groups(keys["documents"])
    rows = {kind: documents.with_story(keys[kind], wire).combine_chunks() for kind in _KNOWN}
    people = officials.resolve_officials(rows["officials"])
    happenings = events.resolve_events(rows["events"], people)
    aims = targets.resolve_targets(rows["targets"], people)
    figures = statistics.resolve_statistics(rows["statistics"], people)
    ids = {
        "documents": wire,
        "officials": officials.official_ids(people),
        "events": events.event_ids(happenings),
        "targets": targets.target_ids(aims),
        "statistics": statistics.statistic_ids(figures),
        **{kind: _own_ids(kind, keys[kind]) for kind in kinds() if kind not in _KNOWN},
    }
    return Resolution(ids, {
        "organisations": organisations.organisations_register(_bodies(people, happenings, aims, figures)),
        "officials_register": officials.officials_register(people),
        "events_register": events.events_register(happenings),
        "targets_register": targets.targets_register(aims, figures),
        "statistics_series": statistics.statistics_series(figures),
    })  # fmt: skip


def _bodies(people: pa.Table, happenings: pa.Table, aims: pa.Table, figures: pa.Table) -> list[pa.Table]:
    named = [
        (people, "best_organisation", "organisation_id"),
        (aims, "issuer", "issuer_id"),
        (aims, "actor", "actor_id"),
        (figures, "attributed_to", "attributed_to_id"),
    ]
    found = [organisations.mentions(rows, rows.column(name), rows.column(key)) for rows, name, key in named]
    return [events.organiser_mentions(happenings), *found]


def _own_ids(kind: str, rows: pa.Table) -> pa.Table:
    """Ids of a kind without a module here: one a key by the `identity` that its room offers, else one a record."""
    model = kinds()[kind]
    identity = next((room.identity for room in rooms() if room.dataset == kind), None)
    ids = rows.column("record_id")
    if identity is not None:
        keys = rows.select(list(model.key_columns)).to_pylist()
        ids = pa.array([stable_id(kind, identity(row)) for row in keys], pa.string())
    return pa.table({"record_id": rows.column("record_id"), model.entity_key: ids})
