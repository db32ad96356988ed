"""Where the content of an act begins and ends, and its parts."""

from __future__ import annotations

import re
from itertools import pairwise

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.phrases import Interval

_HARD = ".;~|"
#: Where a content may end.
_MARK = re.compile(r"[.:;~|\",C_SP]")
#: A description longer than this ends at the last comma or conjunction before it.
_LONGEST, _SHORTEST = 30, 8
#: A finite clause behind a comma that only tells who speaks: `, he said`, `, Minister X added`, `," said Y`.
#: A main clause of its own behind a comma.
_MAIN = re.compile(r",C?(?:[DJNxBHZLOI']{1,9}|Q[NxJ]{1,4})A*(?:M|V(?![POt,.;]))")
_ELIDED = re.compile(r",C?[DJNxLZHBO']{1,8}_t")
#: A quoted term inside a clause: `the "three on-site" rule`.
_TERM = re.compile(r'"[^",.;~VM]{1,5}"(?=[NxJPOTVM])')
_SPEECH = re.compile(r"[,\"]+(?:[DJBHINZLx']{1,8}A*V|V[DBHINZLx]{1,8})")


class Cutter:
    """Cuts contents out of sentences."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._say = frozenset(vocabulary.letters("say|order_to|order_that"))
        self._saying = frozenset(vocabulary.letters("say&vbg|unknown_ing"))
        self._past = frozenset(vocabulary.letters("vbd&!vb|vbz&!noun_like"))
        self._telling = frozenset(vocabulary.letters("say&vbd"))
        self._reason = frozenset(vocabulary.letters("circumstance"))
        self._contrast = frozenset(vocabulary.letters("aside"))

    def cut(self, view: View, start: int, form: str) -> Interval | None:
        """Content from `start` on, without speech tags, asides and clauses that tell something else."""
        coarse = view.coarse
        while start < len(coarse) and coarse[start] in ',A:"_' and form != "noun":
            if coarse[start] == "A":
                break
            start += 1
        end = self._within_length(coarse, start, self.extent(view, start))
        while end > start and coarse[end - 1] in ',CPDSRAtO"_h(:':
            if coarse[end - 1] == "A" and end - start <= 4:
                break
            end -= 1
        return (start, end) if end - start >= 1 else None

    def extent(self, view: View, start: int) -> int:
        """Where the clause of a content that begins at `start` ends."""
        coarse = view.coarse
        for mark in _MARK.finditer(coarse, start):
            at = mark.start()
            if coarse[at] in _HARD or self._ends(view, start, at):
                return at
        return len(coarse)

    def _ends(self, view: View, start: int, at: int) -> bool:
        coarse = view.coarse
        mark = coarse[at]
        if mark == '"':  # what is quoted inside a content does not end it
            return at > start + 1 and not _is_term(coarse, at)
        if mark == ",":
            return self._comma_ends(view, start, at)
        if mark == "C":
            return self._finite_follows(view, start, at)
        if mark == ":":
            return at - start >= 2
        if mark == "_":
            return at - start >= 3 and " " in view.surface(at - 1, at + 1)
        if mark in "SP" and at - start >= 3 and view.letters[at] in self._contrast:
            return mark == "S"
        return False

    def _finite_follows(self, view: View, start: int, at: int) -> bool:
        """`asked banks to roll over loans and promised help`: another finite verb of the asker."""
        coarse = view.coarse
        verb = at + 1
        while coarse[verb : verb + 1] == "A":
            verb += 1
        return coarse[verb : verb + 1] == "V" and (
            view.letters[verb] in self._telling
            or (view.letters[verb] in self._past and not any(c in "VM" for c in coarse[start:at]))
        )

    def _comma_ends(self, view: View, start: int, at: int) -> bool:
        coarse = view.coarse
        after = coarse[at + 1 : at + 2]
        if after == "p" and view.letters[at + 1] in self._reason:
            return True
        if after in ("R", "S", "M") or _ELIDED.match(coarse, at):
            return True
        if after == "C" and self._finite_follows(view, start, at + 1):
            return True
        if after == "G" and view.letters[at + 1] in self._saying and view.letters[at + 1] in self._say:
            return True
        if after == "P" and coarse[at + 2 : at + 3] == "R":
            return True
        if _MAIN.match(coarse, at) and coarse[:at].count("V") + coarse[:at].count("v") + coarse[:at].count("G") > 0:
            return True
        found = _SPEECH.match(coarse, at)
        return found is not None and any(view.letters[i] in self._say for i in range(at, found.end()))

    def _within_length(self, coarse: str, start: int, end: int) -> int:
        if end - start <= _LONGEST:
            return end
        for at in range(start + _LONGEST, start + _SHORTEST, -1):
            if coarse[at] in ",S":
                return at
        for at in range(start + _LONGEST, start + _SHORTEST, -1):
            if coarse[at] in "C":
                return at
        return start + _LONGEST


def _is_term(coarse: str, at: int) -> bool:
    """Whether a quotation mark opens or closes a term of a few words inside a clause."""
    return any(at in (m.start(), m.end() - 1) for m in _TERM.finditer(coarse, max(0, at - 6), at + 9))


def coordinates(coarse: str, content: Interval) -> list[Interval]:
    """Parts of a content that each have a verb of their own: `build roads and connect ports`."""
    start, end = content
    cuts = [
        m.start() for m in re.finditer(r",?C(?=A*t?A*v)|,(?=A*t?A*v)|;C?(?=A*t?A*v)", coarse[:end]) if m.start() > start
    ]
    points = [start, *cuts, end]
    parts = []
    for first, last in pairwise(points):
        while first < last and coarse[first] in ",C;t":
            first += 1
        if last > first:
            parts.append((first, last))
    return parts
