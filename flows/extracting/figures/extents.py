"""What a length, a width or a height is of: `The bridge, 1,200 metres long and 14 metres wide`."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def of_extent(spot: Spot, span: QuantitySpan) -> Told | None:
    """Measure of a figure with an adjective of extent behind it; None without one, or if nothing is told to be so."""
    extent = measure_words().extents.get(spot.word(spot.at + 1)) if span.unit_kind == "unit" else None
    subject = _extended(spot) if extent is not None else ""
    return Told(f"{extent} of {subject}", f"{extent} of {subject}", subject) if subject else None


def is_stature(span: QuantitySpan, measured: str) -> bool:
    """Whether a length is the height of people: `recruits reached 171 cm`."""
    words = measured.lower().split()
    longest = {"cm": _TALLEST * 100, "m": _TALLEST}.get(span.unit or "", 0.0)
    return bool(words) and words[-1] in measure_words().tall and 0.0 < (span.value or 0.0) < longest


#: In metres.
_TALLEST = 2.5


def _extended(spot: Spot) -> str:
    """What is so long: what stands before the comma, behind it at the front of a sentence, or the subject."""
    start = _opening_of_extents(spot)
    if start == 0 and spot.coarse[spot.at + 2 : spot.at + 3] == ",":
        return spot.words(spot.syntax.after(spot.at + 3))
    if start > 1 and spot.coarse[start - 1] == ",":
        return spot.words(spot.syntax.before(start - 1))
    if spot.coarse[spot.at - 1 : spot.at] == ",":
        beside = spot.words(spot.syntax.before(spot.at - 1))
        if beside:
            return beside
    verb = spot.syntax.verb_before(spot.at)
    return spot.words(spot.syntax.subject(verb)) if verb is not None else ""


def _opening_of_extents(spot: Spot) -> int:
    """Where the first of several extents begins: `1,200 metres long and 14 metres wide`."""
    start = spot.at
    while start > 2 and spot.coarse[start - 3 : start] == "QJC":
        start -= 3
    return start


def sized(spot: Spot, found: Told | None) -> Told | None:
    """`the power station (42 MW)`: the capacity of the station."""
    span = spot.span
    size = measure_words().sizes.get(span.unit or "") if span is not None else None
    if found is None or found.bare or size is None or size in found.text:
        return found
    text = f"{size} of {found.text}"
    return Told(text, text, found.noun)
