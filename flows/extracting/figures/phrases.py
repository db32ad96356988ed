"""Noun phrases and subjects on the coarse string of a view (see `flows.annotating.coarse`).

All positions are positions of the view; intervals are half-open. A phrase that is not there is None.
"""

from __future__ import annotations

import re

Interval = tuple[int, int]

# No two branches may read the same letters: what fails would cost time by the power of its length.
_HEAD = r"[NxZHLB]"
_BEFORE = r"D?(?:[JEQ]|A(?=[JE])|T(?=[NxJ])|U(?=[Nx'])|[-/\"'])*"
_BASE = rf"{_BEFORE}{_HEAD}(?:(?:[-/']|_(?=L))?[JEQ]*{_HEAD})*(?:-J)?"
_LINK = rf"(?:O|P|t|'(?![JEQ]*{_HEAD}))G?"
_FULL = rf"{_BASE}(?:\([NZxL-]{{1,8}}\))?(?:{_LINK}{_BASE})*"
_LIST = rf"{_FULL}(?:(?:,C?|C)(?:P|G(?=B))?{_FULL})*"  # `the minister and visiting President X`
_PAREN = r"(?:\([^()]{0,40}\))"
_BESIDE = rf"(?:{_PAREN}|[POp]?[TUW]|A)"
_ASIDE = rf"(?:{_BESIDE}|,(?!{_BESIDE}+,)[^,;:~]{{1,40}},|,)*"

_NP_END = re.compile(rf"({_FULL})\Z")
_LIST_END = re.compile(rf"({_LIST})\Z")
_SUBJECT = re.compile(rf"({_LIST}){_ASIDE}\Z")
_NP_START = re.compile(_FULL)
_LIST_START = re.compile(_LIST)


def phrase_before(coarse: str, end: int, *, listed: bool = False) -> Interval | None:
    """The noun phrase that ends at `end`; with `listed`, phrases joined by commas and `and` as one."""
    window = max(0, end - 40)
    found = (_LIST_END if listed else _NP_END).search(coarse[window:end])
    return (window + found.start(1), window + found.end(1)) if found else None


def phrase_after(coarse: str, start: int, *, listed: bool = False) -> Interval | None:
    """The noun phrase that starts at `start`."""
    found = (_LIST_START if listed else _NP_START).match(coarse, start)
    return found.span() if found else None


def verb_group(coarse: str, at: int) -> Interval:
    """The verb group that holds or ends at `at`: auxiliaries, adverbs and the verb itself."""
    start = at
    while start > 0 and coarse[start - 1] in "MAVvGt":
        if coarse[start - 1] == "t" and (start < 2 or coarse[start - 2] not in "MAVvGN"):
            break
        start -= 1
    return start, at + 1


def subject_of(coarse: str, verb: int) -> Interval | None:
    """The subject of the verb group that ends at position `verb`.

    A relative pronoun gives its antecedent; a participle after a comma or a verb after `and` gives the subject of the
    verb before. None where a pronoun or nothing stands there.
    """
    start, _ = verb_group(coarse, verb)
    for _ in range(4):
        before = coarse[:start].rstrip("A")
        if before.endswith(("R", "h")):
            return _subject_at(before[:-1].rstrip(","))
        if _shares_subject(before, coarse[start : start + 1]):
            earlier = _verb_before(before)
            if earlier is None:
                break
            start, _ = verb_group(coarse, earlier)
            continue
        return _subject_at(before)
    return None


def _shares_subject(before: str, verb: str) -> bool:
    """Whether a verb has the subject of the verb before it: `rose 3 percent in May, fell 2 percent in June and …`."""
    if before.endswith("C"):
        return True
    if before.endswith(",") and (verb == "G" or before[-2:-1] in tuple("QTUW)")):
        return True
    return verb == "G" and before.endswith(("P", "p", "S"))


def _subject_at(before: str) -> Interval | None:
    window = max(0, len(before) - 60)
    found = _SUBJECT.search(before[window:])
    if found is None:
        return None
    start, end = found.start(1) + window, found.end(1) + window
    return _without_introduction(before, start, end)


def _without_introduction(before: str, start: int, end: int) -> Interval:
    """A list whose first member hangs on a preposition is no list: `In Hanoi, exports` gives `exports`."""
    joined = before.rfind("C", start, end)
    if joined >= 0 and before[start - 1 : start] in tuple("Vv"):  # the object of another verb: `covers A, and B rose`
        return joined + 1, end
    comma = before.find(",", start, end)
    if comma >= 0 and start > 0 and before[start - 1] in "PtOG":
        return comma + 1 + (before[comma + 1 : comma + 2] == "C"), end
    return start, end


def _verb_before(before: str) -> int | None:
    """Position of the last finite verb before the end of `before`, within its clause."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in "VM":
            return at
        if before[at] in ";~":
            return None
    return None


def clause(coarse: str, at: int) -> Interval:
    """The clause around a position: between semicolons, colons, line ends and subordinating words."""
    start, end = at, at
    while start > 0 and coarse[start - 1] not in ";:~SR":
        start -= 1
    while end < len(coarse) and coarse[end] not in ";:~SR":
        end += 1
    return start, end


def has_verb(coarse: str, start: int, end: int) -> bool:
    """Whether a finite verb or an auxiliary stands between two positions."""
    return any(c in "VMv" for c in coarse[start:end])
