"""Hostile text costs the whole line time in proportion to its length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from flows.line import Line
from flows.reading.article import Article

#: Attempts: another process on the machine may slow one of them down.
_ATTEMPTS = 12
_ALLOWED = 12

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
    "initials": (lambda n: "A. " * (n // 3), 6_000),
    "dates": (lambda n: "on May 5, 2024 and " * (n // 19), 12_000),
    "meetings": (lambda n: "The minister attended a meeting in Hanoi on May 5. " * (n // 51), 15_000),
    "other meetings": (lambda n: "".join(f"A meeting on item{k} took place. " for k in range(n // 34)), 9_000),
    "reports": (lambda n: "Minister Tran Van An said exports rose 5 percent. " * (n // 50), 6_000),
}


@pytest.fixture(scope="module")
def read() -> Callable[..., float]:
    line = Line(experimental=True)

    def seconds(*texts: str) -> float:
        # Results are kept together, so that ten small texts need as much memory as a large one.
        begin = time.process_time()
        kept = [line.read_document(Article("hostile", text, "utf-8")) for text in texts]
        taken = time.process_time() - begin
        assert len(kept) == len(texts)
        return taken

    return seconds


@pytest.mark.parametrize("name", _HOSTILE)
def test_ten_times_the_text_costs_at_most_twelve_times_the_work(name: str, read: Callable[..., float]) -> None:
    make, size = _HOSTILE[name]
    small, large = make(size), make(10 * size)
    read(small)
    gc.collect()
    gc.disable()  # what collections cost depends on what else the process holds
    try:
        ten_small = one_large = float("inf")
        for _ in range(_ATTEMPTS):
            ten_small = min(ten_small, read(*[small] * 10))
            one_large = min(one_large, read(large))
            if one_large <= ten_small * _ALLOWED / 10:
                return
    finally:
        gc.enable()
    assert one_large <= ten_small * _ALLOWED / 10, f"{10 * one_large / ten_small:.1f} times the work"


@pytest.mark.parametrize("text", ["a" * 1_000_000, "7" * 100_000, "," * 100_000], ids=["no space", "digits", "commas"])
def test_large_hostile_text_is_read_at_once(text: str, read: Callable[..., float]) -> None:
    assert read(text) < 3
