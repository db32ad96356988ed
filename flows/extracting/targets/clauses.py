"""What stands around a verb that asks or binds: denials, relative clauses, infinitives, coordination."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval

#: Pronouns that ask for nothing.
NO_ISSUER = frozenset(
    ("nobody", "none", "no-one", "nothing", "this", "that", "which", "what", "it", "there", "these", "those", "such")
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_PARTICLES = frozenset(("up", "out", "down", "off", "over", "away", "back", "together", "forward", "ahead", "through"))
#: What no clause of its own begins with: `what has to be done`.
_HANGING = frozenset(("that", "which", "what", "there", "who", "nobody", "none", "nothing"))
_NEVER = frozenset(("not", "never", "n't", "without", "if", "when", "whether", "once"))


class InfinitiveWords(NamedTuple):
    """Letters of words that are verbs behind `to`, of nouns that somebody is sent to, and of those who are `to` it."""

    known: frozenset[str]
    ends: frozenset[str]
    parties: frozenset[str]


def denied(view: View, start: int) -> bool:
    """Whether a negation or a condition stands right before a cue."""
    for position in range(start - 1, max(start - 3, -1), -1):
        if view.surface(position, position + 1).lower() in _NEVER:
            return True
        if view.coarse[position] not in "MA":
            return False
    return False


def is_passive(view: View, verb: int) -> bool:
    """Whether what stands before a verb makes it a passive: its subject is then who is asked, or says nothing."""
    at = verb - 1
    if view.surface(verb, verb + 1).lower().endswith("ing"):
        return False
    while at >= 0 and view.coarse[at] == "A":
        at -= 1
    return at >= 0 and view.surface(at, at + 1).lower() in _BE


def first_verb(coarse: str, cue: int) -> int:
    """The verb whose subject a cue has: itself, or where it goes on behind `and` the first one of its clause."""
    if coarse[cue] != "C":
        return cue
    start = max(coarse.rfind(mark, 0, cue) for mark in ";~:") + 1
    return next((at for at in range(start, cue) if coarse[at] in "MV"), cue + 1)


def governor(coarse: str, verb: int) -> int:
    """The verb that an infinitive hangs on: `wishes` in `the cabinet wishes to call on`; a finite verb is its own."""
    found = re.search(r"[VxMv]A?tA?\Z", coarse[:verb])
    return found.start() if found is not None and coarse[verb] in "vxN" else verb


def has_action(coarse: str, cue_end: int, end: int) -> bool:
    """Whether anything to be done stands behind the words that bind."""
    return any(c in "vVxNGE" for c in coarse[cue_end:end])


def is_infinitive(view: View, at: int, known: frozenset[str]) -> bool:
    """Whether a word behind `to` is a verb; one that the lexicon does not know must have an object."""
    if view.surface(at + 1, min(at + 2, len(view.coarse))).lower() in _PARTICLES:  # `to buckle up`
        return True
    if view.letters[at] in known or "not" in view.surface(max(0, at - 2), at).lower().split():
        return True
    return not view.surface(at, at + 1).endswith(("s", "ed")) and view.coarse[at + 1 : at + 2] in tuple("DJNHZLBQIxEV")


def next_infinitive(view: View, start: int, words: InfinitiveWords) -> int | None:
    """Where what is to be done begins: here, or behind a later `to` (`called on parties to conflicts to engage`).

    Where no word behind `to` is known as a verb, the first is one that can be: `asked schools to partner with firms`.
    """
    at = start
    if _can_be_verb(view, start, words) and not (start > 1 and view.letters[start - 2] in words.parties):
        return start
    while not is_infinitive(view, at, words.known):
        later = re.match(r"[^.;~:VMR]{0,12}?tA*", view.coarse[at:])
        if later is None or at + later.end() >= len(view.coarse):
            return start if _can_be_verb(view, start, words) else None
        at += later.end()
    return at


def _can_be_verb(view: View, at: int, words: InfinitiveWords) -> bool:
    """Whether a word behind `to` that no lexicon knows as a verb can be one, and is no place one is sent to."""
    word = view.surface(at, at + 1)
    if view.letters[at] in words.ends or not word.islower() or view.coarse[at] not in "NJxA":
        return False
    return word.endswith("ss") or not word.endswith(("s", "ed", "ing", "ly"))


def hangs(view: View, at: int) -> bool:
    """Whether a verb belongs to a relative clause: `what has to be done`, `laws that must be mended`."""
    start = at
    while start > 0 and view.coarse[start - 1] in "MA":
        start -= 1
    if (
        start > 1 and view.coarse[start - 1] == "I" and view.coarse[start - 2] in "PO"
    ):  # `attempts to get around it must`
        return True
    return start > 0 and (view.coarse[start - 1] in "Rh" or view.surface(start - 1, start).lower() in _HANGING)


def with_figure(coarse: str, subject: Interval | None, cue: int) -> Interval | None:
    """`1,200 km of roads must …`: the figure belongs to the subject."""
    if subject is None:
        return (cue - 1, cue) if coarse[cue - 1 : cue] == "Q" else None
    start = subject[0]
    while start > 0 and coarse[start - 1] in "QODJ":
        start -= 1
    return start, subject[1]


def before_coordinate(coarse: str, start: int, act: int) -> int | None:
    """Where the coordinate before an act ends: before its `and`, comma or semicolon; None without one."""
    at = act
    while at > start and coarse[at - 1] not in ",C;RS~_":
        at -= 1
    if at <= start:
        return None
    while at > start and coarse[at - 1] in ",C;RS_":
        at -= 1
    return at


def infinitive(coarse: str, content: Interval, form: str) -> Interval:
    """`the aim to halve waste by 2030 is …`: what a noun aims at ends before the finite verb of its clause."""
    start, end = content
    verb = coarse.find("M", start, end)
    moved = form == "moved"
    return (start, verb) if verb > start and (moved or coarse[start - 1 : start] == "t") else content


def is_attribute(coarse: str, cue: int, form: str) -> bool:
    """Whether a verb of aiming only says which noun is meant: `the goals to strive for until 2030`."""
    return form == "self" and coarse[cue - 1 : cue] == "t" and coarse[cue - 2 : cue - 1] in ("N", "x")


def addressee(view: View, cue: Interval, content: int) -> Interval | None:
    """Who is asked, between the verb and `to`; None where that is no phrase, or nobody."""
    coarse, at = view.coarse, cue[1]
    if coarse[at] == "t" and not view.surface(*cue).lower().startswith(("appeal", "plead")):
        return None
    relative = coarse.find("R", at, content)
    if relative > at and coarse[content - 1] == "t" and coarse[content - 2] in "NxZL":
        return at + (coarse[at] == "P"), relative  # `called on unions and others who are part of the council to …`
    if any(c in "MRSh" for c in coarse[at:content]) or coarse[at] == "C":
        return None
    if re.search(r"t(?!A?[DJNZLH])", coarse[at + 1 : content - 1].rstrip("tA")):  # not `parties to the dispute to`
        return None
    while at < content and coarse[at] in "PAtO":
        at += 1
    end = content
    second = re.search(r"(?<=[NxZHBL])D", coarse[at:end])
    if second is not None and "t" not in coarse[at:end].rstrip("tA"):  # `set the ministry the task of`
        end = at + second.start()
    while end > at and (coarse[end - 1] in 'tA_PpUTW"' or (coarse[end - 1] == "D" and end - at > 1)):
        end -= 1
    return (at, end) if end > at else None
