"""A corpus of any size: paragraphs of the articles of `raw/`, put together anew, with other names, figures and dates.

Every article draws paragraphs from several articles of `raw/`, shifts its years, changes every figure, month and day,
renames every person, and exchanges many common nouns and verbs, so that nothing that is kept between documents
flatters: hardly a sentence comes back. Each is a function of the seed and its number.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from flows.reading import Article
from flows.reading.read import read_file
from tests.benchmarks import wordlists

RAW = Path(__file__).resolve().parents[2] / "raw"
#: Share of words that are figures at which a paragraph counts as dense.
_DENSE = 0.05
_SHORTEST = 40
_SIZES = (3_000, 8_000)
_TAKEN = re.compile(r"\w+")
_FIGURE = re.compile(r"\b\d")


def templates() -> list[Article]:
    """The articles of `raw/`."""
    found = [item for path in sorted(RAW.iterdir()) for item in read_file(str(path))]
    return [item for item in found if isinstance(item, Article)]


@cache
def paragraphs(dense: bool) -> tuple[str, ...]:
    """Paragraphs of `raw/`: those full of figures, or the others."""
    found = [p.strip() for article in templates() for p in re.split(r"\n\s*\n", article.text)]
    return tuple(p for p in found if len(p) >= _SHORTEST and (_density(p) >= _DENSE) == dense)


def _density(text: str) -> float:
    return len(_FIGURE.findall(text)) / max(1, len(_TAKEN.findall(text)))


class _Variation:
    """The changes of one article: the same name or noun is changed the same way all through it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._shift = chance.randint(-6, 3)
        self._words: dict[str, str] = {}

    def apply(self, text: str) -> str:
        return _PIECES.sub(self._piece, text)

    def _piece(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        return _CHANGES[kind](self, match.group())

    def day_of_month(self, text: str) -> str:
        return f"{self._chance.choice(wordlists.MONTHS)} {self._chance.randint(1, 28)}"

    def month(self, text: str) -> str:
        return self._chance.choice(wordlists.MONTHS)

    def weekday(self, text: str) -> str:
        return self._chance.choice(wordlists.WEEKDAYS)

    def year(self, text: str) -> str:
        return str(int(text) + self._shift)

    def figure(self, text: str) -> str:
        """Another figure of the same shape."""
        digits = [str(self._chance.randint(0, 9)) if c.isdecimal() else c for c in text]
        return (str(self._chance.randint(1, 9)) if digits[0].isdecimal() else digits[0]) + "".join(digits[1:])

    def name(self, text: str) -> str:
        """Another part of a name, of the same language."""
        if text not in self._words:
            pool = next(p for p in wordlists.NAMES if text in p)
            self._words[text] = self._chance.choice(pool)
        return self._words[text]

    def word(self, text: str) -> str:
        if text not in self._words:
            self._words[text] = self._chance.choice(_GROUPS[text])
        return self._words[text]


_CHANGES: dict[str, Callable[[_Variation, str], str]] = {
    "date": _Variation.day_of_month, "month": _Variation.month, "weekday": _Variation.weekday,
    "year": _Variation.year, "figure": _Variation.figure, "name": _Variation.name, "word": _Variation.word,
}  # fmt: skip
_GROUPS = {word: group for group in wordlists.WORDS for word in group}


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = _any(wordlists.MONTHS)
_NAME = _any([part for pool in wordlists.NAMES for part in pool])
_PIECES = re.compile(
    rf"\b(?:(?P<date>(?:{_MONTH}) (?:[12]?\d|3[01])(?![\d%-]|[.,]\d))|(?P<month>{_MONTH})"
    rf"|(?P<weekday>{_any(wordlists.WEEKDAYS)})|(?P<year>(?:19|20)\d\d)(?![.,]?\d)|(?P<figure>\d+(?:[.,]\d+)*)"
    rf"|(?P<name>{_NAME})|(?P<word>{_any(list(_GROUPS))}))\b"
)


def article(number: int, *, dense: bool, seed: int = 1) -> str:
    """One article, prose or full of figures: 3 to 8 KB."""
    chance = random.Random(f"{seed}|{number}|{dense}")
    pool = paragraphs(dense)
    size = chance.randint(*_SIZES)
    variation = _Variation(chance)
    parts: list[str] = []
    for paragraph in chance.sample(pool, len(pool)):
        parts.append(variation.apply(paragraph))
        size -= len(parts[-1])
        if size <= 0:
            break
    day = f"{chance.choice(wordlists.MONTHS)} {chance.randint(1, 28)}, {chance.randint(2024, 2025)}"
    place = chance.choice(wordlists.PLACES)
    return f"{place}, {day} – " + "\n\n".join(parts)


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """So many different articles, prose and figure-dense by turns."""
    for number in range(count):
        yield article(number, dense=bool(number % 2), seed=seed)
