"""Into what office somebody comes, and whether several come into offices at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.annotating.views import View
from flows.extracting.events.groups import listed, single
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Interval
from flows.extracting.events.people import Cast
from flows.extracting.events.subjects import Subjects

if TYPE_CHECKING:
    from flows.extracting.events.acts import Act

_HYPHEN = re.compile(r"[ ,]+")


class Offices(Subjects):
    """Finds the office behind a verb of appointment."""

    def __init__(self, letters: Letters) -> None:
        super().__init__(letters)
        self._words = words()

    def office(self, view: View, end: int, thing: Interval | None, cast: Cast) -> Interval | None:
        """The office that somebody comes into: behind the verb, or behind the person.

        Starts with `to` where no office is told but what somebody is to lead, or the body that somebody joins.
        """
        at = end
        if thing is not None and thing[0] >= end:
            person = next((p for p, _ in cast.people(view, *thing)), None)
            at = person + 1 if person is not None else thing[1]
        limit = min(len(view.letters), at + 11)
        moved, comma = 0, False
        while at < limit:
            mark, text = view.coarse[at], word(view, at)
            if mark == "B" and comma and view.coarse[at + 1 : at + 2] == "H":
                return None  # `have been reappointed, Governor Luis Prado said`
            comma = mark == ","
            if mark == "B" or (moved and mark in "Nx" and text not in self._words.before_office):
                return self._seat(view, at, moved)
            if moved and word(view, moved) in ("to", "for") and (mark == "Z" or text in self._words.leading):
                return self._led(view, at, moved)
            if thing is None and mark == "N" and view.letters[at] in self._letters.capital:
                return single(view, at)
            aside = _aside(view, at)
            if aside is not None:
                at = aside
                continue
            person = mark == "H" and word(view, at + 1) in ("as", "to")
            if text not in self._words.before_office and not person and mark not in ",QATUJ-N":
                return None
            if text in ("as", "to", "for"):
                moved = at
            at += 1
        return None

    def _seat(self, view: View, at: int, moved: int) -> Interval | None:
        """The office at a position; with its `to` where it is a body that somebody joins: `to the land board`."""
        found = single(view, at)
        if found is None or not moved or word(view, moved) != "to" or view.coarse[at] == "B":
            return found
        return (moved, found[1]) if self.head(view, found) in self._words.holders else found

    def _led(self, view: View, at: int, to: int) -> Interval | None:
        """`to lead the fisheries agency`, `to the Fisheries Agency`."""
        verb = view.coarse[at] != "Z"
        found = listed(view, at + verb) if verb else single(view, at)
        return (to, found[1]) if found is not None else None

    def is_roster(self, view: View, interval: Interval) -> bool:
        """Whether several come into offices at once: `six ambassadors`, `the Permanent Secretaries and deputies`."""
        if word(view, interval[0]) in self._words.generic_determiners:
            return False
        for at in range(*interval):
            if view.coarse[at] in "Pp" or (view.coarse[at] == "H" and view.coarse[at + 1 : at + 2] != "'"):
                return False
            if view.coarse[at] in "BNx" and not self._words.officers.isdisjoint(
                _HYPHEN.split(view.surface(at, at + 1).lower())
            ):
                return True
        return False

    def _base(self, view: View, interval: Interval) -> Interval:
        start, end = interval
        for at in range(start, end):
            if view.coarse[at] in "OPp," or (view.coarse[at] == "G" and start < at and view.coarse[at - 1] in "Nx"):
                return start, at
        return interval

    def head(self, view: View, interval: Interval | None) -> str:
        """The head noun of a phrase: the last noun before its first preposition, in lower case."""
        if interval is None:
            return ""
        start, end = self._base(view, interval)
        several = word(view, end - 1) in self._words.collectives and word(view, start) != "the"
        if several and end < interval[1] and view.coarse[end] == "O":
            return self.head(view, (end + 1, interval[1]))  # `a series of agreements`
        for at in range(end - 1, start - 1, -1):
            if view.coarse[at] in "NxZLG":
                return word(view, at) if at not in view.spans else _head_of(view.surface(at, at + 1).lower())
        return ""


def _aside(view: View, at: int) -> int | None:
    """Where what tells day, place or doer before an office ends: `appointed him on Thursday as`."""
    if word(view, at) == "by":
        found = single(view, at + 1)
        return found[1] if found is not None else None
    told = view.coarse[at] in "Pp" and word(view, at) != "as" and view.coarse[at + 1 : at + 2] in ("T", "L")
    return at + 2 if told else None


def _head_of(name: str) -> str:
    """Head noun of a name in lower case: `ministry of culture`, `river council`."""
    head, of, _ = name.partition(" of ")
    return (head if of else name).split()[-1]


def office_before(view: View, act: Act) -> Interval | None:
    """The office in what a relative clause is of: `the new governor, whom the president appointed last week`."""
    if act.object is None or act.object[1] > act.at or act.passive:
        return None
    at = next((at for at in range(*act.object) if view.coarse[at] == "B"), None)
    return (at, at + 1) if at is not None else None
