"""Verb groups and subjects of one sentence, on its coarse string, worked out once and then looked up.

All positions are positions of the view; intervals are half-open. A phrase that is not there is None.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.extracting.figures.chunks import Chunks, Interval

__all__ = ["Interval", "Syntax", "syntax_of"]

_GROUP = "MAVvGt"
#: A relative clause up to its object: a verb and what hangs on it, no comma and no other verb.
_RELATIVE_CLAUSE = re.compile(r"[MA]{0,3}V[^VMG,;:~SRhQ]{0,12}Q?[^VMG,;:~SRhQ]{0,8}")
#: `Unemployment, the minister noted, was …`: who says it, as an aside; `, arrears included,`.
_NOTED = re.compile(r"(?:D?J?[NxHBZL]{1,4}|I)M?V[TWAP]?|[^MVvRSQ]{1,16}V")
#: `which the treasury reckons would cost`: who says what a relative clause tells.
_REPORTED = re.compile(r"[Rh]D?[JNxLZHB']{0,5}[NxZLHB][Vv]\Z")
_LONGEST_REPORT = 9
#: How far back the comma may stand that opens an aside.
_ASIDE = 30


class Syntax(Chunks):
    """Phrases and subjects of one coarse string."""

    __slots__ = ("_subjects",)

    def __init__(self, coarse: str) -> None:
        super().__init__(coarse)
        self._subjects: dict[int, Interval | None] = {}

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
            if coarse[start - 1] in "VG" and coarse[start] in "VGM" and not self._is_passive(start - 1, start):
                break  # `goods imported fell`: a participle is no part of the group
            if coarse[start - 1] == "v" and coarse[start] == "M":
                break  # `which officials say would`
            start -= 1 + (coarse[start - 2 : start - 1] == "T" and coarse[start - 3 : start - 2] == "M")
        return start

    def _is_passive(self, participle: int, verb: int) -> bool:
        """Whether a participle has its auxiliary and an -ing form behind it: `are seen rising`."""
        before = self.coarse[:participle].rstrip("AT")
        return self.coarse[verb] == "G" and self.coarse[participle] == "V" and before.endswith("M")

    def off_idiom(self, phrase: Interval) -> Interval:
        """`costs to the top of the list`: of what hangs on a preposition of several words, the phrase before that.

        The phrase itself where it hangs on none, or where no noun stands before it.
        """
        coarse, at = self.coarse, phrase[0] - 1
        if at < 2 or coarse[at] != "p" or coarse[at - 1] != "A":
            return phrase
        while at > 0 and coarse[at - 1] == "A":
            at -= 1
        return self.before(at) or phrase

    def verb_before(self, at: int) -> int | None:
        """The last finite verb or auxiliary before a position, within its clause."""
        for position in range(at - 1, -1, -1):
            mark = self.coarse[position]
            if mark in "VM":
                return position
            if mark in ";~":
                return None
        return None

    def _subject(self, verb: int) -> Interval | None:
        coarse = self.coarse
        start = self.group_start(verb)
        for _ in range(5):
            at = self._skip_back(start)
            mark = coarse[at - 1 : at]
            if mark in ("R", "h") and mark:
                antecedent = at - 2 if coarse[at - 2 : at - 1] == "," else at - 1
                antecedent -= 2 * (coarse[antecedent - 3 : antecedent] == "H,N")  # `Ana Prates, 29, who …`
                return self._subject_at(self._skip_back(antecedent))
            reported = _REPORTED.search(coarse, max(0, at - _LONGEST_REPORT), at) if coarse[start] == "M" else None
            if reported is not None:
                return self._subject_at(self._skip_back(reported.start() - (coarse[reported.start() - 1] == ",")))
            if mark in ("V", "E") and mark and (start > at or coarse[start : start + 1] in ("V", "M")):
                back = at - 2 - (coarse[at - 2 : at - 1] == "A")  # `capital actually spent`
                if coarse[max(0, back) : back + 1] in tuple("NxZL"):
                    told = self._subject_at(back + 1)  # `investment disbursed as of May was`
                    return (told[0], at) if told is not None else None
            if not self._shares(at, start):
                return self._subject_at(at)
            earlier = self.verb_before(at - 1)
            if earlier is None:
                lone = coarse[at - 1 : at] == "," and coarse[start : start + 1] == "G"
                return self._subject_at(at - 1) if lone else None  # `two firms, employing 900 people,`
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
                end = self._before_date(end - 1, mark)
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
            elif mark == "Q" and coarse[end - 2 : end - 1] in ("P", "t", "p"):
                end -= 2  # `people aged 20 to 64 were`, `loans above Q rose`
            elif mark == ",":
                start = self._aside(end - 1)
                if start is None:
                    break
                end = start
            else:
                break
        return end

    def _before_date(self, end: int, mark: str) -> int:
        """Before the prepositions of a date, and before whose it is: `profit for the group's second quarter rose`."""
        coarse = self.coarse
        if mark == "A":
            return end
        if coarse[end - 1 : end] == "'" and end - 1 in self.ends:
            end = self.ends[end - 1]
        while end > 0 and coarse[end - 1] in "PpO":
            end -= 1
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
        told = inside.lstrip("AJ")[:1] not in tuple("RGEVpSP") and any(c in "VM" for c in inside)
        return None if told and not _NOTED.fullmatch(inside) else opened

    def _subject_at(self, end: int) -> Interval | None:
        found = self.before(end, listed=True) or self._with_adjective(end)
        if found is None:
            return None
        start, end = self._without_introduction(*found)
        start = self._with_participle(start)
        if self.coarse[max(0, start - 2) : start] == "pt":
            return None  # `according to the estimate, which is …`
        return self._antecedent(start) or self._opening(start) or (start, end)

    def _with_adjective(self, end: int) -> Interval | None:
        """`Loans outstanding grew`: an adjective behind its noun."""
        if self.coarse[end - 1 : end] != "J":
            return None
        found = self.before(end - 1, listed=True)
        return (found[0], end) if found is not None else None

    def _antecedent(self, start: int) -> Interval | None:
        """`students who passed in three subjects were`: what a relative clause before the verb is told of."""
        opened = max(self.coarse.rfind("R", 0, start), self.coarse.rfind("h", 0, start))
        if opened < 1 or not _RELATIVE_CLAUSE.fullmatch(self.coarse, opened + 1, start):
            return None
        return self.before(opened)

    def _opening(self, start: int) -> Interval | None:
        """The noun phrase that opens a clause, where one that starts later hangs on a preposition.

        `The index including housing costs rose`: the phrase behind `including` is not what rose.
        """
        coarse = self.coarse
        while start > 2 and coarse[start - 1] == "O" and coarse[start - 2] in "UT":
            start -= 2 + (coarse[start - 3] in "DJ")  # `triggered by several weeks of rain`
        if start < 2 or coarse[start - 1] not in "pP" or coarse[start - 2] in ",(":
            return None
        first = start - 1
        while first > 0 and coarse[first - 1] not in ';:~"SRh.' and not self._is_finite(first - 1):
            first -= 1
        for at in range(first, start - 1):
            end = self.starts.get(at)
            if end is None or coarse[at - 1 : at] in tuple("PptOVGE'-"):
                continue
            told = self.after(at, listed=True, whole=True)
            if told is None or told[1] >= start or coarse[told[1]] == "," or coarse[told[1] : told[1] + 2] == "AA":
                continue
            return told
        return None

    def _is_finite(self, at: int) -> bool:
        """Whether a verb is no participle with its complement: `said`, but not `studied by`."""
        return self.coarse[at] in "VMv" and self.coarse[at + 1 : at + 2] not in ("P", "p")

    def _is_introduced(self, start: int, end: int) -> bool:
        """Whether what stands before the last comma is no member of a list: nothing joins it, or half a phrase."""
        coarse = self.coarse
        comma = coarse.rfind(",", start, end)
        if coarse[start] == "-" or (start > 0 and coarse[start - 1] in "-'"):
            return "C" not in coarse[start:comma]  # `year-to-date, …`, `In the quarter's structure, …`
        last = coarse[comma + 1 : end].strip("DJ")
        of_place = last == "L" and not (coarse[start - 1 : start] in ("p", "P") and "L" not in coarse[start:comma])
        return "C" not in coarse[start:end] and not of_place and coarse[comma - 1] != "L"

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
        if "," in coarse[start:end] and self._is_introduced(start, end):
            return coarse.rfind(",", start, end) + 1, end
        if coarse[start - 1 : start] == "Q" and "," in coarse[start:end] and "C" not in coarse[start:end]:
            return coarse.rfind(",", start, end) + 1, end  # `saw a 5 percent rise in rents, Hue posted`
        joined = coarse.rfind("C", start, end)
        if joined > 0 and coarse[joined - 1] == "," and coarse[start - 1 : start] == "Q":
            return joined + 1, end  # `fell to 550 visitors, and spending dropped`
        if joined >= 0 and coarse[start - 1 : start] in ("V", "v") and start > 0:
            return joined + 1, end  # the object of another verb: `covers A, and B rose`
        comma = coarse.find(",", start, end)
        if comma >= 0 and start > 1 and coarse[start - 2 : start] == "pt":
            # `According to the board, exports rose`
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
