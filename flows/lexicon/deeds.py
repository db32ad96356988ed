"""Verbs of single deeds and the nouns by which they are called, read from `deeds.yml`."""

from __future__ import annotations

from functools import cache

from flows.lexicon.inflection import verb_forms
from flows.lexicon.loading import LexiconModel, load


class Deeds(LexiconModel):
    """`deeds.yml`: by class the entry of a verb and its noun, and verbs whose base form is a noun as often."""

    deeds: dict[str, dict[str, str]]
    noun_like: list[str]


@cache
def deeds() -> Deeds:
    """The lexicon, loaded once. Raises LexiconError for a file that does not hold what its model says."""
    file: Deeds = load("deeds.yml", Deeds)
    return file


@cache
def deed_nouns() -> dict[str, dict[str, str]]:
    """By class and form of a verb the noun of its deed: `seize`, `detained` gives `detention`."""
    return {
        name: {form: noun for entry, noun in entries.items() for form in verb_forms(entry).values()}
        for name, entries in deeds().deeds.items()
    }
