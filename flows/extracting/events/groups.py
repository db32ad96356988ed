"""Noun phrases on the coarse string of a view: one with what belongs to it, and lists of them.

Positions are those of a view; intervals are half-open.
"""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.events.model import Interval

_UNIT = (
    r"(?:-[VvE]|x(?!A?(?:[TWHIM]|D(?!\.)))|[JNZLHBQUE]|A(?=[JE])|A-?[VvE](?=[NxJZLU])|G(?=[NxL])|T(?=[NxJ'])|W(?=[NxJ])"
    r"|[-/'\"#&*]|\([NZxL-]{1,6}\))"
)
_GROUP = rf"D?{_UNIT}++(?:O(?:D?{_UNIT}++))*"
#: A list of phrases, or one.
LISTED = re.compile(rf"{_GROUP}(?:(?:,{_GROUP}){{1,6}},?C{_GROUP}(?![MVv]|A[MV])|C{_GROUP}(?![MVv]|A[MV]))?")
#: One phrase with its `of`.
SINGLE = re.compile(_GROUP)


def listed(view: View, at: int) -> Interval | None:
    """The noun phrase, or the list of them, that starts at a position."""
    found = LISTED.match(view.coarse, at)
    return found.span() if found else None


def single(view: View, at: int) -> Interval | None:
    """The one noun phrase with its `of` that starts at a position."""
    found = SINGLE.match(view.coarse, at)
    return found.span() if found else None
