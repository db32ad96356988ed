import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.firsts import first_letters


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("[ab][c]", "ab"),
        ("(?:[a])?[b]", "ab"),
        ("(?:[a]){0,8}(?:[b]|[c][d])", "abc"),
        ("(?P<x__1>[a]{1,8})[b]", "a"),
        ("(?![a])(?:[b]|(?:[c])?[d])", "bcd"),
        (r"\A[a]\Z", "a"),
        ("[a][^b]{0,3}?[c]", "a"),
    ],
)
def test_first_letters_of_a_pattern(source: str, letters: str) -> None:
    assert first_letters(source) == frozenset(letters)


@pytest.mark.parametrize("source", ["[^a][b]", "(?:[a])?", "[a]{0,3}?", "(?:[a]|(?:[b])?)"])
def test_none_where_any_letter_or_nothing_can_begin_it(source: str) -> None:
    assert first_letters(source) is None


_PIECE = st.sampled_from(["[a]", "[bc]", "(?:[a])?", "(?:[b]){0,8}", "(?![c])", "(?:[a][b]|[c])", "(?:[c]|(?:[d])?)"])


@given(st.lists(_PIECE, min_size=1, max_size=5).map("".join), st.text(alphabet="abcd", max_size=6))
def test_no_match_begins_with_another_letter(source: str, text: str) -> None:
    first = first_letters(source)
    if first is not None:
        assert all(m.group()[0] in first for m in re.finditer(source, text))
