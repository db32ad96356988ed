"""The forms that most times have, read at once: `December 19`, `19 June 2025`, `2025`, `Friday`, `last year`, `5 days`.

Each is read by the production that the grammar would choose, and only where nothing beside it can belong to it; all
else is left to the grammar. So this is a short way to the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from flows.annotating.dates import days, lengths, names, shifts, timex, years
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.grammar import CORES, FILLERS, YEAR_TAILS
from flows.annotating.dates.parts import DaysPart, MonthPart, Part
from flows.annotating.dates.tables import Tables
from flows.annotating.dates.timex import REFERENCE, Reading
from flows.annotating.dates.weeks import WeekdayPart
from flows.annotating.vocabulary import Vocabulary

#: A time with its tokens; None where the grammar has to look, False where there is none.
Read = tuple[Reading, int, int] | Literal[False] | None
#: Reads the time around a core from the token where it may begin.
Reader = Callable[[Frame, int, int], Read]
#: What may follow the marks and words that can join a time to the next, where they do.
_JOINED = {
    "date_comma": "date_month|date_month_weak|date_weekday|year4|day|date_apostrophe",
    "date_dash": "date_month|date_weekday|num|date_the|date_numbers|date_ordinals|date_deictic|date_unit|date_phases"
    "|date_seasons",
    "date_dot": "", "date_in": None, "date_of": None, "date_to": None, "date_or": "",
    "date_and": "day|date_ordinals|date_the|date_half|date_unit|date_articles",
}  # fmt: skip
_BARE_TAILS = "date_possessive|date_dash|num|date_numbers|date_later_words|date_of|date_starting|date_romans|date_to"
_UNIT_TAILS = (
    "date_possessive|date_dash|date_slash|date_range_words|date_later_words|date_weekday|date_on|date_day_parts|date_unit"
    "|date_half|date_quarter_mark|date_half_mark|date_from|date_starting|date_ordinals|date_end|date_of|date_in|num"
    "|date_numbers|date_romans"
)
_COUNT_TAILS = "date_dash|date_later_words|date_from|date_unit|date_half|date_old|date_starting|date_age"


class Plain:
    """Readers by the letter of the core. Made once with the shared vocabulary."""

    def __init__(self, vocabulary: Vocabulary, known: Tables) -> None:
        def letters(classes: str) -> frozenset[str]:
            return frozenset(vocabulary.letters(classes)) if classes else frozenset()

        self._live = letters("|".join([FILLERS, *CORES.values(), "date_holiday", "date_possessive"]))
        joined = {name: self._live if after is None else letters(after) for name, after in _JOINED.items()}
        #: By the letter of a joining word: what must follow it to join.
        self._joined = {letter: after for name, after in joined.items() for letter in letters(name)}
        self._possessive, self._dot = letters("date_possessive"), letters("date_dot")
        self._comma, self._range_words = letters("date_comma"), letters("date_range_words")
        self._dash, self._the, self._months = letters("date_dash"), letters("date_the_words"), letters("month_number")
        self._days, self._years = letters("day&!date_ordinal_endings"), letters("year4")
        self._short = letters("date_month_short|date_weekday_short")
        self._shifts = letters("date_shifts&!date_the&!date_same_words&!date_numbers")
        self._counts = letters("integer|date_numbers&!date_shifts|date_articles")
        self._more, self._month_unit = letters("date_articles|date_unit|date_half"), letters("date_unit_month")
        self._the_article = letters("date_the")
        self._every, self._later = letters("date_every_words"), letters("date_later_words")
        self._same = letters("date_same_words|date_shifts")
        self._year_tails, self._unit_tails, self._count_tails, self._bare_tails = map(
            letters, (YEAR_TAILS, _UNIT_TAILS, _COUNT_TAILS, _BARE_TAILS)
        )
        #: Words before a head that are not the last of a phrase: `the long` of `the long term`.
        self._before_heads = _before_heads(known)
        #: One reader a letter; letters that mean two kinds of time have none.
        self.readers: dict[str, Reader] = {}
        for classes, reader in (
            ("date_month", self._month), ("date_weekday", self._weekday),
            ("date_deictic&!date_attribute", self._deictic), ("date_unit", self._unit), ("year4", self._year),
            ("date_reference_heads", self._head), ("date_frequencies", self._frequency),
            ("date_half", self._half), ("date_seasons", self._season),
        ):  # fmt: skip
            self.readers.update(dict.fromkeys(letters(classes), reader))
        kinds = [letters(classes) for kind, classes in CORES.items() if kind not in ("decimal", "slash", "period")]
        for letter in [letter for letter in self.readers if sum(letter in kind for kind in kinds) > 1]:
            del self.readers[letter]

    def _ends(self, letters: str, at: int, last: int) -> bool:
        """Whether nothing at token `at` can carry a time on."""
        if at >= last or letters[at] not in self._live or letters[at] in self._possessive:
            return True
        joined = self._joined.get(letters[at])
        return joined is not None and (at + 1 >= last or letters[at + 1] not in joined)

    def _month(self, frame: Frame, start: int, core: int) -> Read:
        """`December 19`, `Dec. 19, 2025`, `December 2025`, `19 December`, `December`."""
        letters, last = frame.tokens.letters, frame.last
        at = core + 1
        if letters[core] in self._short and at < last and letters[at] in self._dot:
            at += 1
        if frame.word(start - 1) == "between":
            return None
        if start < core and letters[start] not in self._shifts:
            return self._day_first(frame, start, core, at)
        if start < core:
            plain = start == core - 1 and at == core + 1 and self._ends(letters, at, last)
            return self._settled(frame, names.shifted_name(frame, start, at), start) if plain else None
        if at < last and letters[at] in self._days:
            end = self._with_year(letters, at + 1, last)
            return _month_and_day(frame, core, at, end) if self._ends(letters, end, last) else None
        if at < last and letters[at] in self._years:
            found = days.month_year(frame, core, at + 1) if self._ends(letters, at + 1, last) else None
            return self._settled(frame, found, core)
        if letters[core] in self._short or not self._ends(letters, at, last):
            return None
        word = frame.word(core)
        if word in frame.known["sure_names"]:
            return frame.settle(_MONTHS[frame.known.months[word]], core), core, at
        return self._settled(frame, names.shifted_name(frame, core, at), core)

    def _day_first(self, frame: Frame, start: int, core: int, at: int) -> Read:
        letters, last = frame.tokens.letters, frame.last
        end = at + (at < last and letters[at] in self._years)
        if start != core - 1 or letters[start] not in self._days or not self._ends(letters, end, last):
            return None
        return self._settled(frame, days.day_first(frame, start, end), start)

    def _with_year(self, letters: str, at: int, last: int) -> int:
        if at + 1 < last and letters[at] in self._comma and letters[at + 1] in self._years:
            return at + 2
        return at + (at < last and letters[at] in self._years)

    def _weekday(self, frame: Frame, start: int, core: int) -> Read:
        """`Friday`, `last Friday`."""
        letters = frame.tokens.letters
        if letters[core] in self._short or not self._ends(letters, core + 1, frame.last):
            return None
        if frame.word(start - 1) == "between":
            return None
        if start == core:
            return frame.settle(_WEEKDAYS[frame.known.weekdays[frame.word(core)]], core), core, core + 1
        if start == core - 1 and letters[start] in self._shifts:
            return self._settled(frame, names.shifted_name(frame, start, core + 1), start)
        return None

    def _season(self, frame: Frame, start: int, core: int) -> Read:
        """`fall` alone is mostly none."""
        letters, after = frame.tokens.letters, core + 1
        if start < core or (after < frame.last and letters[after] in self._live and letters[after] not in self._dot):
            return None
        return self._settled(frame, names.shifted_name(frame, core, after), core) or False

    def _half(self, frame: Frame, start: int, core: int) -> Read:
        """`half` is a time only with words before it."""
        return False if start == core else None

    def _frequency(self, frame: Frame, start: int, core: int) -> Read:
        """`annual`."""
        return self._settled(frame, lengths.frequency(frame, core, core + 1), core) or False

    def _deictic(self, frame: Frame, start: int, core: int) -> Read:
        """`today`, `now`."""
        if start < core or not self._ends(frame.tokens.letters, core + 1, frame.last):
            return None
        if frame.word(core - 1) == "between":
            return None
        return self._settled(frame, lengths.deictic(frame, core, core + 1), core)

    def _unit(self, frame: Frame, start: int, core: int) -> Read:
        """`last year`, `five months`; a bare `day` is none."""
        letters, after = frame.tokens.letters, core + 1
        tail = letters[after] if after < frame.last else ""
        if start == core:
            return None if tail in self._bare_tails or frame.known.units[frame.word(core)].plural else False
        if start != core - 1:
            return None
        lead = letters[start]
        if tail not in self._unit_tails and (lead in self._shifts or lead in self._the_article):
            return self._beside(frame, start, core)
        if lead in self._every:
            return self._settled(frame, lengths.every(frame, start, after), start)
        if lead in self._counts and tail in self._later and self._ends(letters, after + 1, frame.last):
            return self._settled(frame, lengths.offset(frame, start, after + 1), start)
        if lead in self._counts and tail not in self._count_tails and self._length_ends(frame, core):
            return _counted(frame, start, core) or self._settled(frame, lengths.duration(frame, start, after), start)
        return None

    def _length_ends(self, frame: Frame, core: int) -> bool:
        """Not so before `and a half`, nor in `6 months of 2025`."""
        letters, after = frame.tokens.letters, core + 1
        if after + 1 >= frame.last or frame.word(after) not in ("and", "of"):
            return True
        if frame.word(after) == "and":
            return letters[after + 1] not in self._more
        return letters[core] not in self._month_unit and frame.word(after + 1) != "age"

    def _beside(self, frame: Frame, start: int, core: int) -> Read:
        """`last year`, `the day`."""
        if frame.tokens.letters[start] in self._the_article:
            return self._settled(frame, shifts.shifted_unit(frame, start, core + 1), start) or False
        word, measure, now = frame.word(start), frame.known.units[frame.word(core)], frame.now
        plain = word in _NEAR and measure.name in _CALENDAR_UNITS and not measure.plural and now is not None
        if not plain or now is None or measure.grain is None or frame.word(start - 1) in frame.known["led_words"]:
            return self._settled(frame, shifts.shifted_unit(frame, start, core + 1), start)
        if word == "next" and frame.word(start - 1) == "the":
            return None
        at = timex.shift(now, _NEAR[word], measure.grain)
        return (timex.holding(measure.grain, at).anchored(frame.anchor), start, core + 1) if at else None

    def _year(self, frame: Frame, start: int, core: int) -> Read:
        """`2025`, `2021-2025`, `2025-12-19`."""
        letters, last = frame.tokens.letters, frame.last
        if start < core and (start != core - 1 or letters[start] not in self._the):
            return None
        after = core + 1
        tail = letters[after] if after < last else ""
        loose = tail in self._range_words and self._ends(letters, after, last) and frame.word(core - 1) != "between"
        if tail not in self._year_tails or loose:
            found = years.year(frame, core, after)
            return (found[0], core, after) if found and isinstance(found[0], Reading) else False
        if letters[after] not in self._dash or after + 1 >= last:
            return None
        if letters[after + 1] in self._years and self._ends(letters, after + 2, last):
            return self._settled(frame, years.year_range(frame, core, after + 2), core)
        dated = letters[after + 1 : after + 4]
        full = start == core and len(dated) == 3 and after + 4 <= last and dated[1] in self._dash
        if full and dated[0] in self._months and dated[2] in self._days and self._ends(letters, after + 4, last):
            return self._settled(frame, days.iso_date(frame, core, after + 4), core)
        return None

    def _head(self, frame: Frame, start: int, core: int) -> Read:
        """A word such as `term` that is a time only in a phrase: none where the word before is of none."""
        before = frame.tokens.letters[core - 1] if core > frame.first else ""
        possible = before in self._same or frame.word(core - 1) in self._before_heads.get(frame.word(core), ())
        return None if possible else False

    @staticmethod
    def _settled(frame: Frame, found: Found, start: int) -> Read:
        if found is None:
            return None
        value = found[0]
        if isinstance(value, Part):
            if value.bound:
                return None
            value = frame.settle(value, start)
        elif value.start is not None and (value.value or "").endswith(REFERENCE):
            value = Reading(value.timex_type, value.value, modifier=value.modifier)
        return value, start, found[1]


def _month_and_day(frame: Frame, core: int, at: int, end: int) -> Read:
    """`December 19`, `December 19, 2025`; a figure that counts what follows is no day."""
    if days.is_count(frame, core, core, end) or days.is_place(frame, end):
        return None
    month, day = frame.known.months[frame.word(core)], int(frame.word(at))
    part = _day_part(month, day)
    if end == at + 1:
        return frame.settle(part, core), core, end
    found = part.within(timex.year(int(frame.word(end - 1))))
    return (found, core, end) if found else None


@lru_cache(maxsize=400)
def _day_part(month: int, day: int) -> DaysPart:
    return DaysPart(month, day, month, day)


def _counted(frame: Frame, start: int, core: int) -> Read:
    """`five months`, `10 days`, where nothing around asks for more than the length."""
    word, measure = frame.word(start), frame.known.units[frame.word(core)]
    count = int(word) if word.isdigit() else frame.known.numbers.get(word, 0)
    if not measure.plural or not count or frame.word(start - 1) in frame.known["placing_words"]:
        return None
    if (
        frame.word(start - 2) == "aged"
        or measure.name == "quarter"
        or frame.word(core + 1) in frame.known["placed_words"]
    ):
        return None
    return Reading("DURATION", measure.value(count)), start, core + 1


_MONTHS = {number: MonthPart(number) for number in range(1, 13)}
_WEEKDAYS = {number: WeekdayPart(number) for number in range(1, 8)}
_NEAR = {"last": -1, "this": 0, "current": 0, "next": 1}
_CALENDAR_UNITS = ("week", "month", "quarter", "year")


def _before_heads(known: Tables) -> dict[str, set[str]]:
    before: dict[str, set[str]] = {}
    for phrases in known.calendar.references.values():
        for phrase in phrases:
            words = phrase.split()
            if len(words) > 1:
                before.setdefault(words[-1], set()).add(words[-2])
    return before
