"""Productions for years and longer: `2030`, `2021-25`, `the 1990s`, `the 19th century`, `6 months of 2024`."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.days import figures_of, full_year, glued
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.parts import Stretch
from flows.annotating.dates.periods import split_year
from flows.annotating.dates.tables import number


def year_range(frame: Frame, first: int, last: int) -> Found:
    """`2014-2018`, `2026 – 2031`."""
    start, end = figures_of(frame, first, last)
    if not 1000 <= start < end <= 2200 or end - start > 300 or glued(frame, first, last):
        return None
    if frame.word(first - 1) in frame.known["counted_before"] or frame.word(last) in ("%", "percent"):
        return None
    return timex.years(start, end), last


def year_span(frame: Frame, first: int, last: int) -> Found:
    """`2021-25`, `2024/25`; `2014-10` is a month where the figure is one and no later year."""
    start, short = figures_of(frame, first, last)
    if not frame.tight(first, last) or glued(frame, first, last) or not 1000 <= start <= 2100:
        return None
    tail = start % 100
    fiscal = split_year(frame, start) if short == tail + 1 else None
    if fiscal is not None:
        return fiscal, last
    if short > tail:
        return timex.years(start, start - tail + short), last
    return (timex.month(start, short), last) if 1 <= short <= 12 else None


def year(frame: Frame, first: int, last: int) -> Found:
    """`2030`, `'82`."""
    word = frame.tokens.word(last - 1)
    if len(word) == 2:
        lead = frame.word(first - 1) in frame.known["prepositions"]
        if not lead or not frame.tight(first, last) or (last < frame.last and frame.word(last) in ("'", "’", "s")):
            return None
        return timex.year(full_year(word)), last
    if len(word) != 4 or not _is_year(frame, first, last, int(word)):
        return None
    return timex.year(int(word)), last


def _is_year(frame: Frame, first: int, last: int, value: int) -> bool:
    if not 1000 <= value <= 2200 or glued(frame, first, last):
        return False
    before, after = frame.word(first - 1), frame.word(last)
    known = frame.known
    if after[:1].isalpha() and frame.tokens.words[last - 1][-1] != " ":
        return False  # 1671k
    if before in known["counted_before"] or (after in known["measured"] and not _prefixes(frame, last)):
        return False
    if before in (":", ".") and frame.tight(first - 1, last):
        return False
    strong = before in known["year_leads"] or (before == "to" and frame.word(first - 2) == "up")
    if after in known["counted_after"] and not (strong and after in known["clause_nouns"]):
        return False
    if strong:
        return 1500 <= value <= 2100 or before in known["year_leads_any"]
    return 1600 <= value <= 2100 and not _counts(frame, before, after, value)


def _prefixes(frame: Frame, at: int) -> bool:
    """Whether a currency sign stands apart from what is before it and close to a figure: `in 2022 $4 billion`."""
    words = frame.tokens.words
    return words[at - 1][-1] == " " and words[at][-1] != " " and frame.word(at + 1)[:1].isdigit()


def _counts(frame: Frame, before: str, after: str, value: int) -> bool:
    """`2000 households`: a figure without a preposition before a plural noun counts it."""
    plural = after.endswith("s") and len(after) > 4 and not after.endswith(("ss", "us", "is")) and after.isalpha()
    if not plural or before in frame.known["the_words"] or before == "(":
        return False
    return value % 100 == 0 or before in frame.known["count_leads"]


def year_name(frame: Frame, first: int, last: int) -> Found:
    """`the year 2008`: the words before the figures."""
    name = frame.tokens.word(last - 1)[0].isupper() and first > frame.first  # National Tourism Year 2018
    found = year(frame, last, last + 1) if frame.word(last).isdigit() and not name else None
    return (found[0], last + 1) if found else None


def decade(frame: Frame, first: int, last: int) -> Found:
    """`the 1990s`, `the '80s`."""
    words = frame.words(first, last)
    if not frame.tight(last - 2, last):
        return None
    figures = words[-2]
    own = frame.known["possessives"]
    if len(figures) == 2 and (words[0] in own or frame.word(first - 1) in own):
        return None  # a man in his late 30s
    lead = words[0] in frame.known["the_words"] or "'" in words or "’" in words or frame.word(first - 1) == "and"
    if figures[-1] != "0" or (len(figures) == 2 and not lead and words[0] not in frame.known["bare_phases"]):
        return None
    value = int(figures)
    start = value if value > 99 else value + (2000 if value < 20 else 1900)
    return timex.decade(start)._replace(modifier=_phase(frame, words)), last


def _phase(frame: Frame, words: list[str]) -> str | None:
    """`early` and the like before a decade or century."""
    return next((frame.known.calendar.phases[w] for w in words if w in frame.known["bare_phases"]), None)


def decade_word(frame: Frame, first: int, last: int) -> Found:
    """`the nineties`."""
    words = frame.words(first, last)
    if words[0] != "the" or (frame.tokens.word(last - 1)[0].islower() and frame.word(first - 1) in ("into", "to")):
        return None
    return timex.decade(frame.known.calendar.decade_words[words[-1]])._replace(modifier=_phase(frame, words)), last


def century(frame: Frame, first: int, last: int) -> Found:
    """`the 19th century`."""
    words = frame.words(first, last)
    value = next((int(w) for w in words if w.isdigit()), None)
    if value is None:
        value = next((frame.known.ordinals[w] for w in words if w in frame.known.ordinals), 0)
        value += 20 if "twenty" in words else 0
    if not 1 <= value <= 30:
        return None
    return timex.century(value)._replace(modifier=_phase(frame, words)), last


def month_count(frame: Frame, first: int, last: int) -> Found:
    """`6 months of 2024`: the first ones of that year."""
    words = frame.words(first, last)
    count, _ = number(words[:-3], frame.known)
    if count is None or not 1 <= count <= 12 or not words[-1].isdigit():
        return None
    found = Stretch(int(count), "month", f"P{int(count)}M").within(timex.year(full_year(words[-1])))
    return (found, last) if found else None
