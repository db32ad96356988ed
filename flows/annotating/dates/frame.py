"""What an expression is read against: the document's date, the dates told before it, the tense of its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from flows.annotating.dates import timex
from flows.annotating.dates.parts import MonthPart, Part
from flows.annotating.dates.settling import REPEATED, Tense, nearest, settled
from flows.annotating.dates.tables import Tables
from flows.annotating.dates.timex import DAY, SIZE, Reading
from flows.annotating.dates.weeks import WeekdayPart, WeekNumber
from flows.annotating.spans import TimexType
from flows.annotating.tokens import Tokens

#: What a production found: the time and the token after it.
Found = tuple[Part | Reading, int] | None
#: How many words to each side are looked at for a verb.
_REACH = 24
#: So many tokens back a time told before is still the one that `a year earlier` means, and that `the same day` does.
#: A day is what `a year earlier` counts from only close by.
_MEMORY, _DAY_MEMORY, _SHORT_MEMORY = 500, 160, 40
_NEWS_DAYS = 7
#: Tokens that begin a clause; the words do so behind a comma.
_CLAUSES = frozenset([";", "; ", ". ", "and ", "but ", "while "])


class _Folded(dict[str, str]):
    """Tokens in lower case, without the space behind them."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _WORDS:
            self.clear()
        found = self[word] = word.rstrip().lower()
        return found


_WORDS = 50_000
_folded = _Folded()


def _is_calendar(reading: Reading) -> bool:
    """Whether a length is one of whole months of the calendar, or the first part of a time: it can be counted from."""
    if reading.modifier == "START":
        return True
    return reading.start is not None and reading.end is not None and reading.start.day == (reading.end + DAY).day == 1


