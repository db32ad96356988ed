"""Guests of a place: `Malta welcomed 300,000 tourists` counts tourists to Malta."""

from __future__ import annotations

from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import LONGEST_DOER, Spot
from flows.extracting.figures.words import measure_words


def hosted(spot: Spot, verb: int | None, noun: str) -> str:
    """Counted guests with the place that receives them; nothing where no place does."""
    words, left = measure_words(), spot.left
    if noun.split(" ")[-1].lower() not in words.guests:
        return ""
    host: Interval | None = None
    if verb is not None and verb == left and spot.word(verb) in words.hosting:
        host = spot.syntax.subject(verb)
    elif spot.word(left) == "to" and spot.word(left - 1) in words.hosts:  # `played host to`
        host = spot.syntax.subject(left - 2)
    place = _place_of(spot, host) if host is not None else ""
    return f"{noun} to {place}" if place else ""


def _place_of(spot: Spot, host: Interval) -> str:
    """The host's name, or its noun: `the northern province of Lang Son` is Lang Son."""
    start, end = host
    if spot.coarse[end - 1] == "L":
        start = spot.coarse.rfind("O", start, end) + 1 or start
    elif end - start > LONGEST_DOER or spot.coarse[end - 1] in "HZT" or spot.lexis.is_agent(spot.view, *host):
        return ""  # `The minister received 12 guests`
    return spot.words((start, end))
