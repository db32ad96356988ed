"""Trees of code and rules to compare with: this one, another folder, a git revision; and extraction in each of them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flows

#: Rows of a corpus by source of the document and dataset.
Corpus = dict[str, dict[str, list[dict[str, Any]]]]

_SCRIPT = Path(__file__).with_name("extracting_script.py")
_PARTS = ("flows", "schemas")


class NoTree(ValueError):
    """A revision or folder that holds no tree to compare with; the message says which."""


class ExtractionFailed(RuntimeError):
    """The code of a tree could not read the corpus; the message is its last line."""


def here() -> Path:
    """The folder of the tree that is running."""
    return Path(next(iter(flows.__path__))).resolve().parent


def folder_tree(folder: Path) -> Path:
    """A checkout. Raises NoTree."""
    if not all((folder / part).is_dir() for part in _PARTS):
        raise NoTree(f"{folder} is no checkout: it holds no folders {' and '.join(_PARTS)}")
    return folder.resolve()


@contextmanager
def revision_tree(revision: str) -> Iterator[Path]:
    """The tree of a git revision of this checkout, in a folder that is gone afterwards. Raises NoTree."""
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    if not commit:
        raise NoTree(f"there is no revision {revision!r} in the git history of {here()}")
    content = _git("archive", "--format=tar", commit, *_PARTS)
    if not content:
        raise NoTree(f"revision {revision!r} holds no folders {' and '.join(_PARTS)}")
    with tempfile.TemporaryDirectory(prefix="factledger-diff-") as folder:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)


def _git(*arguments: str) -> bytes:
    """Output of a git command in this checkout, empty where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(here()), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoTree("git is not installed: compare with a folder instead") from None
    return done.stdout if done.returncode == 0 else b""


def extract_both(before: Path, after: Path, inputs: Sequence[str], *, experimental: bool) -> tuple[Corpus, Corpus]:
    """The records of a corpus by the code of two trees, each in a process of its own. Raises ExtractionFailed."""
    with ThreadPoolExecutor(2) as threads:
        one, other = (threads.submit(extract_in, tree, inputs, experimental) for tree in (before, after))
        return one.result(), other.result()


def extract_in(tree: Path, inputs: Sequence[str], experimental: bool) -> Corpus:
    """The records of a corpus by the code of a tree. Raises ExtractionFailed."""
    request = json.dumps({"inputs": list(inputs), "experimental": experimental}).encode()
    done = subprocess.run(
        [sys.executable, "-P", str(_SCRIPT)], input=request, capture_output=True, check=False, env=_environment(tree)
    )
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise ExtractionFailed(f"the code of {tree} cannot read this corpus: {lines[-1]}")
    head, *documents = done.stdout.splitlines()
    if Path(json.loads(head)["tree"]).resolve().parent != tree.resolve():
        raise ExtractionFailed(f"the code of {tree} was not what was run, but that of {json.loads(head)['tree']}")
    return {document["source"]: document["records"] for document in map(_read, documents)}


def _read(line: bytes) -> Mapping[str, Any]:
    import orjson

    found: Mapping[str, Any] = orjson.loads(line)
    return found


def _environment(tree: Path) -> dict[str, str]:
    """The environment without what would lead to another tree."""
    return {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
