"""What the figures of a document measure, for an aim that tells only that it is one."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.extracting.figures.model import Figure
from flows.extracting.targets.lexicon import any_of, target_words

#: A measure that is but the noun of aiming.
AIM = re.compile(rf"^(?:[\w’'.-]+ ){{0,3}}{any_of((*target_words().aims, *target_words().scales))}$", re.I)
_BARE_AIM = re.compile(rf"^(?:{any_of(target_words().kinds_of_aim)} )?{any_of(target_words().named_before)}$", re.I)
#: Sentences over which a measure is remembered.
_NEAR = 2


class Told:
    """What figures of a document measure, for an aim that tells only that it is one: `The target for 2025 is Q`."""

    def __init__(self) -> None:
        self._last: dict[str | None, tuple[int, str]] = {}

    def note(self, figure: Figure) -> None:
        """Remember what a figure measures."""
        if figure.measure and not AIM.match(figure.measure):
            self._last[figure.unit] = figure.sentence, figure.measure

    def named(self, figure: Figure) -> Figure:
        """A figure, with the measure of the last one in its unit where its own names but an aim."""
        sentence, measure = self._last.get(figure.unit, (-9, ""))
        if figure.sentence - sentence > _NEAR or not _BARE_AIM.match(figure.measure):
            return figure
        return replace(figure, measure=measure)
