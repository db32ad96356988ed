"""Which year, week or month a time without one is of: the nearest to the report, by the tense of its sentence."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

from flows.annotating.dates import timex
from flows.annotating.dates.parts import DaysPart, HalfPart, MonthPart, Part, QuarterPart, Stretch
from flows.annotating.dates.timex import DAY, Reading

Tense = Literal["past", "future"]
#: A date against the tense must be so many times nearer to win; a period may end so many days after a report of it.
_PENALTY = {"day": 10, "month": 30}
_MILD_PENALTY = 5
_OTHER_YEAR = 4
_EARLY_REPORT = 20
#: Containers that are tried around the one that holds today; farther ones only where none of these has the part.
_STEPS = ((0, -1, 1), (-2, 2, -3, 3, -4, 4), (*range(-14, -4), *range(5, 15)))
#: Parts that are alike wherever they stand, so that their reading need not be worked out twice for a day and tense.
REPEATED = (MonthPart, DaysPart, QuarterPart, HalfPart)


@lru_cache(maxsize=512)
def settled(part: MonthPart | DaysPart | QuarterPart | HalfPart, now: dt.date, tense: Tense | None) -> Reading | None:
    """As `nearest`, remembered."""
    return nearest(part, now, tense)


def nearest(part: Part, now: dt.date, tense: Tense | None) -> Reading | None:
    """The reading of `part` that suits a report of the day `now`; None where no year near has it."""
    base = timex.holding(part.container, now).start or now
    candidates = _candidates(part, base)
    return min(candidates, key=lambda found: _cost(found, part, now, tense), default=None)


def _candidates(part: Part, base: dt.date) -> list[Reading]:
    found: list[Reading] = []
    for reach in _STEPS:
        for step in reach:
            reading = part.within(_container(base, step, part.container))
            if reading is not None and reading.start is not None:
                found.append(reading)
        if found:
            break
    weekday = getattr(part, "weekday", 0)
    return [r for r in found if r.start and r.start.isoweekday() == weekday] or found if weekday else found


def _container(start: dt.date, step: int, grain: str) -> Reading:
    if grain == "year":
        return timex.year(start.year + step)
    return timex.holding(grain, timex.shift(start, step, grain) or start)


def _cost(reading: Reading, part: Part, now: dt.date, tense: Tense | None) -> float:
    assert reading.start is not None and reading.end is not None
    told_after = isinstance(part, Stretch) or reading.grain in ("quarter", "half_year")
    over = tense == "past" and told_after and reading.end > now + DAY * _EARLY_REPORT
    if reading.start <= now <= reading.end and not over:
        return 0
    ahead = reading.start > now or over
    distance = abs(((reading.end - now) if over else (reading.start - now) if ahead else (now - reading.end)).days)
    if tense is None:
        return distance * (_OTHER_YEAR if reading.start.year != now.year else 1)
    if ahead is (tense == "future"):
        return distance
    return distance * (_PENALTY.get(reading.grain or "day", _MILD_PENALTY) if ahead else _MILD_PENALTY)
