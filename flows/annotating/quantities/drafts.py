"""A quantity under construction."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.quantities.amount import Amount
from flows.annotating.quantities.tables import Measure


@dataclass(slots=True)
class Draft:
    """What is known so far: the figure starts at token `start`, the span at `first` and ends before `end`."""

    start: int
    first: int
    amount: Amount
    end: int
    measure: Measure | None = None
    top: Amount | None = None
    sign: int | None = None
    counted: tuple[int, int] | None = None
    #: Whether currency or unit stands before the figure.
    prefixed: bool = False
