"""Every phenomenon of measured figures, by texts of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.extracting.statistics.conftest import Statistics

_FILE = Path(__file__).with_name("phenomena.yml")


def _cases() -> Iterator[Any]:
    for phenomenon, cases in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items():
        for case in cases:
            yield pytest.param(case, id=f"{phenomenon}: {case['text']}")


def _same(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, bool) or wanted is None or got is None:
        return wanted == got
    if isinstance(wanted, int | float):
        return isinstance(got, int | float) and abs(wanted - got) <= 1e-6 * max(1.0, abs(got))
    if isinstance(wanted, dt.date) or isinstance(got, dt.date):
        return str(wanted) == str(got)
    return str(wanted).casefold() == str(got).casefold()


def _holds(wanted: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return all(_same(value, row.get(column)) for column, value in wanted.items())


@pytest.mark.parametrize("case", _cases())
def test_phenomenon(statistics: Statistics, case: dict[str, Any]) -> None:
    rows = statistics(case["text"], str(case.get("published_on", "2030-03-05")))
    if case.get("none"):
        assert rows == []
        return
    assert len(rows) == len(case["rows"]), rows
    for wanted, row in zip(case["rows"], rows, strict=True):
        told = {column: row.get(column) for column in wanted}
        assert _holds(wanted, row), f"wanted {wanted}, got {told}"


def test_there_are_enough_texts() -> None:
    assert sum(1 for _ in _cases()) >= 110
