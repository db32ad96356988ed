"""The lexicon of names as annotators need it: read once from YAML, typed, with plurals and folded spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from flows.lexicon.loading import LexiconModel, load


class Titles(LexiconModel):
    """`titles.yml`."""

    heads: dict[str, list[str]]
    plurals: dict[str, str]
    weak: list[str]
    professions: list[str]
    before: list[str]
    hyphenated: list[str]
    regional: list[str]
    business: list[str]
    after: list[str]
    abbreviated: dict[str, str]
    status: dict[str, list[str]]
    attach: list[str]
    portfolios: dict[str, str]
    of_agencies: list[str]
    lead: list[str]
    references: dict[str, list[str]]
    appointed: list[str]
    appoints: list[str]
    appointment: list[str]
    succeeds: list[str]
    becoming: list[str]
    tails: list[str]
    portfolio: list[str]
    no_general: list[str]
    announcing: list[str]
    staff: list[str]
    commanding: list[str]
    tails_the: list[str]
    tails_cap: list[str]
    short_ranks: dict[str, str]
    dealing: list[str]
    tails_of_ministries: list[str]
    with_ministry: list[str]
    outer_ranks: list[str]
    of_party: list[str]
    seats: list[str]
    once: list[str]


class Honorifics(LexiconModel):
    """`honorifics.yml`."""

    address: list[str]
    learned: list[str]
    respect: list[str]
    military: list[str]
    grade: list[str]
    behind: list[str]
    he: list[str]
    she: list[str]
    after: list[str]
    suffixes: list[str]


class Vietnamese(LexiconModel):
    """Surnames and syllables of Vietnamese names."""

    surnames: list[str]
    weak: list[str]
    syllables: str


class EastAsian(LexiconModel):
    """Surnames of Chinese and Korean names."""

    surnames: list[str]
    weak: list[str]


class Names(LexiconModel):
    """`names.yml`."""

    vietnamese: Vietnamese
    east_asian: EastAsian
    particles: list[str]
    shortened: list[str]
    titled: list[str]
    ambiguous: list[str]
    given: str


class Bodies(LexiconModel):
    """`bodies.yml`."""

    heads: list[str]
    suffixes: list[str]
    modifiers: list[str]
    topics: str
    place_heads: list[str]
    regions: list[str]
    compass: list[str]
    offices: list[str]
    prefixed: list[str]
    agencies: list[str]
    thing_heads: list[str]
    sorts: list[str]
    parts: list[str]
    joined: list[str]
    parties: list[str]


class Common(LexiconModel):
    """`common.yml`."""

    common: str


@dataclass(frozen=True)
class NameLexicon:
    """All of the name lexicon but the gazetteer."""

    titles: Titles
    honorifics: Honorifics
    names: Names
    bodies: Bodies
    given: frozenset[str]
    common: frozenset[str]
    status: dict[str, str]


def fold(text: str) -> str:
    """Text without diacritics: `Đặng Quốc Khánh` is `Dang Quoc Khanh`. Length may change; case stays."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))


def with_folded(words: Iterable[str]) -> list[str]:
    """The words and their spellings without diacritics, each once."""
    found = dict.fromkeys(words)
    found.update(dict.fromkeys(fold(w) for w in list(found)))
    return list(found)


def plural(noun: str, irregular: dict[str, str]) -> str:
    """Plural of an office or a body: `secretary` is `secretaries`."""
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def name_lexicon() -> NameLexicon:
    """The lexicon, read once a process. Raises LexiconError for a file that does not hold what its model says."""
    titles, names = load("titles.yml", Titles), load("names.yml", Names)
    return NameLexicon(
        titles=titles,
        honorifics=load("honorifics.yml", Honorifics),
        names=names,
        bodies=load("bodies.yml", Bodies),
        given=frozenset(with_folded(names.given.split())),
        common=frozenset(load("common.yml", Common).common.split()),
        status={word: status for status, words in titles.status.items() for word in words},
    )
