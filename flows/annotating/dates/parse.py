"""From a place in the text to one reading: productions, what they belong to, and ranges of two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flows.annotating.dates import calendar_dates, clock, lengths, periods, relative, timex
from flows.annotating.dates.calendar_dates import Found
from flows.annotating.dates.feasts import HolidayPart
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.parts import (
    ClockPart,
    HalfPart,
    MonthPart,
    Nth,
    Part,
    QuarterPart,
    SeasonPart,
    Stretch,
    WeekdayPart,
)  # fmt: skip
from flows.annotating.dates.timex import SIZE, Reading

Production = Callable[[Frame, int, int], Found]
_FUNCTIONS: dict[str, Production] = {
    "month_first": calendar_dates.month_first, "iso_date": calendar_dates.iso_date,
    "numeric_date": calendar_dates.numeric_date, "dotted_date": calendar_dates.dotted_date,
    "numeric_month": calendar_dates.numeric_month, "day_first": calendar_dates.day_first,
    "month_year": calendar_dates.month_year, "day_of_shift": calendar_dates.day_of_shift,
    "year_span": calendar_dates.year_span, "decade": calendar_dates.decade, "century": calendar_dates.century,
    "year": calendar_dates.year, "year_name": calendar_dates.year_name, "slash_day": calendar_dates.slash_day,
    "months_of": calendar_dates.month_count, "fiscal_year": periods.fiscal_year, "quarter": periods.quarter,
    "quarter_mark": periods.quarter_mark, "half": periods.half, "weeks_of": periods.weeks_of,
    "stretch": periods.stretch, "nth": periods.nth, "shifted_count": relative.shifted_count,
    "same_period": relative.same_period, "before_last": relative.before_last, "day_after": relative.day_after,
    "shifted_unit": relative.shifted_unit, "shifted_name": relative.shifted_name, "the_unit": relative.the_unit,
    "vague_period": lengths.vague_period, "every": lengths.every, "offset": lengths.offset,
    "duration": lengths.duration, "frequency": lengths.frequency, "deictic": lengths.deictic,
    "reference": lengths.reference, "clock": clock.clock, "day_part": clock.day_part,
}  # fmt: skip
_OF = ("of", "in")
_DAY_OF = ("on", ",", "of")
_AFTER_POSSESSIVE = (QuarterPart, HalfPart, Stretch, Nth, HolidayPart, SeasonPart)
#: Parts that a following time may belong to without a word between: `the third quarter last year`.
_ADJACENT = (QuarterPart, HalfPart, Stretch, MonthPart, WeekdayPart, SeasonPart, HolidayPart, relative.SamePart)
_DASHES = ("-", "–", "—", "‑", "~")
_TO = ("to", "until", "till", "through", "thru")


class Parser:
    """Reads one expression at a time. Raises nothing: what cannot be read is None."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def at(self, frame: Frame, start: int) -> tuple[Part | Reading, int] | None:
        """The time that begins at token `start`, with the token after it."""
        match = self._pattern.match(frame.tokens.letters, start, frame.last)
        return self._read(frame, match) if match else None

    def _read(self, frame: Frame, match: re.Match[str]) -> Found:
        name = match.lastgroup or ""
        first, last = match.span()
        if name == "phase":
            return self._phase(frame, first, last)
        found = _FUNCTIONS[name](frame, first, last)
        if found is None:
            return None
        return self.belonging(frame, found[0], first, found[1])

    def search(self, frame: Frame, start: int, core: int) -> tuple[Reading, int, int] | None:
        """The first time from `start` on that holds token `core`, as reading and token interval."""
        while start <= core:
            match = self._pattern.search(frame.tokens.letters, start, frame.last)
            if match is None or match.start() > core:
                return None
            found = self._read(frame, match) if match.end() > core or match.lastgroup == "phase" else None
            if found is not None and found[1] > core:
                return self.finish(frame, found[0], match.start(), found[1])
            start = match.start() + 1
        return None

    def finish(self, frame: Frame, value: Part | Reading, first: int, last: int) -> tuple[Reading, int, int] | None:
        """A reading that stands for itself: ranges joined, parts settled."""
        ranged = self._range(frame, value, first, last)
        if ranged is not None:
            return ranged[0], first, ranged[1]
        if isinstance(value, Part):
            if value.bound:
                return None
            value = frame.settle(value, first)
        return value, first, last

    def _phase(self, frame: Frame, first: int, last: int) -> Found:
        """`the end of` a time, `early` a time."""
        words = [w for w in frame.words(first, last) if w in frame.known.calendar.phases]
        word, ending = words[0], frame.word(last - 1)
        linked = ending in _OF or ending in _DASHES
        if not linked and word not in frame.known.calendar.bare_phases:
            return None
        frame.inside = word not in ("mid", "early", "late", "full") or linked
        inner = self.at(frame, last)
        frame.inside = False
        if inner is None:
            return None
        value, end = inner
        if isinstance(value, Part):
            value = ClockPart(value.value) if isinstance(value, ClockPart) else frame.settle(value, first)
        if isinstance(value, ClockPart):
            return value, end
        if value.timex_type in ("DURATION", "SET") and value.start is None:
            return None
        if (value.value and value.value.endswith("_REF")) or (value.timex_type == "DURATION" and word not in ("rest", "remainder", "end", "start", "beginning")):
            return None
        return periods.phased(frame, value, frame.known.calendar.phases[word]), end

    def belonging(self, frame: Frame, value: Part | Reading, first: int, last: int) -> Found:
        """The time together with the larger one that follows it, and a day with its part of the day."""
        if isinstance(value, Reading):
            return self._reading_with(frame, value, last)
        if isinstance(value, ClockPart):
            return self._clock_with(frame, value, last)
        start = last
        word = frame.word(last)
        if word in _OF:
            start = last + 1
        elif not isinstance(value, _ADJACENT):
            return value, last
        inner = self.at(frame, start) if start < frame.last else None
        if inner is not None:
            combined = self._combined(frame, value, inner[0], first, start > last)
            if combined is not None:
                return combined, inner[1]
        if isinstance(value, WeekdayPart) or value.container == "year":
            return self._with_day_part(frame, value, first, last)
        return value, last

    def _combined(self, frame: Frame, part: Part, inner: Part | Reading, first: int, linked: bool) -> Reading | None:
        if isinstance(inner, Part):
            if not linked or isinstance(inner, (WeekdayPart, ClockPart)) or (part.container == "year" and not isinstance(part, (HalfPart, Stretch))):
                return None
            inner = frame.settle(inner, first)
        if inner.start is None or inner.grain is None or inner.timex_type not in ("DATE",):
            return None
        if SIZE[inner.grain] < SIZE[part.container] and not isinstance(part, (HalfPart, Stretch)):
            return None
        if isinstance(part, MonthPart) and not linked and inner.anchor == "self":
            return None
        found = part.within(inner)
        return replace(found, anchor=inner.anchor) if found else None

    def _reading_with(self, frame: Frame, value: Reading, last: int) -> Found:
        if value.start is None or value.timex_type != "DATE":
            return value, last
        if frame.word(last) in ("'s", "’s") and value.grain == "year":
            inner = self.at(frame, last + 1)
            if inner is not None and isinstance(inner[0], _AFTER_POSSESSIVE):
                found = inner[0].within(value)
                return (replace(found, anchor=value.anchor), inner[1]) if found else (value, last)
        if value.start == value.end:
            return self._with_day_part(frame, value, last, last)
        return value, last

    def _with_day_part(self, frame: Frame, value: Part | Reading, first: int, last: int) -> Found:
        """`Friday morning`: the part of the day that follows at once."""
        word = frame.word(last)
        code = frame.known.calendar.day_parts.get(word)
        day = frame.settle(value, first) if isinstance(value, Part) and code else value
        if code is None or not isinstance(day, Reading) or day.start != day.end or (day.start is None and not day.value):
            return value, last
        timed = ClockPart(f"T{code}").within(day)
        return (timed, last + 1) if timed else (value, last)

    def _clock_with(self, frame: Frame, value: ClockPart, last: int) -> Found:
        start = last + (frame.word(last) in _DAY_OF)
        inner = self.at(frame, start) if start < frame.last else None
        if inner is None:
            return value, last
        day = frame.settle(inner[0], start) if isinstance(inner[0], Part) and inner[0].container != "day" else inner[0]
        if not isinstance(day, Reading) or day.grain != "day" or day.start != day.end or day.timex_type != "DATE":
            return value, last
        found = value.within(day)
        return (found, inner[1]) if found else (value, last)

    def _range(self, frame: Frame, value: Part | Reading, first: int, last: int) -> tuple[Reading, int] | None:
        word = frame.word(last)
        before = frame.word(first - 1)
        if word in _DASHES or word in _TO or (word == "and" and before == "between"):
            following = last + 1
        else:
            return None
        if isinstance(value, Reading) and value.value == "PRESENT_REF" and frame.now:
            value = timex.day(frame.now).anchored(frame.anchor)
        if isinstance(value, Reading) and value.timex_type in ("SET", "DURATION") and value.modifier != "START":
            return None
        inner = self.at(frame, following)
        if inner is None or (word in _DASHES and not _alike(value, inner[0])):
            return None
        joined = _joined(frame, value, inner[0], first, before)
        return (joined, inner[1]) if joined is not None else None


