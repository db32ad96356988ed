from __future__ import annotations

import unicodedata

import pytest

from flows.reading.codepage import choose, is_mostly_utf8

#: Tone marks as 1258 has them: on their own, after the letter.
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_1258(text: str) -> bytes:
    """Vietnamese as an editor writes it in Windows-1258: letters it has as one byte, tone marks on their own."""
    encoded = b""
    for character in unicodedata.normalize("NFC", text):
        try:
            encoded += character.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", character)
            tone = next(mark for mark in decomposed if mark in TONES)
            letter = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            encoded += (letter + tone).encode("cp1258")
    return encoded


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Phạm Minh Chính đã làm việc với lãnh đạo tỉnh Quảng Ninh về kế hoạch năm 2026.",
        "Được biết, nhiều người đã rời đi.",
        "Chairman Phạm Văn Hậu opened the meeting.",
        "The conference took place in Hà Nội on Friday.",
        "ĐÀ NẴNG — The port handled more freight.",
        "Secretary Nguyễn Thị Hoa spoke.",
        "Lê Vũ Trường is the new director.",
        "HÀ NỘI",
    ],
)
def test_vietnamese(text: str) -> None:
    data = in_1258(text)
    assert choose(data) == "windows-1258"
    assert unicodedata.normalize("NFC", data.decode("cp1258")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Il ministro può annunciare che il piano è così, perché la città lo chiede.",
        "Ciò che è più vero: lunedì il sindaco parlò.",
        "Non può.",
        "São Paulo aprovou ações para a educação, e os leões não estão lá.",
        "Það er gott að Þór og Óðinn fóru í ferð við hafið.",
        "Le président a déclaré que l’été serait « très » chaud à Nîmes.",
        "El señor Muñoz habló en Bogotá.",
        "Škoda and Žilina are named here.",
        "The price was €5 – a “low” figure… in Tô Lâm’s view.",
        "½ of the CAFÉ’s 20 °C",
        "Zürich, Malmö, Ærø, Łódź".replace("Łódź", "Lodz"),
    ],
)
def test_western(text: str) -> None:
    assert choose(text.encode("cp1252")) == "windows-1252"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Президент подписал указ о мерах", "cp1251"),
        ("Το υπουργείο ανακοίνωσε νέα μέτρα", "cp1253"),
        ("日本の首相は東京で演説した", "shift_jis"),
        ("El niño habló de la canción española y también del camión", "cp437"),
    ],
)
def test_neither(text: str, codec: str) -> None:
    assert choose(text.encode(codec)) is None


def test_the_old_vietnamese_font_encoding_is_neither() -> None:
    # "Thủ tướng nước ta" as TCVN3 fonts have it: signs in the midst of words.
    assert choose(b"Th\xf1 t\xad\xedng n\xad\xedc ta \xae\xb7 \xae\xd5n H\xb5 N\xe9i, \xae\xb9i bi\xd3u") is None


def test_broken_utf8_is_told_from_a_code_page() -> None:
    assert is_mostly_utf8("Quyết định".encode()[:-1])
    assert not is_mostly_utf8("São Paulo, ação".encode("cp1252"))
    assert not is_mostly_utf8("le «CAFÉ» où l’été".encode("cp1252"))
