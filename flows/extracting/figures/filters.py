"""Figures that measure nothing."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View

#: Up to here a count behind `the`, `its` or `these` points at things known already.
_FEW = 12


def is_known_few(view: View, at: int) -> bool:
    """`the two sides`, `its three sessions`: a small count that points at things known already."""
    span = view.spans[at]
    if not isinstance(span, QuantitySpan) or span.unit_kind != "count" or span.out_of is not None:
        return False
    if span.value == 0 and not view.tokens.word(span.figure[0])[:1].isdigit():
        return True  # `net zero` is a name
    few = span.value is not None and span.value <= _FEW and span.comparator == "exact"
    before = view.coarse[:at].rstrip("J")
    return few and before.endswith("D") and view.surface(len(before) - 1, len(before)).lower() not in _INDEFINITE


_INDEFINITE = frozenset(("a", "an", "another", "some", "any", "no", "all", "every", "each"))