def _alike(a: Part | Reading, b: Part | Reading) -> bool:
    if isinstance(a, Reading) and isinstance(b, Reading):
        return a.grain == b.grain and a.timex_type == b.timex_type
    return type(a) is type(b) or {type(a).__name__, type(b).__name__} >= {"MonthPart", "Reading"} or isinstance(a, Part)


def _joined(frame: Frame, a: Part | Reading, b: Part | Reading, first: int, before: str) -> Reading | None:
    """Two ends as one interval; an end without a year takes that of the other."""
    if isinstance(b, Reading) and b.value == "PRESENT_REF" and frame.now:
        b = timex.day(frame.now).anchored(frame.anchor)
    if isinstance(a, Part) and isinstance(b, Part):
        a = frame.settle(a, first)
    if isinstance(a, Part) and isinstance(b, Reading):
        a = _before(a, b)
    elif isinstance(b, Part) and isinstance(a, Reading):
        b = _after(b, a)
    if not isinstance(a, Reading) or not isinstance(b, Reading):
        return None
    if {a.timex_type, b.timex_type} & {"SET", "DURATION"} and not (a.start and b.start):
        return None
    return timex.joined(a, b)


def _before(part: Part, end: Reading) -> Reading | None:
    """The latest reading of a part that does not begin after `end` ends."""
    return _nearest(part, end, (0, -1), lambda found: found.start <= end.end)  # type: ignore[operator]


def _after(part: Part, start: Reading) -> Reading | None:
    """The first reading of a part that does not end before `start` begins."""
    return _nearest(part, start, (0, 1), lambda found: found.end >= start.start)  # type: ignore[operator]


def _nearest(part: Part, other: Reading, steps: tuple[int, int], fits: Callable[[Reading], bool]) -> Reading | None:
    if other.start is None or other.end is None:
        return None
    for step in steps:
        at = timex.shift(other.start if step >= 0 else other.end, step, part.container)
        found = part.within(timex.holding(part.container, at)) if at else None
        if found is not None and found.start is not None and fits(found):
            return found.anchored(other.anchor)
    return None
