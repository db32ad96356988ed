"""Productions for days, months and years: `Friday, 13 June 2025`, `21/08/2022`, `December 18-19`, `May`, `2030`."""

from __future__ import annotations

import datetime as dt

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.parts import DayOfMonth, DaysPart, MonthPart, Part
from flows.annotating.dates.tables import number
from flows.annotating.dates.timex import Reading

Found = tuple[Part | Reading, int] | None
#: Two figures of a year: up to here in this century.
_PIVOT = 50


def full_year(word: str) -> int:
    """A year from four figures, or from two."""
    value = int(word)
    return value if value > 99 else value + (2000 if value < _PIVOT else 1900)


def _figures(frame: Frame, first: int, last: int) -> list[int]:
    return [int(word) for word in frame.words(first, last) if word.isdigit()]


def _day(year: int, month: int, day: int) -> Reading | None:
    try:
        return timex.day(dt.date(year, month, day))
    except ValueError:
        return None


def _glued(frame: Frame, first: int, last: int) -> bool:
    """Whether something is written against the expression that makes it a code: `12/2013/QH13`, `A-2025-01-02`."""
    words = frame.tokens.words
    before = words[first - 1] if first > frame.first else " "
    after = words[last] if last < frame.last else " "
    if before[-1] != " " and before in ("/", "-", "–", ".", "_", "#", "@", "№"):
        return True
    return words[last - 1][-1] != " " and after[0] in "/-–_@" and last + 1 < frame.last and after[-1] != " "


def iso_date(frame: Frame, first: int, last: int) -> Found:
    """`2025-12-19`."""
    year, month, day = _figures(frame, first, last)
    found = _day(year, month, day)
    return (found, last) if found and not _glued(frame, first, last) else None


def numeric_date(frame: Frame, first: int, last: int) -> Found:
    """`21/08/2022`, `21 - 08 - 2022`; which figure is the day is decided by the figures, then by the document."""
    marks = {word for word in frame.words(first, last) if word in "/-–—"}
    figures = _figures(frame, first, last)
    if len(marks) != 1 or len(figures) != 3 or _glued(frame, first, last):
        return None
    short = len(frame.tokens.word(last - 1)) == 2
    if short and ("/" not in marks or not frame.tight(last - 5, last)):
        return None
    found = _by_order(frame, figures[0], figures[1], full_year(frame.tokens.word(last - 1)))
    return (found, last) if found else None


def _by_order(frame: Frame, a: int, b: int, year: int) -> Reading | None:
    if (frame.month_first and a <= 12) or b > 12:
        return _day(year, a, b)
    return _day(year, b, a)


def dotted_date(frame: Frame, first: int, last: int) -> Found:
    """`21.08.2022`."""
    pieces = frame.tokens.word(last - 1).split(".")
    if len(pieces) != 3 or len(pieces[2]) not in (4, 2) or not all(p.isdigit() and len(p) <= 2 for p in pieces[:2]):
        return None
    found = _by_order(frame, int(pieces[0]), int(pieces[1]), full_year(pieces[2])) if len(pieces[2]) == 4 else None
    return (found, last) if found and not _glued(frame, first, last) else None


def numeric_month(frame: Frame, first: int, last: int) -> Found:
    """`9/2025`, `12-2015`."""
    month, year = _figures(frame, first, last)
    if not frame.tight(first, last) or _glued(frame, first, last) or not 1900 <= year <= 2100:
        return None
    return timex.month(year, month), last


def slash_day(frame: Frame, first: int, last: int) -> Found:
    """`30/4`: only after a word that asks for a day, since `2/3` is a share."""
    figures = _figures(frame, first, last)
    named = frame.word(first) in frame.known.weekdays
    lead = frame.word(first - 1) in ("on", "by", "until", "till", "before", "since", "after", "from", "dated", "day")
    if not (named or lead) or not frame.tight(last - 3, last) or _glued(frame, last - 3, last):
        return None
    a, b = figures[-2:]
    if (frame.month_first and a <= 12) or b > 12:
        a, b = b, a
    if b > 12 or frame.word(last) in ("of", "percent", "%"):
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
    at = _month_at(frame, words)
    days = _days(frame, [w for w in words[at + 1 :] if len(w) != 4 or not w.isdigit()])
    if words[-1].isdigit() and len(words) > 1 and words[-2] in ("'", "’", "‘"):
        days.pop()
    if not days or _is_count(frame, first, first + at, last):
        return month_only(frame, first, first + at)
    month = frame.known.months[words[at]]
    if len(days) > 1 and (days[1] <= days[0] or _is_count(frame, first, first + at, last)):
        return None
    found = _in_year(frame, DaysPart(month, days[0], month, days[-1]), words)
    if found is None or (isinstance(found, DaysPart) and days[-1] > 31):
        return None
    return found, last


def _is_count(frame: Frame, first: int, month: int, last: int) -> bool:
    """`in December 18 people`: the figure counts what follows."""
    after = frame.word(last)
    if not frame.tokens.word(last - 1).isdigit() or len(frame.tokens.word(last - 1)) == 4:
        return False
    if after in ("%", "percent", "per", "million", "billion", "trillion") or after in frame.known.units:
        return True
    return frame.word(first - 1) in ("in", "since", "for") and after in frame.known.calendar.counted_after


