"""The annotator: where a temporal expression can stand, what it means, and which way it points."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from flows.annotating.dates import names
from flows.annotating.dates.directions import direction_of
from flows.annotating.dates.feasts import feast_at
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.grammar import CORES, FILLERS, GUARDS, JOINTS, STARTERS
from flows.annotating.dates.parse import Parser
from flows.annotating.dates.tables import tables
from flows.annotating.dates.timex import ATTRIBUTE, Reading
from flows.annotating.spans import DateSpan, Direction
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary, letter_pattern

#: How many tokens before a core an expression may begin.
_LEAD = 12
_HEAD_LEAD = 3
_DOTTED = re.compile(r"\d\.(?:19|20)\d\d(?!\d)")


class DateAnnotator:
    """Finds temporal expressions. Made once with the shared vocabulary; `find` is a pure function of its arguments."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = tables()
        self._parser = Parser(vocabulary)
        cores = "|".join(classes for kind, classes in CORES.items() if kind != "decimal")
        self._cores = letter_pattern(vocabulary.charset(f"{cores}|date_holiday"))
        self._cores_dotted = letter_pattern(vocabulary.charset(f"{cores}|date_holiday|{CORES['decimal']}"))
        self._fillers = frozenset(vocabulary.letters(FILLERS))
        self._joints = frozenset(vocabulary.letters(JOINTS)) - frozenset(vocabulary.letters(STARTERS))
        self._bare_feasts = self._parser.feasts - frozenset(vocabulary.letters(cores))
        self._heads = frozenset(vocabulary.letters(CORES["head"]))
        self._leads = frozenset(vocabulary.letters("date_direction|date_from|date_the"))
        self._outer = frozenset(vocabulary.letters("date_outer"))
        self._guards = {letter: guard for letter, guard in _guards(vocabulary) if letter not in self._parser.feasts}
        past = "date_past_words|unknown_ed" + ("|vbd&!vb" if "vbd" in vocabulary.names else "")
        future = "date_future_words&!date_month"
        self._cues = (frozenset(vocabulary.letters(past)), frozenset(vocabulary.letters(future)))

    def find(
        self,
        tokens: Tokens,
        sentences: Sequence[tuple[int, int]],
        published_on: dt.date | None,
        *,
        country: str | None = None,
    ) -> list[DateSpan]:
        """Date spans in order, without overlap.

        `sentences` are half-open token intervals; nothing reaches over one. `published_on` is what relative times
        count from; `country` (ISO 3166-1 alpha-2) decides day-month order and fiscal years.
        """
        frame = Frame(tokens, self._known, published_on, country, self._cues)
        spans = self._pass(frame, sentences)
        if published_on is None:
            line = _date_line(spans, sentences)
            said = _own_date(spans) or _running_year(frame, spans)
            if (line or said) and any(span.start_date is None for span in spans):
                frame = Frame(tokens, self._known, line, country, self._cues, "text")
                frame.text_year = said
                spans = self._pass(frame, sentences)
        return spans

    def _pass(self, frame: Frame, sentences: Sequence[tuple[int, int]]) -> list[DateSpan]:
        spans: list[DateSpan] = []
        frame.read = lambda start: self._parser.at(frame, start)
        letters = frame.tokens.letters
        at, done, count = 0, 0, len(sentences)
        text = frame.tokens.text
        dotted = (".20" in text or ".19" in text) and _DOTTED.search(text)
        cores = self._cores_dotted if dotted else self._cores
        for match in cores.finditer(letters):
            core = match.start()
            if core < done:
                continue
            while at < count and sentences[at][1] <= core:
                at += 1
            if at == count:
                break
            frame.first, frame.last = sentences[at]
            if core < frame.first:
                continue
            guard = self._guards.get(letters[core])
            if guard is not None and not guard.holds(letters, core, frame):
                continue
            found = self._read(frame, core, done)
            if found is not None:
                reading, first, done = found
                spans.append(self._span(frame, reading, first, done))
                if not _is_base(frame, first, done):
                    frame.told(reading, first)
        return spans

    def _read(self, frame: Frame, core: int, done: int) -> tuple[Reading, int, int] | None:
        letters = frame.tokens.letters
        floor = max(frame.first, done, core - _LEAD)
        start = core
        while start > floor and letters[start - 1] in self._fillers:
            start -= 1
        while start < core and letters[start] in self._joints:
            start += 1
        letter = letters[core]
        if letter in self._heads:  # `the not too distant future`: any words between
            start = max(floor, core - _HEAD_LEAD)
        if letter in self._parser.feasts:
            feast = self._feast(frame, core, floor)
            if feast is not None or letter in self._bare_feasts:
                return feast
        return self._parser.search(frame, start, core)

    def _feast(self, frame: Frame, core: int, floor: int) -> tuple[Reading, int, int] | None:
        feast = feast_at(frame.tokens, core, floor, frame.last)
        if feast is None:
            return None
        first, last, part = feast
        shifted = names.feast_shifted(frame, part, first) if first > floor else None
        if shifted is not None:
            return shifted, first - 1, last
        belonging = self._parser.belonging(frame, part, first, last)
        return self._parser.finish(frame, belonging[0], first, belonging[1]) if belonging else None

    def _span(self, frame: Frame, reading: Reading, first: int, last: int) -> DateSpan:
        tokens = frame.tokens
        attribute = reading.modifier == ATTRIBUTE
        direction: Direction | None = None
        letters = tokens.letters
        if first > frame.first and letters[first - 1] in self._leads:
            direction = None if attribute else direction_of(frame, reading, first, last)
        elif reading.value is not None and "/" in reading.value and reading.anchor != "text":
            direction = "from_to"
        if letters[first] in self._outer and last - first > 1:
            if _is_compared(frame, first):
                first, reading = first + 2, reading._replace(modifier=None)
            else:
                first = _trimmed(frame, first, last)
        return DateSpan(
            first, last, tokens.starts[first], tokens.end(last), reading.timex_type, reading.value, reading.start,
            reading.end, reading.grain if reading.start else None, direction,
            reading.anchor if reading.start else None, None if attribute else reading.modifier, attribute,
        )  # fmt: skip


