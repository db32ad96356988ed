"""Dates of publication as containers give them."""

from __future__ import annotations

import datetime as dt
import re

#: A day, perhaps with a time and a zone: the day counts as it is written.
_DAY_AND_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)? ?(?:[Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)


def published_date(value: object) -> dt.date | None:
    """The day of publication: an ISO date or date with time, a `date` or a `datetime`; empty or None gives None.

    With a time zone it is the day as written: `2025-12-19T23:30:00+07:00` is 19 December. Raises ValueError, with the
    reason in words, for anything else.
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise ValueError(f"published_on is {type_in_words(value)}, not a date")
    written = value.strip()
    return _parsed(written) if written else None


def type_in_words(value: object) -> str:
    """The type of a JSON or Parquet value, for a reason: `a number`, `a list`."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return "null" if value is None else names.get(type(value), f"a value of type {type(value).__name__}")


def _parsed(written: str) -> dt.date:
    match = _DAY_AND_TIME.fullmatch(written)
    try:
        return dt.date.fromisoformat(match.group(1) if match else written)
    except ValueError as error:
        raise ValueError(f"published_on is no ISO date: {written[:80]!r}") from error
