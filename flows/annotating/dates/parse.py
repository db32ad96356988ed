"""From a place in the text to one reading: productions, what they belong to, and ranges of two."""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.annotating.dates import clock, days, foreign, lengths, names, periods, same, shifts, units, years
from flows.annotating.dates.feasts import HolidayPart, feast_at
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.grammar import CORES, Compiler, of_core
from flows.annotating.dates.parts import ClockPart, HalfPart, MonthPart, Part, QuarterPart, SeasonPart, Stretch
from flows.annotating.dates.ranges import alike, joined
from flows.annotating.dates.timex import REFERENCE, SIZE, Reading
from flows.annotating.dates.weeks import Nth, WeekdayPart, WeekNumber, WeekOf
from flows.annotating.vocabulary import Vocabulary

Production = Callable[[Frame, int, int], Found]
_FUNCTIONS: dict[str, Production] = {
    "month_first": days.month_first, "iso_date": days.iso_date,
    "numeric_date": days.numeric_date, "dotted_date": days.dotted_date,
    "numeric_month": days.numeric_month, "day_first": days.day_first,
    "month_year": days.month_year, "day_of_shift": days.day_of_shift,
    "year_span": years.year_span, "year_range": years.year_range,
    "weekday_day": days.weekday_day, "decade": years.decade, "century": years.century,
    "year": years.year, "year_name": years.year_name, "slash_day": days.slash_day,
    "months_of": years.month_count, "fiscal_year": periods.fiscal_year, "quarter": periods.quarter,
    "quarter_mark": periods.quarter_mark, "named_quarter": periods.named_quarter,
    "week_of": periods.week_of, "half": periods.half,
    "week_number": periods.week_number, "day_alone": days.day_alone, "decade_word": years.decade_word,
    "foreign_date": foreign.foreign_date,
    "stretch": periods.stretch, "nth": periods.nth, "shifted_count": shifts.shifted_count,
    "same_period": same.same_period, "year_earlier": shifts.year_earlier, "before_last": shifts.before_last,
    "unit_end": shifts.unit_end,
    "day_after": shifts.day_after,
    "shifted_unit": shifts.shifted_unit, "shifted_name": names.shifted_name, "the_unit": units.the_unit,
    "vague_period": lengths.vague_period, "every": lengths.every, "offset": lengths.offset,
    "duration": lengths.duration, "frequency": lengths.frequency, "deictic": lengths.deictic,
    "reference": lengths.reference, "clock": clock.clock, "day_part": clock.day_part,
}  # fmt: skip
_OF = ("of", "in")
_DAY_OF = ("on", "of")
#: How many tokens after the start of an expression its core may stand.
_REACH = 7
#: How many tokens of an expression may follow its core; without this bound a failing search runs to the sentence's end.
_TAIL = 16
_AFTER_POSSESSIVE = (QuarterPart, HalfPart, Stretch, Nth, HolidayPart, SeasonPart)
#: Parts that a following time may belong to without a word between: `the third quarter last year`.
_ADJACENT = (QuarterPart, HalfPart, Stretch, MonthPart, WeekdayPart, SeasonPart, HolidayPart, WeekNumber, same.SamePart)
_DASHES = ("-", "–", "—", "‑", "~")
_TO = ("to", "until", "till", "through", "thru")


