"""Feasts and named days: Christmas, Tet, Eid, the third Monday of January."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass

from flows.annotating.dates import timex
from flows.annotating.dates.lexicon import Holiday, feast_tables, holiday_names, words_before_feasts
from flows.annotating.dates.parts import Part
from flows.annotating.dates.timex import DAY, Reading
from flows.annotating.dates.weeks import Nth
from flows.annotating.tokens import Tokens

_EASTER_YEARS = range(1583, 4100)


@dataclass(slots=True)
class HolidayPart(Part):
    """A feast, of a year."""

    holiday: Holiday

    def within(self, container: Reading) -> Reading | None:
        """Its days in the year in which the container starts; None where no table knows that year."""
        assert container.start is not None
        first = _first_day(self.holiday, container.start.year)
        if first is None:
            return None
        first += DAY * (self.holiday.plus + (self.holiday.if_sunday if first.isoweekday() == 7 else 0))
        return timex.between(first, first + DAY * (self.holiday.length - 1), "day", "self")

    def open_value(self) -> str:
        """`XXXX-12-25` for a fixed day, else `XXXX-XX-XX`."""
        return f"XXXX-{self.holiday.day or 'XX-XX'}"


def _first_day(holiday: Holiday, year: int) -> dt.date | None:
    if holiday.day:
        return dt.date(year, int(holiday.day[:2]), int(holiday.day[3:]))
    if holiday.table:
        return _from_table(holiday.table, year)
    if holiday.nth:
        month, weekday, number = holiday.nth
        found = Nth(number, "day", weekday).within(timex.month(year, month))
        return found.start if found else None
    return _by_easter(holiday, year)


def _from_table(name: str, year: int) -> dt.date | None:
    days = feast_tables()[name]
    at = bisect_left(days, str(year))
    return dt.date.fromisoformat(days[at]) if at < len(days) and days[at].startswith(str(year)) else None


def _by_easter(holiday: Holiday, year: int) -> dt.date | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if year not in _EASTER_YEARS:
        return None
    western = holiday.easter is not None
    sunday: dt.date = easter(year, EASTER_WESTERN if western else EASTER_ORTHODOX)
    return sunday + DAY * ((holiday.easter if western else holiday.orthodox) or 0)


def feast_at(tokens: Tokens, index: int, first: int, last: int) -> tuple[int, int, HolidayPart] | None:
    """The feast whose telling word is token `index`, with its token interval inside `first` to `last`."""
    word = tokens.word(index)
    before = words_before_feasts().get(word.lower())
    if before is not None and (index <= first or tokens.word(index - 1).lower() not in before):
        return None
    for words, at, holiday in holiday_names().get(word.lower(), ()):
        start = index - at
        end = start + len(words)
        if start < first or end > last or not _same(tokens, start, words):
            continue
        if not holiday.cased or word[0].isupper() or (end < last and tokens.word(end).isdecimal()):
            return start, end, HolidayPart(holiday)
    return None


def _same(tokens: Tokens, start: int, words: list[str]) -> bool:
    return all(tokens.word(i).lower().replace("’", "'") == word for i, word in enumerate(words, start))
