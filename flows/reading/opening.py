"""Opening files: local ones, and what fsspec reaches (`s3://...`)."""

from __future__ import annotations

import errno
import os
import stat
from importlib import import_module
from typing import Any, BinaryIO, cast

from flows.reading.addresses import is_uri
from flows.reading.rejecting import Unreadable


class MissingExtra(RuntimeError):
    """A package that reading an address of this kind needs is not installed; the message says how to install it."""


def open_input(path: str) -> BinaryIO:
    """Open a file or URI for reading bytes. Raises Unreadable, with the reason, or MissingExtra."""
    if is_uri(path):
        return _open_remote(path)
    try:
        # A named pipe would block for ever when opened.
        kind = other_kind(os.stat(path).st_mode)  # noqa: PTH116
        if kind is None:
            return open(path, "rb")  # noqa: PTH123 - the caller closes it
    except (OSError, ValueError) as error:
        raise Unreadable(reason_of(error)) from error
    raise Unreadable(f"is {kind}, not a file")


def filesystem_of(uri: str) -> tuple[Any, str]:
    """The fsspec file system of a URI and the path in it. Raises MissingExtra, or Unreadable for an unknown scheme."""
    scheme = uri.split("://", 1)[0]
    try:
        filesystem, path = import_module("fsspec.core").url_to_fs(uri)
    except ImportError as error:
        raise MissingExtra(_how_to_install(uri, scheme, error)) from error
    except ValueError as error:
        raise Unreadable(f"cannot be reached: {error}") from error
    return filesystem, str(path)


def other_kind(mode: int) -> str | None:
    """What a file mode is besides a regular file, in words; None for a regular file."""
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode))


def reason_of(error: OSError | ValueError) -> str:
    """Why a file or folder cannot be read, in words."""
    if not isinstance(error, OSError) or error.errno is None:
        return f"could not be read: {error}"
    reasons = {
        errno.ENOENT: "does not exist, or vanished while reading",
        errno.EACCES: "may not be read: permission denied",
        errno.EPERM: "may not be read: permission denied",
        errno.ELOOP: "is a loop of symbolic links",
        errno.ENOTDIR: "does not exist: a part of its path is a file, not a folder",
        errno.ENAMETOOLONG: "has a path that is too long",
    }
    return reasons.get(error.errno, f"could not be read: {os.strerror(error.errno)}")


def _open_remote(uri: str) -> BinaryIO:
    filesystem, path = filesystem_of(uri)
    return cast(BinaryIO, filesystem.open(path, "rb"))


def _how_to_install(uri: str, scheme: str, error: ImportError) -> str:
    extra = "pip install 'factledger[s3]'" if scheme in ("s3", "s3a") else f"install its fsspec back end ({error})"
    return f"{uri}: reading {scheme}:// needs a package that is not installed: {extra}"
