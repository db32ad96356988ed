"""Lists of words name each word once: what is written twice is half removed when somebody takes it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.lexicon.loading import parse

FLOWS = Path(__file__).parents[2] / "flows"
FILES = sorted(FLOWS.glob("**/*.yml"))


def _lists(node: Any, where: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each list of plain words below a node, with the path of keys to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _lists(value, f"{where}.{key}")
    elif isinstance(node, list) and all(isinstance(entry, str) for entry in node):
        yield where, node
    elif isinstance(node, list):
        for number, entry in enumerate(node):
            yield from _lists(entry, f"{where}[{number}]")


def _doubled(data: Any) -> list[str]:
    return [f"{where}: {word}" for where, words in _lists(data) for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(FLOWS)) for path in FILES])
def test_no_list_names_a_word_twice(path: Path) -> None:
    assert _doubled(parse(path.read_text(encoding="utf-8"), path.name)) == []


def test_a_doubled_word_is_found_with_its_list() -> None:
    assert _doubled({"kites": {"red": ["box", "delta", "box"], "blue": ["box"]}}) == [".kites.red: box"]
