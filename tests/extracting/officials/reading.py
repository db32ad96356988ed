"""Officials of a bare text, for tests."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from flows.extracting.officials import Extractor
from flows.line import Line


@cache
def line() -> Line:
    """The line, made once for all tests of a process."""
    return Line()


def officials_room(of: Line) -> Extractor:
    """The room of officials of a line."""
    room = dict(of._rooms)["officials"]
    assert isinstance(room, Extractor)
    return room


def officials(text: str, published_on: dt.date | None = None) -> list[dict[str, Any]]:
    """Rows of a text as field dictionaries."""
    document = line().annotate_text(text, published_on)
    return [draft.fields | {"rule": draft.rule} for draft in officials_room(line()).extract(document, {})]
