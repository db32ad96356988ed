from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.addresses import is_uri, source_of


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name and b"/" not in name and name not in (b".", b"..")))
def test_any_file_name_becomes_one_line_of_utf8_and_back(name: bytes) -> None:
    path = os.fsdecode(b"/raw/" + name)
    source = source_of(path)
    source.encode("utf-8")
    assert len(source.splitlines()) == 1
    assert unquote_to_bytes(source) == os.fsencode(path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("/raw/Hà Nội.txt", "/raw/Hà Nội.txt"),
        ('/raw/it\'s "so".txt', '/raw/it\'s "so".txt'),
        ("/raw/two\nlines.txt", "/raw/two%0Alines.txt"),
        ("/raw/" + os.fsdecode(b"\xff\xfe.txt"), "/raw/%FF%FE.txt"),
        ("/raw/50%.txt", "/raw/50%.txt"),
        ("/raw/a%0Ab.txt", "/raw/a%250Ab.txt"),
        ("s3://bucket/a b.txt", "s3://bucket/a b.txt"),
        ("s3://bucket/a\nb.txt", "s3://bucket/a%0Ab.txt"),
    ],
)
def test_source(path: str, source: str) -> None:
    assert source_of(path) == source


def test_spellings_of_a_path_are_one_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert {source_of(p) for p in ("raw/x.txt", "./raw//x.txt", f"{tmp_path}/raw/x.txt")} == {"raw/x.txt"}
    assert source_of("../x.txt") == str(tmp_path.parent / "x.txt")


def test_uri() -> None:
    assert is_uri("s3://bucket/x") and is_uri("memory://x")
    assert not is_uri("raw/x.txt") and not is_uri("C:/x") and not is_uri("://x")
