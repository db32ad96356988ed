"""Measures of money that somebody does something with."""

from __future__ import annotations

from flows.annotating.classes import Words
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.phrases import phrase_after, subject_of
from flows.extracting.figures.wording import surface
from flows.lexicon.loading import load

_LEVEL_WORDS = frozenset(load("words.yml", Words).classes["level_verb"])


def of_deed(view: View, at: int, verb: int) -> str:
    """Money that somebody does something with: `set aside Q for drought` gives `money set aside for drought`."""
    span = view.spans[at]
    word = view.tokens.word(view.first[verb]).lower()
    if not isinstance(span, QuantitySpan) or span.unit_kind != "money":
        return ""
    if word in _LEVEL_WORDS or view.coarse[verb] == "M":
        return ""
    if view.coarse[verb] == "G" and view.coarse[verb - 1 : verb] in tuple("NxZLH"):
        return ""  # `projects carrying $5 billion`
    coarse, start, noun = view.coarse, at + 1, "money"
    following = view.surface(start, start + 1).lower() if start < len(coarse) else ""
    if following in ("in", "of", "worth"):
        phrase = phrase_after(coarse, start + 1)
        if phrase is not None:
            noun, start = surface(view, phrase), phrase[1]
            following = view.surface(start, start + 1).lower() if start < len(coarse) else ""
    purpose = phrase_after(coarse, start + 1) if following in ("for", "to", "on", "from", "into") else None
    told = f"{noun} {view.surface(verb, at)}".strip()
    if purpose is not None:
        told += f" {following} {surface(view, purpose)}"
    subject = surface(view, subject_of(coarse, verb))
    if not subject:
        return told
    return f"{told} by {subject}" if coarse[verb] == "V" else f"{told} that {subject}"
