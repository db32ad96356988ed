"""Productions that count from another day: `last week`, `two months later`, `the past five years`, `on Friday`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.calendar_dates import Found
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.parts import MonthPart, Part, SeasonPart, WeekdayPart
from flows.annotating.dates.tables import Measure, number, vague_count
from flows.annotating.dates.timex import DAY, SIZE, Reading


def _shift_of(frame: Frame, words: list[str]) -> tuple[int, bool, str]:
    """How many units to move, whether from a date of the text, and the word that says so."""
    named = [w for w in words if w in frame.known.shifts and w not in frame.known.calendar.the_words] or [
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
    step, in_text, word = _shift_of(frame, words)
    count, high = number(words, frame.known)
    length = count if count is not None else vague_count(words, frame.known)
    value = measure.value(count)
    if measure.grain is None or high is not None or not length or length % 1:
        return Reading("DURATION", value), last
    if step == 0 or in_text:
        return _told_stretch(frame, int(length), measure, value, first), last
    if frame.now is None:
        return Reading("DURATION", value), last
    span = timex.rolling(frame.now, int(length), measure.grain, step > 0)
    if measure.name == "fortnight":
        span = timex.rolling(frame.now, 2 * int(length), "week", step > 0)
    if span is None:
        return Reading("DURATION", value), last
    return Reading("DURATION", value, *span, measure.grain, frame.anchor), last


def _told_stretch(frame: Frame, count: int, measure: Measure, value: str, at: int) -> Reading:
    """`the two months`: the time told last, where it is as long."""
    for told in (frame.last_long, frame.last_day):
        if told is None or told.start is None or told.end is None or measure.grain is None:
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
        return _moved_unit(frame, words, measure, last)
    step, in_text, word = _shift_of(frame, words)
    if measure.name == "weekend":
        return _weekend(frame, step, in_text, word, last, first)
    if measure.grain is None:
        return None
    if word in ("the", "all") or (word == "that" and words[0] != "that"):
        return the_unit(frame, first, last)
    if word == "past" or (word == "last" and words[0] == "the" and measure.name in ("decade", "century")):
        return _past_one(frame, measure, last)
    return _calendar_unit(frame, step, in_text, measure, last)


def _calendar_unit(frame: Frame, step: int, in_text: bool, measure: Measure, last: int) -> Found:
    assert measure.grain is not None
    value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(measure.grain, "XXXX")
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
    return frame.now, frame.anchor


def _past_one(frame: Frame, measure: Measure, last: int) -> Found:
    span = timex.rolling(frame.now, 1, measure.grain or "day", False) if frame.now else None
    if span is None:
        return Reading("DURATION", measure.value(1)), last
    return Reading("DURATION", measure.value(1), *span, measure.grain, frame.anchor), last


def _weekend(frame: Frame, step: int, in_text: bool, word: str, last: int, at: int) -> Found:
    if frame.now is None:
        return _open(frame, "XXXX-WXX-WE", last)
    if word == "the":
        step = -1 if frame.tense(at) != "future" and frame.now.isoweekday() < 6 else 0
    return timex.weekend(frame.now + 7 * DAY * step).anchored(frame.anchor), last


def _moved_unit(frame: Frame, words: list[str], measure: Measure, last: int) -> Found:
    """`the year before`: one unit from the date told last."""
    if measure.plural:
        return None
    if words[-1] in ("after", "before", "on", "prior") and not _ends_here(frame, last):
        return None
    return moved(frame, 1, measure, words[-1], last)


def _ends_here(frame: Frame, at: int) -> bool:
    word = frame.word(at)
    return not word or not word[0].isalnum() or word in ("and", "but", "when", "which", "in", "on", "at", "with", "by", "that", "for")


def before_last(frame: Frame, first: int, last: int) -> Found:
    """`the year before last`, `the week after next`."""
    words = frame.words(first, last)
    measure = next(frame.known.units[w] for w in words if w in frame.known.units)
    step = {"last": -2, "next": 2}.get(words[-1])
    if step is None or measure.grain is None or measure.plural:
        return None
    return _calendar_unit(frame, step, False, measure, last)


def day_after(frame: Frame, first: int, last: int) -> Found:
    """`the day after tomorrow`, `the day before yesterday`."""
    step = frame.known.calendar.later_words[frame.word(last - 1)]
    entry = frame.known.calendar.deictic[frame.word(last)]
    if entry.day is None:
        return None
    if frame.now is None:
        return _open(frame, "XXXX-XX-XX", last + 1)
    return timex.day(frame.now + DAY * (entry.day + step)).anchored(frame.anchor), last + 1


def same_period(frame: Frame, first: int, last: int) -> Found:
    """`the same period`, `the same month`: the time told last, to be moved by what follows."""
    word = frame.word(last - 1)
    measure = frame.known.units.get(word)
    told = frame.last_long if measure is None or measure.grain not in ("day",) else frame.last_day
    if measure is not None and measure.grain is None:
        return None
    if word in frame.known.calendar.periods and frame.word(last) not in (
        "of", "in", "last", "a", "the", "this", "next", "one", ",", ".", "from", "", "earlier",
    ):  # fmt: skip
        return None
    if word == "time" and frame.word(last) not in ("of", "in", "last", "a", "the", "this", "next", "one"):
        return None
    if measure is not None and measure.grain in ("week", "day"):
        return _calendar_unit(frame, 0, True, measure, last)
    return SamePart(told if told else frame.last_day), last


class SamePart(Part):
    """`the same period` of another year."""

    container = "year"

    def __init__(self, told: Reading | None) -> None:
        self.told = told

    def within(self, container: Reading) -> Reading | None:
        """The time told last, moved to the year in which the container starts."""
        told = self.told
        if told is None or told.start is None or container.start is None:
            return container
        return timex.moved(told, container.start.year - told.start.year, "year", "text")

    def open_value(self) -> str:
        """The value of the time told last."""
        return (self.told.value if self.told else None) or "XXXX"


def shifted_name(frame: Frame, first: int, last: int) -> Found:
    """`next Friday`, `Friday last`, `last December`, `this summer`; a bare weekday or month, by tense."""
    tokens = frame.tokens
    words = frame.words(first, last)
    if (words[-1] in frame.known.shifts and len(words) > 1 and words[-1] not in ("last", "next", "this", "coming")) or (words[-1] in ("last", "next", "this", "coming") and frame.word(last) and frame.word(last) not in (",", ".", "when")):
        words, last = words[:-1], last - 1
    at = next(i for i, w in enumerate(words) if w in frame.known.months or w in frame.known.weekdays or w in frame.known.calendar.seasons)
    dotted = words[-1] == "."
    if dotted and not tokens.word(first + at)[0].islower() and (last == frame.last or len(words[at]) > 4):
        words, last, dotted = words[:-1], last - 1, False
    part: Part
    if words[at] in frame.known.weekdays:
        part = WeekdayPart(frame.known.weekdays[words[at]])
    elif words[at] in frame.known.months:
        part = MonthPart(frame.known.months[words[at]])
    else:
        part = SeasonPart(frame.known.calendar.seasons[words[at]])
    shift_words = [w for w in words if w in frame.known.shifts and w not in ("the", "all", "that", "same")]
    if not shift_words:
        return (part, last) if _stands_alone(frame, first, first + at, last, dotted, part) else None
    return _name_shifted(frame, part, frame.known.shifts[shift_words[0]], shift_words[0], first), last


def _stands_alone(frame: Frame, first: int, at: int, last: int, dotted: bool, part: Part) -> bool:
    """Whether a bare name is a time: sure names are, others need a word of time before them."""
    word = frame.tokens.word(at)
    before = frame.word(first - 1)
    data = frame.known.calendar
    if isinstance(part, SeasonPart):
        return _season_alone(frame, first, at, last, word)
    table = data.weekdays if isinstance(part, WeekdayPart) else data.months
    sure = any(word.lower() in entry.sure for entry in table.values())
    if sure:
        return True
    if not word[0].isupper() or (word.isupper() and len(word) > 3 and first > frame.first and not before):
        return False
    short = any(word in entry.short for entry in table.values())
    if short and not dotted:
        return before in ("in", "since", "until", "by", "last", "next", "this", "from", "on") and len(word) > 3
    return (before in data.prepositions and before not in ("the", "and", "or", "to")) or _beside_month(frame, first, last)


def _beside_month(frame: Frame, first: int, last: int) -> bool:
    """`between March and May`, `January-May`, `April to June`: a name beside a month is one."""
    months = frame.known.months
    return frame.word(first - 2) in months or frame.word(last + 1) in months


def _season_alone(frame: Frame, first: int, at: int, last: int, word: str) -> bool:
    before, after = frame.word(first - 1), frame.word(last)
    if after.isdigit() or after == "of" or before in ("early", "late", "mid"):
        return word.lower() != "fall" or after.isdigit() or before != "the"
    if word.lower() in ("fall", "spring"):
        return before in ("in", "since", "until", "by", "during") and frame.word(first) != word.lower() and word.lower() != "fall"
    return before in ("in", "since", "until", "by", "during", "last", "next", "this") and (
        not after or not after[0].isalpha() or after in ("and", "or", "when", "but", "as", "with", "is", "was", "will")
    )  # fmt: skip


def _name_shifted(frame: Frame, part: Part, step: int, word: str, at: int) -> Reading:
    now = frame.now
    if now is None:
        return frame.open(part)
    if isinstance(part, WeekdayPart):
        ahead = (part.number - now.isoweekday()) % 7
        if word == "this":
            day = now + DAY * (part.number - now.isoweekday() if frame.tense(at) != "future" else ahead)
        elif step > 0:
            day = now + DAY * (ahead or 7)
        else:
            day = now - DAY * ((now.isoweekday() - part.number) % 7 or 7)
        return timex.day(day).anchored(frame.anchor)
    for year in (now.year - 1, now.year, now.year + 1) if step > 0 else (now.year + 1, now.year, now.year - 1, now.year - 2):
        found = part.within(timex.year(year))
        if found is None or found.start is None or found.end is None:
            continue
        if (step > 0 and found.start > now) or (step < 0 and found.end < now) or (step == 0 and year == now.year):
            return found.anchored(frame.anchor)
    return frame.open(part)


def moved(frame: Frame, count: float, measure: Measure, word: str, last: int) -> Found:
    """A date some units from another: `three weeks ago`, `a year earlier`."""
    data = frame.known.calendar
    step = data.later_words.get(word, 1)
    if measure.unit.clock:
        return _clock_offset(frame, last)
    if measure.grain is None or count % 1 or count > 5000:
        return Reading("DATE", "PAST_REF" if step < 0 else "FUTURE_REF"), last
    length = int(count) * step * (2 if measure.name == "fortnight" else 1)
    if word in data.document_later_words or word in data.from_words:
        at = timex.shift(frame.now, length, measure.grain) if frame.now else None
        found = timex.holding(measure.grain, at).anchored(frame.anchor) if at else None
    else:
        found = _moved_in_text(frame, length, measure.grain)
    return (found or Reading("DATE", "XXXX-XX-XX" if measure.grain == "day" else "XXXX")), last


def _moved_in_text(frame: Frame, length: int, grain: str) -> Reading | None:
    told = frame.last_day if grain in ("day", "week") else frame.last_long or frame.last_day
    if told is None or told.start is None or (told.grain == "day" and SIZE[grain] > SIZE["week"]):
        at = timex.shift(told.start if told and told.start else frame.now, length, grain) if told or frame.now else None
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


def the_unit(frame: Frame, first: int, last: int) -> Found:
    """`the day`, `the year`, and bare plurals: `in years`, `for decades`."""
    words = frame.words(first, last)
    measure = frame.known.units.get(words[-1])
    if measure is None:
        return None
    before, after = frame.word(first - 1), frame.word(last)
    if measure.plural:
        return _plural(frame, measure, words, before, after, last)
    if measure.grain is None or measure.name in ("second", "night") or not (frame.inside or words[0] != words[-1]):
        return None
    if not frame.inside and not _told_of(frame, measure, before, after, first):
        return None
    in_text = measure.grain == "day"
    return _calendar_unit(frame, 0, in_text, measure, last)


_UNIT_LEADS = ("for", "during", "of", "in", "end", "ended", "ending", "ends", "finish", "finished", "finishing", "close",
               "closed", "closing", "begin", "began", "start", "started", "starting", "throughout", "into", "over",
               "through", "within")  # fmt: skip


def _told_of(frame: Frame, measure: Measure, before: str, after: str, first: int) -> bool:
    if after and after[0].isalpha() and after in ("that", "when", "he", "she", "they", "it", "we", "i", "before", "after", "of", "prior"):
        return False
    if measure.grain in ("decade", "century", "week", "month", "quarter", "year"):
        return before in _UNIT_LEADS and not after.isdigit() and not (before == "of" and frame.word(first - 2) in ("one", "time", "times", "man", "player", "person", "goal"))
    return before in _UNIT_LEADS[4:20] or (before == "for" and not after[:1].isalpha())


def _plural(frame: Frame, measure: Measure, words: list[str], before: str, after: str, last: int) -> Found:
    if len(words) > 1:
        return None
    if after in ("ago", "later", "earlier"):
        return Reading("DATE", "PAST_REF" if after != "later" else "FUTURE_REF"), last + 1
    ok = before in ("in", "for", "over", "within", "after", "took", "take", "takes", "last", "lasted", "lasting", "spent", "of")
    if not ok or (measure.unit.clock and before not in ("in", "for", "within")) or (before == "of" and after != "of"):
        return None
    return Reading("DURATION", measure.value(None)), last
