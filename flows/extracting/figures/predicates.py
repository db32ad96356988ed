"""What a clause says of its counted subject: `have been submitted`, `said they would go`."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.words import measure_words

_OBJECT_STOP = re.compile(
    r"[,;:~.()_SRhTUW\"]|C(?=[^JNxZLVE])|CV(?=[^P])|C(?=[DJ]{0,2}[Nx]{1,2}[VM])|[Pp](?=D?[TUW])|Q|[Pp](?=Q)|#|--"
)
_LONGEST_COMPLEMENT = 14


def predicate(view: View, start: int) -> str:
    """What a clause says of its counted subject: `have been submitted` gives `submitted`."""
    interval = predicate_at(view, start)
    if interval is None:
        return ""
    begin, end, lead = interval
    words = view.surface(begin, end)
    if "M" in view.coarse[begin:end] and not lead:
        words = _AUXILIARY.sub("", words)
    return f"{lead} {words}".strip() if words else ""


def predicate_at(view: View, start: int) -> tuple[int, int, str] | None:
    """Interval of what a clause says of its subject, and the word to put before it."""
    coarse = view.coarse
    at = start
    if coarse[at : at + 1] in ("R", "h"):
        end = _complement_end(coarse, at + 1)
        bare = coarse[end : end + 1] == "Q" and coarse[end - 1] in "Vv"  # `projects that will cost Q`
        return None if bare else (at, end, "")
    while at < len(coarse) and (coarse[at] in "MA" or (coarse[at] in "pS" and coarse[at - 1 : at + 2 : 2] == "MM")):
        at += 1  # `has since been`
    at = _past_time(coarse, start, at)
    duty, at = at, _past_duty(view, start, at)
    if at >= len(coarse):
        return None
    if at > start and coarse[start] == "M" and (coarse[at] in "PJ" or view.surface(at, at + 1).lower() == "without"):
        # `are in a critical state`, `are poor`
        return at, _complement_end(coarse, at + 1), ""
    if coarse[at] in "JNG" and view.surface(at, at + 1).lower() in measure_words().states:  # `30 people still missing`
        return at, at + 1, ""
    if coarse[at] in "DNx" and coarse[start] == "M":
        return _having(view, start, at)
    if coarse[at] not in "VGvE":
        return None
    passive = any(view.tokens.word(view.first[i]).lower() in _BE for i in range(start, at))
    lead = "" if passive or coarse[at] in "GE" or "M" not in coarse[start:at] else "that"
    lead = "that had to" if lead and at > duty else lead
    if any(view.tokens.word(view.first[i]).lower() in ("not", "never") for i in range(start, at)):
        lead = f"{lead} not".strip()
    sorted_as = _SORTED.match(coarse, at) if passive else None
    if sorted_as is not None and view.surface(at + 1, at + 2).lower() == "as":
        return sorted_as.start("as"), sorted_as.end("as"), ""
    return at, _predicate_end(coarse, start, at), lead


def _past_duty(view: View, start: int, at: int) -> int:
    """Behind `to` of `had to leave`, `had to be moved`; the same position where none stands there."""
    if at == start or view.coarse[at : at + 1] != "t" or view.surface(at - 1, at).lower() not in _HAVE:
        return at
    return len(view.coarse) - len(view.coarse[at:].lstrip("tMA"))


def _predicate_end(coarse: str, start: int, at: int) -> int:
    """Where a predicate ends whose verb stands at a position: `set aside for schools will be spent` before `will`."""
    end = _complement_end(coarse, at + 1)
    main = _MAIN.match(coarse, at) if at == start else None
    return min(end, main.end()) if main is not None else end


#: A participle with what hangs on it, before the main verb of the clause.
_MAIN = re.compile(r"[VE]A?[PtO][DJNxLZHBOP']{1,8}(?=A?[MV])")
#: `were listed as "partly damaged"`: what things are called.
_SORTED = re.compile(r"Vp\"(?P<as>[^\"]{1,6})\"")


def _past_time(coarse: str, start: int, at: int) -> int:
    """Behind a time between an auxiliary and its verb: `have by now felt`."""
    found = _TIME.match(coarse, at) if at > start else None
    return found.end() if found is not None else at


_TIME = re.compile(r"[Pp]?[TUW][MA]*(?=[VG])")


def _having(view: View, start: int, at: int) -> tuple[int, int, str] | None:
    """`have no roof`, `had a clinic`: `with` or `without` what somebody has."""
    words = [view.tokens.word(view.first[i]).lower() for i in range(start, at + 1)]
    if words[0] not in _HAVE or not set(words[1:-1]) <= _NOTS:
        return None
    denied = "not" in words or "never" in words or words[-1] in ("no", "neither")
    begin = at + (view.coarse[at] == "D")
    return begin, _complement_end(view.coarse, begin), "without" if denied else "with"


_HAVE = frozenset(("have", "has", "had"))
_NOTS = frozenset(("not", "never", "yet", "still", "already", "also", "had"))
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|been|being|be) ", re.I)
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "got", "get"))


def _complement_end(coarse: str, start: int) -> int:
    stop = _OBJECT_STOP.search(coarse, start, min(len(coarse), start + _LONGEST_COMPLEMENT))
    end = stop.start() if stop else min(len(coarse), start + _LONGEST_COMPLEMENT)
    loose = _LOOSE_END.search(coarse, start, end)
    return loose.start() if loose is not None else end


#: `from the zone with just`: a preposition whose noun is not of the complement.
_LOOSE_END = re.compile(r"[PpOCt][ADJ]*\Z")
