"""A sentence as rules see it: one letter per token, each typed span collapsed to one letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import get_args

from flows.annotating.coarse import Coarse
from flows.annotating.spans import Span, UnitKind
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

#: Every combination of features under which a pattern may see a span; annotators give no others.
FEATURES: tuple[tuple[str, ...], ...] = (
    ("date", "date"),
    ("date", "time"),
    ("date", "duration"),
    ("date", "set"),
    *(("quantity", kind) for kind in get_args(UnitKind)),
    ("person",),
    ("post",),
    ("organisation",),
    ("place",),
)


_FIRST, _LAST = attrgetter("first"), attrgetter("last")


@dataclass(slots=True)
class View:
    """Letters of a sentence with the token at which each starts; `first` has one entry more, the end.

    `spans` maps a position to the span that stands there, `coarse` holds its parts of speech (see
    `flows.annotating.coarse`).
    """

    tokens: Tokens
    letters: str
    first: list[int]
    spans: dict[int, Span]
    coarse: str

    def surface(self, start: int, end: int) -> str:
        """Cleaned text of positions `start` to `end` (half-open)."""
        tokens, first = self.tokens, self.first
        return tokens.text[tokens.starts[first[start]] : tokens.starts[first[end]]].removesuffix(" ")

    def position(self, token: int) -> int:
        """Position that holds a token of this sentence."""
        low, high = 0, len(self.letters)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.first[middle] <= token else (low, middle)
        return low


class Viewer:
    """Makes views; knows the letter of every kind of span."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._letters = {features: vocabulary.declare(*features) for features in FEATURES}
        self._parts = Coarse(vocabulary)

    def view(self, tokens: Tokens, start: int, end: int, spans: Iterable[Span]) -> View:
        """View of tokens `start` to `end`. `spans` are sorted and do not overlap; those outside are left out."""
        letters: list[str] = []
        first: list[int] = []
        placed: dict[int, Span] = {}
        at = start
        for span in spans:
            if span.first < at:
                continue
            if span.last > end:
                break
            letters.append(tokens.letters[at : span.first])
            first.extend(range(at, span.first + 1))
            placed[len(first) - 1] = span
            letters.append(self._letters[span.features])
            at = span.last
        letters.append(tokens.letters[at:end])
        first.extend(range(at, end + 1))
        seen = "".join(letters)
        return View(tokens, seen, first, placed, self._parts.of(seen))

    def views(self, tokens: Tokens, sentences: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[View]:
        """Views of all sentences; `spans` are sorted and do not overlap."""
        views, at = [], 0
        for start, end in sentences:
            while at < len(spans) and spans[at].first < start:
                at += 1
            begin = at
            while at < len(spans) and spans[at].last <= end:
                at += 1
            views.append(self.view(tokens, start, end, spans[begin:at]))
        return views


def without_overlap(spans: Iterable[Span]) -> list[Span]:
    """Spans sorted by start, the longer of two that overlap; at a tie the earlier in the input."""
    kept: list[Span] = []
    by_end = sorted(spans, key=_LAST, reverse=True)
    for span in sorted(by_end, key=_FIRST):
        if not kept or span.first >= kept[-1].last:
            kept.append(span)
        elif span.last - span.first > kept[-1].last - kept[-1].first:
            kept[-1] = span
    return kept


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those of sorted spans that lie in tokens `start` to `end`."""
    return [s for s in spans if s.first >= start and s.last <= end]
