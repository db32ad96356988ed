"""Measures of changes: the subject of the verb that moves, or the noun in which it happens."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.model import Role
from flows.extracting.figures.phrases import has_verb, phrase_after, phrase_before, subject_of
from flows.extracting.figures.wording import surface


def of_change(view: View, at: int, role: Role) -> str:
    """Measure of a change: the subject of the verb that moves, or the noun in which it happens."""
    coarse = view.coarse
    cue = _cue(view, at, role)
    if cue is not None and coarse[cue] in "VGvx" and cue < at:
        moved = phrase_after(coarse, cue + 1)
        if moved and moved[1] <= at and coarse[cue + 1] not in "QT":  # `cut its staff by 20 percent`
            return surface(view, moved)
        subject = surface(view, subject_of(coarse, cue))
        if subject:
            return subject
    inside = _right_of_change(view, role.end)
    if inside:
        return inside
    if coarse[at - 1 : at] in tuple("NxZLHB"):
        return surface(view, phrase_before(coarse, at))
    start = role.start
    while start > 0 and coarse[start - 1] in "A,D":
        start -= 1
    if start > 0 and coarse[start - 1] in "NxZLHB":
        return surface(view, phrase_before(coarse, start, listed=True))
    if start > 0 and coarse[start - 1] in "(":
        return surface(view, phrase_before(coarse, start - 1, listed=True))
    return of_last_verb(view, role.start)


def _cue(view: View, at: int, role: Role) -> int | None:
    """Position of the word that moves, where the match holds a verb."""
    for position in range(role.start, role.end):
        if view.coarse[position] in "VGvx" and position != at:
            return position
    return None


_TIME = re.compile(r"(?:year|month|quarter|week|annual)", re.I)


def _right_of_change(view: View, end: int) -> str:
    """`a 9 percent fall in crime`, `21 percent more projects`."""
    if view.coarse[end : end + 1] in tuple("NxJZL") and not _TIME.match(view.surface(end, end + 1)):
        return surface(view, phrase_after(view.coarse, end))
    if view.coarse[end : end + 1] in ("P", "O") and view.surface(end, end + 1).lower() in ("in", "of", "for"):
        phrase = phrase_after(view.coarse, end + 1)
        if phrase and not has_verb(view.coarse, end + 1, phrase[1]):
            return surface(view, phrase)
    return ""


def of_last_verb(view: View, at: int) -> str:
    coarse = view.coarse
    for verb in range(at - 1, -1, -1):
        if coarse[verb] in "VM":
            return surface(view, subject_of(coarse, verb))
        if coarse[verb] in ";~":
            break
    return ""
