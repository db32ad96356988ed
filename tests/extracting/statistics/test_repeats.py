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


def test_a_rounded_figure_of_the_headline_is_told_once(statistics: Statistics) -> None:
    text = "Ministry sends $254 million to villages\n\nThe ministry sent $254.3 million to villages on Monday.\n"
    assert [row["value"] for row in statistics(text, "2030-06-05")] == [254300000]


def test_a_digit_that_rounds_another_measure_is_kept(statistics: Statistics) -> None:
    text = "Inflation hits 5%\n\nWages rose by 5.4 percent in May from a year ago.\n"
    assert [(row.get("value"), row.get("change_percent")) for row in statistics(text, "2030-06-05")] == [
        (5, None),
        (None, 5.4),
    ]


def test_items_below_an_item_with_a_colon_are_its_aims(statistics: Statistics) -> None:
    text = (
        "Speech on the budget\n\n3. Revenue came to $9 million.\n\n4. We are keeping the targets of the budget:\n"
        "i. growth of at least 4 percent;\nii. inflation of 11.9 percent;\n\n5. Exports came to $12 million.\n"
    )
    assert [row["value"] for row in statistics(text, "2030-06-05")] == [9000000, 12000000]


def test_what_money_will_pay_for_is_an_aim(statistics: Statistics) -> None:
    text = "Health plan\n\nThe money will pay for:\n\n- 240 extra visits\n\n- help for the club of 12 towns\n"
    assert [row["value"] for row in statistics(text, "2030-06-05")] == [12]
