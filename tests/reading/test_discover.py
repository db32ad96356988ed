from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.reading import Discovery, NoInput, discover
from flows.reading.read import read_file


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `raw` with one article, below the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text("An article.")
    return folder


def sources(found: Discovery) -> list[str]:
    return [file.source for file in found.files]


def reasons(found: Discovery) -> dict[str, str]:
    return {rejection.source: rejection.reason for rejection in found.rejections}


def test_a_folder_is_read_with_all_below_it(raw: Path) -> None:
    (raw / "b" / "c").mkdir(parents=True)
    for name in ("z.md", "b/y.HTML", "b/c/x.jsonl.gz", "b/c/w.ndjson", "b/v.parquet"):
        (raw / name).write_text("x")
    assert sources(discover(["raw"])) == [
        "raw/a.txt", "raw/b/c/w.ndjson", "raw/b/c/x.jsonl.gz", "raw/b/v.parquet", "raw/b/y.HTML", "raw/z.md",
    ]  # fmt: skip


def test_size_and_path_are_told(raw: Path) -> None:
    (file,) = discover(["./raw/a.txt"]).files
    assert (file.path, file.source, file.size) == ("./raw/a.txt", "raw/a.txt", 11)


def test_other_endings_are_listed_as_skipped_and_read_when_named(raw: Path) -> None:
    for name in ("b.pdf", "c.PDF", "noending", ".hidden.txt"):
        (raw / name).write_text("x")
    (raw / ".git").mkdir()
    (raw / ".git" / "d.txt").write_text("x")
    found = discover(["raw"])
    assert sources(found) == ["raw/a.txt"]
    assert found.skipped == ("raw/.git", "raw/.hidden.txt", "raw/b.pdf", "raw/c.PDF", "raw/noending")
    assert found.skipped_endings() == {".pdf": 2, "(none)": 2, ".txt": 1}
    named = discover(["raw", "raw/noending", "raw/.hidden.txt"])
    assert sources(named) == ["raw/.hidden.txt", "raw/a.txt", "raw/noending"]
    assert named.skipped == ("raw/.git", "raw/b.pdf", "raw/c.PDF")


def test_each_file_once_whatever_names_it(raw: Path) -> None:
    (raw / "0link.txt").symlink_to("a.txt")
    (raw.parent / "other").symlink_to("raw")
    inputs = ["raw", "./raw", str(raw), "raw/a.txt", "raw/*.txt", "raw/**/*.txt", "other", f"file://{raw}/a.txt"]
    assert sources(discover(inputs)) == ["raw/a.txt"]
    assert sources(discover(["raw/0link.txt"])) == ["raw/0link.txt"]


def test_the_order_of_inputs_does_not_matter(raw: Path) -> None:
    (raw / "sub").mkdir()
    (raw / "sub" / "b.txt").write_text("x")
    (raw / "link").symlink_to("sub")
    inputs = ["raw/sub", "raw", "raw/link/*.txt"]
    assert discover(inputs) == discover(inputs[::-1])
    assert sources(discover(inputs)) == ["raw/a.txt", "raw/sub/b.txt"]


def test_a_link_to_a_folder_elsewhere_is_followed(raw: Path) -> None:
    (raw.parent / "elsewhere").mkdir()
    (raw.parent / "elsewhere" / "b.txt").write_text("x")
    (raw / "link").symlink_to("../elsewhere")
    assert sources(discover(["raw"])) == ["raw/a.txt", "raw/link/b.txt"]


def test_patterns(raw: Path) -> None:
    (raw / "b").mkdir()
    for name in ("b/c.txt", "b/d.md", "b/e.pdf", "é.txt"):
        (raw / name).write_text("x")
    assert sources(discover(["raw/*.txt"])) == ["raw/a.txt", "raw/é.txt"]
    assert sources(discover(["raw/**/*.txt"])) == ["raw/a.txt", "raw/b/c.txt", "raw/é.txt"]
    assert sources(discover([f"{raw}/[ab]*"])) == ["raw/a.txt", "raw/b/c.txt", "raw/b/d.md"]
    assert discover(["raw/b/*"]).skipped == ("raw/b/e.pdf",)


def test_an_existing_name_is_no_pattern(raw: Path) -> None:
    (raw / "a[1]*.txt").write_text("x")
    (raw / "a1.txt").write_text("x")
    assert sources(discover(["raw/a[1]*.txt"])) == ["raw/a[1]*.txt"]


def test_a_folder_named_like_a_file_is_a_folder(raw: Path) -> None:
    (raw / "x.txt").mkdir()
    (raw / "x.txt" / "b.txt").write_text("x")
    for given in ("raw", "raw/x.txt", "raw/*.txt"):
        assert "raw/x.txt/b.txt" in sources(discover([given]))
        assert not discover([given]).rejections


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"two\nlines.txt", "raw/two%0Alines.txt"),
        (b'it\'s "so" `here` $HOME.txt', 'raw/it\'s "so" `here` $HOME.txt'),
        (b"latin\xe9.txt", "raw/latin%E9.txt"),
        (b"-rf.txt", "raw/-rf.txt"),
        (b" .txt", "raw/ .txt"),
        (b"a\\b.txt", "raw/a\\b.txt"),
    ],
)
def test_odd_file_names_are_found_and_read(raw: Path, name: bytes, source: str) -> None:
    Path(os.fsdecode(os.fsencode(raw) + b"/" + name)).write_text("Odd name.")
    for given in ("raw", "raw/*", os.fsdecode(b"raw/" + name)):
        file = next(file for file in discover([given]).files if file.source == source)
        (article,) = read_file(file.path)
        assert (article.source, article.text) == (source, "Odd name.")  # type: ignore[union-attr]


