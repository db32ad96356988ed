"""What stands before the noun of an office, as token intervals."""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[int, int]


@dataclass(slots=True)
class Left:
    """Start of the whole; ranks, portfolio, further ranks and body as token intervals; token of a nation."""

    first: int
    ranks: Interval
    topic: Interval | None = None
    more: Interval | None = None
    body: Interval | None = None
    nation: int | None = None
    status: str | None = None
