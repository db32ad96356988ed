"""Words that the room of targets asks for beside its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from flows.annotating.classes import Verbs
from flows.lexicon.loading import LexiconModel, load, load_file, room_file


class TargetWords(LexiconModel):
    """`words.yml`: nouns of aiming, words of bounds, of change and of what binds a verb."""

    aims: tuple[str, ...]
    scales: tuple[str, ...]
    marks_aimed_at: tuple[str, ...]
    telling_which: frozenset[str]
    kinds_of_goal: tuple[str, ...]
    bounds: tuple[str, ...]
    changes: tuple[str, ...]
    more: tuple[str, ...]
    exceeding: tuple[str, ...]
    staying_below: tuple[str, ...]
    falling: tuple[str, ...]
    lower: tuple[str, ...]
    yearly: tuple[str, ...]
    measured: tuple[str, ...]
    finishing: tuple[str, ...]
    comparing: tuple[str, ...]
    margins: tuple[str, ...]
    periods: tuple[str, ...]
    outlooks: tuple[str, ...]
    doing: tuple[str, ...]
    planned: tuple[str, ...]
    bound: tuple[str, ...]


@cache
def target_words() -> TargetWords:
    """The words of the room. Raises LexiconError where the file does not hold what it should."""
    return load_file(room_file("flows.extracting.targets", "words.yml"), TargetWords)


def any_of(words: Iterable[str]) -> str:
    """A group of a regular expression that matches one of the words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def verb_entries() -> list[str]:
    """All verb entries of the lexicon, each with its irregular forms."""
    return [entry for entries in load("verbs.yml", Verbs).meanings.values() for entry in entries]
