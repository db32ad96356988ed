"""Ayes and noes: `voted 52-35`, `passed by 312 votes to 98`."""

from __future__ import annotations

import re

from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words

#: A pair of counts: `496 to 114`, `52-35`, `312 votes to 98`, `61 votes for and 12 against`.
_PAIR = re.compile("Q[Nx]?(?:t|-|_|P?C|P,?C?)Q")
#: How far apart the two stand at most.
_PAIRED = 4
#: How many words before the pair the word of voting stands at most.
_REACH = 6


def _sided(spot: Spot) -> Told | None:
    """`219 against`, `14 abstained`: on which side votes are, where a word of voting or a side was told before."""
    sides = measure_words().sides
    behind = spot.word(spot.at + 1)
    end = spot.at + 2 + (behind == "in")
    side = sides.get(behind) or sides.get(f"{behind} {spot.word(spot.at + 2)}")
    if side is None or spot.coarse[end : end + 1] not in (*",.;C", ""):
        return None
    before = spot.view.surface(0, spot.at).lower().replace("-", " ").split()
    if measure_words().ballot.isdisjoint(before) and not {"favour", "favor", "against"} & set(before):
        return None
    return Told(side, side, "votes")


def votes(spot: Spot) -> Told | None:
    """What a count of ayes or noes measures; None for any other count."""
    sided = _sided(spot)
    if sided is not None:
        return sided
    for found in _PAIR.finditer(spot.coarse, max(0, spot.at - _PAIRED), spot.at + _PAIRED + 1):
        first, second = found.start(), found.end() - 1
        if first > spot.at:
            return None
        if spot.at not in (first, second):
            continue
        around = spot.view.surface(max(0, first - _REACH), second).lower().replace("-", " ").split()
        behind = {spot.word(second + 1), spot.word(second + 2)}
        if measure_words().ballot.isdisjoint((*around, *behind)) or _has_noun(spot, second):
            return None
        text = "votes in favour" if spot.at == first else "votes against"
        return Told(text, text, "votes")
    return None


def _has_noun(spot: Spot, second: int) -> bool:
    """Whether the second figure counts a thing of its own: `5 votes to 3 seats`."""
    after = second + 1
    return spot.coarse[after : after + 1] in ("N", "x") and spot.word(after) not in measure_words().ballot
