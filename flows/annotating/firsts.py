"""With which letters a match of a compiled pattern can begin, read from its regular expression.

Only what `flows.annotating.patterns` writes is understood: sets, groups, alternatives, bounded repeats, look-aheads.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"\[(?P<not>\^)?(?P<set>[^\]]+)\]|(?P<look>\(\?!)|(?P<open>\((?:\?:|\?P<\w+>))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<anchor>\\[AZ])|(?P<none>\?|\{0,\d+\}\??)|(?P<some>\{\d+,\d+\}\??)"
)
#: Stands for the letters of a set that is told by what it does not hold.
_ANY = "^"


class _Reader:
    def __init__(self, source: str) -> None:
        self._parts = [(m.lastgroup or "", m) for m in _PART.finditer(source)]
        self._at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        """Letters up to the end of a group, and whether it can match nothing."""
        letters, empty = self._sequence()
        while self._kind() == "bar":
            self._at += 1
            more, also = self._sequence()
            letters |= more
            empty = empty or also
        self._at += 1
        return letters, empty

    def _kind(self) -> str:
        return self._parts[self._at][0] if self._at < len(self._parts) else "end"

    def _sequence(self) -> tuple[set[str], bool]:
        letters: set[str] = set()
        empty = True
        while self._kind() not in ("bar", "close", "end"):
            found, optional = self._item()
            if empty:
                letters |= found
            empty = empty and optional
        return letters, empty

    def _item(self) -> tuple[set[str], bool]:
        kind, match = self._parts[self._at]
        self._at += 1
        found, optional = set[str](), True
        if kind == "set":
            found, optional = {_ANY} if match["not"] else set(match["set"]), False
        elif kind == "open":
            found, optional = self.alternatives()
        elif kind == "look":
            self.alternatives()
        if self._kind() in ("none", "some"):
            optional = optional or self._kind() == "none"
            self._at += 1
        return found, optional


def first_letters(source: str) -> frozenset[str] | None:
    """Letters with one of which each match begins; None where that can be any letter, or where a match can be empty."""
    reader = _Reader(source)
    letters, empty = reader.alternatives()
    return None if empty or _ANY in letters else frozenset(letters)
