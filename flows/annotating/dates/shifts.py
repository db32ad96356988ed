"""Productions that move by whole units: `last week`, `the past five years`, `the same period`, `the year`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import ending_at, ends_here, moved
from flows.annotating.dates.tables import Measure, number, vague_count
from flows.annotating.dates.timex import DAY, SIZE, Reading

_OPEN_VALUES = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}


def _shift_of(frame: Frame, words: list[str]) -> tuple[int, bool, str]:
    """How many units to move, whether from a date of the text, and the word that says so."""
    named = [w for w in words if w in frame.known.shifts and w not in frame.known["the_words"]] or [
        w for w in words if w in frame.known.shifts
    ]
    word = named[0] if named else "the"
    return frame.known.shifts[word], word in frame.known.text_shifts, word


def _open(frame: Frame, value: str, last: int) -> Found:
    return Reading("DATE", value), last


def shifted_count(frame: Frame, first: int, last: int) -> Found:
    """`the past five years`, `the next few weeks`, `the two months` told of before."""
    words = frame.words(first, last)
    measure = frame.known.units[words[-1]]
    step, _, _ = _shift_of(frame, words)
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
    if frame.now is None:
        return Reading("DURATION", value), last
    span = _counted(frame.now, int(length) * measure.unit.scale, measure.grain, step > 0)
    if span is None:
        return Reading("DURATION", value), last
    return Reading("DURATION", value, *span, measure.grain, frame.anchor), last


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
        return None
    if ending:
        found = _moved_unit(frame, words, measure, last)
        return found or shifted_unit(frame, first, last - 1)
    step, in_text, word = _shift_of(frame, words)
    if word == "next" and words[0] == "the" and frame.tense(first) == "past":
        in_text = True  # the next day they recovered
    if measure.name == "weekend":
        return _weekend(frame, step, in_text, word, last, first)
    if measure.grain is None:
        return None
    if word == "the":
        return the_unit(frame, first, last)
    if measure.name == "fortnight":
        return _fortnight(frame, step, measure, last)
    if word == "past" or (step and measure.name in ("decade", "century")):
        return _past_one(frame, measure, last, step > 0)
    return calendar_unit(frame, step, in_text, measure, last)


def calendar_unit(frame: Frame, step: int, in_text: bool, measure: Measure, last: int) -> Found:
    """The calendar unit some steps from the document's, or from that of the date told last."""
    assert measure.grain is not None
    value = _OPEN_VALUES.get(measure.grain, "XXXX")
    base, anchor = _base(frame, measure.grain, in_text)
    at = timex.shift(base, step, measure.grain) if base else None
    if at is None:
        return _open(frame, value, last)
    found = timex.holding(measure.grain, at).anchored(anchor)
    if measure.name == "night":
        found = Reading("TIME", f"{found.value}TNI", found.start, found.end, "day", anchor)
    return found, last


def _base(frame: Frame, grain: str, in_text: bool) -> tuple[dt.date | None, str | None]:
    """The day to count from: in the text the last that is no coarser than the unit, else the document's."""
    if in_text:
        order = (frame.last_day, frame.last_long) if grain in ("day", "week") else (frame.last_long, frame.last_day)
        for told in order:
            if told is not None and told.start is not None and SIZE[told.grain or "day"] <= SIZE[grain]:
                return told.start, "text"
    if frame.now is None and grain == "year" and frame.text_year is not None:
        return frame.text_year, "text"
    return frame.now, frame.anchor


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
        return _open(frame, "XXXX-WXX-WE", last)
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
    return moved(frame, 1, measure, "earlier" if later == "ago" and frame.last_long else later, last)


def unit_end(frame: Frame, first: int, last: int) -> Found:
    """`year-end`, `month-end`: of the document's year or month."""
    measure = next(frame.known.units[w] for w in frame.words(first, last) if w in frame.known.units)
    if measure.grain not in ("month", "quarter", "year") or frame.now is None:
        return None
    return timex.holding(measure.grain, frame.now)._replace(anchor=frame.anchor, modifier="END"), last


def before_last(frame: Frame, first: int, last: int) -> Found:
    """`the year before last`, `the week after next`."""
    words = frame.words(first, last)
    measure = next(frame.known.units[w] for w in words if w in frame.known.units)
    step = {"last": -2, "next": 2}.get(words[-1])
    if step is None or measure.grain is None or measure.plural:
        return None
    return calendar_unit(frame, step, False, measure, last)


def day_after(frame: Frame, first: int, last: int) -> Found:
    """`the day after tomorrow`, `the day before yesterday`."""
    step = frame.known.calendar.later_words[frame.word(last - 1)]
    entry = frame.known.calendar.deictic[frame.word(last)]
    if entry.day is None:
        return None
    if frame.now is None:
        return _open(frame, "XXXX-XX-XX", last + 1)
    return timex.day(frame.now + DAY * (entry.day + step)).anchored(frame.anchor), last + 1


def the_unit(frame: Frame, first: int, last: int) -> Found:
    """`the day`, `the year`, and bare plurals: `in years`, `for decades`."""
    words = frame.words(first, last)
    measure = frame.known.units.get(words[-1])
    if measure is None:
        return None
    before, after = frame.word(first - 1), frame.word(last)
    if after == "to" and frame.word(last + 1) == "date" and words[0] == "the":
        return _to_date(frame, measure, last + 2)
    if after in frame.known["ending_words"] and words[0] == "the" and not measure.plural and measure.grain:
        ended = ending_at(frame, 1, measure, last)
        if ended is not None:
            if after in ("to", "through"):
                return Reading("DURATION", measure.value(1), ended.start, ended.end, measure.grain, ended.anchor), last
            return Reading("DATE", ended.value, ended.start, ended.end, measure.grain, ended.anchor), last
    if measure.plural:
        return _plural(frame, measure, words, before, after, last)
    if measure.grain is None or measure.name in ("second", "night") or not (frame.inside or words[0] != words[-1]):
        return None
    if not frame.inside and not _told_of(frame, measure, before, after, first):
        return None
    in_text = measure.grain == "day"
    return calendar_unit(frame, 0, in_text, measure, last)


def _to_date(frame: Frame, measure: Measure, last: int) -> Found:
    """`the year to date`."""
    if frame.now is None or measure.grain is None:
        return None
    return timex.holding(measure.grain, frame.now)._replace(end=frame.now, anchor=frame.anchor), last


def _told_of(frame: Frame, measure: Measure, before: str, after: str, first: int) -> bool:
    if after in frame.known["unit_stops"] or after.isdigit():
        return False
    if measure.grain == "day":
        return before in frame.known["day_unit_leads"] or (before == "for" and not after[:1].isalpha())
    named = before == "of" and frame.word(first - 2) in frame.known["of_the_year"]
    return before in frame.known["unit_leads"] and not named


def _plural(frame: Frame, measure: Measure, words: list[str], before: str, after: str, last: int) -> Found:
    if len(words) > 1:
        return None
    if after in ("ago", "later", "earlier"):
        return Reading("DATE", "PAST_REF" if after != "later" else "FUTURE_REF"), last + 1
    ok = before in frame.known["clock_plural_leads" if measure.unit.clock else "plural_leads"]
    if not ok or (before == "of" and after != "of"):
        return None
    return Reading("DURATION", measure.value(None)), last
