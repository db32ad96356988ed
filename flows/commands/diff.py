"""`factledger diff`: what a change of rules does to a corpus."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import orjson
from rich.console import Console

from flows.authoring.diff import compare
from flows.authoring.trees import extract_both, folder_tree, here, revision_tree
from flows.commands.failing import Misuse
from flows.reporting.difference import as_object, print_differences


def print_diff(
    inputs: Sequence[str], *, rev: str | None, against: Path | None, limit: int, as_json: bool, experimental: bool
) -> None:
    """Compare the records of a corpus now with those of a revision, by default the last commit, or another folder.

    Raises Misuse, NoInput, NoTree and ExtractionFailed.
    """
    if rev is not None and against is not None:
        raise Misuse("--rev and --against exclude one another")
    _look(inputs)
    with _tree(rev, against) as tree:
        before, after = extract_both(tree, here(), inputs, experimental=experimental)
    found = compare(before, after)
    if as_json:
        for difference in found:
            sys.stdout.buffer.write(orjson.dumps(as_object(difference), option=orjson.OPT_APPEND_NEWLINE))
        return
    print_differences(found, len(after), limit, Console(highlight=False, soft_wrap=True))


def _look(inputs: Sequence[str]) -> None:
    """Raise NoInput here, not in a process that nobody sees."""
    from flows.reading import discover

    discover(inputs)


@contextmanager
def _tree(rev: str | None, against: Path | None) -> Iterator[Path]:
    if against is not None:
        yield folder_tree(against)
        return
    with revision_tree(rev or "HEAD") as tree:
        yield tree
