"""Phrases whose nouns name nothing are adverbs on the coarse string."""

from __future__ import annotations

import pytest

from flows.annotating.annotators import Annotators
from flows.cleaning.document import clean
from flows.reading.article import Article


@pytest.fixture(scope="module")
def annotators() -> Annotators:
    return Annotators({})


def coarse_of(annotators: Annotators, text: str) -> str:
    return annotators.annotate(clean(Article(source="a", text=text, encoding="utf-8"))).views[-1].coarse


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("Barges in terms of tonnage", "NAApN"),
        ("Barges in the new light of dawn", "NAAAApN"),
        ("Barges on behalf of bakers", "NAApN"),
        ("Barges in practice", "NAA"),
        ("Barges for the first time", "NAAAA"),
        ("BARGES IN LINE WITH DAWN", "NAApN"),
        ("Barges in terms", "NPN"),
        ("Barges by terms of dawn", "NPNON"),
        ("Barges with aid of bakers", "NAApN"),
        ("Barges with aid of $5", "NPxOQ"),
        ("Terms of trade", "NOx"),
        ("Barges in quite new practice", "NPAJN"),
    ],
)
def test_idioms_name_nothing(annotators: Annotators, text: str, coarse: str) -> None:
    assert coarse_of(annotators, text) == coarse
