"""Names of the lexicon that mean two things: declared in `ambiguous.yml`, or a mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from flows.annotating.names.gazetteer import (
    CountryFile,
    OrganisationFile,
    PlaceFile,
    key,
    packs,
)
from flows.annotating.quantities.lexicon import currencies, units
from flows.lexicon.loading import LexiconModel, lexicon_folder, load
from flows.lexicon.locating import Step, line_of, shown

Kind = Literal["nation", "place", "organisation", "unit", "currency"]


class Ambiguous(LexiconModel):
    """A name that two entries share on purpose, and why that does no harm."""

    kind: Kind
    name: str
    why: str


class AmbiguousFile(LexiconModel):
    """`ambiguous.yml`."""

    ambiguous: list[Ambiguous]


class Alias(NamedTuple):
    """A name with what it means, and where it stands: a file of the lexicon and the way to the entry in it."""

    kind: Kind
    name: str
    meaning: str
    file: str
    place: tuple[Step, ...]


def shared_aliases(aliases: Sequence[Alias] | None = None) -> list[str]:
    """Mistakes: names with two meanings that are not declared, with file and line of each. By default of all names."""
    declared = {(a.kind, a.name) for a in load("ambiguous.yml", AmbiguousFile).ambiguous}
    known: dict[tuple[Kind, str], list[Alias]] = defaultdict(list)
    for alias in _all() if aliases is None else aliases:
        known[alias.kind, _key(alias)].append(alias)
    mistakes: list[str] = []
    for found in known.values():
        meanings = {alias.meaning: alias for alias in reversed(found)}
        if len(meanings) > 1 and not any((a.kind, a.name) in declared for a in found):
            first, *others = sorted(meanings.values(), key=found.index)
            mistakes.extend(
                f"{_where(other)}: {other.kind} {other.name!r} means {other.meaning} here and {first.meaning} in "
                f"{_where(first)}: declare it in ambiguous.yml if that is meant"
                for other in others
            )
    return mistakes


def _key(alias: Alias) -> str:
    """Bodies meet under a common key, as the gazetteer finds them; everything else as it is written."""
    return key(alias.name) if alias.kind == "organisation" else alias.name


def _where(alias: Alias) -> str:
    path = lexicon_folder()
    for part in alias.file.split("/"):
        path = path / part
    return f"{shown(path)}:{line_of(path.read_text(encoding='utf-8'), alias.place)}"


def _all() -> Iterator[Alias]:
    yield from _countries()
    for pack in packs():
        yield from _places(f"countries/{pack}/places.yml")
        yield from _bodies(f"countries/{pack}/organisations.yml")
    yield from _units()
    yield from _currencies()


def _countries(file: str = "countries/world/countries.yml") -> Iterator[Alias]:
    for name, country in load(file, CountryFile).countries.items():
        place = ("countries", name)
        for alias in (name, *country.aliases):
            yield Alias("place", alias, country.code, file, place)
        for demonym in country.demonyms:
            yield Alias("nation", demonym, country.code, file, place)
        if country.capital:
            yield Alias("place", country.capital, country.code, file, place)


def _is_there(file: str) -> bool:
    path = lexicon_folder()
    for part in file.split("/"):
        path = path / part
    return path.is_file()


def _places(file: str) -> Iterator[Alias]:
    """Towns by their country: two of one country are one place to the gazetteer."""
    if not _is_there(file):
        return
    content = load(file, PlaceFile)
    for group, names in content.places.items():
        for name in names:
            yield Alias("place", name, content.country or "", file, ("places", group))
    for code, names in content.cities.items():
        for name in names:
            yield Alias("place", name, code, file, ("cities", code))


def _bodies(file: str) -> Iterator[Alias]:
    """Bodies without their local names: those hold in documents about one country alone."""
    if not _is_there(file):
        return
    for number, body in enumerate(load(file, OrganisationFile).organisations):
        for alias in (body.name, *body.aliases):
            yield Alias("organisation", alias, body.name, file, ("organisations", number))


def _units() -> Iterator[Alias]:
    for number, unit in enumerate(units().units):
        for alias in {*unit.symbols, *unit.names}:
            yield Alias("unit", alias, unit.code, "units.yml", ("units", number))


def _currencies() -> Iterator[Alias]:
    file = currencies()
    shared = {*file.shared_names, *file.shared_signs}
    for number, currency in enumerate(file.currencies):
        for alias in {*currency.names, *currency.signs, *currency.prefixes, *currency.letters} - shared:
            yield Alias("currency", alias, currency.code, "currencies.yml", ("currencies", number))
