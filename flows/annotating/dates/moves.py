"""Times some units away from another: `three weeks ago`, `a year earlier`, `two days later`."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.parts import Part
from flows.annotating.dates.tables import Measure
from flows.annotating.dates.timex import DAY, SIZE, Reading


def moved(frame: Frame, count: float, measure: Measure, word: str, last: int) -> Found:
    """A date some units from another: `three weeks ago`, `a year earlier`."""
    data = frame.known.calendar
    step = data.later_words.get(word, 1)
    if measure.unit.clock:
        return _clock_offset(frame, last)
    if measure.grain is None or count * measure.unit.times % 1 or count > 5000:
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF"), last
    length = int(count * step * measure.unit.scale)
    grain = measure.grain
    if grain in ("decade", "century"):
        grain, length = "year", int(count * step * measure.unit.times)
    if grain == "week":  # weeks lead from day to day, longer units only to the unit
        grain, length = "day", 7 * length
    if word in data.document_later_words or word in data.from_words:
        at = timex.shift(frame.now, length, grain) if frame.now else None
        found = timex.holding(grain, at).anchored(frame.anchor) if at else None
    elif length > 0 and frame.last_day is None and frame.last_long is None:
        found = None
    else:
        found = _moved_in_text(frame, length, grain)
    return (found or Reading("DATE", "XXXX-XX-XX" if measure.grain == "day" else "XXXX")), last


def _moved_in_text(frame: Frame, length: int, grain: str) -> Reading | None:
    told = frame.last_day if grain in ("day", "week") else frame.last_long or frame.last_day
    if told is None or told.start is None or (told.grain == "day" and SIZE[grain] > SIZE["week"]):
        base = told.start if told else frame.now
        at = timex.shift(base, length, grain) if base else None
        return timex.holding(grain, at).anchored("text" if told else frame.anchor) if at else None
    if SIZE[told.grain or "day"] <= SIZE[grain]:
        return timex.moved(told, length, grain, "text")
    at = timex.shift(told.end or told.start, length, grain)
    return timex.holding(told.grain or grain, at).anchored("text") if at else None


def _clock_offset(frame: Frame, last: int) -> Found:
    base = frame.last_day if frame.last_day and frame.last_day.grain == "day" else None
    at = base.start if base else frame.now
    if at is None:
        return Reading("TIME", "TXX:XX"), last
    return Reading("TIME", f"{at.isoformat()}TXX:XX", at, at, "day", "text" if base else frame.anchor), last


def ending_at(frame: Frame, count: int, measure: Measure, at: int) -> Reading | None:
    """`three months ended June 30`: the units up to the date behind the word at `at`."""
    if frame.read is None or measure.grain is None or at + 1 >= frame.last:
        return None
    found = frame.read(at + 1)
    if found is None:
        return None
    end = frame.settle(found[0], at + 1) if isinstance(found[0], Part) else found[0]
    if end.timex_type != "DATE" or end.end is None:
        return None
    start = timex.shift(end.end + DAY, -count * measure.unit.scale, measure.grain)
    return timex.between(start, end.end, measure.grain, end.anchor) if start else None


def ends_here(frame: Frame, at: int) -> bool:
    word = frame.word(at)
    return not word or not word[0].isalnum() or word in frame.known["expression_ends"]
