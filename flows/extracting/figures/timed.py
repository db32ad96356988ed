"""Figures right behind a time: what they measure stands before it."""

from __future__ import annotations

from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def past_time(spot: Spot, date: int) -> Told | None:
    """Measure of a figure behind a time; None where what stands before the time does not tell it."""
    return _put_in_time(spot, date) or _exceeding(spot)


def _exceeding(spot: Spot) -> Told | None:
    """`Wage growth in May exceeded 9 percent`: the verb is the modifier of the figure itself."""
    span = spot.span
    modifier = span.modifier if span is not None else None
    if modifier is None or modifier.partition(" ")[0].lower() not in measure_words().exceeding:
        return None
    return spot.told(spot.syntax.subject(spot.at))


def _put_in_time(spot: Spot, date: int) -> Told | None:
    """`sees inflation for 2026 somewhere between 3% and 4%`: the object before the date."""
    end = date - (spot.coarse[date - 1 : date] in tuple("Pp") and date > 0)
    phrase = spot.syntax.before_free(end)
    if phrase is None or spot.coarse[max(0, phrase[0] - 1)] not in "Vv" or phrase[1] != end:
        return None
    return spot.told(phrase)
