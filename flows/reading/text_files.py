"""`.txt` and `.md`: a file is a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from flows.reading.article import Article
from flows.reading.decode import Undecodable, decode
from flows.reading.fields import is_blank
from flows.reading.rejecting import Unreadable


def read_text(file: BinaryIO, source: str, max_bytes: int) -> Iterator[Article]:
    """The one article of a text file, decoded, nothing else changed. Raises Unreadable, with the reason."""
    data = read_whole(file, max_bytes)
    try:
        decoded = decode(data)
    except Undecodable as error:
        raise Unreadable(str(error), begins=data[:200]) from error
    if is_blank(decoded.text):
        raise Unreadable("holds only white space", bytes=len(data))
    yield Article(source=source, text=decoded.text, encoding=decoded.encoding, container=source)


def read_whole(file: BinaryIO, max_bytes: int) -> bytes:
    """All bytes of a file of at most `max_bytes`. Raises Unreadable for an empty file and for a longer one."""
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise Unreadable(f"is longer than {max_bytes} bytes, too long for one document: split it", begins=data[:1_000])
    if not data:
        raise Unreadable("is an empty file")
    return data
