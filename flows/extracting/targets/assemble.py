"""Targets of a document: quantified ones from its figures, dated ones and directives from its instructions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows.annotating.document import Annotated
from flows.extracting.figures.reader import FigureReader
from flows.extracting.kinds import Draft, Kit
from flows.extracting.targets.directives import Directives
from flows.extracting.targets.quantified import quantified


class Extractor:
    """A quantified or dated instruction is not also a directive."""

    def __init__(self, kit: Kit) -> None:
        self._figures = FigureReader(kit)
        self._directives = Directives(kit.rule_set("targets"))

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """Targets in the order of their sentences."""
        drafts = []
        told: set[int] = set()
        for figure in self._figures.read(document):
            if figure.mode == "aim":
                draft = quantified(document, figure)
                if draft is not None:
                    drafts.append(draft)
                    told.add(figure.sentence)
        drafts.extend(d for d in self._directives.read(document) if d.sentence not in told)
        return sorted(drafts, key=lambda d: d.first)
