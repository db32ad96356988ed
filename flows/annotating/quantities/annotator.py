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
        self,
        tokens: Tokens,
        sentences: Sequence[tuple[int, int]],
        dates: Sequence[DateSpan] = (),
        *,
        country: str | None = None,
        home: str | None = None,
    ) -> list[QuantitySpan]:
        """The quantities of a text, sorted and not overlapping.

        `sentences` are token intervals (half-open); what stands outside of them is left out. Spans of `dates` block
        their tokens unless they are durations. `home` is the place of the dateline and `country` its country (ISO
        code) where it is known: its money goes first.
        """
        number, ordinal, starts, letters = (
            self._letters.num,
            self._letters.ordinal_endings,
            self._start.match,
            tokens.letters,
        )
        passage = Passage(tokens, dates, self._tables, self._letters, country, home)
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
        _as_money_before(passage, found)
        self._with_unit_of_next(passage, found)
        return [span for span in found if not _of_name(passage, span)] if passage.names else found

    def _with_unit_of_next(self, passage: Passage, found: Sequence[QuantitySpan]) -> None:
        """`6.1 and 5.3 percent`, `3, 4 and 5 km`: numbers of a list have the unit of its last one."""
        letters, joiner, comma, listed = passage.letters, self._letters.joiner, self._letters.comma, False
        for at in range(len(found) - 2, -1, -1):
            span, following, was_listed, listed = found[at], found[at + 1], listed, False
            if not 0 < following.first - span.last <= _GAP or not _lacks_unit(span):
                continue
            if following.unit_kind not in _SHARED:
                continue
            link = letters[span.last]
            joined = link in joiner or passage.word(span.last) == "or"
            if (joined and following.first == span.last + 1) or (was_listed and link in comma):
                span.unit, span.unit_name, span.unit_kind = following.unit, following.unit_name, following.unit_kind
                listed = True


def _lacks_unit(span: QuantitySpan) -> bool:
    """Whether a figure is a bare number that counts nothing."""
    bare = span.unit_kind == "count" and span.counted is None and span.out_of is None
    return bare and span.value is not None and abs(span.value) < _SMALL


#: A larger number is no percentage and no length.
_SMALL = 1000
#: Words between two numbers of a list: a comma and a conjunction.
_GAP = 2
#: Kinds of unit that two figures joined by `and` may share.
_SHARED = ("percent", "percentage_point", "unit")
#: From here on a bare number with its magnitude in words is hardly ever a count.
_MONEY = 1e9
#: How many tokens before it the currency may stand.
_NEAR = 60


def _as_money_before(passage: Passage, found: Sequence[QuantitySpan]) -> None:
    """`5 trillion yen in taxes and 3.6 trillion in bonds`: billions of nothing are of the money told before."""
    money: QuantitySpan | None = None
    for span in found:
        if span.unit_kind == "money":
            money = span
        elif (
            money is not None
            and span.unit is None
            and span.value is not None
            and abs(span.value) >= _MONEY
            and span.unit_kind == "count"
            and span.counted is None
            and span.first - money.last < _NEAR
            and passage.word(span.figure[1] - 1).isalpha()
        ):
            span.unit, span.unit_name, span.unit_kind = money.unit, money.unit_name, "money"


def _of_name(passage: Passage, span: QuantitySpan) -> bool:
    """Whether a bare number is that of a name elsewhere in the document: `the new 787`."""
    return span.unit is None and span.last - span.first == 1 and passage.word(span.first) in passage.names
