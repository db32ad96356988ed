"""`agencies.yml`: news agencies, by the names that sign texts and by those that pages and feeds use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class Agency(LexiconModel):
    """`signs` stand in datelines and tails, in this very case; `names` in metadata, in any case."""

    signs: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None


class Agencies(LexiconModel):
    """The file: each agency by its short form."""

    agencies: Mapping[str, Agency]


def agency_of(name: str) -> str | None:
    """The short form of a news agency's name, in any case; None for a name that is none."""
    return known_agencies().get(" ".join(name.casefold().split()))


@cache
def known_agencies() -> dict[str, str]:
    """The short form of each name of an agency, the name case-folded. Raises LexiconError."""
    return {
        name.casefold(): short
        for short, agency in load("agencies.yml", Agencies).agencies.items() if agency.names is not None
        for name in (short, *agency.signs, *agency.names)
    }  # fmt: skip


@cache
def agency_signs() -> dict[str, str]:
    """The short form of each sign of an agency, the sign as it is written. Raises LexiconError."""
    agencies = load("agencies.yml", Agencies).agencies.items()
    return {sign: short for short, agency in agencies for sign in agency.signs}
