"""Changes told apart from their level, found again by what they measure."""

from __future__ import annotations

from collections.abc import Sequence

from flows.extracting.figures.model import Figure


def merged(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one sentence, those changes put into the level before that counts the same thing.

    `3,695 projects worth $16 billion: 22% more projects than a year ago, but 8% less money` is two rows.
    """
    kept: list[Figure] = []
    for figure in figures:
        host = _host(kept, figure) if figure.level is None and figure.change_percent is not None else None
        if host is None:
            kept.append(figure)
            continue
        host.change_percent, host.change_basis = figure.change_percent, figure.change_basis
        host.base_period = host.base_period or figure.base_period
        host.also |= figure.also | {figure.rule}
    return kept


def _host(kept: Sequence[Figure], change: Figure) -> Figure | None:
    for figure in reversed(kept):
        if figure.level is None or figure.change_percent is not None:
            continue
        if change.measure == "money" and figure.lead.unit_kind == "money":
            return figure
        first = figure.measure.split(" ")
        if figure.lead.unit_kind == "count" and " " not in change.measure and change.measure in first[:3]:
            return figure
    return None
