"""Finds quantities: a scan for anchors, then the grammar at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from re import compile as compile_pattern

from flows.annotating.quantities.grammar import Grammar
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.tables import tables
from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

_ANCHORS = "num|qty_numeral|qty_part|qty_fraction_sign|qty_factor|qty_before_level|qty_magnitude|qty_dozen"


def _starts(charset: Callable[[str], str]) -> str:
    """Pattern of the words at which a quantity may start: `half`, `million`, `dozen`, `one` in company only."""
    article = charset("qty_article")
    part = charset("qty_part&!qty_before_level")
    company = charset("qty_of|qty_article|qty_level|qty_magnitude|qty_unit|qty_dozen|qty_determiner")
    return "|".join((
        charset("qty_numeral&!qty_one|qty_fraction_sign|qty_factor"),
        charset("qty_one") + f"(?={charset('qty_one_follower')})|(?<={charset('qty_sign')})" + charset("qty_one"),
        f"{part}(?={company})|(?<={charset('qty_article|qty_before|qty_by')}){charset('qty_part')}",
        charset("qty_before_level") + f"(?={charset('qty_level|qty_article|qty_of|qty_magnitude|qty_determiner')})",
        f"(?<={charset('qty_binding')})" + charset("qty_before_level"),
        f"(?<={article})" + charset("qty_magnitude|qty_dozen"),
        charset("qty_magnitude") + f"(?={charset('qty_magnitude')})",
    ))  # fmt: skip


class QuantityAnnotator:
    """Finds figures with their units in a tokenised text."""

    def __init__(self, vocabulary: Vocabulary, *, short_way: bool = True) -> None:
        """Compile the patterns. `short_way=False` reads every figure by the whole grammar, for comparison."""
        self._letters = Letters(vocabulary)
        self._tables = tables()
        self._anchor = compile_pattern(vocabulary.charset(_ANCHORS))
        self._start = compile_pattern(_starts(vocabulary.charset))
        self._grammar = Grammar(self._letters, self._tables, short_way=short_way)

    def find(
        self, tokens: Tokens, sentences: Sequence[tuple[int, int]], dates: Sequence[DateSpan] = ()
    ) -> list[QuantitySpan]:
        """The quantities of a text, sorted and not overlapping.

        `sentences` are token intervals (half-open); what stands outside of them is left out. Spans of `dates` block
        their tokens unless they are durations.
        """
        number, ordinal, starts, letters = (
            self._letters.num,
            self._letters.ordinal_endings,
            self._start.match,
            tokens.letters,
        )
        passage = Passage(tokens, dates, self._tables, self._letters)
        blocked, read = passage.blocked, self._grammar.read
        found: list[QuantitySpan] = []
        bounds = iter(sentences)
        first, last = next(bounds, (0, 0))
        behind = 0
        for anchor in self._anchor.finditer(letters):
            at = anchor.start()
            while at >= last > first:
                first, last = next(bounds, (0, 0))
            if at < behind or at in blocked or at < first or last <= first:
                continue
            if letters[at] in number:
                if letters[at + 1 : at + 2] in ordinal and at + 1 < len(letters):
                    continue
            elif starts(letters, at) is None:
                continue
            behind = read(passage, at, max(behind, first), found)
        return [span for span in found if not _of_name(passage, span)] if passage.names else found


def _of_name(passage: Passage, span: QuantitySpan) -> bool:
    """Whether a bare number is that of a name elsewhere in the document: `the new 787`."""
    return span.unit is None and span.last - span.first == 1 and passage.word(span.first) in passage.names
