"""Has a file changed since it was read? By size and time, and where those are in doubt by content."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

STAMP_SCHEMA = pa.schema([
    pa.field("container", pa.string(), nullable=False),
    pa.field("size", pa.int64(), nullable=False),
    pa.field("mtime_ns", pa.int64(), nullable=False),
    pa.field("content", pa.string(), nullable=False),
    pa.field("rules_version", pa.string(), nullable=False),
])  # fmt: skip

#: A file written this shortly before it was read may be written again within one tick of the clock, at the same size.
_SETTLED_NS = 2_000_000_000
_IN_DOUBT = -1


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was read: `content` is a hash of its bytes, `mtime_ns` is -1 where the time proves nothing."""

    container: str
    size: int
    mtime_ns: int
    content: str
    rules_version: str


def content_hash(path: str | os.PathLike[str]) -> str:
    """SHA-256 of a file's bytes. Raises OSError where it cannot be read."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def take_stamp(path: str | os.PathLike[str], rules_version: str, container: str | None = None) -> FileStamp:
    """Stamp a file *before* it is read, so that a change meanwhile is seen next time.

    `container` is the name under which places know it, by default the path. Raises OSError.
    """
    status = Path(path).stat()
    settled = time.time_ns() - status.st_mtime_ns > _SETTLED_NS
    mtime = status.st_mtime_ns if settled else _IN_DOUBT
    return FileStamp(container or os.fspath(path), status.st_size, mtime, content_hash(path), rules_version)


def is_unchanged(stamp: FileStamp | None, path: str | os.PathLike[str], rules_version: str) -> bool:
    """Whether a file is still as stamped, under the same rules. The content is read only where time is in doubt."""
    if stamp is None or stamp.rules_version != rules_version:
        return False
    status = Path(path).stat()
    if status.st_size != stamp.size:
        return False
    return status.st_mtime_ns == stamp.mtime_ns or content_hash(path) == stamp.content


def stamps_table(stamps: Mapping[str, FileStamp]) -> pa.Table:
    """Stamps as a table, sorted by container."""
    rows = [stamps[key] for key in sorted(stamps)]
    names = STAMP_SCHEMA.names
    return pa.Table.from_arrays(
        [pa.array([getattr(row, name) for row in rows], STAMP_SCHEMA.field(name).type) for name in names],
        schema=STAMP_SCHEMA,
    )


def stamps_of(table: pa.Table) -> dict[str, FileStamp]:
    """Stamps from their table, by container."""
    columns = [table.column(name).to_pylist() for name in STAMP_SCHEMA.names]
    return {row[0]: FileStamp(*row) for row in zip(*columns, strict=True)}


def merge_stamps(
    old: Mapping[str, FileStamp], new: Iterable[FileStamp], present: Iterable[str] | None = None
) -> dict[str, FileStamp]:
    """Stamps after a run; with `present`, only those of containers that still exist."""
    merged = {**old, **{stamp.container: stamp for stamp in new}}
    if present is None:
        return merged
    names = {*present, *(stamp.container for stamp in new)}
    return {key: stamp for key, stamp in merged.items() if key in names}
