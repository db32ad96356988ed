"""The noun phrase by which a happening is called: what stands before its head noun, and what belongs to it behind.

Positions are those of a view; intervals are half-open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.events.groups import LISTED, SINGLE, without_tail
from flows.extracting.events.lexicon import Letters, relation, word, words
from flows.extracting.events.model import Interval, Phrase

_PURPOSE = re.compile(
    r"t[vVxNJ](?:[NxJEQZLHBUTODG'\"/vtPp-]|C(?!I)|A(?=[JvNDExQP])|,(?=[JNxGv][^,;:~.MVRS]{0,24}C)|\([NZxL-]{1,6}\))*"
)
#: `. 1655/QD-UBND` behind `No`, and a relative clause.
_NUMBER = re.compile(r"[DN]\.?[QNTx](?:[/-][NQxJ]+)*")
_RELATIVE = re.compile(r"[Rh]M?[VxvJ][^,;:~.R]{2,16}(?=[,;:~.R]|\Z)")
_OF_PARTICIPLE = re.compile(r"[NGx][DQ][^,;:~.RVMTWP]{1,10}")
_PLACE = re.compile(r"P[DJ]?[NLZ]+")
_CLOSING = {'"': '"', "“": "”", "‘": "’", "«": "»", "'": "'"}
_LONGEST_TITLE = 28
_COMPANY = ("with", "between", "among")


class Namer:
    """Finds the phrase around a head noun."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()

    def phrase(self, view: View, head: Interval, constants: Mapping[str, str]) -> Phrase:
        """The phrase around the head noun at `head`, for a rule with these constants."""
        start, determiner = self._start(view, head[0])
        phrase = Phrase(start, head, head[1], determiner, [(start, head[1])])
        phrase.purpose = constants.get("need") != "hazard" and not self._decides(view, start)
        phrase.dated = "T" in view.coarse[start : head[0]]
        if view.coarse[start - 1 : start] == view.coarse[head[1] : head[1] + 1] == '"':
            self._quoted(view, phrase)
        self._complement(view, phrase)
        bare = all(word(view, start) in _COMPANY for start, _ in phrase.pieces[1:])
        if determiner in ("a", "an") and bare and phrase.purpose:
            self._relative(view, phrase)
        return phrase

    def _quoted(self, view: View, phrase: Phrase) -> None:
        """Take in the marks around a name: `the “Harbour Summit” took place`."""
        phrase.start -= 1
        phrase.end += 1
        if view.coarse[phrase.start - 1 : phrase.start] == "D":
            phrase.determiner = word(view, phrase.start - 1)

    def _relative(self, view: View, phrase: Phrase) -> None:
        end = phrase.end
        relative = _RELATIVE.match(view.coarse, end)
        if relative is None and view.letters[end : end + 1] in self._letters.gerund and end < len(view.letters):
            relative = _OF_PARTICIPLE.match(view.coarse, end)  # `a bill establishing a fund`
        if relative is not None:
            phrase.pieces.append(relative.span())
            phrase.end = relative.end()

    def extended(self, view: View, interval: Interval) -> Phrase:
        """An object with what belongs to it behind: number, title, purpose, relative clause."""
        start = interval[0] + (view.coarse[interval[0]] == "D")
        phrase = Phrase(start, interval, interval[1], "", [(start, interval[1])])
        number = _NUMBER.match(view.coarse, interval[1])
        if number is not None and word(view, interval[1]) == "no":
            phrase.pieces = [(start, number.end())]
            phrase.end = number.end()
        self._complement(view, phrase)
        self._relative(view, phrase)
        return phrase

    def _decides(self, view: View, at: int) -> bool:
        """Whether an infinitive behind tells what was decided there: `decided at its June meeting to keep the rate`."""
        return any(word(view, back) in self._words.resolving for back in range(max(0, at - 5), at))

    def place_behind(self, view: View, at: int) -> Interval | None:
        """`near Titusville` right behind a phrase."""
        found = _PLACE.match(view.coarse, at)
        return found.span() if found is not None and word(view, at) in self._words.where else None

    def _start(self, view: View, at: int) -> tuple[int, str]:
        """Start of the noun group that ends before `at`, and the determiner before it."""
        coarse = view.coarse
        while at > 0:
            before = coarse[at - 1]
            if coarse[at - 2 : at] in ("-P", "-p", "-A") and at > 3:
                at -= 3  # `swearing-in ceremony`
                continue
            if before == "-" and coarse[at - 2 : at - 1] in ("A", "P", "p", "V") and at > 2:
                at -= 2  # `off-cycle meeting`
                continue
            if before in ")_" and self._capital(view, at):
                named = self._across(view, at)
                if named is not None:
                    at = named
                    continue
            if before == "D":
                return at, word(view, at - 1)
            if not self._joins(view, coarse, at - 1, before):
                break
            at -= 1
        while at < len(coarse) and coarse[at] in "'-/\"":
            at += 1
        return at, ""

    def _across(self, view: View, at: int) -> int | None:
        """Start of what a short name in brackets or a dash joins to a name: `Asia – Europe Meeting (AEM) Summit`."""
        if view.coarse[at - 1] == ")":
            at = view.coarse.rfind("(", max(0, at - 5), at)
            return at if at > 0 and self._capital(view, at - 1) else None
        return at - 1 if self._capital(view, at - 2) or view.coarse[at - 2 : at - 1] == ")" else None

    def _joins(self, view: View, coarse: str, at: int, before: str) -> bool:
        """Whether the position before a noun group belongs to it."""
        if (
            before in "xJNG"
            and view.letters[at] in self._letters.any_relation
            and (before == "x" or self._holds(view, at))
        ):
            return at > 0 and coarse[at - 1] in "DJ"
        if before == "H":  # a family name before a noun: a place read as a person
            return coarse[at + 1] == "'" or (coarse[at - 1 : at] in "NE" and coarse[at + 1] == "N" and at > 0)
        if before == "W":  # `57th annual meeting`
            return coarse[at + 1] in "NxG"
        if before == "T":
            return (at > 0 and coarse[at - 1] == "D") or coarse[at + 1] == "'"
        if before == "C":
            return self._capital(view, at - 1) and self._capital(view, at + 1)
        if before == "A":
            return coarse[at + 1] in "JE"
        if before == "G":
            return (at > 0 and coarse[at - 1] in "DJ'U") or self._capital(view, at)
        if before == "L" and coarse[at + 1] not in "Nx'JZ-":
            return False
        return before in "NxJEQZLBU'-/\"#"

    def _holds(self, view: View, at: int) -> bool:
        """Whether a word is `holding` before what is held, and qualifies nothing."""
        letter = view.letters[at]
        return letter in self._letters.gerund and letter in self._letters.relation["hold"]

    def _capital(self, view: View, at: int) -> bool:
        return 0 <= at < len(view.letters) and view.letters[at] in self._letters.capital

    def _complement(self, view: View, phrase: Phrase) -> None:
        at = phrase.end
        while at < len(view.coarse):
            following = self._step(view, phrase, at)
            if following is None:
                break
            at = following
        phrase.end = at

    def _step(self, view: View, phrase: Phrase, at: int) -> int | None:
        """Where the phrase goes on behind what stands at `at`; None where it ends."""
        mark = view.coarse[at]
        if mark == "(":
            return self._bracketed(view, phrase, at)
        if mark in "TW":
            phrase.outside.append(at)
            return at + 1
        if mark in "\"'" or view.surface(at, at + 1) in _CLOSING:
            return self._title(view, phrase, at)
        if mark == "," and self._by_group(view, at + 1):
            return at + 1
        if mark == "p" and word(view, at) == "as" and view.coarse[at + 1 : at + 2] == "B":
            return self._about(view, phrase, at, "as")  # `inauguration as president`
        if mark in "OPpt":
            return self._prepositional(view, phrase, at, mark)
        if self._by_group(view, at):
            return self._held(view, phrase, at)
        if word(view, at) in self._words.marking and at == phrase.head[1]:
            return self._about(view, phrase, at, "on")
        if word(view, at) in self._words.titled:
            return self._title(view, phrase, at + 1)
        return None

    def _bracketed(self, view: View, phrase: Phrase, at: int) -> int | None:
        """Behind a bracket: `Board of Trade (BoT)`, `press conference (May 9)`."""
        close = view.coarse.find(")", at, at + 12)
        if view.coarse[at + 1 : at + 2] == "T":
            phrase.dated = True
            phrase.outside.append(at + 1)
        return close + 1 if close > 0 else None

    def _prepositional(self, view: View, phrase: Phrase, at: int, mark: str) -> int | None:
        coarse = view.coarse
        following = coarse[at + 1 : at + 2]
        if following in ("T", "W", "U") and coarse[at + 2 : at + 3] not in ("O", "N", "x", "J", "-", "'"):
            return self._timed(view, phrase, at)
        if mark == "t" and not phrase.purpose:
            return None
        if mark == "t" and following and following in "vVxN" and not self._capital(view, at + 1):
            return self._purpose(view, phrase, at)
        name = word(view, at)
        if name in ("on", "at", "in") and word(view, at + 2) in self._words.margins:
            return None
        if (
            name == "by"
            and coarse[at + 1 : at + 2] in ("B", "H", "J", "D", "N", "L", "Z")
            and word(view, phrase.head[1] - 1) in self._words.made_by
        ):
            return self._about(view, phrase, at, name)
        placed = following == "L" and not (name in self._words.about and coarse[at + 2 : at + 3] in ("N", "x"))
        if name in self._words.where and (placed or name not in self._words.about):
            return self._place(view, phrase, at)
        if mark == "O" or name in self._words.about or (mark == "t" and following in "DLNZ"):
            return self._about(view, phrase, at, name)
        return None

    def _timed(self, view: View, phrase: Phrase, at: int) -> int:
        span = view.spans.get(at + 1)
        if word(view, at) in ("for", "of") and isinstance(span, DateSpan) and span.precision not in ("day", None):
            phrase.pieces.append((at, at + 2))
        else:
            phrase.dated = phrase.dated or (word(view, at) == "of" and at == phrase.head[1])
            phrase.outside.append(at + 1)
        return at + 2

    def _about(self, view: View, phrase: Phrase, at: int, name: str) -> int | None:
        if (
            name == "with"
            and view.coarse[at + 1 : at + 2] in ("H", "B")
            and word(view, phrase.head[1] - 1) not in self._words.company
        ):
            return None
        found = LISTED.match(view.coarse, at + 1)
        if found is None:
            return None
        if word(view, at + 1) in ("which", "whom"):
            return None
        phrase.pieces.append((at, found.end()))
        return found.end()

    def _purpose(self, view: View, phrase: Phrase, at: int) -> int | None:
        found = _PURPOSE.match(view.coarse, at)
        if found is None:
            return None
        end = without_tail(view, at + 2, found.end())
        phrase.pieces.append((at, end))
        return found.end()

    def _place(self, view: View, phrase: Phrase, at: int) -> int | None:
        found = SINGLE.match(view.coarse, at + 1)
        if found is None:
            return None
        phrase.outside.append(at + 1)
        return found.end()

    def _title(self, view: View, phrase: Phrase, at: int) -> int | None:
        opened = view.surface(at, at + 1)
        closed = _CLOSING.get(opened)
        if closed is None:
            return None
        for end in range(at + 1, min(at + _LONGEST_TITLE, len(view.letters))):
            if view.surface(end, end + 1) == closed:
                phrase.pieces.append((at, end + 1))
                return end + 1
        return None

    def _by_group(self, view: View, at: int) -> bool:
        """Whether a participle such as `held` or `chaired` starts at a position."""
        return (
            at < len(view.letters)
            and view.letters[at] in self._letters.participle
            and any(view.letters[at] in self._letters.relation[name] for name in ("hold", "chair", "attend", "address"))
        )

    def _held(self, view: View, phrase: Phrase, at: int) -> int | None:
        following = at + 1
        if word(view, following) in ("over", "jointly"):
            following += 1
        if word(view, following) != "by":
            phrase.held = view.coarse[following : following + 1] in ("P", "T", "t", "A", "W")
            return following if phrase.held else None
        found = LISTED.match(view.coarse, following + 1)
        if found is None:
            return None
        phrase.by.append((relation(view, self._letters, at), (following + 1, found.end())))
        return found.end()
