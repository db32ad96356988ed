"""Past participles of verbs in any form: `drew` and `draws` give `drawn`."""

from __future__ import annotations

from functools import lru_cache

from flows.annotating.classes import Verbs
from flows.lexicon.inflection import verb_forms
from flows.lexicon.loading import load


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    known: dict[str, str] = {}
    for entries in load("verbs.yml", Verbs).meanings.values():
        for entry in entries:
            forms = verb_forms(entry)
            for form in forms.values():
                known.setdefault(form, forms["vbn"])
    return known


def participle_of(word: str) -> str | None:
    """The participle of a verb form in lower case; None for a word that is no verb as far as is known."""
    return _participles().get(word) or (word if word.endswith("ed") else None)
