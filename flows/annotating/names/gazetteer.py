"""Known bodies, places and people, found by the tokens that they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import compress, count
from typing import Literal

from flows.annotating.names.lexicon import fold
from flows.annotating.tokens import tokenise
from flows.lexicon.loading import LexiconModel, lexicon_folder, load

EntryKind = Literal["place", "nation", "organisation"]


class Organisation(LexiconModel):
    """A body with its canonical name; `local` aliases hold in documents about the pack's country alone."""

    name: str
    aliases: list[str] = []
    local: list[str] = []


class OrganisationFile(LexiconModel):
    """`organisations.yml` of a country pack."""

    country: str | None = None
    organisations: list[Organisation]


class PlaceFile(LexiconModel):
    """`places.yml` of a country pack: places by kind, or cities by country."""

    country: str | None = None
    places: dict[str, list[str]]
    cities: dict[str, list[str]] = {}


class Country(LexiconModel):
    """A country or territory."""

    code: str
    aliases: list[str] = []
    demonyms: list[str] = []
    capital: str | None = None


class CountryFile(LexiconModel):
    """`countries.yml`."""

    countries: dict[str, Country]


class PeopleFile(LexiconModel):
    """`people.yml` of a country pack: canonical forms of names."""

    people: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of a name."""

    kind: EntryKind
    name: str
    country: str | None = None
    #: Of a body: the name holds in documents about `country` alone.
    local: bool = False


def packs() -> list[str]:
    """Names of the country packs, in order."""
    return sorted(p.name for p in (lexicon_folder() / "countries").iterdir() if p.is_dir())


def _files(name: str) -> Iterator[str]:
    for pack in packs():
        if (lexicon_folder() / "countries" / pack / name).is_file():
            yield f"countries/{pack}/{name}"


def _places() -> Iterator[tuple[str, Entry]]:
    for name, country in load("countries/world/countries.yml", CountryFile).countries.items():
        entry = Entry("place", name, country.code)
        for alias in (name, *country.aliases):
            yield alias, entry
        for demonym in country.demonyms:
            yield demonym, replace(entry, kind="nation")
        if country.capital:
            yield country.capital, Entry("place", country.capital, country.code)
    for path in _files("places.yml"):
        file = load(path, PlaceFile)
        groups = [(file.country, names) for names in file.places.values()]
        for code, names in [*groups, *file.cities.items()]:
            for name in names:
                yield name, Entry("place", name, code)


def _organisations() -> Iterator[tuple[str, Entry]]:
    for path in _files("organisations.yml"):
        file = load(path, OrganisationFile)
        for body in file.organisations:
            entry = Entry("organisation", body.name, file.country)
            for alias in (body.name, *body.aliases):
                yield alias, entry
            for alias in body.local:
                yield alias, replace(entry, local=True)


def spellings(name: str) -> Iterator[str]:
    """A name as texts may write it: with or without diacritics, either apostrophe, z for s, in capitals."""
    for form in {name, fold(name)}:
        for variant in {form, form.replace("isation", "ization"), form.replace("'", "’")}:
            yield variant
            yield variant.replace("’", "'").replace("isation", "ization").replace("'", "’")
            if len(variant) > 3:
                yield variant.upper()


class _Node(dict[str, "_Node"]):
    """Next tokens of names, and the entries of the name that ends here."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] | None = None


class Gazetteer:
    """Names by token. `match` gives the longest entry that stands at a token."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self.entries: dict[str, list[Entry]] = {}
        for alias, entry in entries:
            for form in spellings(alias):
                if not form[0].isupper():
                    continue
                known = self.entries.setdefault(form, [])
                if entry not in known:
                    known.append(entry)
        self._root = _Node()
        for form, found in self.entries.items():
            self._insert(tokenise(form), found)
        self.canonical = {key(form): found[0] for form, found in self.entries.items()}

    def _insert(self, words: list[str], entries: list[Entry]) -> None:
        node = self._root
        for word in words[:-1]:
            node = node.setdefault(word, _Node())
        end = node.setdefault(words[-1], _Node())
        end.entries = entries
        node.setdefault(words[-1] + " ", _Node()).entries = entries

    def starts(self, words: list[str]) -> Iterator[int]:
        """Tokens at which a name may begin."""
        return compress(count(), map(self._root.__contains__, words))

    def match(self, words: list[str], first: int) -> tuple[int, list[Entry]] | None:
        """End token and entries of the longest name that starts at token `first`."""
        node, found, at, size = self._root.get(words[first]), None, first, len(words)
        while node is not None:
            at += 1
            if node.entries is not None:
                found = (at, node.entries)
            node = node.get(words[at]) if at < size else None
        return found


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """Key under which spellings of one name meet: folded, without case, articles, marks and `of`."""
    text = fold(name).casefold().replace("’", "'").replace("'s", "").replace("ization", "isation").replace("&", " and ")
    words = "".join(c if c.isalnum() else " " for c in text).split()
    words = ["in" + w[2:] if w.startswith("ln") else w for w in words]  # a capital I that was read as l
    return " ".join(w for w in words if w not in _SKIPPED)


_SKIPPED = frozenset({"the", "of", "and", "for", "on"})


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of all packs, made once a process."""
    return Gazetteer([*_places(), *_organisations()])


@lru_cache(maxsize=20_000)
def known_body(name: str) -> Entry | None:
    """The entry of a body by any spelling of its name: without articles, diacritics, case and marks."""
    return gazetteer().canonical.get(key(name))


@cache
def country_names() -> frozenset[str]:
    """Names of the world's countries as records use them."""
    return frozenset(load("countries/world/countries.yml", CountryFile).countries)


@cache
def country_words() -> dict[str, str]:
    """ISO codes of the world's countries by their names, aliases, peoples and capitals."""
    found: dict[str, str] = {}
    for name, country in load("countries/world/countries.yml", CountryFile).countries.items():
        for word in (name, *country.aliases, *country.demonyms, country.capital):
            if word:
                found.setdefault(word, country.code)
    return found


@cache
def known_people() -> dict[str, str]:
    """Canonical names of office holders by folded name."""
    found: dict[str, str] = {}
    for path in _files("people.yml"):
        for name in load(path, PeopleFile).people:
            found.setdefault(fold(name).casefold(), name)
    return found
