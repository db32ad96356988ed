"""Figures that open a clause of their own although no mark stands before them."""

from __future__ import annotations

from flows.extracting.figures.wording import Spot
from flows.extracting.figures.words import measure_words


def opens_clause(spot: Spot, left: int) -> bool:
    """Whether a figure opens a clause of its own although no mark stands before it."""
    return _is_said(spot, left) or _is_summed(spot, left) or _is_behind_place(spot, left)


def _is_behind_place(spot: Spot, left: int) -> bool:
    """`At the same session 91 percent of the deputies voted`: what the sentence opens with says where or when."""
    coarse = spot.coarse
    if coarse[:1] != "P" or spot.word(spot.at + 1) != "of" or "Q" in coarse[:left]:
        return False
    return spot.syntax.ends.get(left + 1) == 1


def _is_summed(spot: Spot, of: int) -> bool:
    """`A total of $4 million was spent`."""
    opens = spot.coarse[: max(0, of - 1)].rstrip("DJ")[-1:] in ("", *",;:~.SC")
    return of > 0 and opens and spot.coarse[of] == "O" and spot.word(of - 1) in measure_words().totals


def _is_said(spot: Spot, left: int) -> bool:
    """`the ministry said 10 million tonnes of rice was sold`: the figure opens a clause of its own."""
    return spot.coarse[left] in "Vx" and spot.view.letters[left] in spot.lexis.say