def test_symbolic_link_loops(raw: Path) -> None:
    (raw / "sub").mkdir()
    (raw / "sub" / "up").symlink_to("..")
    (raw / "sub" / "out").symlink_to(raw.parent.parent)
    (raw / "self.txt").symlink_to("self.txt")
    (raw / "one").symlink_to("two")
    (raw / "two").symlink_to("one")
    found = discover(["raw"])
    assert sources(found) == ["raw/a.txt"]
    loop = "is a symbolic link to a folder above it: a loop"
    links = "is a loop of symbolic links"
    assert reasons(found) == {
        "raw/sub/up": loop, "raw/sub/out": loop, "raw/self.txt": links, "raw/one": links, "raw/two": links,
    }  # fmt: skip
    assert sources(discover(["raw/**/*.txt"])) == ["raw/a.txt"]


def test_folders_that_link_to_each_other_are_entered_once(raw: Path) -> None:
    for one, other in (("x", "y"), ("y", "x")):
        (raw / one).mkdir()
        (raw / one / f"{one}.txt").write_text("x")
        (raw / one / "link").symlink_to(f"../{other}")
    assert sources(discover(["raw"])) == ["raw/a.txt", "raw/x/x.txt", "raw/y/y.txt"]


def test_what_is_no_file(raw: Path) -> None:
    os.mkfifo(raw / "pipe.txt")
    (raw / "gone.txt").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(raw)
        listener.bind("socket.txt")
        os.chdir("..")
        expected = {
            "raw/pipe.txt": "is a named pipe, not a file",
            "raw/gone.txt": "is a symbolic link that leads nowhere",
            "raw/socket.txt": "is a socket, not a file",
        }
        assert reasons(discover(["raw"])) == expected
        assert reasons(discover(["raw/*"])) == expected
        assert reasons(discover(["raw/a.txt", "/dev/null"])) == {"/dev/null": "is a device, not a file"}
    with pytest.raises(NoInput, match="named pipe"):
        discover(["raw/pipe.txt"])


def test_a_folder_that_may_not_be_listed(open_folder: Path, as_nobody: Callable[[Callable[[], Any]], Any]) -> None:
    (open_folder / "a.txt").write_text("x")
    (open_folder / "shut").mkdir()
    (open_folder / "shut" / "b.txt").write_text("x")
    (open_folder / "shut").chmod(0)
    denied = {f"{open_folder}/shut": "may not be read: permission denied"}
    for given in (f"{open_folder}", f"{open_folder}/**/*.txt"):
        found = as_nobody(lambda given=given: (lambda d: [sources(d), reasons(d)])(discover([given])))
        assert found == [[f"{open_folder}/a.txt"], denied]


def test_a_missing_input_beside_a_good_one(raw: Path) -> None:
    found = discover(["raw", "nowhere", "raw/a.txt/b", "raw/*.html", ""])
    assert sources(found) == ["raw/a.txt"]
    assert reasons(found) == {
        "nowhere": "does not exist, or vanished while reading",
        "raw/a.txt/b": "does not exist: a part of its path is a file, not a folder",
        "raw/*.html": "matches no file",
        ".": "is no name of a file: name a file, a folder or a pattern",
    }


@pytest.mark.parametrize("name", ["x\0y", "x" * 300, "/".join(["x" * 200] * 30)])
def test_impossible_names(raw: Path, name: str) -> None:
    assert len(discover(["raw", name]).rejections) == 1


def test_no_input_at_all(raw: Path) -> None:
    (raw.parent / "empty").mkdir()
    with pytest.raises(NoInput, match="no input was named"):
        discover([])
    with pytest.raises(NoInput, match=r"'empty'.*Name a file, a folder or a pattern.*\.parquet"):
        discover(["empty"])
    with pytest.raises(NoInput, match="nowhere: does not exist"):
        discover(["nowhere"])
    (raw.parent / "empty" / "x.docx").write_text("x")
    with pytest.raises(NoInput, match=r"passed over for their endings or as hidden: 1 \.docx"):
        discover(["empty"])
    assert issubclass(NoInput, ValueError)


def test_the_output_folder_is_no_input(raw: Path) -> None:
    output = raw / "curated"
    (output / "documents").mkdir(parents=True)
    (output / "documents" / "part.parquet").write_text("x")
    for given in ("raw", "raw/**/*", "raw/**/*.parquet"):
        assert sources(discover([given, "raw/a.txt"], exclude=["raw/curated"])) == ["raw/a.txt"]
    with pytest.raises(NoInput, match="output folder"):
        discover(["raw/curated"], exclude=["raw/curated"])
    assert len(discover(["raw"]).files) == 2


def test_deep_folders(raw: Path) -> None:
    deep = raw
    for _ in range(150):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "b.txt").write_text("x")
    assert len(discover(["raw"]).files) == 2
    assert len(discover(["raw/**/*.txt"]).files) == 2
