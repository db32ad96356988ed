"""The measure of a figure: the noun phrase that an analyst would put on an axis."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.changes import of_change, of_last_verb
from flows.extracting.figures.deeds import of_deed
from flows.extracting.figures.model import Role
from flows.extracting.figures.phrases import phrase_after, phrase_before, subject_of
from flows.extracting.figures.wording import predicate, surface, tidy

__all__ = ["measure_of", "tidy"]


def measure_of(view: View, at: int, role: Role, carried: str = "") -> str:
    """Measure of the figure at a position, as far as its own sentence tells it; empty where it does not.

    `carried` is the measure of the figure before, for `six of them` and `37 percent foresee no change`.
    """
    if role.name in ("change", "absolute", "factor") or role.others.keys() & {"from", "change", "absolute", "factor"}:
        told = of_change(view, at, role)
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
    if coarse[at - 1 : at] == "," and "Q" not in coarse[:at]:
        noun = surface(view, phrase_before(coarse, at - 1, listed=True))
        if noun:
            return noun
    if not carried:
        return ""
    verb = at - 1
    if verb >= 0 and coarse[verb] in "VG":  # `factories took $9 billion of it`
        subject = surface(view, subject_of(coarse, verb))
        return f"{carried} {view.surface(verb, at)} by {subject}" if subject else carried
    return f"{carried} {predicate(view, at + 3)}".strip()


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
    told = predicate(view, counted[1])
    if told:
        return f"{noun} {told}"
    return _as_object(view, at, noun)


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
    """Measure of a level in money, percent or a unit, by what stands before it."""
    coarse = view.coarse
    left = at - 1
    while left >= 0 and coarse[left] in "DAJ":
        left -= 1
    told = _share_of_before(view, at, left)
    if not told and (left < 0 or coarse[left] in ";:~,SChR"):
        told = _as_subject(view, at)
    if told or left < 0:
        return told or _right_of(view, at)
    return _BY_LEFT.get(coarse[left], _of_anything)(view, at, left)


def _of_anything(view: View, at: int, left: int) -> str:
    return _right_of(view, at) or of_last_verb(view, at)


def _of_noun(view: View, at: int, left: int) -> str:
    """`manufacturing 25.2%`; but `tourism earned the province $2 billion` is about tourism."""
    phrase = phrase_before(view.coarse, left + 1, listed=True)
    span = view.spans[at]
    is_money = isinstance(span, QuantitySpan) and span.unit_kind == "money"
    if phrase and is_money and view.coarse[max(0, phrase[0] - 1) : phrase[0] + 1] == "VD":
        return surface(view, subject_of(view.coarse, phrase[0] - 1))
    return surface(view, phrase)


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
    return f"{noun} {predicate(view, start)}".strip()


def _share_of_before(view: View, at: int, left: int) -> str:
    """`$9 billion, or 57.5%`: the percentage is the share of the figure before it."""
    span, coarse = view.spans[at], view.coarse
    if not isinstance(span, QuantitySpan) or span.unit_kind != "percent" or coarse[left : left + 1] not in (",", "C"):
        return ""
    before = coarse[: left + 1].rstrip(",CA")
    is_share = before.endswith("Q") and "C" in coarse[len(before) : at]
    return "share of " + _of_level(view, len(before) - 1) if is_share else ""


def _before_of(view: View, at: int, of: int) -> str:
    phrase = phrase_before(view.coarse, of)
    if phrase is None:
        return _right_of(view, of + 1) or of_last_verb(view, of)
    return surface(view, phrase)


def _before_bracket(view: View, at: int, bracket: int) -> str:
    coarse = view.coarse
    if coarse[bracket - 1 : bracket] == "Q":
        return "share of " + _of_level(view, bracket - 1)
    return surface(view, phrase_before(coarse, bracket, listed=True))


def _of_verb(view: View, at: int, verb: int) -> str:
    """`exports reached Q`; a percentage `of` something is a share of it."""
    done = of_deed(view, at, verb)
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


def _of_preposition(view: View, at: int, preposition: int) -> str:
    coarse = view.coarse
    before = preposition - 1
    while before >= 0 and coarse[before] == "A":
        before -= 1
    if before >= 0 and coarse[before] in "VGvM":
        return _of_verb(view, at, before)
    aside = coarse[before : before + 1] == ","  # `investment, at close to $1 billion, rose`
    phrase = phrase_before(coarse, before if aside else preposition, listed=aside)
    right = _right_of(view, at)
    return surface(view, phrase) or right or of_last_verb(view, at)


def _right_of(view: View, at: int) -> str:
    """`Q in loans`, `Q of rice`, `Q worth of aid`."""
    coarse = view.coarse
    start = at + 1
    if coarse[start : start + 1] in ("O", "P", "t"):
        start += 1
    return surface(view, phrase_after(coarse, start))


_BY_LEFT = {
    "O": _before_of,
    "(": _before_bracket,
    "_": _before_bracket,
    **dict.fromkeys("VMGv", _of_verb),
    **dict.fromkeys("tP", _of_preposition),
    **dict.fromkeys("NxZLHB", _of_noun),
}
