"""What a temporal expression looks like: patterns over class letters, one production each, in order of priority.

`<class expression>` is a set of letters, `{NAME}` a macro. A production only says where an expression may stand; the
function of its name in `productions` reads what it means, and may still refuse.
"""

from __future__ import annotations

import re
from functools import partial

from flows.annotating.vocabulary import Vocabulary

_MACROS = {
    "OF": "<date_of>",
    "THE": "<date_the_words>?",
    "DASH": "<date_dash>",
    "WEEKDAY": "(?:<date_weekday><date_dot>?<date_comma>?)?",
    "ENDING": "<date_ordinal_endings>",
    "ORDINAL": "(?:<date_ordinals>|<date_numbers><date_dash><date_ordinals>|<integer><date_ordinal_endings>)",
    "DAY": "(?:<day><date_ordinal_endings>?)",
    "YEAR": "(?:<year4>|<date_apostrophe><year2>)",
    "TO": "(?:<date_dash>|<date_range_words>)",
    "APPROX": "(?:<date_comparison_words>{0,2}<date_approximations>)?",
    "NUMBER": "(?:(?:<date_half><date_articles>"
    "|<date_articles>?<date_vague_numbers><date_of>?"
    "|<date_numbers>(?:<date_dash>?<date_numbers>)?|<date_articles>|<num>)(?:<date_and><date_articles><date_half>)?)",
    "COUNT": "(?:{NUMBER}(?:(?:<date_dash>|<date_to>|<date_or>|<date_and>){NUMBER})?)",
    "FIGURE": "(?:<date_articles>?<date_vague_numbers>|<date_numbers>(?:<date_dash>?<date_numbers>)?|<num>)",
    "UNIT": "(?:<date_dash>?<date_unit_adjectives>){0,2}<date_dash>?<date_unit>",
    "MERIDIEM": "(?:<date_ante_meridiem>|<date_post_meridiem>"
    "|<date_clock_letters><date_dot>?<date_meridiem_letters><date_dot>?)",
    "CLOCK": "(?:<integer>(?:(?:<date_colon>|<date_dot>)<integer>)?{MERIDIEM}|<num>{MERIDIEM}"
    "|<integer>(?:<date_colon>|<date_hour_mark>)<integer>|<year4|num><date_zones>|<integer|date_numbers><date_hour_words><date_apostrophe><date_clock_word>)",
}

