"""One line for all tests of statistics: it takes a second to make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from flows.line import Line

Statistics = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def line() -> Line:
    """The whole line with its rules."""
    return Line()


@pytest.fixture(scope="session")
def statistics(line: Line) -> Statistics:
    """Statistics of a text as column dictionaries, in order; `on` is the day of the document."""

    def read(text: str, on: str | None = "2030-03-05") -> list[dict[str, Any]]:
        document = line.annotate_text(text, dt.date.fromisoformat(on) if on else None)
        return [draft.fields | {"rule": draft.rule} for draft in line.extract(document)["statistics"]]

    return read
