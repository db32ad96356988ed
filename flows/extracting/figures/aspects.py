"""Changes of which the text says whose they are: `300 tonnes worth $1 million, up 12% in volume and 5% in value`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.annotating.views import View
from flows.extracting.figures.model import Figure, Role
from flows.extracting.figures.words import measure_words

_FAR = 5
#: Behind a change: `in number`, `in terms of value`, `in both volume`.
_IN = re.compile(r"[PO]")
#: From a figure to the changes: no other clause, but perhaps a relative one.
_CLAUSE = re.compile(r"R[^,;]*")


def by_aspect(view: View, figures: Sequence[Figure], roles: Mapping[int, Role]) -> dict[int, Figure]:
    """The level of each change behind which stands what of it changed: money in value, the rest in volume or number."""
    found: dict[int, Figure] = {}
    for at in sorted(roles):
        if roles[at].name != "change" or roles[at].others:
            continue
        kinds = _kinds(view, at)
        hosts = [f for f in figures if f.at < at and f.level is not None and f.lead.unit_kind in kinds]
        if hosts and ";" not in view.coarse[hosts[-1].at : at] and hosts[-1] not in found.values():
            found[at] = hosts[-1]
    return found


def _kinds(view: View, at: int) -> tuple[str, ...]:
    """Kinds of figures that the words behind a change call for; none where they say nothing."""
    coarse = view.coarse
    if not _IN.match(coarse, at + 1):
        return ()
    for behind in range(at + 2, min(at + 2 + _FAR, len(coarse))):
        word = view.surface(behind, behind + 1).lower()
        if word in measure_words().aspects:
            follows = coarse[behind + 1 : behind + 2]
            return tuple(measure_words().aspects[word].split()) if follows not in ("O", "N", "x") else ()
        if coarse[behind] not in "DJONxP":
            break
    return ()


def is_one_clause(coarse: str) -> bool:
    """Whether nothing but nouns and relative clauses stands in a stretch of a sentence."""
    return not any(c in "VM;" for c in _CLAUSE.sub("", coarse))
