"""`standings.yml`: words by which one stands in an order with a figure of what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class StandingWords(LexiconModel):
    """What each list is for stands in the file."""

    leading: frozenset[str]
    superlatives: frozenset[str]
    portions: frozenset[str]
    whole_portions: frozenset[str]
    places: frozenset[str]
    ranks: frozenset[str]
    ordinals: frozenset[str]
    roles: dict[str, str]
    struck: frozenset[str]
    nexts: frozenset[str]
    divisions: frozenset[str]
    stand_ins: frozenset[str]
    pointing: frozenset[str]
    ratios: frozenset[str]
    prices: frozenset[str]
    economies: frozenset[str]

    def is_portion(self, said: Sequence[str]) -> bool:
        """Whether words in lower case say a part of a whole: `the largest share`, `the bulk`."""
        large = not self.superlatives.isdisjoint(said) or not self.whole_portions.isdisjoint(said)
        return bool(said) and said[-1] in self.portions and large


@cache
def standing_words() -> StandingWords:
    """The lexicon, loaded once."""
    file: StandingWords = load("standings.yml", StandingWords)
    return file
