"""The precision of rules that is written down, and how it reaches the `rules` dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import finishing
from flows.lexicon.loading import LexiconError, load_file
from flows.scoring.measured import Measured, MeasuredFile, measured, record
from flows.scoring.score import Score, Tally, wilson


def test_counts_are_written_and_read_back(tmp_path: Path) -> None:
    result = Score(rules={"a.one": Tally(right=3, wrong=1), "a.gone": Tally(right=1), "a.none": Tally()})
    path = tmp_path / "measured.yml"
    assert record(result, ["gold"], ["a.one", "a.none", "a.other"], path) == 1
    file = load_file(path, MeasuredFile)
    assert file.gold == ["gold"]
    assert file.rules == {"a.one": Measured(right=3, sample=4)}


def test_nothing_measured_is_written_as_nothing(tmp_path: Path) -> None:
    record(Score(), ["gold"], ["a.one"], tmp_path / "measured.yml")
    assert load_file(tmp_path / "measured.yml", MeasuredFile).rules == {}


def test_more_right_than_there_are_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "measured.yml"
    path.write_text("gold: [g]\nrules:\n  a.one: {right: 5, sample: 4}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"measured\.yml:3: .*more are right"):
        load_file(path, MeasuredFile)


def test_rules_dataset_tells_precision_with_its_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finishing, "measured", lambda: {"statistics.level": Measured(right=3, sample=4)})
    rows = {row["rule"]: row for row in finishing.rules_table().to_pylist()}
    level = rows["statistics.level"]
    assert (level["precision"], level["sample_size"]) == (0.75, 4)
    assert (level["precision_low"], level["precision_high"]) == pytest.approx(tuple(wilson(3, 4)))
    assert all(row["precision"] is None for name, row in rows.items() if name != "statistics.level")


def test_committed_figures_can_be_read() -> None:
    assert measured()
    assert all(0 <= counts.tally.precision <= 1 for counts in measured().values())
