"""Clauses that no rule of wordings has read: what is told of their verb, and how its deed is called.

A rule with `clause` in its constants reads a clause by the classes of its verb (`flows/lexicon/deeds.yml`), of its
object and of its subject, and only where no happening is told between the verb and the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.annotating.views import View
from flows.extracting.events.lexicon import word, words
from flows.extracting.events.model import Interval, Mention

if TYPE_CHECKING:
    from flows.extracting.events.acts import Act

#: Words behind which the name of a deed needs no `of`.
_JOINED = frozenset(("of", "with", "on", "to", "against", "in"))


def called(noun: str) -> str:
    """The noun of a deed with what joins it to its object: `arrest of`, `meeting with`."""
    return noun if noun.rpartition(" ")[2] in _JOINED else f"{noun} of"


def _clause_of(view: View, verb: int, end: int, thing: Interval | None) -> Interval:
    """From what a verb is about, or the verb itself, to the next finite verb or mark that ends its clause."""
    start = min(verb, thing[0]) if thing is not None else verb
    after = max(end, thing[1]) if thing is not None else end
    while after < len(view.coarse) and view.coarse[after] not in "V;~":
        after += 1
    return start, after


def _is_custom(view: View, verb: int) -> bool:
    """Whether a passive of the present tells what is done in general: `debates are adjourned at noon`."""
    back = verb - 1
    while back >= 0 and view.coarse[back] == "A":
        back -= 1
    return word(view, back) in ("is", "are")


def is_read(found: Sequence[Mention], view: View, act: Act, constants: Mapping[str, str]) -> bool:
    """Whether a clause tells of no happening of its own: of one told already, or of what is done in general.

    `clause: sentence` is for deeds that are part of any happening told in their sentence: gifts of a visit.
    """
    if (found and constants["clause"] == "sentence") or (act.passive and _is_custom(view, act.at)):
        return True
    if constants.get("name") == "itself" and _is_name(view, act.object):
        return True
    thing = act.object or (0, 0)
    shared = any(m.span[0] < thing[1] and thing[0] < m.span[1] for m in found)  # `intercepted and destroyed a drone`
    return shared or _told_in(found, _clause_of(view, act.at, act.end, act.object))


def feasts(view: View, act: Act) -> tuple[Interval, ...]:
    """Days right before a noun that the verb takes: `offered Tet greetings` does not say when that was."""
    end = min(act.end + 1, len(view.coarse) - 1)
    return tuple(
        (at, at + 1) for at in range(act.at + 1, end) if view.coarse[at] == "T" and view.coarse[at + 1] in "Nx"
    )


def is_joined(view: View, verb: int) -> bool:
    """Whether a verb shares the words of time of the one before it: `on Monday visited and presented`."""
    return view.coarse[max(0, verb - 2) : verb] == "VC"


def is_news(view: View, act: Act) -> bool:
    """Whether a deed without a day is told as one that was done just now: by or to somebody told by name.

    `Customs have seized a boat`, `the council deferred its vote`, and not `police seize boats`.
    """
    if act.tense not in ("past", "participle") or act.object is None:
        return False
    start, end = act.object
    if view.coarse[start] not in "DQHBZL" or word(view, start) in words().indistinct:
        return False
    perfect = any(word(view, at) in ("has", "have") for at in range(max(0, act.at - 3), act.at))
    if act.passive:
        return act.tense == "past" and (perfect or "H" in view.coarse[start:end] or view.coarse[start] == "Q")
    doer = act.subject
    return doer is not None and (perfect or any(mark in "HZBI" for mark in view.coarse[doer[0] : doer[1]]))


def _is_name(view: View, thing: Interval | None) -> bool:
    """Whether an object is one word with a capital: `joined the Party`."""
    if thing is None:
        return False
    start, end = thing[0] + (view.coarse[thing[0]] == "D"), thing[1]
    return end - start == 1 and view.coarse[start] in "NZ" and view.surface(start, end)[:1].isupper()


def _told_in(found: Sequence[Mention], clause: Interval) -> bool:
    """Whether a happening is told already within a clause."""
    return any(clause[0] <= m.anchor < clause[1] or clause[0] <= m.span[0] < clause[1] for m in found)


def clause_end(view: View, at: int) -> int:
    """Where the clause behind a position ends, at most a dozen words on."""
    end = at
    while end < len(view.coarse) and end < at + 12 and view.coarse[end] not in ",;:~.MSR":
        end += 1
    return end
