"""Events of a text by the whole line, made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from flows.line import Line
from flows.reading.article import Article
from schemas.event import Event

Reader = Callable[..., list[Event]]


@pytest.fixture(scope="session")
def line() -> Line:
    return Line()


@pytest.fixture(scope="session")
def read(line: Line) -> Reader:
    def events(text: str, published_on: str | None = "2025-06-20") -> list[Event]:
        published = dt.date.fromisoformat(published_on) if published_on else None
        article = Article(source="test", text=text, encoding="utf-8", published_on=published)
        extraction = line.read_document(article)
        assert not [r for r in extraction.rejections if r.dataset == "events"]
        return extraction.records["events"]  # type: ignore[return-value]

    return events
