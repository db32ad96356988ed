"""Lines of big, perhaps compressed files: streamed, each held up to a bound only."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.reading.rejecting import Unreadable

#: Bytes that are read at once.
CHUNK = 1 << 18
#: Zstandard makes up to 128 KiB of four bytes: pieces this small keep what one call gives below 16 MiB.
ZSTD_PIECE = 512
#: Largest window that is granted to a Zstandard file: what `zstd` without `--long` grants.
ZSTD_WINDOW = 1 << 27
_LONGEST_MARK = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line feed. `data` is cut off at the bound, `length` is how many bytes there were.

    `fault` says why the file ends in the midst of this line.
    """

    number: int
    data: bytes
    length: int
    fault: str | None = None


def chunks_of(file: BinaryIO, compression: str | None) -> Iterator[bytes]:
    """The bytes of a file, decompressed (`gz`, `zst` or None), piece by piece. Raises Unreadable where they break off.

    Pieces before a break still come.
    """
    return _DECOMPRESSORS[compression](file)


def as_utf8(chunks: Iterator[bytes]) -> tuple[str | None, Iterator[bytes]]:
    """Take a byte order mark off a stream, and turn UTF-16 into UTF-8.

    Gives the encoding that the mark names (`utf-8-sig`, `utf-16`), None without one, and the stream.
    """
    first = b""
    while len(first) < _LONGEST_MARK and (chunk := next(chunks, None)) is not None:
        first += chunk
    if first.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", _chained(first[3:], chunks)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", _transcoded(_chained(first, chunks))
    return None, _chained(first, chunks)


def lines_of(chunks: Iterator[bytes], bound: int) -> Iterator[Line]:
    """Split a stream at line feeds. Of a line longer than `bound` bytes only the beginning is held.

    A stream that breaks off ends with a line that says why (`fault`); whole lines before the break come as they are.
    """
    number, length, held = 1, 0, bytearray()
    try:
        for chunk in chunks:
            *complete, rest = chunk.split(b"\n")
            for piece in complete:
                length += len(piece)
                data = piece[: bound + 1 - len(held)] if len(held) <= bound else b""
                yield Line(number, bytes(held) + data if held else data, length)
                number, length = number + 1, 0
                held.clear()
            length += len(rest)
            held += rest[: max(bound + 1 - len(held), 0)]
    except Unreadable as error:
        yield Line(number, bytes(held), length, fault=str(error))
        return
    if length:
        yield Line(number, bytes(held), length)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _transcoded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeError as error:
        raise Unreadable(f"broken UTF-16: {error}") from error


def _plain(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _gunzipped(file: BinaryIO) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unzipped:
            while chunk := unzipped.read1(CHUNK):
                yield chunk
    except EOFError as error:
        raise Unreadable("gzip data that is cut off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"broken gzip data: {error}") from error


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
    frame = decompressor.decompressobj()
    begun = False
    try:
        while piece := file.read(ZSTD_PIECE):
            while piece:
                begun = True
                yield frame.decompress(piece)
                piece = frame.unused_data if frame.eof else b""
                if frame.eof:
                    frame, begun = decompressor.decompressobj(), False
    except zstandard.ZstdError as error:
        raise Unreadable(f"broken Zstandard data: {error}") from error
    if begun:
        raise Unreadable("Zstandard data that is cut off")


_DECOMPRESSORS: dict[str | None, Callable[[BinaryIO], Iterator[bytes]]] = {
    None: _plain,
    "gz": _gunzipped,
    "zst": _unzstd,
}