class Frame:
    """State of one reading of one document. `first` and `last` are the tokens of the sentence in hand."""

    __slots__ = (
        "anchor", "country",
        "first",
        "future",
        "inside",
        "joined",
        "known",
        "last",
        "last_day",
        "last_day_at",
        "last_long",
        "last_long_at",
        "last_month",
        "latest",
        "month_first",
        "order",
        "past",
        "published",
        "read",
        "text_year",
        "tokens",
    )  # fmt: skip

    def __init__(
        self,
        tokens: Tokens,
        known: Tables,
        published: dt.date | None,
        country: str | None,
        cues: tuple[frozenset[str], frozenset[str]],
        anchor: str = "document",
    ) -> None:
        self.tokens = tokens
        self.known = known
        self.published = published
        self.anchor = anchor if published else None
        self.country = country
        self.past, self.future = cues
        self.first = self.last = 0
        #: The last day told, and the last month or longer time.
        self.last_day: Reading | None = None
        self.last_long: Reading | None = None
        #: The latest month told alone that was over when the document was written: what a report is about.
        self.last_month: Reading | None = None
        #: The tokens at which they were told.
        self.last_day_at = self.last_long_at = 0
        #: Two months or the like told side by side, as one, the latest first: `in January and February`.
        self.joined: list[Reading] = []
        #: The time told last, of any length.
        self.latest: Reading | None = None
        #: A date that the text itself gives in full, for a document without a date.
        self.text_year: dt.date | None = None
        #: Order of day and month that the dates of the text show: `day`, `month`, `unknown`; None before it is asked.
        self.order: str | None = None
        self.month_first = country in known.calendar.month_first if country else False
        #: Whether a larger expression asks: `the end of the year`.
        self.inside = False
        #: Reads the time at a token; set by the parser, for productions that look ahead.
        self.read: Callable[[int], tuple[Part | Reading, int] | None] | None = None

    def words(self, first: int, last: int) -> list[str]:
        """Tokens in lower case, without spaces."""
        return [_folded[word] for word in self.tokens.words[first:last]]

    def word(self, index: int) -> str:
        """One token in lower case; empty outside the sentence."""
        return _folded[self.tokens.words[index]] if self.first <= index < self.last else ""

    def tight(self, first: int, last: int) -> bool:
        """Whether the tokens are written together."""
        return not any(word[-1] == " " for word in self.tokens.words[first : last - 1])

    @property
    def now(self) -> dt.date | None:
        """The day that relative expressions count from."""
        return self.published

    def told(self, reading: Reading, at: int = 0) -> None:
        """Remember a date told at token `at`, so that `two months later` has something to count from."""
        if reading.start is None or reading.grain is None:
            return
        if reading.timex_type == "SET" or (reading.timex_type == "DURATION" and not _is_calendar(reading)):
            return
        self.latest = reading
        if SIZE[reading.grain] <= SIZE["week"]:
            self.last_day, self.last_day_at = reading, at
        else:
            before = self.last_long
            adjacent = before and before.end and before.start and before.end + DAY == reading.start
            if before and before.start and adjacent and reading.end and before.grain == reading.grain:
                self.joined.insert(0, timex.between(before.start, reading.end, reading.grain, "text"))
            self.last_long, self.last_long_at = reading, at
            self._tell_month(reading)

    def _tell_month(self, reading: Reading) -> None:
        if reading.grain != "month" or reading.start is None or self.now is None:
            return
        whole = timex.holding("month", reading.start)
        if (whole.start, whole.end) != (reading.start, reading.end) or reading.start >= self.now.replace(day=1):
            return
        if self.last_month is None or self.last_month.start is None or reading.start >= self.last_month.start:
            self.last_month = whole

    def recalled(self, at: int, *, day_first: bool) -> list[Reading]:
        """Times told before that words at token `at` can count from, the better first.

        None that was told long before, and none of the time to come where the sentence speaks of the past.
        """
        pairs = [(self.last_day, self.last_day_at), (self.last_long, self.last_long_at)]
        memories = (_DAY_MEMORY, _MEMORY) if day_first else (_SHORT_MEMORY, _MEMORY)
        near = [
            told
            for (told, place), memory in zip(pairs, memories, strict=True)
            if told is not None and (at - place <= memory or (day_first and self._is_news(told)))
        ]
        if not day_first:
            near.reverse()
        now = self.now
        if now is None or not any(told.start and told.start > now for told in near) or self.tense(at) == "future":
            return near
        return [told for told in near if told.start and told.start <= now]

    def _is_news(self, told: Reading) -> bool:
        """Whether a time is of the days of the report itself; such a day stays in mind to the end of the text."""
        return self.now is not None and told.start is not None and abs((told.start - self.now).days) <= _NEWS_DAYS

    def tense(self, at: int) -> Tense | None:
        """Past or future, by the nearest verb or cue before token `at` in its sentence, else after it."""
        lead = self.word(at - 3) if self.word(at - 1) == "least" else self.word(at - 1)
        if lead == "since" or (lead == "of" and self.word(at - 2) == "as"):
            return "past"
        letters, words, past, future = self.tokens.letters, self.tokens.words, self.past, self.future
        for index in range(at - 1, max(self.first, at - _REACH) - 1, -1):
            letter = letters[index]
            if (letter in future and not self._is_done(index)) or (words[index] == "to " and self._is_bound(index)):
                return "future"
            if letter in past:  # `to be held`, `will be finished`: the word before decides
                led = self.word(index - 1) in self.known["led_words"]
                return "future" if led or lead in ("until", "till", "by") else "past"
            # `…, and on Friday it will`: the verb before is another's
            if words[index] in _CLAUSES and (words[index][0] in ";." or words[index - 1] == ", "):
                break
        for letter in letters[at : min(self.last, at + _REACH)]:
            if letter in future:
                return "future"
            if letter in past:
                return "past"
        return "future" if lead in ("until", "till", "by") else None

    def _is_bound(self, at: int) -> bool:
        """Whether `to` at a token follows `is` or `are`: somebody is to do something."""
        return self.word(at - 1) in self.known["bound_words"]

    def _is_done(self, at: int) -> bool:
        """Whether a cue of the time to come is a deed that is done: `was set up`, `the council proposed a levy`."""
        text, known = self.word(at), self.known
        if text in known["plan_nouns"] and self.word(at - 1) not in known["plan_leads"]:
            lead = self.word(at - 1)
            return lead in known["the_words"] or not lead.endswith("s")  # `an action plan`, but `officials plan`
        if text in known["set_words"]:
            return self.word(at + 1) not in known["set_for"]
        return text in known["deed_words"] and self.word(at - 1) not in known["planned_by"]

    def settle(self, part: Part, at: int) -> Reading:
        """The reading of a part that stands alone, by the day to count from and by tense."""
        now = self.now
        if part.container == "day":
            return self._of_day(part)
        if now is None:
            told = self.text_year if part.container == "year" else None
            found = part.within(timex.year(told.year)) if told else None
            return found.anchored("text") if found else self.open(part)
        tense = self.tense(at)
        if isinstance(part, MonthPart) and self._is_contract(at):
            found = part.within(timex.year(now.year + (part.number < now.month)))
            return found.anchored(self.anchor) if found else self.open(part)
        if isinstance(part, WeekdayPart):
            closed = any(self.word(k) in self.known["closing_words"] for k in (at + 1, at + 2))
            return self._weekday(part, now, "past" if closed else tense)
        if isinstance(part, WeekNumber):
            return part.within(timex.year(now.year)).anchored(self.anchor)
        best = settled(part, now, tense) if isinstance(part, REPEATED) else nearest(part, now, tense)
        return best.anchored(self.anchor) if best else self.open(part)

    def _is_contract(self, at: int) -> bool:
        """`October crude fell`, `gasoline for July delivery`: a month for which something is traded."""
        end = at + 1 + (self.word(at + 1) == ".")
        return any(self.word(k) in self.known["contract_nouns"] for k in range(end, end + 4)) and (
            self.word(at - 1) not in ("in", "since", "by", "until", "during", "from", "of")
        )

    def _weekday(self, part: WeekdayPart, now: dt.date, tense: Tense | None) -> Reading:
        """The next such day of something to come, else the latest one, today included."""
        ahead = (part.number - now.isoweekday()) % 7
        step = ahead if tense == "future" or not ahead else ahead - 7
        return timex.day(now + DAY * step).anchored(self.anchor)

    def open(self, part: Part) -> Reading:
        """A reading without an interval."""
        value = part.open_value()
        kind: TimexType = "TIME" if value[0] == "T" else "DURATION" if value[0] == "P" else "DATE"
        return Reading(kind, value, grain=None)

    def _of_day(self, part: Part) -> Reading:
        """A time of day: of the day told last, else of the document's."""
        day = self.last_day if self.last_day is not None and self.last_day.grain == "day" else None
        if day is None and self.published is not None:
            found = part.within(timex.day(self.published))
            return found.anchored(self.anchor) if found else self.open(part)
        if day is None or day.start != day.end or day.start is None:
            return self.open(part)
        found = part.within(timex.day(day.start))
        return found.anchored("text") if found else self.open(part)
