"""Figures that belong one by one to the things of a list: `tea and rice came to 3.5 and 11.5 tonnes, respectively`."""

from __future__ import annotations

import re

from flows.extracting.figures.shares import share_of
from flows.extracting.figures.wording import Spot, Told, tidy

#: Figures of one series, and the word itself shortly behind.
_SERIES = re.compile(r"Q(?:,?C?Q|[,C]{1,2}A?P?Q){1,4}")
_WORD = "respectively"
_FAR = 18
_PARTS = re.compile(r",? (?:and|as well as|&) |, ")


def respective(spot: Spot) -> Told | None:
    """The measure of a figure that stands in such a series, by its place in the list of the subject; else None."""
    coarse, at = spot.coarse, spot.at
    if not _beside_another(coarse, at):
        return None
    view = spot.view
    if _WORD not in view.surface(at, min(len(coarse), at + _FAR)).lower():
        return None
    for found in _SERIES.finditer(coarse):
        places = [n for n in range(*found.span()) if coarse[n] == "Q"]
        if at in places:
            return _of_list(spot, places)
    return None


def _beside_another(coarse: str, at: int) -> bool:
    """Whether another figure stands right before or behind, with a conjunction or comma between."""
    return "Q" in coarse[at + 2 : at + 4] or "Q" in coarse[max(0, at - 3) : max(0, at - 1)]


def _of_list(spot: Spot, places: list[int]) -> Told | None:
    behind = _behind(spot, places)
    if behind is not None:
        return behind
    verb = spot.syntax.verb_before(places[0])
    subject = spot.syntax.subject(verb) if verb is not None else None
    if subject is None:
        return None
    return _nth(spot, tidy(spot.view.surface(*subject)), places)


def _behind(spot: Spot, places: list[int]) -> Told | None:
    """`falls of 3% and 5% in the numbers of fires and floods, respectively`: the list behind the figures."""
    at = places[-1] + 1
    if spot.word(at) not in ("in", "for", "of"):
        return None
    phrase = spot.syntax.after(at + 1, listed=True)
    return _nth(spot, tidy(spot.view.surface(*phrase)), places) if phrase is not None else None


def _nth(spot: Spot, text: str, places: list[int]) -> Told | None:
    """The thing of a list that a figure belongs to, under the noun that leads the list."""
    head, link, rest = text.partition(" of ")
    parts = _PARTS.split(rest if link else text)
    if len(parts) < 2 or len(places) not in (len(parts), 2 * len(parts)):  # levels, and behind them a change of each
        return None
    name = tidy(parts[places.index(spot.at) % len(parts)])
    told = f"{head} of {name}" if link else name
    verb = spot.syntax.verb_before(places[0])
    if verb is not None and _shares(spot, verb, places[-1]):
        return share_of(spot, told, spot.words(spot.syntax.after(places[-1] + 2)))
    return Told(told, told, name)


def _shares(spot: Spot, verb: int | None, last: int) -> bool:
    """Whether the last of the figures is told of a whole: `accounted for 6, 41 and 52 percent of the increase`."""
    of = spot.coarse[last + 1 : last + 2] == "O"
    return of and spot.is_percent and verb is not None and spot.view.letters[verb] in spot.lexis.share_verb
