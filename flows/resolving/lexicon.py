"""The lexicon of identity: spellings that are one name across documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from flows.annotating.names.lexicon import name_lexicon
from flows.lexicon.loading import LexiconModel, load
from flows.resolving.identity import fold, stem


class IdentityFile(LexiconModel):
    """`identity.yml`."""

    transliterations: list[list[str]]
    sounds: list[tuple[str, str]]
    particles: list[str]
    honorifics: list[str]
    behind: list[str]
    servants: list[str]
    suffixes: list[str]
    synonyms: list[list[str]]
    central_only: list[str]
    light: list[str]
    of_place: list[str]
    unique_seats: list[str]
    shared_ranks: list[str]
    pale: list[str]
    moving: list[str]


@dataclass(frozen=True)
class Identity:
    """The lexicon as the resolve step needs it."""

    spelling: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    particles: frozenset[str]
    honorifics: frozenset[str]
    servants: frozenset[str]
    suffixes: frozenset[str]
    synonyms: dict[str, str]
    central: frozenset[str]
    light: frozenset[str]
    of_place: frozenset[str]
    unique_seats: frozenset[str]
    shared_ranks: frozenset[str]
    #: Words of a target that tell it from no other, and those of growth and decline, both cut to their stems.
    pale: frozenset[str]
    moving: frozenset[str]
    #: Surnames that stand first, of one syllable names: Vietnamese, and Chinese and Korean.
    vietnamese: frozenset[str]
    east_asian: frozenset[str]


@cache
def identity_lexicon() -> Identity:
    """The lexicon, read once a process. Raises LexiconError for a file that does not hold what its model says."""
    file, names = load("identity.yml", IdentityFile), name_lexicon().names
    vietnamese = {fold(s) for s in names.vietnamese.surnames} - {fold(s) for s in names.vietnamese.weak}
    return Identity(
        spelling={word: group[0] for group in file.transliterations for word in group},
        sounds=tuple(file.sounds),
        particles=frozenset(file.particles),
        honorifics=frozenset([*file.honorifics, *file.behind]),
        servants=frozenset(file.servants),
        suffixes=frozenset(file.suffixes),
        synonyms={word: group[0] for group in file.synonyms for word in group},
        central=frozenset(w for g in file.synonyms if g[0] in file.central_only for w in g),
        light=frozenset(file.light),
        of_place=frozenset(file.of_place),
        unique_seats=frozenset(file.unique_seats),
        shared_ranks=frozenset(file.shared_ranks),
        pale=frozenset(stem(w) for w in file.pale),
        moving=frozenset(stem(w) for w in file.moving),
        vietnamese=frozenset(vietnamese),
        east_asian=frozenset(fold(s) for s in names.east_asian.surnames),
    )
