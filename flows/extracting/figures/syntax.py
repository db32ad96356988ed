"""Noun phrases, verb groups and subjects of one sentence, on its coarse string, worked out once and then looked up.

All positions are positions of the view; intervals are half-open. A phrase that is not there is None.
"""

from __future__ import annotations

import re
from functools import lru_cache

Interval = tuple[int, int]

_HEAD = "[NxZHLB]"
_BEFORE = r"(?:D(?:[TW](?=[NxJ]))?|W(?=[NxJ]))?(?:[JE]|A(?=[JE-])|U(?=[Nx'])|[-\"](?=[NxJEVLZ]))*"
_INNER = r"(?:(?:[-/]|_(?=L))[VEGAJ]?|[/'\"])?[JE]*"
#: A noun phrase without attachments.
_CHUNK = re.compile(rf"{_BEFORE}(?:\bN-)?{_HEAD}(?:{_INNER}{_HEAD})*(?:-[NxJ])?")
_ATTACHES = "OPt"
_GROUP = "MAVvGt"
#: How far back the comma may stand that opens an aside.
_ASIDE = 30


class Syntax:
    """Phrases of one coarse string."""

    __slots__ = ("_after", "_before", "_subjects", "coarse", "ends", "starts")

    def __init__(self, coarse: str) -> None:
        self.coarse = coarse
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for found in _CHUNK.finditer(coarse):
            start, end = found.span()
            self.starts[start] = end
            self.ends[end] = start
        self._subjects: dict[int, Interval | None] = {}
        self._before: dict[tuple[int, bool], Interval | None] = {}
        self._after: dict[tuple[int, bool, bool], Interval | None] = {}

    def chunk_at(self, at: int) -> Interval | None:
        """The phrase without attachments that holds a position."""
        for start in range(at, max(-1, at - 12), -1):
            end = self.starts.get(start)
            if end is not None:
                return (start, end) if end > at else None
        return None

    def before(self, end: int, *, listed: bool = False) -> Interval | None:
        """The noun phrase that ends at `end`, with what attaches to it; with `listed`, phrases joined as one."""
        key = (end, listed)
        if key not in self._before:
            self._before[key] = self._phrase_before(end, listed)
        return self._before[key]

    def after(self, start: int, *, listed: bool = False, whole: bool = False) -> Interval | None:
        """The noun phrase that starts at `start`, with what attaches to it; with `listed`, phrases joined as one.

        `whole`: a verb may follow, because the list is its subject; else what stands before a verb is not of the list.
        """
        key = (start, listed, whole)
        if key not in self._after:
            self._after[key] = self._phrase_after(start, listed, whole)
        return self._after[key]

    def subject(self, verb: int) -> Interval | None:
        """The subject of the verb group that ends at position `verb`.

        A relative pronoun gives its antecedent; a participle behind a comma, or a verb behind `and`, gives the subject
        of the verb before. None where a pronoun, a date or nothing stands there.
        """
        if verb not in self._subjects:
            self._subjects[verb] = self._subject(verb)
        return self._subjects[verb]

    def group_start(self, verb: int) -> int:
        """Where the verb group begins that ends at a verb: its auxiliaries and adverbs."""
        coarse, start = self.coarse, verb
        while start > 0 and coarse[start - 1] in _GROUP:
            if coarse[start - 1] == "t" and (start < 2 or coarse[start - 2] not in "MAVvGNx"):
                break
            if coarse[start - 1] in "VG" and coarse[start] in "VG":
                break  # `goods imported fell`: a participle is no part of the group
            start -= 1
        return start

    def verb_before(self, at: int) -> int | None:
        """The last finite verb or auxiliary before a position, within its clause."""
        for position in range(at - 1, -1, -1):
            mark = self.coarse[position]
            if mark in "VM":
                return position
            if mark in ";~":
                return None
        return None

    def _phrase_before(self, end: int, listed: bool) -> Interval | None:
        start = self._full_before(end)
        if start is None:
            return None
        while listed:
            joined = start
            if joined > 0 and self.coarse[joined - 1] in "P" and joined > 1 and self.coarse[joined - 2] in "C,":
                joined -= 1
            if joined > 0 and self.coarse[joined - 1] == "C":
                joined -= 1
            if joined > 0 and self.coarse[joined - 1] == ",":
                joined -= 1
            earlier = self._full_before(joined) if joined < start else None
            if earlier is None:
                break
            start = earlier
        return start, end

    def _full_before(self, end: int) -> int | None:
        """Start of the phrase with `of`, `in`, `to`, `'s` attachments that ends at a position."""
        coarse = self.coarse
        end = self._without_bracket(end)
        start = self.ends.get(end)
        if start is None:
            return None
        while start > 1:
            link = start - 1
            if coarse[link] == "Q" and coarse[link - 1] in _ATTACHES:
                link -= 1
            if coarse[link] == "G" and coarse[link - 1] in _ATTACHES:
                link -= 1
            if coarse[link] not in "OPt'":
                break
            at = self._without_bracket(link - (coarse[link - 1] in "AJ" and link - 1 not in self.ends))
            earlier = self.ends.get(at)
            if earlier is None:
                break
            start = earlier
        return start

    def _without_bracket(self, end: int) -> int:
        """`prices (CPI)`: a short bracket behind a noun belongs to it."""
        coarse = self.coarse
        if end > 2 and coarse[end - 1] == ")":
            opened = coarse.rfind("(", max(0, end - 10), end)
            if opened > 0 and not any(c in "QVM" for c in coarse[opened:end]):
                return opened
        return end

    def _phrase_after(self, start: int, listed: bool, whole: bool) -> Interval | None:
        end = self._full_after(start)
        if end is None:
            return None
        coarse = self.coarse
        while listed:
            at = end
            if coarse[at : at + 1] == ",":
                at += 1
            if coarse[at : at + 1] == "C":
                at += 1
            later = self._full_after(at) if at > end else None
            if later is None or (not whole and coarse[later : later + 1] in tuple("MVR")):
                break
            if whole and coarse[end] == "," and "C" not in coarse[end : at + 1]:
                break
            end = later
        return start, end

    def _full_after(self, start: int) -> int | None:
        coarse = self.coarse
        end = self.starts.get(start)
        if end is None:
            chunk = self.chunk_at(start) if start < len(coarse) and coarse[start] in "NxZHLBJE" else None
            if chunk is None:
                return None
            end = chunk[1]
        while end < len(coarse) and coarse[end] in "OPt'":
            at = end + 1
            if coarse[at : at + 1] == "G":
                at += 1
            while coarse[end] == "O" and coarse[at : at + 1] in ("Q", "D") and at not in self.starts:
                at += 1
            later = self.starts.get(at)
            if later is None:
                break
            end = later
        return end

    def _subject(self, verb: int) -> Interval | None:
        coarse = self.coarse
        start = self.group_start(verb)
        for _ in range(5):
            at = self._skip_back(start)
            mark = coarse[at - 1 : at]
            if mark in ("R", "h") and mark:
                antecedent = at - 2 if coarse[at - 2 : at - 1] == "," else at - 1
                return self._subject_at(self._skip_back(antecedent))
            if mark in ("V", "E") and mark and start > at and coarse[at - 2 : at - 1] in tuple("NxZL"):
                told = self._subject_at(at - 1)  # `investment disbursed as of May was`
                return (told[0], at) if told is not None else None
            if not self._shares(at, start):
                return self._subject_at(at)
            earlier = self.verb_before(at - 1)
            if earlier is None:
                return None
            start = self.group_start(earlier)
        return None

    def _shares(self, at: int, start: int) -> bool:
        """Whether a verb has the subject of the verb before it: `rose 3 percent in May, fell 2 percent and …`."""
        coarse = self.coarse
        before, verb = coarse[at - 1 : at], coarse[start : start + 1]
        if before == "C":
            return True
        if coarse[start - 1 : start] == "," and verb in ("G", "V", "A") and before in tuple("QTUW,)"):
            return True
        return verb == "G" and (before in ("P", "p", "S", ",") or coarse[start - 1 : start] == ",")

    def _skip_back(self, end: int) -> int:
        """Before adverbs, dates, brackets and asides that stand between a subject and its verb."""
        coarse = self.coarse
        while end > 0:
            mark = coarse[end - 1]
            if mark in "ATUW":
                end -= 1
                while mark != "A" and end > 0 and coarse[end - 1] in "PpO":
                    end -= 1
            elif mark == ")":
                opened = coarse.rfind("(", max(0, end - 40), end)
                if opened < 0:
                    break
                end = opened
            elif mark == "_":
                opened = coarse.rfind("_", max(0, end - 1 - _ASIDE), end - 1)
                if opened < 0:
                    break
                end = opened
            elif mark == ",":
                start = self._aside(end - 1)
                if start is None:
                    break
                end = start
            else:
                break
        return end

    def _aside(self, comma: int) -> int | None:
        """Start of what two commas set off behind a noun."""
        coarse = self.coarse
        opened = coarse.rfind(",", max(0, comma - _ASIDE), comma)
        if opened <= 0 or coarse[opened - 1] not in "NxZLHB)TQ":
            return None
        inside = coarse[opened + 1 : comma]
        if not inside or inside[0] in "C" or ";" in inside or "~" in inside:
            return None
        if inside[0] not in "RGEVpSP" and any(c in "VM" for c in inside):
            return None
        return opened

    def _subject_at(self, end: int) -> Interval | None:
        found = self.before(end, listed=True)
        if found is None:
            return None
        start, end = self._without_introduction(*found)
        return self._with_participle(start), end

    def _with_participle(self, start: int) -> int:
        """`the volume exported in the period surged`: the head stands before the participle."""
        coarse = self.coarse
        at = start
        while at > 1 and coarse[at - 1] in "PtOpD":
            at -= 1
            if at in self.ends:
                break
        if at < start and coarse[at - 1] in "VE" and coarse[at - 2] in "NxZL":
            earlier = self._full_before(at - 1)
            if earlier is not None:
                return earlier
        return start

    def _without_introduction(self, start: int, end: int) -> Interval:
        """A list whose first member hangs on a preposition is no list: `In Hanoi, exports` gives `exports`."""
        coarse = self.coarse
        joined = coarse.rfind("C", start, end)
        if joined >= 0 and coarse[start - 1 : start] in ("V", "v") and start > 0:
            return joined + 1, end  # the object of another verb: `covers A, and B rose`
        comma = coarse.find(",", start, end)
        if comma >= 0 and start > 1 and coarse[start - 2 : start] == "Gt":  # `According to the board, exports rose`
            return comma + 1, end
        if comma >= 0 and start > 0 and coarse[start - 1] in "PpOGV" and start - 1 not in self.ends:
            return comma + 1 + (coarse[comma + 1 : comma + 2] == "C"), end
        if comma >= 0 and coarse[comma + 1 : comma + 2] == "C" and coarse.find(",", comma + 1, end) < 0:
            head = coarse[start:comma]
            if any(c == "P" for c in head):
                return comma + 2, end
        return start, end


@lru_cache(maxsize=256)
def syntax_of(coarse: str) -> Syntax:
    """Phrases of a coarse string, kept for as long as its sentence is read."""
    return Syntax(coarse)
