"""Kills, full disks, folders that cannot be written: the old release stays, the next run works."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pandas as pd
import pytest

from flows.storing.commit import commit_path, head, numbers
from flows.storing.errors import StoringError
from flows.storing.links import bring_into_force
from flows.storing.pointer import path
from flows.storing.store import Store, locked
from tests.storing.corpus import Made, run
from tests.storing.processes import finish, start, texts

KILL = """
from flows.storing import links, publish as publishing
import signal
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
{patch}
run(out, [Made("a.txt", "new")])
"""


@pytest.mark.parametrize(
    ("patch", "after"),
    [
        ("publishing.build_release = die", "old"),
        ("publishing.create = die", "old"),
        ("publishing.bring_into_force = die", "new"),
        ("links._point = die", "new"),
    ],
    ids=["building", "before the commit", "after the commit", "before the pointer"],
)
def test_kill_leaves_the_old_release_and_the_next_run_works(tmp_path: Path, patch: str, after: str) -> None:
    out = tmp_path / "out"
    run(out, [Made("a.txt", "old")])
    code, _, _ = finish(start(KILL.format(patch=patch), out))
    assert code == -signal.SIGKILL
    assert texts(out) == {"old"}
    store = Store.of(out)
    assert len(list(store.folder("staging").iterdir())) == 1
    with locked(store):
        bring_into_force(store)
    assert texts(out) == {after}
    run(out, [Made("b.txt", "next")])
    assert texts(out) == {after, "next"}
    assert list(store.folder("staging").iterdir()) == []


FULL = """
import resource
from flows.storing.errors import StoringError
import random
big = "".join(chr(random.Random(n).randrange(0x4e00, 0x9e00)) for n in range(200_000))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    run(out, [Made("a.txt", big)])
except StoringError as error:
    print(error)
    sys.exit(3)
"""


def test_full_disk_leaves_the_old_release(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(out, [Made("a.txt", "old")])
    code, stdout, stderr = finish(start(FULL, out))
    assert (code, stderr) == (3, "")
    assert "size limit" in stdout
    assert texts(out) == {"old"}
    assert list(Store.of(out).folder("staging").iterdir()) == []
    run(out, [Made("b.txt", "next")])
    assert texts(out) == {"old", "next"}


FORBIDDEN = """
from flows.storing.errors import StoringError
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    run(out, [Made("a.txt", "new")])
except StoringError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.parametrize("exists", [False, True], ids=["parent", "output"])
def test_output_that_another_user_owns(tmp_path: Path, exists: bool) -> None:
    out = tmp_path / "out"
    if exists:
        run(out, [Made("a.txt", "old")])
        locked = [out, *(p for p in [Store.of(out).root, *Store.of(out).root.iterdir()] if p.is_dir())]
    else:
        locked = [tmp_path]
    for folder in locked:
        folder.chmod(0o555)
    open_way(tmp_path)
    try:
        code, stdout, stderr = finish(start(FORBIDDEN, out))
    finally:
        for folder in locked:
            folder.chmod(0o755)
    assert (code, stderr) == (3, "")
    assert "no permission" in stdout
    if exists:
        assert texts(out) == {"old"}


def open_way(folder: Path) -> None:
    """Let other users pass through the folders that pytest made for this one."""
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid() and parent.name.startswith("pytest"):
            parent.chmod(0o755)


def test_output_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoringError, match="is a file, not a folder"):
        run(tmp_path / "file" / "out", [Made("a.txt", "one")])


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(StoringError, match="in the way"):
        run(tmp_path / "out", [Made("a.txt", "one")])


def test_foreign_folder_in_the_output_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "events" / "mine.csv"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(StoringError, match=r"events is in the way"):
        run(tmp_path, [Made("a.txt", "one")])
    assert mine.read_text() == "mine"
    assert numbers(Store.of(tmp_path)) == []


def test_no_release_yet(tmp_path: Path) -> None:
    with pytest.raises(StoringError, match="no release"):
        path(tmp_path)


def test_commit_cut_off_by_a_power_cut_is_passed_over(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "one")])
    store = Store.of(tmp_path)
    commit_path(store, 2).write_bytes(b'{"number": 2, "par')
    published = run(tmp_path, [Made("b.txt", "two")])
    assert published.number == 3
    last = head(store)
    assert last is not None and last.parent == 1
    assert texts(tmp_path) == {"one", "two"}


def test_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    run(tmp_path, [Made("a.txt", "one")])
    run(tmp_path, [Made("b.txt", "two")])
    assert texts(tmp_path) == {"one", "two"}
    assert numbers(Store.of(tmp_path)) == [1, 2]


def test_output_that_is_a_link_keeps_its_store_beside_the_real_folder(tmp_path: Path) -> None:
    (tmp_path / "disk" / "real").mkdir(parents=True)
    (tmp_path / "out").symlink_to("disk/real")
    run(tmp_path / "out", [Made("a.txt", "one")])
    assert path(tmp_path / "out") == path(tmp_path / "disk/real")
    assert len(pd.read_parquet(tmp_path / "out" / "events")) == 1


@pytest.mark.parametrize("folder", ["shards", "objects"])
def test_a_damaged_file_of_the_store_is_named(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(out, [Made("a.txt", "old")])
    for file in Store.of(out).folder(folder).glob("*.parquet"):
        file.chmod(0o644)
        file.write_bytes(file.read_bytes()[:50])
    with pytest.raises(StoringError, match=rf"{folder}/\w+\.parquet: the file is damaged; restore it, or make"):
        run(out, [Made("b.txt", "next")])
