"""Subjects of verbs that ask, say and aim."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.phrases import Interval, phrase_after, subject_of
from flows.extracting.figures.syntax import syntax_of

#: Classes of words that name somebody who can ask, aim and act.
AGENTS = "agent_noun|person|post|organisation|place|pron_person"
_NAMES = frozenset("NxZHLB")
#: What a sentence may open with before its subject: `Recognising the need, Singh`, `To cushion the shock, the county`.
_OPENER = re.compile(r"(?:[LZN,TP()-]{1,12}[-_])?[\"A]*(?:G|t[vVxN]|S[GVv])")


class Agents:
    """Tells who can ask, aim and act."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.letters = frozenset(vocabulary.letters(AGENTS))

    def names(self, view: View, phrase: Interval | None) -> bool:
        """Whether a phrase names somebody who can act."""
        return phrase is not None and any(view.letters[i] in self.letters for i in heads(view.coarse, phrase))

    def within(self, view: View, phrase: Interval | None) -> Interval | None:
        """Who acts in a clause whose verb may be taken for a noun: `the administration deal with`."""
        found = [at for at in range(*phrase) if view.letters[at] in self.letters] if phrase else []
        if phrase is None or not found:
            return None
        if self.names(view, phrase) and ("C" in view.coarse[phrase[0] : phrase[1]] or found[-1] == phrase[1] - 1):
            return phrase
        end = found[0] + 1
        while end in found:
            end += 1
        return phrase[0], end


def subject_of_clause(coarse: str, verb: int) -> Interval | None:
    """The subject of a finite verb behind a relative clause: `the model that was tried last year will …`."""
    found = syntax_of(coarse).subject(verb)
    return found if found is not None and found[1] <= verb else None


def subject_before(coarse: str, verb: int) -> Interval | None:
    """The subject of a finite verb, adverbials and clauses before it left out; a pronoun counts.

    None for an infinitive (`to aim`): who does it stands elsewhere.
    """
    start = verb
    while start > 0 and coarse[start - 1] in "MA":
        start -= 1
    if start > 0 and coarse[start - 1] == "t":
        return None
    if start > 0 and coarse[start - 1] == "I":
        return start - 1, start
    if start > 0 and coarse[start - 1] == "_":  # `Thailand — the largest maker of cars — plans`
        opened = coarse.rfind("_", 0, start - 1)
        if opened > 0:
            return _trimmed(coarse, subject_of(coarse[:opened] + coarse[verb], opened))
    subject = _trimmed(coarse, subject_of(coarse, verb))
    if subject is None and coarse[:start].endswith("C"):  # `He remains worried and urges`
        earlier = max(coarse.rfind("V", 0, start), coarse.rfind("M", 0, start))
        if earlier > 0 and not any(mark in ';:~."t' for mark in coarse[earlier:start]):
            return subject_before(coarse, earlier)
    return subject


def heads(coarse: str, phrase: Interval) -> list[int]:
    """Positions of the words that a phrase turns on: of `the mayor of Aloa and two of the firms` mayor and firms."""
    found, last, closed = [], -1, False
    for at in range(*phrase):
        mark = coarse[at]
        if mark in _NAMES or mark == "I":
            last, closed = (last if closed else at), closed
        elif mark in "OPt" and last >= 0:
            closed = True
        elif mark in "C,":
            if last >= 0:
                found.append(last)
            last, closed = -1, False
    return [*found, last] if last >= 0 else found


def owner_of(coarse: str, phrase: Interval | None) -> Interval | None:
    """Whose goal it is: `the harbour` of `the harbour's long-term` (goal); None where nobody's."""
    mark = coarse.find("'", *phrase) if phrase is not None else -1
    return (phrase[0], mark) if phrase is not None and mark > phrase[0] else None


def according_to(view: View) -> Interval | None:
    """The phrase behind `according to`."""
    at = view.coarse.find("t")
    while at > 0:
        if view.surface(at - 1, at).lower() == "according":
            return phrase_after(view.coarse, at + 1)
        at = view.coarse.find("t", at + 1)
    return None


def governing(view: View, cue: Interval, agents: frozenset[str]) -> Interval | None:
    """Whose aim it is, from where the words of aiming stand: the subject of the verb, or of the verb above a noun.

    `The council kept its target`, `Malaysia's goal of`. None where that is nobody who can aim.
    """
    coarse, at = view.coarse, cue[0]
    owner = at - 1
    while owner > 0 and coarse[owner] in "JEN" and owner > at - 3:
        owner -= 1
    if coarse[owner] == "'" and owner > 0 and coarse[owner - 1] in "LZHBNx":
        return (owner - 1, owner) if view.letters[owner - 1] in agents else None
    verb = at
    settled = coarse[verb] == "x" and coarse[verb - 1] in "NLZHB" and view.surface(verb, verb + 1).endswith("s")
    while verb >= 0 and coarse[verb] not in "VMv" and not settled:
        if coarse[verb] in ";:~SRh":
            return None
        verb -= 1
    subject = subject_before(coarse, verb) if verb > 0 else None
    if subject is None or not any(view.letters[i] in agents for i in heads(coarse, subject)):
        return None
    return subject


def _trimmed(coarse: str, subject: Interval | None) -> Interval | None:
    """`In that situation, the Government` gives `the Government`; `They drew up a list, he` gives `he`."""
    if subject is None:
        return None
    start, end = subject
    last = coarse.rfind(",", start, end)
    if last < 0:
        return subject
    if coarse[last + 1 : last + 2] == "P":  # `the ministry, on the other hand,`
        return start, coarse.find(",", start, end)
    if any(c in "VM" for c in coarse[:start]) or _OPENER.match(coarse):
        return last + 1 + (coarse[last + 1] == "C"), end
    if coarse[:start].rstrip("hDJ").endswith(("P", "t", "O", "S", "p")):
        first = coarse.find(",", start, end)
        return first + 1 + (coarse[first + 1] == "C"), end
    return subject
