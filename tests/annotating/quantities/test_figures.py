"""Figures in digits: decimal and thousand marks by document evidence, and exact values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.quantities.figures import NumberStyle, plain, value_of

NO_EVIDENCE: list[str] = []
COMMAS = ["3,5", "1.234,5"]
POINTS = ["3.5", "1,234.5"]


@pytest.mark.parametrize(
    ("figure", "others", "text"),
    [
        ("3,695", NO_EVIDENCE, "3695"),
        ("1.5", NO_EVIDENCE, "1.5"),
        ("1,5", NO_EVIDENCE, "1.5"),
        ("6.000", NO_EVIDENCE, "6000"),
        ("91.500", NO_EVIDENCE, "91500"),
        ("2.375", NO_EVIDENCE, "2.375"),
        ("2.375", COMMAS, "2375"),
        ("2.375", POINTS, "2.375"),
        ("1,250", COMMAS, "1.250"),
        ("1,250", COMMAS + POINTS, "1250"),
        ("0,125", NO_EVIDENCE, "0.125"),
        ("0.500", NO_EVIDENCE, "0.500"),
        ("1.8500", NO_EVIDENCE, "1.8500"),
        ("1,234,567.89", NO_EVIDENCE, "1234567.89"),
        ("1.234.567,89", NO_EVIDENCE, "1234567.89"),
        ("12,34,567", NO_EVIDENCE, "1234567"),
        ("1.111,11", NO_EVIDENCE, "1111.11"),
        ("192.168.1.2", NO_EVIDENCE, None),
        ("22,24,26,31", NO_EVIDENCE, None),
    ],
)
def test_marks(figure: str, others: list[str], text: str | None) -> None:
    assert plain(figure, NumberStyle([figure, *others])) == text


def test_a_power_of_ten_is_applied_once() -> None:
    assert value_of("8.2", 6) == 8200000.0
    assert value_of("1.93", 15) == 1.93e15


@given(st.integers(0, 10**12))
def test_grouped_thousands_are_read_back(number: int) -> None:
    style = NumberStyle([])
    assert plain(f"{number:,}", style) == str(number) if number > 999 else True
    if number > 999_999:
        assert plain(f"{number:,}".replace(",", "."), style) == str(number)
