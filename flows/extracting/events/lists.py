"""Lists of those who took part or held a happening."""

from __future__ import annotations

import re

from flows.annotating.spans import OrganisationSpan
from flows.annotating.views import View
from flows.extracting.events.lexicon import word, words


def of_parliament(organisers: list[str]) -> bool:
    """Whether one of the organisers is a parliament by its name."""
    parliaments = words().parliaments
    return any(
        part in parliaments
        for name in organisers
        for part in re.findall(r"[^\W\d]+(?:['’]s)?", name.lower().replace("’", "'"))
    )


def list_end(view: View, at: int) -> int:
    """End of the list of people behind a cue: the next finite verb behind a person, or the end of the sentence."""
    seen = False
    for position in range(at, len(view.letters)):
        mark = view.coarse[position]
        seen = seen or mark in "HB"
        if seen and mark in "VM" and view.coarse[position - 1] not in ",R":
            return position
    return len(view.letters)


def join(people: list[tuple[str, str]], name: str, role: str) -> None:
    """Put a person with a role behind the others, unless the name is among them already."""
    if all(name != known for known, _ in people):
        people.append((name, role))


def is_holder(view: View, start: int, end: int) -> bool:
    """Whether an interval names a body that holds gatherings."""
    return any(
        isinstance(view.spans.get(at), OrganisationSpan) or word(view, at) in words().holders or _is_acronym(view, at)
        for at in range(start, end)
    )


def _is_acronym(view: View, at: int) -> bool:
    """Whether an unknown short name in capitals stands at a position: `the NEC`."""
    text = view.surface(at, at + 1)
    return view.coarse[at] == "N" and len(text) > 1 and text.isalpha() and text.isupper()
