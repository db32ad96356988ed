"""Deadlines: which date of a sentence is due, and its columns by the contract."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.targets.lexicon import target_words

_KINDS = {"by": "by", "until": "by", "before": "by", "throughout": "throughout"}
_YEAR = re.compile(r"\d{4}")
_LIMITS = frozenset(("by", "until", "before", "within", "throughout"))
#: Words before a date that make it part of what is spoken of, not a deadline.
_ATTRIBUTE = frozenset(
    ("of", "from", "since", "after", "than", "to", "'s", "’s", "between", "against", "with", "and", "over")
)
_PERIODS = frozenset(target_words().periods)


def due_fields(span: DateSpan | None, *, yearly: bool = False) -> dict[str, Any]:
    """Columns `due_*`. `before 2030` is null .. 2029-12-31; `for 2026–2030` is the whole period."""
    if span is None or span.end_date is None:
        return {}
    start: dt.date | None = span.start_date
    end = span.end_date
    if span.direction == "before" and start is not None and span.modifier != "END":
        end, start = start - dt.timedelta(days=1), None
    kind = "throughout" if yearly else _KINDS.get(span.direction or "", "within")
    return {"due_start": start, "due_end": end, "due_kind": kind, "due_precision": span.precision}


def forward(view: View, at: int, span: DateSpan, day: dt.date | None) -> DateSpan:
    """A limit told without its year lies ahead: `pledged to do it before July 1` means the next one."""
    start, end = span.start_date, span.end_date
    if day is None or start is None or end is None or end >= day or not is_limit(span):
        return span
    if (
        span.precision not in ("day", "month")
        or _YEAR.search(view.surface(at, at + 1))
        or start.replace(day=1).year < day.year - 1
    ):
        return span
    return replace(span, start_date=_next_year(start), end_date=_next_year(end))


def _next_year(date: dt.date) -> dt.date:
    return date.replace(year=date.year + 1, day=min(date.day, 28) if date.month == 2 else date.day)


def is_ahead(span: DateSpan, day: dt.date | None) -> bool:
    """Whether a date reaches beyond the day of the document; every date does where that is not known."""
    if span.start_date is None or span.end_date is None:
        return False
    if day is None:
        return True
    return span.end_date > day or (span.end_date == day and span.direction in _LIMITS)


def is_open(span: object) -> bool:
    """Whether a span is a deadline that could not be resolved: `by the end of June` in a text of no known day."""
    if not isinstance(span, DateSpan) or span.timex_type != "DATE" or span.end_date is not None:
        return False
    return span.direction in ("by", "before", "until")


def dates_in(view: View, start: int, end: int) -> Iterator[tuple[int, DateSpan]]:
    """Date expressions with an interval, by position."""
    for at, span in view.spans.items():
        if start <= at < end and isinstance(span, DateSpan) and span.end_date is not None:
            yield at, span


def is_limit(span: DateSpan) -> bool:
    """Whether a date is told as a limit: `by`, `before`, `until`, `within`."""
    return span.direction in _LIMITS


def deadlines(
    view: View,
    start: int,
    end: int,
    day: dt.date | None,
    *,
    strict: bool,
    loose: bool = False,
    sure: bool = False,
    starts: bool = False,
) -> list[tuple[int, DateSpan]]:
    """Dates between two positions by which, or in which, something is due.

    `strict`: only those told as limits. `loose`: where there is none else, the year that a thing is planned for.
    `sure`: what is told has a day of its own, so a date need not close the content. `starts`: a day from which on
    something is to be done counts, too.
    """
    dates = [(at, forward(view, at, span, day)) for at, span in dates_in(view, start, end)]
    ahead = [(at, span) for at, span in dates if is_ahead(span, day) and not _repeats(view, at, span)]
    fitting = [
        (at, span)
        for at, span in ahead
        if _is_due(view, start, at, span, strict=strict) or (starts and _is_start(view, start, at, span))
    ]
    last = fitting[-1] if fitting else None
    closes = last is not None and (sure or is_limit(last[1]) or _ends(view, end, *last))
    found = fitting if closes else [f for f in fitting if is_limit(f[1])]
    if not found and loose:
        found = [(at, s) for at, s in ahead if s.precision == "year" and view.surface(at - 1, at).lower() == "for"]
    return found


def _repeats(view: View, at: int, span: DateSpan) -> bool:
    """Whether a date only says in which year the one before a comma is: `by the end of May, this year`."""
    before = view.spans.get(at - 2)
    if view.coarse[at - 1 : at] != "," or not isinstance(before, DateSpan) or span.start_date is None:
        return False
    if before.start_date is None or before.end_date is None or span.end_date is None:
        return False
    return span.start_date <= before.start_date and before.end_date <= span.end_date


def _is_start(view: View, start: int, at: int, span: DateSpan) -> bool:
    """Whether a date is the day from which on something is to be done: `from 2031`, `as of next year`."""
    if span.timex_type != "DATE" or "R" in view.coarse[start:at] or "S" in view.coarse[start + 1 : at]:
        return False
    return span.direction == "since" or view.surface(max(0, at - 2), at).lower() == "as of"


def _is_due(view: View, start: int, at: int, span: DateSpan, *, strict: bool) -> bool:
    coarse = view.coarse
    if "R" in coarse[start:at] or "S" in coarse[start + 1 : at] or coarse[at + 1 : at + 2] == "R":
        return False
    if is_limit(span) and span.timex_type != "SET":
        return True
    if strict or span.timex_type != "DATE" or span.direction in ("since", "after"):
        return False
    return not _is_attribute(view, at, span)


def _ends(view: View, end: int, at: int, span: DateSpan) -> bool:
    """Whether a date closes its content: `the situation in May and after` only tells which situation."""
    aside = view.coarse[at + 1 : at + 2] == "," and view.coarse[at + 2 : at + 3] not in ("C", "T")
    return end - at <= 2 or span.direction is None or aside


def _is_attribute(view: View, at: int, span: DateSpan) -> bool:
    """Whether a date only says which thing is meant: `the 2026 budget`, `the events of May`."""
    before = view.surface(at - 1, at).lower() if at else ""
    if before in _ATTRIBUTE:
        return True
    if before == "for":
        return span.direction != "from_to"
    if view.coarse[at + 1 : at + 2] in ("N", "x", "J", "-", "B", "Z"):
        return view.surface(at + 1, at + 2).lower() not in _PERIODS or (
            before in ("the", "") and "for" in view.surface(max(0, at - 2), at)
        )
    return False


def opening(view: View, day: dt.date | None, before: int) -> DateSpan | None:
    """The deadline with which a sentence or clause opens: `By 2030, the city …`."""
    for at, span in dates_in(view, 0, before):
        head = view.coarse[:at].rstrip("DJ")
        if head.rstrip("PpOAtC") not in ("", '"') and not head.rstrip("PAtCD").endswith((",", ";", ":", "_")):
            continue
        if is_ahead(span, day) and (is_limit(span) or _is_whole_period(span, day)):
            return span
    return None


def _is_whole_period(span: DateSpan, day: dt.date | None) -> bool:
    """A year or a longer period that opens a sentence is its horizon: `In 2026, …`, `In the next five years, …`."""
    if span.precision not in ("year", "decade", "half_year", "quarter", "month") or span.start_date is None:
        return False
    return day is None or span.start_date > day or (span.end_date or day).year >= day.year
