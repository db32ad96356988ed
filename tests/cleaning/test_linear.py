"""Hostile text costs time in proportion to its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.cleaning.conftest import cleaned
from tests.growth import calls, seconds

_SIZE = 20_000
_HOSTILE: dict[str, Callable[[int], str]] = {
    "no space": lambda n: "x" * n,
    "capitals": lambda n: "A" * n,
    "digits": lambda n: "7" * n,
    "digits and commas": lambda n: "1,2" * (n // 3),
    "opening brackets": lambda n: "(" * n,
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "brackets and stops": lambda n: "(a. B) " * (n // 7),
    "open brackets and stops": lambda n: "((a. B. " * (n // 8),
    "newlines": lambda n: "\n" * n,
    "short lines": lambda n: "Ab\n" * (n // 3),
    "lower case lines": lambda n: "ab cd\n" * (n // 6),
    "spaces": lambda n: " " * n,
    "stops": lambda n: "." * n,
    "stops and spaces": lambda n: ". " * (n // 2),
    "initials": lambda n: "A. " * (n // 3),
    "titles": lambda n: "Dr. " * (n // 4),
    "marks": lambda n: "e" + "\u0301" * n,
    "letters with marks": lambda n: "e\u0301" * (n // 2),
    "ampersands": lambda n: "&" * n,
    "entities": lambda n: "&amp;" * (n // 5),
    "nested entities": lambda n: "&" + "amp;" * (n // 4),
    "pipes": lambda n: "|" * n,
    "pipes and spaces": lambda n: "| " * (n // 2),
    "quotation marks": lambda n: "“" * n,
    "closing marks": lambda n: "a.”" * (n // 3),
    "dashes": lambda n: "— " * (n // 2),
    "place words": lambda n: "Hanoi " * (n // 6),
    "glued words": lambda n: "year.The" * (n // 8),
    "glued brackets": lambda n: "(abcd)efgh" * (n // 10),
    "glued small words": lambda n: "theofand" * (n // 8),
    "glued pairs": lambda n: "ofthe receivedletters " * (n // 22),
    "glued capitals": lambda n: "inVietnamMinister" * (n // 17),
    "headings": lambda n: "Other news\nA Title Of A Story\n" * (n // 29),
    "related": lambda n: "Related news\n" * (n // 13),
    "credits": lambda n: "(Photo: VNA) " * (n // 13),
    "closing marks of agencies": lambda n: "./. — VNA " * (n // 10),
    "photo": lambda n: "Photo " * (n // 6),
    "dateline": lambda n: "HANOI, " * (n // 7),
    "mojibake": lambda n: "Viá»‡t " * (n // 7),
    "zero width": lambda n: "a\u200b" * (n // 2),
    "lone surrogates": lambda n: "\ud800" * n,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_times_the_text_costs_ten_times_the_work(name: str) -> None:
    make = _HOSTILE[name]
    small, large = make(_SIZE), make(10 * _SIZE)
    cleaned(small)
    assert calls(lambda: cleaned(large)) <= 12 * calls(lambda: cleaned(small))


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_times_the_text_does_not_cost_a_hundred_times_the_time(name: str) -> None:
    make = _HOSTILE[name]
    small, large = make(_SIZE), make(10 * _SIZE)
    # The best of a few runs counts; below 20 ms the clock is too coarse. Work by the square would be at 100.
    small_took = large_took = float("inf")
    for _ in range(5):
        small_took = min(small_took, seconds(lambda: cleaned(small)))
        large_took = min(large_took, seconds(lambda: cleaned(large)))
        if large_took <= 30 * small_took + 0.02:
            return
    pytest.fail(f"{small_took * 1000:.1f} ms became {large_took * 1000:.1f} ms")


def test_a_megabyte_without_a_space() -> None:
    start = time.perf_counter()
    result = cleaned("x" * 1_000_000)
    assert time.perf_counter() - start < 5
    assert len(result.text) == 1_000_000