def month_only(frame: Frame, first: int, at: int) -> Found:
    """A month alone, where a figure behind it is none of its days."""
    return MonthPart(frame.known.months[frame.tokens.word(at).lower()]), at + 1


def day_first(frame: Frame, first: int, last: int) -> Found:
    """`11 December`, `the 11th of June 2025`, `18 and 19 June`."""
    words = frame.words(first, last)
    at = _month_at(frame, words)
    days = _days(frame, words[:at])
    month = frame.known.months[words[at]]
    if not 1 <= len(days) <= 2 or (len(days) == 2 and days[1] <= days[0]) or _glued(frame, first, last):
        return None
    found = _in_year(frame, DaysPart(month, days[0], month, days[-1]), words[at:])
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


def year_span(frame: Frame, first: int, last: int) -> Found:
    """`2021-25`, `2024/25`; `2014-10` is a month where the figure is one and no later year."""
    start, short = _figures(frame, first, last)
    if not frame.tight(first, last) or _glued(frame, first, last) or not 1000 <= start <= 2100:
        return None
    tail = start % 100
    if short > tail:
        return timex.years(start, start - tail + short), last
    return (timex.month(start, short), last) if 1 <= short <= 12 else None


def year(frame: Frame, first: int, last: int) -> Found:
    """`2030`, `'82`."""
    word = frame.tokens.word(last - 1)
    if len(word) == 2:
        lead = frame.word(first - 1) in frame.known.calendar.prepositions
        if not lead or not frame.tight(first, last) or (last < frame.last and frame.word(last) in ("'", "’", "s")):
            return None
        return timex.year(full_year(word)), last
    if len(word) != 4 or not _is_year(frame, first, last, int(word)):
        return None
    return timex.year(int(word)), last


_STRONG = ("since", "until", "till", "by", "in", "during", "before", "after", "early", "late", "mid", "of", "for", "from")


def _is_year(frame: Frame, first: int, last: int, value: int) -> bool:
    if not 1000 <= value <= 2200 or _glued(frame, first, last):
        return False
    before, after = frame.word(first - 1), frame.word(last)
    data = frame.known.calendar
    if before in data.counted_before or after in ("%", "°", "$", "€") or (before in (":", ".") and frame.tight(first - 1, last)):
        return False
    lower = [word.lower() for word in data.counted_after]
    if after in lower and not (before in _STRONG and after in ("people", "members", "companies", "students", "workers")):
        return False
    if before in _STRONG:
        return 1500 <= value <= 2100 or before in ("in", "since", "by", "until", "before", "after")
    return 1600 <= value <= 2100 and not _counts(frame, before, after, value)


def _counts(frame: Frame, before: str, after: str, value: int) -> bool:
    """`2000 households`: a figure without a preposition before a plural noun counts it."""
    plural = after.endswith("s") and len(after) > 4 and not after.endswith(("ss", "us", "is")) and after.isalpha()
    return plural and before not in ("the", "its", "their", "(") and frame.tokens.words[frame.first][:1] != "" and (
        value % 100 == 0 or before in ("of", "to", "with", "about", "over", "some", "than", "and", ",")
    )  # fmt: skip


def year_name(frame: Frame, first: int, last: int) -> Found:
    """`the year 2008`: the words before the figures."""
    found = year(frame, last, last + 1) if frame.word(last).isdigit() else None
    return (found[0], last + 1) if found else None


def decade(frame: Frame, first: int, last: int) -> Found:
    """`the 1990s`, `the '80s`."""
    words = frame.words(first, last)
    if not frame.tight(last - 2, last):
        return None
    figures = words[-2]
    lead = words[0] in frame.known.calendar.the_words or "'" in words or "’" in words or frame.word(first - 1) == "and"
    if figures[-1] != "0" or (len(figures) == 2 and not lead and words[0] not in frame.known.calendar.bare_phases):
        return None
    value = int(figures)
    start = value if value > 99 else value + (2000 if value < 20 else 1900)
    found = timex.decade(start)
    found.modifier = next((frame.known.calendar.phases[w] for w in words if w in frame.known.calendar.bare_phases), None)
    return found, last


def century(frame: Frame, first: int, last: int) -> Found:
    """`the 19th century`."""
    words = frame.words(first, last)
    value = next((int(w) for w in words if w.isdigit()), None)
    if value is None:
        value = next((frame.known.ordinals[w] for w in words if w in frame.known.ordinals), 0)
        value += 20 if "twenty" in words else 0
    if not 1 <= value <= 30:
        return None
    found = timex.century(value)
    found.modifier = next((frame.known.calendar.phases[w] for w in words if w in frame.known.calendar.bare_phases), None)
    return found, last


def month_count(frame: Frame, first: int, last: int) -> Found:
    """`6 months of 2024`: the first ones of that year."""
    words = frame.words(first, last)
    count, _ = number(words[:-3], frame.known)
    if count is None or not 1 <= count <= 12 or not words[-1].isdigit():
        return None
    from flows.annotating.dates.parts import Stretch

    found = Stretch(int(count), "month", f"P{int(count)}M").within(timex.year(full_year(words[-1])))
    return (found, last) if found else None
