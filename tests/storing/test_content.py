"""The same content gives the same bytes, whatever way it came."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.resolving.corpus import resolve
from flows.storing.pointer import path
from tests.storing.corpus import Made, run

_DATES = st.none() | st.dates(dt.date(2025, 10, 30), dt.date(2026, 1, 3))
#: Few texts and containers, so that the same text comes from several places with different dates.
_ARTICLES = st.lists(
    st.builds(
        Made,
        container=st.sampled_from([f"folder/{name}" for name in "abcdefghij"]),
        text=st.sampled_from(["Sóng lớn", "tide tables", "a b c d e f g h", "a b c d e f g h", "\n", "€ 5", ""]),
        published_on=_DATES,
        line_id=st.sampled_from(["1", "2", "x"]),
        records=st.integers(0, 3),
        rejected=st.booleans(),
    ),
    unique_by=lambda made: (made.container, made.line_id),
    max_size=12,
)


def content(out: Path) -> dict[str, bytes]:
    """Every file of the release in force, by its path."""
    release = path(out)
    return {str(file.relative_to(release)): file.read_bytes() for file in release.rglob("*") if file.is_file()}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ARTICLES, st.integers(0, 12), st.integers(1, 4), st.randoms())
def test_order_and_sharding_do_not_matter(articles: list[Made], cut: int, size: int, shuffler: object) -> None:
    shuffled = list(articles)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        run(base / "at once", articles, resolve=resolve)
        parts = shuffled[:cut], shuffled[cut:]
        # A container is read to its end in one run, so the halves differ in their containers.
        names = {made.container for made in parts[0]}
        first = [made for made in shuffled if made.container in names]
        second = [made for made in shuffled if made.container not in names]
        for way, (a, b) in {"a then b": (first, second), "b then a": (second, first)}.items():
            run(base / way, a, shard_size=size, resolve=resolve)
            run(base / way, b, shard_size=size + 1, resolve=resolve)
            assert content(base / way) == content(base / "at once")


def test_content_tells_different_corpora_apart(tmp_path: Path) -> None:
    run(tmp_path / "a", [Made("a.txt", "one")])
    run(tmp_path / "b", [Made("a.txt", "two")])
    assert content(tmp_path / "a") != content(tmp_path / "b")


def test_files_carry_no_metadata_but_the_schema_version(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    run(tmp_path / "out", [Made("a.txt", "one", dt.date(2025, 12, 1)), Made("b.txt", "two")])
    for file in path(tmp_path / "out").rglob("*.parquet"):
        assert pq.read_metadata(file).metadata == {b"schema_version": b"1"}, file


@pytest.mark.parametrize("count", [1, 1500])
def test_many_documents_of_one_month_keep_their_order(tmp_path: Path, count: int) -> None:
    """More rows than a row group, over several shards: chunks are put together in release order."""
    import pyarrow.parquet as pq

    articles = [Made(f"{n:05}.txt", f"text {n}", dt.date(2025, 12, 1 + n % 28)) for n in range(count)]
    run(tmp_path / "out", articles, shard_size=400)
    file = path(tmp_path / "out") / "documents/published_month=2025-12/part-0.parquet"
    table = pq.ParquetFile(file).read()
    keys = list(zip(table["published_on"].to_pylist(), table["document_id"].to_pylist(), strict=True))
    assert keys == sorted(keys)
    assert sorted(table["text"].to_pylist()) == sorted(made.text for made in articles)
    by_text = dict(zip(table["text"].to_pylist(), table["source"].to_pylist(), strict=True))
    assert all(by_text[made.text] == made.container for made in articles)
