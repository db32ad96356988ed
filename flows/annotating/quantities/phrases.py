"""Look-up of expressions of one or more tokens in a token list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from flows.annotating.tokens import tokenise

T = TypeVar("T")

#: Key in a node of the trie under which the value of the expression that ends there is kept: no token is this.
_END = "\0"


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of an expression, without spaces."""
    return tuple(token.strip() for token in tokenise(phrase) if token.strip())


class Phrases(Generic[T]):
    """Expressions with what they stand for. `exact` ones keep their case, all others match in any case.

    `reverse` looks leftward: the last token of an expression comes first.
    """

    def __init__(self, *, reverse: bool = False) -> None:
        self._step = -1 if reverse else 1
        self._exact: dict[str, dict[str, Any]] = {}
        self._folded: dict[str, dict[str, Any]] = {}

    def add(self, phrases: Iterable[str], value: T, *, exact: bool = False) -> None:
        """Let every phrase stand for `value`; of two entries for one phrase the first holds."""
        table = self._exact if exact else self._folded
        for phrase in phrases:
            node: dict[str, Any] = table
            for word in words_of(phrase if exact else phrase.lower())[:: self._step]:
                node = node.setdefault(word, {})
            node.setdefault(_END, value)

    def first_words(self) -> set[str]:
        """The words that `match` can start with, in lower case unless their case matters."""
        return set(self._exact) | set(self._folded)

    def followers(self, word: str) -> set[str]:
        """The words that may follow `word` in an expression, in lower case."""
        nodes = (self._exact.get(word, {}), self._folded.get(word, {}), self._folded.get(word.lower(), {}))
        return {follower.lower() for node in nodes for follower in node if follower != _END}

    def match(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """Longest expression at token `at`, as its length and value; words may carry a space behind them."""
        word = words[at].rstrip()
        exact = self._exact.get(word)
        folded = self._folded.get(word) or self._folded.get(word.lower())
        if exact is None:
            if folded is None:
                return None
            return (
                (1, folded[_END]) if len(folded) == 1 and _END in folded else self._walk(folded, words, at, fold=True)
            )
        found = self._walk(exact, words, at, fold=False)
        if folded is None:
            return found
        other = self._walk(folded, words, at, fold=True)
        return other if found is None or (other is not None and other[0] > found[0]) else found

    def _walk(self, node: dict[str, Any], words: Sequence[str], at: int, *, fold: bool) -> tuple[int, T] | None:
        found: tuple[int, T] | None = (1, node[_END]) if _END in node else None
        k, step, last = at, self._step, len(words)
        while len(node) > 1 or _END not in node:
            k += step
            if not 0 <= k < last:
                break
            word = words[k].rstrip()
            node = node.get(word.lower() if fold else word) or _NOTHING
            if node is _NOTHING or (word.isdigit() and words[k - 1][-1] == " "):
                break  # the digit of `m2` is written together with its letter
            if _END in node:
                found = (k - at) * step + 1, node[_END]
        return found


_NOTHING: dict[str, Any] = {_END: None}
