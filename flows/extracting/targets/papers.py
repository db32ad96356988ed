"""Plans, resolutions and agreements that a document tells of: who adopted them, and so sets the aims told from them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.phrases import Interval, phrase_after, phrase_before
from flows.extracting.targets.subjects import subject_before

#: How far a verb of adopting stands from its paper.
_REACH = 14
#: `was adopted by the Assembly`, behind the paper and what belongs to it.
_ADOPTED = re.compile(r"[^.;~:MV]{0,16}M[MA]*([Vx])([^.;~:,MV]{0,12})")
#: `Under the plan, …`, `According to Resolution 68, …`.
_UNDER = frozenset(("under", "per", "in", "to", "by", "with"))

Namer = Callable[[View, Interval | None], str | None]


@dataclass(slots=True)
class Paper:
    """A paper told of in a sentence: its name where it has one of its own, and who adopted it."""

    sentence: int
    name: str | None
    adopter: str | None


class Papers:
    """Finds papers sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._paper = re.compile(f"[{vocabulary.letters('paper_noun')}]")
        self._adopt = frozenset(vocabulary.letters("adopt"))
        self._assent = frozenset(vocabulary.letters("assent_noun"))

    def of(self, number: int, view: View, human: Namer) -> Paper | None:
        """The paper of a sentence that somebody adopts there, else the first that has a name."""
        named: Paper | None = None
        for found in self._paper.finditer(view.letters):
            at = found.start()
            if view.coarse[at] not in "NxZ":
                continue
            adopter = self._adopter(view, at, human)
            name = _name(view, at)
            if adopter is not None:
                return Paper(number, name, adopter)
            if name is not None and named is None:
                named = Paper(number, name, None)
        return named

    def under(self, number: int, view: View) -> Paper | None:
        """The paper under which something is told in a sentence: `Under the Water Plan, …`."""
        for found in self._paper.finditer(view.letters):
            phrase = phrase_before(view.coarse, found.end())
            if phrase and phrase[0] > 0 and view.surface(phrase[0] - 1, phrase[0]).lower() in _UNDER:
                return Paper(number, _name(view, found.start()), None)
        return None

    def _adopter(self, view: View, at: int, human: Namer) -> str | None:
        """Who adopts, approves or issues a paper: the subject of the verb before it, or whom `by` names behind it."""
        verb = self._verb_before(view, at)
        if verb is not None:
            return human(view, subject_before(view.coarse, verb))
        found = _ADOPTED.match(view.coarse, at + 1)
        if found is None or view.letters[found.start(1)] not in self._adopt:
            return None
        for by in range(*found.span(2)):
            if view.surface(by, by + 1).lower() == "by":
                return human(view, phrase_after(view.coarse, by + 1))
        return None

    def _verb_before(self, view: View, at: int) -> int | None:
        for verb in range(at - 1, max(-1, at - _REACH), -1):
            if view.coarse[verb] in ".;~:":
                return None
            if view.letters[verb] in self._assent:
                return next((v for v in range(verb - 1, max(-1, verb - 6), -1) if view.coarse[v] == "V"), None)
            if view.coarse[verb] in "VM":
                return verb if view.letters[verb] in self._adopt else None
        return None


def _name(view: View, at: int) -> str | None:
    """The name of a paper: `National Power Development Plan`, `Resolution 68`; None for `the plan`."""
    phrase = phrase_before(view.coarse, at + 1)
    if phrase is None:
        return None
    start = at
    while start > phrase[0] and view.surface(start - 1, start)[:1].isupper() and view.coarse[start - 1] != "D":
        start -= 1
    end = at + 1
    if view.surface(end, min(end + 1, len(view.coarse))).lower() in ("no", "number", "nr"):
        end += 1 + (view.surface(end + 1, min(end + 2, len(view.coarse))) == ".")
    if view.surface(end, min(end + 1, len(view.coarse)))[:1].isdigit():
        return view.surface(start, end + 1)
    return view.surface(start, end) if at - start >= 1 and view.surface(at, end)[:1].isupper() else None
