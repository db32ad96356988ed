"""Figures that measure nothing."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.doings import doing_at
from flows.extracting.figures.idle import is_idle
from flows.extracting.figures.words import measure_words

#: Up to here a count behind `the`, `its` or `these` points at things known already.
_FEW = 12


def measures_nothing(view: View, at: int) -> bool:
    """Whether a figure is no statistic: a few known things, a sort, an age, a mark, a distance that only says where."""
    span = view.spans[at]
    if not isinstance(span, QuantitySpan):
        return True
    before = view.surface(at - 1, at).lower() if at else ""
    if before in ("to", "and", "-", "–") and at > 2 and view.surface(at - 3, at - 2).lower() in ("aged", "ages"):
        return True
    if before in ("aged", "ages", "age") or (
        "within" in (before, (span.modifier or "").lower()) and span.unit_kind == "unit"
    ):
        return True
    if _is_region(view, at, span) or _is_of_kin(view, at):
        return True
    if _is_some_one(view, at, span) or _is_paragraph(view, at, span):
        return True
    if span.unit_kind == "count" and (_is_dialled(view, at) or (span.counted is None and _is_rank(view, at))):
        return True
    if (
        span.unit in measure_words().distances
        and (not at or doing_at(view, at, at - 1) is None)  # `crept 70 km inland`
        and view.surface(at + 1, min(at + 2, len(view.letters))).lower() in measure_words().where
    ):
        return True
    if _is_package(view, at, span) or _is_in_name(view, at, span) or is_idle(view, at, span):
        return True
    if span.unit == "minute" and view.surface(at + 1, min(at + 2, len(view.letters))).lower() in ("read", "reading"):
        return True
    return _is_sort_or_mark(view, at, span) or is_known_few(view, at)


def _is_of_kin(view: View, at: int) -> bool:
    """`a mother of six`, `a family of four`."""
    words = view.surface(max(0, at - 2), at).lower().split()
    return words[-1:] == ["of"] and words[0] in measure_words().kin


def _is_dialled(view: View, at: int) -> bool:
    """`tel: 84-28-3822 1234`: a number to be called."""
    if any(c.isalpha() or c == "," for c in view.surface(at, at + 1)):
        return False  # `Mobile subscriptions stood at 41 million`
    if at and any(c.isdigit() for c in view.surface(at - 1, at)):
        return True
    words = view.surface(max(0, at - _NEAR_PHONE), at).lower().replace(":", " ").replace(".", " ").split()
    return not measure_words().phones.isdisjoint(words) and view.coarse[at + 1 : at + 2] not in ("N", "x", "J")


_NEAR_PHONE = 4
#: A larger sum of money before a noun is no price.
_LARGEST_PRICE = 100_000


def _is_package(view: View, at: int, span: QuantitySpan) -> bool:
    """`a 20-foot container`, `50-kilo bags`, `a 500 baht note`, `the 30-baht scheme`: the size or price of each.

    It stands with a hyphen or behind an article; a large sum is what a scheme costs.
    """
    if span.unit_kind == "money" and (span.value is None or span.value >= _LARGEST_PRICE):
        return False
    if span.unit_kind not in ("unit", "money") or at + 1 >= len(view.letters):
        return False
    if view.surface(at + 1, at + 2).lower() not in measure_words().packages:
        return False
    return "-" in view.surface(at, at + 1) or (at > 0 and view.coarse[at - 1] == "D" and span.unit_kind == "money")


def _is_in_name(view: View, at: int, span: QuantitySpan) -> bool:
    """`Long Hau 3 Industrial Park`, `Railway One Member Company`: a small figure between words with capitals.

    A headline in which most words have capitals tells nothing by them.
    """
    bare = span.unit_kind == "count" and span.comparator == "exact" and span.modifier is None and span.out_of is None
    if not bare or not 0 < at < len(view.letters) - 1 or span.value is None or span.value >= _LARGEST_NUMBER:
        return False
    before, behind = view.surface(at - 1, at), view.surface(at + 1, at + 2)
    if not (before[:1].isupper() and behind[:1].isupper() and view.coarse[at - 1] in "NxLZJ" and at > 1):
        return False
    words = [w for w in view.surface(0, len(view.letters)).split() if w[0].isalpha()]
    return 2 * sum(w[0].isupper() for w in words) <= len(words) + len(words) // 3


def _is_sort_or_mark(view: View, at: int, span: QuantitySpan) -> bool:
    """`a 3-star hotel`, `the $5 threshold`."""
    known = view.coarse[at - 1 : at] in ("D", "'")
    if not known and span.unit_kind != "count":
        return False
    after = [view.surface(i, i + 1).lower() for i in range(at + 1, min(at + 3, len(view.letters)))]
    if span.unit_kind == "count" and after[:1] == ["-"] and after[1:2] and after[1] in measure_words().sorts:
        return True
    return known and not measure_words().marks.isdisjoint(after)


def _is_some_one(view: View, at: int, span: QuantitySpan) -> bool:
    """`in one case`, `at one point`: any one, not a count."""
    one = span.value == 1 and span.unit is None and span.out_of is None and span.value_max is None
    before = view.surface(at - 1, at).lower() if at else ""
    return one and before in ("in", "at", "on", "of", "from", "by", "to", "for") and span.comparator == "exact"


def _is_region(view: View, at: int, span: QuantitySpan) -> bool:
    """`in the northern half of the country`: a fraction in words behind an article and an adjective says where."""
    fraction = span.unit_kind == "percent" and not any(c.isdigit() for c in view.surface(at, at + 1))
    if not fraction or at < 2 or view.coarse[at + 1 : at + 2] != "O" or view.coarse[at - 1] not in "JN":
        return False
    the, side = view.surface(at - 2, at - 1).lower(), view.surface(at - 1, at).lower()
    return the == "the" and side in measure_words().sides_of


def _is_paragraph(view: View, at: int, span: QuantitySpan) -> bool:
    """`2 You will find the details`: the number of a paragraph, before a word that nothing can be counted with."""
    small = span.unit is None and span.value is not None and 0 < span.value < _LARGEST_NUMBER
    word = view.surface(1, 2) if len(view.letters) > 1 else ""
    return at == 0 and small and span.counted is None and word[:1].isupper() and view.coarse[1:2] in tuple("DIPpSRMA")


#: Paragraphs, parks and companies are numbered below this.
_LARGEST_NUMBER = 200


#: Words beside which a rank is the measure itself: `the ranking stood at 17`.
_OF_LEVELS = frozenset(("of", "stood", "reached", "was", "is"))


def _is_rank(view: View, at: int) -> bool:
    """`in positions from 501 to 600`, `ranked 17`: a place in an order, not a count."""
    words = view.surface(max(0, at - 4), at).lower().split()
    return not measure_words().ranks.isdisjoint(words) and _OF_LEVELS.isdisjoint(words)


def is_known_few(view: View, at: int) -> bool:
    """`the two sides`, `its three sessions`: a small count that points at things known already."""
    span = view.spans[at]
    if not isinstance(span, QuantitySpan) or span.unit_kind != "count" or span.out_of is not None:
        return False
    if span.value == 0 and not view.tokens.word(span.figure[0])[:1].isdigit():
        return True  # `net zero` is a name
    few = span.value is not None and span.value <= _FEW and span.value % 1 == 0 and span.comparator == "exact"
    before = view.coarse[:at].rstrip("J")
    if few and before.endswith("'"):
        return True  # `the island's 11 hospitals`
    return few and before.endswith("D") and view.surface(len(before) - 1, len(before)).lower() not in _INDEFINITE


_INDEFINITE = frozenset(("a", "an", "another", "some", "any", "no", "all", "every", "each"))
