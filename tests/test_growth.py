"""The measure of growth tells work by the length from work by its square."""

from __future__ import annotations

from tests.growth import calls


def _by_length(size: int) -> list[int]:
    return [number.bit_length() for number in range(size)]


def _by_square(size: int) -> list[int]:
    return [number.bit_length() for number in range(size) for _ in range(size)]


def test_work_by_the_square_is_seen() -> None:
    assert calls(lambda: _by_length(1000)) < 12 * calls(lambda: _by_length(100))
    assert calls(lambda: _by_square(100)) > 90 * calls(lambda: _by_square(10))
