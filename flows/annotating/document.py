"""A document with everything that annotators found in it: what extractors read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.annotating.spans import DateSpan, QuantitySpan, Span
from flows.annotating.tokens import Tokens
from flows.annotating.views import View
from flows.cleaning.text import CleanText


@dataclass(slots=True)
class Annotated:
    """Tokens and typed spans of one cleaned text.

    `sentences` are half-open token intervals, parallel to `clean.sentences`. `names` holds people, posts, bodies and
    places. `views` has one entry a sentence, with dates, quantities and names collapsed.
    """

    clean: CleanText
    tokens: Tokens
    sentences: list[tuple[int, int]]
    dates: Sequence[DateSpan] = ()
    quantities: Sequence[QuantitySpan] = ()
    names: Sequence[Span] = ()
    views: list[View] = field(default_factory=list)
    #: What rooms work out once a document and share; the key is theirs.
    derived: dict[Any, Any] = field(default_factory=dict)

    @property
    def published_on(self) -> dt.date | None:
        """The document's date."""
        return self.clean.published_on

    def sentence_text(self, number: int) -> str:
        """Cleaned text of a sentence."""
        sentence = self.clean.sentences[number]
        return self.clean.text[sentence.start : sentence.end]


def sentence_tokens(clean: CleanText, tokens: Tokens) -> list[tuple[int, int]]:
    """Token intervals of the sentences of a cleaned text."""
    return [(tokens.at(s.start), tokens.at(s.end - 1) + 1) for s in clean.sentences]
