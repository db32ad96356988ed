"""Who else is reported in a seat of one holder."""

from __future__ import annotations

import datetime as dt
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from flows.resolving.seats import Holding, contested

START = dt.date(2025, 1, 1)
SEAT = ("director", "org_1")


def holding(person: int, day: int) -> Holding:
    name = f"{person:03}"
    return Holding(f"per_{name}", name, SEAT, START + dt.timedelta(days=day), f"d{day:03}", "current")


def rivals(told: list[Holding]) -> dict[str, list[str]]:
    """The names of rivals by that of the person."""
    found = [cast(list[str], conflict["values"]) for [conflict] in contested(told).values()]
    return {values[0]: values[1:] for values in found}


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 30)), max_size=25))
def test_rivals_are_those_whose_days_overlap(told: list[tuple[int, int]]) -> None:
    days = {person: [d for p, d in told if p == person] for person, _ in told}
    expected = {
        f"{one:03}": [
            f"{other:03}"
            for other in sorted(days)
            if other != one and min(days[other]) <= max(days[one]) and max(days[other]) >= min(days[one])
        ]
        for one in sorted(days)
    }
    assert rivals([holding(*pair) for pair in told]) == {one: others for one, others in expected.items() if others}


def test_of_many_rivals_the_first_ten_are_told() -> None:
    found = rivals([holding(person, day) for person in range(30) for day in (person, 40)])
    assert len(found) == 30
    assert found["000"] == [f"{n:03}" for n in range(1, 11)]
    assert found["020"] == [f"{n:03}" for n in range(10)]
