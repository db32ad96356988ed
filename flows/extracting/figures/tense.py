"""Clauses of a sentence that tell what was, and clauses that tell a condition: no figure in them is aimed at."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.phrases import Interval

#: A clause of its own behind a boundary: its subject, perhaps, and its finite verb.
_CLAUSE = re.compile(r"[,;:~\"S_RhCp][,CARShp\"]*([DJNxvLZHBTUQPO'I\-/]{0,14})(A*)([VM])")
#: A relative clause behind a comma only comments.
_COMMENT = re.compile(r",R[^,;~]*")
_TOLD = re.compile(r":[DJNxLZHBQPO'VE]{1,8}M")
_PARTICIPLE_TAIL = "POtT"
#: What went before, by a gerund: `should ease after rising 19 percent`.
_AFTER = re.compile(r"[pPS]A?G[^,;~R]*")
#: A relative clause without a subject of its own.
_RELATIVE = re.compile(r"(?<=[Nx])[Rh]([xvV])[^,;~]*")
#: A subject and an aside behind it: `Tea, with a target of 4 tonnes, …`.
_ASIDE = re.compile(r"[DJNxLZHB'O]{1,9},P[^,;:~]*$")
#: `will be made`, `are to be made`: an auxiliary, `be`, and a participle.
_TO_BE_DONE = re.compile(r"M(?:tM|M|tv)A?V")
#: How far a condition may reach.
_CONDITION = 24


class Conditions:
    """Clauses that tell under which condition something is to be done: `if the rate remains below 60 percent`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._opens = _letters(vocabulary, "condition")
        self._supposes = _letters(vocabulary, "supposing")
        self._should = _letters(vocabulary, "supposing_first")
        self._asks = _letters(vocabulary, "wonder")

    def covers(self, view: View, at: int) -> bool:
        """Whether a position stands in such a clause, which a comma, or the end, closes."""
        for position in range(at - 1, max(at - _CONDITION, -1), -1):
            if view.letters[position] in self._opens:
                return True
            if view.coarse[position] in ",;:~.":
                return False
        return False

    def supposes(self, view: View, at: int) -> bool:
        """Whether a position stands in a clause of condition, which says nothing of what is.

        `asked if 40 percent were sold` is none, `should turnout fall below 40 percent` is one.
        """
        for position in range(at - 1, max(at - _CONDITION, -1), -1):
            if view.letters[position] in self._supposes:
                return position == 0 or view.letters[position - 1] not in self._asks
            if view.letters[position] in self._should and self._is_turned(view, position):
                return True
            if view.coarse[position] in ",;:~.":
                return False
        return False

    def _is_turned(self, view: View, at: int) -> bool:
        """`should`, before its subject: at the start of a clause, with an article or a noun behind it."""
        return view.coarse[at - 1 : at] in ("", ",", "~", '"') and view.coarse[at + 1 : at + 2] in (
            "D",
            "N",
            "x",
            "L",
            "Z",
        )


class Tense:
    """Tells clauses of fact: those whose verb stands in the past or the perfect."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._past = _letters(vocabulary, "vbd&!vb")
        self._helper = _letters(vocabulary, "have|be_past")
        self._was = _letters(vocabulary, "be_past")
        self._same = _letters(vocabulary, "vbd&vb|same_past")
        self._before = _letters(vocabulary, "past_prep")
        self._base = _letters(vocabulary, "have_base")
        self._irregular = _letters(vocabulary, "vbd&!vbn&!vb")
        self._moved = _letters(vocabulary, "vbd&up|vbd&down|vbd&reach")
        self._participle = _letters(vocabulary, "vbn&!vb")

    def facts(self, view: View) -> list[Interval]:
        """Clauses behind a boundary that tell what was."""
        coarse, found = view.coarse, []
        for match in _CLAUSE.finditer(coarse):
            verb = match.start(3)
            if self._is_elided(view, match.start(), verb):
                continue
            if self._tells(view, verb, bool(match.group(1)) or coarse[match.start()] in "Rh"):
                found.append((match.start(), _end_of(coarse, match)))
        found.extend((m.start(), m.end()) for m in _RELATIVE.finditer(coarse) if self._cost(view, m.start(1)))
        found.extend(m.span() for m in _AFTER.finditer(coarse) if view.letters[m.start()] in self._before)
        found.extend((at, len(coarse)) for at in _told(coarse))
        found.extend(m.span() for m in _COMMENT.finditer(coarse))
        return found

    def _cost(self, view: View, verb: int) -> bool:
        """`the storm that cost 12 lives`: behind a singular, a verb that has one form for both times tells the past."""
        return view.letters[verb] in self._same and not view.surface(verb - 2, verb - 1).lower().endswith("s")

    def _is_elided(self, view: View, start: int, verb: int) -> bool:
        """`900 beds will be made and 40 wards painted`: a participle that shares the `be` of the clause before."""
        if view.letters[verb] not in self._participle or view.coarse[start] not in ",C":
            return False
        ends = view.coarse[verb + 1 : verb + 2] in ("", ".", ";", "~", "P", "T", "C", '"')
        return ends and _TO_BE_DONE.search(view.coarse, 0, start) is not None

    def is_past(self, view: View) -> bool:
        """Whether a sentence has a verb that can only be one of the past: `rose`, `was`, `has`."""
        for position, mark in enumerate(view.coarse):
            if mark == "M" and view.letters[position] in self._helper and self._is_perfect(view, position):
                return position > 0
            if mark == "V" and view.letters[position] in self._irregular and position > 0:
                return True
        return False

    def _is_perfect(self, view: View, helper: int) -> bool:
        """Whether `has` is part of a perfect; `the area has a canal`, `has to` tell what is; `was` is always past."""
        behind = view.coarse[helper + 1 :].lstrip("A")[:1]
        return behind != "t" if view.letters[helper] in self._was else behind in ("V", "M", "v")

    def _tells(self, view: View, verb: int, has_subject: bool) -> bool:
        letter, after = view.letters[verb], view.coarse[verb + 1 : verb + 2]
        if view.coarse[verb] == "M":
            bare = not has_subject and letter in self._base and after not in ("V", "v", "M", "A")
            return letter in self._helper and after not in ("t", "") and not bare
        if letter not in self._past:
            return False
        has_subject = has_subject or (
            view.coarse[verb - 1] == "," and _ASIDE.match(view.coarse[: verb - 1]) is not None
        )
        if letter in self._irregular or letter in self._moved:
            return has_subject or view.coarse[verb - 1] == "C"
        if after in _PARTICIPLE_TAIL and after:
            return False
        return has_subject or view.coarse[verb - 1 : verb] == "C"


def _told(coarse: str) -> list[int]:
    """Colons behind which a whole clause tells something: `what was left undone: seven projects will be late`."""
    return [m.start() for m in _TOLD.finditer(coarse)]


def _letters(vocabulary: Vocabulary, expression: str) -> frozenset[str]:
    return frozenset(vocabulary.letters(expression))


def _end_of(coarse: str, match: re.Match[str]) -> int:
    """End of a clause: a relative one ends with the next comma, any other with the next semicolon."""
    marks = ",;~" if "R" in match.group(0)[:3] else ";~"
    end = match.end()
    while end < len(coarse) and coarse[end] not in marks:
        end += 1
    return end
