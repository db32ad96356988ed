"""The words of time: `calendar.yml` and `holidays.yml` as tables, and the word classes that patterns use."""

from __future__ import annotations

import datetime as dt
from functools import cache

from pydantic import RootModel, field_validator

from flows.annotating.spans import Direction
from flows.lexicon.loading import LexiconModel, load

#: Sections of the calendar whose words make up one class each.
_PLAIN = (
    "foreign_months", "foreign_links",
    "articles", "last_ones", "ordinal_endings", "plural_units", "periods", "unit_adjectives", "the_words", "this_words",
    "same_words", "from_words", "now_words", "bare_phases", "very_words", "reference_heads", "every_words",
    "every_other", "often_words", "comparison_words",
    "ante_meridiem", "post_meridiem", "clock_letters", "meridiem_letters", "zones",
    "hour_words", "clock_word", "hour_mark", "fiscal_words", "fiscal_mark", "quarter_mark", "half_mark",
    "calendar_words", "range_words", "range_starts", "prepositions", "counted_after", "counted_before", "future_words",
    "past_words", "text_shifts", "document_later_words",
)  # fmt: skip
_MAPPED = (
    "numbers", "vague_numbers", "ordinals", "romans", "shifts", "later_words", "phases", "day_parts", "seasons",
    "frequencies", "lengths", "deictic", "decade_words", "vague_periods", "approximations",
)  # fmt: skip


class Named(LexiconModel):
    """A month or weekday: names that are sure, names that are other words too, abbreviations, plurals."""

    sure: list[str] = []
    unsure: list[str] = []
    short: list[str] = []
    plural: list[str] = []
    weak: list[str] = []


class Unit(LexiconModel):
    """A unit of time; `times` says how many of `code` it is, `months` or `days` how long."""

    words: list[str]
    code: str
    times: int = 1
    days: int = 0
    months: int = 0
    clock: bool = False
    scale: int = 1


class Deictic(LexiconModel):
    """A word that is a time by itself: days from the document's day, or a reference without a day."""

    day: int | None = None
    part: str | None = None
    reference: str | None = None
    #: An adjective, a time only beside a noun: `recent attacks`.
    attribute: bool = False


class FiscalYear(LexiconModel):
    """First month of a country's fiscal year, and whether it is named by the year it starts or ends in."""

    starts: int
    named_by: str


class Calendar(LexiconModel):
    """`calendar.yml`."""

    months: dict[int, Named]
    foreign_months: list[str]
    foreign_links: list[str]
    weekdays: dict[int, Named]
    numbers: dict[str, int]
    articles: list[str]
    vague_numbers: dict[str, int]
    ordinals: dict[str, int]
    last_ones: list[str]
    ordinal_endings: list[str]
    romans: dict[str, int]
    units: dict[str, Unit]
    plural_units: list[str]
    periods: list[str]
    unit_adjectives: list[str]
    shifts: dict[str, int]
    text_shifts: list[str]
    the_words: list[str]
    this_words: list[str]
    same_words: list[str]
    later_words: dict[str, int]
    document_later_words: list[str]
    from_words: list[str]
    now_words: list[str]
    phases: dict[str, str]
    bare_phases: list[str]
    very_words: list[str]
    day_parts: dict[str, str]
    decade_words: dict[str, int]
    seasons: dict[str, str]
    every_words: list[str]
    every_other: list[str]
    often_words: list[str]
    frequencies: dict[str, str]
    lengths: dict[str, str]
    deictic: dict[str, Deictic]
    references: dict[str, list[str]]
    reference_heads: list[str]
    vague_periods: dict[str, str]
    approximations: dict[str, str]
    comparison_words: list[str]
    ante_meridiem: list[str]
    post_meridiem: list[str]
    clock_letters: list[str]
    meridiem_letters: list[str]
    zones: list[str]
    hour_words: list[str]
    clock_word: list[str]
    hour_mark: list[str]
    fiscal_words: list[str]
    fiscal_mark: list[str]
    quarter_mark: list[str]
    half_mark: list[str]
    calendar_words: list[str]
    fiscal_years: dict[str, FiscalYear]
    month_first: list[str]
    directions: dict[Direction, list[str]]
    range_words: list[str]
    range_starts: list[str]
    prepositions: list[str]
    counted_after: list[str]
    counted_before: list[str]
    future_words: list[str]
    past_words: list[str]
    cues: dict[str, list[str]]
    marks: dict[str, list[str]]
    links: dict[str, list[str]]


