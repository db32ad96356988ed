"""How the tests of this room read a sentence."""

from __future__ import annotations

from collections.abc import Callable

from flows.annotating.spans import DateSpan

Finder = Callable[[str, str | None, str | None], list[DateSpan]]


def dash(text: str, span: DateSpan) -> list[str]:
    """A span as a row of the lists: words, days, precision, type, value, direction; a dash for what is not there."""
    days = f"{span.start_date}..{span.end_date}" if span.start_date != span.end_date else str(span.start_date)
    return [
        text[span.start : span.end], days if span.start_date else "-", span.precision or "-", span.timex_type,
        span.timex_value or "-", span.direction or "-",
    ]  # fmt: skip
