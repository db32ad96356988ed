"""Somebody who acts is no measure of money, a share or a length: `the Bank had forecast between 3% and 4%`."""

from __future__ import annotations

from flows.annotating.spans import OrganisationSpan, PersonSpan, PostSpan
from flows.extracting.figures.model import Figure
from flows.extracting.figures.wording import Spot, Told, tidy

_KINDS = ("money", "percent", "unit")


def unless_agent(spot: Spot, figure: Figure, told: Told | None) -> Told | None:
    """The measure, or what the figure of its kind shortly before was about where it names only a person or body.

    None where there was none: a level of nobody knows what.
    """
    if told is None or figure.level is None or figure.lead.unit_kind not in _KINDS or not _is_somebody(spot, told.text):
        return told
    topic = spot.topic
    if topic.sentence < topic.number - 1:
        return None
    change = topic.by_kind.get("change") if figure.lead.unit_kind == "percent" else None
    return topic.by_kind.get(spot.kind) or change


def _is_somebody(spot: Spot, text: str) -> bool:
    for at, span in spot.view.spans.items():
        if isinstance(span, PersonSpan | OrganisationSpan | PostSpan) and tidy(spot.view.surface(at, at + 1)) == text:
            return True
    return False
