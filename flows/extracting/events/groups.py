"""Noun phrases on the coarse string of a view: one with what belongs to it, and lists of them.

Positions are those of a view; intervals are half-open.
"""

from __future__ import annotations

import re

from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.events.model import Interval

_UNIT = (
    r"(?:-[VvE]|-[PO]-|x(?!A?(?:[TWHIM]|D(?!\.)))|[JNZLHBQUE]|A(?=[JE])|A-?[VvE](?=[NxJZLU])|G(?=[NxL])|T(?=[NxJ'])|W(?=[NxJ])"
    r"|[-/'\"#&*]|\([NZxL-]{1,6}\))"
)
_GROUP = rf"D?{_UNIT}++(?:O(?:D?{_UNIT}++))*"
#: A list of phrases, or one.
LISTED = re.compile(rf"{_GROUP}(?:(?:,{_GROUP}){{1,6}},?C{_GROUP}(?![MVv]|A[MV])|C{_GROUP}(?![MVv]|A[MV]))?")
#: One phrase with its `of`.
SINGLE = re.compile(_GROUP)

#: What may follow a phrase before its verb: prepositions with their phrases, participles, asides, relative clauses.
_TAIL = (
    r"(?:[OPpt](?!R)[^VM;~:,R]{1,24}|[GJ][^VM;~:,R]{1,16}|,[^VM;~:,]{1,20},"
    r"|,?P?R[^VM;~:,]{0,12}[MVA]{1,4}[^VM;~:,]{0,16}|[TWUA(),])"
)
#: A phrase at the start of a clause with all that belongs to it, up to the verb.
_WHOLE = re.compile(rf"({_GROUP}(?:C{_GROUP})?){_TAIL}{{0,6}}+\Z")
#: Words of time and place before a subject.
_OPENING = re.compile(r"[ACTW]*(?:[PpO][^VM;~:,G]{1,20},)?[ATW]*,?[AC]?")
_CLAUSE_START = ";~:|"


def whole(view: View, end: int) -> Interval | None:
    """The phrase at the start of the clause of a verb whose group starts at `end`: `Six plans that cost a million`."""
    coarse = view.coarse
    start = end
    while start > 0 and coarse[start - 1] not in _CLAUSE_START:
        start -= 1
    opening = _OPENING.match(coarse, start, end)
    for at in dict.fromkeys((start, opening.end() if opening is not None else start)):
        found = _WHOLE.match(coarse, at, end)
        if found is not None:
            return found.span(1)
    return None


def listed(view: View, at: int) -> Interval | None:
    """The noun phrase, or the list of them, that starts at a position."""
    found = LISTED.match(view.coarse, at)
    return found.span() if found else None


def single(view: View, at: int) -> Interval | None:
    """The one noun phrase with its `of` that starts at a position."""
    found = SINGLE.match(view.coarse, at)
    return found.span() if found else None


def without_tail(view: View, start: int, end: int) -> int:
    """End of a purpose without a day or a place that hangs on at its end (`… in Hà Nội on Friday`)."""
    coarse = view.coarse
    while end - start > 2 and coarse[end - 1] in "TL" and coarse[end - 2] in "Pp":
        span = view.spans.get(end - 1)
        if isinstance(span, DateSpan) and span.precision != "day":
            break
        end -= 2
    return end
