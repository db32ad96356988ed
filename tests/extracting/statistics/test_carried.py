"""Figures whose measure is told elsewhere: orders, parts of a whole, words that stand for something told before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows.extracting.figures.standing_words import standing_words

Statistics = Callable[..., list[dict[str, Any]]]

CASES = [
    (
        "Retail sales grew 8.1 percent in May. Da Nang led the way with 12 percent, ahead of Can Tho (10.3 percent).",
        [("Retail sales", 8.1), ("Retail sales in Da Nang", 12.0), ("Retail sales in Can Tho", 10.3)],
    ),
    (
        "House prices fell 3 percent. Perth fared best with a gain of 2.1 percent, while Hobart did worst"
        " with a drop of 8 percent.",
        [("House prices", -3.0), ("House prices in Perth", 2.1), ("House prices in Hobart", -8.0)],
    ),
    (
        "The fund paid $310 million in grants. Texas takes the biggest slice, $66.4 million, followed by Ohio"
        " ($47.8 million) and Utah ($20.5 million).",
        [
            ("grants paid by fund", 310e6),
            ("grants in Texas", 66.4e6),
            ("grants in Ohio", 47.8e6),
            ("grants in Utah", 20.5e6),
        ],
    ),
    (
        "The floods killed 62 people. Yen Bai was hardest hit with 30 dead, followed by Lao Cai with 20.",
        [
            ("people killed by floods", 62.0),
            ("people killed by floods in Yen Bai", 30.0),
            ("people killed by floods in Lao Cai", 20.0),
        ],
    ),
    (
        "China is the leading buyer of Chilean copper, with 29.5 percent. It is followed by Japan with 15 percent.",
        [("share of China in Chilean copper", 29.5), ("share of Japan in Chilean copper", 15.0)],
    ),
    (
        "Employment rose 2 percent. By sector, trade (4.1 percent) and transport (2.5 percent) hired the most.",
        [("Employment", 2.0), ("Employment in trade", 4.1), ("Employment in transport", 2.5)],
    ),
    (
        "Firms from Korea invest much. Foreign direct investment reached $18 billion. Firms from Korea registered"
        " $4.9 billion and Singaporean ones $3.4 billion.",
        [
            ("Foreign direct investment", 18e9),
            ("Foreign direct investment from Firms from Korea", 4.9e9),
            ("Foreign direct investment from Singaporean", 3.4e9),
        ],
    ),
    (
        "Donors pledged $2 billion in aid. The bulk of it, $1.4 billion, came from the European Union.",
        [("aid pledged by Donors", 2e9), ("aid from European Union", 1.4e9)],
    ),
    (
        "The bank watches headline inflation and core inflation. The former came in at 3.4 percent, the latter at"
        " 2.8 percent.",
        [("headline inflation", 3.4), ("core inflation", 2.8)],
    ),
    (
        "The trade gap narrowed to 3.3 percent in May. For this year the revised figure comes to 2.9 percent.",
        [("trade gap", 3.3), ("trade gap", 2.9)],
    ),
    (
        "Health care added 52,000 jobs in May, among them 12,000 in hospitals. It has added 445,000 jobs in a year.",
        [("employment in Health care", 52000.0), ("employment in hospitals", 12000.0), ("employment", 445000.0)],
    ),
    (
        "Exports slipped to $650 billion. The Institute for Trade Studies sees $640 billion.",
        [("Exports", 650e9), ("Exports", 640e9)],
    ),
    (
        "Three-quarters of the scheme's money, or $7 million, is to go into better roads.",
        [("share of scheme's money", 75.0), ("scheme's money for better roads", 7e6)],
    ),
    (
        "The dam was approved in May. The bill is put at $6 billion.",
        [("cost of dam", 6e9)],
    ),
    (
        "Unemployment fell to 4.1 percent. The lowest rate was found in Bern (2 percent), the highest in Geneva"
        " (7 percent).",
        [("Unemployment", 4.1), ("Unemployment in Bern", 2.0), ("Unemployment in Geneva", 7.0)],
    ),
    (
        "Bac Giang had 210 cases of dengue, Hai Duong 140 and Nam Dinh 65.",
        [
            ("cases of dengue of Bac Giang", 210.0),
            ("cases of dengue in Hai Duong", 140.0),
            ("cases of dengue in Nam Dinh", 65.0),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_measure_is_carried(statistics: Statistics, text: str, expected: list[tuple[str, float]]) -> None:
    found = [(row["measure"], next(row[k] for k in _VALUES if row.get(k) is not None)) for row in statistics(text)]
    assert found == expected


_VALUES = ("value", "change_percent", "change_absolute")


def test_product_numbers_are_no_counts(statistics: Statistics) -> None:
    rows = statistics("The navy bought 12 helicopters and sent a Boeing 787 and an Airbus 350 home.")
    assert [row["value"] for row in rows] == [12.0]


def test_words_of_an_order_are_lower_case() -> None:
    words = standing_words()
    for one in (*words.portions, *words.superlatives, *words.roles, *words.stand_ins):
        assert one == one.lower()
