"""`the same period last year`, `the corresponding month of 2023`: the time told last, in another year."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import calendar_unit, reported_quarter
from flows.annotating.dates.parts import Part
from flows.annotating.dates.timex import DAY, Reading


def same_period(frame: Frame, first: int, last: int) -> Found:
    """`the same period`, `the same month`: the time told last, to be moved by what follows."""
    word = frame.word(last - 1)
    measure = frame.known.units.get(word)
    if measure is not None and measure.grain is None:
        return None
    daily = measure is not None and measure.grain == "day"
    recalled = frame.recalled(first, day_first=daily)
    told = next((t for t in recalled if t is (frame.last_day if daily else frame.last_long)), None)
    if word in frame.known["periods"]:
        followers = "same_time_followers" if word == "time" else "same_period_followers"
        led = word == "period" and frame.word(first - 1) in frame.known["same_period_leads"]
        if not led and frame.word(last) not in frame.known[followers]:
            return None
    if measure is None:
        return SamePart(frame.latest if word == "time" else told or (recalled[0] if recalled else None)), last
    if measure.grain == "quarter" and not measure.plural:
        told = reported_quarter(frame, first)
    elif told is not None and not measure.plural and (told.grain != measure.grain or "/" in (told.value or "")):
        told = None  # the same month after a time of several months
    linked = frame.word(last) in frame.known["same_time_followers"] and _names_time(frame, last)
    if measure.grain in ("week", "day") and not linked:
        return calendar_unit(frame, 0, True, measure, last, first)
    if told is None:
        told = timex.holding(measure.grain or "day", frame.now) if frame.now else None
        return (SamePart(told), last) if linked else calendar_unit(frame, 0, False, measure, last, first)
    return SamePart(told), last


def _names_time(frame: Frame, at: int) -> bool:
    """`the same day a year earlier`, not `the same day a school opened`."""
    if frame.word(at) not in ("a", "the", "this", "one"):
        return True
    return frame.word(at + 1) in frame.known.units or frame.word(at + 1) in frame.known.shifts


#: The longest time that has a same period in another year.
_YEAR = 366 * DAY


class SamePart(Part):
    """`the same period` of another year."""

    container = "year"

    def __init__(self, told: Reading | None) -> None:
        self.told = told

    def within(self, container: Reading) -> Reading | None:
        """The time told last, moved to the year in which the container starts."""
        told = self.told
        if told is None or told.start is None or told.end is None or container.start is None:
            return container
        if told.end - told.start > _YEAR:  # of a plan of five years, the part in that year is not told
            return container
        return timex.moved(told, container.start.year - told.start.year, "year", "text")

    def open_value(self) -> str:
        """The value of the time told last."""
        return (self.told.value if self.told else None) or "XXXX"
