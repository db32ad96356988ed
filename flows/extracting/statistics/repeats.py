"""The same figure told again: in a headline or caption, or in the same words further down."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Sequence
from decimal import Decimal

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
            alike = body.get(_value(figure), ())
            if not any(_same(figure, other) for other in alike) and not _is_rounded(figure, body.values()):
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


def _is_rounded(headline: Figure, body: Collection[Sequence[Figure]]) -> bool:
    """`$254 million` of a headline for the `$254.3 million` of the body: fewer digits of the same number.

    A single digit says too little: then the two must share words of what they measure.
    """
    short, unit = _number(headline)
    if not short:
        return False
    digits = Decimal(repr(short)).normalize()
    half = Decimal(5).scaleb(int(digits.as_tuple().exponent) - 1)
    long = len(digits.as_tuple().digits) > 1
    for others in body:
        value, its = _number(others[0])
        if its != unit or not value or value == short or abs(Decimal(repr(value)) - digits) > half:
            continue
        if long or any(_counted(headline) & _counted(other) for other in others):
            return True
    return False


def _number(figure: Figure) -> tuple[float | None, str | None]:
    """A level with its unit, or a change in percent; None where a range or another change is told."""
    level = figure.level
    if level is None:
        return figure.change_percent, "percent of change"
    return (level.value if level.value_max is None else None), figure.unit


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
