"""Test cases are read as strictly as lexicons: of a key that came twice YAML would run the last block alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.lexicon.loading import parse

FILES = sorted(Path(__file__).parent.rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_key_comes_twice(path: Path) -> None:
    assert parse(path.read_text(encoding="utf-8"), path.name)
