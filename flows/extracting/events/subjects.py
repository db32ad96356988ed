"""Whose deed a verb tells: its subject, and of a passive one the phrase that is acted on."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.events.groups import listed, whole
from flows.extracting.events.lexicon import Letters, word
from flows.extracting.events.model import Interval
from flows.extracting.events.sorts import before_apposition
from flows.extracting.events.tense import Tense, inverted
from flows.extracting.figures.phrases import phrase_before, subject_of, verb_group

#: What stands between a subject and its passive verb: `were`, `are expected to be`.
_PASSIVE = re.compile(r"(?:[MA]{0,3}[VJ]t)?[MA]{0,4}\Z")
#: What belongs to a phrase behind it: prepositions and participles with their phrases.
_BEHIND = re.compile(r"(?:[OPpG][^VM;~:,RPpTW(]{1,10}){0,3}")
#: An auxiliary that a day parts from its verb: `will tomorrow be opened`, `was on Thursday appointed`.
_PARTED = re.compile(r"MP?[TW]\Z")
#: What accompanies a subject between commas: `the council, with its head in the chair, met`.
_ACCOMPANIED = re.compile(r",P[^,VM;~:]{1,12},\Z")
#: A noun and its infinitive right before a phrase.
_PURPOSE = re.compile(r"(?:\A|[,;~])(D?J{0,2}[Nx]{1,3})t[vVx][NxJPt]{0,4}\Z")


class Subjects:
    """Finds what stands before a verb."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    def subject(self, view: View, at: int) -> Interval | None:
        """Subject of an active verb; a pronoun is one, too."""
        coarse = view.coarse
        if coarse[at - 1 : at] == "-" and word(view, at - 2) == "co":
            at -= 2  # `co-organised`
        at = _led(coarse, at)
        aside = _ACCOMPANIED.search(coarse, max(0, at - 15), at)
        found = subject_of(coarse, aside.start()) if aside is not None else None
        if found is not None:
            return found
        found = subject_of(coarse, at)
        between = coarse[found[1] : at] if found is not None else ""
        if (
            found is not None
            and "," in between
            and "R" not in between
            and coarse[found[0] - 1 : found[0]] in tuple("PpOtVvG")
        ):
            main = next((b for b in range(found[0] - 1, -1, -1) if coarse[b] == "V"), None)
            if main is not None:  # `met X, toured Y`: what stands before the comma is an object
                return self.subject(view, main)
        if found is None and coarse[at] in "GN" and at <= 1:
            return self._main_subject(view, at)
        found = found or before_apposition(view.coarse, at)
        if found is None:
            for back in range(at - 1, max(-1, at - 8), -1):
                if view.coarse[back] == "I":
                    return self._reporter(view, back) or (back, back + 1)
                if view.coarse[back] in ";~:VN":
                    break
        return found

    def _reporter(self, view: View, pronoun: int) -> Interval | None:
        """The body that says of itself what it did: `the ministry said on Monday that it …`."""
        if word(view, pronoun) not in ("it", "they") or view.coarse[pronoun - 1 : pronoun] not in ("h", "V"):
            return None
        said = view.coarse.rfind("V", 0, pronoun)
        found = subject_of(view.coarse, said) if said > 0 and view.letters[said] in self._letters.say else None
        return found if found is not None and "Z" in view.coarse[slice(*found)] else None

    def _main_subject(self, view: View, at: int) -> Interval | None:
        """Subject of the main clause behind an introduction: `Receiving the envoy, the minister said`."""
        comma = view.coarse.find(",", at)
        while comma >= 0:
            found = listed(view, comma + 1)
            if found is not None and view.coarse[found[1] : found[1] + 1] in ("V", "M", "A"):
                return found
            comma = view.coarse.find(",", comma + 1)
        return None

    def patient(self, view: View, at: int, tense: Tense) -> Interval | None:
        """Subject of a passive verb; of a participle the noun phrase before it; of `Also elected were` what follows."""
        if tense == "participle":
            return phrase_before(view.coarse, at - (view.coarse[at - 1 : at] == ","), listed=True)
        at = _led(view.coarse, at)
        found = self._with_purpose(view, at, subject_of(view.coarse, at))
        if found is None and (behind := inverted(view, self._letters, at)):
            return listed(view, behind)
        return found or before_apposition(view.coarse, at)

    def with_tail(self, view: View, found: Interval, at: int) -> tuple[Interval, ...]:
        """The phrase acted on with what follows it before the verb at `at`: `Six plans | costing a million`."""
        start, end = found
        tail = _BEHIND.match(view.coarse, end, at)
        return ((start, tail.end() if tail is not None else end),)

    def _with_purpose(self, view: View, at: int, found: Interval | None) -> Interval | None:
        """The noun before an infinitive that belongs to it: `a decision to carry out the plan was signed`."""
        if found is None or found[0] > 0:
            before = _PASSIVE.search(view.coarse, max(0, at - 12), at)
            found = whole(view, before.start() if before is not None else at) or found
        if found is None:
            return None
        if word(view, found[0] - 2) == "no":  # `Decree No. 14 on river sand was issued`
            return phrase_before(view.coarse, found[0] - 2)
        before = _PURPOSE.search(view.coarse, max(0, found[0] - 16), found[0])
        return (before.start(1), found[1]) if before is not None else found


def _led(coarse: str, at: int) -> int:
    """Where the group of a verb starts that a day parts from its auxiliary: `will tomorrow be opened`."""
    start = verb_group(coarse, at)[0]
    parted = _PARTED.search(coarse, max(0, start - 4), start)
    return parted.start() if parted is not None else at
