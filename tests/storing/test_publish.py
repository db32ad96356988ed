"""Publishing is atomic for readers, and nobody's work is lost beside other publishers."""

from __future__ import annotations

import datetime as dt
import json
import os
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
from flows.storing.commit import Commit, create, numbers, read_commit
from flows.storing.index import Changes
from flows.storing.links import bring_into_force, release_path
from flows.storing.pointer import number_of, path
from flows.storing.publish import publish
from flows.storing.store import Store, locked, open_session
from tests.storing.corpus import RULES, VERSION, Made, run, trivial_resolve, write
from tests.storing.processes import finish, start, texts


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
    with locked(store):
        bring_into_force(store)
    assert texts(tmp_path) == {"one", "two"}


def test_replacing_a_document_in_a_month_of_several_shards(tmp_path: Path) -> None:
    """The month's file is made anew although only one of its many shard files has changed, at the same row."""
    day = dt.date(2025, 12, 1)
    run(tmp_path, [Made(f"{n}.txt", f"old {n}", day) for n in range(8)], shard_size=1)
    for n in range(8):
        run(tmp_path, [Made(f"{n}.txt", f"new {n}", day)])
        assert texts(tmp_path) == {f"{'new' if at <= n else 'old'} {at}" for at in range(8)}
