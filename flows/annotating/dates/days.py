"""Productions for days and months: `Friday, 13 June 2025`, `21/08/2022`, `December 18-19`, `June 2025`."""

from __future__ import annotations

import datetime as dt
import re

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.names import name_shifted
from flows.annotating.dates.parts import DayOfMonth, DaysPart, MonthPart, Part
from flows.annotating.dates.timex import Reading
from flows.annotating.dates.weeks import DatedWeekday

#: Two figures of a year: up to here in this century.
_PIVOT = 50


#: A report mostly speaks of days this near: decides between day-month and month-day where both are possible.
_NEWS_DAYS = 21


def full_year(word: str) -> int:
    """A year from four figures, or from two."""
    value = int(word)
    return value if value > 99 else value + (2000 if value < _PIVOT else 1900)


def figures_of(frame: Frame, first: int, last: int) -> list[int]:
    """The whole numbers among some tokens, in order."""
    return [int(word) for word in frame.words(first, last) if word.isdigit()]


def _day(year: int, month: int, day: int) -> Reading | None:
    try:
        return timex.day(dt.date(year, month, day))
    except ValueError:
        return None


def glued(frame: Frame, first: int, last: int) -> bool:
    """Whether something is written against the expression that makes it a code: `12/2013/QH13`, `A-2025-01-02`."""
    words = frame.tokens.words
    before = words[first - 1] if first > frame.first else " "
    after = words[last] if last < frame.last else " "
    if before[-1] != " " and before in frame.known["code_marks"]:
        return frame.word(first - 2) not in frame.known.calendar.phases  # mid-2004
    return words[last - 1][-1] != " " and after[0] in "/-–_@" and last + 1 < frame.last and after[-1] != " "


def iso_date(frame: Frame, first: int, last: int) -> Found:
    """`2025-12-19`."""
    year, month, day = figures_of(frame, first, last)
    found = _day(year, month, day)
    return (found, last) if found and not glued(frame, first, last) else None


def numeric_date(frame: Frame, first: int, last: int) -> Found:
    """`21/08/2022`, `21 - 08 - 2022`; which figure is the day is decided by the figures, then by the document."""
    marks = {word for word in frame.words(first, last) if word in "/-–—"}
    figures = figures_of(frame, first, last)
    if len(marks) != 1 or len(figures) != 3 or glued(frame, first, last):
        return None
    short = len(frame.tokens.word(last - 1)) == 2
    if short and ("/" not in marks or not frame.tight(last - 5, last)):
        return None
    found = _by_order(frame, figures[0], figures[1], full_year(frame.tokens.word(last - 1)))
    return (found, last) if found else None


#: Dates in figures, whose day and month are told apart where one is over 12.
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/])")


def _writes_month_first(text: str) -> bool | None:
    """Which order the other dates of a text are in; None where they do not tell, or contradict each other."""
    pairs = [(int(match[1]), int(match[3])) for match in _FIGURES.finditer(text)]
    day_first = any(12 < a <= 31 and b <= 12 for a, b in pairs)
    month_first = any(a <= 12 < b <= 31 for a, b in pairs)
    return None if day_first is month_first else month_first


def _by_order(frame: Frame, a: int, b: int, year: int) -> Reading | None:
    if a <= 12 and b <= 12 and frame.order is None:
        shown = _writes_month_first(frame.tokens.text)
        frame.order = "unknown" if shown is None else "month" if shown else "day"
    if (frame.order == "month" and a <= 12) or b > 12:
        return _day(year, a, b)
    if frame.order == "day":
        return _day(year, b, a)
    if frame.month_first and a <= 12:
        return _day(year, a, b)
    day_first, month_first = _day(year, b, a), _day(year, a, b)
    near, far = _distance(frame, month_first), _distance(frame, day_first)
    told = near is not None and far is not None and near <= _NEWS_DAYS < far and not frame.country
    return month_first if told else day_first


def _distance(frame: Frame, reading: Reading | None) -> int | None:
    """Days to the document's day."""
    if reading is None or reading.start is None or frame.published is None:
        return None
    return abs((reading.start - frame.published).days)


def dotted_date(frame: Frame, first: int, last: int) -> Found:
    """`21.08.2022`."""
    pieces = frame.tokens.word(last - 1).split(".")
    if len(pieces) != 3 or len(pieces[2]) not in (4, 2) or not all(p.isdigit() and len(p) <= 2 for p in pieces[:2]):
        return None
    found = _by_order(frame, int(pieces[0]), int(pieces[1]), full_year(pieces[2])) if len(pieces[2]) == 4 else None
    return (found, last) if found and not glued(frame, first, last) else None


def numeric_month(frame: Frame, first: int, last: int) -> Found:
    """`9/2025`, `12-2015`."""
    month, year = figures_of(frame, first, last)
    if not frame.tight(first, last) or glued(frame, first, last) or not 1900 <= year <= 2100:
        return None
    return timex.month(year, month), last


def slash_day(frame: Frame, first: int, last: int) -> Found:
    """`30/4`: only after a word that asks for a day, since `2/3` is a share."""
    figures = figures_of(frame, first, last)
    named = frame.word(first) in frame.known.weekdays
    listed = frame.word(first - 1) in frame.known["list_marks"] and frame.word(first - 3) == "/"
    lead = listed or frame.word(first - 1) in frame.known["slash_day_leads"]
    if not (named or lead) or not frame.tight(last - 3, last) or glued(frame, last - 3, last):
        return None
    a, b = figures[-2:]
    if (frame.month_first and a <= 12) or b > 12:
        a, b = b, a
    if b > 12 or frame.word(last) in frame.known["share_words"] or is_place(frame, last):
        return None
    return DaysPart(b, a, b, a), last


