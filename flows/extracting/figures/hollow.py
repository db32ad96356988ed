"""Measures that say nothing by themselves: `its latest estimate`, `the biggest slice`, a body alone."""

from __future__ import annotations

import re

from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words

#: Kinds of figures of which no portion of money or goods is told.
_NO_PORTION = ("change", "percent")


def is_hollow(text: str) -> bool:
    """Whether a measure names nothing: `figure`, `the revised figure`, `latest estimate`."""
    words, known = text.lower().split(), measure_words()
    if not words or text.lower() in known.empty:
        return bool(words)
    return words[-1] in known.stand_ins and all(w in known.unnarrowing or w in known.empty for w in words[:-1])


def portioned(told: Told, spot: Spot) -> Told:
    """`Roads took the biggest slice, $4 billion`, `the largest share of aid, $4 million`: of what it is a portion."""
    found = _PORTION.fullmatch(told.text.lower())
    words = measure_words()
    if found is None or spot.kind in _NO_PORTION or found["noun"] not in words.portions:
        return told
    if any(w not in words.unnarrowing and w not in words.portioned for w in found["lead"].split()):
        return told
    known = spot.topic.by_kind.get(spot.kind)
    base = told.text[found.start("of") :] if found["of"] else (known.base or known.text) if known is not None else ""
    if not base:
        return told
    verb = spot.syntax.verb_before(spot.at)
    taker = spot.words(spot.syntax.subject(verb)) if verb is not None else ""
    if not taker or found["noun"] in taker.lower():
        return Told(base, base, base)
    return Told(f"{base} for {taker}", base, base, "for")


_PORTION = re.compile(r"(?P<lead>(?:[\w'’-]+ ){0,3}?)(?P<noun>[a-z]+)(?: of (?P<of>.+))?")
