import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotating.firsts import openings


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
    assert openings(source)[0] == frozenset(letters)


@pytest.mark.parametrize("source", ["[^a][b]", "(?:[a])?", "[a]{0,3}?", "(?:[a]|(?:[b])?)"])
def test_none_where_any_letter_or_nothing_can_begin_it(source: str) -> None:
    assert openings(source)[0] is None


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("[ab][cd][e]", "cd"),
        ("[a](?:[b])?[c]", "bc"),
        ("(?:[a])?[b][c]", "bc"),
        ("[a](?:(?:[b][x]|[c])){0,8}[d]", "bcd"),
        ("(?:[ab]){1,8}[c]", "abc"),
        ("(?P<x__1>[a](?![z])[b]|[c][d][e])[f]", "bd"),
        (r"\A[a][b]\Z", "b"),
    ],
)
def test_second_letters_of_a_pattern(source: str, letters: str) -> None:
    assert openings(source)[1] == frozenset(letters)


@pytest.mark.parametrize("source", ["[a]", "[a](?:[b])?", "[a][^b][c]", "(?:[a])?[b]", "[a]{1,3}", "(?:[a])?"])
def test_none_where_any_letter_can_come_second_or_a_match_can_be_one_letter_long(source: str) -> None:
    assert openings(source)[1] is None


_PIECE = st.sampled_from(["[a]", "[bc]", "(?:[a])?", "(?:[b]){0,8}", "(?![c])", "(?:[a][b]|[c])", "(?:[c]|(?:[d])?)"])


@given(st.lists(_PIECE, min_size=1, max_size=5).map("".join), st.text(alphabet="abcd", max_size=6))
def test_no_match_begins_with_other_letters(source: str, text: str) -> None:
    first, second = openings(source)
    for match in re.finditer(source, text):
        assert first is None or match.group()[0] in first
        assert second is None or match.group()[1] in second