#: Production name and pattern. The first that matches at the leftmost place wins.
PRODUCTIONS: tuple[tuple[str, str], ...] = (
    ("iso_date", "<year4><date_dash|date_slash><month_number><date_dash|date_slash><day>"),
    ("numeric_date", "{WEEKDAY}<day>(?:<date_dash>|<date_slash>)<day>(?:<date_dash>|<date_slash>)<year4|year2>"),
    ("dotted_date", "{WEEKDAY}<num&!integer>"),
    ("numeric_month", "<month_number><date_slash|date_dash><year4>(?!<date_dash|date_slash>)"),
    ("month_first", "{WEEKDAY}<date_month><date_dot>?<date_comma>?(?:{THE}{DAY}|{THE}{ORDINAL})"
     "(?:{TO}{THE}{DAY}(?!<date_month|date_colon|date_dot&num>))?(?:<date_comma>?{YEAR})?"),
    ("day_first", "{WEEKDAY}{THE}(?:{DAY}|{ORDINAL}(?={OF}|<date_unit_day>{OF}))"
     "(?:{TO}{THE}(?:{DAY}|{ORDINAL}(?={OF})))?<date_unit_day>?(?:{OF}|<date_dash>|<date_slash>)?<date_month><date_dot>?"
     "(?:(?:<date_comma>|{OF}|<date_in>|<date_dash>|<date_slash>)?{YEAR})?"),
    ("month_year", "<date_month><date_dot>?(?:<date_comma>|{OF}|<date_slash>|<date_dash>)?{YEAR}(?!<date_slash>)"),
    ("day_of_shift", "{THE}(?:{DAY}|{ORDINAL})(?={OF}{THE}(?:<date_shifts>)?<date_unit_month>)"),
    ("year_span", "<year4><date_dash|date_slash><year2>"),
    ("fiscal_year", "{THE}(?:<date_fiscal_mark>|<date_fiscal_words><date_unit_year>?)<date_apostrophe>?<year4|year2>"
     "(?:(?:<date_slash>|<date_dash>)<year4|year2>)?"
     "|{THE}<year4>(?:(?:<date_slash>|<date_dash>)<year4|year2>)?<date_fiscal_words><date_unit_year>"
     "|{THE}<date_shifts><date_fiscal_words><date_unit_year>"),
    ("decade", "{THE}(?:<date_bare_phases><date_dash>?)?(?:<year4>|<date_apostrophe>?<year2>)<date_plural_mark>"),
    ("century", "{THE}(?:<date_bare_phases><date_dash>?)?{ORDINAL}<date_dash>?<date_unit_century>"),
    ("quarter_mark", "(?:<year4><date_dash>?)?<date_quarter_mark|date_half_mark><month_number>"
     "(?:(?:<date_slash>|<date_dash>|<date_comma>|{OF})?{YEAR})?|<month_number><date_quarter_mark|date_half_mark>{YEAR}?"),
    ("quarter", "{THE}(?:{ORDINAL}|<date_last_ones>)<date_dash>?<date_fiscal_words|date_calendar_words>?<date_unit_quarter>"
     "|{THE}<date_unit_quarter>(?:<month_number>|<date_romans>)"),
    ("half", "{THE}(?:{ORDINAL}|<date_last_ones>)<date_dash>?<date_half>(?:(?={OF})|(?=<date_shifts>)|(?=<year4>)|<date_dash>?<date_unit_year>)"),
    ("weeks_of", "<date_unit_week><day>(?:{OF}{YEAR})?|{THE}<date_unit_week>{OF}(?=(?:<date_month>|{THE}<day>))"),
    ("stretch", "{THE}(?:<date_ordinals>|<date_last_ones>){FIGURE}{UNIT}"),
    ("nth", "{THE}(?:{ORDINAL}|<date_last_ones>)(?:<date_weekday>|<date_unit_day|date_unit_week|date_unit_weekend|date_unit_month>)"
     "(?={OF}|<date_in>)"),
    ("months_of", "{FIGURE}<date_unit_month>{OF}{YEAR}"),
    ("shifted_count", "{THE}(?:<date_shifts>{APPROX}{FIGURE}|{FIGURE}<date_shifts>){UNIT}"),
    ("same_period", "{THE}<date_same_words>(?:<date_unit>|<date_periods>)"),
    ("before_last", "{THE}<date_unit>(?:<date_later_words><date_last_ones>|<date_later_words><date_shifts>)"),
    ("day_after", "{THE}<date_unit_day><date_later_words>(?=<date_deictic>)"),
    ("phase", "{THE}<date_very_words>?<date_phases>(?:<date_dash>|(?:{OF}|<date_in>))?"),
    ("shifted_unit", "{THE}<date_shifts>{UNIT}<date_later_words>?"),
    ("shifted_name", "{THE}<date_shifts>?(?:<date_weekday><date_dot>?|<date_month><date_dot>?|<date_seasons>)<date_shifts>?"),
    ("year_name", "{THE}<date_unit_year>{OF}?(?=<year4>)"),
    ("vague_period", "{THE}<date_vague_periods><date_plural_units>"),
    ("every", "(?:<date_every_words>(?:<date_every_other>|{NUMBER})?(?:{UNIT}|<date_weekday>|<date_day_parts>|<date_month>))|<date_weekdays>"),
    ("clock", "{APPROX}{CLOCK}<date_zones>?"),
    ("day_part", "(?:<date_the_words|date_shifts>)?<date_day_parts>"),
    ("offset", "{APPROX}{COUNT}{UNIT}(?:<date_later_words>|<date_from_words>(?=<date_now_words>))"),
    ("duration", "{APPROX}{COUNT}{UNIT}(?:<date_and><date_articles><date_half>|<date_and><date_unit>)?"),
    ("frequency", "<date_frequencies>"),
    ("deictic", "<date_deictic>"),
    ("slash_day", "{WEEKDAY}<day><date_slash><day>(?!<date_slash>)"),
    ("reference", "{THE}(?:<low>(?:<low><low>)?)?<date_reference_heads>"),
    ("year", "{YEAR}"),
    ("the_unit", "{THE}<date_unit>"),
)  # fmt: skip

#: A token without which no production holds. A feast is looked up by its own word.
CORES = (
    "date_month|date_weekday|date_weekdays|date_unit|year4|date_deictic|date_seasons|date_day_parts|date_frequencies"
    "|date_slash|date_holiday|date_ante_meridiem|date_post_meridiem|date_meridiem_letters|date_colon|date_half"
    "|date_quarter_mark|date_half_mark|date_fiscal_mark|date_plural_mark|date_zones|date_clock_word|date_hour_mark"
    "|date_periods|date_reference_heads|date_apostrophe&!date_possessive"
)
#: What may stand in an expression before its core.
FILLERS = (
    "date_the_words|date_articles|date_numbers|date_vague_numbers|date_ordinals|date_last_ones|date_shifts|date_phases"
    "|date_very_words|date_of|date_in|date_dash|date_slash|date_half|date_approximations|date_comparison_words"
    "|date_every_words|date_every_other|date_unit_adjectives|num|date_ordinal_endings|date_dot|date_clock_letters"
    "|date_and|date_or|date_to|date_fiscal_words|date_calendar_words|date_apostrophe|date_romans|date_range_words"
    "|date_vague_periods|date_hour_words|date_comma"
)


def expanded(template: str) -> str:
    """A template with its macros written out."""
    while "{" in (found := re.sub(r"\{([A-Z]+)\}", lambda m: _MACROS[m[1]], template)) and found != template:
        template = found
    return found


def compile_template(template: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """A template as a pattern over class letters."""
    return re.compile(lettered(template, vocabulary))


def lettered(template: str, vocabulary: Vocabulary) -> str:
    """A template with its class expressions as letter sets. Raises KeyError for a class that is none."""
    return re.sub(r"<([^>]+)>", partial(_charset, vocabulary), expanded(template))


def _charset(vocabulary: Vocabulary, match: re.Match[str]) -> str:
    return vocabulary.charset(match[1])


def master(vocabulary: Vocabulary) -> re.Pattern[str]:
    """All productions as one pattern; `lastgroup` tells which one matched."""
    return re.compile("|".join(f"(?P<{name}>{lettered(template, vocabulary)})" for name, template in PRODUCTIONS))
