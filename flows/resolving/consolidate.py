"""From reports to registers: what documents agree on, last said, and contradict each other in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from schemas.arrow import arrow_schema
from schemas.evidence import Row

Columns = Mapping[str, pa.Array]


@dataclass(frozen=True, slots=True)
class Reports:
    """All rows that tell of the things of one register.

    `ids` are the ids of the things, ascending. `rows` holds, in any order, `record_id`, `document_id`, `published_on`,
    `story` (the wire group, else the document), what else is told, and in `id` the position in `ids`: numbers are
    grouped and sorted several times as fast as texts. Every function below gives columns in the order of `ids`.
    """

    ids: pa.Array
    rows: pa.Table

    @classmethod
    def of(cls, rows: pa.Table) -> Reports:
        """From rows with the id of their thing in `id`."""
        found = pc.unique(rows.column("id"))
        ids = found.take(pc.sort_indices(found))
        codes = pc.index_in(rows.column("id"), value_set=ids)
        return cls(ids, rows.set_column(rows.schema.get_field_index("id"), "id", codes))

    def __len__(self) -> int:
        return len(self.ids)

    def positions(self, table: pa.Table) -> pa.Array:
        """For each thing the row of `table` with its number in `id`, null where there is none."""
        numbers = pa.array(range(len(self.ids)), pa.int32())
        return pc.index_in(numbers, value_set=table.column("id").combine_chunks())


def _sorted(table: pa.Table, *keys: tuple[str, str]) -> pa.Table:
    return table.take(pc.sort_indices(table, sort_keys=list(keys)))


def _first_rows(table: pa.Table) -> pa.Table:
    """The first row of each thing, in a table sorted by `id`."""
    ids = table.column("id").combine_chunks()
    if len(ids) < 2:
        return table
    return table.filter(pa.concat_arrays([pa.array([True]), pc.not_equal(ids[1:], ids[:-1])]))


def _lists(reports: Reports, column: str) -> pa.Array:
    """The distinct values of a column for each thing, sorted; nulls left out."""
    rows = reports.rows
    pairs = rows.select(["id", column]).filter(pc.is_valid(rows.column(column)))
    pairs = pairs.group_by(["id", column], use_threads=False).aggregate([])
    pairs = _sorted(pairs, ("id", "ascending"), (column, "ascending"))
    counted = pairs.group_by("id", use_threads=False).aggregate([([], "count_all")])
    counts = pc.fill_null(counted.column("count_all").combine_chunks().take(reports.positions(counted)), 0)
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(counts).cast(pa.int32())])
    return pa.ListArray.from_arrays(offsets, pairs.column(column).combine_chunks())


def reported(reports: Reports, alias: str) -> Columns:
    """The columns that all registers share but `conflicts`; aliases are the values of column `alias`."""
    found = reports.rows.group_by("id", use_threads=False).aggregate([
        ("published_on", "min"), ("published_on", "max"),
        ("document_id", "count_distinct"), ("story", "count_distinct"),
    ])  # fmt: skip
    found = _sorted(found, ("id", "ascending"))
    return {
        "aliases": _lists(reports, alias),
        "first_reported": found.column("published_on_min").combine_chunks(),
        "last_reported": found.column("published_on_max").combine_chunks(),
        "document_count": found.column("document_id_count_distinct").combine_chunks().cast(pa.int32()),
        "independent_count": found.column("story_count_distinct").combine_chunks().cast(pa.int32()),
        "document_ids": _lists(reports, "document_id"),
    }


def _tellings(reports: Reports, column: str) -> pa.Table:
    """Each value of a column with how many stories tell it and the first document, most told first."""
    rows = reports.rows
    told = rows.select(["id", column, "story", "document_id"]).filter(pc.is_valid(rows.column(column)))
    told = told.group_by(["id", column], use_threads=False).aggregate([
        ("story", "count_distinct"), ("document_id", "min"),
    ])  # fmt: skip
    return _sorted(told, ("id", "ascending"), ("story_count_distinct", "descending"), (column, "ascending"))


def most_told(reports: Reports, column: str) -> pa.Array:
    """The value that most independent stories tell; of equally many the smallest."""
    first = _first_rows(_tellings(reports, column))
    return first.column(column).take(reports.positions(first)).combine_chunks()


def last_told(reports: Reports, columns: Sequence[str]) -> Columns:
    """The values of the last report: by date, then document and record. Undated reports come before dated ones."""
    rows = reports.rows
    dated = rows.append_column("_day", pc.fill_null(pc.cast(rows.column("published_on"), pa.int32()), -(2**31)))
    names = [(name, "descending") for name in ("_day", "document_id", "record_id")]
    last = _first_rows(_sorted(dated, ("id", "ascending"), *names))
    return {name: last.column(name).combine_chunks() for name in columns}


def fullest(reports: Reports, column: str) -> pa.Array:
    """The longest value; of equally long ones the smallest."""
    rows = reports.rows
    table = rows.select(["id", column]).append_column("_size", pc.utf8_length(rows.column(column)))
    ordered = _sorted(table, ("id", "ascending"), ("_size", "descending"), (column, "ascending"))
    return _first_rows(ordered).column(column).combine_chunks()


def conflicts(
    reports: Reports, columns: Sequence[str], model: type[Row], agree: Callable[[str, str], bool] | None = None
) -> pa.Array:
    """For each thing the columns in which documents disagree, with the values and one document for each.

    `agree` tells of two values, as text, whether they can be the same; without it only equal ones are.
    """
    found: dict[int, list[dict[str, object]]] = {}
    for column in columns:
        told = _tellings(reports, column)
        counts = told.group_by("id", use_threads=False).aggregate([([], "count_all")])
        several = counts.filter(pc.greater(counts.column("count_all"), 1)).column("id").combine_chunks()
        told = told.filter(pc.is_in(told.column("id"), value_set=several))
        values = pc.cast(told.column(column), pa.string()).to_pylist()
        triples = zip(told.column("id").to_pylist(), values, told.column("document_id_min").to_pylist(), strict=True)
        for key, group in groupby(triples, key=lambda triple: triple[0]):
            tellings = list(group)
            if agree is not None and all(agree(tellings[0][1], t[1]) for t in tellings[1:]):
                continue
            found.setdefault(key, []).append({
                "column": column, "values": [t[1] for t in tellings], "document_ids": [t[2] for t in tellings],
            })  # fmt: skip
    return pa.array([found.get(key, []) for key in range(len(reports))], conflict_type(model))


def register_table(model: type[Row], columns: Columns) -> pa.Table:
    """A register from its columns, in the order and the types of its schema."""
    schema = arrow_schema(model)
    return pa.Table.from_arrays([_typed(columns[field.name], field.type) for field in schema], schema=schema)


def _typed(column: pa.Array, kind: pa.DataType) -> pa.Array:
    return column if column.type == kind else column.cast(kind)


def conflict_type(model: type[Row]) -> pa.DataType:
    """Arrow type of the `conflicts` column."""
    return arrow_schema(model).field("conflicts").type


def no_conflicts(model: type[Row], size: int) -> pa.Array:
    """A `conflicts` column that holds none."""
    return pa.array([[]] * size, conflict_type(model))
