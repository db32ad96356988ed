"""Typed spans: what annotators find in a text, as half-open intervals of tokens and of cleaned characters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar, Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["by", "since", "until", "before", "after", "from_to", "between", "on", "in", "within", "throughout"]


@dataclass(slots=True)
class Span:
    """A stretch of text with a type. `first`/`last` count tokens, `start`/`end` cleaned characters."""

    type: ClassVar[str] = "span"

    first: int
    last: int
    start: int
    end: int

    @property
    def features(self) -> tuple[str, ...]:
        """Features by which patterns see it; the type is one of them."""
        return (self.type,)


@dataclass(slots=True)
class DateSpan(Span):
    """A temporal expression with its closed interval.

    `anchor` says what it was resolved against: `document`, `text` (an earlier date), `self` (nothing else needed), or
    None where it stays open; then `start_date` and `end_date` are None.
    """

    type: ClassVar[str] = "date"

    timex_type: TimexType = "DATE"
    timex_value: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    precision: str | None = None
    direction: Direction | None = None
    anchor: str | None = None
    #: TIMEX3 `mod`: START, MID, END of the interval, or APPROX, MORE_THAN, LESS_THAN of a length.
    modifier: str | None = None
    #: An adjective that only alludes to a time (`recent attacks`): no rule reads it as a date.
    attribute: bool = False

    @property
    def features(self) -> tuple[str, ...]:
        return ("date", self.timex_type.lower())


UnitKind = Literal["count", "percent", "percentage_point", "money", "unit", "factor", "point", "rate"]


@dataclass(slots=True)
class QuantitySpan(Span):
    """A figure with its unit. `value` is the lower end where `value_max` is there; a factor has `factor` alone.

    `counted` is the noun that is counted, as token interval; `unit_kind` is what patterns see. `sign` is -1 or +1
    where the figure itself is written with one.
    """

    type: ClassVar[str] = "quantity"

    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    unit_kind: UnitKind = "count"
    comparator: str = "exact"
    modifier: str | None = None
    change: Literal["up", "down"] | None = None
    factor: float | None = None
    out_of: float | None = None
    equivalent_value: float | None = None
    equivalent_unit: str | None = None
    counted: tuple[int, int] | None = None
    sign: int | None = None
    #: English name of the unit, for readers; `unit` is its code.
    unit_name: str | None = None
    #: Token interval of the figure itself, without modifier and unit.
    figure: tuple[int, int] = (0, 0)

    @property
    def features(self) -> tuple[str, ...]:
        return ("quantity", self.unit_kind)


@dataclass(slots=True)
class NamedSpan(Span):
    """A person, body or place. `name` is without honorifics; `entry` is the lexicon id where one is known."""

    name: str = ""
    entry: str | None = None


@dataclass(slots=True)
class PersonSpan(NamedSpan):
    """A person's name, honorifics split off. `seat` is what a party's letter stands before: `X (D-Ohio)`."""

    type: ClassVar[str] = "person"

    honorific: str | None = None
    seat: str | None = None


@dataclass(slots=True)
class OrganisationSpan(NamedSpan):
    """A body's name, with its canonical form where the lexicon knows it."""

    type: ClassVar[str] = "organisation"

    canonical: str | None = None


@dataclass(slots=True)
class PlaceSpan(NamedSpan):
    """A named place; `country` is an ISO 3166-1 alpha-2 code."""

    type: ClassVar[str] = "place"

    country: str | None = None


@dataclass(slots=True)
class PostSpan(Span):
    """An office: `Deputy Minister`, with the body that its words name (`of Public Security`)."""

    type: ClassVar[str] = "post"

    position: str = ""
    body: tuple[int, int] | None = None
    status: str | None = None
    roles: list[str] = field(default_factory=list)
    #: Token of the noun that makes it an office, and that noun in lower case and singular.
    head: int = 0
    noun: str = ""
    #: Several persons: `deputy ministers`.
    plural: bool = False
    #: Country that an adjective or a possessive names: `the Swedish Ambassador`.
    nation: str | None = None
    #: Canonical name of the body where the lexicon knows it.
    canonical: str | None = None
