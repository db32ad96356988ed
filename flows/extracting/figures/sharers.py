"""Whom a percentage is told of: `of those polled, 37 percent …`, `two-thirds of the 4,200 species are …`."""

from __future__ import annotations

import re

from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot

#: `49 percent disapprove and …`: a word that is no known verb.
BARE_VERB = re.compile("[Nx](?=[,C.;]|$)")
#: `Of those polled, …`, `Among adults, …` at the front of a sentence.
_FRONT = re.compile(r"[OP][^,;:~Q]{1,8}(?=,)")
_FRONTED = ("of", "among", "amongst")
#: A whole that is counted: `of the 4,200 species`, `of the country's 5 million pupils`.
_COUNTED = re.compile(r"D?(?:[JNxLZ]{1,3}')?J?Q(?=[JNxV])")


def whole_counted(spot: Spot, at: int) -> Interval | None:
    """The noun of a whole that is counted behind `of`; None where the whole is not counted."""
    found = _COUNTED.match(spot.coarse, at)
    return spot.syntax.after(found.end()) if found is not None else None


def past_bracket(spot: Spot, end: int) -> int:
    """Behind a bracket, or the comma that ends an aside: `half of them (48 percent) said`, `, or 38 percent, live`."""
    coarse = spot.coarse
    if coarse[end : end + 1] == "(":
        return coarse.find(")", end) + 1 or end
    return end + (coarse[end : end + 1] == "," and coarse[spot.at - 2 : spot.at] == ",C")


def sharers(spot: Spot) -> str:
    """`44 percent of adults approve, 49 percent disapprove`: of whom the share before was, or the sentence opens."""
    if not spot.is_percent:
        return ""
    opened = _FRONT.match(spot.coarse)
    if opened is not None and spot.word(0) in _FRONTED:
        return f"share of {spot.view.surface(1, opened.end()).strip()}"
    known = spot.topic.by_kind.get("percent")
    if known is None or spot.topic.sentence < spot.topic.number - 1 or not known.text.startswith("share of "):
        return ""
    return f"share of {known.noun.removeprefix('share of ')}" if known.noun else ""
