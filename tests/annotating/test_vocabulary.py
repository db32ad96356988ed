import re

import pytest

from flows.annotating.vocabulary import Vocabulary, shape_of

CLASSES = {"month": ["May"], "modal": ["may"], "verb": ["rose"], "up": ["rose", "up"], "prep": ["in", "up"]}


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(CLASSES)


def has(vocabulary: Vocabulary, word: str, expression: str) -> bool:
    return re.fullmatch(vocabulary.charset(expression), vocabulary[word]) is not None


def test_cased_entry_matches_only_its_case_or_capitals(vocabulary: Vocabulary) -> None:
    assert has(vocabulary, "May ", "month")
    assert has(vocabulary, "MAY", "month")
    assert not has(vocabulary, "may", "month")


def test_lower_case_entry_matches_any_case(vocabulary: Vocabulary) -> None:
    assert all(has(vocabulary, w, "modal") for w in ("may", "May", "MAY"))


def test_expression_joins_and_negates(vocabulary: Vocabulary) -> None:
    assert has(vocabulary, "rose", "up&verb")
    assert not has(vocabulary, "up", "up&verb")
    assert has(vocabulary, "up", "up&!verb")
    assert has(vocabulary, "in", "verb|prep")


def test_class_without_words_is_an_error(vocabulary: Vocabulary) -> None:
    with pytest.raises(KeyError, match="nothing"):
        vocabulary.charset("nothing")


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("31", {"num", "integer", "day", "year2"}),
        ("12", {"num", "integer", "day", "month_number", "year2"}),
        ("1998", {"num", "integer", "year4"}),
        ("3,695", {"num"}),
        ("Hà", {"cap"}),
        ("VNA", {"cap", "upper"}),
        ("%", {"mark"}),
    ],
)
def test_shapes(word: str, shape: set[str]) -> None:
    assert set(shape_of(word)) == shape


def test_words_with_the_same_classes_share_a_letter(vocabulary: Vocabulary) -> None:
    assert vocabulary["table "] == vocabulary["chair"]
    assert vocabulary["table"] != vocabulary["Table"]


def test_unforeseen_shape_still_has_a_letter(vocabulary: Vocabulary) -> None:
    assert vocabulary["iPhone"]
    assert vocabulary["mAy"]
