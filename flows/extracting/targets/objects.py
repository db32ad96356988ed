"""What stands around the figure of an aim: what is to reach it, be brought to it, or is counted by it."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval, phrase_after, phrase_before
from flows.extracting.targets.wording import phrase_of, tidied

#: `inflation to be`, `exports to reach`, `the share of women to come to`, before the figure.
_TO_REACH = re.compile(r"([PO]T)?t(?:MA*)?[vVMx]?A*[tP]?A*\Z")
#: `keep inflation below`, `bring the deficit down to`, behind the verb and before the figure.
_STEERED = re.compile(r"A?([DJNxLZHBO'\-/CE]{1,12}?)(?:[OP]T)?A?[Pt](?:D?[JNx-]{1,4}O)?A?\Z")
#: A verb of another clause, but no infinitive of the same one: `wants exports to rise and imports to fall`.
_VERBS = re.compile(r"[VR;:]|(?<!t)M")
#: What a figure counts, what helps a verb, and the participle of what is done: `300 beds are to be added`.
_DONE = re.compile(r"Q((?:O?[DJNxL'\-]*[Nx])?)M(?:A?M|A?t|A)*(V(?:CV)?(?:P[DJ]*[NxZL]+)?)")
_ADJECTIVES = re.compile(r"J[C,](?:J|V(?=[Nx]))")
#: A noun that is taken for a verb: `hectares of land`, `to have emissions 50 percent below`.
_OF_VERB = re.compile(r"(?<=O)[vV](?![DQ])")
_HAVE_VERB = re.compile(r"(?<=M)v(?=Q)")
_OWN = re.compile(r"^(?:its|their|his|her|our|the|all|total)\s+", re.I)
_REST = frozenset("NxJDPLZHB'-OC/EG")
_FARTHEST = 14


def to_reach(view: View, coarse: str, at: int, cue: Interval) -> str | None:
    """`wants inflation in 2026 to be Q`: the phrase between the verb that aims and `to`."""
    found = _TO_REACH.search(coarse, cue[0], at)
    if found is None or found.start() <= cue[0]:
        return None
    phrase = phrase_before(coarse[: found.start()], found.start())
    if phrase is None or phrase[0] <= cue[0] or (coarse[cue[0]] == "P" and phrase[0] == cue[0] + 1):
        return None  # `in order to reach Q`
    if _VERBS.search(coarse, cue[0] + 1, phrase[0]):
        return None
    return tidied(view.surface(*phrase))


def steered(view: View, coarse: str, at: int, verbs: frozenset[str]) -> str | None:
    """`keep inflation below Q`: what a verb of holding or bringing has for its object."""
    verb = at - 1
    while verb >= 0 and coarse[verb] not in ".;~:MSR" and at - verb < _FARTHEST:
        if view.letters[verb] in verbs and coarse[verb] in "vVGx":
            found = _STEERED.match(coarse, verb + 1, at)
            return tidied(view.surface(*found.span(1))) if found else None
        verb -= 1
    return None


def done_to(view: View, coarse: str, at: int, *, money: bool) -> str | None:
    """`VND9 billion is to be raised`, `in all, 300 beds are to be added`: what opens a clause, and what is done."""
    if at and coarse[at - 1] not in ',;:~C"h_.':
        return None
    found = _DONE.match(joined(coarse), at)
    if found is None:
        return None
    noun, verb = view.surface(*found.span(1)) if found.group(1) else "", view.surface(*found.span(2))
    if not noun and not money:
        return None
    return tidied(f"{noun or 'money'} {verb}")


def behind_verb(view: View, coarse: str, at: int, cue: Interval) -> str | None:
    """`aims to have emissions 50 percent below`: the object right before a figure, behind the words of aiming."""
    if coarse[at - 1 : at] == "O" and coarse[at - 3 : at - 2] == "D":  # `commits to a cut of 40 percent`
        return view.surface(at - 2, at - 1)
    phrase = phrase_before(_HAVE_VERB.sub("N", coarse), at)
    return tidied(view.surface(*phrase)) if phrase is not None and phrase[0] > cue[0] else None


def joined(coarse: str) -> str:
    """`new or improved homes`: two adjectives with a conjunction as one run; `hectares of land`: a noun behind `of`."""
    return _OF_VERB.sub("N", _ADJECTIVES.sub("JJJ", coarse))


def counted(view: View, coarse: str, at: int, *, share: bool) -> str | None:
    """`Q of offshore wind`, `Q electric buses`: the phrase behind the figure, up to a date or the end of its clause."""
    coarse = joined(coarse)
    start = at + 1
    of = coarse[start : start + 1] == "O" or (
        coarse[start : start + 2] in ("PN", "Px") and view.surface(start, start + 1) == "in"
    )
    phrase = phrase_after(coarse, start + of)
    if phrase is None or (not of and coarse[start] not in "NxJ"):
        return None
    end = phrase[1]
    while end < len(coarse) and coarse[end] in _REST and end - start < _FARTHEST:
        end += 1
    while end > phrase[1] and coarse[end - 1] in "PDCOG-":
        end -= 1
    text = _OWN.sub("", tidied(phrase_of(view, (phrase[0], end))))
    return f"share of {text}" if share and of and text else text or None


def purpose(view: View, coarse: str, at: int, cue: Interval | None) -> str:
    """`pledged a package of Q`, `pledged Q for flood defences`: what is promised, or what the money is for."""
    linked = coarse[at - 1 : at] in ("P", "O") or view.surface(at - 1, at) == "worth"
    before = phrase_before(coarse, at - 1) if linked else None
    if before is not None and cue is not None and before[0] > cue[0]:
        return tidied(view.surface(*before))
    return f"money{_behind(view, coarse, at) or ''}"


def sum_handled(view: View, coarse: str, at: int, verbs: frozenset[str]) -> str | None:
    """`invest Q in the railway`, `raise Q`: a verb of `verbs` that has a sum right behind it, and what that is for."""
    verb = at - 1
    while verb > 0 and coarse[verb] == "A":
        verb -= 1
    if verb < 0 or coarse[verb] not in "vGV" or view.letters[verb] not in verbs:
        return None
    behind = _behind(view, coarse, at)
    return tidied(f"{view.surface(verb, verb + 1)} money{behind}") if behind is not None else None


def _behind(view: View, coarse: str, at: int) -> str | None:
    """` in the railway` behind a sum, empty where nothing is bound to it; None where that is no phrase."""
    if coarse[at + 1 : at + 2] not in ("P", "t"):
        return ""
    phrase = phrase_after(coarse, at + 2)
    return f" {view.surface(at + 1, at + 2)} {view.surface(*phrase)}" if phrase else None


def behind_goal(view: View, coarse: str, at: int, cue: Interval) -> str | None:
    """`its target for offshore wind from Q to Q`: what the noun of aiming is for."""
    phrase = phrase_after(coarse, cue[0] + 2) if coarse[cue[0] + 1 : cue[0] + 2] in ("P", "O") else None
    return tidied(view.surface(*phrase)) if phrase and phrase[1] <= at else None
