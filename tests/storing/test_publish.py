"""Publishing is atomic: readers, other publishers, kills and full disks."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

from flows.storing import links
from flows.storing import publish as publishing
from flows.storing.commit import Commit, commit_path, create, head, numbers, read_commit
from flows.storing.errors import StoringError
from flows.storing.index import Changes
from flows.storing.links import release_path
from flows.storing.pointer import number_of, path
from flows.storing.publish import publish, recover
from flows.storing.store import Store, open_session
from tests.storing.corpus import RULES, VERSION, Made, run, trivial_resolve, write

ROOT = Path(__file__).parents[2]


def texts(out: Path) -> set[str]:
    return set(ds.dataset(path(out) / "documents").to_table()["text"].to_pylist())


def start(body: str, out: Path) -> subprocess.Popen[str]:
    """Run Python in another process; `out` is the output folder there."""
    lines = ["import datetime as dt, os, sys, time", "from pathlib import Path", "out = Path(sys.argv[1])"]
    script = "\n".join([*lines, "from tests.storing.corpus import *", textwrap.dedent(body)])
    command = [sys.executable, "-c", script, str(out)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    stdout, stderr = process.communicate(timeout=120)
    return process.returncode, stdout, stderr


def version_of(number: int) -> list[Made]:
    """A corpus of which every text names its version; months come and go."""
    return [
        Made(f"{at}.txt", f"{number}:{at}", dt.date(2025, 1 + (at + number) % 12, 1) if at % 3 else None)
        for at in range(10)
    ]


class Poller(threading.Thread):
    """Reads the release in force again and again, each time with another library."""

    def __init__(self, out: Path) -> None:
        super().__init__()
        self.out, self.stop = out, threading.Event()
        self.errors: list[str] = []
        self.seen: set[str] = set()
        self.reads = 0

    def run(self) -> None:
        while not self.stop.is_set():
            folder = path(self.out)
            try:
                self.check([self.read(self.reads, folder / name) for name in ("documents", "events")])
            except Exception as error:
                self.errors.append(repr(error))
            self.reads += 1

    def read(self, turn: int, folder: Path) -> list[str]:
        column = "text" if folder.name == "documents" else "sentence"
        if turn % 4 == 0:
            return list(pd.read_parquet(folder)[column])
        if turn % 4 == 1:
            return [r[0] for r in duckdb.connect().execute(f"select {column} from '{folder}/**/*.parquet'").fetchall()]
        if turn % 4 == 2:
            return pl.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)[column].to_list()
        return ds.dataset(folder, partitioning="hive").to_table()[column].to_pylist()

    def check(self, columns: list[list[str]]) -> None:
        versions = {text.partition(":")[0] for column in columns for text in column}
        if len(versions) != 1 or any(len(column) != 10 for column in columns):
            self.errors.append(f"mixed: {sorted(versions)} {[len(c) for c in columns]}")
        self.seen |= versions


def test_polling_reader_sees_whole_releases_only(tmp_path: Path) -> None:
    run(tmp_path / "out", version_of(0))
    poller = Poller(tmp_path / "out")
    poller.start()
    for number in range(1, 9):
        run(tmp_path / "out", version_of(number), keep=3)
        time.sleep(0.15)
    poller.stop.set()
    poller.join(30)
    assert poller.errors == []
    assert poller.reads > 10
    assert len(poller.seen) > 2


def test_names_in_the_output_folder_never_go_missing(tmp_path: Path) -> None:
    """Opening one file by its name in `curated` gives a whole file of one release or another at any moment."""
    out = tmp_path / "out"
    run(out, [Made("a.txt", "0")])
    wrong: list[str] = []
    stop = threading.Event()

    def poll() -> None:
        while not stop.is_set():
            try:
                row = duckdb.connect().execute(f"select text from '{out}/documents/*/part-0.parquet'").fetchall()
                json.loads((out / "manifest.json").read_bytes())
                if len(row) != 1:
                    wrong.append(f"{row}")
            except Exception as error:
                wrong.append(repr(error))

    thread = threading.Thread(target=poll)
    thread.start()
    for number in range(1, 8):
        run(out, [Made("a.txt", str(number))])
    stop.set()
    thread.join(30)
    assert wrong == []


def test_long_reader_keeps_its_release(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "0")], keep=3)
    held = path(tmp_path)
    dataset = ds.dataset(held / "documents")
    for number in (1, 2):
        run(tmp_path, [Made("a.txt", str(number))], keep=3)
    assert dataset.to_table()["text"].to_pylist() == ["0"]
    assert path(tmp_path) != held


def test_last_releases_are_kept_and_the_rest_is_tidied_away(tmp_path: Path) -> None:
    for number in range(6):
        run(tmp_path / "out", [Made("a.txt", str(number)), Made("b.txt", "stays")], keep=2)
    store = Store.of(tmp_path / "out")
    assert numbers(store) == [5, 6]
    assert [p.name for p in sorted(store.folder("releases").iterdir())] == ["000005", "000006"]
    assert list(store.folder("staging").iterdir()) == []
    needed: set[str] = set()
    for number in (5, 6):
        needed |= {f"{file.stat().st_ino}" for file in release_path(store, number).rglob("*") if file.is_file()}
    linked = {f"{f.stat().st_ino}" for f in store.folder("objects").iterdir() if f.stat().st_nlink > 1}
    assert linked == needed
    # Two commits keep, each, an index, stamps, shards and parts of their own.
    assert len(list(store.folder("objects").iterdir())) == len(linked) + 2 * 4 - shared(store)
    assert texts(tmp_path / "out") == {"5", "stays"}


def shared(store: Store) -> int:
    """Objects of the store's own that both kept commits name."""
    a, b = (read_commit(store, number) for number in numbers(store))
    assert a is not None and b is not None
    return sum(getattr(a, name) == getattr(b, name) for name in ("index", "stamps", "shards", "parts"))


