"""Productions for a unit alone: `the day`, `the year to date`, `in years`, `days after`, `these days`."""

from __future__ import annotations

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame
from flows.annotating.dates.moves import calendar_unit, ending_at, open_date, reported_month, reported_quarter
from flows.annotating.dates.tables import Measure
from flows.annotating.dates.timex import Reading


def the_unit(frame: Frame, first: int, last: int) -> Found:
    """`the day`, `the year`, and bare plurals: `in years`, `for decades`."""
    words = frame.words(first, last)
    measure = frame.known.units.get(words[-1])
    if measure is None:
        return None
    before, after = frame.word(first - 1), frame.word(last)
    if after == "to" and frame.word(last + 1) == "date" and words[0] == "the":
        return _to_date(frame, measure, last + 2)
    if after in frame.known["ending_words"] and words[0] == "the" and not measure.plural and measure.grain:
        ended = _ended(frame, measure, after, last)
        if ended is not None:
            return ended, last
    if measure.plural:
        return _plural(frame, measure, words, before, after, last)
    if measure.grain is None or measure.name in ("second", "night") or not (frame.inside or words[0] != words[-1]):
        return None
    if not frame.inside and not _told_of(frame, measure, before, after, first):
        return None
    if measure.grain == "quarter":
        quarter = reported_quarter(frame, first)
        return (quarter, last) if quarter is not None else open_date("XXXX-QX", last)
    month = reported_month(frame, first) if measure.grain == "month" and not frame.inside else None
    if month is not None:
        return month, last
    in_text = measure.grain == "day"
    return calendar_unit(frame, 0, in_text, measure, last, first)


def _ended(frame: Frame, measure: Measure, after: str, last: int) -> Reading | None:
    """`the quarter ended Sept. 30`, `the year to March`."""
    ended = ending_at(frame, 1, measure, last)
    if ended is None:
        return None
    if measure.name == "quarter" and ended.end is not None:
        value = timex.holding("quarter", ended.end).value
        return Reading("DATE", value, ended.start, ended.end, measure.grain, ended.anchor)
    if after in ("to", "through") or "/" in (ended.value or ""):
        return Reading("DURATION", measure.value(1), ended.start, ended.end, measure.grain, ended.anchor)
    return Reading("DATE", ended.value, ended.start, ended.end, measure.grain, ended.anchor)


def _to_date(frame: Frame, measure: Measure, last: int) -> Found:
    """`the year to date`."""
    if frame.now is None or measure.grain is None:
        return None
    return timex.holding(measure.grain, frame.now)._replace(end=frame.now, anchor=frame.anchor), last


def _told_of(frame: Frame, measure: Measure, before: str, after: str, first: int) -> bool:
    if after in frame.known["unit_stops"] or after.isdigit():
        return False
    if measure.grain == "day":
        return before in frame.known["day_unit_leads"] or (before == "for" and not after[:1].isalpha())
    named = before == "of" and frame.word(first - 2) in frame.known["of_the_year"]
    return before in frame.known["unit_leads"] and not named


def _plural(frame: Frame, measure: Measure, words: list[str], before: str, after: str, last: int) -> Found:
    at = last - 1
    if len(words) > 1:
        return phrase(frame, " ".join(words), last)
    if after in ("ago", "later", "earlier"):
        return Reading("DATE", "PAST_REF" if after != "later" else "FUTURE_REF"), last + 1
    ok = before in frame.known["clock_plural_leads" if measure.unit.clock else "plural_leads"]
    alone = after in frame.known["plural_followers"] and (
        not before[:1].isalpha() or before in frame.known["bare_leads"] or frame.tokens.letters[at - 1] in frame.past
    )  # fmt: skip
    if after == "of" and (measure.unit.clock or measure.name == "quarter" or not frame.word(last + 1)[:1].islower()):
        alone = False  # hours of overtime
    if not alone and (not ok or (before == "of" and after != "of")):
        return None
    return Reading("DURATION", measure.value(None)), last


def phrase(frame: Frame, words: str, last: int) -> Found:
    """`these days`: only phrases of the lexicon."""
    for code, phrases in frame.known.calendar.references.items():
        if words in phrases:
            return Reading("DATE", code), last
    return None
