"""A number as it was read: decimal text and a power of ten."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flows.annotating.quantities.figures import value_of


@dataclass(slots=True)
class Amount:
    """A number as decimal text times ten to `power`, up to token `end`.

    `share` marks a fraction (`two-thirds`), `digits` a figure in digits.
    """

    text: str
    power: int
    end: int
    share: bool = False
    digits: bool = True

    @property
    def value(self) -> float:
        """The number itself, rounded once."""
        return value_of(self.text, self.power)


def decimal(fraction: Fraction) -> str:
    """A fraction as decimal text."""
    return repr(float(fraction))
