"""Rooms and what they build on: a kind alone is read as it is among all."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from flows.extracting.kinds import needed, rooms
from flows.line import Line, lasting_line
from tests.cli.command import environment

GOLD = sorted((Path(__file__).parents[1] / "gold" / "tuned").glob("*.txt"))


@pytest.fixture(scope="module")
def line() -> Line:
    """A line as processes keep it that live for one task."""
    line = lasting_line()
    gc.unfreeze()  # this process goes on
    return line


def test_a_kind_needs_itself_and_all_that_it_builds_on() -> None:
    found = needed(rooms())
    assert found["officials"] == {"officials"}
    assert found["statistics"] == {"statistics", "targets", "officials"}


@pytest.mark.parametrize("kind", [room.dataset for room in rooms()])
def test_a_kind_is_read_alone_as_among_all(line: Line, kind: str) -> None:
    for path in GOLD[::3]:
        text = path.read_text(encoding="utf-8")
        alone = line.extract(line.annotate_text(text), kind)
        assert set(alone) == needed(rooms())[kind]
        assert alone[kind] == line.extract(line.annotate_text(text))[kind]


def test_what_is_no_kind_stands_for_all(line: Line) -> None:
    document = line.annotate_text("Exports rose 5 percent in May.")
    assert set(line.extract(document, "figures")) == {room.dataset for room in rooms()}


@pytest.mark.parametrize("collecting", [True, False])
def test_a_lasting_line_leaves_the_collector_as_it_was(collecting: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.line.Line", lambda experimental: experimental)
    was = gc.isenabled()
    try:
        gc.enable() if collecting else gc.disable()
        lasting_line()
        assert gc.isenabled() == collecting
    finally:
        gc.unfreeze()
        gc.enable() if was else gc.disable()


def test_a_line_is_made_without_arrow() -> None:
    program = "import sys, flows.line; flows.line.Line(); sys.exit('pyarrow' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", program], env=environment(), capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
