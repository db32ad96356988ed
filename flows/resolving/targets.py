"""Targets across documents: one row of the register for each, with its life and what was measured of it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.resolving.consolidate import Reports, fullest, most_told, register_table, reported
from flows.resolving.goals import Goal, goals
from flows.resolving.history import lives
from flows.resolving.lineage import lineages
from flows.resolving.officials import person_of
from flows.resolving.organisations import organisation_ids
from flows.resolving.progress import Measures, wanted_of
from schemas.arrow import arrow_schema
from schemas.register import TargetRegister

_LAST = ("kind", "value", "value_max", "unit", "due_start", "due_end", "status", "baseline")


def whose(rows: pa.Table, column: str, officials: pa.Table) -> pa.Array:
    """The id behind a name that may be an official's of the same document, else a body's."""
    names = rows.column(column).combine_chunks()
    person = person_of(officials, rows.column("document_id").combine_chunks(), names)
    return pc.coalesce(person, organisation_ids(names))


def resolve_targets(rows: pa.Table, officials: pa.Table) -> pa.Table:
    """Rows of `targets` with `id`, `issuer_id` and `actor_id`."""
    rows = rows.append_column("issuer_id", whose(rows, "issuer", officials))
    rows = rows.append_column("actor_id", whose(rows, "actor", officials))
    return rows.append_column("id", pa.array(lineages(list(goals(rows))), pa.string()))


def target_ids(rows: pa.Table) -> pa.Table:
    """What a release takes over into `targets`."""
    return rows.select(["record_id", "id", "issuer_id", "actor_id"]).rename_columns(
        ["record_id", "target_id", "issuer_id", "actor_id"]
    )


def targets_register(rows: pa.Table, statistics: pa.Table) -> pa.Table:
    """The register of targets, from rows of `targets` and of `statistics` with their ids."""
    reports = Reports.of(rows)
    told = lives(reports.rows, len(reports))
    lists = {
        "conflicts": [life.conflicts for life in told],
        "revisions": [life.revisions for life in told],
        "statistics": _measured(reports, statistics),
    }
    schema = arrow_schema(TargetRegister)
    return register_table(TargetRegister, {
        "target_id": reports.ids,
        "description": fullest(reports, "description"),
        "issuer": most_told(reports, "issuer"),
        "actor": most_told(reports, "actor"),
        **{name: pa.array([life.last[name] for life in told], schema.field(name).type) for name in _LAST},
        **{name: pa.array(values, schema.field(name).type) for name, values in lists.items()},
        **reported(reports, "description"),
    })  # fmt: skip


def _measured(reports: Reports, statistics: pa.Table) -> list[list[dict[str, Any]]]:
    """The statistics beside each target."""
    groups: defaultdict[int, list[Goal]] = defaultdict(list)
    names: defaultdict[int, set[str]] = defaultdict(set)
    columns = (reports.rows.column(name).to_pylist() for name in ("id", "description", "issuer", "actor"))
    for goal, (number, *told) in zip(goals(reports.rows), zip(*columns, strict=True), strict=True):
        groups[number].append(goal)
        names[number].update(name for name in told if name)
    wanted = [wanted_of(groups[number], names[number]) for number in range(len(reports))]
    measures = Measures.of(statistics, wanted)
    return [measures.beside(one) for one in wanted]
