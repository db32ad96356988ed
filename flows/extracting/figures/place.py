"""Where a figure holds: the place told nearest to it, within its clause first."""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.annotating.spans import PlaceSpan
from flows.annotating.views import View
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import clause

_REACH = 8


def place_of(document: Annotated, view: View, figure: Figure) -> str | None:
    """Name of a place that stands behind `in`, `at` or `of` near the figure, or that the measure names.

    Places further off, or that only modify a body, do not count; nor does where the paper was printed.
    """
    start, end = clause(view.coarse, figure.at)
    best: tuple[int, str] | None = None
    for at, span in view.spans.items():
        if not isinstance(span, PlaceSpan) or not start <= at < end or not _is_location(view, at):
            continue
        distance = abs(at - figure.at) + (2 if at < figure.at else 0)
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, span.name or view.surface(at, at + 1))
    return best[1] if best else None


def _is_location(view: View, at: int) -> bool:
    """Whether words make it the place of what is told: `in Hanoi`, `Hanoi's exports`, `Hanoi exported`."""
    coarse = view.coarse
    before = coarse[:at].rstrip("D")
    if before.endswith(("P", "O")):
        return True
    return coarse[at + 1 : at + 2] in ("'", "V", "M", "x") or not before


