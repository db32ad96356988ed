"""Aim, forecast, estimate or fact: one decision for statistics and targets, from cues with scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.annotating.document import Annotated
from flows.annotating.rules import RuleSet
from flows.annotating.views import View
from flows.extracting.figures.model import Figure, Mode
from flows.extracting.figures.phrases import clause
from flows.extracting.kinds import Kit

_RANK: dict[str, int] = {"aim": 3, "forecast": 2, "estimate": 1, "fact": 0}


@dataclass(slots=True)
class Cue:
    """A cue of a mode in a view. `scope` is `clause`, `sentence` or `after` (from the cue to the end of sentence)."""

    mode: Mode
    scope: str
    start: int
    end: int
    rule: str


class Decision:
    """Finds cues by rules with prefix `figures` and applies them to the figures in their scope."""

    def __init__(self, kit: Kit) -> None:
        self._rules: RuleSet = kit.rule_set("figures")

    def cues(self, view: View) -> list[Cue]:
        """Cues of a sentence, those that a negative cue covers left out."""
        return [
            Cue(_mode(m.rule.set["mode"]), m.rule.set.get("scope", "clause"), m.start, m.end, m.rule.id)
            for m in self._rules.matches(view)
        ]

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """Set mode and its reason."""
        key = ("cues", number)
        cues = document.derived.get(key)
        if cues is None:
            cues = document.derived[key] = self.cues(view)
        best = _best(view, cues, figure.at)
        if best is None:
            best = self._carried(document, number, figure)
        if best is not None:
            figure.mode, figure.why = best.mode, best.rule

    def _carried(self, document: Annotated, number: int, figure: Figure) -> Cue | None:
        """An aim in the heading or lead-in above a list item."""
        sentence = document.clean.sentences[number]
        if sentence.kind not in ("list_item", "body"):
            return None
        heading = document.clean.blocks[sentence.block].heading
        if heading is None:
            return None
        for other, candidate in enumerate(document.clean.sentences):
            if candidate.block == heading:
                for cue in self.cues(document.views[other]):
                    if cue.mode == "aim" and sentence.kind == "list_item":
                        return cue
        return None


def _mode(text: str) -> Mode:
    if text not in ("aim", "forecast", "estimate", "fact"):
        raise ValueError(f"a cue's mode is aim, forecast, estimate or fact, not {text!r}")
    return text  # type: ignore[return-value]


def _best(view: View, cues: Sequence[Cue], at: int) -> Cue | None:
    """The cue that decides: the nearest in scope; of two as near the stronger mode."""
    if not cues:
        return None
    start, end = clause(view.coarse, at)
    inside = [c for c in cues if _covers(c, at, start, end)]
    return min(inside, key=lambda c: (_distance(c, at), -_RANK[c.mode]), default=None)


def _covers(cue: Cue, at: int, start: int, end: int) -> bool:
    if cue.scope == "sentence":
        return True
    if cue.scope == "after":
        return cue.start <= at
    if cue.scope == "figure":
        return cue.start <= at < cue.end
    return start <= cue.start < end


def _distance(cue: Cue, at: int) -> int:
    if cue.start <= at < cue.end:
        return 0
    return cue.start - at if cue.start > at else at - cue.end + 1
