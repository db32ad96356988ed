"""Lengths told in two units: `two years and four months`, `an hour and 20 minutes`."""

from __future__ import annotations

from flows.annotating.dates.tables import Measure, Tables, number

#: How many of the smaller unit, by name, a length may have beside the larger ones: more would make one of those.
_SMALLER: dict[str, dict[str, int]] = {
    "year": {"month": 12, "week": 52, "day": 366}, "month": {"week": 5, "day": 31}, "week": {"day": 7},
    "day": {"hour": 24}, "hour": {"minute": 60}, "minute": {"second": 60},
}  # fmt: skip
#: What half of a unit is told in: unit and how many.
_HALVED = {"year": ("months", 6)}
#: Larger and smaller unit that one calendar counts: the factor between them.
_FACTOR = {("year", "month"): 12, ("week", "day"): 7}


class Second:
    """The smaller part of a length."""

    __slots__ = ("count", "measure")

    def __init__(self, measure: Measure, count: int) -> None:
        self.measure = measure
        self.count = count

    def value(self, larger: Measure, count: float) -> str:
        """TIMEX3 duration of both parts: `P2Y4M`, `P1DT6H`."""
        head, tail = larger.value(count), self.measure.value(self.count)
        return head + (tail[2:] if head.startswith("PT") else tail[1:])

    def total(self, larger: Measure, count: float) -> float | None:
        """The whole length in the smaller unit; None where a calendar does not tell."""
        factor = _FACTOR.get((larger.name, self.measure.name))
        return count * factor + self.count if factor else None


def cut_at(words: list[str], at: int, known: Tables) -> int | None:
    """Where the part behind the unit at `at` begins, if it has a number of its own."""
    for place in range(at + 1, min(at + 3, len(words))):
        word = words[place]
        if word in known.units:
            return None  # three days and nights
        if word[:1].isdecimal() or word in known.numbers or word in known["articles"]:
            return None if words[place + 1 : place + 2] == ["half"] else place
    return None


def in_smaller(
    words: list[str], at: int, larger: Measure, count: float | None, known: Tables
) -> tuple[Measure, float] | None:
    """`two years and three months` as 27 months; None where the parts are none of one length."""
    if words[at + 1 : at + 4] == ["and", "a", "half"] and count is not None:  # a year and a half later
        smaller = _HALVED.get(larger.name)
        return (known.units[smaller[0]], smaller[1] * (2 * count + 1)) if smaller else None
    second = second_of(words, at, known)
    total = second.total(larger, count) if second is not None and count is not None else None
    return (second.measure, total) if second is not None and total is not None else None


def second_of(words: list[str], at: int, known: Tables) -> Second | None:
    """The smaller part that stands behind the unit at `at`; None where it is no part of the same length."""
    start = cut_at(words, at, known)
    if start is None:
        return None
    end = next((i for i in range(start, len(words)) if words[i] in known.units), None)
    if end is None:
        return None
    measure = known.units[words[end]]
    count, high = number(words[start:end], known)
    most = _SMALLER.get(known.units[words[at]].name, {}).get(measure.name, 0)
    fits = count is not None and high is None and not count % 1 and 0 < count <= most
    return Second(measure, int(count)) if fits and count is not None else None
