"""Floors of quality: broken ones are told, raising is one step, lowering needs its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.lexicon.loading import LexiconError
from flows.scoring.files import read_gold
from tests.benchmarks.floors import FILE, HALVES, FloorFile, broken, raised, read_floors, write_floors


def _figures(value: float) -> dict[str, dict[str, dict[str, float]]]:
    return {"tuned": {"events": {"f1": value, "slots": 0.5}}}


def _file(tmp_path: Path, line: str) -> Path:
    path = tmp_path / "floors.yml"
    path.write_text(f"floors:\n  tuned:\n    events:\n      f1: {line}\n", encoding="utf-8")
    return path


def test_score_under_its_floor_is_told() -> None:
    floors = raised(FloorFile(floors={}), _figures(0.8765))
    assert broken(floors, _figures(0.87)) == []
    assert broken(floors, _figures(0.8699)) == ["tuned events f1: 0.870 is under its floor 0.87"]


def test_score_without_a_floor_is_told() -> None:
    assert len(broken(FloorFile(floors={}), _figures(0.9))) == 2


def test_raising_never_lowers() -> None:
    floors = raised(raised(FloorFile(floors={}), _figures(0.9)), _figures(0.5))
    assert floors.floors["tuned"]["events"]["f1"].floor == 0.9


def test_lowered_floor_without_a_reason_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"floors\.yml:4: .*`lowered` must say why"):
        read_floors(_file(tmp_path, "{floor: 0.80, reached: 0.90}"))
    with pytest.raises(LexiconError, match="at least 20 characters"):
        read_floors(_file(tmp_path, "{floor: 0.80, reached: 0.90, lowered: [{from: 0.90, to: 0.80, why: so}]}"))
    with pytest.raises(LexiconError, match="above the highest"):
        read_floors(_file(tmp_path, "{floor: 0.95, reached: 0.90}"))


def test_reason_is_kept_until_the_floor_is_back(tmp_path: Path) -> None:
    path = _file(
        tmp_path, '{floor: 0.80, reached: 0.90, lowered: [{from: 0.90, to: 0.80, why: "the guide has changed"}]}'
    )
    part = raised(read_floors(path), _figures(0.85))
    write_floors(part, path)
    again = read_floors(path).floors["tuned"]["events"]["f1"]
    assert (again.floor, again.reached, again.lowered[0].new, again.lowered[0].why) == (
        0.85, 0.9, 0.85, "the guide has changed",
    )  # fmt: skip
    write_floors(raised(read_floors(path), _figures(0.93)), path)
    assert read_floors(path).floors["tuned"]["events"]["f1"].lowered == []


def test_committed_floors_cover_both_halves() -> None:
    floors = read_floors().floors
    assert sorted(floors) == sorted(HALVES)
    assert all(sorted(kinds) == ["events", "officials", "statistics", "targets"] for kinds in floors.values())


@pytest.mark.parametrize("half", HALVES)
def test_gold_is_whole_and_its_anchors_stand_in_the_articles(half: str) -> None:
    documents = read_gold(FILE.parent / half / "gold.jsonl")
    assert len(documents) >= 25
    for document in documents:
        text = (FILE.parent / half / f"{document['id']}.txt").read_text(encoding="utf-8")
        for kind in ("officials", "events", "targets", "statistics"):
            missing = [record["anchor"] for record in document.get(kind, []) if record["anchor"] not in text]
            assert len(missing) == 0, f"{document['id']}: {len(missing)} anchors of {kind} are not in the text"
