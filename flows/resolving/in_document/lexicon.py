"""`references.yml`: words by which a document refers to people whom it has named."""

from __future__ import annotations

from functools import cache

from flows.lexicon.loading import LexiconModel, load


class References(LexiconModel):
    """What each list is for stands in the file."""

    abbreviated: dict[str, str]
    tails: frozenset[str]
    ranks: frozenset[str]
    lower_ranks: frozenset[str]
    plain_heads: frozenset[str]
    patronymics: frozenset[str]


@cache
def references() -> References:
    """The lexicon, loaded once. Raises LexiconError."""
    file: References = load("references.yml", References)
    return file
