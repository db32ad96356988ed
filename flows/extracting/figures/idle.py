"""Figures beside words that make them no measure: points of a list, ranks, ratings, furniture of a page."""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.words import measure_words

#: A larger count of reasons or points is a figure of its own.
_FEW = 12
#: Positions of a line that is nothing but furniture of a page: `Read: 315 Views`.
_LINE = 4
#: `54th out of the`, `the fifth of`: before the size of a ranking.
_RANKED = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|[a-z]{2,6}th)\s(?:out\s)?of\s(?:the\s)?$", re.I)
_RANK_REACH = 5


def is_idle(view: View, at: int, span: QuantitySpan) -> bool:
    """Whether what stands beside a figure says that it measures nothing."""
    if span.unit in measure_words().ratings:
        return True  # `the 500-kV line`
    if span.unit == "point":
        return _is_plan(view, at)
    if span.unit_kind == "unit":
        return span.unit_name in measure_words().terms_of and _is_sentence(view, at)
    if span.unit_kind != "count" or span.out_of is not None:
        return False
    return _is_announced(view, at, span) or _is_furniture(view, at) or _is_of_ranking(view, at)


def _noun(view: View, at: int) -> str:
    """The head of the noun phrase right behind a position, in lower case; empty where none stands there."""
    end = at + 1
    while view.coarse[end : end + 1] in ("N", "x", "J") and view.coarse[end]:
        end += 1
    return view.surface(end - 1, end).lower() if end > at + 1 else ""


def _is_announced(view: View, at: int, span: QuantitySpan) -> bool:
    """`five main points`, `three reasons`: how many things are told next."""
    few = span.value is not None and span.value <= _FEW and span.value_max is None and span.comparator == "exact"
    if not few:
        return False
    counted = view.tokens.word(span.counted[1] - 1).lower() if span.counted is not None else ""
    return not measure_words().announced.isdisjoint((counted, _noun(view, at)))


def _is_furniture(view: View, at: int) -> bool:
    words = view.surface(0, len(view.letters)).lower().replace(":", " ").split()
    return len(view.letters) <= _LINE and not measure_words().furniture.isdisjoint(words)


def _is_of_ranking(view: View, at: int) -> bool:
    """`ranks 54th of 180`: how many are ranked."""
    return (
        view.coarse[at - 1 : at] in ("O", "D")
        and _RANKED.search(view.surface(max(0, at - _RANK_REACH), at) + " ") is not None
    )


def _is_plan(view: View, at: int) -> bool:
    """`a 10-point plan`: how many points something on paper has; a test is scored in points, too."""
    before = view.surface(at - 1, at).lower() if at else ""
    if before in measure_words().scoring:
        return True
    return "-" in view.surface(at, at + 2) and _noun(view, at + (view.coarse[at + 1 : at + 2] == "-")) in (
        measure_words().papers
    )


def _is_sentence(view: View, at: int) -> bool:
    """`sentenced to 12 years`, `jailed for 18 months`: what a court gave somebody."""
    words = view.surface(max(0, at - _LINE), at).lower().split()
    return not measure_words().sentencing.isdisjoint(words)
