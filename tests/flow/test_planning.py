"""What a run reads, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flows.cutting
import flows.shard
from flows.cutting import ShardMaker
from flows.planning import make_plan
from flows.reading import NoInput
from flows.storing.store import Store, open_session
from tests.flow.pipeline import article, manifest, rows, run_plain, write_lines


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(article(number))
    write_lines(folder / "feed.jsonl", [{"id": str(n), "text": article(n)} for n in range(10, 14)])
    return folder


def test_a_second_run_reads_nothing(raw: Path, tmp_path: Path) -> None:
    first = run_plain(raw, out=tmp_path / "out")
    assert (first.documents, first.changed) == (10, True)
    assert make_plan([str(raw)], Store.of(tmp_path / "out")).is_settled
    second = run_plain(raw, out=tmp_path / "out")
    assert (second.documents, second.changed, second.number) == (0, False, first.number)


def test_a_touched_file_is_not_extracted_again(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    os.utime(raw / "1.txt", (1, 1))
    assert make_plan([str(raw)], Store.of(tmp_path / "out")).is_settled


def test_a_changed_document_replaces_its_records(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    (raw / "1.txt").write_text(article(77))
    outcome = run_plain(raw, out=tmp_path / "out")
    assert outcome.documents == 1
    texts = [str(row["raw_text"]) for row in rows(tmp_path / "out", "documents")]
    assert len(texts) == 10
    assert any("177 million" in text for text in texts)
    assert not any("101 million" in text for text in texts)


def test_a_line_that_is_added_is_the_only_one_extracted(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    lines = [{"id": str(n), "text": article(n)} for n in range(10, 15)]
    write_lines(raw / "feed.jsonl", list(lines))
    outcome = run_plain(raw, out=tmp_path / "out")
    assert (outcome.documents, outcome.kept) == (1, 4)
    assert outcome.rows["documents"] == 11


def test_a_changed_rule_extracts_all_again(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_plain(raw, out=tmp_path / "out")
    monkeypatch.setattr(flows.planning, "rules_version", lambda experimental=False: "other")
    assert make_plan([str(raw)], Store.of(tmp_path / "out")).files == 7


def test_experimental_rules_are_another_version(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    assert make_plan([str(raw)], Store.of(tmp_path / "out"), experimental=True).files == 7


def test_input_that_vanished_keeps_its_records_unless_pruned(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    (raw / "2.txt").unlink()
    assert run_plain(raw, out=tmp_path / "out").rows["documents"] == 10
    assert run_plain(raw, out=tmp_path / "out", prune=True).rows["documents"] == 9


def test_the_output_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    run_plain(tmp_path, out=tmp_path / "out")
    assert make_plan([str(tmp_path)], Store.of(tmp_path / "out")).is_settled
    with pytest.raises(NoInput):
        make_plan([str(tmp_path / "out")], Store.of(tmp_path / "out"))


def test_what_cannot_be_input_is_rejected_until_it_is_mended(raw: Path, tmp_path: Path) -> None:
    (raw / "loop").symlink_to(raw)
    first = run_plain(raw, out=tmp_path / "out")
    assert [(r["stage"], "loop" in str(r["reason"])) for r in rows(tmp_path / "out", "rejected")] == [("read", True)]
    assert not run_plain(raw, out=tmp_path / "out").changed, first
    (raw / "loop").unlink()
    assert run_plain(raw, out=tmp_path / "out").rows["rejected"] == 0


def test_a_file_that_turns_unreadable_keeps_its_document(raw: Path, tmp_path: Path) -> None:
    run_plain(raw, out=tmp_path / "out")
    (raw / "3.txt").write_bytes(b"%PDF-1.7 not text at all")
    outcome = run_plain(raw, out=tmp_path / "out")
    assert (outcome.rows["documents"], outcome.rows["rejected"]) == (10, 1)


def test_shards_are_bounded(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.cutting, "SHARD_DOCUMENTS", 2)
    with open_session(Store.of(tmp_path / "out")) as store:
        refs = list(ShardMaker(make_plan([str(raw)], store), store).shards())
        assert [len(ref.files) for ref in refs] == [2, 2, 2, 0, 0]
        assert [flows.shard.run_shard(ref).documents for ref in refs] == [2] * 5
        assert sum(ref.bytes for ref in refs) == make_plan([str(raw)], store).bytes


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 4), split=st.integers(1, 6))
def test_neither_sharding_nor_order_shows_in_a_release(
    raw: Path, tmp_path_factory: pytest.TempPathFactory, cut: int, split: int
) -> None:
    folder = tmp_path_factory.mktemp("releases")
    run_plain(raw, out=folder / "at-once")
    files = sorted(str(path) for path in raw.iterdir())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flows.cutting, "SHARD_DOCUMENTS", cut)
        run_plain(*files[split:], out=folder / "in-two")
        run_plain(*files[:split], out=folder / "in-two")
    assert manifest(folder / "in-two") == manifest(folder / "at-once")