def test_fresh_files_of_a_living_run_survive_tidying(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(out, [Made("a.txt", "0")], keep=1)
    with open_session(Store.of(out)) as slow:
        shard = write(slow, [Made("slow.txt", "slow")])
        for number in range(1, 4):
            run(out, [Made("a.txt", str(number))], keep=1)
        publish(slow, Changes([shard]), rules=RULES, version=VERSION, resolve=trivial_resolve)
    assert texts(out) == {"3", "slow"}


def test_two_publishers_both_win(tmp_path: Path) -> None:
    body = """
    for number in range(6):
        run(out, [Made(f"{who}-{number}.txt", f"{who}-{number}")])
    """
    out = tmp_path / "out"
    processes = [start(f"who = {who!r}\n{textwrap.dedent(body)}", out) for who in ("a", "b")]
    for process in processes:
        code, _, stderr = finish(process)
        assert code == 0, stderr
    assert texts(out) == {f"{who}-{number}" for who in "ab" for number in range(6)}
    store = Store.of(out)
    assert numbers(store)[-1] == 12
    assert number_of(path(out)) == 12


def test_loser_of_a_number_rebases_on_the_winner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run commits between building and committing: the number is lost, nothing else is."""
    out = tmp_path / "out"
    run(out, [Made("a.txt", "a")])
    intruded = []

    def intrude(store: Store, commit: Commit) -> bool:
        if not intruded:
            intruded.append(commit.number)
            monkeypatch.setattr(publishing, "create", create)
            run(out, [Made("b.txt", "b")])
        return create(store, commit)

    # The short lock would keep the other run out; where a file system has no locks, nothing does.
    monkeypatch.setattr(publishing, "locked", lambda _: nullcontext())
    monkeypatch.setattr(publishing, "create", intrude)
    published = run(out, [Made("c.txt", "c")])
    assert intruded == [2]
    assert published.number == 3
    assert texts(out) == {"a", "b", "c"}


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
    recover(store)
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


def test_output_beside_another_one_and_moved_as_a_whole(tmp_path: Path) -> None:
    run(tmp_path / "a" / "out", [Made("a.txt", "one")])
    (tmp_path / "a").rename(tmp_path / "b")
    assert len(pd.read_parquet(tmp_path / "b" / "out" / "events")) == 1


def test_unchanged_months_are_not_written_again(tmp_path: Path) -> None:
    articles = [Made(f"{n}.txt", f"text {n}", dt.date(2025, 1 + n, 1)) for n in range(6)]
    run(tmp_path, articles)
    before = inodes(path(tmp_path))
    run(tmp_path, [Made("new.txt", "new", dt.date(2025, 3, 5))])
    after = inodes(path(tmp_path))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "manifest.json",
        *(f"{d}/published_month=2025-03/part-0.parquet" for d in MONTHLY),
    }


MONTHLY = ("documents", "officials", "events", "targets", "statistics")


def inodes(release: Path) -> dict[str, int]:
    return {str(f.relative_to(release)): f.stat().st_ino for f in release.rglob("*") if f.is_file()}


def test_unchanged_months_are_not_even_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.storing.parts as parts

    run(tmp_path, [Made(f"{n}.txt", f"text {n}", dt.date(2025, 1 + n, 1)) for n in range(6)])
    written: list[str] = []
    real = parts._make

    def make(store: Store, name: str, *rest: object) -> object:
        written.append(name)
        return real(store, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "_make", make)
    run(tmp_path, [Made("new.txt", "new", dt.date(2025, 3, 5))])
    assert sorted(written) == sorted(f"{d}/published_month=2025-03/part-0.parquet" for d in MONTHLY)


def test_link_to_a_dataset_that_is_no_more_goes(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "one")])
    store = Store.of(tmp_path)
    (tmp_path / "recipes").symlink_to(f"../{store.root.name}/current/recipes")
    (tmp_path / "own").symlink_to("elsewhere")
    run(tmp_path, [Made("b.txt", "two")])
    assert not os.path.lexists(tmp_path / "recipes")
    assert (tmp_path / "own").is_symlink()


def test_pointer_moves_on_where_another_release_came_meanwhile(tmp_path: Path) -> None:
    """A commit whose maker was killed before the pointer moved is brought into force by the next look."""
    run(tmp_path, [Made("a.txt", "one")])
    run(tmp_path, [Made("b.txt", "two")])
    store = Store.of(tmp_path)
    with open_session(store) as session:
        links._point(session, release_path(store, 1))
    assert texts(tmp_path) == {"one"}
    recover(store)
    assert texts(tmp_path) == {"one", "two"}


def test_replacing_a_document_in_a_month_of_several_shards(tmp_path: Path) -> None:
    """The month's file is made anew although only one of its many shard files has changed, at the same row."""
    day = dt.date(2025, 12, 1)
    run(tmp_path, [Made(f"{n}.txt", f"old {n}", day) for n in range(8)], shard_size=1)
    for n in range(8):
        run(tmp_path, [Made(f"{n}.txt", f"new {n}", day)])
        assert texts(tmp_path) == {f"{'new' if at <= n else 'old'} {at}" for at in range(8)}
