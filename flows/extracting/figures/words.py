"""`measures.yml`: words by which figures are told apart and their measures are worded."""

from __future__ import annotations

import re
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class MeasureWords(LexiconModel):
    """What each list is for stands in the file. Tuples are beginnings of words, or cues searched for in a text."""

    extents: dict[str, str]
    sizes: dict[str, str]
    areas: frozenset[str]
    distances: frozenset[str]
    where: frozenset[str]
    spans: tuple[str, ...]
    times: tuple[str, ...]
    times_of_change: tuple[str, ...]
    time_nouns: frozenset[str]
    plain: frozenset[str]
    variations: frozenset[str]
    traded: dict[str, str]
    records: frozenset[str]
    covering: frozenset[str]
    foreseen: frozenset[str]
    sums: frozenset[str]
    victims: dict[str, str]
    hollow: frozenset[str]
    totals: frozenset[str]
    deeds: dict[str, str]
    moves: frozenset[str]
    worth: frozenset[str]
    wares: frozenset[str]
    shipping: dict[str, str]
    earners: frozenset[str]
    takings: frozenset[str]
    yielding: frozenset[str]
    selling: frozenset[str]
    buying: frozenset[str]
    needing: frozenset[str]
    hoping: frozenset[str]
    sanctions: dict[str, str]
    raising: frozenset[str]
    consisting: frozenset[str]
    making_up: frozenset[str]
    containing: frozenset[str]
    tall: frozenset[str]
    ventures: frozenset[str]
    bearing: frozenset[str]
    pale: frozenset[str]
    investing: frozenset[str]
    drawing: frozenset[str]
    bringing: frozenset[str]
    flows: frozenset[str]
    investors: frozenset[str]
    budgets: frozenset[str]
    lengthy: frozenset[str]
    phones: frozenset[str]
    leading: frozenset[str]
    kin: frozenset[str]
    tallies: frozenset[str]
    giving: frozenset[str]
    owning: frozenset[str]
    states: frozenset[str]
    sorts: frozenset[str]
    marks: frozenset[str]
    ranks: frozenset[str]
    equalled: tuple[str, ...]
    empty: frozenset[str]
    growth: tuple[str, ...]
    contraction: frozenset[str]
    growing: frozenset[str]
    outdoing: frozenset[str]
    economic: frozenset[str]
    foretelling: frozenset[str]
    earlier: frozenset[str]
    exceeding: frozenset[str]
    forecasts: frozenset[str]
    put_at: frozenset[str]
    negative: frozenset[str]
    abstract: frozenset[str]
    unnarrowing: frozenset[str]
    narrowed: frozenset[str]
    showing: frozenset[str]
    having: frozenset[str]
    seeing: frozenset[str]
    spread: frozenset[str]
    contributing: frozenset[str]
    posting: frozenset[str]
    sides: dict[str, str]
    sides_of: frozenset[str]
    ballot: frozenset[str]
    means: frozenset[str]
    losing: frozenset[str]
    expecting: frozenset[str]
    of_people: frozenset[str]
    people: frozenset[str]
    packages: frozenset[str]
    compared: frozenset[str]
    ranking: frozenset[str]
    lands: frozenset[str]
    marking: frozenset[str]
    ratings: frozenset[str]
    announced: frozenset[str]
    furniture: frozenset[str]
    papers: frozenset[str]
    scoring: frozenset[str]
    terms_of: frozenset[str]
    sentencing: frozenset[str]
    guests: frozenset[str]
    hosting: frozenset[str]
    hosts: frozenset[str]
    arranging: frozenset[str]
    costing: frozenset[str]
    losses: frozenset[str]
    posts: frozenset[str]
    adding: frozenset[str]
    stand_ins: frozenset[str]
    bygone: frozenset[str]
    made: frozenset[str]
    told_rates: frozenset[str]
    uses: frozenset[str]
    anybody: frozenset[str]
    amounts: frozenset[str]
    titles: frozenset[str]
    listing: frozenset[str]
    aspects: dict[str, str]


@cache
def measure_words() -> MeasureWords:
    """The lexicon, loaded once."""
    file: MeasureWords = load("measures.yml", MeasureWords)
    return file


@cache
def growth_pattern() -> re.Pattern[str]:
    """The noun of growth or contraction that ends a measure, and behind it perhaps (group `of`) what grows."""
    words = measure_words()
    nouns = "|".join(map(re.escape, (*words.growth, *sorted(words.contraction))))
    behind = r"(?: (?:(?:over|during|for|across) (?:the )?(?P<time>.+)|(?:in|of) (?:the )?(?P<of>.+)))?"
    return re.compile(rf"(?:^|(?<=\s))({nouns})(?: rate)?{behind}$", re.I)
