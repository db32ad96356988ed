"""Models of the quantity lexicon: units, currencies, magnitudes, numerals, modifiers and context words."""

from __future__ import annotations

from typing import Literal

from flows.annotating.spans import UnitKind
from flows.lexicon.loading import LexiconModel, load

Guard = Literal["glued", "dimensioned", "temperature", "large", "sterling"]
Comparator = Literal["about", "at_least", "at_most"]
Change = Literal["up", "down"]


class Prefix(LexiconModel):
    """An SI prefix: `k`, `kilo`."""

    symbol: str
    name: str
    also: tuple[str, ...] = ()


class Unit(LexiconModel):
    """A unit of measure; see `units.yml` for the meaning of each field."""

    code: str
    name: str
    kind: UnitKind = "unit"
    dimension: str
    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    guard: Guard | None = None


class Denominator(LexiconModel):
    """What a figure may be told per: `share`, `person`."""

    code: str
    names: tuple[str, ...]


class Compound(LexiconModel):
    """A smaller unit that may follow a larger one: `5 feet 2 inches`; `parts` of it make one of the larger."""

    minor: str
    parts: float
    majors: tuple[str, ...]


class UnitFile(LexiconModel):
    """`units.yml`."""

    prefixes: tuple[Prefix, ...]
    units: tuple[Unit, ...]
    denominators: tuple[Denominator, ...]
    per_numbers: dict[str, str]
    unit_adjectives: tuple[str, ...]
    compounds: tuple[Compound, ...]


class Currency(LexiconModel):
    """A currency; see `currencies.yml` for the meaning of each field."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class CurrencyFile(LexiconModel):
    """`currencies.yml`."""

    currencies: tuple[Currency, ...]
    shared_names: dict[str, str]
    shared_signs: dict[str, tuple[str, ...]]
    spellings: dict[str, tuple[str, ...]]
    word_codes: frozenset[str]
    local_dollars: tuple[str, ...]


class Magnitude(LexiconModel):
    """A power of ten with its words and its suffixes."""

    power: int
    words: tuple[str, ...]
    suffixes: tuple[str, ...] = ()


class MagnitudeFile(LexiconModel):
    """`magnitudes.yml`."""

    magnitudes: tuple[Magnitude, ...]
    doubtful: dict[str, int]
    code_prefixes: dict[str, int]
    abbreviated: tuple[str, ...]


class Factors(LexiconModel):
    """Words that multiply."""

    always: dict[str, float]
    before_level: dict[str, float]
    verbs: tuple[str, ...]


class NumeralFile(LexiconModel):
    """`number_words.yml`."""

    units: dict[str, int]
    tens: dict[str, int]
    dozens: dict[str, int]
    articles: tuple[str, ...]
    joiners: tuple[str, ...]
    points: tuple[str, ...]
    fractions: dict[str, int]
    bare_parts: tuple[str, ...]
    ordered: tuple[str, ...]
    ordering: tuple[str, ...]
    part_times: tuple[str, ...]
    whole_fillers: tuple[str, ...]
    minus_words: tuple[str, ...]
    plus_words: tuple[str, ...]
    signs: dict[str, str]
    factors: Factors
    fold: tuple[str, ...]
    times: tuple[str, ...]
    levels: tuple[str, ...]
    before_decimal: tuple[str, ...]
    shares: tuple[str, ...]


class Sides(LexiconModel):
    """Expressions before and behind a figure."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class ChangeWords(LexiconModel):
    """Verbs and nouns before a figure, words behind it, that say which way it went.

    `by`: verbs only with that word; `by_nouns`: nouns only with it, and only where no verb stands before them.
    """

    verbs: tuple[str, ...]
    by: tuple[str, ...]
    by_nouns: tuple[str, ...] = ()
    nouns: tuple[str, ...]
    after: tuple[str, ...]
    compared: tuple[str, ...]

    @property
    def leading(self) -> tuple[str, ...]:
        """All words that stand before a figure."""
        return (*self.verbs, *self.by, *self.by_nouns, *self.nouns)


class ModifierFile(LexiconModel):
    """`modifiers.yml`."""

    comparators: dict[Comparator, Sides]
    plain: tuple[str, ...]
    not_before_time: tuple[str, ...]
    changes: dict[Change, ChangeWords]
    range_cues: tuple[str, ...]
    comparisons: tuple[str, ...]
    comparison_starts: tuple[str, ...]
    motion: tuple[str, ...]
    level_modifiers: tuple[str, ...]
    phrasal: tuple[str, ...]
    phrasal_counts: tuple[str, ...]
    market_verbs: tuple[str, ...]
    spread: tuple[str, ...]


class ContextFile(LexiconModel):
    """`quantity_context.yml`."""

    designators: tuple[str, ...]
    designators_cased: tuple[str, ...]
    designator_marks: tuple[str, ...]
    designator_plurals: tuple[str, ...]
    clock: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    counters: tuple[str, ...]
    score_words: tuple[str, ...]
    ages_after: tuple[str, ...]
    minors: tuple[str, ...]
    ages_before: tuple[str, ...]
    age_groups: tuple[str, ...]
    age_bounds: tuple[str, ...]
    idioms: tuple[str, ...]
    months: tuple[str, ...]
    year_cues: tuple[str, ...]
    glued_words: tuple[str, ...]
    not_currencies: tuple[str, ...]
    noun_stops: tuple[str, ...]
    plural_nouns: tuple[str, ...]
    dimension_words: tuple[str, ...]
    one_counted: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    street: tuple[str, ...]
    moments: tuple[str, ...]
    share_kinds: tuple[str, ...]
    ballot: tuple[str, ...]
    named_numbers: tuple[str, ...]


def units() -> UnitFile:
    """The units of measure. Raises LexiconError."""
    file: UnitFile = load("units.yml", UnitFile)
    return file


def currencies() -> CurrencyFile:
    """The currencies. Raises LexiconError."""
    file: CurrencyFile = load("currencies.yml", CurrencyFile)
    return file


def magnitudes() -> MagnitudeFile:
    """The magnitudes. Raises LexiconError."""
    file: MagnitudeFile = load("magnitudes.yml", MagnitudeFile)
    return file


def numerals() -> NumeralFile:
    """The numerals in words. Raises LexiconError."""
    file: NumeralFile = load("number_words.yml", NumeralFile)
    return file


def modifiers() -> ModifierFile:
    """Comparators and change words. Raises LexiconError."""
    file: ModifierFile = load("modifiers.yml", ModifierFile)
    return file


def context() -> ContextFile:
    """Words that stand around numbers. Raises LexiconError."""
    file: ContextFile = load("quantity_context.yml", ContextFile)
    return file
