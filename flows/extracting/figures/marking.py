"""What a change belongs to and in what it is told."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.model import Figure, Role
from flows.extracting.figures.words import measure_words

#: `…, representing an increase`, `…, which marked a sharp rise`.
_MARKING = re.compile(r",(?:A?|RA?)(?P<verb>[GVM])A?D?[AJ]{0,2}$")


def marks(view: View, role: Role, between: str) -> bool:
    """`reached $5 billion, marking an increase of 9 percent`, `…, which was a rise of`: the level is what rose.

    The noun of change may not go on with what else it is the change of.
    """
    found = _MARKING.search(between)
    if found is None or view.surface(role.end, role.end + 1).lower() in ("in", "of"):
        return False
    verb = role.start - (len(between) - found.start("verb"))
    return view.surface(verb, verb + 1).lower() in measure_words().marking


def put_percent(figure: Figure, change: float) -> None:
    """Put a change in percent into a row.

    One of a level in percent is in points where it is no larger: `unemployment rose by 0.2% to 4.6%`.
    """
    level = figure.level
    rate = level.value if level is not None and level.unit_kind == "percent" else None
    if rate is not None and abs(change) <= abs(rate):
        figure.change_absolute = change
    else:
        figure.change_percent = change
