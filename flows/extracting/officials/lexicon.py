"""The lexicon of offices as this room needs it: `offices.yml`, typed."""

from __future__ import annotations

from functools import cache

from flows.lexicon.loading import LexiconModel, load


class Offices(LexiconModel):
    """`offices.yml`: what each list is for is said there."""

    headships: dict[str, str]
    passing: frozenset[str]
    departing: frozenset[str]
    by_portfolio: frozenset[str]
    appointing: frozenset[str]
    envoys: frozenset[str]
    body_first: dict[str, frozenset[str]]
    leading: frozenset[str]
    chosen: list[str]
    short: dict[str, str]
    by_body: dict[str, frozenset[str]]
    of_whole: frozenset[str]
    of_agents: frozenset[str]
    firms: frozenset[str]
    of_company: frozenset[str]
    of_state: frozenset[str]
    heads_of_government: list[str]
    ranked: list[str]
    of_portfolios: frozenset[str]
    of_seats: frozenset[str]
    too_wide: frozenset[str]
    regions: frozenset[str]
    narrow_regions: frozenset[str]
    country: str
    of_superior: frozenset[str]
    letter_ranks: frozenset[str]
    ranks: frozenset[str]
    loose: frozenset[str]
    terms: frozenset[str]
    of_matter: str
    with_matters: frozenset[str]
    ministries: frozenset[str]
    matters: frozenset[str]


@cache
def offices() -> Offices:
    """The lexicon, read once a process. Raises LexiconError for a file that does not hold what its model says."""
    found: Offices = load("offices.yml", Offices)
    return found
