"""Of what sort an object or a subject is: a sum, a few papers, a person with an apposition."""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.events.lexicon import word, words
from flows.extracting.events.model import Interval
from flows.extracting.figures.phrases import verb_group

#: A person with what is said of them between commas or dashes, at the end of a text.
_APPOSITION = re.compile(r"H([,_-])[^VMR;~.|]{1,26}\1A?\Z")

#: Papers up to which a session may pass them at once; more are those of a year.
_FEW = 40


def few(view: View, at: int, head: str) -> bool:
    """Whether a counted object is of a few papers: `four decrees`, not `71 out of 108 papers` or `six projects`."""
    span = view.spans.get(at)
    counted = isinstance(span, QuantitySpan) and span.out_of is None and span.value is not None and span.value <= _FEW
    return counted and head not in words().uncounted


def is_sum(view: View, at: int) -> bool:
    """Whether a sum of money stands at a position."""
    span = view.spans.get(at)
    return isinstance(span, QuantitySpan) and span.unit_kind == "money"


def before_apposition(coarse: str, at: int) -> Interval | None:
    """The person before an apposition in dashes or commas: `Karl Brandt - director of the zoo - was moved`."""
    found = _APPOSITION.search(coarse, max(0, at - 32), verb_group(coarse, at)[0])
    return (found.start(), found.start() + 1) if found is not None else None


def accompanied(view: View, interval: Interval) -> bool:
    """Whether the one who acts stands before `together with …`, which is read as the subject."""
    before = view.coarse[: interval[0]]
    return (
        "H" in before
        and word(view, interval[0] - 1) == "with"
        and not any(c in "VM" for c in before[before.rfind("H") :])
    )


def has_digit(view: View, at: int) -> bool:
    """Whether a digit stands at a position: `Decree 12-ND`."""
    return any(c.isdigit() for c in view.surface(at, at + 1))


def holds(view: View, start: int, end: int) -> bool:
    """Whether an interval names a body that decides."""
    return any(view.coarse[at] == "Z" or word(view, at) in words().holders for at in range(start, end))
