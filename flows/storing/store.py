"""The folders of a store: immutable files named by their content, and who is at work in them.

OUT/<dataset>                  -> ../.<OUT>.factledger/current/<dataset>
.<OUT>.factledger/
  objects/<sha256>.parquet     files of releases, the index, JSON of the store's own
  shards/<sha256>.parquet      what extraction gave, per shard and dataset
  commits/000007.json          exclusive: who creates it has won the number
  releases/000007/<dataset>/   hard links into objects/
  current                      -> releases/000007
  staging/<session>/           files being written; gone when their run is
"""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import hashlib
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.storing.errors import MissingObjectError, StoringError, explained
from flows.storing.pointer import root_of

_FOLDERS = ("objects", "shards", "commits", "releases", "staging")


@dataclasses.dataclass(frozen=True, slots=True)
class Store:
    """The store behind one output folder. Small and picklable: workers get it as an argument.

    `session` is the run it is used by; only a store with a session can write.
    """

    out: Path
    session: str | None = None

    @classmethod
    def of(cls, out: str | os.PathLike[str]) -> Store:
        """The store of an output folder, which need not exist yet; nothing is touched."""
        return cls(Path(os.path.realpath(out)))

    @property
    def root(self) -> Path:
        """The hidden folder beside the output."""
        return root_of(self.out)

    def folder(self, name: str) -> Path:
        """One of the folders in it."""
        return self.root / name

    def object_path(self, name: str) -> Path:
        """Where an object is; `name` is its hash and suffix."""
        return self.root / "objects" / name

    def shard_path(self, name: str) -> Path:
        """Where a shard file is; `name` is its hash and suffix."""
        return self.root / "shards" / name

    def create(self) -> None:
        """Make the folders. Raises StoringError where that is not possible."""
        with explained("create the output folder", self.out):
            self.out.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            with explained("create", self.root / name):
                (self.root / name).mkdir(parents=True, exist_ok=True)
        if not os.access(self.out, os.W_OK | os.X_OK):
            raise StoringError(f"cannot write to the output folder {self.out}: no permission to write there")

    def fresh(self, suffix: str = "") -> Path:
        """A name in this session's staging folder that nobody else uses."""
        if self.session is None:
            raise RuntimeError("writing needs a session: `with open_session(store) as store`")
        return self.root / "staging" / self.session / f"{uuid.uuid4().hex}{suffix}"

    def put(self, path: Path, folder: str = "objects") -> str:
        """Move a finished file out of staging to the place that its content names; gives hash and suffix.

        The same content is kept once; it is then marked as used now, so that tidying up spares it.
        """
        with explained("store", path):
            with path.open("rb") as file:
                name = hashlib.file_digest(file, "sha256").hexdigest() + path.suffix
                os.fsync(file.fileno())
            target = self.root / folder / name
            try:
                os.utime(target)
                path.unlink()
            except FileNotFoundError:
                path.chmod(path.stat().st_mode & ~0o222)
                path.replace(target)
        return name

    def put_bytes(self, content: bytes, suffix: str) -> str:
        """Store these bytes as an object; gives hash and suffix."""
        path = self.fresh(suffix)
        with explained("write", path):
            path.write_bytes(content)
        return self.put(path)

    def read_bytes(self, name: str) -> bytes:
        """An object's content. Raises MissingObjectError where it is gone."""
        try:
            return self.object_path(name).read_bytes()
        except FileNotFoundError as error:
            raise MissingObjectError(f"{self.object_path(name)} is gone") from error


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Hold the store's short lock, where the file system has locks.

    It keeps the pointer from stepping back and tidying up from running beside a commit. Nothing is decided by it:
    without locks, commit numbers still are exclusive.
    """
    with explained("open", store.root / "lock"):
        handle = os.open(store.root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def open_session(store: Store, base: int = 0) -> Iterator[Store]:
    """A store that can be written to until the block ends.

    The session holds a lock that the system releases even after kill -9, so that others on this machine can tell a
    living run from a dead one; a run on another machine counts as living for a day. `base` is the number of the commit
    that the run starts from: it and later ones stay while the run lives.
    """
    store.create()
    token = uuid.uuid4().hex[:12]
    folder = store.root / "staging" / token
    with locked(store), explained("create", folder):
        folder.mkdir()
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.write(handle, f"{base} {socket.gethostname()}\n".encode())
    try:
        yield dataclasses.replace(store, session=token)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)
