"""Words that stand together since a space between them was lost (`ofthe`, `theMinistry`, `receivedletters`).

Old pages lost the space wherever a line was wrapped, once in every line. Whether a text is of that kind is decided by
the text as a whole: what is certain is always split, what is likely only beside other lost spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from flows.cleaning.lexicon import press
from flows.cleaning.mapped import Edit

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w@/.-])[A-Za-z]{4,40}(?![\w@/-])")
#: Signs of lost spaces: letters before `the`, behind a possessive or a figure, a currency behind a magnitude, a capital
#: within a word. Each is a search of its own that begins with a plain character or a small set: that is the fastest.
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"the (?<=[a-z]the )", r"'s(?=[a-z])", r"’s(?=[a-z])", r"nUSD\b|nVND\b", r"[0-9](?=[a-z]{4})",
        r"[A-Z](?<=[a-z].)[a-z]",
    )
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_BEHIND_POSSESSIVE = re.compile(r"(?<=[a-z]['’]s)[a-z]{2,40}\b")
_BEHIND_ORDINAL = re.compile(r"(?<=\d(?:st|nd|rd|th))[a-z]{4,40}\b|(?<=[mbtr]illion)(?:USD|VND)\b")
_BEFORE_FIGURE = re.compile(r"(?<![\w@/.-])[a-z]{2,40}(?=\d)")
#: How often the dictionary's sources have a word: one that is known, and one so common that it may hang on any other.
_KNOWN, _COMMON = 50, 1_000
#: What a text must score for spaces of each grade to be taken for lost. Of 225 texts that lost none none scored 4.
_NEEDED = (0, 3, 4, 8)
_CERTAIN, _LIKELY, _POSSIBLE, _THINKABLE = range(4)
#: Letters of either word where neither is a word of grammar.
_LONG = 4
#: British endings, and the American ones that the dictionary has.
_BRITISH = (
    (re.compile(r"is(?=e[ds]?$|ing$|ations?$)"), "iz"), (re.compile(r"our"), "or"), (re.compile(r"res?$"), "er"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"), (re.compile(r"mmes?$"), "m"), (re.compile(r"ence?s?$"), "ense"),
    (re.compile(r"ogue"), "og"), (re.compile(r"ae"), "e"),
)  # fmt: skip


@cache
def _dictionary() -> SpellChecker:
    """English words with their frequencies. Loaded only for a text that needs it: it takes some 0.2 seconds."""
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@lru_cache(maxsize=65_536)
def _frequency(word: str) -> int:
    """How often a word in lower case is used, in any spelling of it; 0 for none."""
    words = [word, *(pattern.sub(to, word) for pattern, to in _BRITISH)]
    if word.endswith("s"):
        words.append(word[:-1])
    known = _dictionary()
    return max(known[w] for w in words)


def lost_space_edits(text: str, gaps: int) -> list[Edit]:
    """Edits that put back lost spaces between letters. `gaps` is how many were lost at punctuation.

    Looking for a sign of lost spaces takes some 0.2 ms for 7 KB, and where there is one as much again.
    """
    if not gaps and not _is_suspect(text):
        return []
    graded: list[set[int]] = [set(_marked(text)), set(), set(), set()]
    spoken = frozenset(match.group() for match in _WORD.finditer(text))
    possible = set()
    for match in _WORD.finditer(text):
        found = _split(match.group(), spoken)
        if found is not None:
            graded[found[1]].add(match.start() + found[0])
            if found[1] == _POSSIBLE:
                possible.add(match.group())
    score = gaps + 2 * len(graded[_CERTAIN]) + 2 * len(graded[_LIKELY]) + len(possible)
    if score >= _NEEDED[_POSSIBLE]:
        graded[_POSSIBLE].update(_before_figures(text))
    taken = set().union(*(found for found, needed in zip(graded, _NEEDED, strict=True) if score >= needed))
    return [(gap, gap, " ") for gap in sorted(taken)]


def _is_suspect(text: str) -> bool:
    """Whether a text shows any sign of lost spaces."""
    return any(sign.search(text) is not None for sign in _SIGNS)


def _before_figures(text: str) -> Iterator[int]:
    """Where a figure hangs on a common word. Behind other short words it may be a name (`km2`)."""
    for match in _BEFORE_FIGURE.finditer(text):
        word = match.group()
        if word in press().glued_words or (len(word) >= _LONG and _frequency(word) >= _COMMON):
            yield match.end()


def _marked(text: str) -> Iterator[int]:
    """Where a word hangs on a possessive, an ordinal or a magnitude."""
    for match in _BEHIND_POSSESSIVE.finditer(text):
        if _frequency(match.group()) >= _KNOWN:
            yield match.start()
    for match in _BEHIND_ORDINAL.finditer(text):
        if match.group().isupper() or _frequency(match.group()) >= _KNOWN:
            yield match.start()


def _split(word: str, spoken: frozenset[str]) -> tuple[int, int] | None:
    """Where a word is two, and how sure that is: 0 certain, 1 likely, 2 possible, 3 thinkable."""
    camel = _CAMEL.search(word)
    if camel is not None:
        return _split_at_capital(word, camel.start())
    if _frequency(word.lower()) or word.lower() in press().compounds:
        return None
    if word[0].isupper():
        return _split_behind_name(word, spoken)
    return _split_small(word)


def _split_at_capital(word: str, at: int) -> tuple[int, int] | None:
    left = word[:at]
    if left in press().glued_words:
        return at, 0
    if not left[0].isupper():
        return (at, 1) if len(left) >= _LONG and _frequency(left) >= _KNOWN else None
    if left in press().glued_beginnings or len(left) < 3:
        return None
    return at, 2


def _split_behind_name(word: str, spoken: frozenset[str]) -> tuple[int, int] | None:
    """A capitalised word with another behind it: the first stands elsewhere in the text or is an English word."""
    best = None
    for at in range(3, len(word) - 1):
        left, right = word[:at], word[at:]
        follows = right in press().glued_words or (len(right) >= _LONG and _frequency(right) >= _COMMON)
        if follows and (left in spoken or (len(left) >= _LONG and _frequency(left.lower()) >= _COMMON)):
            best = at
    return None if best is None else (best, 2)


def _split_small(word: str) -> tuple[int, int] | None:
    best: tuple[int, int, int] | None = None
    for at in range(2, len(word) - 1):
        grade = _grade(word[:at], word[at:])
        if grade is not None:
            weight = -min(_frequency(word[:at]), _frequency(word[at:]))
            found = (grade, weight, at)
            best = found if best is None or found < best else best
    return None if best is None else (best[2], best[0])


def _grade(left: str, right: str) -> int | None:
    """How sure it is that two words were glued; None where they are no two words."""
    words = press().glued_words
    grammar = (left in words) + (right in words)
    if grammar == 2:
        return 0
    if grammar == 1:
        other = right if left in words else left
        if len(other) < 3 or _frequency(other) < _KNOWN:
            return None
        firm = (left if left in words else right) in press().glued_firmly
        return 1 if firm else 2 if _frequency(other) >= _COMMON else 3
    if left in press().compound_beginnings:
        return None
    rarer = min(_frequency(left), _frequency(right)) if min(len(left), len(right)) >= _LONG else 0
    return 2 if rarer >= _COMMON else 3 if rarer >= _KNOWN else None
