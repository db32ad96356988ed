"""Figures that are subjects themselves: `another $3 billion was raised`, `34% of the vehicles were stopped`."""

from __future__ import annotations

import re

from flows.extracting.figures.deeds import flowing, nominal_of
from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.sharers import BARE_VERB, past_bracket, sharers, whole_counted
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told

#: `$450 million, or 14 percent of the budget, will go to …`.
_ASIDE = re.compile(r"(?:,C[^VM;:~]{1,20},|,R[^;:~,]{1,25},|P[JN](?=[MVx]))(?=[MVx])")


def _for_which(spot: Spot) -> str:
    """`a mission, for which Q was set aside`: for the mission; empty where no relative pronoun leads to the figure."""
    coarse, at = spot.coarse, spot.left
    if at < 2 or coarse[at] != "R" or coarse[at - 1] != "P":
        return ""
    named = spot.words(spot.syntax.before(at - 1 - (coarse[at - 2] == ",")))
    return f"{spot.word(at - 1)} {named}" if named else ""


def _past_comma(spot: Spot, start: int) -> int:
    """Behind what stands between commas, or the comma of `two-thirds of the money, or $5 million, went into`."""
    aside = _ASIDE.match(spot.coarse, start)
    if aside is not None:
        return aside.end()
    return start + (spot.coarse[spot.at - 2 : spot.at + 2] == ",CQ," and spot.is_money)


def _there(spot: Spot) -> str:
    """The place named last before a figure, in its sentence or the one before."""
    for view, end in ((spot.view, spot.at), (spot.topic.before, None)):
        at = view.coarse.rfind("L", 0, end) if view is not None else -1
        if view is not None and at >= 0:
            return view.surface(at, at + 1)
    return ""


def _flow(spot: Spot, word: str, told: str) -> Told | None:
    """`Q was set aside for roads`, `Q went there`: what a word for the money and a predicate say."""
    if told.endswith(" there") and spot.is_money:
        where = _there(spot)
        return Told(f"{word} in {where}" if where else word, word, word)
    aim = _for_which(spot) if spot.is_money and told else ""
    if aim:
        return Told(f"money {told} {aim}", "money", "money")
    nominal = nominal_of(told) if word == "money" else None
    if nominal is not None:
        return Told(nominal, nominal, nominal)
    return Told(f"{word} {told}".strip(), word, word) if word and told else None


def as_subject(spot: Spot) -> Told | None:
    """A figure that is the subject itself: `another $3 billion was raised`, `34% of the vehicles were stopped`."""
    coarse, start = spot.coarse, spot.at + 1
    noun: Interval | None = None
    start = _past_comma(spot, start)
    if coarse[start : start + 1] == "O":
        noun = whole_counted(spot, start + 1) or spot.syntax.after(start + 1)
        if noun is not None:
            start = past_bracket(spot, noun[1])
    if noun is None and sharers(spot) and BARE_VERB.match(coarse, start):
        return Told(f"{sharers(spot)} {spot.word(start)}", sharers(spot), sharers(spot))
    if coarse[start : start + 1] not in tuple("MVAEv") or not coarse[start : start + 1]:
        return None
    if noun is None:
        word = flowing(spot) if spot.is_money else sharers(spot) or spot.topic.noun
        # `$2 million is to come from grants`
        ahead = coarse[start : start + 3] in ("Mtv", "Mtx", "MtV") and word == "money"
        return _flow(spot, word, predicate(spot.view, start + 2 * ahead))
    found = spot.told(noun)
    told = predicate(spot.view, start)
    if found is None:
        return None
    share = "share of " if spot.is_percent else ""
    return Told(f"{share}{found.text} {told}".strip(), found.base, found.noun)
