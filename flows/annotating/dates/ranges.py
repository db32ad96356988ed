"""Two times as the ends of one: `from June to March`, `April 30 – May 1`, `2014 through May 2018`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.parts import Part
from flows.annotating.dates.timex import Reading


def alike(a: Part | Reading, b: Part | Reading) -> bool:
    """Whether two times can be the ends of one range."""
    if isinstance(a, Reading) and isinstance(b, Reading):
        return a.grain == b.grain and a.timex_type == b.timex_type
    return type(a) is type(b) or {type(a).__name__, type(b).__name__} >= {"MonthPart", "Reading"} or isinstance(a, Part)


def joined(frame: Frame, a: Part | Reading, b: Part | Reading, first: int) -> Reading | None:
    """Two ends as one interval; an end without a year takes that of the other."""
    if isinstance(a, Part) and isinstance(b, Part):
        settled = frame.settle(b, first)
        if settled.start is None:
            return _open(a, b)
        b = settled
    begin = _before(a, b) if isinstance(a, Part) and isinstance(b, Reading) else a
    end = _after(b, a) if isinstance(b, Part) and isinstance(a, Reading) else b
    if not isinstance(begin, Reading) or not isinstance(end, Reading):
        return None
    if {begin.timex_type, end.timex_type} & {"SET", "DURATION"} and not (begin.start and end.start):
        return None
    return timex.joined(begin, end)


def _open(a: Part, b: Part) -> Reading | None:
    """`January-May` of a year that nothing tells."""
    if a.container != b.container or a.container == "day":
        return None
    return Reading("DATE", f"{a.open_value()}/{b.open_value()}")


def _before(part: Part, end: Reading) -> Reading | None:
    """The latest reading of a part that does not begin after `end` ends."""
    for step in (0, -1):
        found = _near(part, end.start, step)
        if found and found.start and end.end and found.start <= end.end:
            return found.anchored(end.anchor)
    return None


def _after(part: Part, start: Reading) -> Reading | None:
    """The first reading of a part that does not end before `start` begins."""
    for step in (0, 1):
        found = _near(part, start.end, step)
        if found and found.end and start.start and found.end >= start.start:
            return found.anchored(start.anchor)
    return None


def _near(part: Part, day: dt.date | None, step: int) -> Reading | None:
    at = timex.shift(day, step, part.container) if day else None
    return part.within(timex.holding(part.container, at)) if at else None
