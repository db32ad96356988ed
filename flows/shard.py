"""One shard: a bounded batch of inputs → articles → the line → shard tables.

`run_shard` is what every engine runs: in this process, in a pool, on a cluster. It knows no other shard, and what it
finds in a document depends on that document, the rules and the lexicon alone.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.reading import InputFile, MissingExtra
from flows.reading.article import Article
from flows.reading.read import read_file
from flows.spool import Entry, article_entry, read_spool, rejection_entry
from flows.storing.errors import StoringError
from flows.storing.known import KnownPlaces
from flows.storing.shard import ShardFiles, ShardWriter
from flows.storing.stamps import FileStamp, take_stamp
from flows.storing.store import Store
from schemas.rejection import Rejection, Stage

if TYPE_CHECKING:
    from flows.line import Extraction, Line

#: Failures of the system that may be over a moment later.
_TRANSIENT = frozenset(
    getattr(errno, name)
    for name in (
        "EAGAIN", "EBUSY", "EINTR", "EIO", "ESTALE", "ETIMEDOUT", "ECONNRESET", "ECONNABORTED", "ECONNREFUSED",
        "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENETRESET", "EREMOTEIO",
    )
    if hasattr(errno, name)
)  # fmt: skip
_SHOWN = 500


class TransientError(Exception):
    """The store could not be written for a reason that may pass; trying the shard again is safe."""


@dataclass(frozen=True, slots=True)
class ShardRef:
    """The work of one shard, small and picklable.

    `files` hold one document each. `spool` is a file of entries taken out of containers (JSONL, Parquet), see
    `flows.spool`. `known` are the places in them that need no extraction. `stamps` are those of containers whose last
    entry is in this shard.
    """

    store: Store
    files: tuple[InputFile, ...] = ()
    spool: Path | None = None
    known: KnownPlaces = field(default_factory=lambda: KnownPlaces(frozenset()))
    stamps: tuple[FileStamp, ...] = ()
    experimental: bool = False
    #: Size of the inputs that are done with it, for telling progress.
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class ShardSummary:
    """What a shard gave: names of files and counts, never rows.

    `files` are its tables, `stamps` those of the inputs that were read to their end, `kept` the places that were found
    unchanged, `bytes` the size of the input files that are done with it.
    """

    files: ShardFiles
    stamps: tuple[FileStamp, ...]
    documents: int
    records: Mapping[str, int]
    rejected: int
    kept: int
    bytes: int


def run_shard(ref: ShardRef) -> ShardSummary:
    """Read the inputs of a shard, extract them and write its tables.

    Whatever is wrong with a document is a rejection. Raises StoringError where the tables cannot be written, as
    TransientError where trying again may help.
    """
    try:
        return _run(ref, line_of(ref.experimental))
    except StoringError as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in _TRANSIENT:
            raise TransientError(str(error)) from error
        raise


@cache
def line_of(experimental: bool) -> Line:
    """The line, made once per process."""
    from flows.line import lasting_line

    return lasting_line(experimental=experimental)


def _run(ref: ShardRef, line: Line) -> ShardSummary:
    writer = ShardWriter(ref.store)
    stamps = list(ref.stamps)
    counts: Counter[str] = Counter()
    kept = 0
    for entry in _entries(ref, line.rules_version, stamps):
        if entry.is_empty or entry.place in ref.known:
            writer.keep(entry.place)
            kept += 1
        else:
            _add(writer, line, entry, counts)
    return ShardSummary(
        files=writer.close(),
        stamps=tuple(stamps),
        documents=counts.pop("documents", 0),
        rejected=counts.pop("rejected", 0),
        records=dict(counts),
        kept=kept,
        bytes=ref.bytes,
    )


def _add(writer: ShardWriter, line: Line, entry: Entry, counts: Counter[str]) -> None:
    if entry.article is None:
        writer.add(entry.place, None, rejections=entry.rejections)
        counts["rejected"] += len(entry.rejections)
        return
    found = extract(line, entry.article)
    if isinstance(found, Rejection):
        writer.add(entry.place, None, rejections=[*entry.rejections, found])
        counts["rejected"] += 1 + len(entry.rejections)
        return
    writer.add(entry.place, found.document, found.records, [*entry.rejections, *found.rejections])
    counts["documents"] += 1
    counts["rejected"] += len(found.rejections) + len(entry.rejections)
    counts.update({dataset: len(rows) for dataset, rows in found.records.items()})


def extract(line: Line, article: Article) -> Extraction | Rejection:
    """What the line finds in an article; a rejection where it fails on it, so that the run goes on."""
    from flows.reading.rejecting import payload_json

    try:
        return line.read_document(article)
    except Exception as error:
        reason = f"the document could not be extracted: {type(error).__name__}: {error}"[:_SHOWN]
        shown = payload_json({"text": article.text[:_SHOWN], "characters": len(article.text)})
        return Rejection(source=article.source, stage=_failing_stage(article), reason=reason, payload=shown)


def _failing_stage(article: Article) -> Stage:
    from flows.cleaning.document import clean

    try:
        clean(article)
    except Exception:
        return "clean"
    return "extract"


def _entries(ref: ShardRef, rules_version: str, stamps: list[FileStamp]) -> Iterator[Entry]:
    """All entries of a shard; stamps of its files are added as they are read."""
    for file in ref.files:
        yield from _file_entries(file, rules_version, stamps)
    if ref.spool is not None:
        yield from read_spool(ref.spool)


def _file_entries(file: InputFile, rules_version: str, stamps: list[FileStamp]) -> Iterator[Entry]:
    stamp = stamp_of(file, rules_version)
    found = list(read_input(file))
    if stamp is not None and not failed_to_read(found):
        stamps.append(stamp)
    for position, item in enumerate(found):
        if isinstance(item, Rejection):
            yield rejection_entry(item, file.source, rules_version, position)
        else:
            yield article_entry(item, file.source, rules_version, position)


def read_input(file: InputFile) -> Iterator[Article | Rejection]:
    """Articles and rejections of a file. Where a reader fails on what a file holds, that is a rejection, too.

    Raises MissingExtra, and ImportError where the installation is broken: no file is to blame for that.
    """
    try:
        yield from read_file(file.path)
    except (MissingExtra, ImportError, StoringError):
        raise
    except Exception as error:
        reason = f"a fault of the reader, not of yours; please report it: {type(error).__name__}: {error}"[:_SHOWN]
        yield Rejection(source=file.source, stage="read", reason=reason)


def stamp_of(file: InputFile, rules_version: str) -> FileStamp | None:
    """The stamp of a file before it is read; None where there is none to take (a URI, a file that cannot be read)."""
    try:
        return take_stamp(file.path, rules_version, file.source)
    except (OSError, ValueError):
        return None


def failed_to_read(found: Sequence[Article | Rejection]) -> bool:
    """Whether the system, not the content, kept a file from being read: then the next run has to try again."""
    return any(isinstance(item, Rejection) and item.reason.startswith("could not be read") for item in found)
