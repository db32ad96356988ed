from __future__ import annotations

import sys
from collections.abc import Iterator

import fsspec
import pytest

from flows.reading import MissingExtra, NoInput, discover
from flows.reading.article import Article
from flows.reading.read import read_file


@pytest.fixture
def bucket() -> Iterator[str]:
    """A folder on a file system that is not the local one."""
    memory = fsspec.filesystem("memory")
    files = {"a.txt": "An article.", "b/c.jsonl": '{"text": "One."}\n{"text": 2}\n', "d.pdf": "x", ".e/f.txt": "x"}
    for name, content in files.items():
        memory.pipe(f"/bucket/{name}", content.encode())
    yield "memory:///bucket"
    memory.rm("/bucket", recursive=True)


def test_folder_pattern_and_file(bucket: str) -> None:
    found = discover([bucket, f"{bucket}/*.txt", f"{bucket}/a.txt"])
    assert [file.source for file in found.files] == [f"{bucket}/a.txt", f"{bucket}/b/c.jsonl"]
    assert found.skipped == (f"{bucket}/d.pdf",)
    assert [file.source for file in discover([f"{bucket}/*.txt"]).files] == [f"{bucket}/a.txt"]
    assert [file.size for file in discover([f"{bucket}/d.pdf"]).files] == [1]


def test_reading(bucket: str) -> None:
    assert list(read_file(f"{bucket}/a.txt")) == [
        Article(source=f"{bucket}/a.txt", text="An article.", encoding="utf-8", container=f"{bucket}/a.txt")
    ]
    first, second = read_file(f"{bucket}/b/c.jsonl")
    assert first.source == f"{bucket}/b/c.jsonl#L1"
    assert second.source == f"{bucket}/b/c.jsonl#L2" and not isinstance(second, Article)


def test_what_is_not_there(bucket: str) -> None:
    (gone,) = read_file(f"{bucket}/gone.txt")
    assert not isinstance(gone, Article) and gone.stage == "read"
    with pytest.raises(NoInput, match="does not exist"):
        discover([f"{bucket}/gone"])
    with pytest.raises(NoInput, match="matches no file"):
        discover([f"{bucket}/*.md"])
    with pytest.raises(NoInput, match="Protocol not known"):
        discover(["nosuchscheme://bucket/x"])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not there to import, and not known from an import before.
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, "s3", raising=False)
    with pytest.raises(MissingExtra, match=r"pip install 'factledger\[s3\]'"):
        discover(["s3://bucket/folder"])
    with pytest.raises(MissingExtra, match=r"pip install 'factledger\[s3\]'"):
        list(read_file("s3://bucket/x.txt"))
