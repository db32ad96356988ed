"""Lengths that have their days: `in 10 months`, `two weeks starting Monday`, `three days after Christmas`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.moves import ending_at, told_day
from flows.annotating.dates.parts import Stretch
from flows.annotating.dates.tables import Measure
from flows.annotating.dates.timex import DAY, Reading

_LED = ("in", "within", "after")


def placed(frame: Frame, reading: Reading, first: int, last: int, measure: Measure, count: float | None) -> Reading:
    """A length in tokens `first` to `last` with its days, where they are told."""
    if count is None or count % 1:
        return reading
    word = frame.word(last)
    stretch = word in frame.known["starting_words"] or (word == "from" and frame.word(first - 1) == "for")
    if stretch:
        return _begun(frame, reading, measure, int(count), last)
    if word in frame.known["counting_words"]:
        return _from_day(frame, reading, measure, int(count), last)
    behind = last + (word in frame.known["periods"])  # the three-month period ended Sept. 30
    if frame.word(behind) in frame.known["ending_words"]:
        ended = ending_at(frame, int(count), measure, behind)
        if ended is not None:
            return reading._replace(start=ended.start, end=ended.end, grain=measure.grain, anchor=ended.anchor)
    if measure.grain is not None and frame.word(first - 1) in _LED:
        return _from_report(frame, reading, measure, int(count), first)
    return reading


def _begun(frame: Frame, reading: Reading, measure: Measure, count: int, last: int) -> Reading:
    """`two weeks starting Monday`, `for three days from Friday`: the length from that day on."""
    at = last + 1 + (frame.word(last + 1) in ("on", "from"))
    told = told_day(frame, at)
    if told is None or told.start is None or measure.grain is None:
        return reading
    after = timex.shift(told.start, count * measure.unit.scale, measure.grain)
    if after is None:
        return reading
    return reading._replace(start=told.start, end=after - DAY, grain=measure.grain, anchor=told.anchor)


def _from_day(frame: Frame, reading: Reading, measure: Measure, count: int, last: int) -> Reading:
    """`three days after Christmas`: the length keeps its value, and has the day that it leads to."""
    step = frame.known.calendar.later_words.get(frame.word(last), 1)
    told = told_day(frame, last + 1)
    if told is None or told.start is None or measure.grain is None:
        return reading
    at = timex.shift(told.start, step * count * measure.unit.scale, measure.grain)
    return _dated(frame, reading, (at, at), measure) if at else reading


def _from_report(frame: Frame, reading: Reading, measure: Measure, count: int, first: int) -> Reading:
    """`in 10 months`, `within 30 days`, from the day of the document."""
    now, before = frame.now, frame.word(first - 1)
    if now is None and frame.text_year is not None and frame.last_day is not None:
        told = frame.last_day.end  # counting to November 6 ... in 10 months
        now = told.replace(year=frame.text_year.year, day=1) if told else None
    if now is None or measure.grain is None:
        return reading
    future = frame.tense(first - 1) == "future"
    if before == "within" and future:
        span = timex.rolling(now - DAY, count, measure.grain, True)
        return _dated(frame, reading, span, measure) if span else reading
    if before == "in" and future:
        at = timex.shift(now, count * measure.unit.scale, measure.grain)
        if at is None:
            return reading
        reached = timex.holding("day" if measure.grain == "week" else measure.grain, at)
        return reading._replace(start=reached.start, end=reached.end, grain=reached.grain, anchor=frame.anchor)
    if before == "in" and measure.grain == "month" and 1 < count <= 12 and now.month in (count, count % 12 + 1):
        year = now.year - (now.month < count)
        found = Stretch(count, "month", reading.value or "").within(timex.year(year))
        return _dated(frame, reading, (found.start, found.end), measure) if found else reading
    return reading


def _dated(frame: Frame, reading: Reading, span: tuple[dt.date | None, dt.date | None], measure: Measure) -> Reading:
    return reading._replace(start=span[0], end=span[1], grain=measure.grain, anchor=frame.anchor)
