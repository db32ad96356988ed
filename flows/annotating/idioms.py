"""Phrases whose nouns name nothing (`in terms of`, `in practice`): on the coarse string they are adverbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from flows.annotating.vocabulary import Vocabulary, letter_pattern
from flows.lexicon.loading import LexiconModel, load

#: What may stand between the first word of a preposition and its noun: an article, and an adjective.
_BETWEEN = re.compile(r"(?:D[JN]?|[DJ]{1,2})\Z")
_MOST_BETWEEN = 2
#: Classes of this name do not make a word known.
_CLASS = "=idiom:"
_AMOUNTS = "=idiom_amount"
_NEVER = letter_pattern(r"(?!)")


class IdiomFile(LexiconModel):
    """`idioms.yml`: last word, first word and nouns of prepositions; beginnings and last words of adverbs.

    `amounts`: nouns of prepositions that are measured themselves before an amount.
    """

    prepositions: Mapping[str, Mapping[str, tuple[str, ...]]]
    amounts: tuple[str, ...]
    adverbials: Mapping[str, tuple[str, ...]]


@cache
def _idioms() -> IdiomFile:
    file: IdiomFile = load("idioms.yml", IdiomFile)
    return file


def word_classes() -> dict[str, list[str]]:
    """The words of idioms, by what must stand before and behind them, and the words beside them one by one."""
    file, classes = _idioms(), {_AMOUNTS: list(_idioms().amounts)}
    for last, firsts in file.prepositions.items():
        for first, nouns in firsts.items():
            classes[_name(first, last)] = list(nouns)
            classes.update({f"={word}": [word] for word in (first, last)})
    for first, lasts in file.adverbials.items():
        classes[_name(first, "")] = list(lasts)
        classes.update({f"={word}": [word] for word in first.split()})
    return classes


def _name(first: str, last: str) -> str:
    return f"{_CLASS}{first}:{last}".replace(" ", "_")


class Idioms:
    """Finds idioms by the letters of their nouns; none over a vocabulary made without them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        #: For each letter of a noun, the letters of the words before it, backwards, and of the one behind (or none).
        self._around: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        shapes = list(_shapes()) if vocabulary.names >= word_classes().keys() else []
        for first, last in shapes:
            before = tuple(vocabulary.letters(f"={word}") for word in reversed(first.split()))
            behind = vocabulary.letters(f"={last}") if last else ""
            for letter in vocabulary.letters(_name(first, last)):
                self._around.setdefault(letter, []).append((before, behind))
        self._amounts = frozenset(vocabulary.letters(_AMOUNTS)) if shapes else frozenset[str]()
        self._nouns = letter_pattern(f"[{''.join(sorted(self._around))}]") if shapes else _NEVER

    def settle(self, coarse: str, letters: str) -> str:
        """The coarse string with idioms as adverbs, the last word of a preposition as a preposition."""
        marks: list[str] = []
        for found in self._nouns.finditer(letters):
            at = found.start()
            if coarse[at + 2 : at + 3] == "Q" and letters[at] in self._amounts:
                continue
            for before, behind in self._around[letters[at]]:
                start = self._start(coarse, letters, at, before, behind)
                if start is not None:
                    marks = marks or list(coarse)
                    marks[start : at + 1] = "A" * (at + 1 - start)
                    if behind:
                        marks[at + 1] = "p"
                    break
        return "".join(marks) if marks else coarse

    @staticmethod
    def _start(coarse: str, letters: str, at: int, before: tuple[str, ...], behind: str) -> int | None:
        """Where an idiom begins that has its noun at a position; None where none is."""
        first = at
        if behind:
            if letters[at + 1 : at + 2] not in behind or at + 1 >= len(letters):
                return None
            between = _BETWEEN.search(coarse, max(0, at - _MOST_BETWEEN), at)
            first = between.start() if between is not None else at
        for wanted in before:
            first -= 1
            if first < 0 or letters[first] not in wanted:
                return None
        return first


def _shapes() -> Iterator[tuple[str, str]]:
    file = _idioms()
    yield from ((first, last) for last, firsts in file.prepositions.items() for first in firsts)
    yield from ((first, "") for first in file.adverbials)
