"""With which letters a match of a compiled pattern can begin, and which can come second, read from its expression.

Only what `flows.annotating.patterns` writes is understood: sets, groups, alternatives, bounded repeats, look-aheads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(
    r"\[(?P<not>\^)?(?P<set>[^\]]+)\]|(?P<look>\(\?!)|(?P<open>\((?:\?:|\?P<\w+>))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<anchor>\\[AZ])|(?P<repeat>\?|\{\d+,\d+\}\??)"
)
#: Stands for the letters of a set that is told by what it does not hold.
_ANY = "^"
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Openings:
    """Letters that a match can begin with, and its second ones; whether it can be empty, or one letter long."""

    first: frozenset[str]
    second: frozenset[str]
    empty: bool
    single: bool

    def then(self, other: _Openings) -> _Openings:
        """What `other` behind it makes of it."""
        if not self.empty and not self.single:
            return self
        second = self.second | (other.first if self.single else _NOTHING) | (other.second if self.empty else _NOTHING)
        return _Openings(
            self.first | other.first if self.empty else self.first, second, self.empty and other.empty,
            (self.single and other.empty) or (self.empty and other.single),
        )  # fmt: skip

    def either(self, other: _Openings) -> _Openings:
        """It or `other`."""
        return _Openings(
            self.first | other.first, self.second | other.second, self.empty or other.empty, self.single or other.single
        )

    def repeated(self, mark: str) -> _Openings:
        """None or one of it (`?`), or several, at least so many as the mark says."""
        second = self.second if mark == "?" else self.then(self).second
        return _Openings(self.first, second, self.empty or not mark.startswith("{1"), self.single)


_EMPTY = _Openings(_NOTHING, _NOTHING, empty=True, single=False)


class _Reader:
    def __init__(self, source: str) -> None:
        self._parts = [(m.lastgroup or "", m) for m in _PART.finditer(source)]
        self._at = 0

    def alternatives(self) -> _Openings:
        """Openings of what stands up to the end of a group."""
        found = self._sequence()
        while self._kind() == "bar":
            self._at += 1
            found = found.either(self._sequence())
        self._at += 1
        return found

    def _kind(self) -> str:
        return self._parts[self._at][0] if self._at < len(self._parts) else "end"

    def _sequence(self) -> _Openings:
        found = _EMPTY
        while self._kind() not in ("bar", "close", "end"):
            found = found.then(self._item())
        return found

    def _item(self) -> _Openings:
        kind, match = self._parts[self._at]
        self._at += 1
        found = _EMPTY
        if kind == "set":
            letters = frozenset(_ANY) if match["not"] else frozenset(match["set"])
            found = _Openings(letters, _NOTHING, empty=False, single=True)
        elif kind == "open":
            found = self.alternatives()
        elif kind == "look":
            self.alternatives()
        if self._kind() == "repeat":
            found = found.repeated(self._parts[self._at][1].group())
            self._at += 1
        return found


def openings(source: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Letters with one of which each match begins, and those of which one comes second.

    None for the first where it can be any letter, or where a match can be empty; None for the second where it can be
    any letter, or where a match can be one letter long.
    """
    found = _Reader(source).alternatives()
    first = None if found.empty or _ANY in found.first else found.first
    return first, None if found.empty or found.single or _ANY in found.second else found.second
