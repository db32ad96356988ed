"""pandas, DuckDB, Polars and pyarrow read every dataset with the lines that the README shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from flows.resolving.corpus import resolve
from flows.storing.pointer import path
from schemas import datasets
from schemas.arrow import arrow_schema
from tests.storing.corpus import EMPTY_RULES, RULES, Made, run

CORPORA = {
    "dated and undated": [
        Made("a.txt", "one", dt.date(2025, 12, 1)),
        Made("b.txt", "two", dt.date(2026, 1, 9)),
        Made("c.txt", "three"),
        Made("d.txt", "", rejected=True),
    ],
    "one month": [Made("a.txt", "one", dt.date(2025, 12, 1))],
    "undated": [Made("a.txt", "one")],
    "no records": [Made("a.txt", "one", records=0)],
    "empty": [],
}


def by_pandas(folder: str) -> tuple[int, list[str], list[str]]:
    frame = pd.read_parquet(folder)
    months = frame["published_month"].tolist() if "published_month" in frame else []
    return len(frame), list(frame.columns), months


def by_duckdb(folder: str) -> tuple[int, list[str], list[str]]:
    relation = duckdb.sql(f"select * from '{folder}/**/*.parquet'")
    rows = relation.fetchall()
    at = relation.columns.index("published_month") if "published_month" in relation.columns else None
    return len(rows), relation.columns, [row[at] for row in rows] if at is not None else []


def by_polars(folder: str) -> tuple[int, list[str], list[str]]:
    frame = pl.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)
    months = frame["published_month"].to_list() if "published_month" in frame.columns else []
    return frame.height, frame.columns, months


def by_pyarrow(folder: str) -> tuple[int, list[str], list[str]]:
    table = ds.dataset(folder, partitioning="hive").to_table()
    months = table["published_month"].to_pylist() if "published_month" in table.schema.names else []
    return table.num_rows, table.schema.names, months


@pytest.fixture(scope="module", params=CORPORA, ids=str)
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    out = tmp_path_factory.mktemp("readers") / "curated"
    articles = CORPORA[request.param]
    published = run(out, articles, resolve=resolve, rules=RULES if articles else EMPTY_RULES)
    return out, dict(published.rows)


@pytest.mark.parametrize("read", [by_pandas, by_duckdb, by_polars, by_pyarrow])
def test_every_dataset_reads(
    corpus: tuple[Path, dict[str, int]], read: Callable[[str], tuple[int, list[str], list[str]]]
) -> None:
    out, counts = corpus
    for root in (out, path(out)):
        for name, model in datasets().items():
            rows, columns, months = read(f"{root}/{name}")
            assert rows == counts[name], name
            partitioned = name in ("documents", "officials", "events", "targets", "statistics")
            assert columns == [*model.model_fields, *(["published_month"] if partitioned else [])]
            assert len(months) == (rows if partitioned else 0)
            assert all(isinstance(month, str) for month in months)
            assert {month for month in months if month != "undated"} <= {"2025-12", "2026-01"}


def test_pyarrow_sees_the_schema_of_the_models(corpus: tuple[Path, dict[str, int]]) -> None:
    out, _ = corpus
    for name, model in datasets().items():
        for file in (out / name).rglob("*.parquet"):
            found = pa.parquet.read_schema(file)
            wanted = arrow_schema(model)
            assert found.metadata == wanted.metadata
            assert [(f.name, f.nullable, readable(f.type)) for f in found] == [
                (f.name, f.nullable, readable(f.type)) for f in wanted
            ]


def readable(kind: pa.DataType) -> str:
    """A type without the name that a writer gives to the elements of a list."""
    return str(kind).replace("list<item:", "list<element:")


def test_ids_have_bloom_filters(tmp_path: Path) -> None:
    """DuckDB skips row groups by them: of ids between the smallest and the largest, hardly any row group remains."""
    articles = [Made(f"{n}.txt", f"text {n}", dt.date(2025, 12, 1)) for n in range(50)]
    run(tmp_path, articles)
    file = next((path(tmp_path) / "events").rglob("*.parquet"))
    columns = {"record_id", "document_id", "event_id"}
    told = duckdb.sql(
        f"select distinct path_in_schema from parquet_metadata('{file}') where bloom_filter_offset is not null"
    ).fetchall()
    assert {row[0] for row in told} == columns
    probe = f"select bloom_filter_excludes from parquet_bloom_probe('{file}', 'record_id', ?)"
    held = pa.parquet.read_table(file)["record_id"][0].as_py()
    assert duckdb.execute(probe, [held]).fetchall() == [(False,)]
    absent = [duckdb.execute(probe, [f"eve_{n:016x}"]).fetchall()[0][0] for n in range(200)]
    assert sum(absent) > 180
