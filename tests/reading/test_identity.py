from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading import document_id

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_nfc_and_nfd_are_the_same_document(text: str) -> None:
    text = "x" + text
    assert document_id(unicodedata.normalize("NFD", text)) == document_id(unicodedata.normalize("NFC", text))


@given(st.lists(TEXTS.map(lambda text: text.replace("\r", "").replace("\n", "")), min_size=1))
def test_line_ends_do_not_matter(lines: list[str]) -> None:
    unix = document_id("x" + "\n".join(lines))
    assert document_id("x" + "\r\n".join(lines)) == unix
    assert document_id("x" + "\r".join(lines)) == unix


@given(TEXTS)
def test_one_leading_byte_order_mark_does_not_count(text: str) -> None:
    assert document_id("\ufeffx" + text) == document_id("x" + text)


def test_it_is_short_fixed_and_tells_texts_apart() -> None:
    assert document_id("Hà Nội") == document_id("Ha\u0300 No\u0323\u0302i") == "d6ac69af836de8007fe7d"
    assert document_id("Hà Nội") != document_id("Ha Noi")
    assert document_id("a b") != document_id("a  b")
    assert document_id("a\n\nb") != document_id("a\nb")
    assert document_id("a\ufeffb") != document_id("ab")


def test_an_unpaired_surrogate_is_an_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        document_id("a\ud800")
