"""One shard: failures of single documents, and of the system."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

import flows.shard
import flows.storing.shard
from flows.cutting import ShardMaker
from flows.line import Line
from flows.planning import make_plan
from flows.reading import Article, InputFile
from flows.reading.opening import reason_of
from flows.reading.rejecting import rejected
from flows.shard import ShardRef, TransientError, extract, failed_to_read, run_shard
from flows.storing.errors import StoringError
from flows.storing.store import Store, open_session
from tests.flow.pipeline import article, rows, run_plain


def test_work_and_result_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    with open_session(Store.of(tmp_path / "out")) as store:
        (ref,) = ShardMaker(make_plan([str(tmp_path / "a.txt")], store), store).shards()
        ref = pickle.loads(pickle.dumps(ref))
        summary = run_shard(ref)
        assert pickle.loads(pickle.dumps(summary)) == summary
        assert summary.documents == 1
        assert len(pickle.dumps(summary)) < 5_000


def test_a_document_that_breaks_the_line_is_rejected_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(article(number))
    whole = Line.extract

    def breaking(self: Line, document: object) -> object:
        if "101 million" in document.clean.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("a fault in a rule")
        return whole(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Line, "extract", breaking)
    outcome = run_plain(*sorted(tmp_path.glob("*.txt")), out=tmp_path / "out")
    assert (outcome.documents, outcome.rows["documents"]) == (2, 2)
    (row,) = rows(tmp_path / "out", "rejected")
    assert row["stage"] == "extract"
    assert "ZeroDivisionError: a fault in a rule" in str(row["reason"])
    assert "101 million" in str(row["payload"])


def test_a_document_that_cannot_be_cleaned_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(_: Article) -> None:
        raise ValueError("no text for us")

    monkeypatch.setattr("flows.line.clean", breaking)
    monkeypatch.setattr("flows.cleaning.document.clean", breaking)
    found = extract(flows.shard.line_of(False), Article("a.txt", "Text.", "utf-8"))
    assert getattr(found, "stage", None) == "clean"


@pytest.mark.parametrize(("number", "again"), [(errno.ESTALE, True), (errno.ENOSPC, False)])
def test_only_failures_that_may_pass_are_tried_again(
    number: int, again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(article(1))

    def failing(*_: object) -> None:
        raise OSError(number, "no luck")

    monkeypatch.setattr(flows.storing.shard, "write_groups", failing)
    with open_session(Store.of(tmp_path / "out")) as store:
        (ref,) = ShardMaker(make_plan([str(tmp_path / "a.txt")], store), store).shards()
        with pytest.raises(TransientError if again else StoringError):
            run_shard(ref)


def test_what_the_system_kept_from_being_read_is_tried_again_next_time() -> None:
    hiccup = rejected("a.txt", reason_of(OSError(errno.EIO, "Input/output error")))
    assert failed_to_read([hiccup])
    assert not failed_to_read([rejected("a.txt", "is an empty file")])


def test_a_file_that_vanishes_before_it_is_read_is_rejected(tmp_path: Path) -> None:
    gone = InputFile(str(tmp_path / "gone.txt"), "gone.txt", 10)
    with open_session(Store.of(tmp_path / "out")) as store:
        summary = run_shard(ShardRef(store, (gone,)))
    assert (summary.documents, summary.rejected, summary.stamps) == (0, 1, ())


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_file_that_a_reader_fails_on_is_rejected_and_the_rest_goes_on(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text("whatever")
    (tmp_path / "b.txt").write_text(article(2))
    whole = flows.shard.read_file

    def breaking(path: str) -> object:
        if path.endswith(name):
            raise IndexError("a fault in a library")
        return whole(path)

    monkeypatch.setattr(flows.shard, "read_file", breaking)
    outcome = run_plain(tmp_path / name, tmp_path / "b.txt", out=tmp_path / "out")
    assert outcome.documents == 1
    (row,) = rows(tmp_path / "out", "rejected")
    assert "IndexError: a fault in a library" in str(row["reason"])
