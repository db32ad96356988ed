"""Commits: small files of which each number exists once. Creating one decides; whoever comes second rebases."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from pathlib import Path

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from flows.storing.errors import explained
from flows.storing.shard import ShardFiles
from flows.storing.store import Store


class Commit(BaseModel):
    """What was in force after one publish. The fields without a type of their own name objects of the store."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    parent: int | None
    created_at: dt.datetime
    factledger: str
    schema_version: int
    rules_version: str
    #: One row per place, see `flows.storing.index`.
    index: str
    #: Files as they were read, see `flows.storing.stamps`.
    stamps: str
    #: JSON: shard id to its files.
    shards: str
    #: JSON: file of the release to its fingerprint, object, rows and bytes.
    parts: str
    #: JSON: what the release holds.
    manifest: str
    #: Hash of what the registers, rules and id changes were made from, beside the index.
    rules: str
    #: Fingerprint of the versions that made it, see `flows.storing.version`.
    made_by: str = ""


def commit_path(store: Store, number: int) -> Path:
    """Where a commit is."""
    return store.folder("commits") / f"{number:06d}.json"


def numbers(store: Store) -> list[int]:
    """Numbers of the commits that are there, ascending; a file cut off while it was written counts here too."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        names = [path.stem for path in store.folder("commits").glob("*.json")]
        return sorted(int(name) for name in names if name.isdigit())
    return []


def read_commit(store: Store, number: int) -> Commit | None:
    """A commit; None where there is none or its file is not whole."""
    try:
        return Commit.model_validate_json(commit_path(store, number).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None


def head(store: Store) -> Commit | None:
    """The last commit, None before the first."""
    for number in reversed(numbers(store)):
        if (commit := read_commit(store, number)) is not None:
            return commit
    return None


def next_number(store: Store) -> int:
    """The number that the next commit has to win."""
    return (numbers(store) or [0])[-1] + 1


def create(store: Store, commit: Commit) -> bool:
    """Create the commit file; False where somebody else has taken the number.

    The content is complete before the name exists, so no reader meets half a commit. Where the file system has no hard
    links, the name is created exclusively and then filled.
    """
    content = commit.model_dump_json(indent=1).encode() + b"\n"
    target = commit_path(store, commit.number)
    draft = store.fresh(".json")
    with explained("write commit", target):
        _write_synced(draft, content, os.O_CREAT | os.O_EXCL)
        try:
            os.link(draft, target)
        except FileExistsError:
            return False
        except OSError:
            try:
                _write_synced(target, content, os.O_CREAT | os.O_EXCL)
            except FileExistsError:
                return False
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(target.parent)
    return True


def _write_synced(path: Path, content: bytes, flags: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC | flags, 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make new names in a folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def shards_to_json(shards: dict[str, ShardFiles]) -> bytes:
    """The shards of a commit as JSON."""
    content = {key: {"files": dict(s.files), "rows": dict(s.rows)} for key, s in shards.items()}
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def shards_from_json(content: bytes) -> dict[str, ShardFiles]:
    """The shards of a commit from JSON."""
    return {key: ShardFiles(value["files"], value["rows"]) for key, value in orjson.loads(content).items()}
