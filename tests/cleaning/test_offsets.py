"""The way from cleaned text back to raw text, on any Unicode text."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.cleaning.mapped import MappedText
from flows.cleaning.mojibake import mojibake_edits
from flows.cleaning.text import OffsetMap
from tests.cleaning.conftest import PARAGRAPH, cleaned, kinds

#: Letters with marks, white space of all sorts, invisible and broken characters, entities and frame marks.
PIECES = [
    *("Hà Nội", unicodedata.normalize("NFD", "Đắk Lắk"), "e\u0301\u0323", "한국", "\u1112\u1161\u11ab", "क्षि"),
    *("\r\n", "\n\n", "\t", "\xa0", "\u200b", "\ufeff", "\u00ad", "\x00", "\x85", "\u2028", "  ", " ", ". "),
    *("👩‍👩‍👧", "🇻🇳", "&amp;", "&nbsp;", "&#8217;", "&amp;amp;lt;", "Viá»‡t Nam", "donâ€™t"),
    *("./.", "— VNA/VNS", "(Photo: VNA)", "HÀ NỘI — ", "date 2025-12-19 ", "![]() |", "| a | b | c |", "Read more"),
    *("year.The end", "ideology,and", "• one", "1. two", "“No,” he said.", PARAGRAPH),
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map(" ".join),
)


@given(TEXTS)
@example("e\u0301\u0323 a\u0323\u0301")
@example("\u1100\u1161\u11a8")
@example("&#x1E1;&#769;")
@settings(max_examples=300, deadline=None)
def test_raw_span_holds_what_a_character_was_made_from(raw: str) -> None:
    result = cleaned(raw)
    # Mojibake is put right word by word: there the raw words are other characters.
    repaired = bool(mojibake_edits(raw))
    previous = 0
    for offset, char in enumerate(result.text):
        start, end = result.offsets.raw_span(offset, offset + 1)
        assert 0 <= start <= end <= len(raw)
        assert start >= previous
        previous = start
        if char not in " \n" and not repaired:
            source = html.unescape(html.unescape(html.unescape(raw[start:end])))
            visible = "".join(c for c in source if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
            assert char in unicodedata.normalize("NFC", visible)


@given(TEXTS)
@example("Â\x1b¡")
@example("0/. (Photo)")
@example("A\u0302¡ &Acirc;&iexcl;")
@example(f"{PARAGRAPH[:-1]}\n\nand more\nand more")
@settings(max_examples=300, deadline=None)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = cleaned(raw)
    assert cleaned(once.text).text == once.text


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_form_of_cleaned_text(raw: str) -> None:
    text = cleaned(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert "  " not in text and " \n" not in text and "\n " not in text and "\n\n" not in text
    assert text == text.strip()
    assert not any(char.isspace() and char not in " \n" for char in text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in text)
    assert not set(text) & set("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_lie_in_their_blocks(raw: str) -> None:
    result = cleaned(raw)
    assert [result.text[b.start : b.end] for b in result.blocks] == ([] if not result.text else result.text.split("\n"))
    position = 0
    for sentence in result.sentences:
        block = result.blocks[sentence.block]
        assert position <= sentence.start < sentence.end
        assert block.start <= sentence.start and sentence.end <= block.end
        assert sentence.kind == block.kind
        position = sentence.end
    assert all(block.heading is None or 0 <= block.heading < len(result.blocks) for block in result.blocks)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_pure(raw: str) -> None:
    first, second = cleaned(raw), cleaned(raw)
    assert (first.text, first.blocks, first.sentences) == (second.text, second.blocks, second.sentences)


STORY = "\n\n".join(
    [f"date 2025-12-19 HÀ NỘI — {PARAGRAPH}", "New roads", PARAGRAPH, "A bridge (Photo: VNA)", f"{PARAGRAPH} — VNA/VNS"]
)


@pytest.mark.parametrize(
    "raw",
    [
        STORY,
        STORY.replace("\n", "\r\n"),
        STORY.replace("\n", "\r"),
        "\ufeff" + STORY,
        STORY.replace(" ", "\xa0"),
        STORY.replace(" ", " \u200b "),
        STORY.replace("a", "a\u200d"),
        STORY.replace("\n\n", "\n \t\n\n"),
        unicodedata.normalize("NFD", STORY),
        STORY.replace("H", "&#72;"),
    ],
)
def test_same_story_in_other_characters(raw: str) -> None:
    result, plain = cleaned(raw), cleaned(STORY)
    assert result.text == plain.text
    assert result.blocks == plain.blocks
    assert result.sentences == plain.sentences


def test_kinds_stay_when_cleaned_again() -> None:
    once = cleaned(STORY)
    assert kinds(cleaned(once.text)) == kinds(once)


def test_composed_letter_covers_base_and_marks() -> None:
    raw = unicodedata.normalize("NFD", "Hội nghị")
    result = cleaned(raw)
    assert result.text == "Hội nghị"
    start, end = result.offsets.raw_span(1, 2)
    assert raw[start:end] == "o\u0323\u0302"
    assert raw[slice(*result.offsets.raw_span(4, 8))] == unicodedata.normalize("NFD", "nghị")


def test_span_over_dropped_characters_is_the_smallest() -> None:
    raw = "\ufeff\u200bTwo\u00ad  dams\u200b stand."
    result = cleaned(raw)
    assert result.text == "Two dams stand."
    assert raw[slice(*result.offsets.raw_span(0, 3))] == "Two"
    assert raw[slice(*result.offsets.raw_span(4, 8))] == "dams"
    assert raw[slice(*result.offsets.raw_span(0, 15))] == "Two\u00ad  dams\u200b stand."


def test_decoded_entity_covers_the_entity() -> None:
    raw = "Trade &amp; Industry"
    result = cleaned(raw)
    assert result.text == "Trade & Industry"
    assert raw[slice(*result.offsets.raw_span(6, 7))] == "&amp;"
    assert raw[slice(*result.offsets.raw_span(8, 16))] == "Industry"


def test_repaired_word_covers_the_broken_one() -> None:
    raw = "The State Bank of Viá»‡t Nam raised its rate"
    result = cleaned(raw)
    assert result.text == "The State Bank of Việt Nam raised its rate"
    assert raw[slice(*result.offsets.raw_span(27, 33))] == "raised"
    start, end = result.offsets.raw_span(18, 22)
    assert raw[start:end] == "Viá»‡t"


def test_map_of_rewritten_text_composes() -> None:
    mapped = MappedText("abcdef", OffsetMap.identity(6)).rewrite([(1, 3, "X"), (4, 4, " ")])
    assert mapped.text == "aXd ef"
    again = mapped.rewrite([(0, 2, "YZ"), (3, 4, "")])
    assert again.text == "YZdef"
    assert again.offsets.raw_span(0, 1) == (0, 3)
    assert again.offsets.raw_span(2, 3) == (3, 4)
    assert again.offsets.raw_span(3, 5) == (4, 6)


def test_empty_span_is_empty() -> None:
    assert OffsetMap.identity(5).raw_span(2, 2) == (2, 2)


@pytest.mark.parametrize("raw", ["", " ", "\n\n\n", "\ufeff", "\u200b \t\r\n", "| |\n|"])
def test_nothing_to_read(raw: str) -> None:
    result = cleaned(raw)
    assert (result.text, result.blocks, result.sentences) == ("", [], [])
