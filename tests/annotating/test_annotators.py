"""What the annotators tell each other of a document."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.annotating.annotators import Annotators
from flows.annotating.document import Annotated
from flows.cleaning.document import clean
from flows.reading.article import Article

BODY = "Output grew in fiscal 2025 after recent floods, a bureau said in a statement that was read out to the press."


@pytest.fixture(scope="module")
def annotators() -> Annotators:
    return Annotators({})


def annotated(annotators: Annotators, place: str) -> Annotated:
    text = f"{place}, Dec. 3, 2025 (AP) -- {BODY}"
    return annotators.annotate(clean(Article(source="a", text=text, encoding="utf-8")))


@pytest.mark.parametrize(
    ("place", "start", "end"),
    [
        ("WASHINGTON", dt.date(2024, 10, 1), dt.date(2025, 9, 30)),
        ("TOKYO", dt.date(2025, 4, 1), dt.date(2026, 3, 31)),
        ("OSLO", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_fiscal_years_are_those_of_the_dateline(
    annotators: Annotators, place: str, start: dt.date, end: dt.date
) -> None:
    found = next(span for span in annotated(annotators, place).dates if span.timex_value == "FY2025")
    assert (found.start_date, found.end_date) == (start, end)


def test_rules_do_not_see_adjectives_of_time(annotators: Annotators) -> None:
    document = annotated(annotators, "OSLO")
    recent = next(span for span in document.dates if span.timex_value == "PAST_REF")
    assert recent.attribute
    seen = [span for view in document.views for span in view.spans.values()]
    assert all(span is not recent for span in seen)
    assert any(span.type == "date" for span in seen)
