"""Which Windows code page a text is in that is no UTF-8: 1252 (Western) or 1258 (Vietnamese), by evidence.

The two differ in 18 bytes. In 1258 five of them are tone marks that follow a vowel (`Vi\\xea\\xf2t` is `Việt`), eight
are the letters ă, đ, ơ, ư. A tone mark after a vowel and before a letter, or after â ê ô ă ơ ư, is no spelling of a
Western language; after a consonant it is no spelling of Vietnamese.

Known misses: a Western text in Mac Roman whose accented letters all fall on letters, quotes and dashes of 1252, and
Vietnamese in VNI fonts, are taken for 1252.
"""

from __future__ import annotations

import re

CODECS = {"windows-1252": "cp1252", "windows-1258": "cp1258"}

_LETTERS = rb"A-Za-z\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff"
_CIRCUMFLEX_OR_HORN = rb"\xc2\xca\xd4\xc3\xd5\xdd\xe2\xea\xf4\xe3\xf5\xfd"
_PLAIN_VOWELS = rb"aeiouyAEIOUY"
_MARKS = rb"\xcc\xd2\xde\xec\xf2"

#: Spellings of Vietnamese in 1258 that no Western language has in 1252.
_VIETNAMESE = re.compile(
    b"[" + _CIRCUMFLEX_OR_HORN + b"][" + _MARKS + b"]"  # ệ as ê + dot below
    b"|[aeiouy][\xcc\xd2\xde]"  # ã as a + tilde; in 1252 a capital inside a word
    b"|[" + _PLAIN_VOWELS + b"][" + _MARKS + b"][A-Za-z]"  # ạ within a syllable
    b"|\xfd\xf5|\xdd\xd5"  # ươ
    b"|(?<![" + _LETTERS + b"])[\xd0\xf0](?=[" + _LETTERS + b"])"  # đ at the start of a word
)
#: Fits Vietnamese, and Italian too: `può`.
_PERHAPS_VIETNAMESE = re.compile(b"[" + _PLAIN_VOWELS + b"][\xec\xf2](?![A-Za-z])")
#: Spellings of Western languages in 1252 that Vietnamese does not have in 1258.
_WESTERN = re.compile(
    b"(?<![" + _PLAIN_VOWELS + _CIRCUMFLEX_OR_HORN + b"])[" + _MARKS + b"]"  # così, Þetta
    b"|[\x8a\x8e\x9a\x9e]"  # Š, Ž: not in 1258
    b"|[\xc3\xe3][oeOE]|[\xd5\xf5][eE]"  # São, ações
    b"|(?<=[aeiouy\xe1\xe6\xe9\xed\xf3\xf6\xfa\xfd])\xf0"  # það
)
_LEAST_EVIDENCE = 3

_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII_LETTERS = bytes(range(0x41, 0x5B)) + bytes(range(0x61, 0x7B))
_HIGH_LETTERS = bytes(
    [0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, *(byte for byte in range(0xC0, 0x100) if byte not in (0xD7, 0xF7))]
)
_HIGH = bytes(range(0x80, 0x100))
#: Signs (fractions, currency, daggers) between letters: what other code pages have for letters.
_SIGN_IN_WORD = re.compile(
    rb"[A-Za-z\xc0-\xff][\x80\x82-\x84\x86-\x89\x8b\x98\x99\x9b\xa1-\xa9\xac\xae-\xb1\xb3\xb5-\xb6\xb8\xb9\xbc-\xbf]"
    rb"(?=[A-Za-z\xc0-\xff])"
    rb"|\xae(?=[a-z\x80-\xff])"  # ® before a letter: đ of the old Vietnamese fonts (TCVN3)
)
_CAPITAL_IN_WORD = re.compile(rb"[a-z][\x8a\x8c\x8e\x9f\xc0-\xd6\xd8-\xde](?=[a-z])")
#: A text of which more letters than this share are beyond ASCII is in neither code page.
_MOST_HIGH_LETTERS = {"windows-1252": 0.35, "windows-1258": 0.6}


def is_mostly_utf8(data: bytes) -> bool:
    """Whether more of the bytes beyond ASCII make up whole UTF-8 characters than not."""
    high = len(data) - len(data.translate(None, _HIGH))
    return sum(len(character) for character in _UTF8_CHARACTER.findall(data)) * 2 > high


def choose(data: bytes) -> str | None:
    """`windows-1252` or `windows-1258` for bytes that are no UTF-8; None where neither makes text of them.

    Without evidence it is 1252: where no byte differs, both give the same text.
    """
    name = "windows-1258" if _is_vietnamese(data) else "windows-1252"
    try:
        data.decode(CODECS[name])
    except UnicodeDecodeError:
        return None
    return name if _is_plausible(data, name) else None


def _is_vietnamese(data: bytes) -> bool:
    vietnamese = 3 * len(_VIETNAMESE.findall(data)) + len(_PERHAPS_VIETNAMESE.findall(data))
    return vietnamese >= _LEAST_EVIDENCE and vietnamese > 2 * len(_WESTERN.findall(data))


def _is_plausible(data: bytes, name: str) -> bool:
    high = len(data) - len(data.translate(None, _HIGH_LETTERS))
    letters = high + len(data) - len(data.translate(None, _ASCII_LETTERS))
    if high > letters * _MOST_HIGH_LETTERS[name]:
        return False
    odd = len(_SIGN_IN_WORD.findall(data))
    if name == "windows-1252":
        odd += len(_CAPITAL_IN_WORD.findall(data))
    return odd < 2 or odd * 100 < letters
