"""People and bodies as a document builds them up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from flows.annotating.names.lexicon import name_lexicon

Gender = Literal["he", "she"]
_HE: Gender = "he"
_SHE: Gender = "she"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds in this document. `noun` is its head in lower case, `body` the body's name."""

    position: str
    noun: str
    body: str | None = None
    nation: str | None = None


@dataclass(slots=True)
class PersonEntity:
    """One person of a document. `name` is the fullest form so far; `mentions` are token positions in order."""

    name: str
    words: tuple[str, ...]
    honorific: str | None = None
    entry: str | None = None
    gender: Gender | None = None
    forms: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    #: The office told last, former ones left out.
    office: Office | None = None
    mentions: list[int] = field(default_factory=list)

    @property
    def left(self) -> Office | None:
        """The office that the person is told to have left last."""
        return self.offices[-1] if self.offices else None

    def holds(self, noun: str) -> bool:
        """Whether an office of this noun is known of the person."""
        return any(o.noun == noun for o in self.offices)

    def hold(self, office: Office) -> None:
        """Note an office; twice the same is once."""
        if office not in self.offices:
            self.offices.append(office)
        self.gender = self.gender or gender_of(office.noun)


@dataclass(slots=True)
class BodyEntity:
    """One body of a document: its fullest name, its acronym, and the noun it turns on in lower case."""

    name: str
    noun: str
    canonical: str | None = None
    acronym: str | None = None
    mentions: list[int] = field(default_factory=list)
    #: Those mentions that do not merely name the body of an office.
    own_mentions: list[int] = field(default_factory=list)


def gender_of(word: str | None) -> Gender | None:
    """Gender that an honorific or office tells, if any."""
    genders = _genders()
    parts = (word or "").lower().replace(".", " ").split()
    return next((genders[part] for part in parts if part in genders), None)


@cache
def _genders() -> dict[str, Gender]:
    honorifics = name_lexicon().honorifics
    return {**dict.fromkeys(honorifics.he, _HE), **dict.fromkeys(honorifics.she, _SHE)}
