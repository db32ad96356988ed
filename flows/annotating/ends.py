"""Times told with their end, `the year ended March 2017`, as one span: the end is no second time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.annotating.dates.tables import tables
from flows.annotating.spans import DateSpan
from flows.annotating.tokens import Tokens

#: So many words stand between a time and its end at most: `the three-month period ended in March`.
_WIDEST = 3
#: The end may have a preposition of its own.
_LEADS = ("in", "on")


def with_ends(tokens: Tokens, dates: Sequence[DateSpan]) -> list[DateSpan]:
    """Dates in order, where a length of time and the date behind it that tells its end are one span."""
    joined: list[DateSpan] = []
    for date in dates:
        if joined and _ends(tokens, joined[-1], date):
            joined[-1] = replace(joined[-1], last=date.last, end=date.end, timex_type="DATE")
        else:
            joined.append(date)
    return joined


def _ends(tokens: Tokens, length: DateSpan, date: DateSpan) -> bool:
    """Whether a date is the end of the time before it, and the words between say so."""
    if length.end_date is None or length.end_date != date.end_date or not 0 < date.first - length.last <= _WIDEST:
        return False
    if length.start_date is None or date.start_date is None or length.start_date >= date.start_date:
        return False
    between = [word.strip().lower() for word in tokens.words[length.last : date.first]]
    if between[-1] in _LEADS:
        between.pop()
    return bool(between) and between[-1] in tables()["ending_words"]
