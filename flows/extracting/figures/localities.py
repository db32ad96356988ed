"""`localities.yml`: words that say what kind of locality a name is of, and the patterns made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class LocalityFile(LexiconModel):
    """What each list is for stands in the file."""

    kinds: frozenset[str]
    dropped: tuple[str, ...]
    naming: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Localities:
    """The lexicon as the search for places needs it."""

    kinds: frozenset[str]
    #: The word behind the name of a place that is no part of what tells it.
    dropped: re.Pattern[str]
    #: A place that is named by its kind.
    named: re.Pattern[str]
    #: One of these stands in every text that holds such a name: the words without their first letter.
    cues: tuple[str, ...]


@cache
def localities() -> Localities:
    """The lexicon, loaded once. Raises LexiconError."""
    file = load("localities.yml", LocalityFile)
    naming = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in file.naming)
    return Localities(
        kinds=file.kinds,
        dropped=re.compile(rf" (?:{'|'.join(map(re.escape, file.dropped))})$", re.I),
        named=re.compile(rf"(?:[A-ZĐÀ-Ý][\w’'-]{{0,20}} ){{1,3}}(?:{naming})\b"),
        cues=tuple(word[1:] for word in file.naming),
    )
