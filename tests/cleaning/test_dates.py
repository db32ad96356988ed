"""Publication dates in words, figures, paths and datelines."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.cleaning.dates import complete, day_and_month, file_date, file_year, full_date
from tests.cleaning.conftest import PARAGRAPH, cleaned

D = dt.date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2025-12-19", D(2025, 12, 19)),
        ("2025/12/9", D(2025, 12, 9)),
        ("21 - 08 - 2022", D(2022, 8, 21)),
        ("05/04/2023", D(2023, 4, 5)),
        ("12/19/2025", D(2025, 12, 19)),
        ("19.12.2025", D(2025, 12, 19)),
        ("12 JAN 2024 4:30PM", D(2024, 1, 12)),
        ("01-May-2017 17:18 IST", D(2017, 5, 1)),
        ("3rd of October 2024", D(2024, 10, 3)),
        ("October 3rd, 2024", D(2024, 10, 3)),
        ("Sept. 5, 2020", D(2020, 9, 5)),
        ("29 February 2024", D(2024, 2, 29)),
    ],
)
def test_full_date(words: str, date: dt.date) -> None:
    assert full_date(f"Updated: {words}") == date


@pytest.mark.parametrize(
    "words", ["30 February 2024", "45/13/2022", "2025-00-10", "May 2024", "12 2024", "1234-12-12", ""]
)
def test_no_full_date(words: str) -> None:
    assert full_date(words) is None


def test_an_impossible_date_is_passed_over() -> None:
    assert full_date("31/02/2024, 01/03/2024") == D(2024, 3, 1)


def test_day_and_month() -> None:
    assert day_and_month("MANILA, Oct. 3") == (3, 10)
    assert day_and_month("Accra, 7 March") == (7, 3)
    assert day_and_month("March 2024") is None or day_and_month("March 2024") != (20, 3)


def test_year_from_evidence_nearest_in_time() -> None:
    assert complete(31, 12, D(2026, 1, 2)) == D(2025, 12, 31)
    assert complete(1, 1, D(2025, 12, 31)) == D(2026, 1, 1)
    assert complete(4, 5, 2025) == D(2025, 5, 4)
    assert complete(29, 2, 2025) is None
    assert complete(4, 5, None) is None


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2025-12-19-roads.txt", D(2025, 12, 19)),
        ("20251219_roads.txt", D(2025, 12, 19)),
        ("/news/2024/03/07/roads.html", D(2024, 3, 7)),
        ("2020-01-01/2024-02-03.txt", D(2024, 2, 3)),
        ("b%C3%A1o-2024-02-03.txt", D(2024, 2, 3)),
        ("z7569634779720-1185.jpg", None),
        ("20251399.txt", None),
        ("roads.txt", None),
    ],
)
def test_file_date(path: str, date: dt.date | None) -> None:
    assert file_date(path) == date


def test_file_year() -> None:
    assert file_year("archive/2023/may.txt") == 2023
    assert file_year("post118337.html") is None


DATELINE = f"MANILA, Oct. 3 (PNA) -- {PARAGRAPH}"


@pytest.mark.parametrize(
    "line",
    [
        "(Xinhua) 08:41, March 13, 2025",
        "TRADE | 13-03-2025 21:08",
        "09:04 AM @ Thursday - 13 March, 2025",
        "Released: 2025-03-13",
        "Politics / 13 March 2025",
        "• 13 March 2025",
    ],
)
def test_a_line_with_little_beside_its_date_says_when_the_text_was_published(line: str) -> None:
    result = cleaned(f"Ports get new cranes\n\n{line}\n\n{PARAGRAPH}")
    assert (result.published_on, result.published_on_from) == (D(2025, 3, 13), "body")


@pytest.mark.parametrize(
    "line",
    [
        "Speech of the minister, 13 March 2025",
        "Resolution of 13 March 2025",
        "Prices in the week to 13 March 2025 (percent)",
        "The vote was held on 13 March 2025.",
    ],
)
def test_a_title_with_a_date_says_no_such_thing(line: str) -> None:
    result = cleaned(f"Ports get new cranes\n\n{line}\n\n{PARAGRAPH}")
    assert result.published_on is None


@pytest.mark.parametrize(
    ("text", "source", "published", "origin"),
    [
        (f"date 2025-12-19 {PARAGRAPH}", "2020-01-01.txt", D(2025, 12, 19), "dateline"),
        (f"Roads\n\nPublished on 21 - 08 - 2022\n\n{PARAGRAPH}", "2020-01-01.txt", D(2022, 8, 21), "body"),
        (f"Roads\n\nPosted On: 12 JAN 2024 4:30PM by PIB Delhi\n\n{PARAGRAPH}", "a.txt", D(2024, 1, 12), "body"),
        (f"Roads\n\nFriday, 19/12/2025, 10:30 (GMT+7)\n\n{PARAGRAPH}", "a.txt", D(2025, 12, 19), "body"),
        (f"TOKYO, June 6, 2010 (AFP) – {PARAGRAPH}", "a.txt", D(2010, 6, 6), "dateline"),
        (DATELINE, "a.txt", None, "none"),
        (DATELINE, "a-2024.txt", D(2024, 10, 3), "dateline"),
        (DATELINE, "2024-10-04-a.txt", D(2024, 10, 3), "dateline"),
        (f"{DATELINE}\n\nUpdated: 4 October 2023", "a.txt", D(2023, 10, 3), "dateline"),
        (PARAGRAPH, "2024-10-04-a.txt", D(2024, 10, 4), "file_name"),
        (f"date 2025-02-30 {PARAGRAPH}", "a.txt", None, "none"),
        (f"date 2025-02 {PARAGRAPH}", "a.txt", None, "none"),
        (f"{PARAGRAPH} It began on 4 May 2024.", "a.txt", None, "none"),
    ],
)
def test_where_the_date_is_from(text: str, source: str, published: dt.date | None, origin: str) -> None:
    result = cleaned(text, source)
    assert (result.published_on, result.published_on_from) == (published, origin)


def test_metadata_come_first() -> None:
    result = cleaned(f"date 2025-12-19 {PARAGRAPH}", published_on=D(2001, 1, 1))
    assert (result.published_on, result.published_on_from) == (D(2001, 1, 1), "metadata")


def test_address_counts_as_file_name() -> None:
    result = cleaned(PARAGRAPH, url="https://example.org/2024/03/07/roads")
    assert (result.published_on, result.published_on_from) == (D(2024, 3, 7), "file_name")
