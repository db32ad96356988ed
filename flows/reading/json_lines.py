"""`.jsonl` and `.ndjson`, also compressed: a line is a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from flows.reading.article import Article
from flows.reading.dates import type_in_words
from flows.reading.decode import Decoded, Undecodable, decode
from flows.reading.fields import Place, article_of
from flows.reading.lines import Line, as_utf8, chunks_of, lines_of
from flows.reading.rejecting import Unreadable
from schemas.rejection import Rejection


def read_json_lines(
    file: BinaryIO, source: str, max_bytes: int, compression: str | None = None
) -> Iterator[Article | Rejection]:
    """Article or rejection of each line that is not blank, streamed; a line of more than `max_bytes` is rejected.

    Raises Unreadable where nothing in the file is a line of JSON.
    """
    encoding, chunks = as_utf8(chunks_of(file, compression))
    count = 0
    for line in lines_of(chunks, max_bytes):
        if not line.fault and not line.data.strip():
            continue
        if count == 0 and not line.fault:
            _refuse_other_json(line.data)
        count += 1
        yield from _read_line(line, Place(source, "line", line.number), max_bytes, encoding)
    if count == 0:
        raise Unreadable("is an empty file: no line in it")


def _read_line(line: Line, place: Place, max_bytes: int, encoding: str | None) -> Iterator[Article | Rejection]:
    if line.fault:
        yield place.rejected(f"{line.fault}; the lines before are read", line.data)
        return
    if line.length > max_bytes:
        reason = f"a line of {line.length} bytes, more than {max_bytes}: too long for one document"
        yield place.rejected(reason, line.data[:4_000])
        return
    try:
        decoded = decode(line.data)
        fields = _parse(line.data, decoded)
    except (Undecodable, Unreadable) as error:
        yield place.rejected(str(error), line.data[:4_000])
        return
    name = encoding if encoding is not None and decoded.encoding == "utf-8" else decoded.encoding
    yield from article_of(fields, place, name)


def _parse(data: bytes, decoded: Decoded) -> dict[str, object]:
    """A line as an object. Raises Unreadable."""
    try:
        # Of the parsers at hand only this one shows keys that come twice; on articles it costs as much as orjson.
        fields = _DECODER.decode(decoded.text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg} at character {error.colno}") from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, Unreadable) else f"JSON that cannot be read: {error}"
        raise Unreadable(reason) from error
    if not isinstance(fields, dict):
        raise Unreadable(f"a line is to be a JSON object with a field 'text', this one is {type_in_words(fields)}")
    # Only an escape can bring an unpaired surrogate into decoded text; to look for one in the bytes costs half as much.
    if b"\\u" in data or not decoded.encoding.startswith("utf-8"):
        _refuse_surrogates(fields)
    return fields


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in fields if names.count(name) > 1)
        raise Unreadable(f"the key {twice[:80]!r} comes more than once in one object: ambiguous")
    return fields


_DECODER = json.JSONDecoder(object_pairs_hook=_object)


def _refuse_surrogates(fields: dict[str, object]) -> None:
    try:
        json.dumps(fields, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable("an unpaired surrogate (half of a \\uXXXX\\uXXXX pair): no Unicode text") from error


def _refuse_other_json(first: bytes) -> None:
    if first.strip() in (b"{", b"["):
        raise Unreadable("looks like one JSON value over many lines, not like JSONL: write one object a line")
