"""How a verb tells its happening: voice, tense, and what that says about whether it has taken place."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from flows.annotating.views import View
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import When

Tense = Literal["past", "present", "future", "infinitive", "gerund", "participle"]
_BARE_BE = frozenset(("be", "been", "being"))


def voice_and_tense(view: View, letters: Letters, at: int, end: int = 0) -> tuple[bool, Tense, bool]:
    """Whether the verb at a position is passive, its tense, and whether it is negated.

    `end` is where its words end, where they are more than one (`sworn in`).
    """
    passive, tense, negated = _group(view, letters, at)
    if tense == "past" and not passive:
        if inverted(view, letters, at):
            return True, "past", negated
        if _reduced(view, letters, at, end or at + 1):
            return True, "participle", negated
    return passive, tense, negated


def _group(view: View, letters: Letters, at: int) -> tuple[bool, Tense, bool]:
    """Voice, tense and negation from the auxiliaries before a verb."""
    passive, tense, negated = False, _bare(view, letters, at), False
    for back in range(at - 1, max(-1, at - 7), -1):
        letter = view.letters[back]
        if letter in letters.neg:
            negated = True
        elif letter in letters.be:
            passive = passive or view.letters[at] in letters.participle
            tense = _told_by_be(view, back, tense, passive)
        elif letter in letters.have:
            tense = "past"
        elif letter in letters.modal:
            bound = letter in letters.will and word(view, back) not in words().duties
            return passive, "future" if bound else "infinitive", negated
        elif view.coarse[back] == "t":
            return passive, _infinitive(view, letters, back), negated
        elif view.coarse[back] not in "ATW" and not (
            view.coarse[back] == "P" and view.coarse[back - 1] == "M" and view.coarse[back + 1] in "TW"
        ):
            if tense == "present" and view.coarse[back] in ",C" and promised(view, letters, back):
                tense = "future"  # `will visit the port and attend the forum`
            break
    return passive, tense, negated


def _told_by_be(view: View, at: int, tense: Tense, passive: bool) -> Tense:
    """Tense of a verb with a form of `be` at a position before it."""
    if word(view, at) == "be" and view.coarse[at - 1 : at] in ("N", "x", "Z"):
        return "infinitive"  # `asked that the paper be signed`
    return _of_be(word(view, at), tense, passive) if word(view, at) not in _BARE_BE and tense != "future" else tense


def under_way(view: View, letters: Letters, at: int) -> bool:
    """Whether the verb at a position tells of what goes on: `is being held`, `are visiting`, `have been visiting`."""
    if view.letters[at] in letters.gerund:
        back = at - 1
    elif word(view, at - 1) == "being":
        back = at - 2
    else:
        return False
    while back > 0 and view.coarse[back] == "A":
        back -= 1
    return back >= 0 and word(view, back) in ("is", "are", "been", "'s", "’s")


def promised(view: View, letters: Letters, at: int) -> bool:
    """Whether the last finite verb before a position is a promise: `will arrive … to hold talks`."""
    for back in range(at - 1, max(-1, at - 40), -1):
        if view.letters[back] in letters.will:
            return True
        if view.coarse[back] in "V;~" or view.letters[back] in letters.be:
            return False
    return False


def inverted(view: View, letters: Letters, at: int) -> int:
    """Where the subject of an inverted clause starts, 0 for no such clause: `Also elected were two deputies.`"""
    found = _INVERTED.match(view.coarse, at + 1)
    if found is None or view.letters[found.end() - 1] not in letters.be:
        return 0
    return 0 if _FRONTED.match(view.coarse[:at]) is None else found.end()


def _bare(view: View, letters: Letters, at: int) -> Tense:
    letter = view.letters[at]
    if letter in letters.gerund:
        return "gerund"
    if letter in letters.past or letter in letters.participle:
        return "past"
    return "present"


def _of_be(form: str, tense: Tense, passive: bool) -> Tense:
    if form in ("was", "were"):
        return "past"
    if passive:
        return "past"
    return "present" if tense == "gerund" else tense


def _infinitive(view: View, letters: Letters, at: int) -> Tense:
    """An infinitive is a plan behind `is`, `due`, `expected`."""
    if word(view, at + 1) == "be" and view.coarse[at - 1 : at] in (",", "N", "Z", "L"):
        return "future"  # `the forum, to be held in May`
    if at > 0 and (view.letters[at - 1] in letters.be or word(view, at - 1) in words().before_plans):
        return "future"
    return "infinitive"


def _reduced(view: View, letters: Letters, at: int, end: int) -> bool:
    """Whether a participle stands for `which was …`: `an exhibition held by`, `a bill passed in June`."""
    if view.letters[at] not in letters.participle or view.coarse[at - 1 : at] in ("R", "h", "I", "H"):
        return False
    if _OF_CLAUSE.search(view.coarse, max(0, at - 8), at):
        return False  # `the strategy which the premier approved in May`
    if end - at > 2:
        return False  # `put their names to`: its object stands within
    if word(view, end) == "by":
        return view.coarse[end + 1 : end + 2] != "Q"
    if view.coarse[:at].rstrip("A").endswith("M") or _OBJECT_BEHIND.match(view.coarse, end):
        return False
    return view.coarse[end : end + 1] in ("P", "p", "T", "W", ",", "A")


#: `Also discussed and approved by the cabinet was a bill`.
_INVERTED = re.compile(r"(?:[PpT][^VM,;:~.R]{0,16})?M")
_FRONTED = re.compile(r"\A(?:A|[VE]P?C|[VE],)*\Z")
#: The object of a verb behind a word of time or manner: `has approved in principle the plan`.
_OBJECT_BEHIND = re.compile(r"(?:P?[TW]|PN|A){1,3}[DQ](?!J?[BHZ])")
#: A relative pronoun with a subject behind it.
_OF_CLAUSE = re.compile(r"[Rh]D?J?[NxBZLH]{1,4}A?\Z")
#: Conjunctions under which a present tells of what may come.
_TIMES = frozenset(("since", "before", "until", "when", "after"))
_CONDITIONS = frozenset(("if", "once", "when", "unless", "until", "whenever", "whether", "should", "before"))


def hypothetical(view: View, at: int) -> bool:
    """Whether the clause of a verb is a condition: `once the house passes the budget`."""
    for back in range(at - 1, max(-1, at - 9), -1):
        if view.coarse[back] in ";~:," or view.coarse[back] in "V":
            return False
        if word(view, back) in _CONDITIONS:
            return True
    return False


def since(view: View, at: int) -> bool:
    """Whether the clause of a verb only tells the time of another: `since he took office`."""
    for back in range(at - 1, max(-1, at - 7), -1):
        if view.coarse[back] in ";~:,V":
            return False
        if word(view, back) in _TIMES:
            return True
    return False


def now(view: View, at: int) -> bool:
    """Whether the auxiliary of a verb is one of the present: `if the bill is approved`."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if view.coarse[back] == "M":
            return word(view, back) in ("is", "are", "be", "has", "have", "been")
    return False


