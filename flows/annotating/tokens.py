"""Tokens of a cleaned text: words, figures and marks, each with the one space behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain

from flows.annotating.vocabulary import Vocabulary

# A word of any Latin, Greek or Cyrillic letters; a possessive mark; a figure with its separators; one other character.
_TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u1eff]+ ?"
    r"|\d+(?:[.,]\d+)* ?"
    r"|['’]s(?![A-Za-z\u00c0-\u1eff]) ?"
    r"|[^A-Za-z\u00c0-\u1eff0-9 ] ?| "
)


class _Chunks(dict[str, tuple[str, ...]]):
    """Tokens of what stands between two spaces. Most chunks come back, and a look-up beats a match."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        tokens = tuple(_TOKEN.findall(chunk + " "))
        if len(chunk) < 6 or not any(map(str.isdecimal, chunk)):
            if len(self) >= _CACHE_LIMIT:
                self.clear()
            self[chunk] = tokens
        return tokens


_CACHE_LIMIT = 16_000
_chunks = _Chunks()


def tokenise(text: str) -> list[str]:
    """Split a text into tokens that join to it again. Equal to one pass of the token pattern, and faster."""
    words = list(chain.from_iterable(map(_chunks.__getitem__, text.split(" "))))
    if words[-1] == " ":
        words.pop()
    else:
        words[-1] = words[-1][:-1]
    return words


class Tokens:
    """The tokens of one text. `words[i]` starts at `starts[i]` and has class letter `letters[i]`.

    `words` carry the space behind them: its absence tells what is written together. `starts` has one entry more than
    `words`, the length of the text.
    """

    __slots__ = ("letters", "starts", "text", "words")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = tokenise(text)
        self.letters = "".join(map(vocabulary.__getitem__, self.words))
        self.starts: list[int] = list(accumulate(map(len, self.words), initial=0))

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the token that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def end(self, last: int) -> int:
        """Offset after token `last - 1`, the space behind it left out."""
        return self.starts[last] - (self.words[last - 1][-1:] == " ")

    def surface(self, first: int, last: int) -> str:
        """Text of tokens `first` to `last` (half-open), without the space behind."""
        return self.text[self.starts[first] : self.starts[last]].removesuffix(" ")

    def word(self, index: int) -> str:
        """One token without the space behind it."""
        return self.words[index].rstrip()

    def spaced(self, index: int) -> bool:
        """Whether a space follows the token."""
        return self.words[index][-1:] in (" ", "\n")
