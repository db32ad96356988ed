"""Whether the figures of a text agree with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from flows.extracting.figures.exchange import Rates
from flows.extracting.figures.model import Figure

Verdict = Literal["consistent", "inconsistent"]

#: How far a percentage may be off before rounding of its own and of the values is allowed for.
_PERCENT_SLACK = 0.06
#: Parts told roughly may miss their total by so much.
_SUM_SLACK = 0.02
_FEWEST_PARTS = 3
_BALANCE = re.compile("surplus|deficit|balance|gap", re.I)


def judge(figures: Sequence[Figure], rates: Rates, year: int | None) -> None:
    """Set `consistency` of the figures of a document, in the order of the text, where something can be tested."""
    for number, figure in enumerate(figures):
        verdicts = [_changes(figure), _equivalent(figure, rates, year), _part(figure)]
        verdicts.append(_share(figures, number))
        verdicts.append(_balance(figures, number))
        told = [v for v in verdicts if v is not None]
        if told:
            figure.consistency = "inconsistent" if "inconsistent" in told else "consistent"
    _sums(figures)


def _verdict(agrees: bool) -> Verdict:
    return "consistent" if agrees else "inconsistent"


def rounding(value: float) -> float:
    """Relative error that the digits of a figure allow: half of its last digit; none for small whole numbers."""
    if value == 0 or (value == int(value) and abs(value) < 1000):
        return 0.0
    digits = f"{abs(value):.10g}".split("e")[0].replace(".", "").strip("0")
    return min(0.05, 0.5 / int(digits or "1"))


def _percent_rounding(percent: float) -> float:
    return 0.5 if percent == int(percent) else _PERCENT_SLACK if round(percent, 1) == percent else 0.006


def _changes(figure: Figure) -> Verdict | None:
    """From-to against percent, absolute change against levels."""
    level = figure.level
    if level is None or level.value is None or level.value_max is not None:
        return None
    value, before = level.value, figure.change_from
    absolute, percent = figure.change_absolute, figure.change_percent
    if before is None and absolute is not None and percent is not None and value != absolute:
        before = value - absolute
    elif before is not None and absolute is not None:
        slack = abs(value) * rounding(value) + abs(before) * rounding(before) + abs(absolute) * rounding(absolute)
        return _verdict(abs(value - before - absolute) <= slack + 1e-6 * abs(value))
    if before is None or percent is None or before == 0:
        return None
    told = (value - before) / abs(before) * 100
    slack = _percent_rounding(percent) + abs(value / before) * 100 * (rounding(value) + rounding(before))
    return _verdict(abs(told - percent) <= slack)


def _equivalent(figure: Figure, rates: Rates, year: int | None) -> Verdict | None:
    """The rate that a conversion implies against the range known for its time."""
    level = figure.level
    if level is None or not level.value or not level.equivalent_value or level.equivalent_unit is None:
        return None
    if figure.unit is None or level.unit is None:
        return None
    return rates.verdict(level.value, level.unit, level.equivalent_value, level.equivalent_unit, year)


def _part(figure: Figure) -> Verdict | None:
    """A part against its whole: no more than it, and its percentage where one is told."""
    level = figure.level
    if level is None or level.value is None or not figure.out_of:
        return None
    return "inconsistent" if level.value > figure.out_of * 1.001 else None


def _share(figures: Sequence[Figure], number: int) -> Verdict | None:
    """A percentage behind a part against the whole that was told before: `$3.1 billion, or 19.7%`."""
    figure = figures[number]
    part = figure.part
    if part is None or figure.level is None or figure.level.value is None:
        return None
    return _verdict(True) if _matches_whole(figures, number, part, figure.level.value) else _failed(part, figure)


def _failed(part: Figure, figure: Figure) -> Verdict | None:
    """Only a whole that the part itself names can speak against a percentage."""
    if part.out_of is None:
        return None
    return "inconsistent"


def _matches_whole(figures: Sequence[Figure], number: int, part: Figure, percent: float) -> bool:
    value = part.level.value if part.level else None
    if value is None or not percent:
        return False
    wholes: list[float | None] = [part.out_of]
    wholes += [f.level.value for f in figures[:number] if f.level is not None and f.unit == part.unit and f is not part]
    for whole in wholes:
        if whole and whole > value:
            told = value / whole * 100
            slack = _percent_rounding(percent) + told * (rounding(value) + rounding(whole))
            if abs(told - percent) <= slack:
                part.consistency = part.consistency or "consistent"
                return True
    return False


def _balance(figures: Sequence[Figure], number: int) -> Verdict | None:
    """A surplus or deficit against the two values before that it is the difference of."""
    figure = figures[number]
    if _BALANCE.search(figure.measure) is None or figure.level is None:
        return None
    near = [f for f in figures[max(0, number - 4) : number] if f.level is not None and f.unit == figure.unit]
    values = [f.level.value for f in near if f.level is not None and f.level.value is not None]
    wanted = figure.level.value
    if wanted is None or len(values) < 2:
        return None
    one, other = values[-2:]
    slack = abs(one) * rounding(one) + abs(other) * rounding(other) + abs(wanted) * rounding(wanted)
    return "consistent" if abs(abs(one - other) - abs(wanted)) <= slack else None


def _sums(figures: Sequence[Figure]) -> None:
    """Parts listed behind a total against their sum."""
    for number, total in enumerate(figures):
        if total.level is None or not total.level.value or total.unit == "percent":
            continue
        parts = _parts(figures, number)
        if _adds_up(total, parts):
            total.consistency = total.consistency or "consistent"
            for part in parts:
                part.out_of = part.out_of or total.level.value
        elif len(parts) >= _FEWEST_PARTS and total.colon and all(p.elided for p in parts):
            total.consistency = "inconsistent"


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make their total: two only to the last digit."""
    values = [p.level.value for p in parts if p.level is not None and p.level.value is not None]
    wanted = total.level.value if total.level is not None else None
    if wanted is None or len(values) < _FEWEST_PARTS - 1:
        return False
    slack = sum(abs(v) * rounding(v) for v in values) + abs(wanted) * rounding(wanted)
    if len(values) >= _FEWEST_PARTS:
        slack = max(slack, _SUM_SLACK * wanted if not _is_small(wanted) else 0.0)
    return abs(sum(values) - wanted) <= slack + 1e-6 * wanted


def _is_small(value: float) -> bool:
    return value == int(value) and value < 1000


def _parts(figures: Sequence[Figure], number: int) -> list[Figure]:
    """Figures right behind a total in its sentence or the next, of its unit and smaller."""
    total = figures[number]
    parts: list[Figure] = []
    assert total.level is not None and total.level.value is not None
    for figure in figures[number + 1 :]:
        if figure.sentence > total.sentence + 1 or (parts and parts[0].sentence != figure.sentence):
            break
        level = figure.level
        if level is None or level.value is None or figure.unit != total.unit or level.value >= total.level.value:
            continue
        parts.append(figure)
    return parts
