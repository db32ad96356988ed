"""The version of everything that decides what is extracted."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

#: Folders whose files decide what is extracted: a change in any of them is another version.
_VERSIONED = ("reading", "cleaning", "annotating", "extracting", "lexicon", "resolving/in_document")


@cache
def rules_version(experimental: bool = False) -> str:
    """Hash of every file that decides what is extracted: rules, lexicon and the code that applies them.

    With `experimental` rules more is extracted, so that is another version.
    """
    digest = hashlib.blake2b(b"experimental" if experimental else b"", digest_size=8)
    root = resources.files("flows")
    for name in _VERSIONED:
        folder = root
        for part in name.split("/"):
            folder = folder / part
        _hash_folder(folder, name, digest)
    digest.update((root / "line.py").read_bytes())
    return digest.hexdigest()


def _hash_folder(folder: Traversable, name: str, digest: hashlib.blake2b) -> None:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _hash_folder(entry, f"{name}/{entry.name}", digest)
        elif entry.name.endswith((".py", ".yml")):
            digest.update(f"{name}/{entry.name}\0".encode())
            digest.update(entry.read_bytes())
