"""A fifth kind of record: one module in `schemas`, one room in `extracting`, nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.command import environment
from tests.flow.pipeline import rows

_MODEL = '''
"""`colours`: one row per colour that a document names."""

from typing import ClassVar

from pydantic import Field

from schemas.evidence import Record, Text, resolved


class Colour(Record):
    """A colour that a document names."""

    folder: ClassVar[str] = "colours"
    entity_key: ClassVar[str] = "colour_id"
    key_columns: ClassVar[tuple[str, ...]] = ("colour",)

    colour_id: str | None = resolved("The colour, across documents.", required=True)
    colour: Text = Field(description="Its name, in lower case.")
'''

_RULES = """
rules:
  - id: colours.painted
    says: Something is painted in a colour.
    pattern: "painted (colour: red|green|blue)"
    examples:
      - text: The bridge was painted red.
        records: [{colour: red}]
      - text: They painted green stripes.
        records: [{colour: green}]
    counter_examples:
      - text: The bridge was painted by hand.
        why: no colour
"""

_ROOM = '''
"""Colours."""

from collections.abc import Iterable, Mapping

from flows.annotating.document import Annotated
from flows.extracting.kinds import Draft, Kit


class Extractor:
    """Reads colours."""

    def __init__(self, kit: Kit) -> None:
        self._rules = kit.rule_set("colours")

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft a colour."""
        for number, view in enumerate(document.views):
            for match in self._rules.matches(view):
                start, end = match.roles["colour"]
                fields = {"colour": view.surface(start, end).lower()}
                yield Draft(match.rule.id, number, view.first[start], view.first[end], fields)


def identity(row: Mapping[str, object]) -> str:
    """A colour is the same wherever it is named."""
    return str(row["colour"])
'''

_RUN = """
import sys
from pathlib import Path

import schemas
import flows.extracting

toy = Path(sys.argv[1])
schemas.__path__.append(str(toy / "schemas"))
flows.extracting.__path__.append(str(toy / "extracting"))

from tests.flow.pipeline import run_plain
from flows.reporting.dictionary import columns

run_plain(toy / "raw", out=toy / "curated")
assert ("colours", "colour") in {line[:2] for line in columns()}
"""


def test_a_fifth_kind_flows_through_to_the_release(tmp_path: Path) -> None:
    room = tmp_path / "extracting" / "colours"
    room.mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "raw").mkdir()
    (tmp_path / "schemas" / "colour.py").write_text(_MODEL)
    (room / "__init__.py").write_text(_ROOM)
    (room / "rules.yml").write_text(_RULES)
    (tmp_path / "raw" / "a.txt").write_text("The old bridge was painted red last week.\n\nBoats were painted green.")
    (tmp_path / "raw" / "b.txt").write_text("2024-05-01\n\nThe school was painted RED in April.")
    (tmp_path / "run.py").write_text(_RUN)
    done = subprocess.run(
        [sys.executable, "run.py", str(tmp_path)], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "curated", "rejected") == []
    found = rows(tmp_path / "curated", "colours")
    assert sorted(str(row["colour"]) for row in found) == ["green", "red", "red"]
    assert {row["rule"] for row in found} == {"colours.painted"}
    assert len({row["colour_id"] for row in found}) == 2
    assert {row["published_month"] for row in found} == {"2024-05", "undated"}
    assert "colours.painted" in {row["rule"] for row in rows(tmp_path / "curated", "rules")}
