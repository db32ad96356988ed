"""Identity of a document: its text, whatever the bytes it came in."""

from __future__ import annotations

import hashlib
import unicodedata

BYTE_ORDER_MARK = "\ufeff"


def document_id(text: str) -> str:
    """`d` and 20 hexadecimal digits (80 bits) of the SHA-256 of the text in NFC with `\\n` for every line end.

    One leading byte order mark does not count. Raises UnicodeEncodeError for unpaired surrogates, which no reader
    lets through.
    """
    if text.startswith(BYTE_ORDER_MARK):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # normalize() checks quickly for text in NFC, but copies it; both tests below cost less than the hash.
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return "d" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]
