"""Wording of names: tidied, without its article, and as content words that tell it apart."""

from __future__ import annotations

import re

from flows.extracting.events.lexicon import words

_FOLD = re.compile(r"[^\W_]+")
#: Small words at which a phrase was cut off.
_DANGLING = frozenset(("on", "in", "for", "of", "to", "with", "and", "at", "by", "from", "as", "the", "a", "an"))
_PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("«", "»"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her"))


def tidy(text: str) -> str:
    """A phrase without marks around it, without a quotation mark or bracket that has no partner, or cut-off words."""
    text = text.strip(" ,;:.–—-\n")
    if "\n" in text or "  " in text:
        text = " ".join(text.split())
    for opened, closed in _PAIRS:
        if text.count(opened) != text.count(closed) or (opened == closed and text.count(opened) % 2):
            text = text.replace(opened, "").replace(closed, "").strip(" ,;:")
    while True:
        kept, space, last = text.rpartition(" ")
        if not space or (last not in _DANGLING and last not in words().trailing):
            return text
        text = kept.rstrip(" ,;:")


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
