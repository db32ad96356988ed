"""The same figure told again: in a headline or caption, or in the same words further down."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from flows.annotating.document import Annotated
from flows.extracting.figures.model import Figure

#: Blocks that tell in short what the body tells.
_SHORT = ("headline", "heading", "caption")
#: A smaller count is told of many things.
_FEW = 12


def without_repeats(document: Annotated, figures: Sequence[Figure]) -> list[Figure]:
    """Figures in their order, each told once: in the body if it stands there, the first time if in the same words.

    A small count of a headline is a repeat only where the body counts a thing of the same name.
    """
    sentences = document.clean.sentences
    body: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        if sentences[figure.sentence].kind not in _SHORT:
            body.setdefault(_value(figure), []).append(figure)
    kept: list[Figure] = []
    seen: set[Hashable] = set()
    for figure in figures:
        if sentences[figure.sentence].kind in _SHORT:
            if not any(_same(figure, other) for other in body.get(_value(figure), ())):
                kept.append(figure)
            continue
        of = (figure.measure.lower(), figure.mode, figure.place, _period(figure))
        told = (_value(figure), figure.change_percent, of)
        if told not in seen:
            seen.add(told)
            kept.append(figure)
    return kept


def _value(figure: Figure) -> Hashable:
    """What a figure tells: its level, or its change where it has none."""
    level = figure.level
    if level is None:
        return figure.change_percent, figure.change_absolute, figure.change_factor, figure.unit
    return level.value, level.value_max, figure.unit


def _period(figure: Figure) -> Hashable:
    period = figure.period
    return (period.start_date, period.end_date) if period is not None else None


def _same(headline: Figure, other: Figure) -> bool:
    level = headline.level
    few = level is not None and level.unit is None and level.value is not None and level.value <= _FEW
    return not few or bool(_counted(headline) & _counted(other))


def _counted(figure: Figure) -> set[str]:
    """Words of the thing that is counted, without whose it is or where."""
    return set(_ATTACHED.split(figure.measure.lower(), maxsplit=1)[0].split())


_ATTACHED = re.compile(r" (?:by|of|in|for|with|to|on|from) ")
