"""The cleaned text of a document, with the way back to the raw text.

Cleaned text is NFC; its only white space is single spaces inside a block and one newline between blocks; zero-width
characters, soft hyphens and byte order marks are gone. Every cleaned offset maps back to a raw one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

#: What a stretch of text is. Records are read from all but `dateline`, `byline`, `boilerplate` and `related`.
BlockKind = Literal[
    "headline", "heading", "body", "caption", "list_item", "table", "dateline", "byline", "boilerplate", "related"
]

#: Where the publication date was found.
DateSource = Literal["metadata", "dateline", "body", "file_name", "none"]

#: Kinds of block that frame the text and tell no facts: no sentences are made of them.
FRAME_KINDS: frozenset[BlockKind] = frozenset({"dateline", "byline", "boilerplate", "related"})


class OffsetMap:
    """Piecewise map from cleaned to raw offsets.

    Holds the cleaned offsets at which a run starts and the raw offset of each. Within a plain run both advance
    together. A run that is a key of `ends` was rewritten as a whole (a composed letter, a decoded entity): all of its
    cleaned characters stand for the raw interval from its start to that end. A run may be followed by raw characters
    that were dropped. `raw_span` gives the smallest raw interval that holds what a cleaned interval was made from.
    """

    __slots__ = ("cleaned", "ends", "raw", "raw_length")

    def __init__(
        self, cleaned: Sequence[int], raw: Sequence[int], raw_length: int, ends: Mapping[int, int] | None = None
    ) -> None:
        self.cleaned = cleaned
        self.raw = raw
        self.raw_length = raw_length
        #: Index of each rewritten run with the raw offset at which what it was made from ends.
        self.ends: Mapping[int, int] = ends or {}

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was left as it is."""
        return cls([0], [0], length)

    def is_identity(self) -> bool:
        """Whether cleaned and raw offsets are the same throughout."""
        return not self.ends and len(self.cleaned) == 1 and self.raw[0] == 0

    def run_at(self, offset: int) -> int:
        """Index of the run in which the cleaned offset lies."""
        return bisect_right(self.cleaned, offset) - 1

    def to_raw(self, offset: int) -> int:
        """Raw offset of the cleaned character at `offset` (of its first raw character where it was made from more)."""
        run = bisect_right(self.cleaned, offset) - 1
        if run in self.ends:
            return self.raw[run]
        return min(self.raw[run] + offset - self.cleaned[run], self.raw_length)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw interval of the cleaned interval `start`..`end` (half-open); an empty one for an empty one."""
        first = self.to_raw(start)
        if end <= start:
            return first, first
        run = bisect_right(self.cleaned, end - 1) - 1
        last = self.ends.get(run)
        if last is None:
            last = min(self.raw[run] + end - self.cleaned[run], self.raw_length)
        return first, max(first, last)


# Tuples, not dataclasses: a document has dozens of each, and a frozen dataclass takes four times as long to make.
class Block(NamedTuple):
    """A paragraph, heading, caption, list item or piece of boilerplate, as a half-open interval of cleaned text."""

    start: int
    end: int
    kind: BlockKind
    #: Index in `CleanText.blocks` of the heading that this block stands under, if any.
    heading: int | None = None


class Sentence(NamedTuple):
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
    #: The dateline's place in the spelling of the text.
    dateline_written: str | None = None
    published_on: dt.date | None = None
    published_on_from: DateSource = "none"
    language: str | None = "en"
    sentences: list[Sentence] = field(default_factory=list)
