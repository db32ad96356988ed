"""One line for all tests here: making it takes a second or two."""

from __future__ import annotations

import pytest

from flows.line import Line


@pytest.fixture(scope="session")
def line() -> Line:
    """The line with the shipped rules, experimental ones among them."""
    return Line(experimental=True)
