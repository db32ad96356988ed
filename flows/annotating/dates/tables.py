"""The words of time as look-up tables in lower case, for the functions that read expressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from flows.annotating.dates.lexicon import Calendar, Unit, calendar
from flows.annotating.spans import Direction

#: Units as grains of the calendar; others count as their days or months do.
_GRAIN_OF = {
    "day": "day", "night": "day", "week": "week", "month": "month", "quarter": "quarter", "semester": "half_year",
    "fortnight": "week", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with its name and the grain of the calendar that it is, if any."""

    name: str
    unit: Unit
    grain: str | None
    plural: bool

    def value(self, count: float | None) -> str:
        """TIMEX3 duration of so many units; None is an open number."""
        prefix = "PT" if self.unit.clock else "P"
        if count is None:
            return f"{prefix}X{self.unit.code}"
        if count == 0.5 and self.name in ("year", "hour"):
            return "P6M" if self.name == "year" else "PT30M"
        return f"{prefix}{count * self.unit.times:g}{self.unit.code}"


@dataclass(frozen=True, slots=True)
class Tables:
    """All words in lower case with what they stand for."""

    calendar: Calendar
    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, Measure]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    shifts: dict[str, int]
    text_shifts: frozenset[str]
    #: By the last word of a phrase: what it says alone, and the longer phrases by the word before it, longest first.
    directions: dict[str, tuple[Direction | None, dict[str, list[tuple[list[str], Direction]]]]]
    approximations: dict[str, str]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of a list of the calendar, or of one of its cues, in lower case."""
        return self.sets[name]


@cache
def tables() -> Tables:
    """The tables of the lexicon."""
    data = calendar()
    months = {word.lower(): n for n, entry in data.months.items() for word in entry.sure + entry.unsure + entry.short}
    weekdays = {
        word.lower(): n for n, entry in data.weekdays.items() for word in entry.sure + entry.short + entry.plural
    }
    plural = set(data.plural_units)
    units = {
        word: Measure(name, unit, _GRAIN_OF.get(name), word in plural)
        for name, unit in data.units.items() for word in unit.words
    }  # fmt: skip
    return Tables(
        data, months, weekdays, units, data.ordinals, data.numbers, data.shifts, frozenset(data.text_shifts),
        _directions(data), data.approximations, _sets(data),
    )  # fmt: skip


def _directions(
    data: Calendar,
) -> dict[str, tuple[Direction | None, dict[str, list[tuple[list[str], Direction]]]]]:
    alone: dict[str, Direction] = {}
    longer: dict[str, dict[str, list[tuple[list[str], Direction]]]] = {}
    for direction, phrases in data.directions.items():
        for phrase in phrases:
            words = phrase.split()
            if len(words) == 1:
                alone.setdefault(phrase, direction)
            else:
                longer.setdefault(words[-1], {}).setdefault(words[-2], []).append((words, direction))
    for phrases_of in longer.values():
        for entries in phrases_of.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return {word: (alone.get(word), longer.get(word, {})) for word in {*alone, *longer}}


def _sets(data: Calendar) -> dict[str, frozenset[str]]:
    lists = {name: value for name, value in data if isinstance(value, list)} | data.cues
    named = [*data.months.values(), *data.weekdays.values()]
    lists["dashes"] = data.marks["dash"]
    lists["sure_names"] = [word for entry in named for word in entry.sure]
    lists["short_names"] = [word for entry in named for word in entry.short]
    return {name: frozenset(word.lower() for word in words) for name, words in lists.items()}


_JOINTS = ("to", "or", "and", "-", "–", "—", "‑")


def number(words: list[str], known: Tables) -> tuple[float | None, float | None]:
    """The number that words tell, and the upper end where they tell a range. None is a number left open."""
    if "/" in words:
        mixed = _mixed(words)
        if mixed is not None:
            return mixed, None
    groups = _ranges(words, known)
    if not groups:
        return None, None
    values = [_value(group, known) for group in groups]
    return values[0], (values[1] if len(values) > 1 else None)


def _mixed(words: list[str]) -> float | None:
    """`2 1/2`, `44-1/2`."""
    at = words.index("/")
    figures = [word for word in words[: at + 2] if word.isdigit()]
    if len(figures) != 3 or not 0 < int(figures[1]) < int(figures[2]):
        return None
    return int(figures[0]) + int(figures[1]) / int(figures[2])


def _ranges(words: list[str], known: Tables) -> list[list[str]]:
    """Split `60 to 90` in two; keep `twenty - five` and `two and a half` together."""
    groups: list[list[str]] = [[]]
    for i, word in enumerate(words):
        follower = words[i + 1] if i + 1 < len(words) else ""
        if word in _JOINTS and (word in ("to", "or") or _is_break(groups[-1], word, follower, known)):
            if groups[-1] and follower:
                groups.append([])
        elif _is_numeric(word, known):
            groups[-1].append(word)
    return [group for group in groups if group]


def _is_break(group: list[str], word: str, follower: str, known: Tables) -> bool:
    if not group or not _is_numeric(follower, known) or follower in known["articles"] or follower == "half":
        return False
    return known.numbers.get(group[-1], 0) < 20 or known.numbers.get(follower, 0) > 9 or word == "and"


def _is_numeric(word: str, known: Tables) -> bool:
    return (word in known.numbers or word in known.calendar.vague_numbers or word in known["articles"]
            or word == "half" or word[:1].isdecimal())  # fmt: skip


def _value(group: list[str], known: Tables) -> float | None:
    total, seen = 0.0, False
    for i, word in enumerate(group):
        if word[0].isdecimal():
            total, seen = total + _figure(word), True
        elif word == "half":
            total, seen = total + 0.5, True
        elif word in known.numbers:
            amount = known.numbers[word]
            total = total * amount if amount >= 100 and total else total + amount
            seen = True
        elif word in known.calendar.vague_numbers:
            if word not in known["round_numbers"]:
                if i + 1 < len(group):  # some 30 years
                    continue
                return None
            total, seen = total + known.calendar.vague_numbers[word], True
        elif i == len(group) - 1 and not seen:
            total, seen = 1.0, True
    return total if seen else None


def _figure(word: str) -> float:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return 0.0


def vague_count(words: list[str], known: Tables) -> int:
    """The figure by which an open number is counted where an interval is needed; 0 where it isn't."""
    return next((known.calendar.vague_numbers[w] for w in words if w in known.calendar.vague_numbers), 0)
