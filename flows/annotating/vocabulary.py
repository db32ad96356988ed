"""Word classes: every token becomes one letter, and every pattern a regular expression over letters.

A word may be in many classes (`fell`: verb, past, down). All words with the same set of classes share one letter, so
a class is the set of letters whose signature holds it. Patterns over such a string are short, fast and know no
Unicode trouble; a capital letter, an ending or a figure's shape are classes, too.

Entries in lower case match in any case; entries that hold a capital match just so, or all in capitals (`May`, `MAY`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

#: Letters are taken from here on: no character of it means anything to `re`, and all are of one width.
_FIRST_LETTER = 0x4E00
_CACHE_LIMIT = 32_000
#: Words with a capital behind a small first letter are names if longer than this, else signs of units: `kWh`.
_CAMEL = 4
_TERM = re.compile(r"(!?)([^\s&|!]+)")

#: Endings that tell the part of speech of a word that no class knows; first match wins.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ing", "unknown_ing"),
    ("ed", "unknown_ed"),
    ("ly", "unknown_ly"),
)


def shape_of(word: str) -> tuple[str, ...]:
    """Shape classes of a word without white space.

    Letters: `cap` (first letter upper, or the second of a name such as `eThekwini`), `upper` (all of two or more
    upper), `initial` (one upper letter), `low`.
    Figures: `num`, and of these `day` (1-31), `month_number` (1-12), `year4` (1000-2999), `year2` (two digits),
    `integer` (no mark). Anything else: `mark`.
    """
    first = word[0]
    if first.isdecimal():
        return _figure_shape(word)
    if not first.isalpha():
        return ("mark",)
    if not first.isupper():
        return ("cap",) if len(word) > _CAMEL and word[1].isupper() else ("low",)
    if len(word) == 1:
        return ("cap", "initial")
    return ("cap", "upper") if word.isupper() else ("cap",)


def _figure_shape(word: str) -> tuple[str, ...]:
    if not (word.isascii() and word.isdigit()):
        return ("num",)
    value, shapes = int(word) if len(word) < 5 else 0, ["num", "integer"]
    if len(word) <= 2:
        shapes += [name for name, top in (("day", 31), ("month_number", 12)) if 1 <= value <= top]
        shapes += ["year2"] if len(word) == 2 else []
    elif len(word) == 4 and 1000 <= value <= 2999:
        shapes.append("year4")
    return tuple(shapes)


#: One figure of each shape, and a mark.
_FIGURES = ("1", "11", "31", "32", "0", "00", "1999", "3000", "10000", "1.5", "-")
_LOW, _CAP, _UPPER = frozenset(("low",)), frozenset(("cap",)), frozenset(("cap", "upper"))


def _tells(names: Iterable[str]) -> bool:
    """Whether classes make a word known: those of words that rules name do not."""
    return not all(name[0] == "=" for name in names)


#: A set of class letters, with or without the ASCII letters that rooms give to spans of their own.
_SET = re.compile(r"\[(\^?)([A-Za-z\u4e00-\ud7ff]{8,})\]")


def letter_pattern(source: str) -> re.Pattern[str]:
    """A regular expression over class letters. Sets are written as ranges first: `re` reads those much faster."""
    return re.compile(_SET.sub(_ranged, source))


def _ranged(match: re.Match[str]) -> str:
    return f"[{match[1]}{_ranges(match[2])}]"


@lru_cache(maxsize=2_000)
def _ranges(letters: str) -> str:
    codes = sorted(map(ord, letters))
    firsts = [b for a, b in zip([-2, *codes], codes, strict=False) if b > a + 1]
    lasts = [a for a, b in zip(codes, [*codes[1:], _END], strict=True) if b > a + 1]
    return "".join(
        chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True)
    )


_END = 0x110000


class Vocabulary(dict[str, str]):
    """Maps a token, with the space behind it, to its letter; `charset` gives the letters of a class.

    `classes` maps a class name to its words. `vocabulary[token]` is a plain dictionary hit for a token seen before.
    """

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self._classes: dict[str, set[str]] = {}
        self.names = frozenset(classes)
        for name, words in classes.items():
            for word in words:
                self._classes.setdefault(word, set()).add(name)
        self._letters: dict[frozenset[str], str] = {}
        #: Letters of each class.
        self._having: dict[str, set[str]] = {}
        self._signatures: list[frozenset[str]] = []
        #: Letters of the expressions that were asked for: rules ask for most of them many times.
        self._asked: dict[str, str] = {}
        self._enumerate()
        self._decimal, self._integer = (self._letters[frozenset(shape_of(w))] for w in ("1.5", "10000"))

    def _enumerate(self) -> None:
        """Give every signature that can occur a letter, so that compiled patterns are complete.

        Signatures that share frequent classes get letters beside each other: sets of letters are then few ranges.
        """
        found = self._of_words()
        found.update(map(frozenset, map(shape_of, _FIGURES)))
        for shapes in (("low",), ("cap",), ("cap", "upper"), ("cap", "initial")):
            found.add(frozenset((*shapes, "unknown")))
            found.update(frozenset((*shapes, "unknown", name)) for _, name in _ENDINGS)
        often = Counter(chain.from_iterable(found))
        ranks = {name: rank for rank, name in enumerate(sorted(often, key=lambda name: (-often[name], name)))}
        for signature in sorted(found, key=lambda signature: sorted(ranks[name] for name in signature)):
            self._allot(signature)

    def _of_words(self) -> set[frozenset[str]]:
        """Signatures of all words of the classes, in every case that they can be written in."""
        found: set[frozenset[str]] = set()
        plain: set[frozenset[str]] = set()
        for word, names in self._classes.items():
            simple = len(word) > 1 and word.isascii() and word.isalpha() and word.islower() and _tells(names)
            if simple and self._classes.keys().isdisjoint((word.capitalize(), word.upper())):
                plain.add(frozenset(names))
            else:
                found.update(map(self.signature, {word, word.capitalize(), word.upper(), word.title()}))
        for known in plain:
            found.update(known | shape for shape in (_LOW, _CAP, _UPPER))
        return found

    def _allot(self, signature: frozenset[str]) -> str:
        letter = self._letters.get(signature)
        if letter is None:
            letter = chr(_FIRST_LETTER + len(self._signatures))
            self._letters[signature] = letter
            self._signatures.append(signature)
            self._asked.clear()
            for name in signature:
                self._having.setdefault(name, set()).add(letter)
        return letter

    def declare(self, *features: str) -> str:
        """Letter of a typed span with these features (`quantity`, `percent`); call before compiling patterns."""
        return self._allot(frozenset(features))

    def classes_of(self, word: str) -> set[str]:
        """Lexicon classes of a word: as written, then in lower case, then as the capitals of a cased entry."""
        found = set(self._classes.get(word, ()))
        lower = word.lower()
        if lower != word:
            found |= self._classes.get(lower, set())
            if len(word) > 1 and word.isupper():
                found |= self._classes.get(word.capitalize(), set())
        return found

    def signature(self, word: str) -> frozenset[str]:
        """All classes of a word: lexicon, shape, and an ending where the lexicon knows nothing.

        That a rule names a word (class `=word`) does not make it known: a rule must not change how words are read.
        """
        known = self.classes_of(word)
        shapes = shape_of(word)
        if _tells(known) or shapes[0] not in ("low", "cap"):
            return frozenset(known.union(shapes))
        plain = word[1:].islower() or word.isupper()  # `DepEd` is no participle
        ending = next(
            (n for end, n in _ENDINGS if plain and word.lower().endswith(end) and len(word) > len(end) + 1), None
        )
        return frozenset((*known, *shapes, "unknown", *((ending,) if ending else ())))

    def __missing__(self, token: str) -> str:
        if len(token) > 5 and token[0].isdecimal():  # long figures hardly come back: not worth a place in the cache
            return self._decimal if "." in token or "," in token else self._integer
        word = token.rstrip() or token
        letter = self._letters.get(self.signature(word)) or self._nearest(word)
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        self[token] = letter
        return letter

    def _nearest(self, word: str) -> str:
        """Letter for a mixed case, such as that of `iPhone`, that enumeration did not foresee."""
        shapes = shape_of(word)
        return self._letters.get(frozenset((*shapes, "unknown"))) or self._letters[frozenset(("low", "unknown"))]

    def signature_of(self, letter: str) -> frozenset[str]:
        """The classes behind a letter."""
        return self._signatures[ord(letter) - _FIRST_LETTER]

    def signatures(self) -> list[tuple[str, frozenset[str]]]:
        """Every letter with its classes."""
        return [(chr(_FIRST_LETTER + i), signature) for i, signature in enumerate(self._signatures)]

    def letters(self, expression: str) -> str:
        """Letters of a class expression: names joined by `&` and `|` (`&` binds closer), `!` before a name negates.

        Raises KeyError where a name is no class of any letter.
        """
        letters = self._asked.get(expression)
        if letters is None:
            letters = self._asked[expression] = self._letters_of(expression)
        return letters

    def _letters_of(self, expression: str) -> str:
        found: set[str] = set()
        for part in expression.split("|"):
            terms = [(bool(negated), name) for negated, name in _TERM.findall(part)]
            unknown = [name for _, name in terms if name not in self._having]
            if unknown or not terms:
                raise KeyError(f"no word is in class {', '.join(unknown) or '(empty)'} of {expression!r}")
            found |= self._conjunction(terms)
        return "".join(sorted(found))

    def _conjunction(self, terms: list[tuple[bool, str]]) -> set[str]:
        positive = [self._having[name] for negated, name in terms if not negated]
        chosen = set.intersection(*positive) if positive else set(self._letters.values())
        return chosen.difference(*(self._having[name] for negated, name in terms if negated))

    def charset(self, expression: str) -> str:
        """The same as a regular-expression set: `[...]`; never empty."""
        return f"[{self.letters(expression)}]"
