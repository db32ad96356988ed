"""When figures of several documents are one point of a series, and when their values agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from flows.annotating.names.lexicon import fold as without_marks
from flows.lexicon.loading import LexiconModel, load

_SEPARATOR = "\x1f"
_NO_WORD = re.compile(r"[\W_]+")


class SeriesFile(LexiconModel):
    """`series.yml`."""

    pale: frozenset[str]
    spelt: dict[str, str]


@cache
def series_words() -> SeriesFile:
    """The words of `series.yml`. Raises LexiconError."""
    file: SeriesFile = load("series.yml", SeriesFile)
    return file


@cache
def _spelling() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, series_words().spelt)) + r")\b")


def identity(row: Mapping[str, Any]) -> str:
    """Key of a `statistics` row: the same measure, place and period give the same key.

    The place counts once, whether it stands in the measure or in its own column.
    """
    ends = (row.get("period_start"), row.get("period_end"))
    subject = subject_key(row["measure"], row.get("place"))
    return _SEPARATOR.join((subject, *(str(end) if end else "" for end in ends)))


def subject_key(measure: str, place: str | None) -> str:
    """The part of the key that tells what is measured, and where."""
    where = place_key(place or "")
    return f"{measure_key(measure, where)}{_SEPARATOR}{where}"


def fold(text: str) -> str:
    """A phrase in lower case, without diacritics, possessives and punctuation."""
    bare = without_marks(text).casefold().replace("’s ", " ").replace("'s ", " ")
    return _NO_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=65_536)
def place_key(place: str) -> str:
    """A place's name folded; `Viet Nam` is `Vietnam`."""
    return fold(place).replace(" ", "")


@lru_cache(maxsize=65_536)
def measure_key(measure: str, place: str = "") -> str:
    """A measure folded, without articles, spelt in one way, in the singular, and without the place given beside it."""
    series = series_words()
    words = _spelling().sub(lambda m: series.spelt[m.group()], fold(measure)).split()
    kept = [_singular(w) for w in words if w not in series.pale]
    return " ".join(_without(kept, place)) or fold(measure)


def _without(words: list[str], place: str) -> list[str]:
    """Words without the run that spells a place."""
    if not place:
        return words
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            if "".join(words[start:end]) == place and end - start < len(words):
                return words[:start] + words[end:]
    return words


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def agree(one: str, other: str) -> bool:
    """Whether two values, as text, can be roundings of the same: 8.02 and 8.0 agree, 8.02 and 6.82 do not.

    Values that are no numbers agree when they are the same.
    """
    try:
        first, second = Decimal(one), Decimal(other)
    except InvalidOperation:
        return one == other
    coarse, fine = sorted((first, second), key=_last_digit, reverse=True)
    return abs(coarse - fine) <= Decimal(10) ** _last_digit(coarse) / 2


def _last_digit(value: Decimal) -> int:
    """Power of ten of the last digit that is not nought: 0 for 8 and 8.0, 6 for 56000000."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) and value else 0
