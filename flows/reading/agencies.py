"""Which names are news agencies: `Vietnam News Agency` is VNA."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class Agencies(LexiconModel):
    """`agencies.yml`: the short form of each agency, with the other names it goes by."""

    agencies: Mapping[str, tuple[str, ...]]


def agency_of(name: str) -> str | None:
    """The short form of a news agency's name, in any case; None for a name that is none."""
    return known_agencies().get(" ".join(name.casefold().split()))


@cache
def known_agencies() -> dict[str, str]:
    """The short form of each name of an agency, the name case-folded. Raises LexiconError."""
    agencies = load("agencies.yml", Agencies).agencies
    return {alias.casefold(): short for short, aliases in agencies.items() for alias in (short, *aliases)}
