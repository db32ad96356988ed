"""What a temporal expression looks like: patterns over class letters, one production each, in order of priority.

`<class expression>` is a set of letters, `{NAME}` a macro. A production only says where an expression may stand; the
function of its name in `productions` reads what it means, and may still refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.annotating.vocabulary import Vocabulary, letter_pattern

_MACROS = {
    "OF": "<date_of>",
    "THE": "<date_the_words>?",
    "DASH": "<date_dash>",
    "WEEKDAY": "(?:<date_weekday><date_dot>?<date_comma>?)?",
    "ENDING": "<date_ordinal_endings>",
    "ORDINAL": "(?:<date_ordinals>|<date_numbers><date_dash><date_ordinals>|<integer><date_ordinal_endings>)",
    "MONTH": "(?:<date_month_short><date_dot>|<date_month>)",
    "DAY": "(?:<day><date_ordinal_endings>?)",
    "YEAR": "(?:<year4>|<date_apostrophe><year2>)",
    "TO": "(?:<date_dash>|<date_range_words>)",
    "APPROX": "(?:<date_comparison_words>{1,2}<date_than_words>"
    "|<date_comparison_words>?<date_approximations&!date_than_words>)?",
    "NUMBER": "(?:(?:<date_half><date_articles>"
    "|<date_half>(?=<date_dash>?<date_unit_hour|date_unit_day|date_unit_decade|date_unit_century>)"
    "|<date_articles>?<date_vague_numbers><date_of>?"
    "|<date_numbers>(?:<date_dash>?<date_numbers>)?|<date_articles>|<num>(?:<date_dash>?<num><date_slash><num>)?){ANDHALF})",
    "ANDHALF": "(?:<date_dash>?<date_and><date_dash>?<date_articles><date_dash>?<date_half>)?",
    "COUNT": "(?:{NUMBER}(?:(?:<date_dash>|<date_to>|<date_or>|<date_and>){NUMBER})?)",
    "FIGURE": "(?:<date_articles>?<date_vague_numbers>|<date_numbers>(?:<date_dash>?<date_numbers>)?|<num>)",
    "UNIT": "(?:<date_dash>?<date_unit_adjectives>){0,2}<date_dash>?<date_unit>",
    "SECOND": "(?:<date_and|date_comma>?(?:<date_articles>|{FIGURE}){UNIT})",
    "MERIDIEM": "(?:<date_ante_meridiem>|<date_post_meridiem>"
    "|<date_clock_letters><date_dot>?<date_meridiem_letters><date_dot>?)",
    "CLOCK": "(?:<integer>(?:(?:<date_colon>|<date_dot>)<integer>)?{MERIDIEM}|<num>{MERIDIEM}"
    "|<integer>(?:<date_colon>|<date_hour_mark>)<integer>|<year4|num><date_zones>|<integer|date_numbers><date_hour_words><date_apostrophe><date_clock_word>)",
}

#: Production name and pattern. The first that matches at the leftmost place wins.
PRODUCTIONS: tuple[tuple[str, str, str], ...] = (
    ("iso_date", "year", "<year4><date_dash|date_slash><month_number><date_dash|date_slash><day>"),
    ("numeric_date", "year slash weekday",
     "{WEEKDAY}<day>(?:<date_dash>|<date_slash>)<day>(?:<date_dash>|<date_slash>)<year4|year2>"),
    ("dotted_date", "decimal weekday", "{WEEKDAY}<num&!integer>"),
    ("numeric_month", "year slash", "<month_number><date_slash|date_dash><year4>(?!<date_dash|date_slash>)"),
    ("month_first", "month weekday ending", "(?:<date_shifts&!date_the_words>(?=<date_month>))?{WEEKDAY}"
     "(?:{MONTH}|<date_month_weak>"
     "(?={ORDINAL}|{DAY}<date_comma>?<year4>))<date_comma>?<date_the>?(?:{DAY}|{ORDINAL})"
     "(?:{TO}<date_the>?(?:{DAY}|{ORDINAL})(?!<date_month|date_colon|date_unit>))?(?:<date_comma>?{YEAR})?"),
    ("day_first", "month weekday ending", "{WEEKDAY}<date_the>?(?:{DAY}|{ORDINAL}(?={OF}|<date_unit_day>{OF}))"
     "(?:{TO}<date_the>?(?:{DAY}|{ORDINAL}(?={OF})))?<date_unit_day>?(?:(?:{OF}|<date_dash>|<date_slash>)?{MONTH}|{OF}<date_month_weak>)"
     "(?:(?:<date_comma>|{OF}|<date_in>|<date_dash>|<date_slash>)?{YEAR})?"),
    ("month_year", "month", "{MONTH}(?:<date_comma>|{OF}|<date_slash>|<date_dash>)?{YEAR}(?!<date_slash>)"),
    ("day_of_shift", "unit", "<date_the>?(?:{DAY}|{ORDINAL})(?={OF}{THE}(?:<date_shifts>)?<date_unit_month>)"),
    ("day_alone", "ending", "<date_the><integer><date_ordinal_endings>"),
    ("foreign_date", "year", "<day>(?:<date_dot>|<date_foreign_links>){0,2}<date_foreign_months><date_foreign_links>?"
     "<month_number>?<date_comma>?<date_foreign_links>?<year4>"),
    ("weekday_day", "weekday", "<date_weekday><date_dot>?<date_comma>?(?:<date_the>?{DAY}|<date_the>{ORDINAL})"),
    ("year_range", "year", "<year4>(?:<date_dash>|<date_slash>)<year4>"),
    ("year_span", "year", "<year4><date_dash|date_slash><year2|month_number>"),
    ("fiscal_year", "unit fiscal year",
     "{THE}(?:<date_fiscal_mark>|<date_fiscal_words><date_unit_year>?)<date_apostrophe>?<year4|year2>"
     "(?:(?:<date_slash>|<date_dash>)<year4|year2>)?"
     "|{THE}<year4>(?:(?:<date_slash>|<date_dash>)<year4|year2>)?<date_fiscal_words><date_unit_year>"
     "|{THE}<date_shifts><date_fiscal_words><date_unit_year>"),
    ("decade", "plural_mark year apostrophe",
     "{THE}(?:<date_bare_phases><date_dash>?)?(?:<year4>|<date_apostrophe>?<year2>)<date_plural_mark>"),
    ("decade_word", "decade_word", "{THE}(?:<date_bare_phases><date_dash>?)?<date_decade_words>"),
    ("century", "unit", "{THE}(?:<date_bare_phases><date_dash>?)?{ORDINAL}<date_dash>?<date_unit_century>"),
    ("quarter_mark", "mark year", "{THE}(?:<year4><date_dash>?)?<date_quarter_mark|date_half_mark><month_number>"
     "(?:(?:<date_slash>|<date_dash>|<date_comma>|{OF})?{YEAR})?"
     "|<month_number><date_quarter_mark|date_half_mark>{YEAR}?"),
    ("quarter", "unit year", "{THE}<year4>?(?:<date_fiscal_words>|<date_calendar_words>)?"
     "(?:{ORDINAL}|<date_last_ones>)<date_dash>?"
     "(?:<date_fiscal_words>|<date_calendar_words>)?<date_unit_quarter>"
     "|{THE}<date_unit_quarter>(?:<month_number>|<date_romans>)"),
    ("named_quarter", "month", "{THE}{MONTH}<year4>?<date_dash>?<date_unit_quarter>"),
    ("half", "half", "{THE}(?:{ORDINAL}|<date_last_ones>)(?:<date_dash><date_half>(?=<low>)|<date_dash>?<date_half>"
     "(?:(?={OF})|(?=<date_shifts>)|(?=<year4>)|<date_dash>?<date_unit_year>))"),
    ("week_number", "unit", "{THE}<date_unit_week><day>"),
    ("week_of", "unit", "{THE}<date_unit_week>(?=(?:{OF}|<date_starting><date_on>?)"
     "(?:<date_month>|{THE}<day>|<date_weekday>))"),
    ("stretch", "unit", "{THE}(?:<date_ordinals>|<date_last_ones>){FIGURE}{UNIT}"),
    ("nth", "unit weekday", "{THE}(?:{ORDINAL}|<date_last_ones>)"
     "(?:<date_weekday>|<date_unit_day|date_unit_week|date_unit_weekend|date_unit_month>)(?={OF}|<date_in>)"),
    ("months_of", "unit", "{FIGURE}<date_unit_month>{OF}{YEAR}"),
    ("shifted_count", "unit", "{THE}(?:<date_shifts>{APPROX}(?:{FIGURE}{ANDHALF}|<date_half>)"
     "|{FIGURE}<date_shifts>(?=<date_plural_units>))"
     "{UNIT}"),
    ("same_period", "unit period", "{THE}<date_same_words>(?:<date_unit>|<date_periods>)"),
    ("year_earlier", "unit", "{THE}<date_unit><date_dash><date_later_words>(?:<date_unit>|<date_periods>)?"
     "|{THE}<date_shifts><date_dash><date_unit>(?:<date_unit>|<date_periods>)"),
    ("unit_end", "unit", "{THE}<date_unit>(?:<date_dash>|<date_possessive>)<date_end>"),
    ("before_last", "unit", "{THE}<date_unit>(?:<date_later_words><date_last_ones>|<date_later_words><date_shifts>)"),
    ("day_after", "unit", "{THE}<date_unit_day><date_later_words>(?=<date_deictic>)"),
    ("phase", "month weekday unit year season day_part deictic half mark fiscal plural_mark apostrophe slash",
     "{THE}<date_very_words>?<date_phases>(?:<date_dash>|(?:{OF}|<date_in>))?"),
    ("shifted_unit", "unit", "{THE}<date_shifts>{UNIT}<date_later_words>?"),
    ("shifted_name", "weekday month season",
     "(?:{THE}<date_shifts&!date_the>)?(?:<date_weekday><date_dot>?|{MONTH})<date_shifts&!date_the>?"
     "|{THE}<date_shifts>?<date_seasons>"),
    ("year_name", "unit", "{THE}<date_calendar_words>?<date_unit_year>{OF}?(?=<year4>)"),
    ("vague_period", "unit", "{THE}<date_vague_periods><date_plural_units>"),
    ("every", "unit weekday day_part month", "<date_often_words>(?:<date_articles>|<date_every_words>)<date_unit>"
     "|<date_every_words>(?:<date_every_other>|{NUMBER})?"
     "(?:{UNIT}|<date_weekday>|<date_day_parts>|<date_month>)|<date_weekdays>"),
    ("clock", "clock colon", "{APPROX}{CLOCK}<date_zones>?"),
    ("day_part", "day_part", "<date_the_words>?<date_shifts>?<date_day_parts>"),
    ("offset", "unit", "{APPROX}{COUNT}{UNIT}(?:<date_and><date_articles><date_half>|{SECOND})?(?:<date_later_words>"
     "|<date_from_words>(?=<date_now_words|date_weekday|date_deictic|date_holiday>))"),
    ("duration", "unit", "{APPROX}{COUNT}{UNIT}"
     "(?:<date_and><date_articles><date_half>|{SECOND}|<date_and><date_unit>)?"),
    ("frequency", "frequency", "<date_frequencies|date_lengths>"),
    ("deictic", "deictic", "<date_deictic>"),
    ("slash_day", "slash weekday", "{WEEKDAY}<day><date_slash><day>(?!<date_slash>)"),
    ("reference", "head", "(?:<date_the_words>(?:<low>(?:<low><low>)??)??|<date_at>)<date_reference_heads>"
     "(?!<date_unit|num|date_half|date_numbers|date_vague_numbers|date_unit_adjectives>)"),
    ("year", "year apostrophe", "{YEAR}"),
    ("the_unit", "unit", "{THE}<date_unit>"),
)  # fmt: skip

#: Which classes a core of each kind has. Every expression holds a core; a feast is looked up by its own word.
CORES: dict[str, str] = {
    "month": "date_month|date_month_weak", "weekday": "date_weekday|date_weekdays", "unit": "date_unit",
    "year": "year4",
    "deictic": "date_deictic", "season": "date_seasons", "day_part": "date_day_parts",
    "frequency": "date_frequencies|date_lengths",
    "slash": "date_slash", "half": "date_half", "mark": "date_quarter_mark|date_half_mark",
    "fiscal": "date_fiscal_mark", "plural_mark": "date_plural_mark",
    "clock": "date_ante_meridiem|date_post_meridiem|date_meridiem_letters|date_zones|date_clock_word"
    "|date_hour_mark",
    "period": "date_periods", "head": "date_reference_heads", "apostrophe": "date_apostrophe&!date_possessive",
    "colon": "date_colon", "ending": "date_ordinal_endings",
    "decade_word": "date_decade_words", "decimal": "num&!integer",
}  # fmt: skip
#: Cores that are mostly something else: the class that must stand before them, and the one behind; others have none.
GUARDS: dict[str, tuple[str | None, str | None]] = {
    "slash": ("day|year4", "day|year4|year2|date_month"),
    "period": ("date_same_words", None),
    "plural_mark": ("integer", None),
    "ending": ("integer", "mark|num|date_month|date_month_weak|date_of|date_range_words|date_prepositions"),
    "colon": ("integer", "integer"),
    "apostrophe": (None, "num"),
    "clock": (
        "num|date_dot|date_clock_letters|date_apostrophe|date_numbers|date_zones"
        "|date_ante_meridiem|date_post_meridiem|date_meridiem_letters",
        None,
    ),
}
#: What cannot begin an expression, though it may stand within.
JOINTS = "date_of|date_in|date_and|date_or|date_to|date_comma|date_dot|date_range_words"
#: Words of these can begin one all the same.
STARTERS = "date_numbers|date_shifts|date_phases|date_half|date_weekday|date_month"
#: What may stand in an expression before its core.
FILLERS = (
    "date_the_words|date_same_words|date_articles|date_numbers|date_vague_numbers|date_ordinals|date_last_ones|date_shifts|date_phases"
    "|date_very_words|date_of|date_in|date_dash|date_slash|date_half|date_approximations|date_comparison_words"
    "|date_every_words|date_every_other|date_often_words|date_unit_adjectives|num|date_ordinal_endings|date_dot|date_clock_letters"
    "|date_and|date_or|date_to|date_fiscal_words|date_calendar_words|date_apostrophe|date_romans|date_range_words"
    "|date_vague_periods|date_hour_words|date_comma|date_foreign_months|date_foreign_links"
)


def expanded(template: str) -> str:
    """A template with its macros written out."""
    while "{" in (found := re.sub(r"\{([A-Z]+)\}", lambda m: _MACROS[m[1]], template)) and found != template:
        template = found
    return found


def of_core(kinds: Iterable[str]) -> tuple[str, ...]:
    """Names of the productions that can hold a core of these kinds, in order of priority."""
    wanted = set(kinds)
    return tuple(name for name, cores, _ in PRODUCTIONS if wanted.intersection(cores.split()))


class Compiler:
    """Compiles templates over one vocabulary; every class expression is looked up once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._charsets: dict[str, str] = {}

    def one(self, template: str) -> re.Pattern[str]:
        """A template as a pattern over class letters. Raises KeyError for a class that is none."""
        return re.compile(self._lettered(template))

    def production(self, name: str) -> re.Pattern[str]:
        """A production by its name."""
        return self.one(_TEMPLATES[name])

    def alternation(self, names: Sequence[str]) -> re.Pattern[str]:
        """Productions as one pattern, in order; `lastgroup` tells which one matched."""
        return letter_pattern("|".join(f"(?P<{name}>{self._lettered(_TEMPLATES[name])})" for name in names))

    def _lettered(self, template: str) -> str:
        return re.sub(r"<([^>]+)>", self._charset, expanded(template))

    def _charset(self, match: re.Match[str]) -> str:
        expression = match[1]
        if expression not in self._charsets:
            self._charsets[expression] = self._vocabulary.charset(expression)
        return self._charsets[expression]


_TEMPLATES = {name: template for name, _, template in PRODUCTIONS}
