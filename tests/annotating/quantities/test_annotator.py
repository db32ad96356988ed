"""Figures of the press: what is found in each sentence, and what must not be found."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.quantities import QuantityAnnotator, word_classes
from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

HERE = Path(__file__).parent


def read(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def annotator() -> tuple[Vocabulary, QuantityAnnotator]:
    vocabulary = Vocabulary(word_classes())
    return vocabulary, QuantityAnnotator(vocabulary)


def find(text: str, dates: list[DateSpan] | None = None) -> tuple[Tokens, list[QuantitySpan]]:
    vocabulary, quantities = annotator()
    tokens = Tokens(text, vocabulary)
    return tokens, quantities.find(tokens, [(0, len(tokens))], dates or [])


def described(tokens: Tokens, span: QuantitySpan) -> dict[str, Any]:
    return {
        "text": tokens.text[span.start : span.end],
        "kind": span.unit_kind,
        "counted": tokens.surface(*span.counted) if span.counted else None,
        **{name: getattr(span, name) for name in NUMBERS | {"unit", "comparator", "change", "equivalent_unit"}},
    }


NUMBERS = {"value", "value_max", "factor", "out_of", "equivalent_value"}


@pytest.mark.parametrize("case", read("expressions.yml"), ids=lambda case: case["says"][:60])
def test_expression(case: dict[str, Any]) -> None:
    tokens, spans = find(case["says"])
    found = [described(tokens, span) for span in spans]
    assert [row["text"] for row in found] == [row["text"] for row in case["finds"]]
    for row, expected in zip(found, case["finds"], strict=True):
        for name in NUMBERS - expected.keys():
            assert row[name] is None, name
        for name, value in expected.items():
            assert row[name] == (pytest.approx(float(value), rel=1e-9) if name in NUMBERS else value), name
        assert row["change"] == expected.get("change")
        assert row["comparator"] == expected.get("comparator", "exact")
        assert row["unit"] == expected.get("unit")


@pytest.mark.parametrize("sentence", read("counter_examples.yml"))
def test_no_quantity(sentence: str) -> None:
    tokens, spans = find(sentence)
    assert [described(tokens, span)["text"] for span in spans] == []


@pytest.mark.parametrize("case", read("documents.yml"), ids=lambda case: case["shows"][:60])
def test_document_evidence(case: dict[str, Any]) -> None:
    tokens, spans = find(case["says"])
    rows = [described(tokens, span) for span in spans]
    found = [f"{row['text']} = {row['value']:.12g} {row['unit']}" for row in rows if row["value"] is not None]
    assert found == case["finds"]


def test_a_date_blocks_its_tokens_and_a_duration_does_not() -> None:
    text = "It grew 8% in March 12 days later."
    tokens, _ = find(text)
    start = text.index("March")
    first = tokens.at(start)
    date = DateSpan(first, first + 2, start, start + 8)
    duration = DateSpan(first + 1, first + 3, start + 6, start + 13, timex_type="DURATION")
    assert [tokens.text[s.start : s.end] for s in find(text, [date])[1]] == ["8%"]
    assert [tokens.text[s.start : s.end] for s in find(text, [duration])[1]] == ["8%", "12 days"]


def test_outside_of_the_sentences_nothing_is_found() -> None:
    vocabulary, quantities = annotator()
    tokens = Tokens("About 5 km.\nAbout 7 km.", vocabulary)
    border = tokens.words.index("\n")
    assert [s.value for s in quantities.find(tokens, [(border + 1, len(tokens))])] == [7.0]
    assert quantities.find(tokens, []) == []


def test_exact_values() -> None:
    _, spans = find("It cost $8.2 million, then VND1.93 quadrillion.")
    assert [span.value for span in spans] == [8200000.0, 1930000000000000.0]


def test_the_figure_lies_inside_the_span() -> None:
    tokens, (span,) = find("They paid nearly US$5 million (VND125 billion).")
    assert tokens.surface(*span.figure) == "5 million"
    assert span.modifier == "nearly"
    assert tokens.text[span.start : span.end] == "nearly US$5 million (VND125 billion)"


PIECES = st.sampled_from(
    "5 5% 3.5 1,234 70.000 2025 USD US$ $ € million bn - – to and from of between up rose by nearly or more ( ) . , "
    "km per a year half two-thirds one three dozen times of the 11 /10,000 / out % points officials people No. "
    "Article Boeing 787 in Hanoi minus + -0.4 1/2 ½ : ; hundred thousand doubled twice as \n".split(" ")
)


@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_sorted_spans_that_do_not_overlap(pieces: list[str]) -> None:
    tokens, spans = find(" ".join(pieces).replace(" \n ", "\n") or "x")
    for span in spans:
        assert 0 <= span.first < span.last <= len(tokens)
        assert (span.start, span.end) == (tokens.starts[span.first], tokens.end(span.last))
        assert span.value is not None or span.factor is not None
        assert span.value_max is None or span.value is None or span.value_max > span.value
    for before, after in pairwise(spans):
        assert before.last <= after.first


@pytest.mark.parametrize("text", ["5" + " million" * 200, "one" + " hundred" * 500, "a" + " million" * 500])
def test_endless_magnitudes_stay_finite(text: str) -> None:
    for span in find(text)[1]:
        assert span.value is not None
        assert isfinite(span.value)


@cache
def thorough() -> QuantityAnnotator:
    return QuantityAnnotator(annotator()[0], short_way=False)


@given(st.lists(PIECES, min_size=3, max_size=30))
def test_the_short_way_reads_what_the_grammar_reads(pieces: list[str]) -> None:
    tokens, spans = find(" ".join(pieces).replace(" \n ", "\n"))
    assert spans == thorough().find(tokens, [(0, len(tokens))])


@pytest.mark.parametrize("case", read("expressions.yml") + read("documents.yml"), ids=lambda case: case["says"][:60])
def test_the_short_way_reads_newspaper_figures_alike(case: dict[str, Any]) -> None:
    tokens, spans = find(case["says"])
    assert spans == thorough().find(tokens, [(0, len(tokens))])


@given(st.text(max_size=200))
def test_hostile_text_does_no_harm(text: str) -> None:
    find(text or "x")
