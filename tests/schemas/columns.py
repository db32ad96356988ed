"""The columns of all datasets as plain data, and the snapshot that a schema version stands for.

`python -m tests.schemas.columns` writes the snapshot of a new version; an existing one is never overwritten.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa

from schemas import SCHEMA_VERSION, datasets
from schemas.arrow import arrow_schema

Columns = dict[str, list[list[object]]]


def snapshot_path(version: int = SCHEMA_VERSION) -> Path:
    """Where the columns of a schema version are written down."""
    return Path(__file__).with_name(f"columns_v{version}.json")


def columns() -> Columns:
    """Dataset to [name, type, nullable] of each column, in their order."""
    return {
        name: [[f.name, type_name(f.type), f.nullable] for f in arrow_schema(model)]
        for name, model in sorted(datasets().items())
    }


def type_name(kind: pa.DataType) -> str:
    """A type as text that does not depend on how a version of pyarrow prints it."""
    if pa.types.is_list(kind):
        return f"list<{type_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{f.name}: {type_name(f.type)}' for f in kind)}>"
    return {"double": "float64", "date32[day]": "date32"}.get(str(kind), str(kind))


def as_text(snapshot: Columns) -> str:
    """JSON with one line a column."""
    datasets_ = [
        f" {json.dumps(name)}: [\n" + ",\n".join(f"  {json.dumps(column)}" for column in rows) + "\n ]"
        for name, rows in snapshot.items()
    ]
    return "{\n" + ",\n".join(datasets_) + "\n}\n"


if __name__ == "__main__":
    with snapshot_path().open("x") as file:
        file.write(as_text(columns()))
