"""Tidying up: old releases, files that nothing needs, and what dead runs left."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.storing.commit import Commit, commit_path, numbers, read_commit, shards_from_json
from flows.storing.links import release_path
from flows.storing.parts import parts_from_json
from flows.storing.store import Store

#: Where locks tell nothing (none on this file system, another machine), a session this old (seconds) is dead.
_DEAD_AFTER = 86_400.0


@dataclass(frozen=True, slots=True)
class _Session:
    """When a run began, the number of the commit that it started from, and the machine that it is on."""

    since: float
    base: int
    host: str


def collect(store: Store, keep: int) -> None:
    """Remove what is neither in the last `keep` releases nor in use by a living run.

    Called with the store locked. Files that a living run wrote or used again are spared: they are younger than it.
    Failing to remove something is no error: the next run tries again.
    """
    living = list(_sessions(store))
    held = [number for number in numbers(store) if read_commit(store, number) is not None]
    kept = set(held[-max(1, keep) :])
    first = min((s.base for s in living if s.base), default=None)
    if first is not None:
        kept |= {number for number in held if number >= first}
    for number in held:
        if number not in kept:
            shutil.rmtree(release_path(store, number), ignore_errors=True)
            commit_path(store, number).unlink(missing_ok=True)
    commits = [commit for number in sorted(kept) if (commit := read_commit(store, number)) is not None]
    cutoff = min((s.since for s in living), default=time.time())
    objects, shards = _needed(store, commits)
    _sweep(store.folder("objects"), objects, cutoff)
    _sweep(store.folder("shards"), shards, cutoff)


def _needed(store: Store, commits: list[Commit]) -> tuple[set[str], set[str]]:
    objects: set[str] = set()
    shards: set[str] = set()
    for commit in commits:
        objects |= {commit.index, commit.stamps, commit.shards, commit.parts, commit.manifest}
        objects |= {part.object for part in parts_from_json(store.read_bytes(commit.parts)).values()}
        for shard in shards_from_json(store.read_bytes(commit.shards)).values():
            shards |= set(shard.files.values())
    return objects, shards


def _sweep(folder: Path, needed: set[str], cutoff: float) -> None:
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):
            if entry.name not in needed and entry.stat().st_mtime < cutoff:
                Path(entry.path).unlink()


def _sessions(store: Store) -> Iterator[_Session]:
    """The living sessions; folders of dead ones are removed on the way."""
    for entry in os.scandir(store.folder("staging")):
        folder = Path(entry.path)
        session = _read_session(folder)
        if session is not None and (entry.name == store.session or _is_alive(folder, session)):
            yield session
        elif entry.is_dir(follow_symlinks=False):
            shutil.rmtree(folder, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                folder.unlink()


def _read_session(folder: Path) -> _Session | None:
    try:
        base, _, host = (folder / "lock").read_text().strip().partition(" ")
        return _Session((folder / "lock").stat().st_mtime, int(base or 0), host)
    except (OSError, ValueError):
        return None


def _is_alive(folder: Path, session: _Session) -> bool:
    """By its lock, which ends with the process; where that tells nothing, by its age."""
    young = time.time() - session.since < _DEAD_AFTER
    if session.host != socket.gethostname():
        return young
    try:
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return False
    except BlockingIOError:
        return True
    except OSError:
        return young
    finally:
        os.close(handle)
