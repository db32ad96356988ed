"""The measure of a figure: the noun phrase that an analyst would put on an axis."""

from __future__ import annotations

import re

from flows.annotating.classes import Words
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.model import Role
from flows.extracting.figures.phrases import (
    Interval,
    has_verb,
    phrase_after,
    phrase_before,
    subject_of,
    verb_group,
)
from flows.lexicon.loading import load

_LEADING = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|some|another|all|both)\s+", re.I)
_TRAILING = re.compile(r"[\s,;:\"“”‘’(–—-]+$|^[\s,;:\"“”‘’)–—-]+")
_OBJECT_STOP = re.compile(r"[,;:~.()_SRhT\"]|C(?=[^JNxZL])")
_LONGEST_COMPLEMENT = 14


def tidy(text: str) -> str:
    """A phrase without its article and the marks around it."""
    text = _TRAILING.sub("", text.replace("\n", " ")).strip()
    return _LEADING.sub("", text, count=1)


def surface(view: View, interval: Interval | None) -> str:
    """Tidied text of an interval, empty for None."""
    return tidy(view.surface(*interval)) if interval else ""


def measure_of(view: View, at: int, role: Role, carried: str = "") -> str:
    """Measure of the figure at a position, as far as its own sentence tells it; empty where it does not.

    `carried` is the measure of the figure before, for `six of them` and `37 percent foresee no change`.
    """
    if role.name in ("change", "absolute", "factor") or role.others.keys() & {"from", "change", "absolute", "factor"}:
        told = _of_change(view, at, role)
        if told:
            return told
    span = view.spans[at]
    if isinstance(span, QuantitySpan) and span.unit_kind == "count":
        counted = _of_count(view, at)
        if counted:
            return counted
    pronoun = _of_pronoun(view, at, carried)
    return pronoun or _of_level(view, at)


def _of_pronoun(view: View, at: int, carried: str) -> str:
    """`3.2 million of them`: the noun before an aside, else what the figure before measured, and what is told."""
    coarse = view.coarse
    if coarse[at + 1 : at + 2] != "O" or coarse[at + 2 : at + 3] not in ("I", "D", "h"):
        return ""
    if coarse[at + 2] == "D" and coarse[at + 3 : at + 4] in tuple("NxJZL"):
        return ""
    if coarse[at - 1 : at] == ",":
        noun = surface(view, phrase_before(coarse, at - 1, listed=True))
        if noun:
            return noun
    return f"{carried} {_predicate(view, at + 3)}".strip() if carried else ""


def _of_count(view: View, at: int) -> str:
    """Measure of a count: what is counted and what is told of it."""
    coarse = view.coarse
    start = at + 1
    if coarse[start : start + 1] == "O":  # `nine of the 11 groups`
        start += 1
    counted = phrase_after(coarse, start)
    if counted is None:
        return ""
    noun = surface(view, counted)
    told = _predicate(view, counted[1])
    if told:
        return f"{noun} {told}"
    return _as_object(view, at, noun)


def _predicate(view: View, start: int) -> str:
    """What a clause says of its counted subject: `have been submitted` gives `submitted`."""
    coarse = view.coarse
    at = start
    if coarse[at : at + 1] in ("R", "h"):
        return view.surface(at, _complement_end(coarse, at + 1))
    while at < len(coarse) and coarse[at] in "MA":
        at += 1
    if at >= len(coarse) or coarse[at] not in "VGv":
        return ""
    end = _complement_end(coarse, at + 1)
    words = view.surface(at, end)
    passive = any(view.tokens.word(view.first[i]).lower() in _BE for i in range(start, at))
    return words if passive or coarse[at] == "G" or at == start else f"that {words}"


_BE = frozenset(("be", "been", "being", "is", "are", "was", "were"))


def _complement_end(coarse: str, start: int) -> int:
    stop = _OBJECT_STOP.search(coarse, start, min(len(coarse), start + _LONGEST_COMPLEMENT))
    return stop.start() if stop else min(len(coarse), start + _LONGEST_COMPLEMENT)


def _as_object(view: View, at: int, noun: str) -> str:
    """A counted object takes the verb that governs it: `approved 3 projects` gives `projects approved`."""
    coarse = view.coarse
    verb = at - 1
    while verb >= 0 and coarse[verb] in "DAJ":
        verb -= 1
    if verb < 0 or coarse[verb] != "V":
        return noun
    word = view.tokens.word(view.first[verb]).lower()
    if not word.endswith("ed"):
        return noun
    subject = subject_of(coarse, verb)
    by = surface(view, subject)
    return f"{noun} {word} by {by}" if by and subject and subject[1] - subject[0] <= 8 else f"{noun} {word}"


def _of_level(view: View, at: int) -> str:
    """Measure of a level in money, percent or a unit."""
    coarse = view.coarse
    left = at - 1
    while left >= 0 and coarse[left] in "DAJ":
        left -= 1
    if left < 0 or coarse[left] in ";:~,SChR":
        told = _as_subject(view, at)
        if told:
            return told
    if left < 0:
        return _right_of(view, at)
    mark = coarse[left]
    if mark == "O":
        return _before_of(view, left)
    if mark == "(":
        return _before_bracket(view, left)
    if mark in "VMGv":
        return _of_verb(view, at, left)
    if mark in "tP":
        return _of_preposition(view, at, left)
    if mark in "NxZLHB":
        return surface(view, phrase_before(coarse, left + 1, listed=True))
    return _right_of(view, at) or _of_last_verb(view, at)


