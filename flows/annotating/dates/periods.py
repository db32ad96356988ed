"""Productions for parts of years: quarters, halves, first months, fiscal years, weeks, phases."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.days import full_year
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import ending_at
from flows.annotating.dates.parts import HalfPart, QuarterPart, SeasonPart, Stretch
from flows.annotating.dates.tables import number
from flows.annotating.dates.timex import DAY, Reading
from flows.annotating.dates.weeks import Nth, WeekNumber, WeekOf

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _ordinal(frame: Frame, words: list[str]) -> int | None:
    """`third`, `3rd`; -1 for `last`."""
    for word in words:
        if word in frame.known.ordinals:
            return frame.known.ordinals[word]
        if word.isdigit() and len(word) < 4:
            return int(word)
    return -1 if any(word in frame.known["last_ones"] for word in words) else None


def quarter(frame: Frame, first: int, last: int) -> Found:
    """`the third quarter`, `quarter III`; `the last quarter` is the one before this."""
    words = frame.words(first, last)
    value = _ROMAN.get(words[-1]) or _ordinal(frame, words)
    if value == -1 and "last" in words and frame.word(last) != "of":
        return _shifted_quarter(frame, last)
    value = 4 if value == -1 else value
    if value is None or not 1 <= value <= 4 or (frame.word(first - 1) == "a" and not _dashed(frame, words)):
        return None
    year = next((int(word) for word in words if len(word) == 4 and word.isdigit()), None)
    if year is not None:  # the 1997 third quarter
        return timex.quarter(year, value), last
    if frame.word(last) in frame.known["ending_words"]:
        ended = ending_at(frame, 1, frame.known.units["quarter"], last)
        if ended is not None and ended.end is not None:
            return Reading("DATE", f"{ended.end.year}-Q{value}", ended.start, ended.end, "quarter", ended.anchor), last
    return QuarterPart(value), last


def _dashed(frame: Frame, words: list[str]) -> bool:
    return any(word in frame.known["dashes"] for word in words)


def _shifted_quarter(frame: Frame, last: int) -> Found:
    at = timex.shift(frame.now, -1, "quarter") if frame.now else None
    if at is None:
        return Reading("DATE", "XXXX-QX"), last
    return timex.holding("quarter", at).anchored(frame.anchor), last


def quarter_mark(frame: Frame, first: int, last: int) -> Found:
    """`Q1/2025`, `H1 2024`, `2025 Q1`, `1Q24`."""
    words = frame.words(first, last)
    at = next(i for i, word in enumerate(words) if word in ("q", "h"))
    tail = words[at + 1 : at + 2]
    value = int(tail[0]) if tail and tail[0].isdigit() and len(tail[0]) == 1 else 0
    if not value and at and words[at - 1].isdigit() and len(words[at - 1]) == 1:
        value = int(words[at - 1])
    if not 1 <= value <= (4 if words[at] == "q" else 2) or not frame.tight(first + at, first + at + 2):
        return None
    years = [w for i, w in enumerate(words) if w.isdigit() and len(w) in (2, 4) and i != at + 1]
    part = QuarterPart(value) if words[at] == "q" else HalfPart(value)
    if words[at] == "h" and not years and frame.word(first - 1) not in frame.known["half_mark_leads"]:
        return None
    found = part.within(timex.year(full_year(years[0]))) if years else part
    return (found, last) if found is not None else None


def named_quarter(frame: Frame, first: int, last: int) -> Found:
    """`the June quarter`, `the June 2024 quarter`: the one that ends with that month."""
    if frame.word(first - 1) in frame.known["dashes"]:
        return None  # the October-December quarter
    words = frame.words(first, last)
    month = next(frame.known.months[w] for w in words if w in frame.known.months)
    if month % 3:
        return None
    year = next((int(word) for word in words if len(word) == 4 and word.isdigit()), None)
    return (timex.quarter(year, month // 3) if year is not None else QuarterPart(month // 3)), last


def half(frame: Frame, first: int, last: int) -> Found:
    """`the first half` of a time that follows."""
    words = frame.words(first, last)
    value = _ordinal(frame, words)
    if value == -1:
        value = 2
    if words[-2] in frame.known["dashes"] and words[-1] == "half" and frame.word(last)[:1].isalpha():
        reported = frame.word(last) in frame.known["half_followers"] or frame.word(last) == "of"
        if not reported:
            return None  # a first-half goal
    return (HalfPart(value), last) if value in (1, 2) else None


def stretch(frame: Frame, first: int, last: int) -> Found:
    """`the first nine months`, `the last two weeks` of a time that follows."""
    words = frame.words(first, last)
    measure = frame.known.units.get(words[-1])
    count, high = number(words[_after_ordinal(frame, words) :], frame.known)
    if measure is None or measure.grain is None or count is None or high is not None or count % 1 or count > 1000:
        return None
    from_end = "first" not in words
    if from_end and not _has_container(frame, last):
        return None
    return Stretch(int(count) * measure.unit.scale, measure.grain, measure.value(count), from_end), last


def _after_ordinal(frame: Frame, words: list[str]) -> int:
    known = frame.known
    return next(i for i, w in enumerate(words) if w in known.ordinals or w in known["last_ones"]) + 1


def _has_container(frame: Frame, at: int) -> bool:
    return frame.word(at) in ("of", "in") and (
        frame.word(at + 1) in frame.known.months or frame.word(at + 1).isdigit()
        or frame.word(at + 1) in ("the", "this", "last", "next")
    )  # fmt: skip


def nth(frame: Frame, first: int, last: int) -> Found:
    """`the last week of`, `the first Monday in` a time that follows."""
    words = frame.words(first, last)
    value = _ordinal(frame, words[:-1])
    name = words[-1]
    if value is None or not -1 <= value <= 53:
        return None
    if name in frame.known.weekdays:
        return Nth(value, "day", frame.known.weekdays[name]), last
    measure = frame.known.units.get(name)
    if measure is None:
        return None
    return Nth(value, measure.grain or "weekend"), last


def week_number(frame: Frame, first: int, last: int) -> Found:
    """`week 31`."""
    number_of = int(frame.word(last - 1))
    before, after = frame.word(first - 1), frame.word(last)
    clock = after in (":", "am", "pm") or (after in ("a", "p") and frame.word(last + 1) == ".")
    if clock or before in frame.known["week_number_stops"] or after in frame.known["week_number_followers"]:
        return None
    return WeekNumber(number_of), last


def week_of(frame: Frame, first: int, last: int) -> Found:
    """`the week of`, `the week ending` a day that follows."""
    return WeekOf(frame.word(last) not in frame.known["ends"]), last


def fiscal_year(frame: Frame, first: int, last: int) -> Found:
    """`FY2024/25`, `fiscal 1989`, `the 2024-25 financial year`; by country, else calendar years."""
    words = frame.words(first, last)
    figures = [w for w in words if w.isdigit()]
    if not figures:
        return _shifted_fiscal(frame, words, last)
    start = full_year(figures[0])
    if len(figures) > 1:
        tail = int(figures[1])
        end = tail if tail > 99 else start - start % 100 + tail
        if end != start + 1:
            return None
        return _fiscal(frame, end, f"FY{start}/{end}", two=True), last
    return _fiscal(frame, start, f"FY{start}"), last


def split_year(frame: Frame, start: int) -> Reading | None:
    """`2018/19` where a country is known whose fiscal years are no calendar years; else None."""
    rule = frame.known.calendar.fiscal_years.get(frame.country or "")
    if rule is None or rule.starts == 1:
        return None
    return _fiscal(frame, start + 1, f"FY{start}/{start + 1}", two=True)


def _fiscal(frame: Frame, named: int, value: str, two: bool = False) -> Reading:
    rule = frame.known.calendar.fiscal_years.get(frame.country or "")
    if rule is None or rule.starts == 1:
        found = timex.years(named - 1, named) if two else timex.year(named)
        return Reading("DATE", value, found.start, found.end, "year", "self")
    started = named - 1 if two or rule.named_by == "end" else named
    start = timex.month(started, rule.starts).start
    after = timex.shift(start, 1, "year") if start else None
    return Reading("DATE", value, start, after - DAY if after else None, "month", "self")


def _shifted_fiscal(frame: Frame, words: list[str], last: int) -> Found:
    if frame.word(last) in frame.known["ending_words"]:
        ended = ending_at(frame, 1, frame.known.units["year"], last)
        if ended is not None and ended.end is not None:
            return Reading("DATE", f"FY{ended.end.year}", ended.start, ended.end, "year", ended.anchor), last
    count = next((frame.known.shifts[w] for w in reversed(words) if w in frame.known.shifts), 0)
    if frame.now is None:
        return Reading("DATE", "FYXXXX"), last
    rule = frame.known.calendar.fiscal_years.get(frame.country or "")
    now = frame.now.year
    if rule is not None and rule.starts > 1:
        begun = frame.now.month >= rule.starts
        now += begun if rule.named_by == "end" else begun - 1
    return _fiscal(frame, now + count, f"FY{now + count}").anchored(frame.anchor), last


def phased(frame: Frame, inner: Reading, code: str) -> Reading:
    """`early June`, `the rest of this year`: the time itself with a modifier, cut at today where the words say so."""
    start, end, now = inner.start, inner.end, frame.now
    if now is not None and start is not None and end is not None and start <= now < end:
        if code in ("REST", "LATER"):
            start = now + DAY
        elif code == "EARLIER" and start < now:
            end = now - DAY
    kind = "DATE" if inner.timex_type == "DURATION" else inner.timex_type
    modifier = {"LATER": "END", "EARLIER": "START", "REST": "END", "ALL": None, "MOST": None}.get(code, code)
    return Reading(kind, inner.value, start, end, inner.grain, inner.anchor, modifier)


def season(frame: Frame, word: str) -> SeasonPart:
    """A season by its name."""
    return SeasonPart(frame.known.calendar.seasons[word])
