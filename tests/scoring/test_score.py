"""Scores by kind, rule and document, and the command that tells them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.scoring.files import CuratedError, GoldError, read_curated, read_gold
from flows.scoring.score import score, wilson
from tests.cli.command import factledger
from tests.flow.pipeline import run_plain

_TEXT = (
    "HANOI, March 14, 2024 - Coffee exports rose 12.5 percent in February. Rice exports fell 3 percent. "
    "Minister of Finance Tran Van An spoke."
)
_GOLD = {
    "id": "a",
    "statistics": [
        {"anchor": "Coffee exports rose 12.5 percent", "measure": "Coffee exports", "change_percent": 12.5,
         "period_start": "2024-02-01", "unit": None},
        {"anchor": "Tea exports were not told", "measure": "Tea exports", "change_percent": 9.0},
    ],
    "officials": [
        {"anchor": "Minister of Finance Tran Van An", "name": "Tran Van An", "position": "Minister",
         "organisation": "Finance", "status": "former"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scored")
    (folder / "a.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "gold.jsonl").write_text(json.dumps(_GOLD) + "\n", encoding="utf-8")
    run_plain(folder / "a.txt", out=folder / "curated")
    return folder


def test_scores_are_told_by_kind_rule_and_document(folder: Path) -> None:
    done = factledger("score", "gold.jsonl", "curated", "--json", "--errors", cwd=folder)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    kinds = told["kinds"]
    assert (kinds["statistics"]["right"], kinds["statistics"]["wrong"], kinds["statistics"]["missed"]) == (1, 1, 1)
    assert kinds["officials"]["f1"] == 1.0
    assert kinds["officials"]["slots"]["status"] == {"right": 0, "given": 1}
    low, high = wilson(1, 2)
    assert told["rules"]["statistics.moved_by_percent"] == {
        "precision": 0.5, "low": low, "high": high, "right": 1, "sample_size": 2,
    }  # fmt: skip
    assert told["documents"]["a"]["missed"] == 1
    assert sorted(error["what"] for error in told["errors"]) == ["missed", "slot", "wrong"]


def test_tables_and_errors_are_printed(folder: Path) -> None:
    done = factledger("score", "gold.jsonl", "curated", "--errors", "--by", "rule", "--by", "document", cwd=folder)
    assert "0.500" in done.stdout
    assert "statistics.moved_by_percent" in done.stdout
    assert "0.09 to 0.91" in done.stdout
    assert "Tea exports" in done.stdout
    assert "want 'former', got 'current'" in done.stdout


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nosuch.jsonl", "curated"], "nosuch.jsonl"),
        (["gold.jsonl", "nowhere"], "nowhere holds no documents"),
        (["a.txt", "curated"], "a.txt:1: no valid JSON"),
    ],
)
def test_what_cannot_be_scored_is_told_in_a_line(folder: Path, given: list[str], told: str) -> None:
    done = factledger("score", *given, cwd=folder)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    table = tmp_path / "tables" / "documents" / "part-0.parquet"
    table.parent.mkdir(parents=True)
    table.write_bytes(b"PAR1 cut off")
    with pytest.raises(CuratedError, match=r"documents/part-0\.parquet cannot be read; make the tables anew"):
        read_curated(tmp_path / "tables")


def test_optional_record_costs_nothing_and_absorbs_a_row() -> None:
    record = {"anchor": "rose 5 percent today", "measure": "exports", "change_percent": 5.0, "optional": True}
    row = {"measure": "exports", "change_percent": 5.0, "sentence": "exports rose 5 percent today", "rule": "r"}
    gold = [{"id": "a", "statistics": [record]}]
    for rows in ([], [row]):
        tally = score(gold, {"a": {"statistics": rows}}).kinds["statistics"]
        assert (tally.right, tally.wrong, tally.missed) == (0, 0, 0)
    twice = score(gold, {"a": {"statistics": [row, row]}}).kinds["statistics"]
    assert twice.wrong == 1


def test_gold_with_an_unknown_key_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "statistic": []}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: unknown key statistic"):
        read_gold(path)
