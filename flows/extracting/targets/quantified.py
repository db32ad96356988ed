"""Quantified targets: figures that are aims."""

from __future__ import annotations

import re
from typing import Any

from flows.annotating.document import Annotated
from flows.extracting.figures.model import Figure
from flows.extracting.kinds import Draft
from flows.extracting.targets.due import due_fields

_EXCEED = re.compile(r"\b(?:exceed|surpass|top|more than)", re.I)
_YEARLY = re.compile(r"\b(?:a year|annually|per year|each year|every year|yearly|annual)\b", re.I)
_DEMAND = re.compile(r"^(?:figures\.(?:must|is_to|aim_verb|aim_noun_of|set_sights|requires|aim_verb_figure))$")


def quantified(document: Annotated, figure: Figure) -> Draft | None:
    """A draft for an aim; None where it holds no value to reach."""
    value, unit, value_max = _value(figure)
    if value is None:
        return None
    sentence = document.sentence_text(figure.sentence)
    fields: dict[str, Any] = {
        "kind": "quantified",
        "description": _description(figure),
        "issuer": figure.attributed_to,
        "value": value,
        "value_max": value_max,
        "unit": unit,
        "baseline": figure.change_from,
        "comparator": _comparator(document, figure),
        **due_fields(figure.period, yearly=bool(_YEARLY.search(sentence))),
    }
    return Draft("targets.figure", figure.sentence, figure.first, figure.last, fields)


def _value(figure: Figure) -> tuple[float | None, str | None, float | None]:
    if figure.level is not None:
        return figure.level.value, figure.unit, figure.level.value_max
    if figure.change_percent is not None:
        return abs(figure.change_percent), "percent", figure.lead.value_max
    if figure.change_absolute is not None:
        return abs(figure.change_absolute), figure.unit, figure.lead.value_max
    return None, None, None


def _description(figure: Figure) -> str:
    if figure.level is None and figure.change_percent is not None:
        return f"{'growth' if figure.change_percent > 0 else 'reduction'} of {figure.measure}"
    return figure.measure


def _comparator(document: Annotated, figure: Figure) -> str | None:
    if figure.lead.comparator != "exact":
        return figure.lead.comparator
    if figure.lead.value_max is not None:
        return None
    view = document.views[figure.sentence]
    before = view.surface(max(0, figure.at - 2), figure.at) if figure.at else ""
    return "at_least" if _EXCEED.search(before) else "exact"
