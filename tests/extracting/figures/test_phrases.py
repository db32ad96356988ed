"""Phrases on coarse strings that no branch may read in two ways: what fails would cost the power of its length."""

from __future__ import annotations

import pytest

from flows.extracting.figures.phrases import phrase_before, subject_of
from tests.growth import seconds


@pytest.mark.parametrize(
    "coarse",
    ["N'" * 20 + "V", "LN" + "OLN" * 12 + "O", "N-N" + "ON-N" * 9 + "O", "N" + ",T" * 19 + "!"],
    ids=["possessives", "places", "hyphens", "dates"],
)
def test_no_phrase_is_read_in_two_ways(coarse: str) -> None:
    assert min(seconds(lambda: phrase_before(coarse, len(coarse) - 1)) for _ in range(3)) < 0.01
    assert min(seconds(lambda: subject_of(coarse + "MV", len(coarse) + 1)) for _ in range(3)) < 0.01


def test_phrases_with_links_and_asides() -> None:
    assert phrase_before("DJN'NV", 5) == (0, 5)
    assert phrase_before("DNODL-NV", 7) == (0, 7)
    assert subject_of("DN,PT,NN,MV", 10) == (0, 2)
