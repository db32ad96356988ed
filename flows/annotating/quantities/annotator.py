"""Finds quantities: a scan for anchors, then the grammar at each."""

from __future__ import annotations

from collections.abc import Sequence
from re import compile as compile_pattern

from flows.annotating.quantities.grammar import Grammar
from flows.annotating.quantities.passage import Letters, Passage
from flows.annotating.quantities.tables import tables
from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

_ANCHORS = "num|qty_numeral|qty_part|qty_fraction_sign|qty_factor|qty_before_level|qty_magnitude|qty_dozen"


class QuantityAnnotator:
    """Finds figures with their units in a tokenised text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        letters = Letters(vocabulary)
        self._tables = tables()
        self._anchor = compile_pattern(vocabulary.charset(_ANCHORS))
        self._grammar = Grammar(letters)

    def find(
        self, tokens: Tokens, sentences: Sequence[tuple[int, int]], dates: Sequence[DateSpan] = ()
    ) -> list[QuantitySpan]:
        """The quantities of a text, sorted and not overlapping.

        `sentences` are token intervals (half-open); what stands outside of them is left out. Spans of `dates` block
        their tokens unless they are durations.
        """
        passage = Passage(tokens, dates, self._tables)
        blocked, read = passage.blocked, self._grammar.read
        found: list[QuantitySpan] = []
        bounds = iter(sentences)
        first, last = next(bounds, (0, 0))
        behind = 0
        for anchor in self._anchor.finditer(tokens.letters):
            at = anchor.start()
            while at >= last > first:
                first, last = next(bounds, (0, 0))
            if at < behind or at in blocked or at < first or last <= first:
                continue
            behind = read(passage, at, max(behind, first), found)
        return [span for span in found if not _of_name(passage, span)] if passage.names else found


def _of_name(passage: Passage, span: QuantitySpan) -> bool:
    """Whether a bare number is that of a name elsewhere in the document: `the new 787`."""
    return span.unit is None and span.last - span.first == 1 and passage.word(span.first) in passage.names
