"""The measure of a figure: the noun phrase that an analyst would put on an axis."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extracting.figures.carried import of_lead
from flows.extracting.figures.changes import of_change
from flows.extracting.figures.counts import of_count, of_rate
from flows.extracting.figures.extents import is_stature
from flows.extracting.figures.labels import labelled
from flows.extracting.figures.levels import of_level
from flows.extracting.figures.model import BESIDE
from flows.extracting.figures.portions import portion
from flows.extracting.figures.pronouns import is_pronoun, of_pronoun
from flows.extracting.figures.respective import respective
from flows.extracting.figures.standings import standing
from flows.extracting.figures.wording import Spot, Told, tidy

__all__ = ["measure_of", "tidy"]

_CHANGES = frozenset(("change", "absolute", "factor"))
_FROM = frozenset(("from", "change", "absolute", "factor"))


def measure_of(spot: Spot) -> Told | None:
    """Measure of the figure at a spot, as far as its own sentence tells it; None where it does not."""
    found = _measure(spot)
    span = spot.span
    if found is not None and span is not None and is_stature(span, found.text):
        found = replace(found, text=f"height of {found.text}")
    return of_lead(spot, found) if spot.coarse[spot.at - 1 : spot.at] == "(" else found


def _measure(spot: Spot) -> Told | None:
    role = spot.role
    if BESIDE in role.others:
        return spot.topic.told
    fronted = _fronted(spot) or _behind_change(spot)
    if fronted is not None:
        return fronted
    bracketed = role.start == spot.at and spot.coarse[spot.at - 1 : spot.at + 2] == "tQ("  # `to $12.5m ($10.8m)`
    listed = labelled(spot) or respective(spot) or standing(spot) or portion(spot) or _listed(spot)
    listed = listed or _of_that(spot) or _again(spot)
    if listed is not None:
        return listed
    if role.name in _CHANGES or (role.others.keys() & _FROM and not bracketed):
        found = of_change(spot)
        if found is not None or role.name in _CHANGES:
            return found
    if spot.unit_kind == "count":
        found = of_count(spot)
        if found is not None:
            return found
    rate = of_rate(spot)
    if rate is not None:
        return rate
    pointing = spot.coarse[spot.at + 1 : spot.at + 2] == "O" and is_pronoun(spot, spot.at + 2)
    if pointing and spot.word(spot.at + 2) != "what":
        return of_pronoun(spot, spot.at + 2)
    return (of_pronoun(spot, spot.at + 2) if pointing else None) or of_level(spot)  # `54 percent of what it was`


def _again(spot: Spot) -> Told | None:
    """`exports eased 0.1% (-4.3% y/y)`: a second change, in brackets, of the same thing."""
    topic = spot.topic
    bracketed = spot.role.name == "change" and spot.coarse[max(0, spot.at - 2) : spot.at] == "Q("
    return topic.told if bracketed and topic.sentence == topic.number else None


def _listed(spot: Spot) -> Told | None:
    """The phrase before the first figure of an item in a list that leaves out the verb.

    `…, China 0.3 percent to 98 from 97`, `…, and its deposit rate from 3.5 percent to 3 percent`.
    """
    role, coarse = spot.role, spot.coarse
    first = role.others.get("change", role.others.get("from", spot.at))
    if first >= spot.at or coarse[role.start] not in ",C" or any(c in "VMG" for c in coarse[role.start : first]):
        return None
    end = first
    while end > role.start and coarse[end - 1] in "AP":
        end -= 1
    phrase = spot.syntax.before_free(end)
    return spot.told(phrase) if phrase is not None and phrase[0] > role.start else None


def _of_that(spot: Spot) -> Told | None:
    """`Output of sugar sank 6.2 percent and that of salt 3.7 percent`: the same of another, behind its own noun."""
    role, coarse, at = spot.role, spot.coarse, spot.at
    if role.name not in _CHANGES or "Q" not in coarse[role.start : at]:
        return None
    phrase = spot.syntax.before(at - (spot.word(at - 1) == "by"))
    if phrase is None:
        return None
    pointer = next((n for n in range(phrase[0], at) if spot.word(n) in ("that", "those")), phrase[0] - 2)
    if spot.word(pointer) not in ("that", "those") or coarse[pointer + 1] not in "OPt":
        return None
    return spot.told((pointer + 2, phrase[1]))


def _fronted(spot: Spot) -> Told | None:
    """`At $47 billion, orders were lower`, `With 70 points, the index is high`: the subject behind the comma."""
    coarse, at = spot.coarse, spot.at
    if at > _LONGEST_FRONT or coarse[at + 1 : at + 2] != "," or not _FRONT.fullmatch(coarse, 0, at):
        return None
    if spot.word(0) not in ("at", "with", "totaling", "totalling", "worth", "costing") or spot.kind in (
        "count",
        "day",
        "year",
        "hour",
    ):
        return None
    return spot.told(spot.syntax.after(at + 2))


def _behind_change(spot: Spot) -> Told | None:
    """`With a fall of 2.1% in May, exports were at a low`: the subject behind the phrase that opens the sentence."""
    coarse, at = spot.coarse, spot.at
    if spot.role.name not in _CHANGES or spot.word(0) not in ("with", "after", "despite", "following"):
        return None
    found = _CHANGE_FRONT.match(coarse, 0)
    if found is None or not any(spot.view.letters[i] in spot.lexis.change_noun for i in range(found.end())):
        return None
    return spot.told(spot.syntax.after(found.end())) if found.start("figure") == at else None


_CHANGE_FRONT = re.compile(r"[Pp]D?J?[Nx]O(?P<figure>Q)(?:P?[TUW])?,(?=D?[JNxL'B]+[MVA])")
_FRONT = re.compile(r"[PGN][DAJ]*")
_LONGEST_FRONT = 4
