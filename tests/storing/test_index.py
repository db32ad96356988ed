"""Which documents are in force: sources, replacement, vanished and pruned input, rejections."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from flows.storing.commit import head
from flows.storing.index import Changes
from flows.storing.known import KnownPlaces
from flows.storing.pointer import path
from flows.storing.publish import publish
from flows.storing.shard import ShardWriter
from flows.storing.stamps import FileStamp
from flows.storing.store import Store, open_session
from flows.storing.version import Version
from tests.storing.corpus import EMPTY_RULES, RULES, VERSION, Made, place, run, trivial_resolve


def rows(out: Path, dataset: str = "documents") -> list[dict[str, object]]:
    return ds.dataset(path(out) / dataset, partitioning="hive").to_table().to_pylist()


def texts(out: Path) -> dict[str, list[str]]:
    """Sources by text."""
    return {str(row["text"]): row["sources"] for row in rows(out)}  # type: ignore[misc]


def test_same_text_from_two_places_is_one_document(tmp_path: Path) -> None:
    run(tmp_path, [Made("b.txt", "one"), Made("a.txt", "one"), Made("c.txt", "two")])
    assert texts(tmp_path) == {"one": ["a.txt", "b.txt"], "two": ["c.txt"]}
    assert {row["text"]: row["source"] for row in rows(tmp_path)} == {"one": "a.txt", "two": "c.txt"}
    assert len(rows(tmp_path, "events")) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Made("a.txt", "old"), Made("a.txt", "new")),
        (Made("a.jsonl", "old", line_id="7"), Made("a.jsonl", "new", line_id="7")),
        (Made("z.txt", "old", url="https://example.org/1"), Made("a.txt", "new", url="https://example.org/1")),
    ],
    ids=["path", "path and line", "url"],
)
def test_another_text_from_the_same_place_replaces_the_document(tmp_path: Path, before: Made, after: Made) -> None:
    other = Made("other.txt", "other")
    run(tmp_path, [before, other])
    run(tmp_path, [after])
    assert set(texts(tmp_path)) == {"new", "other"}
    assert {row["sentence"] for row in rows(tmp_path, "events")} == {"new", "other"}


def test_replaced_url_stays_replaced_when_others_come(tmp_path: Path) -> None:
    run(tmp_path, [Made("z.txt", "old", url="https://example.org/1")])
    run(tmp_path, [Made("a.txt", "new", url="https://example.org/1")])
    run(tmp_path, [Made("b.txt", "third")])
    assert set(texts(tmp_path)) == {"new", "third"}


def test_another_line_id_is_another_document(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.jsonl", "one", line_id="1")])
    run(tmp_path, [Made("a.jsonl", "two", line_id="2")])
    assert set(texts(tmp_path)) == {"one", "two"}


def test_document_stays_while_one_of_its_places_still_brings_it(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "one"), Made("b.txt", "one")])
    run(tmp_path, [Made("a.txt", "two")])
    assert texts(tmp_path) == {"one": ["b.txt"], "two": ["a.txt"]}


def test_vanished_input_stays_unless_pruned(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "one"), Made("b.txt", "two")])
    run(tmp_path, [Made("c.txt", "three")])
    assert set(texts(tmp_path)) == {"one", "two", "three"}
    run(tmp_path, [Made("c.txt", "four")], prune=True)
    assert set(texts(tmp_path)) == {"four"}


def test_prune_keeps_what_was_seen_unchanged(tmp_path: Path) -> None:
    kept, gone = Made("a.jsonl", "one", line_id="1"), Made("a.jsonl", "two", line_id="2")
    run(tmp_path, [kept, gone, Made("seen.txt", "three"), Made("vanished.txt", "four")])
    with open_session(Store.of(tmp_path)) as store:
        writer = ShardWriter(store)
        writer.keep(place(kept))
        changes = Changes([writer.close()], [FileStamp("a.jsonl", 2, 2, "y", "rules-1")], ["seen.txt"], prune=True)
        publish(store, changes, rules=RULES, version=VERSION, resolve=trivial_resolve)
    assert set(texts(tmp_path)) == {"one", "three"}


def test_rejection_is_told_until_the_place_is_read_well(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.jsonl", "", line_id="3", rejected=True), Made("a.jsonl", "one", line_id="4")])
    assert [row["source"] for row in rows(tmp_path, "rejected")] == ["a.jsonl#3"]
    run(tmp_path, [Made("a.jsonl", "mended", line_id="id-3"), Made("a.jsonl", "one", line_id="4")])
    assert rows(tmp_path, "rejected") == []


def test_nothing_new_makes_no_release(tmp_path: Path) -> None:
    made = Made("a.txt", "one")
    first = run(tmp_path, [made])
    with open_session(Store.of(tmp_path)) as store:
        writer = ShardWriter(store)
        assert place(made) in KnownPlaces.load(store, head(store))
        assert place(Made("a.txt", "two")) not in KnownPlaces.load(store, head(store))
        assert place(made, "rules-2") not in KnownPlaces.load(store, head(store))
        writer.keep(place(made))
        again = publish(store, Changes([writer.close()]), rules=RULES, version=VERSION, resolve=trivial_resolve)
    assert (again.number, again.changed, again.path) == (first.number, False, first.path)


def test_changed_rules_make_a_release_and_keep_rules_of_vanished_input(tmp_path: Path) -> None:
    run(tmp_path, [Made("a.txt", "one"), Made("b.txt", "two")])
    version = Version("rules-2", "0.1.0")
    run(tmp_path, [Made("a.txt", "one")], version=version, rules=RULES.slice(0, 3))
    rules = {row["rule"]: row["status"] for row in rows(tmp_path, "rules")}
    assert rules.pop("targets.told") == "retired"
    assert set(rules.values()) == {"stable"}
    assert {row["text"]: row["rules_version"] for row in rows(tmp_path)} == {"one": "rules-2", "two": "rules-1"}


def test_another_way_of_resolving_makes_a_release_of_the_same_articles(tmp_path: Path) -> None:
    first = run(tmp_path, [Made("a.txt", "one")])
    version = dataclasses.replace(VERSION, resolving="another")
    again = run(tmp_path, [], version=version)
    assert (again.number, again.changed, again.rows) == (first.number + 1, True, first.rows)
    assert (last := head(Store.of(tmp_path))) is not None
    assert last.made_by == version.fingerprint != VERSION.fingerprint


def test_records_come_from_the_rules_in_force_where_places_differ(tmp_path: Path) -> None:
    """`a.txt` has vanished and was last read under old rules; `b.txt` brings the same text under new ones."""
    run(tmp_path, [Made("a.txt", "one", records=1), Made("b.txt", "one", records=1)])
    run(tmp_path, [Made("b.txt", "one", records=3)], version=Version("rules-2", "0.1.0"))
    assert texts(tmp_path) == {"one": ["a.txt", "b.txt"]}
    assert len(rows(tmp_path, "events")) == 3


def test_same_text_takes_its_date_from_the_first_source(tmp_path: Path) -> None:
    later = Made("b.txt", "one", dt.date(2025, 12, 2))
    run(tmp_path, [later])
    run(tmp_path, [Made("a.txt", "one", dt.date(2025, 11, 1))])
    assert [row["published_month"] for row in rows(tmp_path)] == ["2025-11"]
    run(tmp_path, [Made("a.txt", "two", dt.date(2025, 11, 1))])
    assert {row["text"]: row["published_month"] for row in rows(tmp_path)} == {"one": "2025-12", "two": "2025-11"}


def test_empty_corpus_gives_empty_datasets(tmp_path: Path) -> None:
    published = run(tmp_path, [], rules=EMPTY_RULES)
    assert set(published.rows.values()) == {0}
    assert rows(tmp_path, "events") == []
