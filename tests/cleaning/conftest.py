"""A short way to clean a text and look at what came out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.cleaning.document import clean
from flows.cleaning.text import CleanText
from flows.reading.article import Article

#: A paragraph long enough to be nothing else.
PARAGRAPH = (
    "The provincial council agreed on a plan for rural roads and set aside money for the repair of forty bridges, "
    "which the department of transport will oversee until the rainy season begins."
)


def cleaned(text: str, source: str = "story.txt", **fields: object) -> CleanText:
    """`text` as an article, cleaned."""
    return clean(Article(source=source, text=text, encoding="utf-8", **fields))  # type: ignore[arg-type]


def kinds(result: CleanText) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, result.text[block.start : block.end]) for block in result.blocks]


def sentence_texts(result: CleanText) -> list[str]:
    """The text of each sentence."""
    return [result.text[sentence.start : sentence.end] for sentence in result.sentences]


@pytest.fixture
def kinds_of() -> Callable[[str], list[tuple[str, str]]]:
    """Blocks of a text as pairs of kind and text."""
    return lambda text: kinds(cleaned(text))
