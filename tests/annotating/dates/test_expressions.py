"""Every sentence of the two lists: all temporal expressions, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.annotating.dates.reading import Finder, dash

HERE = Path(__file__).parent


def load(name: str) -> list[Any]:
    """A list of strings and mappings; scalars stay strings."""
    return list(yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


EXPRESSIONS = load("expressions.yml")
COUNTER_EXAMPLES = load("counter_examples.yml")


@pytest.mark.parametrize("case", EXPRESSIONS, ids=lambda case: case["text"][:60])
def test_expressions(case: dict[str, Any], finder: Finder) -> None:
    found = finder(case["text"], case.get("published_on"), case.get("country"))
    assert [dash(case["text"], span) for span in found] == case["spans"]


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_what_is_no_date(text: str, finder: Finder) -> None:
    assert [dash(text, span) for span in finder(text, "2025-12-19", None)] == []


def test_the_lists_are_as_long_as_promised() -> None:
    assert sum(len(case["spans"]) for case in EXPRESSIONS) >= 500
    assert len(COUNTER_EXAMPLES) >= 60
