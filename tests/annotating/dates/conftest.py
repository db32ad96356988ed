from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest

from flows.annotating import classes, dates
from flows.annotating.spans import DateSpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary
from tests.annotating.dates.reading import Finder


@pytest.fixture(scope="session")
def finder() -> Finder:
    """Finds dates in a text whose sentences end with a full stop before a capital."""
    merged: dict[str, list[str]] = {}
    for room in (classes, dates):
        for name, words in room.word_classes().items():
            merged.setdefault(name, []).extend(words)
    vocabulary = Vocabulary(merged)
    annotator = dates.DateAnnotator(vocabulary)

    def find(text: str, published_on: str | None, country: str | None) -> list[DateSpan]:
        tokens = Tokens(text, vocabulary)
        ends = [match.end() for match in re.finditer(r"[a-z]{3}\. (?=[A-Z])|\n+", text)]
        edges = [0, *(tokens.at(end) for end in ends if end < len(text)), len(tokens)]
        sentences = [(a, b) for a, b in pairwise(edges) if a < b]
        day = dt.date.fromisoformat(published_on) if published_on else None
        return annotator.find(tokens, sentences, day, country=country)

    return find
