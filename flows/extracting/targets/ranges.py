"""Two figures of one aim: a range told with `from … to`, or a value and what it starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.annotating.views import View
from flows.extracting.figures.model import Figure


def ranged(view: View, figures: Sequence[Figure]) -> list[Figure]:
    """Figures to reach: `from 60 to 70 new members` is one, `5.6 percent, from 6.3` is one with its base."""
    kept: list[Figure] = []
    for figure in figures:
        before = kept[-1] if kept else None
        if before is None or before.level is None or figure.level is None:
            kept.append(figure)
        elif _is_range(view, before, figure):
            kept[-1] = replace(
                figure,
                at=before.at,
                first=before.first,
                unit=figure.unit if figure.lead.unit_kind != "rate" else before.unit,
                level=replace(before.level, value_max=figure.level.value),
            )
        elif _is_moved(view, before, figure):
            measure = before.measure or figure.measure
            kept[-1] = replace(figure, first=before.first, change_from=before.level.value, measure=measure)
        elif _is_base(view, before, figure):
            kept[-1] = replace(before, change_from=figure.level.value)
        else:
            kept.append(figure)
    return kept


def _is_range(view: View, before: Figure, figure: Figure) -> bool:
    """`from A to B` of one count, where nothing says that it moves from one to the other."""
    if before.lead.unit_kind != "count" or figure.lead.unit_kind not in ("count", "rate") or figure.at - before.at != 2:
        return False
    if view.surface(before.at - 1, before.at).lower() != "from" or view.coarse[before.at + 1] != "t":
        return False
    return figure.change_from is None and before.level is not None and before.level.value_max is None


def _is_moved(view: View, before: Figure, figure: Figure) -> bool:
    """`a target raised from 20 GW to 35 GW`: the first value is what the second one comes from."""
    if before.lead.unit_kind == "count" or figure.unit != before.unit or figure.at - before.at != 2:
        return False
    return view.surface(before.at - 1, before.at).lower() == "from" and view.coarse[before.at + 1] == "t"


def _is_base(view: View, before: Figure, figure: Figure) -> bool:
    """`to 5.6 percent of GDP, from 6.3 percent`: a level told behind `from` is what the one before starts from."""
    if before.change_from is not None or figure.unit != before.unit or figure.at - before.at > 12:
        return False
    behind = view.coarse[figure.at + 1 : figure.at + 2]
    return view.surface(figure.at - 1, figure.at).lower() == "from" and behind != "t"
