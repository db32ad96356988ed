"""Figures of things that are there already, in a clause that tells an aim: `to resolve the 14 suspended projects`."""

from __future__ import annotations

from flows.extracting.figures.wording import Spot

_DEFINITE = ("the", "these", "those", "its", "their", "our", "this", "that")


def is_existing(spot: Spot) -> bool:
    """Whether a determiner points at a count or a sum as known, and no noun of aim stands behind it."""
    span, coarse, at = spot.span, spot.coarse, spot.at
    if span is None or span.unit_kind not in ("count", "money"):
        return False
    left = at - 1
    while left >= 0 and coarse[left] == "J":
        left -= 1
    if left < 0 or coarse[left] != "D" or spot.word(left) not in _DEFINITE:
        return False
    if spot.word(left - 1) == "among" or spot.word(at - 1) == "remaining":
        return False  # `among the 500 best`; `submit the remaining 14 decrees`: what is left to do
    phrase = spot.syntax.after(at + 1)
    return phrase is not None and not any(spot.view.letters[i] in spot.lexis.yardstick for i in range(*phrase))


#: Rules by which money is aimed at that is told as a sum, too: it is pledged, or to come from a source that is named.
_SUMS_AHEAD = frozenset(("figures.pledged_money", "figures.is_to"))


def is_sum_ahead(spot: Spot, why: str) -> bool:
    """Whether an aim (decided by rule `why`) tells a sum of money: `pledged $5 million`, `$3 million is to be raised`.

    No level that something is to reach, and no price.
    """
    span, coarse = spot.span, spot.coarse
    if span is None or not spot.is_money or "/" in (span.unit or "/"):
        return False
    if why not in _SUMS_AHEAD or spot.word(spot.at - 1) == "worth":
        return False
    left = spot.left
    if left < 0 or coarse[left] in ",;:~.C":
        return True
    return coarse[left] in "VvNxGLZ" and spot.view.letters[left] not in spot.lexis.level
