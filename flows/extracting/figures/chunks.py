"""Noun phrases of one sentence on its coarse string, worked out once and then looked up.

All positions are positions of the view; intervals are half-open. A phrase that is not there is None.
"""

from __future__ import annotations

import re

Interval = tuple[int, int]

_HEAD = "[NxZHLB]"
_BEFORE = r"(?:D(?:[TW](?=[NxJ]))?|W(?=[NxJ]))?(?:[JE]|C(?<=JC)(?=J)|A(?=[JE-])|U(?=[Nx'])|[-\"](?=[NxJEVLZ]))*"
_INNER = r"(?:(?:[-/]|_(?=L))[VEGAJ]?|[/'\"])?[JE]*"
#: A noun phrase without attachments.
_CHUNK = re.compile(rf"{_BEFORE}(?:\bN-)?{_HEAD}(?:{_INNER}{_HEAD})*(?:-[NxJ])?")
_ATTACHES = "OPt"


class Chunks:
    """Phrases of one coarse string."""

    __slots__ = ("_after", "_before", "coarse", "ends", "starts")

    def __init__(self, coarse: str) -> None:
        self.coarse = coarse
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for found in _CHUNK.finditer(coarse):
            start, end = found.span()
            self.starts[start] = end
            self.ends[end] = start
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
            elif coarse[link] == "Q" and coarse[link - 1] == "D" and coarse[link - 2] in _ATTACHES:
                link -= 2  # `trade between the two countries`
            elif coarse[link] == "Q" and coarse[link - 2 : link] == "OG":
                link -= 2  # `the cost of building 40 homes`
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
            later = self._full_after(at) if at > end and not self._is_other(end, at, whole) else None
            if later is None or (not whole and coarse[later : later + 1] in tuple("MVR")):
                break
            if coarse[end] == "," and coarse[later : later + 1] == "Q":
                break  # `210 cases of dengue, Hue 140`
            if whole and coarse[end] == "," and "C" not in coarse[end : at + 1]:
                break
            end = later
        return start, end

    def _is_other(self, end: int, at: int, whole: bool) -> bool:
        """Whether what a conjunction adds is a thing of its own: `12 stations, and the extension of the line`."""
        coarse = self.coarse
        if whole:
            return False
        return coarse[at : at + 1] == "D"

    def before_free(self, end: int) -> Interval | None:
        """The listed phrase that ends at `end`, without a first member that hangs on what stands before it.

        `made up 31 percent of the outflow, manufacturing 25 percent` gives `manufacturing`.
        """
        found = self.before(end, listed=True)
        if found is None or found[0] == 0 or self.coarse[found[0] - 1] not in "OPptV'Q":
            return found
        comma = self.coarse.find(",", *found)
        if comma < 0:
            return found
        return comma + 1 + (self.coarse[comma + 1] in "CP"), end

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
