"""Which lengths of time are figures, and which only say when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.tokens import Tokens

_MEASURES = re.compile(
    r"\b(?:is|are|was|were|be|been|to|at|of|average[sd]?|averaging|reach(?:es|ed)?|wait(?:s|ed)?|lasts|lasted|lasting"
    r"|t(?:akes?|ook)|from|stands?|stood|exceed(?:s|ed)?|lives?|lose)\s*$",
    re.I,
)
_WHEN = re.compile(r"^\s*(?:after|later|earlier|ago|before|old|from now|ahead|to come)\b", re.I)
_REACH = 24


def measured_durations(tokens: Tokens, dates: Sequence[DateSpan], quantities: Sequence[QuantitySpan]) -> list[DateSpan]:
    """Dates without adjectives (`recent attacks`) and the durations that a quantity measures (`a life of 73.6 years`).

    A duration stays a date where it says when or how long something was (`three days later`, `for five years`).
    """
    by_last = {q.last: q for q in quantities}
    kept = []
    for date in dates:
        if date.attribute:
            continue
        quantity = by_last.get(date.last) if date.timex_type == "DURATION" else None
        if quantity is None or not _is_measured(tokens, quantity):
            kept.append(date)
    return kept


def _is_measured(tokens: Tokens, quantity: QuantitySpan) -> bool:
    before = tokens.text[max(0, quantity.start - _REACH) : quantity.start]
    after = tokens.text[quantity.end : quantity.end + _REACH]
    return bool(_MEASURES.search(before)) and not _WHEN.match(after)
