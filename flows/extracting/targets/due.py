"""Due intervals from a date expression and its direction, by the contract."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flows.annotating.spans import DateSpan

_KINDS = {"by": "by", "until": "by", "before": "by", "throughout": "throughout", "from_to": "throughout"}


def due_fields(span: DateSpan | None, *, yearly: bool = False) -> dict[str, Any]:
    """Columns `due_*`. `before 2030` is null .. 2029-12-31; `for 2026–2030` is the whole period."""
    if span is None or span.end_date is None:
        return {}
    start: dt.date | None = span.start_date
    end = span.end_date
    if span.direction == "before" and start is not None:
        end, start = start - dt.timedelta(days=1), None
    kind = "throughout" if yearly else _KINDS.get(span.direction or "", "within")
    return {"due_start": start, "due_end": end, "due_kind": kind, "due_precision": span.precision}
