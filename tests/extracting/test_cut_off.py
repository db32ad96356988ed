"""Sentences that end in the middle, as of cut pages, titles and captions without a mark, must not stop the line."""

from __future__ import annotations

import random

import pytest

from flows.line import Line, lasting_line


@pytest.fixture(scope="module")
def line() -> Line:
    return lasting_line()


@pytest.mark.parametrize(
    "text", ["Of the 354 villages, 301 have been declared", "Sixteen were judged", "Rates went up to"]
)
def test_what_is_cut_behind_its_verb_is_read(line: Line, text: str) -> None:
    document = line.annotate_text(text)
    assert set(line.extract(document)) == {"officials", "events", "targets", "statistics"}


def test_the_example_of_every_rule_may_end_anywhere(line: Line) -> None:
    pick = random.Random(7)
    for rule in line.rules:
        for example in rule.examples:
            words = example.text.split(" ")
            cut = " ".join(words[: pick.randint(1, len(words))]).rstrip(".")
            document = line.annotate_text(cut, example.published_on)
            assert len(line.extract(document)) == 4, cut
