"""Files behind a URI that fsspec reaches: `s3://bucket/folder`, `s3://bucket/*.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.reading.opening import filesystem_of
from flows.reading.patterns import is_pattern
from flows.reading.rejecting import Unreadable


def remote_files(uri: str) -> Iterator[tuple[str, int, bool]]:
    """URI and size of each file that a URI, folder or pattern means, and whether it was named itself.

    Raises MissingExtra where the back end is not installed; Unreadable, with the reason, where nothing can be listed.
    """
    filesystem, path = filesystem_of(uri)
    try:
        found = _listed(filesystem, path)
    except Exception as error:
        # Each back end has exceptions of its own (no credentials, no such bucket) without a common base.
        raise Unreadable(f"could not be listed: {type(error).__name__}: {error}"[:500]) from error
    if not found:
        raise Unreadable("matches no file" if is_pattern(path) else "does not exist, or is an empty folder")
    for name in sorted(found):
        yield str(filesystem.unstrip_protocol(name)), found[name], name == path


def _listed(filesystem: Any, path: str) -> dict[str, int]:
    """Sizes of files by path. Hidden names below a folder are left out."""
    if is_pattern(path):
        entries = dict(filesystem.glob(path, detail=True))
        for folder in [name for name, entry in entries.items() if entry["type"] == "directory"]:
            entries.update(filesystem.find(folder, detail=True))
    elif filesystem.isfile(path):
        entries = {path: filesystem.info(path)}
    else:
        entries = filesystem.find(path, detail=True)
    base = "" if is_pattern(path) else path
    return {
        name: int(entry.get("size") or 0)
        for name, entry in entries.items()
        if entry["type"] == "file" and not any(part.startswith(".") for part in name.removeprefix(base).split("/"))
    }
