"""What can go wrong while storing, told so that a person can act on it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADVICE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would pass the size limit",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.EROFS: "the file system is read-only",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EEXIST: "a file of that name is in the way",
}


class StoringError(Exception):
    """The store or the output folder cannot be used; the message says why and where."""


class MissingObjectError(StoringError):
    """A file that a commit needs is gone: another run has tidied up meanwhile, or somebody deleted it."""


@contextmanager
def explained(action: str, path: Path) -> Iterator[None]:
    """Turn an OSError inside, and what pyarrow says of a damaged file, into a StoringError: what, where, and why."""
    try:
        yield
    except FileNotFoundError as error:
        raise MissingObjectError(f"cannot {action} {path}: {error}") from error
    except OSError as error:
        reason = _ADVICE.get(error.errno or 0) or error.strerror or str(error)
        raise StoringError(f"cannot {action} {path}: {reason}") from error
    except ValueError as error:
        if type(error).__module__.partition(".")[0] != "pyarrow":  # not imported here: readers of the pointer are light
            raise
        raise StoringError(
            f"cannot {action} {path}: the file is damaged; restore it, or make the tables anew in another folder"
        ) from error
