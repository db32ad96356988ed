"""Whom a figure is from: `according to …`, `… said`, and the speaker of the sentence before."""

from __future__ import annotations

from flows.annotating.document import Annotated
from flows.annotating.rules import RuleSet
from flows.annotating.spans import NamedSpan
from flows.annotating.views import View
from flows.extracting.figures.model import Figure
from flows.extracting.kinds import Kit


class Sources:
    """Fills `attributed_to` of figures by rules with prefix `sources`."""

    def __init__(self, kit: Kit) -> None:
        self._rules: RuleSet = kit.rule_set("sources")

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """The source told in the sentence, else the one of the sentence before in the same block."""
        key = ("source", number)
        if key not in document.derived:
            document.derived[key] = self._told(view) or (_carried(document, number), "")
        figure.attributed_to, figure.source_rule = document.derived[key]

    def _told(self, view: View) -> tuple[str, str] | None:
        for match in self._rules.matches(view):
            at = match.roles["source"][0]
            span = view.spans.get(at)
            if isinstance(span, NamedSpan):
                return span.name or view.surface(at, at + 1), match.rule.id
        return None


def _carried(document: Annotated, number: int) -> str | None:
    if number == 0 or document.clean.sentences[number].block != document.clean.sentences[number - 1].block:
        return None
    told: tuple[str | None, str] = document.derived.get(("source", number - 1), (None, ""))
    return told[0]
