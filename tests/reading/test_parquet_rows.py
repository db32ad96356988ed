from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.reading import Article, document_id

DAY = dt.date(2025, 12, 19)


def write(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_all_columns(tmp_path: Path, read: Any) -> None:
    path = write(
        tmp_path / "x.parquet",
        {
            "text": ["Một.\r\n", "Two."],
            "title": ["A headline", None],
            "published_on": pa.array([DAY, None]),
            "url": ["https://example.org/1", None],
            "id": [7, None],
            "agency": ["VNS", None],
            "views": [3, None],
            "tags": [["a"], None],
            "image": pa.array([b"\x89PNG", None]),
        },
    )
    assert read(path) == (
        [
            Article(
                source=f"{path}#7",
                text="Một.\r\n",
                encoding="utf-8",
                title="A headline",
                url="https://example.org/1",
                agency="VNS",
                published_on=DAY,
                line_id="7",
                metadata={"views": "3", "tags": '["a"]'},
                container=str(path),
            ),
            Article(source=f"{path}#R2", text="Two.", encoding="utf-8", line_id="R2", container=str(path)),
        ],
        [],
    )


@pytest.mark.parametrize(
    "dates",
    [
        pa.array([dt.datetime(2025, 12, 19, 23, 30)], pa.timestamp("us")),
        pa.array([dt.datetime(2025, 12, 19, 16, 30, tzinfo=dt.UTC)], pa.timestamp("ns", tz="Asia/Ho_Chi_Minh")),
        pa.array([1766187000123456789], pa.timestamp("ns", tz="UTC")),
        pa.array([DAY], pa.date64()),
        pa.array(["2025-12-19T23:30:00+07:00"]),
    ],
)
def test_dates(tmp_path: Path, read: Any, dates: pa.Array) -> None:
    articles, rejections = read(write(tmp_path / "x.parquet", {"text": ["A."], "published_on": dates}))
    assert [article.published_on for article in articles] == [DAY] and not rejections


@pytest.mark.parametrize(
    "texts",
    [
        pa.array(["An article."], pa.large_string()),
        pa.array(["An article."]).dictionary_encode(),
        pa.array([b"An article."]),
        pa.array(["An article."], pa.string_view()),
    ],
)
def test_kinds_of_text(tmp_path: Path, read: Any, texts: pa.Array) -> None:
    assert [a.text for a in read(write(tmp_path / "x.parquet", {"text": texts}))[0]] == ["An article."]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"body": ["a"], "title": ["b"]}, "no column 'text'; there is 'body', 'title'"),
        ({"text": [1, 2]}, "the column 'text' is of type int64, not text"),
        ({"text": [["a"]]}, "the column 'text' is of type list"),
        ({"text": pa.array([], pa.string())}, "a Parquet file without rows"),
    ],
)
def test_files_without_texts(tmp_path: Path, read: Any, columns: dict[str, Any], reason: str) -> None:
    articles, (rejection,) = read(write(tmp_path / "x.parquet", columns))
    assert not articles and reason in rejection.reason


def test_a_column_that_is_there_twice(tmp_path: Path, read: Any) -> None:
    table = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    pq.write_table(table, tmp_path / "x.parquet")
    articles, (rejection,) = read(tmp_path / "x.parquet")
    assert not articles and "more than once: ambiguous" in rejection.reason


def test_bad_rows_are_rejected_and_the_others_are_read(tmp_path: Path, read: Any) -> None:
    texts = pa.array([b"One.", None, b"", b" \n", b"br\xffken", b"x" * 2_000, b"Last."])
    path = write(tmp_path / "x.parquet", {"text": texts, "title": [str(number) for number in range(7)]})
    articles, rejections = read(path, max_bytes=1_000)
    assert [article.text for article in articles] == ["One.", "Last."]
    assert [(rejection.source, rejection.reason) for rejection in rejections] == [
        (f"{path}#R2", "'text' is null, not text"),
        (f"{path}#R3", "'text' is empty"),
        (f"{path}#R4", "'text' is only white space"),
        (f"{path}#R5", "'text' is no UTF-8 at byte 2"),
        (f"{path}#R6", "a text of 2000 bytes, more than 1000: too long for one document"),
    ]


def test_text_that_says_it_is_utf8_and_is_not(tmp_path: Path, read: Any) -> None:
    offsets = pa.py_buffer(pa.array([0, 5, 11], pa.int32()).buffers()[1])
    broken = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"Good.br\xffken"))
    path = write(tmp_path / "x.parquet", {"text": broken, "title": broken})
    (article,), (rejection,) = read(path)
    assert article.text == "Good." and "no UTF-8" in rejection.reason


def test_a_bad_date_is_left_out_and_told(tmp_path: Path, read: Any) -> None:
    path = write(tmp_path / "x.parquet", {"text": ["A."], "published_on": ["last Friday"]})
    (article,), (rejection,) = read(path)
    assert article.published_on is None
    assert rejection.reason == "published_on is no ISO date: 'last Friday'; the document is read without it"
    assert rejection.document_id == document_id("A.")


def test_a_truncated_file(tmp_path: Path, read: Any) -> None:
    path = write(tmp_path / "x.parquet", {"text": [os.urandom(50).hex() for _ in range(1_000)]})
    path.write_bytes(path.read_bytes()[:-100])
    articles, (rejection,) = read(path)
    assert not articles and "no whole Parquet file, perhaps cut off" in rejection.reason


def test_a_file_with_a_hole_gives_the_rows_before_it(tmp_path: Path, read: Any) -> None:
    texts = [os.urandom(500).hex() for _ in range(2_000)]
    path = write(tmp_path / "x.parquet", {"text": texts}, row_group_size=200, compression="zstd", use_dictionary=False)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 50_000] = bytes(50_000)
    path.write_bytes(content)
    articles, (rejection,) = read(path)
    assert 200 <= len(articles) < 2_000 and [article.text for article in articles] == texts[: len(articles)]
    assert f"the {len(articles)} rows before are read" in rejection.reason


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1" * 3, b"words, not a table", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet(tmp_path: Path, read: Any, content: bytes) -> None:
    (tmp_path / "x.parquet").write_bytes(content)
    articles, (rejection,) = read(tmp_path / "x.parquet")
    assert not articles and "no whole Parquet file" in rejection.reason


def test_a_pdf_named_parquet(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.parquet").write_bytes(b"%PDF-1.4")
    assert "looks like a PDF, not like Parquet" in read(tmp_path / "x.parquet")[1][0].reason
