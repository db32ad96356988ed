"""Purposes that open a sentence, before who does something for them."""

from __future__ import annotations

import re

from flows.extracting.figures.wording import Spot


def fronted_purpose(spot: Spot) -> str:
    """The purpose that opens a sentence: `To revive the ports the state will spend Q`, `For roofs it set aside Q`."""
    coarse = spot.coarse
    found = _TO_FRONT.match(coarse)
    if found is not None and found.end() <= spot.at:
        thing = spot.syntax.after(found.start("thing"))
        return f"to {spot.word(found.start('thing') - 1)} {spot.words(thing)}" if thing is not None else ""
    if spot.word(0) not in ("for", "on", "towards") or coarse[:1] not in ("P", "p"):
        return ""
    thing = spot.syntax.after(1 + (coarse[1:2] == "D"))
    behind = coarse[thing[1] : thing[1] + 1] if thing is not None else ""
    return (
        f"{spot.word(0)} {spot.words(thing)}"
        if thing is not None and thing[1] < spot.at and behind in (",", "D")
        else ""
    )


#: `To revive the ports`, `In order to revive the ports`, and the clause behind it.
_TO_FRONT = re.compile(r"(?:Px)?t[vVxN](?P<thing>[DJNxLZHBOC'PtG]{1,14}),?(?=[DJNxLZHBI])")
