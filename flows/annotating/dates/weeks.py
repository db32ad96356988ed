"""Parts that are days of a week, or weeks: `Friday`, `the last week of March`, `week 31`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from flows.annotating.dates import timex
from flows.annotating.dates.parts import DayOfMonth, Part, start_year
from flows.annotating.dates.timex import DAY, Reading


@dataclass(slots=True)
class DatedWeekday(Part):
    """`Monday the 21st`: only in months where the day is that weekday."""

    container: ClassVar[str] = "month"
    weekday: int
    day: int

    def within(self, container: Reading) -> Reading | None:
        """That day of the month in which the container starts."""
        found = DayOfMonth(self.day).within(container)
        fits = found is not None and found.start is not None and found.start.isoweekday() == self.weekday
        return found if fits else None

    def open_value(self) -> str:
        """`XXXX-XX-21`."""
        return f"XXXX-XX-{self.day:02}"


@dataclass(slots=True)
class WeekdayPart(Part):
    """`Friday`."""

    container: ClassVar[str] = "week"
    number: int

    def within(self, container: Reading) -> Reading | None:
        """That day of the week in which the container starts."""
        assert container.start is not None
        monday = container.start - DAY * (container.start.isoweekday() - 1)
        return timex.day(monday + DAY * (self.number - 1))

    def open_value(self) -> str:
        """`XXXX-WXX-5`."""
        return f"XXXX-WXX-{self.number}"


@dataclass(slots=True)
class WeekNumber(Part):
    """`week 31`, as ISO 8601 counts."""

    number: int

    def within(self, container: Reading) -> Reading:
        """That week of the year."""
        fourth = dt.date(start_year(container), 1, 4)  # always in the first week
        return timex.week(fourth + 7 * DAY * (self.number - 1))

    def open_value(self) -> str:
        """`XXXX-W31`."""
        return f"XXXX-W{self.number:02}"


@dataclass(slots=True)
class WeekOf(Part):
    """`the week of`, `the week ending` a day."""

    container: ClassVar[str] = "day"
    bound: ClassVar[bool] = True
    #: Whether the day begins the week: a Sunday is the one before its Monday, but not of `the week ending`.
    begins: bool = True

    def within(self, container: Reading) -> Reading | None:
        """The week of the day with which the container starts."""
        start = container.start
        if start is None:
            return None
        return timex.week(start + DAY if self.begins and start.isoweekday() == 7 else start)

    def open_value(self) -> str:
        """`XXXX-WXX`."""
        return "XXXX-WXX"


@dataclass(slots=True)
class Nth(Part):
    """`the last week of March`, `the first Monday of the month`; a negative number counts from the end."""

    container: ClassVar[str] = "month"
    bound: ClassVar[bool] = True
    number: int
    grain: str
    weekday: int = 0

    def within(self, container: Reading) -> Reading | None:
        """Weeks are those with their Thursday in the time, as ISO weeks of a year are."""
        assert container.start is not None and container.end is not None
        if self.weekday or self.grain in ("week", "weekend"):
            return self._by_week(container, self.weekday or 4)
        at = container.start if self.number > 0 else container.end + DAY
        count = self.number - 1 if self.number > 0 else self.number
        first = timex.shift(at, count, self.grain)
        if first is None or not container.start <= first <= container.end:
            return None
        return timex.holding(self.grain, first)

    def _by_week(self, container: Reading, weekday: int) -> Reading | None:
        assert container.start is not None and container.end is not None
        if self.number > 0:
            first = container.start + DAY * ((weekday - container.start.isoweekday()) % 7)
            at = first + DAY * 7 * (self.number - 1)
        else:
            last = container.end - DAY * ((container.end.isoweekday() - weekday) % 7)
            at = last + DAY * 7 * (self.number + 1)
        if not container.start <= at <= container.end:
            return None
        if self.weekday:
            return timex.day(at)
        return timex.week(at) if self.grain == "week" else timex.weekend(at)

    def open_value(self) -> str:
        """`XXXX-WXX`."""
        return f"XXXX-WXX-{self.weekday}" if self.weekday else "XXXX-WXX"