class Parser:
    """Reads one expression at a time. Raises nothing: what cannot be read is None."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._compiler = Compiler(vocabulary)
        self._single: dict[str, re.Pattern[str]] = {}
        kinds: dict[str, list[str]] = {}
        for kind, classes in CORES.items():
            for letter in vocabulary.letters(classes):
                kinds.setdefault(letter, []).append(kind)
        #: The productions of a core, by its letter; letters of the same kinds share one pattern.
        self._names = {letter: of_core(found) for letter, found in kinds.items()}
        self.feasts = frozenset(vocabulary.letters("date_holiday"))
        self._attributes = frozenset(vocabulary.letters("date_attribute"))
        self._groups: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def _pattern(self, letter: str) -> re.Pattern[str]:
        """The pattern of a core, compiled when the first such core is met."""
        found = self._patterns.get(letter)
        if found is None:
            names = self._names[letter]
            found = self._groups.get(names) or self._compiler.alternation(names)
            self._groups[names] = self._patterns[letter] = found
        return found

    def at(self, frame: Frame, start: int) -> Found:
        """The time that begins at token `start`, with the token after it."""
        letters = frame.tokens.letters
        for core in range(start, min(start + _REACH, frame.last)):
            if letters[core] in self.feasts:
                feast = feast_at(frame.tokens, core, start, frame.last)
                if feast is not None and feast[0] == start:
                    return self.belonging(frame, feast[2], start, feast[1])
            if letters[core] in self._names:
                match = self._pattern(letters[core]).match(letters, start, min(frame.last, core + _TAIL))
                if match is None and letters[core] in self._attributes:
                    continue  # the current month
                return self._read(frame, match, letters[core]) if match else None
        return None

    def _read(self, frame: Frame, match: re.Match[str], letter: str) -> Found:
        """What a match means; where its production refuses, what a later one makes of the same place."""
        name, first, last = match.lastgroup or "", match.start(), match.end()
        found = self._value(frame, name, first, last)
        if found is not None:
            return found
        names = self._names[letter]
        for other in names[names.index(name) + 1 :]:
            single = self._single.get(other)
            if single is None:
                single = self._single[other] = self._compiler.production(other)
            again = single.match(frame.tokens.letters, first, frame.last)
            found = self._value(frame, other, first, again.end()) if again else None
            if found is not None:
                return found
        return None

    def _value(self, frame: Frame, name: str, first: int, last: int) -> Found:
        if name == "phase":
            return self._phase(frame, first, last)
        found = _FUNCTIONS[name](frame, first, last)
        whole = self.belonging(frame, found[0], first, found[1]) if found is not None else None
        # `last week in`: the first or last of nothing
        return None if whole is None or (isinstance(whole[0], Part) and whole[0].bound) else whole

    def search(self, frame: Frame, start: int, core: int) -> tuple[Reading, int, int] | None:
        """The first time from `start` on that holds token `core`, as reading and token interval."""
        letters = frame.tokens.letters
        pattern = self._pattern(letters[core])
        end = min(frame.last, core + _TAIL)
        while start <= core:
            match = pattern.search(letters, start, end)
            if match is None or match.start() > core:
                return None
            found = self._read(frame, match, letters[core])
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
            if isinstance(value, same.SamePart) and value.told is not None:
                return value.told.anchored("text"), first, last
            loose = isinstance(value, Stretch) and SIZE[value.grain] < SIZE["month"]  # the first two days on sale
            value = frame.open(value) if loose else frame.settle(value, first)
        if value.start is not None and (value.value or "").endswith(REFERENCE):
            # now is no day, unless a range begins with it
            value = Reading(value.timex_type, value.value, modifier=value.modifier)
        return value, first, last

    def _phase(self, frame: Frame, first: int, last: int) -> Found:
        """`the end of` a time, `early` a time."""
        words = [w for w in frame.words(first, last) if w in frame.known.calendar.phases]
        word, ending = words[0], frame.word(last - 1)
        linked = ending in _OF or ending in _DASHES
        bare = word in frame.known["bare_phases"] and (word != "end" or frame.word(last).isdigit())
        if not bare and (not linked or ending == "in"):
            return None
        frame.inside = linked or word not in frame.known["plain_phases"]
        inner = self.at(frame, last)
        frame.inside = False
        if inner is None:
            return None
        value, end = inner
        if isinstance(value, ClockPart):
            return value, end
        if isinstance(value, Part):
            value = frame.settle(value, first)
        if not _can_have_phase(frame, value, word):
            return None
        return periods.phased(frame, value, frame.known.calendar.phases[word]), end

    def belonging(self, frame: Frame, value: Part | Reading, first: int, last: int) -> Found:
        """The time together with the larger one that follows it, and a day with its part of the day."""
        if isinstance(value, Reading):
            return self._reading_with(frame, value, last)
        if isinstance(value, ClockPart):
            return self._clock_with(frame, value, first, last)
        start = last
        word = frame.word(last)
        if word in _OF:
            start = last + 1
        elif isinstance(value, MonthPart) and word in frame.known["periods"]:  # `the January-May period of 2022`
            start = last + 1 + (frame.word(last + 1) in _OF)
        elif isinstance(value, WeekOf):
            start = last + 1 + (frame.word(last + 1) == "on")
        elif not isinstance(value, _ADJACENT) and frame.word(last + 1) != "year":
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
            if not linked or not _can_hold(part, inner):
                return None
            inner = frame.settle(inner, first)
        if inner.start is None or inner.grain is None or inner.timex_type != "DATE":
            return None
        if isinstance(part, same.SamePart) and inner.anchor == "text" and inner.grain != "year":
            return inner
        if SIZE[inner.grain] < SIZE[part.container] and not isinstance(part, (HalfPart, Stretch)):
            return None
        if isinstance(part, MonthPart) and not linked and inner.anchor == "self":
            return None
        found = part.within(inner)
        return found.anchored(inner.anchor) if found else None

    def _reading_with(self, frame: Frame, value: Reading, last: int) -> Found:
        if value.start is None or value.timex_type != "DATE":
            return value, last
        if frame.word(last) in ("'s", "’s") and value.grain == "year":
            inner = self.at(frame, last + 1)
            if inner is not None and isinstance(inner[0], _AFTER_POSSESSIVE):
                found = inner[0].within(value)
                return (found.anchored(value.anchor), inner[1]) if found else (value, last)
        if value.grain == "year" and (value.value or "").startswith("FY") and frame.word(last) in frame.known.ordinals:
            inner = self.at(frame, last)  # the fiscal 1990 fourth quarter
            found = inner[0].within(value) if inner is not None and isinstance(inner[0], QuarterPart) else None
            return (found.anchored(value.anchor), inner[1]) if found and inner else (value, last)
        if value.grain == "week":
            weekday = self.at(frame, last + (frame.word(last) in ("on", "'s", "’s")))
            if weekday is not None and isinstance(weekday[0], WeekdayPart):
                found = weekday[0].within(value)
                return (found.anchored(value.anchor), weekday[1]) if found else (value, last)
        if value.start == value.end:
            return self._with_day_part(frame, value, last, last)
        return value, last

    def _with_day_part(self, frame: Frame, value: Part | Reading, first: int, last: int) -> Found:
        """`Friday morning`: the part of the day that follows at once."""
        word = frame.word(last)
        code = frame.known.calendar.day_parts.get(word)
        if code is None:
            return value, last
        day = frame.settle(value, first) if isinstance(value, Part) else value
        if day.start != day.end or not day.value:
            return value, last
        timed = ClockPart(f"T{code}").within(day)
        return (timed, last + 1) if timed else (value, last)

    def _clock_with(self, frame: Frame, value: ClockPart, first: int, last: int) -> Found:
        start = last + (frame.word(last) in _DAY_OF or frame.word(last) == ",")
        inner = self.at(frame, start) if start < frame.last else None
        if inner is None:
            return value, last
        day = frame.settle(inner[0], first) if isinstance(inner[0], Part) and inner[0].container != "day" else inner[0]
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
        if isinstance(value, Reading) and value.timex_type in ("SET", "DURATION") and value.modifier != "START":
            return None
        inner = self.at(frame, following)
        if inner is None or (word in _DASHES and not alike(value, inner[0])):
            return None
        whole = joined(frame, value, inner[0], first)
        return (whole, inner[1]) if whole is not None else None


def _can_have_phase(frame: Frame, value: Reading, word: str) -> bool:
    if value.timex_type in ("DURATION", "SET"):
        return value.start is not None and word in frame.known["length_phases"]
    return not (value.value or "").endswith("_REF")


def _can_hold(part: Part, inner: Part) -> bool:
    """Whether a part without a year can be what another belongs to: `the second half of March`."""
    if isinstance(inner, ClockPart) or (isinstance(inner, WeekdayPart) and part.container != "day"):
        return False
    return part.container != "year" or isinstance(part, (HalfPart, Stretch))
