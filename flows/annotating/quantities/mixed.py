"""Fractions in digits, alone or behind a whole number: `2 1/2`, `2½`, `3/4`, `74-3/8`, `90 14/32`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flows.annotating.quantities.amount import Amount, decimal
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16})
#: Prices of bonds are told in 32nds and 64ths of a point.
_PARTS_OF_BONDS = frozenset({32, 64})


class MixedReader:
    """Reads fractions in digits."""

    def __init__(self, letters: Letters, signs: Mapping[str, Fraction]) -> None:
        self._letters = letters
        self._signs = signs

    def read(self, passage: Passage, at: int, amount: Amount) -> Amount:
        """The figure `amount` at token `at` with the fraction behind it or that it begins; else as it is."""
        k, words = amount.end, passage.words
        if passage.letters[k] in self._letters.fraction_sign:
            part = Fraction(amount.text) + self._signs[passage.word(k)]
            return Amount(decimal(part), 0, k + 1)
        whole = amount.text if passage.letters[k] in self._letters.num else "0"
        top = k if whole != "0" else at
        if passage.letters[top + 1] not in self._letters.slash or passage.letters[top + 2] not in self._letters.num:
            return amount
        value = _proper(words[top].rstrip(), words[top + 2].rstrip())
        if value is None or not whole.isdigit() or passage.letters[top + 3] in self._letters.slash:
            return amount
        if int(words[top + 2]) > 16 and not self._of_bonds(passage, at, top + 3):
            return amount
        return Amount(decimal(int(whole) + value), 0, top + 3, share=whole == "0")

    def _of_bonds(self, passage: Passage, at: int, end: int) -> bool:
        """`slipped 2/32`, `90 14/32`, `1/32 point`."""
        letters, sets = passage.letters, self._letters
        return letters[at - 1] in sets.change or letters[at + 1] in sets.num or letters[end] in sets.unit

    def hyphened(self, passage: Passage, at: int) -> Amount | None:
        """`74-3/8`: a whole number and a fraction joined by a hyphen; None where token `at` begins none."""
        letters, sets, words = passage.letters, self._letters, passage.words
        shape = letters[at + 1] in sets.dash and letters[at + 2] in sets.num and letters[at + 3] in sets.slash
        if not shape or letters[at + 4] not in sets.num or any(words[k][-1] == " " for k in range(at, at + 4)):
            return None
        value = _proper(words[at + 2], words[at + 4].rstrip())
        if value is None or not words[at].isdigit() or letters[at + 5] in sets.slash:
            return None
        return Amount(decimal(int(words[at]) + value), 0, at + 5)


def _proper(over: str, under: str) -> Fraction | None:
    """A fraction below one over a number that newspapers write under it."""
    if not (over.isdigit() and under.isdigit()) or not 0 < int(over) < int(under):
        return None
    return Fraction(int(over), int(under)) if int(under) in _DENOMINATORS | _PARTS_OF_BONDS else None
