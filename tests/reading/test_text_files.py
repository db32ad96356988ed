from __future__ import annotations

import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import Article
from flows.reading.fields import is_blank
from flows.reading.read import read_file

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\t\r\n")), min_size=1)


@given(
    text=TEXTS.filter(lambda text: not is_blank(text) and text[0] != "\ufeff"), how=st.sampled_from(["utf-8", "utf-16"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_reads_back_exactly(tmp_path: Path, text: str, how: str) -> None:
    path = tmp_path / "any.md"
    path.write_bytes(text.encode(how))
    (article,) = read_file(str(path))
    assert isinstance(article, Article), article
    assert (article.text, article.encoding) == (text, how)


def test_nothing_is_changed_or_made_up(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "2025-12-19-note.txt"
    path.write_bytes("date 2025-12-19\r\nHa\u0300 Nội\t&amp;\u200b\n\n".encode())
    assert read(path) == (
        [
            Article(
                source=str(path),
                text="date 2025-12-19\r\nHa\u0300 Nội\t&amp;\u200b\n\n",
                encoding="utf-8",
                container=str(path),
            )
        ],
        [],
    )


@pytest.mark.parametrize(
    "content", [b" ", b"\n\r\n\t", "\ufeff".encode(), "\u200b \u00a0\n\u2060".encode(), b"\xff\xfe"]
)
def test_only_white_space(tmp_path: Path, read: Any, content: bytes) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    articles, (rejection,) = read(tmp_path / "x.txt")
    assert not articles and rejection.reason == "holds only white space"


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.jsonl", "x.jsonl.gz", "x.jsonl.zst", "x.parquet", "x"])
def test_an_empty_file(tmp_path: Path, read: Any, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    articles, (rejection,) = read(tmp_path / name)
    assert not articles and rejection.reason == "is an empty file" and rejection.source.endswith(name)


def test_random_bytes(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.txt").write_bytes(bytes(range(256)) * 40)
    articles, (rejection,) = read(tmp_path / "x.txt")
    assert not articles and "binary data, not text" in rejection.reason
    assert "ABCDEFG" in rejection.payload


def test_one_line_of_200_megabytes(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"a" * 1_000_000)
    tracemalloc.start()
    articles, (rejection,) = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not articles and "longer than 16777216 bytes" in rejection.reason
    assert peak < 60_000_000


def test_the_bound_is_exact(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.txt").write_bytes(b"a" * 1_000)
    assert len(read(tmp_path / "x.txt", max_bytes=1_000)[0]) == 1
    assert "longer than 999 bytes" in read(tmp_path / "x.txt", max_bytes=999)[1][0].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "looks like a PDF.*pdftotext"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a PNG image"),
        (b"PK\x03\x04\x14\0\6\0", "looks like a ZIP archive.*docx"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "looks like gzip data.*unpack"),
        (b"\x28\xb5\x2f\xfd\x04\x58", "looks like Zstandard data"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
        (b"{\\rtf1\\ansi Hello}", "rich text"),
        (b"PAR1\x15\x04", "Parquet file.*name it .parquet"),
        (b"\xef\xbb\xbf\n<!DOCTYPE HTML>\n<html>", "HTML page.*name it .html"),
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "x.md", "noending"])
def test_another_format_named_as_text(tmp_path: Path, read: Any, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    articles, (rejection,) = read(tmp_path / name)
    assert not articles
    assert re.search(reason, rejection.reason), rejection.reason


@pytest.mark.parametrize("name", ["x.json", "x.CSV", "x.xml", "x.txt.gz"])
def test_data_and_markup_are_not_read_as_prose(tmp_path: Path, read: Any, name: str) -> None:
    (tmp_path / name).write_bytes(b'{"text": "An article."}')
    articles, (rejection,) = read(tmp_path / name)
    assert not articles and f"files ending in {name.lower()[1:]} are not read" in rejection.reason


@pytest.mark.parametrize("name", ["article", "article.text", "notes.v2", "README.rst"])
def test_other_endings_are_text(tmp_path: Path, read: Any, name: str) -> None:
    (tmp_path / name).write_text("An article.")
    assert [article.text for article in read(tmp_path / name)[0]] == ["An article."]


def test_a_file_that_may_not_be_read(open_folder: Path, as_nobody: Callable[[Callable[[], Any]], Any]) -> None:
    path = open_folder / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert as_nobody(lambda: [found.reason for found in read_file(str(path))]) == [  # type: ignore[union-attr]
        "may not be read: permission denied"
    ]


def test_a_file_that_vanished(tmp_path: Path, read: Any) -> None:
    assert read(tmp_path / "gone.txt")[1][0].reason == "does not exist, or vanished while reading"


def test_a_file_that_became_something_else(tmp_path: Path, read: Any) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "file").write_text("x")
    assert read(tmp_path / "pipe.txt")[1][0].reason == "is a named pipe, not a file"
    assert read(tmp_path / "folder.txt")[1][0].reason == "is a folder, not a file"
    assert "a part of its path is a file" in read(tmp_path / "file" / "x.txt")[1][0].reason


def test_an_error_while_reading(read: Any) -> None:
    # The memory of the process itself: a file that opens, and whose first page cannot be read.
    articles, (rejection,) = read("/proc/self/mem")
    assert not articles and rejection.reason == "could not be read: Input/output error"
