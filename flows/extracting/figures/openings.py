"""Figures that open a clause as its subject."""

from __future__ import annotations

from flows.extracting.figures.shares import is_percent
from flows.extracting.figures.wording import Spot
from flows.extracting.figures.words import measure_words


def opens_clause(spot: Spot, left: int) -> bool:
    """Whether the figure opens a clause of its own, or stands behind a phrase of place that opens the sentence."""
    if _is_said(spot, left) or _is_summed(spot, left):
        return True
    place = spot.syntax.before(left + 1) if is_percent(spot) and spot.coarse[:1] in ("P", "p") else None
    return place is not None and place[0] == 1 and spot.coarse[spot.at + 1 : spot.at + 2] == "O"


def _is_summed(spot: Spot, of: int) -> bool:
    """`A total of $4 million was spent`."""
    opens = spot.coarse[: max(0, of - 1)].rstrip("DJ")[-1:] in ("", *",;:~.SC")
    return of > 0 and opens and spot.coarse[of] == "O" and spot.word(of - 1) in measure_words().totals


def _is_said(spot: Spot, left: int) -> bool:
    """`the ministry said 10 million tonnes of rice was sold`: the figure opens a clause of its own."""
    return spot.coarse[left] in "Vx" and spot.view.letters[left] in spot.lexis.say
