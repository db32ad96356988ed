"""What is common to kinds of happenings, read from `event_kinds.yml`."""

from __future__ import annotations

from functools import cache

from flows.lexicon.loading import LexiconModel, load


class EventKinds(LexiconModel):
    """`event_kinds.yml`: see there what each list means."""

    alike: list[list[str]]
    alike_elsewhere: list[list[str]]
    lasting: frozenset[str]
    days_apart: frozenset[str]
    long: frozenset[str]
    momentary: frozenset[str]
    of_people: frozenset[str]
    counted: frozenset[str]
    held: frozenset[str]
    made: frozenset[str]
    hazards: list[list[str]]


@cache
def event_kinds() -> EventKinds:
    """The lexicon, loaded once. Raises LexiconError for a file that does not hold what its model says."""
    file: EventKinds = load("event_kinds.yml", EventKinds)
    return file


@cache
def kinds_within() -> frozenset[frozenset[str]]:
    """Pairs of kinds that mentions in one document may give one happening."""
    return frozenset(frozenset(pair) for pair in event_kinds().alike)


@cache
def kinds_across() -> frozenset[frozenset[str]]:
    """Pairs of kinds that two documents may give one happening."""
    return kinds_within() | {frozenset(pair) for pair in event_kinds().alike_elsewhere}
