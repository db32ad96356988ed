"""Productions that move by whole units: `last week`, `the past five years`, `the same period`, `the year`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import (
    calendar_unit,
    ending_at,
    ends_here,
    is_fresh,
    moved,
    open_date,
    reported_quarter,
)
from flows.annotating.dates.parts import HalfPart, QuarterPart
from flows.annotating.dates.tables import Measure, number, vague_count
from flows.annotating.dates.timex import DAY, Reading
from flows.annotating.dates.units import phrase, the_unit


def _shift_of(frame: Frame, words: list[str]) -> tuple[int, bool, str]:
    """How many units to move, whether from a date of the text, and the word that says so."""
    named = [w for w in words if w in frame.known.shifts and w not in frame.known["the_words"]] or [
        w for w in words if w in frame.known.shifts
    ]
    word = named[0] if named else "the"
    return frame.known.shifts[word], word in frame.known.text_shifts, word


def shifted_count(frame: Frame, first: int, last: int) -> Found:
    """`the past five years`, `the next few weeks`, `the two months` told of before."""
    words = frame.words(first, last)
    measure = frame.known.units[words[-1]]
    if words[0] in frame.known["shift_prepositions"]:
        return None
    step, in_text, shift = _shift_of(frame, words)
    if shift == words[0] == "last" and frame.word(first - 1) in frame.known["led_words"]:
        return None  # it will last two days
    count, high = number(words, frame.known)
    length = count if count is not None else vague_count(words, frame.known)
    value = measure.value(count)
    if words[-2] in frame.known["dashes"] and not measure.plural:
        return None  # the five-year plan
    if measure.grain is None or high is not None or not length or length % 1:
        return Reading("DURATION", value), last
    if count is not None and frame.word(last) in frame.known["ending_words"]:
        ended = ending_at(frame, int(length), measure, last)
        if ended is not None:
            return Reading("DURATION", value, ended.start, ended.end, measure.grain, ended.anchor), last
    if step == 0:
        return _told_stretch(frame, int(length), measure, value, first), last
    if measure.name == "day" and not frame.known["open_days"].isdisjoint(words) and frame.now is not None:
        return Reading("DURATION", value, *timex.open_days(frame.now, int(length), step > 0), "day", frame.anchor), last
    span, anchor = _span_beside(frame, int(length) * measure.unit.scale, measure, step > 0, in_text, first)
    if span is None:
        return Reading("DURATION", value), last
    return Reading("DURATION", value, *span, measure.grain, anchor), last


def _span_beside(
    frame: Frame, count: int, measure: Measure, forward: bool, in_text: bool, at: int
) -> tuple[tuple[dt.date, dt.date] | None, str | None]:
    """The units before or after today, or with `the subsequent four months` beside the time told last."""
    assert measure.grain is not None
    if in_text:
        recalled = frame.recalled(at, day_first=measure.grain in ("day", "week"))
        edge = (recalled[0].end if forward else recalled[0].start) if recalled else None
        if edge is not None:
            return timex.rolling(edge, count, measure.grain, forward), "text"
    return (_counted(frame.now, count, measure.grain, forward) if frame.now else None), frame.anchor


def _counted(now: dt.date, count: int, grain: str, forward: bool) -> tuple[dt.date, dt.date] | None:
    """Units counted from today; quarters are those of the calendar."""
    if grain != "quarter":
        return timex.rolling(now, count, grain, forward)
    near = timex.shift(now, 1 if forward else -1, grain)
    far = timex.shift(now, count if forward else -count, grain)
    if near is None or far is None:
        return None
    first, last = (near, far) if forward else (far, near)
    start, end = timex.holding(grain, first).start, timex.holding(grain, last).end
    return (start, end) if start and end else None


def _told_stretch(frame: Frame, count: int, measure: Measure, value: str, at: int) -> Reading:
    """`the two months`: the time told last, where it is as long."""
    coming = frame.tense(at) == "future"
    for told in (*frame.joined, frame.last_long, frame.last_day):
        if told is None or told.start is None or told.end is None or measure.grain is None:
            continue
        if frame.now is not None and told.end > frame.now and not coming:
            continue
        after = timex.shift(told.start, count, measure.grain)
        if after is not None and after - DAY == told.end:
            return Reading("DURATION", value, told.start, told.end, measure.grain, "text")
    return Reading("DURATION", value)


def shifted_unit(frame: Frame, first: int, last: int) -> Found:
    """`last week`, `the previous year`, `this month`, `the same day`, `the past decade`, `the year earlier`."""
    words = frame.words(first, last)
    ending = words[-1] in frame.known.calendar.later_words
    name = words[-2] if ending else words[-1]
    measure = frame.known.units.get(name)
    if measure is None or (measure.plural and not ending):
        return phrase(frame, " ".join(words), last) if measure else None
    if ending:
        still = not _shift_of(frame, words[:-1])[0]  # not `next week later in the day`
        found = _moved_unit(frame, words, measure, last) if still else None
        return found or shifted_unit(frame, first, last - 1)
    if words[0] == "last" and frame.word(first - 1) in frame.known["led_words"]:
        return None  # it will last a day
    the_last = "last" in words and (words[0] == "the" or frame.word(first - 1) == "the")
    if the_last and frame.word(last) == "of" and measure.name in frame.known["counted_units"]:
        return None  # the last day of the hearing
    return _beside(frame, words, measure, first, last)


def _beside(frame: Frame, words: list[str], measure: Measure, first: int, last: int) -> Found:
    step, in_text, word = _shift_of(frame, words)
    if word == "next" and words[0] == "the" and frame.tense(first) == "past":
        in_text = True  # the next day they recovered
    if measure.name == "weekend":
        return _weekend(frame, step, in_text, word, last, first)
    if measure.grain is None:
        return None if any(w in frame.known["dashes"] for w in words) else _clock_span(frame, measure, word, last)
    if word == "the":
        return the_unit(frame, first, last)
    if measure.name == "fortnight":
        return _fortnight(frame, step, measure, last)
    if word == "past" or (step < 0 and measure.name == "decade"):
        return _past_one(frame, measure, last, step > 0)
    return calendar_unit(frame, step, in_text, measure, last, first)


def _clock_span(frame: Frame, measure: Measure, word: str, last: int) -> Found:
    """`the next hour`, `the past minute`: a length, of which day nobody asks."""
    if word not in frame.known["clock_shifts"] or measure.plural:
        return None
    return Reading("DURATION", measure.value(1)), last


def _past_one(frame: Frame, measure: Measure, last: int, forward: bool = False) -> Found:
    span = _counted(frame.now, measure.unit.scale, measure.grain or "day", forward) if frame.now else None
    if span is None:
        return Reading("DURATION", measure.value(1)), last
    return Reading("DURATION", measure.value(1), *span, measure.grain, frame.anchor), last


def _fortnight(frame: Frame, step: int, measure: Measure, last: int) -> Found:
    if step <= 0:
        return _past_one(frame, measure, last) if step else None
    at = timex.shift(frame.now, 2, "week") if frame.now else None
    if at is None:
        return Reading("DURATION", measure.value(1)), last
    start = timex.week(at).start
    return Reading("DURATION", measure.value(1), start, start + 13 * DAY if start else None, "week", frame.anchor), last


def _weekend(frame: Frame, step: int, in_text: bool, word: str, last: int, at: int) -> Found:
    if frame.now is None:
        return open_date("XXXX-WXX-WE", last)
    if word == "the":
        tense = frame.tense(at)
        early = frame.now.isoweekday() < (4 if tense is None else 6)
        step = -1 if tense != "future" and early else 0
    return timex.weekend(frame.now + 7 * DAY * step).anchored(frame.anchor), last


def _moved_unit(frame: Frame, words: list[str], measure: Measure, last: int) -> Found:
    """`the year before`: one unit from the date told last."""
    if measure.plural:
        return None
    if words[-1] in frame.known["open_later_words"] and not ends_here(frame, last):
        return None
    return moved(frame, 1, measure, words[-1], last)


def year_earlier(frame: Frame, first: int, last: int) -> Found:
    """`the year-earlier period`, `a year-ago` quarter."""
    words = frame.words(first, last)
    at = next(i for i, word in enumerate(words) if word in frame.known.units)
    later = next((word for word in words if word in ("earlier", "ago", "later")), None)
    if later is None and any(frame.known.shifts.get(word) == -1 for word in words[:at]):
        later = "earlier"
    measure = frame.known.units[words[at]]
    if later is None or measure.plural or measure.unit.clock:
        return None
    last_unit = frame.known.units.get(words[-1])
    if last_unit is not None and last_unit.grain == "quarter" and measure.grain == "year":
        quarter = reported_quarter(frame, first) if frame.now is not None else None
        shifted = timex.moved(quarter, -1 if later != "later" else 1, "year", "text") if quarter else None
        if shifted is not None:
            return shifted, last
    counted = frame.last_long is not None and is_fresh(frame, frame.last_long)
    found = moved(frame, 1, measure, "earlier" if later == "ago" and counted else later, last)
    behind = frame.read(last) if frame.read is not None and measure.grain == "year" and last < frame.last else None
    if behind is None or found is None or not isinstance(behind[0], (QuarterPart, HalfPart)):
        return found
    year = found[0].start.year if isinstance(found[0], Reading) and found[0].start else None
    within = behind[0].within(timex.year(year)) if year else None  # the year-earlier third quarter
    return (within.anchored(frame.anchor), behind[1]) if within else found


def unit_end(frame: Frame, first: int, last: int) -> Found:
    """`year-end`, `month-end`: of the document's year or month."""
    measure = next(frame.known.units[w] for w in frame.words(first, last) if w in frame.known.units)
    if measure.grain not in ("week", "month", "quarter", "year") or frame.now is None:
        return None
    return timex.holding(measure.grain, frame.now)._replace(anchor=frame.anchor, modifier="END"), last


def before_last(frame: Frame, first: int, last: int) -> Found:
    """`the year before last`, `the week after next`."""
    words = frame.words(first, last)
    measure = next(frame.known.units[w] for w in words if w in frame.known.units)
    step = {"last": -2, "next": 2}.get(words[-1])
    if step is None or measure.grain is None or measure.plural:
        return None
    return calendar_unit(frame, step, False, measure, last, first)


def day_after(frame: Frame, first: int, last: int) -> Found:
    """`the day after tomorrow`, `the day before yesterday`."""
    step = frame.known.calendar.later_words[frame.word(last - 1)]
    entry = frame.known.calendar.deictic[frame.word(last)]
    if entry.day is None:
        return None
    if frame.now is None:
        return open_date("XXXX-XX-XX", last + 1)
    return timex.day(frame.now + DAY * (entry.day + step)).anchored(frame.anchor), last + 1
