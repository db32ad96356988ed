"""Record → Arrow → Parquet → record, for every kind."""

from __future__ import annotations

import datetime as dt
import io
import typing
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import schemas
from flows.storing.columns import to_table
from flows.storing.parquet import write_groups
from schemas.arrow import arrow_schema, arrow_type, dictionary, extra_of, resolved_fields
from schemas.evidence import Record, Row

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field's annotation."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return values(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is list:
        return st.lists(values(arguments[0]), max_size=3)
    if arguments:  # X | None
        return st.none() | values(next(a for a in arguments if a is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.builds(annotation, **{n: values(f.annotation) for n, f in annotation.model_fields.items()})
    plain: dict[type, st.SearchStrategy[Any]] = {
        str: _TEXT, int: st.integers(0, 2**31 - 10), float: _NUMBERS, dt.date: st.dates(),
    }  # fmt: skip
    return plain[annotation]


@st.composite
def records(draw: st.DrawFn, model: type[Record]) -> Record:
    """A valid record of a kind, its resolved columns filled at random."""
    fields = {name: draw(values(info.annotation)) for name, info in model.model_fields.items()}
    for name, info in model.model_fields.items():
        if name.endswith("_start") or name in ("start_date", "valid_from"):
            end = name.replace("start", "end").replace("from", "to")
            if fields.get(end) and fields[name] and fields[end] < fields[name]:
                fields[name], fields[end] = fields[end], fields[name]
        if extra_of(info).get("required") and fields[name] is None:
            fields[name] = draw(_TEXT)
    fields["char_end"] = fields["char_start"] + draw(st.integers(1, 5))
    if "value" in fields and fields["value"] is None:
        fields["value"] = draw(_NUMBERS)
    return model(**fields)


@pytest.mark.parametrize("kind", sorted(schemas.kinds()))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_records_survive_parquet(kind: str, data: st.DataObject) -> None:
    model = schemas.kinds()[kind]
    wanted = data.draw(st.lists(records(model), max_size=4))
    table = to_table(model, wanted, staged=False)
    file = io.BytesIO()
    pq.write_table(table, file, store_schema=False)
    assert [model(**row) for row in pq.read_table(file).to_pylist()] == wanted


@pytest.mark.parametrize("name", sorted(schemas.datasets()))
def test_an_empty_dataset_keeps_its_schema(name: str, tmp_path: Any) -> None:
    model = schemas.datasets()[name]
    write_groups(tmp_path / "x.parquet", [], arrow_schema(model))
    found = pq.read_schema(tmp_path / "x.parquet")
    assert found.names == list(model.model_fields)
    assert to_table(model, [], staged=False).schema == arrow_schema(model)


@pytest.mark.parametrize("kind", sorted(schemas.kinds()))
def test_staged_rows_leave_resolved_columns_null(kind: str) -> None:
    model = schemas.kinds()[kind]
    assert model.entity_key in resolved_fields(model)
    staged, final = arrow_schema(model, staged=True), arrow_schema(model)
    assert staged.names == final.names
    for field in final:
        loosened = field.name in resolved_fields(model)
        assert staged.field(field.name).nullable == (field.nullable or loosened)
    assert not final.field(model.entity_key).nullable


def test_columns_give_the_same_table_as_rows() -> None:
    model = schemas.kinds()["statistics"]
    row = model(
        record_id="r", document_id="d", published_on=None, sentence="s", char_start=0, char_end=1, rule="statistics.x",
        measure="dykes", value=1.5, place="Tide Island",
    )  # fmt: skip
    columns = {name: [value] for name, value in row.__dict__.items() if value is not None}
    assert to_table(model, columns).equals(to_table(model, [row]))


def test_a_value_of_another_type_is_an_error() -> None:
    model = schemas.kinds()["statistics"]
    with pytest.raises(pa.ArrowInvalid):
        to_table(model, {"value": ["many"]})


def test_the_dictionary_describes_every_column() -> None:
    lines = dictionary(schemas.datasets().values())
    told = {(line.dataset, line.column) for line in lines}
    for name, model in schemas.datasets().items():
        assert {(name, column) for column in arrow_schema(model).names} <= told
    assert ("events", "participants.role") in told
    assert all(line.description for line in lines)


def test_a_field_of_no_column_type_is_an_error() -> None:
    with pytest.raises(TypeError):
        arrow_type(dict[str, str])
    with pytest.raises(TypeError):
        arrow_type(int | str)


def test_unknown_fields_and_backward_intervals_are_errors() -> None:
    event = schemas.kinds()["events"]
    fields = {
        "record_id": "r", "document_id": "d", "published_on": None, "sentence": "s", "char_start": 0, "char_end": 1,
        "rule": "events.x", "kind": "meeting", "name": "n", "status": "occurred",
    }  # fmt: skip
    event(**fields)
    for wrong in (
        {"colour": "red"},
        {"char_end": 0},
        {"name": ""},
        {"kind": "party"},
        {"start_date": dt.date(2025, 2, 1), "end_date": dt.date(2025, 1, 1)},
    ):
        with pytest.raises(ValidationError):
            event(**{**fields, **wrong})


def test_every_kind_says_how_it_is_sorted_and_keyed() -> None:
    for model in schemas.kinds().values():
        assert set(model.sort_by) <= set(model.model_fields)
        assert set(model.key_columns) <= set(model.model_fields)
        assert issubclass(model, Row)
