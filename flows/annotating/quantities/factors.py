"""Factors (`doubled`, `2.3 times`, `threefold`) and the places in which a part is a share of a whole."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.tables import BINDING

_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "all", "those", "these", "that", "what"})


@dataclass(slots=True)
class Factor:
    """A factor over tokens `first`..`end` (half-open)."""

    first: int
    end: int
    value: float


class FactorReader:
    """Reads factors in words, and tells shares from fractions."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        file = lexicon.numerals()
        self._always = file.factors.always
        self._before_level = file.factors.before_level
        self._fold = frozenset(file.fold)
        self._verbs = frozenset(file.factors.verbs)
        self._ordering = frozenset(file.ordering)
        self._part_times = frozenset(file.part_times)

    def read(self, passage: Passage, at: int) -> Factor | None:
        """The factor word at token `at`: `doubled`; `twice` only before what it multiplies."""
        letter, sets = passage.letters[at], self._letters
        word = passage.words[at].rstrip().lower()
        if letter in sets.factor:
            if passage.glued(at) and passage.words[at - 1] == "-":
                return None
            return Factor(at, at + 1, self._always[word])
        if word in self._verbs and passage.word(at - 1).lower() in BINDING:
            return Factor(at, at + 1, self._before_level[word])
        if letter in sets.before_level and passage.letters[at + 1] in sets.level and passage.words[at][-1] == " ":
            if letter in sets.part and passage.word(at + 1).lower() != "as":
                return None  # `half the population` is a share
            return Factor(at, at + 1, self._before_level[word])
        return None

    def times(self, passage: Passage, end: int, *, multiplied: bool) -> int:
        """The token behind `times` of a factor whose number ends before token `end`, or `end` where it is none.

        `three times a week` counts occasions; `three times the level` multiplies, and so does what is `multiplied`: a
        decimal figure, or one behind a word of change (`2.3 times`, `fell three times`).
        """
        letters, sets = passage.letters, self._letters
        k = end + 1 if letters[end] in sets.dash and letters[end + 1] in sets.times else end
        if letters[k] not in sets.times:
            return end
        word = passage.words[k].rstrip()
        if word == "fold":
            return k + 1
        if len(word) == 1:
            near = passage.glued(k) and letters[k + 1] not in sets.num
            return (
                k + 1 if near and (multiplied or letters[k + 1] in sets.level or letters[k + 1] in sets.stop) else end
            )
        return k + 1 if multiplied or letters[k + 1] in sets.level else end

    def part_of_whole(self, passage: Passage, first: int, end: int) -> bool:
        """Whether the part over tokens `first`..`end` is a share: `half of the`, `a third of`, `by a quarter`."""
        letters, sets = passage.letters, self._letters
        before = passage.word(first - 1).lower()
        last = passage.word(end - 1).lower()
        if before in self._ordering or letters[end] in sets.dash or (end - first == 1 and passage.glued(first)):
            return False
        if letters[end] in sets.of:
            return letters[end + 1] not in sets.num and end + 1 not in passage.blocked
        if end - first > 1 and passage.word(first).lower() not in ("a", "an"):
            return True
        if before == "by" or letters[first - 1] in sets.before:
            return first > 0 and passage.word(end).lower() not in self._part_times
        return last == "half" and passage.word(end).lower() in _DETERMINERS
