"""A report of a happening as it is compared with others: its telling words, numbers, places and people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from flows.lexicon.event_kinds import event_kinds
from flows.lexicon.loading import LexiconModel, load
from flows.resolving.identity import fold, stem

_CENTURIES = ("18", "19", "20")


class HappeningsFile(LexiconModel):
    """`happenings.yml`."""

    sorts: frozenset[str]
    numbers: dict[str, str]
    meanings: list[list[str]]
    leaving: frozenset[str]
    places_alike: list[list[str]]


@cache
def happenings_lexicon() -> HappeningsFile:
    """The lexicon, loaded once."""
    file: HappeningsFile = load("happenings.yml", HappeningsFile)
    return file


@cache
def _of_hazard() -> dict[str, str]:
    return {word: group[0] for group in event_kinds().hazards for word in group}


@cache
def _of_meaning() -> dict[str, str]:
    return {stem(word): stem(group[0]) for group in happenings_lexicon().meanings for word in group}


@dataclass(frozen=True, slots=True)
class Person:
    """One who took part: the id of the official where it is known, and the folded name."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a document tells of a happening. `bodies` are ids of `organisers`; `published` is the document's day."""

    kind: str
    name: str
    start: dt.date | None = None
    end: dt.date | None = None
    precision: str | None = None
    places_told: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: frozenset[str] = frozenset()
    organisers: tuple[str, ...] = ()
    published: dt.date | None = None
    story: str = ""
    status: str = "occurred"
    words: frozenset[str] = field(init=False)
    #: Numbers of the name: of a congress, a decree, what is counted; and years.
    numbers: frozenset[str] = field(init=False)
    years: frozenset[str] = field(init=False)
    places: frozenset[str] = field(init=False)
    #: First and last day about which it is told; the document's where the report gives none.
    near: tuple[dt.date, dt.date] = field(init=False)
    #: All words of the name.
    named: frozenset[str] = field(init=False)
    #: The calamity that a disaster is.
    hazard: str | None = field(init=False)
    #: Whether an appointment is one out of an office.
    leaves: bool = field(init=False)

    def __post_init__(self) -> None:
        words, numbers = telling(self.name)
        places = frozenset(word for place in self.places_told for word in _place_words(place))
        object.__setattr__(self, "places", places)
        day = self.start or self.end or self.published or dt.date.max
        object.__setattr__(self, "near", (day, self.end or day))
        named = frozenset(w for p in self.people for w in p.name.split())
        object.__setattr__(self, "words", words - places - named)
        years = frozenset(n for n in numbers if len(n) == 4 and n[:2] in _CENTURIES)
        object.__setattr__(self, "years", years)
        object.__setattr__(self, "numbers", numbers - years)
        spoken = fold(self.name).split()
        object.__setattr__(self, "named", frozenset(spoken))
        object.__setattr__(self, "hazard", _hazard_in(spoken) if self.kind == "disaster" else None)
        object.__setattr__(self, "leaves", not happenings_lexicon().leaving.isdisjoint(spoken))

    @property
    def holders(self) -> frozenset[str]:
        """Telling words of the organisers' names: `work of mass mobilisation` says no more than who held it."""
        return frozenset().union(*(telling(name)[0] for name in self.organisers))

    @property
    def tokens(self) -> frozenset[str]:
        """What another report of the same happening is likely to share."""
        hazard = self.hazard
        struck = {f"{hazard} {place}" for place in self.places} if hazard else set()
        return frozenset({*self.words, *self.bodies, *(p.name for p in self.people), *struck, *self.numbers})


def _hazard_in(words: Iterable[str]) -> str | None:
    return next((hazard for word in words if (hazard := _of_hazard().get(word)) is not None), None)


@lru_cache(maxsize=65_536)
def _place_words(place: str) -> frozenset[str]:
    """Words of a place and all of it in one word, so that `Ha Noi` and `Hanoi` share one."""
    name = _known_place(place)
    return frozenset({*name.split(), name.replace(" ", "")} - {""})


def _known_place(place: str) -> str:
    name = fold(place)
    return next((group[0] for group in happenings_lexicon().places_alike if name in group), name)


@lru_cache(maxsize=65_536)
def telling(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Telling words of a name, cut to their stems, and its numbers."""
    lexicon, meanings, hazards = happenings_lexicon(), _of_meaning(), _of_hazard()
    told, numbers = set(), set()
    for word in fold(name).split():
        if word in lexicon.numbers:
            numbers.add(lexicon.numbers[word])
        elif word[0].isdigit():
            numbers.add(word.rstrip("thsndr") or word)
        elif word not in lexicon.sorts and word not in hazards and len(word) > 1:
            cut = stem(word)
            told.add(meanings.get(cut, cut))
    return frozenset(told), frozenset(numbers)


def is_bare(name: str) -> bool:
    """Whether a name tells its happening from no other of its sort: `press conference`, `ninth session`."""
    return not telling(name)[0]


def same_value(one: str, other: str) -> bool:
    """Whether two values of a column, as text, say the same: `Ha Noi` and `Hanoi` do, two days or statuses do not."""
    if one == other or one[:1].isdigit():
        return one == other
    return _known_place(one).replace(" ", "") == _known_place(other).replace(" ", "")
