from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.decode import Undecodable, decode

#: Any text but controls, which make data binary, and surrogates, which are no text.
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\t\r\n\f\v")))


@given(TEXTS)
def test_utf8_reads_back_exactly(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.encoding == ("utf-8-sig" if text.startswith("\ufeff") else "utf-8")


@given(TEXTS)
def test_a_byte_order_mark_is_no_part_of_the_text(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")).text == text
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")).encoding == "utf-8-sig"


@given(TEXTS, st.sampled_from([("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]))
def test_utf16_with_a_mark_reads_back_exactly(text: str, how: tuple[str, bytes]) -> None:
    codec, mark = how
    decoded = decode(mark + text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, "utf-16")


def test_utf32_is_not_taken_for_utf16() -> None:
    assert decode("Tô Lâm".encode("utf-32")).text == "Tô Lâm"


def test_line_ends_stay() -> None:
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_western_text_in_windows_1252() -> None:
    text = "The “café” in São Paulo cost €3 – Ángel’s señor."
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "windows-1252")


def test_vietnamese_text_in_windows_1258() -> None:
    text = "Chu\u0309 ti\u0323ch n\u01b0\u01a1\u0301c Tô Lâm \u0111ê\u0301n Hà Nô\u0323i."
    decoded = decode(text.encode("cp1258"))
    assert (decoded.text, decoded.encoding) == (text, "windows-1258")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"abc\x00def", "1 NUL"),
        ("Hanoi is the capital".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\x01\x02\x03\x04\x05abc", "control characters"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "utf-16, but is broken"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "utf-16, but is broken"),
        (codecs.BOM_UTF8 + b"ab\xff", "utf-8-sig, but is broken at byte 2"),
        ("Thủ tướng đến Đà Nẵng".encode()[:-3], "UTF-8 that is broken at byte"),
        ("Quyết định số một của Thủ tướng ".encode() + b"caf\xe9", "UTF-8 that is broken"),
        ("Президент подписал указ".encode("cp1251"), "not UTF-8"),
        ("河内是越南的首都".encode("gbk"), "not UTF-8"),
        (b"undefined in both pages: \x81 and \x8d", "not UTF-8"),
    ],
)
def test_what_is_no_known_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason):
        decode(data)


def test_random_bytes_are_never_text() -> None:
    generator = random.Random(20251219)
    for length in (64, 200, 1_000, 50_000):
        for _ in range(50):
            with pytest.raises(Undecodable):
                decode(generator.randbytes(length))


def test_random_bytes_beyond_ascii_are_never_text() -> None:
    generator = random.Random(1)
    for _ in range(50):
        data = bytes(generator.choices(range(0x80, 0x100), k=200))
        with pytest.raises(Undecodable):
            decode(data)
