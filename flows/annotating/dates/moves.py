"""Times some units away from another: `three weeks ago`, `a year earlier`, `two days later`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.parts import Part
from flows.annotating.dates.tables import Measure
from flows.annotating.dates.timex import DAY, SIZE, Reading

#: Values of units of a time that nothing tells.
_OPEN_VALUES = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}


def moved(frame: Frame, count: float, measure: Measure, word: str, last: int) -> Found:
    """A date some units from another: `three weeks ago`, `a year earlier`."""
    data = frame.known.calendar
    step = data.later_words.get(word, 1)
    if measure.name == "year" and count % 1 == 0.5:
        count, measure = 12 * count, frame.known.units["months"]  # 2 1/2 years ago
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
    else:
        found = _moved_in_text(frame, length, grain, last)
    if found is not None and measure.name == "night" and found.grain == "day":
        found = Reading("TIME", f"{found.value}TNI", found.start, found.end, "day", found.anchor)
    return (found or Reading("DATE", "XXXX-XX-XX" if measure.grain == "day" else "XXXX")), last


def _moved_in_text(frame: Frame, length: int, grain: str, at: int) -> Reading | None:
    recalled = frame.recalled(at, day_first=grain in ("day", "week"))
    told = recalled[0] if recalled else None
    if told is frame.last_long and grain in ("day", "week"):
        told = None
    if told is None and frame.last_day is None and frame.last_long is None and length > 0:
        return None
    if told is None or told.start is None or (told.grain == "day" and SIZE[grain] > SIZE["week"]):
        base = told.start if told else frame.now
        there = timex.shift(base, length, grain) if base else None
        return timex.holding(grain, there).anchored("text" if told else frame.anchor) if there else None
    if SIZE[told.grain or "day"] <= SIZE[grain]:
        return timex.moved(told, length, grain, "text")
    there = timex.shift(told.end or told.start, length, grain)
    return timex.holding(told.grain or grain, there).anchored("text") if there else None


def _clock_offset(frame: Frame, last: int) -> Found:
    base = frame.last_day if frame.last_day and frame.last_day.grain == "day" else None
    at = base.start if base else frame.now
    if at is None:
        return Reading("TIME", "TXX:XX"), last
    return Reading("TIME", f"{at.isoformat()}TXX:XX", at, at, "day", "text" if base else frame.anchor), last


def ending_at(frame: Frame, count: int, measure: Measure, at: int) -> Reading | None:
    """`three months ended June 30`: the units up to the date behind the word at `at`."""
    at += frame.word(at + 1) in ("in", "on")
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


#: A quarter that ended so many days ago or less is what a report of results speaks of.
_REPORTED = 75
_FRESH = 200


def is_fresh(frame: Frame, told: Reading) -> bool:
    """Whether a time told before is of the report itself, and not of the year it is compared with."""
    return frame.now is None or told.end is None or (frame.now - told.end).days <= _FRESH


def reported_quarter(frame: Frame, at: int) -> Reading | None:
    """The quarter that a report speaks of as `the quarter`: the one told last, else in the past the last full one."""
    told = frame.last_long
    if told is not None and told.start is not None and is_fresh(frame, told):
        after = timex.shift(told.start, 1, "quarter")
        if after is not None and told.end == after - DAY:
            whole = timex.holding("quarter", told.start)
            return (whole if whole.start == told.start else told).anchored("text")
    if frame.now is None:
        return None
    current = timex.holding("quarter", frame.now)
    early = current.start is not None and (frame.now - current.start).days <= _REPORTED
    before = timex.shift(frame.now, -1, "quarter") if early and frame.tense(at) == "past" else None
    return (timex.holding("quarter", before) if before else current).anchored(frame.anchor)


def reported_month(frame: Frame, at: int) -> Reading | None:
    """The month that a report of the past speaks of as `the month`: the one told last, if any."""
    told = frame.last_month
    if told is None or not is_fresh(frame, told) or frame.tense(at) != "past":
        return None
    return told.anchored("text")


def told_day(frame: Frame, at: int) -> Reading | None:
    """The one day that the words at token `at` tell."""
    if frame.read is None or at >= frame.last:
        return None
    found = frame.read(at)
    if found is None and frame.word(at) == "the" and at + 1 < frame.last:
        found = frame.read(at + 1)  # a day after the Thanksgiving holiday
    if found is None:
        return None
    day = frame.settle(found[0], at) if isinstance(found[0], Part) else found[0]
    if day.grain != "day" or day.start is None or day.start != day.end or day.timex_type == "SET":
        return None
    return day


def moved_from(frame: Frame, count: float | None, measure: Measure, word: str, first: int, last: int) -> Found:
    """`a week from Monday`, `a year ago today`, `three years ago this month`: counted from what stands behind."""
    after = frame.word(last)
    named = after in frame.known.weekdays or after in frame.known["counted_from"]
    if (word == "ago" and not named) or count is None or count % 1 or measure.grain is None or frame.read is None:
        return None
    if word != "ago" and (frame.word(first - 1) == "for" or after in frame.known["now_words"]):
        return None
    found = frame.read(last)
    if found is None:
        return None
    base = frame.settle(found[0], last) if isinstance(found[0], Part) else found[0]
    if base.start is None or base.grain not in ("day", "week", "month", "year") or base.timex_type != "DATE":
        return None
    step = -1 if word == "ago" else 1
    there = timex.shift(base.start, step * int(count) * measure.unit.scale, measure.grain)
    if there is None or SIZE[base.grain] > SIZE[measure.grain]:
        return None
    return timex.holding(base.grain, there).anchored(base.anchor), found[1]


def ends_here(frame: Frame, at: int) -> bool:
    """Whether an expression ends before token `at`: nothing that it could count from stands there."""
    word = frame.word(at)
    return not word or not word[0].isalnum() or word in frame.known["expression_ends"]


def open_date(value: str, last: int) -> Found:
    """A date that nothing resolves."""
    return Reading("DATE", value), last


def calendar_unit(frame: Frame, step: int, in_text: bool, measure: Measure, last: int, first: int) -> Found:
    """The calendar unit some steps from the document's, or from that of the date told last."""
    assert measure.grain is not None
    value = _OPEN_VALUES.get(measure.grain, "XXXX")
    base, anchor = _base(frame, measure.grain, in_text, first)
    at = timex.shift(base, step, measure.grain) if base else None
    if at is None:
        return open_date(value, last)
    found = timex.holding(measure.grain, at).anchored(anchor)
    if measure.name == "night":
        found = Reading("TIME", f"{found.value}TNI", found.start, found.end, "day", anchor)
    return found, last


def _base(frame: Frame, grain: str, in_text: bool, at: int) -> tuple[dt.date | None, str | None]:
    """The day to count from: in the text the last that is no coarser than the unit, else the document's."""
    if in_text:
        for told in frame.recalled(at, day_first=grain in ("day", "week")):
            if told.start is not None and SIZE[told.grain or "day"] <= SIZE[grain]:
                return told.start, "text"
    if frame.now is None and grain == "year" and frame.text_year is not None:
        return frame.text_year, "text"
    return frame.now, frame.anchor
