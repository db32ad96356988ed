"""Times that need a larger time around them: `June` a year, `the third quarter` a year, `9am` a day.

Each part has the grain of what it needs (`container`), gives its reading `within` such a time, and an `open_value` for
where none is known. None stands for what does not exist, such as 30 February.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from flows.annotating.dates import timex
from flows.annotating.dates.timex import DAY, Reading


class Part:
    """Base of all parts."""

    container: ClassVar[str] = "year"
    #: Needs `of ...` to be a time at all: `the first week` alone is none.
    bound: ClassVar[bool] = False

    def within(self, container: Reading) -> Reading | None:
        """The reading inside a time of the container's grain, or a larger one."""
        raise NotImplementedError

    def open_value(self) -> str:
        """TIMEX3 value where the container is not known."""
        raise NotImplementedError


def start_year(container: Reading) -> int:
    """The year in which a time starts; it must have an interval."""
    assert container.start is not None
    return container.start.year


@dataclass(frozen=True, slots=True)
class MonthPart(Part):
    """A month of a year."""

    number: int

    def within(self, container: Reading) -> Reading | None:
        """That month; in a fiscal year the one that lies in it."""
        year = start_year(container)
        assert container.start is not None
        return timex.month(year + (self.number < container.start.month), self.number)

    def open_value(self) -> str:
        """`XXXX-06`."""
        return f"XXXX-{self.number:02}"


@dataclass(frozen=True, slots=True)
class DaysPart(Part):
    """A day of a year, or days of it up to a second one, which may lie in the year after."""

    month: int
    day: int
    last_month: int
    last_day: int
    #: The weekday that is told with it, which may tell the year; 0 where none is.
    weekday: int = 0

    def within(self, container: Reading) -> Reading | None:
        """Those days in the year in which the container starts."""
        year = start_year(container)
        if (self.last_month, self.last_day) == (self.month, self.day):
            at = _safe(year, self.month, self.day)
            return timex.day(at) if at else None
        over = (self.last_month, self.last_day) < (self.month, self.day)
        first, last = _safe(year, self.month, self.day), _safe(year + over, self.last_month, self.last_day)
        if first is None or last is None:
            return None
        return timex.between(first, last, "day", "self")

    def open_value(self) -> str:
        """`XXXX-06-11`."""
        return f"XXXX-{self.month:02}-{self.day:02}"


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@dataclass(slots=True)
class DayOfMonth(Part):
    """`the 20th`."""

    container: ClassVar[str] = "month"
    day: int

    def within(self, container: Reading) -> Reading | None:
        """That day of the month in which the container starts."""
        assert container.start is not None
        at = _safe(container.start.year, container.start.month, self.day)
        return timex.day(at) if at else None

    def open_value(self) -> str:
        """`XXXX-XX-20`."""
        return f"XXXX-XX-{self.day:02}"


@dataclass(frozen=True, slots=True)
class QuarterPart(Part):
    """A quarter of a year."""

    number: int

    def within(self, container: Reading) -> Reading | None:
        """By months from the start of the container, so that fiscal years work."""
        if container.grain == "year" and container.start is not None and container.start.month == 1:
            return timex.quarter(container.start.year, self.number).anchored(container.anchor)
        return _slice(container, 3 * (self.number - 1), 3, "quarter")

    def open_value(self) -> str:
        """`XXXX-Q3`."""
        return f"XXXX-Q{self.number}"


@dataclass(frozen=True, slots=True)
class HalfPart(Part):
    """The first or second half of a time."""

    number: int

    def within(self, container: Reading) -> Reading | None:
        """Half a year, or half of a month, decade or century."""
        assert container.start is not None and container.end is not None
        if container.grain == "year" and container.start.month == 1:
            return timex.half(container.start.year, self.number).anchored(container.anchor)
        if container.start.month != 1 and container.end.year > container.start.year:  # a fiscal year
            return _slice(container, 6 * (self.number - 1), 6, "half_year")
        length = (container.end - container.start).days + 1
        middle = container.start + DAY * (15 if container.grain == "month" else length // 2)
        first, last = (container.start, middle - DAY) if self.number == 1 else (middle, container.end)
        grain = "year" if container.grain in ("decade", "century") else "day"
        modifier = "START" if self.number == 1 else "END"
        return Reading("DATE", container.value, first, last, grain, container.anchor, modifier)

    def open_value(self) -> str:
        """`XXXX-H1`."""
        return f"XXXX-H{self.number}"


def _slice(container: Reading, skip: int, length: int, grain: str) -> Reading | None:
    assert container.start is not None
    first = timex.shift(container.start, skip, "month")
    after = timex.shift(container.start, skip + length, "month")
    if first is None or after is None:
        return None
    return timex.between(first, after - DAY, grain, container.anchor)


@dataclass(slots=True)
class Stretch(Part):
    """The first or last units of a time: `the first nine months`. The value is their length."""

    count: int
    grain: str
    value: str
    from_end: bool = False

    def within(self, container: Reading) -> Reading | None:
        """Counted from the start of the container, or back from its end."""
        assert container.start is not None and container.end is not None
        first: dt.date | None = container.start
        last: dt.date | None = container.end
        if self.from_end:
            first = timex.shift(container.end + DAY, -self.count, self.grain)
        else:
            after = timex.shift(container.start, self.count, self.grain)
            last = after - DAY if after else None
        if first is None or last is None or not container.start <= first <= last <= container.end:
            return None
        modifier = "END" if self.from_end else "START"
        return Reading("DURATION", self.value, first, last, self.grain, container.anchor, modifier)

    def open_value(self) -> str:
        """`P9M`."""
        return self.value


@dataclass(slots=True)
class SeasonPart(Part):
    """`summer`."""

    code: str

    def within(self, container: Reading) -> Reading | None:
        """The season that begins in the year."""
        return timex.season(start_year(container), self.code)

    def open_value(self) -> str:
        """`XXXX-SU`."""
        return f"XXXX-{self.code}"


@dataclass(slots=True)
class ClockPart(Part):
    """A time of day, `T09:00` or `TMO`, of a day."""

    container: ClassVar[str] = "day"
    value: str

    def within(self, container: Reading) -> Reading | None:
        """The value of the day with that of the time behind it; the interval stays the day."""
        modifier = container.modifier
        return Reading("TIME", f"{container.value}{self.value}", container.start, container.end, "day",
                       container.anchor, modifier)  # fmt: skip

    def open_value(self) -> str:
        """`T09:00`, the day left open."""
        return self.value