def _as_subject(view: View, at: int) -> str:
    """A figure that is the subject itself: `another $3 billion was raised for workers`."""
    coarse, start = view.coarse, at + 1
    noun = ""
    if coarse[start : start + 1] == "O":
        phrase = phrase_after(coarse, start + 1)
        if phrase is not None:
            noun, start = surface(view, phrase), phrase[1]
    if coarse[start : start + 1] not in tuple("MVA"):
        return ""
    span = view.spans[at]
    if not noun:
        noun = "money" if isinstance(span, QuantitySpan) and span.unit_kind == "money" else ""
    return f"{noun} {_predicate(view, start)}".strip()


def _before_of(view: View, of: int) -> str:
    phrase = phrase_before(view.coarse, of)
    if phrase is None:
        return _right_of(view, of + 1) or _of_last_verb(view, of)
    return surface(view, phrase)


def _before_bracket(view: View, bracket: int) -> str:
    coarse = view.coarse
    if coarse[bracket - 1 : bracket] == "Q":
        return "share of " + _of_level(view, bracket - 1)
    return surface(view, phrase_before(coarse, bracket, listed=True))


def _of_verb(view: View, at: int, verb: int) -> str:
    """`exports reached Q`; a percentage `of` something is a share of it."""
    done = _of_deed(view, at, verb)
    if done:
        return done
    subject = surface(view, subject_of(view.coarse, verb))
    right = _right_of(view, at)
    span = view.spans[at]
    if isinstance(span, QuantitySpan) and span.unit_kind == "percent" and view.coarse[at + 1 : at + 2] == "O":
        return f"share of {subject} in {right}" if subject else f"share of {right}"
    if right and not subject:
        return right
    if right and view.coarse[at + 1 : at + 2] in "ON":
        return f"{right}, {subject}"
    return subject


_LEVEL_WORDS = frozenset(load("words.yml", Words).classes["level_verb"])


def _of_deed(view: View, at: int, verb: int) -> str:
    """Money that somebody does something with: `set aside Q for drought` gives `money set aside for drought`."""
    span = view.spans[at]
    word = view.tokens.word(view.first[verb]).lower()
    if not isinstance(span, QuantitySpan) or span.unit_kind != "money":
        return ""
    if word in _LEVEL_WORDS or view.coarse[verb] == "M":
        return ""
    coarse, start, noun = view.coarse, at + 1, "money"
    following = view.surface(start, start + 1).lower() if start < len(coarse) else ""
    if following in ("in", "of", "worth"):
        phrase = phrase_after(coarse, start + 1)
        if phrase is not None:
            noun, start = surface(view, phrase), phrase[1]
            following = view.surface(start, start + 1).lower() if start < len(coarse) else ""
    purpose = phrase_after(coarse, start + 1) if following in ("for", "to", "on", "from", "into") else None
    told = f"{noun} {view.surface(verb, at)}".strip()
    if purpose is not None:
        told += f" {following} {surface(view, purpose)}"
    subject = surface(view, subject_of(coarse, verb))
    return f"{told} by {subject}" if subject and coarse[verb] == "V" else told


def _of_preposition(view: View, at: int, preposition: int) -> str:
    coarse = view.coarse
    before = preposition - 1
    while before >= 0 and coarse[before] == "A":
        before -= 1
    if before >= 0 and coarse[before] in "VGvM":
        return _of_verb(view, at, before)
    phrase = phrase_before(coarse, preposition)
    right = _right_of(view, at)
    return surface(view, phrase) or right or _of_last_verb(view, at)


def _right_of(view: View, at: int) -> str:
    """`Q in loans`, `Q of rice`, `Q worth of aid`."""
    coarse = view.coarse
    start = at + 1
    if coarse[start : start + 1] in ("O", "P", "t"):
        start += 1
    return surface(view, phrase_after(coarse, start))


def _of_last_verb(view: View, at: int) -> str:
    coarse = view.coarse
    for verb in range(at - 1, -1, -1):
        if coarse[verb] in "VM":
            return surface(view, subject_of(coarse, verb))
        if coarse[verb] in ";~":
            break
    return ""


def _of_change(view: View, at: int, role: Role) -> str:
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
    return _of_last_verb(view, role.start)


def _cue(view: View, at: int, role: Role) -> int | None:
    """Position of the word that moves, where the match holds a verb."""
    for position in range(role.start, role.end):
        if view.coarse[position] in "VGvx" and position != at:
            return position
    return None


def _right_of_change(view: View, end: int) -> str:
    """`a 9 percent fall in crime`, `21 percent more projects`."""
    if view.coarse[end : end + 1] in tuple("NxJZL"):
        return surface(view, phrase_after(view.coarse, end))
    if view.coarse[end : end + 1] in ("P", "O") and view.surface(end, end + 1).lower() in ("in", "of", "for"):
        phrase = phrase_after(view.coarse, end + 1)
        if phrase and not has_verb(view.coarse, end + 1, phrase[1]):
            return surface(view, phrase)
    return ""


__all__ = ["measure_of", "surface", "tidy", "verb_group"]
