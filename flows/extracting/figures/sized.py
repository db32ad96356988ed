"""Counts that tell a size: `a 7.0-magnitude quake`, `a 600-bed hospital`, `the Commission, 13 strong`."""

from __future__ import annotations

from flows.extracting.figures.wording import Spot, Told


def magnitude_of(spot: Spot, start: int) -> Told | None:
    """`a 7.0-magnitude quake`, `a quake of magnitude 6.6`."""
    hyphen = spot.coarse[start : start + 1] == "-"
    if spot.word(start + hyphen) == "magnitude":
        first = start + hyphen + 1
        chunk = spot.syntax.chunk_at(first)
        shaken = spot.words((first, chunk[1])) if chunk is not None else ""
    elif spot.word(spot.at - 1) == "magnitude" and spot.word(spot.at - 2) == "of":
        shaken = spot.words(spot.syntax.before(spot.at - 2))
    else:
        return None
    return Told(f"magnitude of {shaken}".removesuffix(" of "), "magnitude")


def hyphenated(spot: Spot, start: int) -> Told | None:
    """`a 600-bed hospital`: the beds of the hospital."""
    if spot.coarse[start : start + 1] != "-" or not spot.word(start + 1).isalpha():
        return None
    thing = spot.syntax.after(start + 2)
    if thing is None or thing[0] != start + 2:
        return None
    part = spot.word(start + 1)
    noun = part if part.endswith("s") else part[:-1] + "ies" if part.endswith("ry") else part + "s"
    return Told(f"{noun} of {spot.words(thing)}", noun, noun)


def of_group(spot: Spot) -> Told | None:
    """`The Commission, 13 strong, met`."""
    group = spot.syntax.before(spot.at - (spot.coarse[spot.at - 1 : spot.at] == ","))
    return Told(f"members of {spot.words(group)}") if group else None
