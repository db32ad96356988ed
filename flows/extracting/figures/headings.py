"""What a lead-in tells that the lines of a list are of: `Job losses were recorded in these sectors:`."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.syntax import syntax_of
from flows.extracting.figures.wording import Told, told
from flows.extracting.figures.words import measure_words

#: A line of a list: a label without verb or figure, a colon, and the figure.
_LINE = re.compile(r"[*|_-]?[^MVvRhIQ:;~]{1,14}:[DAJ]*Q")
#: What points at the lines below, and by what they are told apart.
_POINTER = re.compile(
    r" (?:(?:in|for|by|among|from|across|at|with|to) )?(?:the )?(?:following|these|each|every|below)\b.*$"
    r"| as follows.*$| by [a-z -]+$| (?:in|for|by|among|from|across|at|with|to)$",
    re.I,
)


def lead_in(view: View, lexis: Lexis) -> Told | None:
    """The measure that a sentence before a list tells for all its lines; None where it tells none."""
    coarse = view.coarse.rstrip("~")
    if not coarse.endswith(":") or "Q" in coarse:
        return None
    start = next((i for i, c in enumerate(coarse) if c not in "DCA"), 0)
    phrase = syntax_of(view.coarse).after(start) if "v" not in coarse else None  # `is to build these works:`
    found = told(view, lexis, phrase) if phrase is not None else None
    if phrase is None or found is None or found.bare:
        return None
    text = _POINTER.sub("", found.text)
    said = _POINTER.sub("", f" {predicate(view, phrase[1])}") if coarse[phrase[1]] in "MVA" else ""
    if said.split()[:1] and said.split()[0].lower() not in measure_words().listing:
        text += said
    words = text.lower().split()
    if not words or not measure_words().titles.isdisjoint(words) or text.lower() in measure_words().empty:
        return None
    return Told(text, text, text)


def is_line(view: View) -> bool:
    """Whether a sentence is a line of a list: a label and its figure."""
    return _LINE.match(view.coarse) is not None


def under(heading: Told, label: Told) -> Told:
    """A label as a part of what the lead-in tells: `Job losses in Mining`."""
    if heading.noun.lower().split()[-1] in label.text.lower().split():
        return label
    return heading.at(label.text)
