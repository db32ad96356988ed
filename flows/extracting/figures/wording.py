"""Wording of measures: tidied text of a phrase, and what a clause says of its subject."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval

_LEADING = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|some|another|all|both)\s+", re.I)
_TRAILING = re.compile(r"[\s,;:\"“”‘’(–—-]+$|^[\s,;:\"“”‘’)–—-]+")
_OBJECT_STOP = re.compile(r"[,;:~.()_SRhT\"]|C(?=[^JNxZL])")
_LONGEST_COMPLEMENT = 14


def tidy(text: str) -> str:
    """A phrase without its article and the marks around it."""
    text = _TRAILING.sub("", text.replace("\n", " ")).strip()
    return _LEADING.sub("", text, count=1)


def surface(view: View, interval: Interval | None) -> str:
    """Tidied text of an interval, empty for None."""
    return tidy(view.surface(*interval)) if interval else ""


def predicate(view: View, start: int) -> str:
    """What a clause says of its counted subject: `have been submitted` gives `submitted`."""
    coarse = view.coarse
    at = start
    if coarse[at : at + 1] in ("R", "h"):
        return view.surface(at, _complement_end(coarse, at + 1))
    while at < len(coarse) and coarse[at] in "MA":
        at += 1
    if at >= len(coarse) or coarse[at] not in "VGv":
        return ""
    end = _complement_end(coarse, at + 1)
    words = view.surface(at, end)
    passive = any(view.tokens.word(view.first[i]).lower() in _BE for i in range(start, at))
    return words if passive or coarse[at] == "G" or at == start else f"that {words}"


_BE = frozenset(("be", "been", "being", "is", "are", "was", "were"))


def _complement_end(coarse: str, start: int) -> int:
    stop = _OBJECT_STOP.search(coarse, start, min(len(coarse), start + _LONGEST_COMPLEMENT))
    return stop.start() if stop else min(len(coarse), start + _LONGEST_COMPLEMENT)
