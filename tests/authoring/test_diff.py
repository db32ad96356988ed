"""`factledger diff`: what a change of rules does to the records of a corpus."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from flows.authoring.diff import compare
from flows.authoring.trees import NoTree, folder_tree, revision_tree
from tests.authoring.test_checking import copy_of_tree, run_in
from tests.cli.command import factledger


def _row(start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {"rule": "statistics.level", "char_start": start, "char_end": end, "record_id": f"r{start}", **fields}


def _compare(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, int, dict[str, Any]]]:
    found = compare({"a": {"statistics": before}}, {"a": {"statistics": after}})
    return [(d.what, d.row["char_start"], dict(d.columns)) for d in found]


def test_equal_records_are_no_difference_whatever_their_ids() -> None:
    assert _compare([_row(0, 5, value=1) | {"record_id": "old"}], [_row(0, 5, value=1)]) == []


def test_record_at_the_same_evidence_is_changed() -> None:
    assert _compare([_row(0, 5, value=1, unit=None)], [_row(0, 6, value=2, unit=None)]) == [
        ("changed", 0, {"char_end": (5, 6), "value": (1, 2)})
    ]


def test_records_apart_are_added_and_removed() -> None:
    assert _compare([_row(0, 5, value=1)], [_row(5, 9, value=1)]) == [("removed", 0, {}), ("added", 5, {})]


def test_record_is_paired_with_the_one_it_has_most_in_common_with() -> None:
    before = [_row(0, 9, value=1, unit="t"), _row(0, 9, value=2, unit="t")]
    after = [_row(0, 9, value=2, unit="kg"), _row(0, 9, value=3, unit="t")]
    changed = {tuple(sorted(columns.items())) for _, _, columns in _compare(before, after)}
    assert changed == {(("unit", ("t", "kg")),), (("value", (1, 3)),)}


def test_one_of_two_equal_records_that_goes_is_removed() -> None:
    assert _compare([_row(0, 5), _row(0, 5)], [_row(0, 5)]) == [("removed", 0, {})]


def test_document_of_one_side_alone_counts() -> None:
    found = compare({"a": {"statistics": [_row(0, 5)]}}, {"b": {"statistics": [_row(0, 5)]}})
    assert [(d.source, d.what) for d in found] == [("a", "removed"), ("b", "added")]


def test_other_folder_is_compared(tmp_path: Path) -> None:
    tree = copy_of_tree(tmp_path)
    _retire(tree, "statistics.moved_by_percent")
    (tmp_path / "a.txt").write_text("Coffee exports rose 12.5 percent in May 2024. Rice fetched 3 million USD.")
    done = factledger("diff", "a.txt", "--against", tree, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(d["dataset"], d["rule"]) for d in found] == [("statistics", "statistics.moved_by_percent")]
    told = factledger("diff", "a.txt", "--against", tree, cwd=tmp_path).stdout
    assert "statistics.moved_by_percent" in told
    assert "in 1 documents" in told


def test_revision_of_a_checkout_is_compared(tmp_path: Path) -> None:
    tree = copy_of_tree(tmp_path)
    _git(tree, "init", "-q")
    _git(tree, "add", ".")
    _git(tree, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first")
    _retire(tree, "statistics.moved_by_percent")
    (tmp_path / "a.txt").write_text("Coffee exports rose 12.5 percent in May 2024.", encoding="utf-8")
    done = run_in(tree, "diff", "a.txt", "--json")
    assert done.returncode == 0, done.stderr
    (found,) = map(json.loads, done.stdout.splitlines())
    assert found["columns"]["rule"]["before"] == "statistics.moved_by_percent"
    assert (found["what"], found["dataset"], found["record"]["sentence"][:6]) == ("changed", "statistics", "Coffee")
    assert run_in(tree, "diff", "a.txt", "--rev", "nosuch").returncode == 2


def _retire(tree: Path, rule: str) -> None:
    """Set a rule's status to retired."""
    rules = tree / "flows/extracting/statistics/rules.yml"
    head, tail = rules.read_text(encoding="utf-8").split(f"  - id: {rule}\n", 1)
    said, rest = tail.split("    pattern:", 1)
    said = said.replace("    status: stable\n", "")
    rules.write_text(f"{head}  - id: {rule}\n{said}    status: retired\n    pattern:{rest}", encoding="utf-8")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_folder_that_is_no_checkout_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(NoTree):
        folder_tree(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    done = factledger("diff", "a.txt", "--against", tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert "is no checkout" in done.stderr
    both = factledger("diff", "a.txt", "--against", tmp_path, "--rev", "HEAD", cwd=tmp_path)
    assert both.returncode == 2


@pytest.mark.parametrize("revision", ["--help", "no such", ""])
def test_revision_that_is_none_is_told(revision: str) -> None:
    with pytest.raises(NoTree), revision_tree(revision):
        pass


def test_tree_that_cannot_run_is_told(tmp_path: Path) -> None:
    tree = copy_of_tree(tmp_path)
    (tree / "flows/line.py").write_text("raise RuntimeError('broken on purpose')\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    done = factledger("diff", "a.txt", "--against", tree, cwd=tmp_path)
    assert done.returncode == 1
    assert "broken on purpose" in done.stderr
    assert "Traceback" not in done.stderr
