"""The data dictionary, from the models."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import orjson

import schemas
from schemas.arrow import Column, dictionary

_HEAD = "| column | type | null | description |\n|---|---|---|---|\n"


def columns() -> list[Column]:
    """Every column of every dataset."""
    return dictionary(schemas.datasets().values())


def as_json(lines: Iterable[Column]) -> str:
    """One JSON array, an object a column."""
    return orjson.dumps([line._asdict() for line in lines], option=orjson.OPT_INDENT_2).decode()


def as_markdown(lines: Iterable[Column]) -> str:
    """A heading and a table for each dataset."""
    parts = [f"# Data dictionary, schema version {schemas.SCHEMA_VERSION}\n"]
    for dataset, rows in groupby(lines, key=lambda line: line.dataset):
        parts.append(f"\n## {dataset}\n\n{_says(dataset)}\n\n{_HEAD}")
        for row in rows:
            null = "yes" if row.nullable else "no"
            description = row.description.replace("|", "\\|")
            parts.append(f"| `{row.column}` | {row.type} | {null} | {description} |\n")
    return "".join(parts)


def _says(dataset: str) -> str:
    return " ".join((schemas.datasets()[dataset].__doc__ or "").split("\n\n")[0].split())
