"""Verbs that the room of targets turns round."""

from __future__ import annotations

from flows.annotating.classes import Verbs
from flows.lexicon.loading import load


def verb_entries() -> list[str]:
    """All verb entries of the lexicon, each with its irregular forms."""
    return [entry for entries in load("verbs.yml", Verbs).meanings.values() for entry in entries]
