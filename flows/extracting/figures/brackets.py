"""Measures of figures in brackets, by what stands before them."""

from __future__ import annotations

from flows.extracting.figures.carried import framed
from flows.extracting.figures.extents import sized
from flows.extracting.figures.items import item_before
from flows.extracting.figures.shares import share_of
from flows.extracting.figures.wording import Spot, Told


def before_bracket(spot: Spot, bracket: int) -> Told | None:
    """What a figure behind an opening bracket measures: the noun before it, sized by its unit."""
    coarse = spot.coarse
    if coarse[bracket - 1 : bracket] == "Q":
        return share_of(spot, spot.topic.text) if spot.topic.text and spot.is_percent else spot.topic.told
    if coarse[bracket - 1 : bracket] in ("V", "E"):
        bracket -= 1  # `the assets of the Fund included (…)`
    known = framed(spot, spot.syntax.before_free(bracket))
    if known is not None:
        return known  # `mines made up 9 percent of output, followed by farms (4 percent)`
    phrase = item_before(spot, bracket) or spot.syntax.before(bracket, listed=True)
    if phrase is not None and phrase[0] > 0 and coarse[phrase[0] - 1] in "OPptV'":
        phrase = spot.syntax.before_free(bracket)
    if phrase is not None and coarse[phrase[1] - 1] == "L" and "," in coarse[phrase[0] : phrase[1]]:
        phrase = spot.syntax.before(bracket)
    return sized(spot, spot.told(phrase))
