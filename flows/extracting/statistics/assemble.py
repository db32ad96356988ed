"""Statistics from the figures of a document that are no aims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flows.annotating.document import Annotated
from flows.extracting.figures.model import Figure
from flows.extracting.figures.reader import FigureReader
from flows.extracting.kinds import Draft, Kit
from flows.extracting.statistics.repeats import without_repeats

_STATUS = {"fact": "actual", "estimate": "estimate", "forecast": "forecast"}


class Extractor:
    """Turns figures that are fact, estimate or forecast into statistics."""

    def __init__(self, kit: Kit) -> None:
        self._reader = FigureReader(kit)

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft a figure."""
        for figure in without_repeats(document, self._reader.read(document)):
            if figure.mode in _STATUS or ((figure.is_sum or figure.left) and figure.measure):
                where = (figure.rule, figure.sentence, figure.first, figure.last)
                yield Draft(*where, _fields(figure), frozenset(figure.also))


def _fields(figure: Figure) -> dict[str, Any]:
    level = figure.level
    fields: dict[str, Any] = {
        "measure": figure.measure,
        "unit": figure.unit,
        "change_from": figure.change_from,
        "change_percent": figure.change_percent,
        "change_absolute": figure.change_absolute,
        "change_factor": figure.change_factor,
        "change_basis": figure.change_basis,
        "out_of": figure.out_of,
        "consistency": figure.consistency,
        "place": figure.place,
        "attributed_to": figure.attributed_to,
        "observation_status": _STATUS.get(figure.mode, "actual"),
        "comparator": _comparator(figure),
        "modifier": figure.lead.modifier,
    }
    if level is not None:
        fields |= {
            "value": level.value, "value_max": level.value_max,
            "equivalent_value": level.equivalent_value, "equivalent_unit": level.equivalent_unit,
        }  # fmt: skip
    if figure.period is not None:
        fields |= {
            "period_start": figure.period.start_date, "period_end": figure.period.end_date,
            "period_precision": figure.period.precision,
        }  # fmt: skip
    if figure.base_period is not None:
        fields |= {
            "base_period_start": figure.base_period.start_date, "base_period_end": figure.base_period.end_date,
        }  # fmt: skip
    return fields


def _comparator(figure: Figure) -> str:
    """An estimate is told by its status; `about` is for words such as nearly and some."""
    estimated = figure.lead.modifier is not None and "estimat" in figure.lead.modifier.lower()
    return "exact" if estimated else figure.lead.comparator
