"""Measured figures across documents, by measure, place and period."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from flows.extracting.statistics.identity import agree, subject_key
from flows.resolving.consolidate import (
    Reports,
    conflicts,
    fullest,
    most_told,
    register_table,
    reported,
)
from flows.resolving.identity import SEPARATOR, ids_of, joined
from flows.resolving.targets import whose
from schemas.register import StatisticSeries

_AGREED = ("place", "period_start", "period_end", "value", "value_max", "unit", "change_percent")
_COMPARED = ("value", "value_max", "unit", "change_percent")


def resolve_statistics(rows: pa.Table, officials: pa.Table) -> pa.Table:
    """Rows of `statistics` with `id` and `attributed_to_id`.

    A figure without a period is only the same within one story: two undated counts need not be of one time.
    """
    timeless = pc.and_(pc.is_null(rows.column("period_start")), pc.is_null(rows.column("period_end")))
    story = pc.if_else(timeless, rows.column("story"), "")
    key = joined(_subjects(rows), rows.column("period_start"), rows.column("period_end"), story)
    rows = rows.append_column("id", ids_of("sta", key))
    return rows.append_column("attributed_to_id", whose(rows, "attributed_to", officials))


def _subjects(rows: pa.Table) -> pa.Array:
    """What each row measures and where, as a key. Each distinct pair is looked at once."""
    pairs = joined(rows.column("measure"), rows.column("place")).dictionary_encode()
    subjects = [subject_key(*pair.rsplit(SEPARATOR, 1)) for pair in pairs.dictionary.to_pylist()]
    return pa.array(subjects, pa.string()).take(pairs.indices)


def statistic_ids(rows: pa.Table) -> pa.Table:
    """What a release takes over into `statistics`."""
    return rows.select(["record_id", "id", "attributed_to_id"]).rename_columns(
        ["record_id", "statistic_id", "attributed_to_id"]
    )


def statistics_series(rows: pa.Table) -> pa.Table:
    """The register of figures."""
    reports = Reports.of(rows)
    return register_table(StatisticSeries, {
        "statistic_id": reports.ids,
        "measure": fullest(reports, "measure"),
        **{name: most_told(reports, name) for name in _AGREED},
        "consistency": pa.nulls(len(reports), pa.string()),
        "conflicts": conflicts(reports, _COMPARED, StatisticSeries, agree),
        **reported(reports, "measure"),
    })  # fmt: skip
