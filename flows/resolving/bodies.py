"""Keys of bodies' names: translations and rearrangements of one name give one key."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache

from flows.annotating.names.gazetteer import gazetteer, known_body
from flows.annotating.names.lexicon import name_lexicon
from flows.resolving.identity import fold
from flows.resolving.lexicon import identity_lexicon

#: Words shorter than this are not repaired: too many words are near to them.
_LONG = 7
#: How alike (0 to 1) a misprinted word and the word meant must be.
_ALIKE = 0.86
#: A name of fewer telling words is one that many countries have: the lexicon of one does not speak for it.
_TELLING = 3


@lru_cache(maxsize=65_536)
def body_key(name: str) -> str:
    """The key of a body's name, a pure function of it.

    A body that the lexicon knows has the key of its canonical name. `Department of Finance of Quang Loc Province` and
    `Quang Loc Provincial Department of Finance` have one key; bodies of different telling words have two.
    """
    key = _words(name)
    found = known_body(name)
    if found is None:
        canonical = _known().get(key)
        found = known_body(canonical) if canonical else None
    if found is None or found.kind != "organisation" or found.local:
        return key
    return _words(found.name) if found.country is None or len(key.split()) > _TELLING else key


@lru_cache(maxsize=65_536)
def _words(name: str) -> str:
    """Telling words of a name, in alphabetical order."""
    lexicon = identity_lexicon()
    words = [_repaired(w) for w in fold(name.replace("&", " and ").replace("’", "'")).split()]
    central = "central" in words
    words = [w if w in lexicon.central and not central else lexicon.synonyms.get(w, w) for w in words]
    telling = sorted({w for w in words if w not in lexicon.light})
    if len(telling) < 2:
        telling = sorted(set(words) - {"the", "of"})
    placed = [w for w in telling if w not in lexicon.of_place]
    return " ".join(placed if len(placed) > 2 else telling) or fold(name)


@cache
def _known() -> dict[str, str]:
    """Canonical names by the words of their aliases; what two bodies could be meant by is left out."""
    found: dict[str, set[str]] = {}
    for alias, entries in gazetteer().entries.items():
        for entry in entries:
            if entry.kind == "organisation" and not entry.local:
                found.setdefault(_words(alias), set()).add(entry.name)
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


@cache
def _vocabulary() -> dict[str, list[str]]:
    """Long words that bodies' names are made of, by their first two letters."""
    bodies = name_lexicon().bodies
    found: dict[str, list[str]] = {}
    for word in sorted({*bodies.heads, *bodies.topics.split(), *bodies.modifiers}):
        if len(word) >= _LONG and word.isalpha():
            found.setdefault(word[:2], []).append(word)
    return found


@lru_cache(maxsize=65_536)
def _repaired(word: str) -> str:
    """A long word that no body's name knows but that is nearly one: `Agriculure`."""
    if len(word) < _LONG:
        return word
    near = _vocabulary().get(word[:2], [])
    if word in near or word in identity_lexicon().synonyms:
        return word
    alike = [w for w in near if abs(len(w) - len(word)) == 1 and SequenceMatcher(None, w, word).ratio() >= _ALIKE]
    alike = [w for w in alike if not (w.startswith(word) or word.startswith(w))]
    return alike[0] if len(alike) == 1 else word
