"""From when to when a date or a length of time tells a figure."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import replace

from flows.annotating.spans import DateSpan

_MONTHS = re.compile(r"P(\d{1,2})M")
_FEWEST_MONTHS = 2
#: `the end of June`, `end-2023`: the last day.
_END = re.compile(r"\bend\b", re.I)


def interval_of(span: DateSpan, text: str, published: dt.date | None) -> DateSpan | None:
    """A span that tells from when to when: a date, or a length of time with its ends (`the first 9 months of 2025`).

    `In the two months` is that many months of the year of the document, up to the month it is from or the one before.
    """
    if span.start_date is not None and span.timex_type in ("DATE", "DURATION", "TIME"):
        return _to_its_end(span, text, published)
    months = _MONTHS.fullmatch(span.timex_value or "")
    if months is None or published is None or (span.direction != "in" and span.modifier is None):
        return None
    count = int(months.group(1))
    if count not in (published.month, published.month - 1) or count < _FEWEST_MONTHS:
        return None
    last = dt.date(published.year, count, monthrange(published.year, count)[1])
    return replace(span, start_date=dt.date(published.year, 1, 1), end_date=last, precision="month")


def _to_its_end(span: DateSpan, text: str, published: dt.date | None) -> DateSpan:
    """The last day for `the end of June`, and for `since May` the time up to the document; else the span itself."""
    if span.timex_type != "DATE" or span.start_date is None:
        return span
    if is_since(span) and published is not None and span.start_date <= published:
        return replace(span, end_date=published, precision="day")
    if span.modifier == "END" and span.precision != "day" and span.end_date is not None and _END.search(text):
        return replace(span, start_date=span.end_date, precision="day")
    return span


def is_since(span: DateSpan) -> bool:
    """Whether a span tells when something began that goes on: `since the beginning of the year`."""
    return span.direction == "since" and span.timex_type == "DATE"
