"""One definition of every field: from the Pydantic models to the Arrow schema and the data dictionary."""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.evidence import SCHEMA_VERSION, Row

if TYPE_CHECKING:
    # Imported where it is used: whoever extracts, explains or checks loads the models without pyarrow.
    import pyarrow as pa


@cache
def _scalars() -> dict[type, pa.DataType]:
    import pyarrow as pa

    return {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), dt.date: pa.date32()}


class Column(NamedTuple):
    """One line of the data dictionary."""

    dataset: str
    column: str
    type: str
    nullable: bool
    description: str


def _is_optional(annotation: Any) -> tuple[Any, bool]:
    """Split `X | None` into X and True; anything else into itself and False."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        inner = [a for a in typing.get_args(annotation) if a is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"a column has one type, not {annotation}")
        return inner[0], True
    return annotation, False


def arrow_type(annotation: Any) -> pa.DataType:
    """Arrow type of a field annotation: scalars, Literal, Annotated, list and nested models."""
    import pyarrow as pa

    annotation, _ = _is_optional(annotation)
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return arrow_type(typing.get_args(annotation)[0])
    if origin is typing.Literal:
        return pa.string()
    if origin is list:
        return pa.list_(arrow_type(typing.get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct([pa.field(n, arrow_type(f.annotation)) for n, f in annotation.model_fields.items()])
    try:
        return _scalars()[annotation]
    except (KeyError, TypeError):
        raise TypeError(f"no Arrow type for {annotation}") from None


def extra_of(info: FieldInfo) -> Mapping[str, Any]:
    """The marks that `schemas.evidence.resolved` puts on a field."""
    return cast("Mapping[str, Any]", info.json_schema_extra) if isinstance(info.json_schema_extra, dict) else {}


def is_nullable(info: FieldInfo) -> bool:
    """Whether a release may hold null in this column."""
    return _is_optional(info.annotation)[1] and not extra_of(info).get("required")


def resolved_fields(model: type[BaseModel]) -> list[str]:
    """Names of the columns that the resolve step fills."""
    return [name for name, info in model.model_fields.items() if extra_of(info).get("resolved")]


def arrow_schema(model: type[Row], *, staged: bool = False) -> pa.Schema:
    """Arrow schema of a dataset.

    `staged` gives the schema of shard files, in which resolved columns are still null. Lists and structs carry no
    nullability of their own: readers differ on it.
    """
    import pyarrow as pa

    fields = []
    for name, info in model.model_fields.items():
        kind = arrow_type(info.annotation)
        nullable = is_nullable(info) or (staged and bool(extra_of(info).get("resolved")))
        fields.append(pa.field(name, kind, nullable=nullable))
    return pa.schema(fields, metadata={"schema_version": str(SCHEMA_VERSION)})


def dictionary(models: Iterable[type[Row]]) -> list[Column]:
    """The data dictionary: one line per column, nested fields as `participants.role`."""
    lines: list[Column] = []
    for model in models:
        for name, info in model.model_fields.items():
            lines.append(Column(model.folder, name, str(arrow_type(info.annotation)), is_nullable(info), _says(info)))
            lines.extend(_nested(model.folder, name, info))
    return lines


def _nested(dataset: str, name: str, info: FieldInfo) -> list[Column]:
    inner, _ = _is_optional(info.annotation)
    if typing.get_origin(inner) is list:
        inner = typing.get_args(inner)[0]
    if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return []
    return [
        Column(dataset, f"{name}.{sub}", str(arrow_type(sub_info.annotation)), is_nullable(sub_info), _says(sub_info))
        for sub, sub_info in inner.model_fields.items()
    ]


def _says(info: FieldInfo) -> str:
    if not info.description:
        raise ValueError("every field needs a description")
    return info.description
