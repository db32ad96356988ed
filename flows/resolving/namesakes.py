"""Namesakes: people of one name whose reports cannot be of one person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flows.annotating.names.gazetteer import gazetteer
from flows.annotating.tokens import tokenise
from flows.resolving.in_document.entities import gender_of

#: Offices in two provinces told within so many days of one another are two people's: nobody holds both.
_TOGETHER = 90
_HELD = frozenset({"current", "acting"})


@dataclass(frozen=True, slots=True)
class Report:
    """What a row of a document tells of a person."""

    document: str
    day: dt.date | None
    honorific: str | None
    seat: str
    body: str | None
    position: str
    status: str


@dataclass(slots=True)
class Profile:
    """All that some documents tell of a person."""

    documents: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    #: Days on which an office in a province was told, by province.
    provinces: dict[str, set[dt.date | None]] = field(default_factory=lambda: defaultdict(set))
    first: tuple[dt.date, str] = (dt.date.max, "\U0010ffff")

    def add(self, report: Report) -> None:
        """Take in a row."""
        self.documents.add(report.document)
        gender = gender_of(report.honorific) or gender_of(report.position)
        if gender is not None:
            self.genders.add(gender)
        self.seats.add(report.seat)
        self.first = min(self.first, (report.day or dt.date.max, report.document))
        for name, country in _places(report.body or ""):
            self.countries.add(country)
            if name is not None and report.status in _HELD:
                self.provinces[name].add(report.day)

    def merge(self, other: Profile) -> None:
        """Take in another profile."""
        self.documents |= other.documents
        self.genders |= other.genders
        self.seats |= other.seats
        self.countries |= other.countries
        for name, days in other.provinces.items():
            self.provinces[name] |= days
        self.first = min(self.first, other.first)


def persons(reports: Iterable[Report]) -> dict[str, int]:
    """Number of the person, by document, of reports that share a name; 0 where all can be one person.

    It depends on the reports alone, not on their order: documents are taken by day and id, and each joins the first
    person whom it does not speak against, one with a common office before others.
    """
    profiles: dict[str, Profile] = {}
    for report in reports:
        profiles.setdefault(report.document, Profile()).add(report)
    found: list[Profile] = []
    for profile in sorted(profiles.values(), key=lambda p: p.first):
        fitting = [p for p in found if not _apart(p, profile)]
        same = next((p for p in fitting if p.seats & profile.seats), fitting[0] if fitting else None)
        if same is None:
            found.append(profile)
        else:
            same.merge(profile)
    return {document: number for number, person in enumerate(found) for document in person.documents}


def _apart(one: Profile, other: Profile) -> bool:
    """Whether two profiles cannot be of one person."""
    if one.genders and other.genders and one.genders.isdisjoint(other.genders):
        return True
    if one.seats & other.seats:
        return False
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return True
    shared = one.provinces.keys() & other.provinces.keys()
    return not shared and any(
        _together(days, told) for days in one.provinces.values() for told in other.provinces.values()
    )


def _together(days: Iterable[dt.date | None], others: Iterable[dt.date | None]) -> bool:
    return any(
        a is None or b is None or abs((a - b).days) <= _TOGETHER for a in days for b in others
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def _places(body: str) -> Sequence[tuple[str | None, str]]:
    """Provinces and towns, and their countries, that the name of a body holds; a country by itself has no name."""
    words, known, found = tokenise(body), gazetteer(), list[tuple[str | None, str]]()
    for at in known.starts(words):
        hit = known.match(words, at)
        entry = hit[1][0] if hit is not None else None
        if entry is not None and entry.country and entry.kind in ("place", "nation"):
            alone = entry.kind == "nation" or entry.name in _country_names()
            found.append((None if alone else entry.name, entry.country))
    return found


@lru_cache(maxsize=1)
def _country_names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entries in gazetteer().entries.values():
        for entry in entries:
            if entry.kind == "nation" and entry.country:
                found[entry.name] = entry.country
    return found
