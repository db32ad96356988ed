"""Patterns of file names (`raw/**/*.txt`), with the folders that could not be looked into."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator
from fnmatch import translate
from functools import cache

#: Called with a folder that cannot be listed, and why.
OnError = Callable[[str, OSError], None]


def is_pattern(path: str) -> bool:
    """Whether it holds `*`, `?` or `[...]`."""
    return glob.has_magic(path)


def listed(folder: str, on_error: OnError) -> list[str]:
    """Names in a folder, sorted by their bytes; none where it cannot be listed."""
    try:
        return sorted(os.listdir(folder or "."), key=os.fsencode)  # noqa: PTH208
    except OSError as error:
        on_error(folder, error)
        return []


def matches(pattern: str, on_error: OnError) -> Iterator[str]:
    """Paths that a pattern means, as a shell would: `**` any number of folders, hidden names only when asked for.

    Unlike `glob.glob` it tells of folders that cannot be listed. Symbolic links are not followed by `**`.
    """
    root = "/" if pattern.startswith("/") else ""
    return _below(root, tuple(part for part in pattern.split("/") if part), on_error)


def _below(folder: str, parts: tuple[str, ...], on_error: OnError) -> Iterator[str]:
    if not parts:
        if folder:
            yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        yield from _at_any_depth(folder, rest, on_error)
    elif not is_pattern(part):
        path = os.path.join(folder, part)  # noqa: PTH118
        if os.path.lexists(path):
            yield from _below(path, rest, on_error)
    else:
        yield from _named(folder, part, rest, on_error)


def _at_any_depth(folder: str, rest: tuple[str, ...], on_error: OnError) -> Iterator[str]:
    yield from _below(folder, rest, on_error)
    for name in listed(folder, on_error):
        path = os.path.join(folder, name)  # noqa: PTH118
        if name.startswith("."):
            continue
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            yield from _at_any_depth(path, rest, on_error)


def _named(folder: str, part: str, rest: tuple[str, ...], on_error: OnError) -> Iterator[str]:
    for name in listed(folder, on_error):
        if name.startswith(".") and not part.startswith("."):
            continue
        path = os.path.join(folder, name)  # noqa: PTH118
        if _compiled(part).match(name) and (not rest or os.path.isdir(path)):  # noqa: PTH112
            yield from _below(path, rest, on_error)


@cache
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(translate(part))
