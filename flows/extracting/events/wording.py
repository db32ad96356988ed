"""Wording of names: tidied, without its article, and as content words that tell it apart."""

from __future__ import annotations

import re

from flows.extracting.events.lexicon import words

_FOLD = re.compile(r"[^\W_]+")
#: Small words at which a phrase was cut off.
_DANGLING = re.compile(r"(?: (?:on|in|for|of|to|with|and|at|by|from|as|the|a|an))+\Z")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her"))


def tidy(text: str) -> str:
    """A phrase without marks around it, and without a quotation mark that has no partner."""
    text = text.replace("\n", " ").strip(" ,;:.–—-")
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opened, closed in (("“", "”"), ("(", ")"), ("«", "»")):
        if text.count(opened) != text.count(closed):
            text = text.replace(opened, "").replace(closed, "")
    return _DANGLING.sub("", re.sub(r"\s+", " ", text).strip(" ,;:"))


def without_article(text: str) -> str:
    """A tidied phrase without its article."""
    text = tidy(text)
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else text


def content_words(name: str) -> frozenset[str]:
    """Words of a name that tell it apart, in lower case, without the plural's `s`."""
    stop = words().stop
    found = (w.lower() for w in _FOLD.findall(name))
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in found if w not in stop
    )
