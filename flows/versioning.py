"""The version of everything that decides what is extracted."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

#: Folders whose files decide what is extracted: a change in any of them is another version.
_VERSIONED = ("reading", "cleaning", "annotating", "extracting", "lexicon", "resolving/in_document")

#: Folders whose files decide what a release makes of it: ids, registers, the order of rows, measured precision.
_RESOLVING = ("resolving", "scoring", "storing")


@cache
def rules_version(experimental: bool = False) -> str:
    """Hash of every file that decides what is extracted: rules, lexicon and the code that applies them.

    With `experimental` rules more is extracted, so that is another version.
    """
    digest = hashlib.blake2b(b"experimental" if experimental else b"", digest_size=8)
    _hash_rooms(_VERSIONED, digest)
    digest.update((resources.files("flows") / "line.py").read_bytes())
    return digest.hexdigest()


@cache
def resolving_version() -> str:
    """Hash of every file that decides what a release makes of what was extracted."""
    digest = hashlib.blake2b(digest_size=8)
    _hash_rooms(_RESOLVING, digest)
    return digest.hexdigest()


def _hash_rooms(names: tuple[str, ...], digest: hashlib.blake2b) -> None:
    for name in names:
        folder = resources.files("flows")
        for part in name.split("/"):
            folder = folder / part
        _hash_folder(folder, name, digest)


def _hash_folder(folder: Traversable, name: str, digest: hashlib.blake2b) -> None:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _hash_folder(entry, f"{name}/{entry.name}", digest)
        elif entry.name.endswith((".py", ".yml")):
            digest.update(f"{name}/{entry.name}\0".encode())
            digest.update(entry.read_bytes())
