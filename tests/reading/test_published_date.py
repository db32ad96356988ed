from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.dates import published_date


@given(st.datetimes(timezones=st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=7))])))
def test_the_day_as_it_is_written(moment: dt.datetime) -> None:
    assert published_date(moment) == moment.date()
    assert published_date(moment.isoformat()) == moment.date()
    assert published_date(moment.isoformat(" ")) == moment.date()
    assert published_date(moment.date()) == moment.date()
    assert published_date(moment.date().isoformat()) == moment.date()


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-19T23:30:00+07:00",
        "2025-12-19T23:30Z",
        "2025-12-19 23:30:00.123456789 UTC",
        " 2025-12-19\n",
        "20251219",
    ],
)
def test_spellings(written: str) -> None:
    assert published_date(written) == dt.date(2025, 12, 19)


@pytest.mark.parametrize("missing", [None, "", "  "])
def test_nothing(missing: str | None) -> None:
    assert published_date(missing) is None


@pytest.mark.parametrize(
    "wrong",
    [
        "19/12/2025",
        "December 19",
        "2025-13-01",
        "2025-12",
        "2025-12-19Tnoon",
        1766100000,
        20251219,
        True,
        ["2025-12-19"],
    ],
)
def test_anything_else_is_an_error_in_words(wrong: object) -> None:
    with pytest.raises(ValueError, match="published_on is"):
        published_date(wrong)
