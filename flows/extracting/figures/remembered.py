"""The period told last, on which later sentences go on."""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan

#: A period is carried on over so many sentences at most.
_CARRIED = 6


def is_calendar(span: DateSpan) -> bool:
    """Whether a period is one of the calendar, which later sentences may go on about; `the past year` is not."""
    return span.timex_type == "DATE" or (span.start_date is not None and span.start_date.day == 1)


def is_ahead(document: Annotated, period: DateSpan) -> bool:
    """Whether a period lies wholly ahead of the document: a horizon, no time of what is told."""
    day = document.published_on
    return day is not None and period.start_date is not None and period.start_date > day


def keep(document: Annotated, number: int, period: DateSpan) -> None:
    """Remember a period for the sentences behind; in one sentence an earlier time is there for comparison."""
    single = period.precision == "day" and period.start_date == period.end_date and period.modifier != "END"
    if single or not is_calendar(period) or is_ahead(document, period):
        return
    told: tuple[int, DateSpan] | None = document.derived.get("period")
    if told is not None and told[0] == number and _is_before(period, told[1]):
        return
    document.derived["period"] = (number, period)


def _is_before(period: DateSpan, other: DateSpan) -> bool:
    return period.end_date is not None and other.start_date is not None and period.end_date < other.start_date


def carried(document: Annotated, number: int) -> DateSpan | None:
    """The period told last, where it was told in the same block or not long before."""
    told: tuple[int, DateSpan] | None = document.derived.get("period")
    if told is None:
        return None
    sentences = document.clean.sentences
    near = number - told[0] <= (_CARRIED if sentences[number].kind == sentences[told[0]].kind else 2)
    return told[1] if near or sentences[number].block == sentences[told[0]].block else None
