"""The part of a sum told before that one of several gets: `Ohio takes the biggest slice, $76 million`."""

from __future__ import annotations

import re

from flows.extracting.figures.belonging import is_money
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.shares import plain
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told
from flows.extracting.figures.words import measure_words

#: `…, went to the capital`, `is for roads` behind the figure.
_GIVEN = re.compile(r",?[MAtv]{0,3}(?:[VvG]A?)?(?P<link>[Ptp])(?=[DJNxLZHG])")
_LINKS = ("to", "into", "for", "on", "towards", "toward")
#: Over how many sentences the sum is carried on.
_FRESH = 3


def of_portion(spot: Spot, comma: int) -> Told | None:
    """Measure of a sum behind a noun of a part and a comma; None for any other noun, or if nobody gets it."""
    phrase = spot.syntax.before(comma)
    if phrase is None or not is_money(spot) or spot.word(phrase[1] - 1) not in measure_words().portions:
        return None
    verb = phrase[0] - 1
    if verb > 0 and spot.coarse[verb] in "VvG":
        subject = spot.syntax.subject(verb)
        taken = participle_of(spot.word(verb)) in measure_words().drawing
        if subject is None or subject[1] - subject[0] > LONGEST_DOER:
            return None
        return _part(spot, "in" if taken and _flows(spot) else "for", spot.words(subject))
    given = _GIVEN.match(spot.coarse, spot.at + 1)
    if given is None or spot.word(given.start("link")) not in _LINKS:
        return None
    start = given.end() + (spot.coarse[given.end()] == "G")
    return _part(spot, "for", spot.words(spot.syntax.after(start)))


def _part(spot: Spot, link: str, who: str) -> Told | None:
    known = spot.topic.by_kind.get(spot.kind)
    fresh = known is not None and spot.topic.sentence >= spot.topic.number - _FRESH
    base = (known.base or known.text).partition(" by ")[0] if known is not None and fresh else "money"
    frame = f"{plain(base)} {link} {{}}"
    return Told(frame.format(who), base, base, link, frame=frame) if who else None


def _flows(spot: Spot) -> bool:
    """Whether the sum told before flows into branches and places."""
    known = spot.topic.by_kind.get(spot.kind)
    return known is not None and not measure_words().flows.isdisjoint((known.base or known.text).lower().split())
