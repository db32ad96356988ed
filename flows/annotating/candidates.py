"""Which rules can match in a sentence, by the letters that stand in it or at a place of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from flows.annotating.patterns import Compiled

if TYPE_CHECKING:
    from flows.annotating.rules import CompiledRule

#: Candidates are kept for so many different sets of needs.
_MOST_KNOWN = 20_000


class ByPair(dict[str, "tuple[tuple[int, CompiledRule], ...]"]):
    """Rules, each with its number and the letters that it can begin with, by two letters that stand side by side.

    Given are those that can begin with the first and go on with the second. At the end of a sentence the key is its
    last letter alone.
    """

    def __init__(self, rules: Sequence[tuple[frozenset[str], int, CompiledRule]]) -> None:
        super().__init__()
        self._rules = rules

    def starting_with(self, letters: str) -> set[int]:
        """Numbers of the rules that can begin with one of these letters."""
        return {number for first, number, _ in self._rules if not first.isdisjoint(letters)}

    def __missing__(self, pair: str) -> tuple[tuple[int, CompiledRule], ...]:
        letter, behind = pair[:1], pair[1:]
        found = tuple(
            (number, item)
            for first, number, item in self._rules
            if letter in first and _can_go_on(item.compiled, behind)
        )
        if len(self) < _MOST_KNOWN:
            self[pair] = found
        return found


def _can_go_on(compiled: Compiled, letter: str) -> bool:
    second = compiled.openings[1]
    return second is None or letter in second


class Searched:
    """Rules by what they need: each different need is one bit, and each letter knows the bits that it meets."""

    def __init__(self, rules: Sequence[tuple[int, CompiledRule]]) -> None:
        bits: dict[frozenset[str], int] = {}
        self._rules = [(_mask(item.needs, bits), number, item) for number, item in rules]
        self._met: dict[str, int] = {}
        for need, bit in bits.items():
            for letter in need:
                self._met[letter] = self._met.get(letter, 0) | bit
        self._known: dict[int, tuple[tuple[int, CompiledRule], ...]] = {}

    def candidates(self, letters: str) -> tuple[tuple[int, CompiledRule], ...]:
        """Rules, by priority, all of whose needs the letters of a sentence meet."""
        met = 0
        for letter in self._met.keys() & set(letters):
            met |= self._met[letter]
        found = self._known.get(met)
        if found is None:
            found = tuple((number, item) for mask, number, item in self._rules if mask & met == mask)
            if len(self._known) < _MOST_KNOWN:
                self._known[met] = found
        return found


def _mask(needs: Iterable[frozenset[str]], bits: dict[frozenset[str], int]) -> int:
    mask = 0
    for need in needs:
        mask |= bits.setdefault(need, 1 << len(bits))
    return mask
