"""The annotator: where a temporal expression can stand, what it means, and which way it points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.annotating.dates import names
from flows.annotating.dates.feasts import feast_at
from flows.annotating.dates.frame import Frame
from flows.annotating.dates.grammar import CORES, FILLERS, compile_template
from flows.annotating.dates.parse import Parser
from flows.annotating.dates.tables import tables
from flows.annotating.dates.timex import Reading
from flows.annotating.spans import DateSpan, Direction
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

#: How many tokens before a core an expression may begin.
_LEAD = 12


class DateAnnotator:
    """Finds temporal expressions. Made once with the shared vocabulary; `find` is a pure function of its arguments."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = tables()
        cores = "|".join(classes for kind, classes in CORES.items() if kind != "decimal")
        self._cores = compile_template(f"<{cores}|date_holiday>", vocabulary)
        self._cores_dotted = compile_template(f"<{cores}|date_holiday|{CORES['decimal']}>", vocabulary)
        self._fillers = frozenset(vocabulary.letters(FILLERS))
        self._parser = Parser(vocabulary)
        self._bare_feasts = self._parser.feasts - frozenset(vocabulary.letters(cores))
        present = vocabulary.names
        past = "date_past_words|unknown_ed" + ("|vbd&!vb" if "vbd" in present else "")
        self._cues = (vocabulary.letters(past), vocabulary.letters("date_future_words"))

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
            said = _own_date(spans)
            if said is not None and any(span.start_date is None for span in spans):
                frame = Frame(tokens, self._known, None, country, self._cues)
                frame.text_year = said
                spans = self._pass(frame, sentences)
        return spans

    def _pass(self, frame: Frame, sentences: Sequence[tuple[int, int]]) -> list[DateSpan]:
        spans: list[DateSpan] = []
        frame.read = lambda start: self._parser.at(frame, start)
        letters = frame.tokens.letters
        at, done = 0, 0
        text = frame.tokens.text
        cores = self._cores_dotted if ".20" in text or ".19" in text else self._cores
        for match in cores.finditer(letters):
            core = match.start()
            if core < done:
                continue
            while at < len(sentences) and sentences[at][1] <= core:
                at += 1
            if at == len(sentences):
                break
            frame.first, frame.last = sentences[at]
            if core < frame.first:
                continue
            found = self._read(frame, core, done)
            if found is not None:
                reading, first, done = found
                spans.append(self._span(frame, reading, first, done))
                frame.told(reading)
        return spans

    def _read(self, frame: Frame, core: int, done: int) -> tuple[Reading, int, int] | None:
        letters = frame.tokens.letters
        floor = max(frame.first, done, core - _LEAD)
        start = core
        while start > floor and letters[start - 1] in self._fillers:
            start -= 1
        if letters[core] in self._parser.feasts:
            feast = feast_at(frame.tokens, core, floor, frame.last)
            if feast is not None:
                shifted = names.feast_shifted(frame, feast[2], feast[0]) if feast[0] > floor else None
                if shifted is not None:
                    return shifted, feast[0] - 1, feast[1]
                belonging = self._parser.belonging(frame, feast[2], feast[0], feast[1])
                if belonging is not None:
                    return self._parser.finish(frame, belonging[0], feast[0], belonging[1])
            if letters[core] in self._bare_feasts:
                return None
        return self._parser.search(frame, start, core)

    def _span(self, frame: Frame, reading: Reading, first: int, last: int) -> DateSpan:
        tokens = frame.tokens
        return DateSpan(
            first, last, tokens.starts[first], tokens.end(last), reading.timex_type, reading.value, reading.start,
            reading.end, reading.grain if reading.start else None, self._direction(frame, reading, first, last),
            reading.anchor if reading.start else None,
        )  # fmt: skip

    def _direction(self, frame: Frame, reading: Reading, first: int, last: int) -> Direction | None:
        before = frame.word(first - 1)
        ranged = reading.value is not None and "/" in reading.value
        if before == "from":
            return "from_to" if ranged else "since"
        for words, direction in self._known.directions.get(before, ()):
            if len(words) == 1 or frame.words(max(frame.first, first - len(words)), first) == words:
                return direction  # type: ignore[return-value]
        return "from_to" if ranged else None


def _own_date(spans: Sequence[DateSpan]) -> dt.date | None:
    """The date that a document without one tells of itself: its first full day, else month, else year."""
    for precision in (("day",), ("month", "quarter"), ("year",)):
        for span in spans:
            aimed = precision == ("year",) and span.direction in ("by", "until", "before")
            if span.anchor == "self" and span.precision in precision and span.timex_type == "DATE" and not aimed:
                return span.start_date
    return None