def asked(view: View, letters: Letters, at: int) -> bool:
    """Whether an infinitive at a position is what somebody was asked to do, or aims at."""
    coarse = view.coarse
    for back in range(at - 1, max(-1, at - 30), -1):
        if coarse[back] in ";~" or (coarse[back] == "V" and view.letters[back] not in letters.ask):
            return False
        if view.letters[back] in letters.ask and coarse[back] in "VvGx":
            return True
    return False


def status_of(tense: Tense, when: When | None, published: dt.date | None) -> str:
    """Status from tense and time; a day behind the document's date is still to come, whatever the tense."""
    if when is not None and when.start is not None and published is not None:
        if when.start > published:
            return "planned"
        if when.end is not None and when.end > published and when.precision == "day":
            return "ongoing"
    return "planned" if tense == "future" else "occurred"


def prospective(view: View, start: int) -> bool:
    """Whether words before a noun phrase say that it is still to come."""
    vocabulary = words().prospective
    return any(word(view, back) in vocabulary for back in range(max(0, start - 6), start))


def struck_by(view: View, letters: Letters, at: int, need: str) -> int:
    """End of the verb of `that hit` behind a calamity, else the position itself."""
    if need in ("hazard", "harm"):
        for verb in range(at, min(at + 4, len(view.letters))):
            if view.letters[verb] in letters.strike and view.coarse[verb] in "Vv":
                return verb + 1
            if view.coarse[verb] not in "hRMAI":
                break
    return at
