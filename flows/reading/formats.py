"""Formats by ending, and what bytes look like that belong to another one."""

from __future__ import annotations

from typing import Literal

from flows.reading.rejecting import Unreadable

Format = Literal["text", "html", "jsonl", "parquet"]

#: Endings (in lower case) of the files that are read from folders and patterns, with format and compression.
ENDINGS: dict[str, tuple[Format, str | None]] = {
    ".txt": ("text", None),
    ".md": ("text", None),
    ".html": ("html", None),
    ".htm": ("html", None),
    ".xhtml": ("html", None),
    ".jsonl": ("jsonl", None),
    ".jsonl.gz": ("jsonl", "gz"),
    ".jsonl.zst": ("jsonl", "zst"),
    ".ndjson": ("jsonl", None),
    ".ndjson.gz": ("jsonl", "gz"),
    ".ndjson.zst": ("jsonl", "zst"),
    ".parquet": ("parquet", None),
}
#: Formats that are text, but would be read as prose where a user means data or markup.
_OTHER_FORMATS = {
    ".json": "write one object a line and name it .jsonl",
    ".csv": "turn it into .jsonl or .parquet with a column `text`",
    ".tsv": "turn it into .jsonl or .parquet with a column `text`",
    ".xml": "turn it into .jsonl with a field `text`",
    ".rtf": "save it as .txt",
    ".txt.gz": "unpack it first; only JSONL is read compressed",
    ".html.gz": "unpack it first; only JSONL is read compressed",
}
#: First bytes, what they are, what to do about it.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "take the text out of it, for instance with pdftotext, and save it as .txt"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "save its text as .txt"),
    (b"\xff\xd8\xff", "a JPEG image", "save its text as .txt"),
    (b"GIF87a", "a GIF image", "save its text as .txt"),
    (b"GIF89a", "a GIF image", "save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .xlsx, .odt and .epub are such, too)", "unpack it or save its text as .txt"),
    (b"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    (b"\x1f\x8b", "gzip data", "unpack it, or name it .jsonl.gz if it holds JSONL"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data", "unpack it, or name it .jsonl.zst if it holds JSONL"),
    (b"BZh91AY&SY", "bzip2 data", "unpack it"),
    (b"\xfd7zXZ\x00", "xz data", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"PAR1\x15", "a Parquet file", "name it .parquet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls, .ppt)", "save its text as .txt"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as .txt"),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts as .jsonl"),
)
#: The signature that a format of ours has itself.
_OWN_SIGNATURE = {"gz": "gzip data", "zst": "Zstandard data", "parquet": "a Parquet file"}
#: First bytes that are enough to tell.
HEAD = 512


def ending_of(name: str) -> str | None:
    """The known ending of a file name, in lower case, or None. `Report.JSONL.gz` gives `.jsonl.gz`."""
    parts = name.lower().rsplit("/", 1)[-1].split(".")
    return next((ending for ending in _endings(parts) if ending in ENDINGS), None)


def format_of(name: str) -> tuple[Format, str | None]:
    """Format and compression by the ending; another ending, or none, is text.

    Raises Unreadable for endings of data and markup that would come out as garbage when read as prose.
    """
    ending = ending_of(name)
    if ending is not None:
        return ENDINGS[ending]
    for other in _endings(name.lower().rsplit("/", 1)[-1].split(".")):
        if other in _OTHER_FORMATS:
            raise Unreadable(f"files ending in {other} are not read: {_OTHER_FORMATS[other]}")
    return "text", None


def refuse_foreign(head: bytes, kind: Format, compression: str | None) -> None:
    """Raise Unreadable where the first bytes are those of another format than the ending says."""
    own = _OWN_SIGNATURE.get(compression or kind)
    for signature, what, advice in _SIGNATURES:
        if head.startswith(signature) and what != own:
            raise Unreadable(f"looks like {what}, not like {_described(kind, compression)}: {advice}", begins=head[:64])
    if kind == "text" and _is_page(head):
        raise Unreadable("looks like an HTML page, not like text: name it .html", begins=head[:200])


def _endings(parts: list[str]) -> tuple[str, ...]:
    """The last two parts of a name and the last one, as endings."""
    return ("." + ".".join(parts[-2:]) if len(parts) > 2 else "", "." + parts[-1] if len(parts) > 1 else "")


def _is_page(head: bytes) -> bool:
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    return begins.startswith((b"<!doctype html", b"<html>", b"<html "))


def _described(kind: Format, compression: str | None) -> str:
    names = {"text": "text", "html": "an HTML page", "jsonl": "JSONL", "parquet": "Parquet"}
    return names[kind] + (f" in .{compression}" if compression else "")
