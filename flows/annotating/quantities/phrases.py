"""Look-up of expressions of one or more tokens in a token list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from flows.annotating.tokens import tokenise

T = TypeVar("T")


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of an expression, without spaces."""
    return tuple(token.strip() for token in tokenise(phrase) if token.strip())


class Phrases(Generic[T]):
    """Expressions with what they stand for. `exact` ones keep their case, all others match in any case.

    `reverse` looks leftward: the last token of an expression comes first.
    """

    def __init__(self, *, reverse: bool = False) -> None:
        self._reverse = reverse
        self._exact: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._folded: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrases: Iterable[str], value: T, *, exact: bool = False) -> None:
        """Let every phrase stand for `value`; of two entries for one phrase the first holds."""
        table = self._exact if exact else self._folded
        for phrase in phrases:
            words = words_of(phrase if exact else phrase.lower())
            words = words[::-1] if self._reverse else words
            options = table.setdefault(words[0], [])
            if all(rest != words[1:] for rest, _ in options):
                options.append((words[1:], value))
                options.sort(key=lambda option: -len(option[0]))

    def first_words(self) -> set[str]:
        """The words that `match` can start with, in lower case unless their case matters."""
        return set(self._exact) | set(self._folded)

    def match(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """Longest expression at token `at`, as its length and value; words may carry a space behind them."""
        word = words[at].rstrip()
        exact, folded = self._exact.get(word), self._folded.get(word) or self._folded.get(word.lower())
        found = self._longest(exact, words, at, fold=False) if exact is not None else None
        if folded is None or (found is not None and found[0] >= len(folded[0][0]) + 1):
            return found
        other = self._longest(folded, words, at, fold=True)
        return other if found is None or (other is not None and other[0] > found[0]) else found

    def _longest(
        self, options: list[tuple[tuple[str, ...], T]], words: Sequence[str], at: int, *, fold: bool
    ) -> tuple[int, T] | None:
        for rest, value in options:
            n = len(rest)
            if not n:
                return 1, value
            stretch = words[at - n : at][::-1] if self._reverse and at >= n else words[at + 1 : at + 1 + n]
            if len(stretch) == n and _same(stretch, rest, fold=fold) and (not rest[-1].isdigit() or _glued(words, at, n)):
                return n + 1, value
        return None


def _same(stretch: Sequence[str], rest: tuple[str, ...], *, fold: bool) -> bool:
    if fold:
        return all(word.rstrip().lower() == other for word, other in zip(stretch, rest, strict=True))
    return all(word.rstrip() == other for word, other in zip(stretch, rest, strict=True))


def _glued(words: Sequence[str], at: int, n: int) -> bool:
    """Whether the last of `n` tokens behind `at`, a digit as in `m2`, is written together with the one before."""
    return words[at + n - 1][-1] != " "
