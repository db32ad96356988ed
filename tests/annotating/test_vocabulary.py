import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.vocabulary import Vocabulary, letter_pattern, shape_of

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


@given(st.sets(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E40), min_size=1), st.booleans())
def test_ranges_hold_the_same_letters(letters: set[str], negated: bool) -> None:
    plain = f"(?:[{'^' if negated else ''}{''.join(sorted(letters))}ab]){{1,3}}x"
    for letter in map(chr, range(0x4DFF, 0x4E42)):
        assert bool(letter_pattern(plain).match(letter + "x")) == bool(re.compile(plain).match(letter + "x"))


def test_every_case_of_a_word_has_its_letter() -> None:
    vocabulary = Vocabulary({
        "up": ["rise"], "cased": ["May", "US"], "modal": ["may"], "us": ["us"], "part": ["'s"], "=rise": ["rise"],
        "=fell": ["fell"],
    })  # fmt: skip
    for word in ("rise", "Rise", "RISE", "may", "May", "MAY", "us", "Us", "US", "'s", "'S", "fell", "Fell", "FELL"):
        assert vocabulary.signature_of(vocabulary[word]) == vocabulary.signature(word)
