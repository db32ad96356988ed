"""Hostile text costs the whole line time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.line import Line
from flows.reading.article import Article
from tests.growth import calls, seconds

#: Attempts: another process on the machine may slow one of them down.
_ATTEMPTS = 5

#: What is repeated, and the size of the small text in characters: whole pieces of 3,000, into which the splitter cuts
#: sentences without an end.
_HOSTILE: dict[str, tuple[Callable[[int], str], int]] = {
    "digits": (lambda n: "7" * n, 9_000),
    "digits and commas": (lambda n: "1," * (n // 2), 9_000),
    "nested brackets": (lambda n: "(" * (n // 2) + ")" * (n // 2), 9_000),
    "brackets around words": (lambda n: "(a " * (n // 6) + ") " * (n // 6), 9_000),
    "titles": (lambda n: "Minister " * (n // 9), 9_000),
    "titles with bodies": (lambda n: "Minister of Finance of " * (n // 23), 9_000),
    "officials": (lambda n: "Minister Tran Van An, " * (n // 22), 9_000),
    "no space": (lambda n: "a" * n, 100_000),
    "capitals without a space": (lambda n: "Ab" * (n // 2), 100_000),
    "commas": (lambda n: "," * n, 9_000),
    "ranges": (lambda n: "from 1 to 2 " * (n // 12), 6_000),
    "changes": (lambda n: "rose 5 percent to 7 percent " * (n // 28), 6_000),
    "money": (lambda n: "$1 " * (n // 3), 3_000),
    "requests": (lambda n: "asked the ministry to " * (n // 22), 6_000),
    "names": (lambda n: "Tran Van An " * (n // 12), 9_000),
    "quotation marks": (lambda n: '"' * n, 9_000),
    "lists": (lambda n: "- 5 percent\n" * (n // 12), 6_000),
    "headings and lists": (lambda n: "Targets by 2030:\n- 5 percent\n" * (n // 30), 6_000),
    "possessives": (lambda n: "Hanoi's " * (n // 8), 9_000),
    "hyphens": (lambda n: "board-bank of " * (n // 14), 9_000),
    "days of a list": (lambda n: "Exports in 2020, 2021, " * (n // 23), 9_000),
    "lines like bylines": (lambda n: ("By " + "government " * 8 + "5\n") * (n // 93), 9_000),
    "lines of digits": (lambda n: ("7" * 57 + "!\n") * (n // 59), 9_000),
    "initials": (lambda n: "A. " * (n // 3), 6_000),
    "dates": (lambda n: "on May 5, 2024 and " * (n // 19), 12_000),
    "meetings": (lambda n: "The minister attended a meeting in Hanoi on May 5. " * (n // 51), 15_000),
    "other meetings": (lambda n: "".join(f"A meeting on item{k} took place. " for k in range(n // 34)), 9_000),
    "reports": (lambda n: "Minister Tran Van An said exports rose 5 percent. " * (n // 50), 6_000),
}


@pytest.fixture(scope="module")
def read() -> Callable[[str], object]:
    line = Line(experimental=True)
    return lambda text: line.read_document(Article("hostile", text, "utf-8"))


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_times_the_text_costs_at_most_twelve_times_the_work(name: str, read: Callable[[str], object]) -> None:
    make, size = _HOSTILE[name]
    small, large = make(size), make(10 * size)
    read(small)
    assert calls(lambda: read(large)) <= 12 * calls(lambda: read(small))


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_times_the_text_does_not_cost_a_hundred_times_the_time(name: str, read: Callable[[str], object]) -> None:
    make, size = _HOSTILE[name]
    small, large = make(size), make(10 * size)
    small_took = large_took = float("inf")
    for _ in range(_ATTEMPTS):
        small_took = min(small_took, seconds(lambda: read(small)))
        large_took = min(large_took, seconds(lambda: read(large)))
        if large_took <= 30 * small_took:
            return
    pytest.fail(f"{large_took / small_took:.1f} times the time")


_AT_ONCE = {
    "no space": "a" * 1_000_000,
    "digits": "7" * 100_000,
    "commas": "," * 100_000,
    "a line like a byline": "By " + "government " * 8 + "5",
    "a line like a date": "1" * 55 + "!",
    "possessives": "Harbour's " * 30 + "rose 5 percent.",
    "days": "Exports, 2019, 2020, " * 30 + "rose 5 percent.",
}


@pytest.mark.parametrize("text", _AT_ONCE.values(), ids=_AT_ONCE)
def test_large_hostile_text_is_read_at_once(text: str, read: Callable[[str], object]) -> None:
    assert seconds(lambda: read(text)) < 3
