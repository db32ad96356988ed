"""Calendar dates of other languages and spellings. The grammar has found them; dateparser only resolves them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from flows.annotating.dates import timex
from flows.annotating.dates.frame import Found, Frame

#: The text names day, month and year, so nothing is counted from here; dateparser would take the clock's day otherwise.
_BASE = dt.datetime(2000, 1, 1)


def foreign_date(frame: Frame, first: int, last: int) -> Found:
    """`15 de marzo de 2024`, `21 tháng 8 năm 2022`."""
    base = dt.datetime.combine(frame.published, dt.time()) if frame.published else _BASE
    found = parsed_day(frame.tokens.surface(first, last), base)
    return (timex.day(found), last) if found else None


@lru_cache(maxsize=4096)
def parsed_day(text: str, base: dt.datetime) -> dt.date | None:
    """The day that a full date in any language names; None where dateparser does not find day, month and year."""
    import dateparser

    found: dt.datetime | None = dateparser.parse(
        text, settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    )
    return found.date() if found else None
