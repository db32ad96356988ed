"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their byte order mark, else a Windows code page. Never garbage."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from flows.reading import codepage


class Undecodable(ValueError):
    """Bytes that are no text in an encoding that is known; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


#: The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_CONTROLS = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in b"\t\n\v\f\r")
#: More control characters than one in this many bytes, and it is no text.
_CONTROLS_ONE_IN = 10


def decode(data: bytes) -> Decoded:
    """Decode without normalisation or newline translation; a byte order mark is no part of the text.

    The encoding is `utf-8`, `utf-8-sig` (with a mark), `utf-16`, `utf-32`, `windows-1252` or `windows-1258`. Raises
    Undecodable, with the reason, for bytes that hold no text: NULs, many control characters, broken UTF-8, a code page
    that is not known.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_marked(data[len(mark) :], codec, name), name)
    _refuse_controls(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_codepage(data, error)


def _decode_marked(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Undecodable(f"begins as {name}, but is broken at byte {error.start}: {error.reason}") from error
    _refuse_controls(text.encode("utf-8"))
    return text


def _refuse_controls(data: bytes) -> None:
    kept = data.translate(None, _CONTROLS)
    if len(kept) == len(data):
        return
    nulls = data.count(0)
    if nulls and len(data) // 3 < nulls < len(data) * 2 // 3:
        raise Undecodable("looks like UTF-16 without a byte order mark: save it as UTF-8")
    if nulls:
        raise Undecodable(f"binary data, not text: holds {nulls} NUL bytes")
    if (len(data) - len(kept)) * _CONTROLS_ONE_IN > len(data):
        raise Undecodable("binary data, not text: more than a tenth of it is control characters")


def _decode_codepage(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if codepage.is_mostly_utf8(data):
        # Read as a code page, every accented letter of it would come out as two wrong ones.
        raise Undecodable(f"UTF-8 that is broken at byte {error.start} ({error.reason}): cut off, or mixed encodings")
    name = codepage.choose(data)
    if name is None:
        raise Undecodable("not UTF-8, UTF-16 with a byte order mark, Windows-1252 or Windows-1258: save it as UTF-8")
    return Decoded(data.decode(codepage.CODECS[name]), name)
