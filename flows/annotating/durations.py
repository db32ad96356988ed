"""Which lengths of time are figures, and which only say when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.tokens import Tokens
from flows.lexicon.loading import LexiconModel, load

_REACH = 24


class DurationWords(LexiconModel):
    """`durations.yml`."""

    measuring: tuple[str, ...]
    lasting: tuple[str, ...]
    going_on: tuple[str, ...]
    unbroken: tuple[str, ...]
    telling_when: tuple[str, ...]


@cache
def duration_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What measures a length, right before it and behind it, and what says behind it when something was.

    Raises LexiconError.
    """
    words = load("durations.yml", DurationWords)
    groups = (words.measuring, words.lasting, words.going_on, words.unbroken, words.telling_when)
    measuring, lasting, going_on, unbroken, when = ("|".join(map(re.escape, group)) for group in groups)
    return (
        re.compile(rf"\b(?:{measuring}|(?:{lasting}) (?:of|for))\s*$", re.I),
        re.compile(rf"^\s*(?:of (?:\w+ ){{0,2}}(?:{going_on})|{unbroken})\b", re.I),
        re.compile(rf"^\s*(?:{when})\b", re.I),
    )


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
    if quantity.unit_kind != "unit":  # `two quarters`
        return False
    before = tokens.text[max(0, quantity.start - _REACH) : quantity.start]
    after = tokens.text[quantity.end : quantity.end + _REACH]
    measuring, counting, when = duration_patterns()
    return bool(measuring.search(before) or counting.match(after)) and not when.match(after)