class Holiday(LexiconModel):
    """A named day: by date, by Easter, by the n-th weekday of a month, or by a table of days."""

    names: list[str]
    day: str | None = None
    easter: int | None = None
    orthodox: int | None = None
    nth: tuple[int, int, int] | None = None
    table: str | None = None
    plus: int = 0
    length: int = 1
    cased: bool = False
    #: Days to move it by where it falls on a Sunday.
    if_sunday: int = 0

    @field_validator("nth", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value


class Holidays(LexiconModel):
    """`holidays.yml`."""

    holidays: list[Holiday]
    common_words: list[str]


@cache
def calendar() -> Calendar:
    """The calendar words. Raises LexiconError where the file is not as its model says."""
    found: Calendar = load("calendar.yml", Calendar)
    return found


class MovingFeasts(RootModel[dict[str, str]]):
    """`moving_feasts.yml`: days as ISO dates, parted by spaces, by name of the table."""

    @field_validator("root")
    @classmethod
    def _dates(cls, tables: dict[str, str]) -> dict[str, str]:
        for days in tables.values():
            for day in days.split():
                dt.date.fromisoformat(day)
        return tables


@cache
def feast_tables() -> dict[str, list[str]]:
    """Days of feasts that move, by name of the table, as ISO dates in order. Raises LexiconError."""
    return {name: days.split() for name, days in load("moving_feasts.yml", MovingFeasts).root.items()}


@cache
def holiday_names() -> dict[str, list[tuple[list[str], int, Holiday]]]:
    """Feasts by the word that tells them: the words of the name in lower case, the place of that word, the feast."""
    data = load("holidays.yml", Holidays)
    common = set(data.common_words)
    result: dict[str, list[tuple[list[str], int, Holiday]]] = {}
    for holiday in data.holidays:
        for name in holiday.names:
            words = name_words(name)
            fallback = words.index("year") if "year" in words else len(words) - 1
            at = next((i for i, word in enumerate(words) if word not in common), fallback)
            result.setdefault(words[at], []).append((words, at, holiday))
    for entries in result.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return result


@cache
def words_before_feasts() -> dict[str, frozenset[str]]:
    """For telling words that never begin a name: the words that may stand before them."""
    return {
        word: frozenset(words[at - 1] for words, at, _ in entries)
        for word, entries in holiday_names().items()
        if all(at for _, at, _ in entries)
    }


def name_words(name: str) -> list[str]:
    """A name as the tokens that it is written with."""
    from flows.annotating.tokens import tokenise

    return [word.strip() for word in tokenise(name)]


def word_classes() -> dict[str, list[str]]:
    """Word classes of the date room; their names begin with `date_`."""
    data = calendar()
    named = ("month", "month_sure", "month_short", "month_weak", "weekday", "weekday_sure", "weekday_short", "weekdays")
    classes: dict[str, list[str]] = {f"date_{name}": [] for name in named}
    for kind, table in (("month", data.months), ("weekday", data.weekdays)):
        for entry in table.values():
            classes[f"date_{kind}"] += entry.sure + entry.unsure + entry.short
            classes[f"date_{kind}_sure"] += entry.sure
            classes[f"date_{kind}_short"] += entry.short
            classes["date_weekdays"] += entry.plural
            classes["date_month_weak"] += entry.weak
    for name in _PLAIN:
        classes[f"date_{name}"] = list(getattr(data, name))
    for name in _MAPPED:
        classes[f"date_{name}"] = list(getattr(data, name))
    classes["date_unit"] = [word for unit in data.units.values() for word in unit.words]
    for name, unit in data.units.items():
        classes[f"date_unit_{name}"] = list(unit.words)
    for name, words in (data.marks | data.links).items():
        classes[f"date_{name}"] = list(words)
    classes["date_holiday"] = [form for word in holiday_names() for form in (word, word.capitalize())]
    classes["date_outer"] = [*data.cues["outer_words"], *data.the_words, *data.articles, *data.comparison_words]
    classes["date_attribute"] = [word for word, entry in data.deictic.items() if entry.attribute]
    classes["date_direction"] = [phrase.split()[-1] for phrases in data.directions.values() for phrase in phrases]
    return {name: sorted(set(words)) for name, words in classes.items()}
