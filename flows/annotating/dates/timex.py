"""Calendar arithmetic: closed intervals with their precision and their TIMEX3 value."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from flows.annotating.spans import TimexType

DAY = dt.timedelta(days=1)
#: Grains from fine to coarse; they are the contract's precisions.
GRAINS = ("day", "week", "month", "quarter", "half_year", "year", "decade", "century")
#: Modifier of an adjective that only alludes to a time: `recent attacks`.
ATTRIBUTE = "ATTRIBUTE"
#: A time that is only referred to, not dated, ends with this.
REFERENCE = "_REF"
SIZE = {grain: size for size, grain in enumerate(GRAINS)}
_MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "decade": 120, "century": 1200}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Reading(NamedTuple):
    """What an expression means. `start` and `end` are None where it is no stretch of days, or stays open.

    `anchor`: `self` (the words say it all), `document`, `text`, or None where nothing was there to count from.
    """

    timex_type: TimexType
    value: str | None
    start: dt.date | None = None
    end: dt.date | None = None
    grain: str | None = None
    anchor: str | None = None
    modifier: str | None = None

    def anchored(self, anchor: str | None) -> Reading:
        """The same, counted from `anchor`."""
        if anchor == self.anchor:
            return self
        return Reading(self.timex_type, self.value, self.start, self.end, self.grain, anchor, self.modifier)


def _date(value: str, start: dt.date, end: dt.date, grain: str) -> Reading:
    return Reading("DATE", value, start, end, grain, "self")


@lru_cache(maxsize=4096)
def day(at: dt.date) -> Reading:
    """One day."""
    return _date(at.isoformat(), at, at, "day")


@lru_cache(maxsize=4096)
def month(year_number: int, number: int) -> Reading:
    """One month."""
    first = dt.date(year_number, number, 1)
    return _date(f"{year_number:04}-{number:02}", first, month_end(year_number, number), "month")


def month_end(year_number: int, number: int) -> dt.date:
    """Last day of a month."""
    return dt.date(year_number, number, monthrange(year_number, number)[1])


@lru_cache(maxsize=1024)
def quarter(year_number: int, number: int) -> Reading:
    """One quarter of a calendar year."""
    return _date(f"{year_number:04}-Q{number}", dt.date(year_number, 3 * number - 2, 1),
                 month_end(year_number, 3 * number), "quarter")  # fmt: skip


@lru_cache(maxsize=1024)
def half(year_number: int, number: int) -> Reading:
    """One half of a calendar year."""
    return _date(f"{year_number:04}-H{number}", dt.date(year_number, 6 * number - 5, 1),
                 month_end(year_number, 6 * number), "half_year")  # fmt: skip


@lru_cache(maxsize=4096)
def year(number: int) -> Reading:
    """One calendar year."""
    return _date(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def years(first: int, last: int) -> Reading:
    """Calendar years, both included."""
    return _date(f"{first:04}/{last:04}", dt.date(first, 1, 1), dt.date(last, 12, 31), "year")


def decade(number: int) -> Reading:
    """The ten years from `number`, which ends in 0."""
    return _date(f"{number // 10:03}", dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "decade")


def century(number: int) -> Reading:
    """The n-th century, counted as the press counts: the 20th is 1900 to 1999."""
    first = max(1, 100 * (number - 1))
    return _date(f"{number - 1:02}", dt.date(first, 1, 1), dt.date(100 * number - 1, 12, 31), "century")


def week(at: dt.date) -> Reading:
    """The week from Monday to Sunday that holds a day."""
    iso = at.isocalendar()
    monday = at - DAY * (iso.weekday - 1)
    return _date(f"{iso.year:04}-W{iso.week:02}", monday, monday + 6 * DAY, "week")


def weekend(at: dt.date) -> Reading:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(at)
    saturday = at + DAY * (6 - at.isoweekday())
    return _date(f"{whole.value}-WE", saturday, saturday + DAY, "day")


def season(year_number: int, code: str) -> Reading:
    """Three months from March, June, September or December; winter ends in the year after."""
    first = dt.date(year_number, _SEASON_MONTH[code], 1)
    last = shift(first, 3, "month")
    return _date(f"{year_number:04}-{code}", first, (last or first) - DAY, "quarter")


def shift(at: dt.date, count: int, grain: str) -> dt.date | None:
    """`at` moved by `count` grains; the 31st becomes the last day of a shorter month. None beyond the calendar."""
    try:
        if grain in ("day", "week"):
            return at + DAY * (count * (7 if grain == "week" else 1))
        months = at.year * 12 + at.month - 1 + count * _MONTHS_OF[grain]
        number, index = divmod(months, 12)
        if not 1 <= number <= 9998:
            return None
        return dt.date(number, index + 1, min(at.day, monthrange(number, index + 1)[1]))
    except OverflowError:
        return None


def holding(grain: str, at: dt.date) -> Reading:
    """The calendar unit of this grain that holds a day."""
    if grain == "day":
        return day(at)
    if grain == "week":
        return week(at)
    if grain == "month":
        return month(at.year, at.month)
    if grain == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if grain == "half_year":
        return half(at.year, (at.month + 5) // 6)
    return _long(grain, at)


def _long(grain: str, at: dt.date) -> Reading:
    if grain == "year":
        return year(at.year)
    return decade(at.year - at.year % 10) if grain == "decade" else century(at.year // 100 + 1)


def moved(reading: Reading, count: int, grain: str, anchor: str) -> Reading | None:
    """A dated reading moved by whole units: `the same period last year`. Whole months stay whole months."""
    if reading.start is None or reading.end is None:
        return None
    start, end = shift(reading.start, count, grain), shift(reading.end, count, grain)
    if start is None or end is None:
        return None
    if (reading.end + DAY).day == 1 and grain not in ("day", "week"):
        end = month_end(end.year, end.month)
    return between(start, end, reading.grain or "day", anchor)


def between(start: dt.date, end: dt.date, grain: str, anchor: str | None) -> Reading:
    """A closed interval, with the value of a calendar unit where it is just one."""
    if start == end and grain == "day":
        return day(start).anchored(anchor)
    whole = holding(grain, start)
    if (whole.start, whole.end) == (start, end):
        return whole.anchored(anchor)
    value = f"{_edge(start, grain)}/{_edge(end, grain)}"
    return Reading("DATE", value, start, end, grain, anchor)


def _edge(at: dt.date, grain: str) -> str:
    return holding(grain, at).value or at.isoformat()


def joined(first: Reading, last: Reading) -> Reading | None:
    """`first` to `last` as one closed interval; None where the order is wrong or an end is open."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    grain = min(first.grain or "day", last.grain or "day", key=SIZE.__getitem__)
    anchor = first.anchor if first.anchor == last.anchor else first.anchor or last.anchor
    kind: TimexType = "TIME" if first.timex_type == last.timex_type == "TIME" else "DATE"
    return Reading(kind, f"{first.value}/{last.value}", first.start, last.end, grain, anchor)


def open_days(at: dt.date, count: int, forward: bool) -> tuple[dt.date, dt.date]:
    """The `count` days from Monday to Friday before a day, or after it, without the day itself; at most 1,000."""
    step = DAY if forward else -DAY
    near = far = at + step
    seen = 0
    while True:
        seen += far.isoweekday() < 6
        if seen >= min(count, 1000):
            return (near, far) if forward else (far, near)
        far += step


def rolling(at: dt.date, count: int, grain: str, forward: bool) -> tuple[dt.date, dt.date] | None:
    """The `count` units before a day, or after it, without the day itself."""
    other = shift(at, count if forward else -count, grain)
    if other is None:
        return None
    return (at + DAY, other) if forward else (other, at - DAY)