def _days(frame: Frame, words: list[str]) -> list[int]:
    """Days told in figures or ordinal words, in order."""
    days, i = [], 0
    while i < len(words):
        word = words[i]
        if word.isdigit() and len(word) <= 2:
            days.append(int(word))
        elif word in frame.known.ordinals:
            days.append(frame.known.ordinals[word])
        elif word in ("twenty", "thirty") and words[i + 2 : i + 3] and words[i + 2] in frame.known.ordinals:
            days.append(frame.known.numbers[word] + frame.known.ordinals[words[i + 2]])
            i += 2
        i += 1
    return days


def _in_year(frame: Frame, part: Part, words: list[str]) -> Part | Reading | None:
    """The part in the year that ends the expression, if one does."""
    last = words[-1]
    if len(last) == 4 and last.isdigit():
        return part.within(timex.year(int(last)))
    if len(words) > 1 and words[-2] in ("'", "’", "‘") and last.isdigit():
        return part.within(timex.year(full_year(last)))
    return part


def _month_at(frame: Frame, words: list[str]) -> int:
    return next(i for i, word in enumerate(words) if word in frame.known.months)


def month_first(frame: Frame, first: int, last: int) -> Found:
    """`June 11th`, `Dec. 6, 2024`, `December 18-19`."""
    words = frame.words(first, last)
    shift = words[0] if words[0] in frame.known.shifts else ""
    at = _month_at(frame, words)
    days = _days(frame, [w for w in words[at + 1 :] if len(w) != 4 or not w.isdigit()])
    if words[-1].isdigit() and len(words) > 1 and words[-2] in ("'", "’", "‘"):
        days.pop()
    if not days or is_count(frame, first, first + at, last):
        return None if shift else month_only(frame, first, first + at)
    month = frame.known.months[words[at]]
    if len(days) > 1 and (days[1] <= days[0] or is_count(frame, first, first + at, last)):
        return None
    weekday = frame.known.weekdays.get(words[0], 0)
    part = DaysPart(month, days[0], month, days[-1], weekday)
    found = _in_year(frame, part, words)
    if shift and found is part:  # last Nov. 4
        found = name_shifted(frame, part, frame.known.shifts[shift], shift, first)
    if found is None or (isinstance(found, DaysPart) and days[-1] > 31) or is_place(frame, last):
        return None
    return found, last


def is_place(frame: Frame, last: int) -> bool:
    """`12 May Street`."""
    return frame.word(last) in frame.known["place_words"] and frame.tokens.word(last)[0].isupper()


def is_count(frame: Frame, first: int, month: int, last: int) -> bool:
    """`in December 18 people`: the figure counts what follows."""
    after = frame.word(last)
    if not frame.tokens.word(last - 1).isdigit() or len(frame.tokens.word(last - 1)) == 4:
        return False
    if after in frame.known["magnitudes"] or after in frame.known.units:
        return True
    return frame.word(first - 1) in ("in", "since", "for") and after in frame.known["counted_after"]


def month_only(frame: Frame, first: int, at: int) -> Found:
    """A month alone, where a figure behind it is none of its days."""
    return MonthPart(frame.known.months[frame.tokens.word(at).lower()]), at + 1


def day_first(frame: Frame, first: int, last: int) -> Found:
    """`11 December`, `the 11th of June 2025`, `18 and 19 June`."""
    words = frame.words(first, last)
    at = _month_at(frame, words)
    days = _days(frame, words[:at])
    month = frame.known.months[words[at]]
    if not 1 <= len(days) <= 2 or (len(days) == 2 and days[1] <= days[0]) or glued(frame, first, last):
        return None
    if frame.word(first - 1) in frame.known["money_signs"] or is_place(frame, last):
        return None
    part = DaysPart(month, days[0], month, days[-1], frame.known.weekdays.get(words[0], 0))
    found = _in_year(frame, part, words[at:])
    return (found, last) if found is not None and days[0] >= 1 and days[-1] <= 31 else None


def month_year(frame: Frame, first: int, last: int) -> Found:
    """`June 2025`, `Dec. '82`."""
    words = frame.words(first, last)
    found = _in_year(frame, MonthPart(frame.known.months[words[0]]), words)
    return (found, last) if found is not None else None


def day_of_shift(frame: Frame, first: int, last: int) -> Found:
    """`the 20th of` next month."""
    days = _days(frame, frame.words(first, last))
    return (DayOfMonth(days[0]), last) if len(days) == 1 and days[0] <= 31 else None


def day_alone(frame: Frame, first: int, last: int) -> Found:
    """`on the 18th`: only after a preposition of time, with no noun that it may count."""
    after = frame.word(last)
    lead = frame.word(first - 1) in frame.known["day_leads"]
    free = not after or not after[0].isalnum() or after in frame.known["day_followers"]
    day = int(frame.word(first + 1))
    if not lead or not free or not 1 <= day <= 31 or after in ("-", "–", "/"):
        return None
    return DayOfMonth(day), last


def weekday_day(frame: Frame, first: int, last: int) -> Found:
    """`Monday the 21st`, `Monday 21`."""
    words = frame.words(first, last)
    day = _days(frame, words[1:])
    after = frame.word(last)
    free = not after or not after[0].isalnum() or after in frame.known["day_followers"]
    if len(day) != 1 or not free or after in (":", "%", "/"):
        return None
    return DatedWeekday(frame.known.weekdays[words[0]], day[0]), last
