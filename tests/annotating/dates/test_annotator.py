"""What holds of every text, and how dates hang together over a text."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotating.dates.feasts import feast_tables
from flows.annotating.dates.lexicon import word_classes
from flows.annotating.dates.timex import GRAINS
from tests.annotating.dates.reading import Finder
from tests.growth import calls, seconds

PRECISIONS = {*GRAINS, None}
PIECES = [
    *(
        "in the of first last next quarter nine months May March 12 31 2025 / - – to from between and Friday year "
        "a ago earlier same period , . 's Tet Q 1 end early half th century 90 s 9 am : 30 fiscal every week today "
        "now over past five this before after noon Easter 0 99 FY until will said"
    ).split(),
    "\n",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.booleans(), st.booleans())
def test_spans_are_sorted_disjoint_and_whole(finder: Finder, pieces: list[str], spaced: bool, dated: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    last = 0
    for span in finder(text, "2024-02-29" if dated else None, None):
        assert last <= span.first < span.last
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert (span.start_date is None) == (span.end_date is None) == (span.precision is None)
        assert span.precision in PRECISIONS
        assert span.start_date is None or span.end_date is None or span.start_date <= span.end_date
        assert "\n" not in text[span.start : span.end]
        last = span.last


@settings(max_examples=200, deadline=None)
@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y"]),
)
def test_full_dates_need_nothing_else(finder: Finder, day: dt.date, form: str) -> None:
    found = finder(f"It was signed on {day.strftime(form)} in Bern.", None, None)
    assert [(span.start_date, span.end_date, span.anchor) for span in found] == [(day, day, "self")]


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
@given(published=st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)))
@settings(max_examples=30, deadline=None)
def test_weekdays_by_tense(finder: Finder, weekday: str, published: dt.date) -> None:
    past = finder(f"The board met on {weekday}.", published.isoformat(), None)[0].start_date
    ahead = finder(f"The board will meet on {weekday}.", published.isoformat(), None)[0].start_date
    assert past is not None and ahead is not None
    assert past.strftime("%A") == ahead.strftime("%A") == weekday
    assert 0 <= (published - past).days < 7
    assert 0 <= (ahead - published).days < 7


def test_without_any_date_the_interval_stays_open(finder: Finder) -> None:
    (span,) = finder("The board met on Friday.", None, None)
    assert (span.start_date, span.anchor, span.timex_type) == (None, None, "DATE")


def test_a_text_without_a_date_is_read_against_the_day_that_it_tells(finder: Finder) -> None:
    found = finder("The fair opened on 4 May 2021. It closed on June 1.", None, None)
    assert (found[1].start_date, found[1].anchor) == (dt.date(2021, 6, 1), "text")


def test_a_line_of_its_own_dates_a_text(finder: Finder) -> None:
    found = finder("Fair opens\nSeptember 14, 2021\nThe fair opened yesterday.", None, None)
    assert [(span.start_date, span.anchor) for span in found] == [
        (dt.date(2021, 9, 14), "self"),
        (dt.date(2021, 9, 13), "text"),
    ]


def test_the_order_that_is_near_the_report_wins(finder: Finder) -> None:
    assert finder("It was signed on 7/8/2007.", "2007-07-09", None)[0].start_date == dt.date(2007, 7, 8)
    assert finder("It was signed on 7/8/2007.", "2007-08-09", None)[0].start_date == dt.date(2007, 8, 7)


def test_years_alone_do_not_date_a_text(finder: Finder) -> None:
    found = finder("Prices rose in May, most since 2012.", None, None)
    assert found[0].start_date is None


def test_no_expression_reaches_over_a_sentence(finder: Finder) -> None:
    found = finder("The fair opens in March. Ten days later it ends.", "2024-01-10", None)
    assert [span.timex_value for span in found][:1] == ["2024-03"]


def test_ties_of_day_and_month_are_decided_by_the_country(finder: Finder) -> None:
    text = "It was signed on 4/5/2025."
    assert finder(text, None, "US")[0].start_date == dt.date(2025, 4, 5)
    assert finder(text, None, None)[0].start_date == dt.date(2025, 5, 4)


def test_an_impossible_day_is_no_date(finder: Finder) -> None:
    assert all(span.start_date is None for span in finder("It was signed on 30 February.", "2024-01-10", None))


def test_tables_of_feasts_hold_one_line_of_days_each() -> None:
    for name, days in feast_tables().items():
        assert days == sorted(days), name
        assert len({day[:4] for day in days}) >= 30, name


def test_class_names_are_prefixed() -> None:
    assert all(name.startswith("date_") and words for name, words in word_classes().items())


def test_hostile_text_costs_linear_time(finder: Finder) -> None:
    def text(size: int) -> str:
        return "the last the first of 12 - 31 / 2025 and a half of the " * size

    def work(size: int) -> int:
        return calls(lambda: finder(text(size), "2024-01-10", None))

    def took(size: int) -> float:
        return min(seconds(lambda: finder(text(size), "2024-01-10", None)) for _ in range(5))

    work(20)  # what is loaded at the first call only
    assert work(200) < 12 * work(20)
    assert took(200) < 30 * took(20) + 0.01


def test_dateparser_is_only_loaded_for_other_languages() -> None:
    code = (
        "import sys, datetime as dt;"
        "from flows.annotating import classes, dates;"
        "from flows.annotating.tokens import Tokens;"
        "from flows.annotating.vocabulary import Vocabulary;"
        "merged = classes.word_classes() | dates.word_classes();"
        "v = Vocabulary(merged); a = dates.DateAnnotator(v);"
        "t = Tokens('The plant opened on 13 June 2025 and closed last week.', v);"
        "assert len(a.find(t, [(0, len(t))], dt.date(2025, 12, 19))) == 2;"
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_any_order_of_pieces_gives_the_same_answer_twice(finder: Finder) -> None:
    pieces = PIECES * 3
    random.Random(7).shuffle(pieces)
    text = " ".join(pieces)
    assert finder(text, "2024-02-29", None) == finder(text, "2024-02-29", None)
