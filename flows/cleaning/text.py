"""The cleaned text of a document, with the way back to the raw text.

Cleaned text is NFC; its only white space is single spaces inside a block and one newline between blocks; zero-width
characters, soft hyphens and byte order marks are gone. Every cleaned offset maps back to a raw one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

#: What a stretch of text is. Records are read from all but `dateline`, `byline`, `boilerplate` and `related`.
BlockKind = Literal[
    "headline", "heading", "body", "caption", "list_item", "table", "dateline", "byline", "boilerplate", "related"
]


class OffsetMap:
    """Piecewise map from cleaned to raw offsets.

    Holds the cleaned offsets at which a run starts and the raw offset of each; within a run both advance together.
    A run may be followed by raw characters that were dropped. `raw_span` gives the smallest raw interval that holds
    what a cleaned interval was made from.
    """

    __slots__ = ("_cleaned", "_raw", "raw_length")

    def __init__(self, cleaned: Sequence[int], raw: Sequence[int], raw_length: int) -> None:
        self._cleaned = cleaned
        self._raw = raw
        self.raw_length = raw_length

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was left as it is."""
        return cls([0], [0], length)

    def to_raw(self, offset: int) -> int:
        """Raw offset of the cleaned character at `offset`."""
        run = bisect_right(self._cleaned, offset) - 1
        return min(self._raw[run] + offset - self._cleaned[run], self.raw_length)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw interval of the cleaned interval `start`..`end` (half-open, not empty)."""
        last = self.to_raw(end - 1)
        return self.to_raw(start), last + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption, list item or piece of boilerplate, as a half-open interval of cleaned text."""

    start: int
    end: int
    kind: BlockKind
    #: Index in `CleanText.blocks` of the heading that this block stands under, if any.
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, caption or list item, as a half-open interval of cleaned text."""

    start: int
    end: int
    #: Index of its block in `CleanText.blocks`.
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class CleanText:
    """A document after cleaning."""

    text: str
    offsets: OffsetMap
    blocks: list[Block]
    title: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    published_on: dt.date | None = None
    published_on_from: Literal["metadata", "dateline", "body", "file_name", "none"] = "none"
    language: str | None = "en"
    sentences: list[Sentence] = field(default_factory=list)
