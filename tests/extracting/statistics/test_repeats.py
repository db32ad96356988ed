from __future__ import annotations

from tests.extracting.statistics.conftest import Statistics


def test_a_headline_that_the_body_repeats_is_told_once(statistics: Statistics) -> None:
    rows = statistics("Harbour earns $40 million\n\nThe harbour of Kelso earned $40 million in May.\n", "2030-06-05")
    assert [(row["value"], row["measure"]) for row in rows] == [(40000000, "revenue by harbour of Kelso")]


def test_a_headline_alone_is_kept(statistics: Statistics) -> None:
    rows = statistics("Harbour earns $40 million\n\nThe harbour of Kelso was busy in May.\n", "2030-06-05")
    assert [row["value"] for row in rows] == [40000000]


def test_small_counts_of_other_things_are_no_repeats(statistics: Statistics) -> None:
    text = "Harbour buys three cranes\n\nThe harbour of Kelso lost three pilots in May.\n"
    assert [row["value"] for row in statistics(text, "2030-06-05")] == [3, 3]
