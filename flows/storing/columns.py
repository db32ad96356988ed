"""Rows to Arrow, column by column, and the order in which a dataset is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel

from schemas.arrow import arrow_schema
from schemas.evidence import Row


@cache
def schema_of(model: type[Row], staged: bool) -> pa.Schema:
    """Arrow schema of a dataset, made once."""
    return arrow_schema(model, staged=staged)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [v.__dict__ if isinstance(v, BaseModel) else v for v in value]
    return value.__dict__ if isinstance(value, BaseModel) else value


@cache
def _fillers(model: type[Row], staged: bool) -> Mapping[str, Any]:
    """What stands for None in list columns, which are never null in a file: an empty list."""
    schema = schema_of(model, staged)
    return {f.name: [] for f in schema if pa.types.is_list(f.type) and not f.nullable}


def _column(values: Sequence[Any], field: pa.Field, filler: Any) -> pa.Array:
    if pa.types.is_nested(field.type):
        values = [filler if v is None else _plain(v) for v in values]
    return pa.array(values, type=field.type)


def to_table(
    model: type[Row], rows: Sequence[BaseModel] | Mapping[str, Sequence[Any]], *, staged: bool = True
) -> pa.Table:
    """Arrow table of a dataset from its models, or from columns by name (missing ones are null).

    `staged` leaves resolved columns nullable. Raises `pa.ArrowInvalid` or `pa.ArrowTypeError` where a value does not
    fit its column.
    """
    schema = schema_of(model, staged)
    fillers = _fillers(model, staged)
    if isinstance(rows, Mapping):
        count = len(next(iter(rows.values()))) if rows else 0
        columns = [_column(rows.get(f.name, [None] * count), f, fillers.get(f.name)) for f in schema]
    else:
        values = [row.__dict__ for row in rows]
        columns = [_column([v[f.name] for v in values], f, fillers.get(f.name)) for f in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def empty(model: type[Row], *, staged: bool = False) -> pa.Table:
    """A dataset without rows."""
    return schema_of(model, staged).empty_table()


def conform(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The same rows with exactly this schema: order of columns, types, nullability and metadata.

    Raises ValueError where a column is missing or a column that may not be null holds one.
    """
    columns = []
    for field in schema:
        index = table.schema.get_field_index(field.name)
        if index < 0:
            raise ValueError(f"column {field.name} is missing")
        column = table.column(index)
        if column.type != field.type:
            column = column.cast(field.type)
        if not field.nullable and column.null_count:
            raise ValueError(f"column {field.name} holds {column.null_count} nulls and may hold none")
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=schema)


def order_of(table: pa.Table, by: Iterable[str]) -> pa.Array:
    """Positions of the rows in ascending order of these columns, nulls last."""
    keys = [(name, "ascending") for name in by]
    return pc.sort_indices(table, sort_keys=keys)


def sort_rows(table: pa.Table, by: Iterable[str]) -> pa.Table:
    """The rows in ascending order of these columns, nulls last."""
    return table.take(order_of(table, by)) if table.num_rows > 1 else table


def is_partitioned(model: type[Row]) -> bool:
    """Whether a dataset is cut by `published_month`."""
    return "published_on" in model.model_fields and "published_on" in model.sort_by


def identity(model: type[Row]) -> str:
    """The column that tells the rows of a dataset apart."""
    return "record_id" if "record_id" in model.model_fields else "document_id"


def id_columns(model: type[Row]) -> list[str]:
    """Columns that hold one id a row: what readers look up."""
    return [name for name in model.model_fields if name.endswith("_id")]