def _is_base(frame: Frame, first: int, last: int) -> bool:
    """`from a year earlier`: what something is compared with; nothing after it counts from there."""
    word = frame.word(last - 1)
    if last - first != 3 or word not in frame.known["base_endings"]:
        return False
    if word == "ago" and frame.word(first - 1) not in frame.known["base_leads"]:
        return False
    return frame.word(first) in frame.known["articles"] and frame.word(first + 1) in ("year", "month", "quarter")


def _is_compared(frame: Frame, first: int) -> bool:
    """`5% more than a year earlier`: `more than` compares figures, it does not say how long ago."""
    if frame.word(first + 1) != "than":
        return False
    return frame.word(first - 1) in frame.known["magnitudes"] or any(
        frame.word(k)[:1].isdecimal() or frame.word(k) in frame.known["magnitudes"] for k in (first - 2, first - 3)
    )


def _trimmed(frame: Frame, first: int, last: int) -> int:
    """Where the time itself begins: without `at` of `at about noon`, `only`, and the article of a noun that follows."""
    lead = frame.word(first)
    if lead == "that" and frame.word(first + 1) in frame.known["said_before"] and last - first > 1:
        return first + 1  # he said that this month it grew
    follower = frame.word(first + 1)
    if lead in frame.known["outer_words"] and last - first > 1 and follower not in frame.known["compared_words"]:
        return first + (lead != "at" or follower in frame.known.approximations)
    if lead in frame.known["articles"] and frame.word(last - 1) == "long":
        return first + 1  # a month-long strike
    if lead not in frame.known["the_words"] or last - first < 4 or frame.word(last - 2) not in frame.known["dashes"]:
        return first
    unit = frame.word(last - 1) in frame.known.units or frame.word(last - 1) == "half"
    named = unit and frame.word(last)[:1].isalpha()  # the third-quarter report
    return first + 1 if named else first


class _Guard:
    """What must stand around a core that is mostly something else."""

    __slots__ = ("after", "before")

    def __init__(self, before: frozenset[str] | None, after: frozenset[str] | None) -> None:
        self.before = before
        self.after = after

    def holds(self, letters: str, core: int, frame: Frame) -> bool:
        """Whether the neighbours allow a time here; the edge of a sentence does behind the core."""
        if self.before is not None and (core == frame.first or letters[core - 1] not in self.before):
            return False
        return self.after is None or core + 1 >= frame.last or letters[core + 1] in self.after


def _guards(vocabulary: Vocabulary) -> Iterator[tuple[str, _Guard]]:
    kinds: dict[str, set[str]] = {}
    for kind, classes in CORES.items():
        for letter in vocabulary.letters(classes):
            kinds.setdefault(letter, set()).add(kind)
    made = {
        kind: _Guard(*(frozenset(vocabulary.letters(side)) if side else None for side in sides))
        for kind, sides in GUARDS.items()
    }
    for letter, found in kinds.items():
        if len(found) == 1 and (guard := made.get(next(iter(found)))):
            yield letter, guard


def _date_line(spans: Sequence[DateSpan], sentences: Sequence[tuple[int, int]]) -> dt.date | None:
    """The day that stands in a line of its own near the top: `Published on 21 August 2022`."""
    for span in spans:
        line = next(((a, b) for a, b in sentences[:_TOP] if a <= span.first and span.last <= b), None)
        if line is None:
            return None
        if span.anchor == "self" and span.precision == "day" and line[1] - line[0] <= span.last - span.first + _REST:
            return span.start_date
    return None


def _own_date(spans: Sequence[DateSpan]) -> dt.date | None:
    """The latest day or month that a document without a date tells in full; None where it tells a later year besides.

    Years alone say too little: `in 2024` may stand in a report of any later year.
    """
    said = [span for span in spans if span.anchor == "self" and span.start_date and span.direction not in _AIMS]
    exact = [span.start_date for span in said if span.precision in _EXACT and span.start_date]
    if not exact:
        return None
    latest = max(exact)
    later = any(span.start_date and latest.year < span.start_date.year < latest.year + 5 for span in said)
    return None if later else latest


def _running_year(frame: Frame, spans: Sequence[DateSpan]) -> dt.date | None:
    """The year of which a text without a date says that something of it remains: `the rest of 2011`."""
    phases = frame.known.calendar.phases
    for span in spans:
        if span.anchor == "self" and span.precision == "year" and span.modifier == "END" and span.start_date:
            words = frame.tokens.surface(span.first, span.last).lower().split()
            if any(phases.get(word) == "REST" for word in words):
                return span.start_date
    return None


#: Sentences at the top of a text, and words beside a date, for a line that gives the text its date.
_TOP = 5
_REST = 4
_AIMS = ("by", "until", "before")
_EXACT = ("day", "month", "quarter")
