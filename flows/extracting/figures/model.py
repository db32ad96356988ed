"""A figure with its roles linked: what statistics and quantified targets are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from flows.annotating.spans import DateSpan, QuantitySpan

Mode = Literal["fact", "estimate", "forecast", "aim", "unclear"]


#: Role of a figure in a rule that was expected of another one of the same match.
EXPECTED = "expected"
#: Under which such a figure keeps the position of the other in `Role.others`.
BESIDE = "beside"


@dataclass(slots=True)
class Role:
    """What a figure is in its sentence. `sign` is +1 or -1 where words give it, else 0."""

    name: str
    rule: str
    sign: int
    start: int
    end: int
    #: Positions of the other figures of the same match, by role.
    others: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Figure:
    """One row to be: a level with its change, or a change alone. `at` is the view position of its lead figure."""

    sentence: int
    at: int
    rule: str
    lead: QuantitySpan
    measure: str = ""
    level: QuantitySpan | None = None
    change_from: float | None = None
    change_percent: float | None = None
    change_absolute: float | None = None
    change_factor: float | None = None
    change_basis: str | None = None
    unit: str | None = None
    out_of: float | None = None
    period: DateSpan | None = None
    base_period: DateSpan | None = None
    place: str | None = None
    attributed_to: str | None = None
    source_rule: str = ""
    #: Position of the value before, where one is told.
    base_at: int | None = None
    #: The figure that this one is the share of: `$9 billion, or 57.5%`.
    part: Figure | None = None
    #: Whether a colon behind it opens a list of its parts.
    colon: bool = False
    #: Whether its measure was told by the figure before, with a place of its own.
    elided: bool = False
    consistency: Literal["consistent", "inconsistent"] | None = None
    mode: Mode = "fact"
    #: Whether an aim tells a sum of money that is there, too: `pledged $5 million`.
    is_sum: bool = False
    #: Whether an aim tells nothing that is to be reached: `review the remaining 587 cases`.
    left: bool = False
    #: Which cue decided the mode, for explanation.
    why: str = ""
    #: Rules that gave roles of this row beside the lead's.
    also: set[str] = field(default_factory=set)
    #: Positions of the figures that are in this row beside the lead.
    joined: set[int] = field(default_factory=set)
    #: Token interval of the evidence.
    first: int = 0
    last: int = 0
