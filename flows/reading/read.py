"""One input file → its articles and what could not be read of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from flows.reading.addresses import is_uri, source_of
from flows.reading.article import Article
from flows.reading.formats import HEAD, format_of, refuse_foreign
from flows.reading.html_pages import read_html
from flows.reading.json_lines import read_json_lines
from flows.reading.opening import MissingExtra, open_input, reason_of
from flows.reading.parquet_rows import read_parquet
from flows.reading.rejecting import Unreadable, rejected
from flows.reading.text_files import read_text
from schemas.rejection import Rejection

#: Longest document, in bytes as it is stored: a book of 16 MiB is no article.
MAX_DOCUMENT_BYTES = 16 * 1024 * 1024


def read_file(path: str, *, max_bytes: int = MAX_DOCUMENT_BYTES) -> Iterator[Article | Rejection]:
    """Articles of a file or URI and rejections, one at a time, in the order of the file; nothing is lost in silence.

    The format goes by the ending (another ending, or none, is text), after a look at the first bytes. A document longer
    than `max_bytes` is rejected. No exception for anything that the file holds: what is wrong with it is a rejection.
    Raises MissingExtra alone.
    """
    source = source_of(path)
    try:
        with open_input(path) as file:
            yield from _read(file, path, source, max_bytes)
    except Unreadable as error:
        yield rejected(source, str(error), error.payload)
    except OSError as error:
        yield rejected(source, reason_of(error))
    except Exception as error:
        # fsspec back ends raise exceptions of their own in the midst of reading; anything else is a fault of ours.
        if isinstance(error, MissingExtra) or not is_uri(path):
            raise
        yield rejected(source, f"could not be read: {type(error).__name__}: {error}"[:500])


def _read(file: BinaryIO, path: str, source: str, max_bytes: int) -> Iterator[Article | Rejection]:
    head = file.read(HEAD)
    if not head:
        raise Unreadable("is an empty file")
    file.seek(0, io.SEEK_SET)
    kind, compression = format_of(path)
    refuse_foreign(head, kind, compression)
    if kind == "jsonl":
        yield from read_json_lines(file, source, max_bytes, compression)
    elif kind == "parquet":
        yield from read_parquet(file, source, max_bytes)
    elif kind == "html":
        yield from read_html(file, source, max_bytes)
    else:
        yield from read_text(file, source, max_bytes)
