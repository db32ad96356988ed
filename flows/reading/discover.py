"""What a user names → the files to read, each once, always in the same order."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from flows.reading.addresses import is_uri, source_of
from flows.reading.formats import ENDINGS, ending_of
from flows.reading.opening import other_kind, reason_of
from flows.reading.patterns import is_pattern, listed, matches
from flows.reading.rejecting import Unreadable, rejected
from flows.reading.remote import remote_files
from schemas.rejection import Rejection


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: `path` as it is opened, `source` as it is written down, `size` in bytes (0 where unknown)."""

    path: str
    source: str
    size: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """The input files, sorted by source; what cannot be input; sources of files passed over for their ending."""

    files: tuple[InputFile, ...]
    rejections: tuple[Rejection, ...]
    skipped: tuple[str, ...]

    def skipped_endings(self) -> dict[str, int]:
        """How many files were passed over by ending, most first: `{".pdf": 2, "(none)": 1}`."""
        count = Counter(PurePosixPath(source.lower()).suffix or "(none)" for source in self.skipped)
        return dict(sorted(count.items(), key=lambda item: (-item[1], item[0])))


class NoInput(ValueError):
    """Nothing to read. The message says what was looked for, why nothing came of it, and what to do."""


def discover(inputs: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
    """Find the files that `inputs` mean: files, folders (with all below them), patterns, `file://` and fsspec URIs.

    - A file that is named itself is read whatever its ending; from folders and patterns only files with a known ending
      are, the others are listed as `skipped`, and so are hidden files and folders (`.git`, `._x.txt`).
    - An existing name is taken literally, even where it could be a pattern. Whether something is a folder is decided
      by what it is, not by its ending.
    - A file that is reached by several names is read once, under its own path rather than that of a symbolic link.
    - `exclude` are folders to stay out of (the output).

    Raises NoInput where no file is found, MissingExtra where a URI needs a package that is not installed.
    """
    finder = _Finder([os.path.realpath(folder) for folder in exclude])
    for given in sorted(set(inputs)):
        finder.add_input(given)
    found = finder.result()
    if not found.files:
        raise NoInput(_nothing_found(inputs, found))
    return found


class _Finder:
    """Collects files, rejections and skipped names over all inputs of one call."""

    def __init__(self, excluded: Sequence[str]) -> None:
        self._excluded = excluded
        self._files: dict[str, tuple[tuple[bool, bytes], InputFile]] = {}
        self._rejections: dict[tuple[str, str], Rejection] = {}
        self._skipped: set[str] = set()
        self._visited: set[str] = set()

    def result(self) -> Discovery:
        files = sorted((file for _, file in self._files.values()), key=lambda file: file.source)
        read = {file.source for file in files}
        return Discovery(
            files=tuple(files),
            rejections=tuple(self._rejections[key] for key in sorted(self._rejections)),
            skipped=tuple(sorted(self._skipped - read)),
        )

    def add_input(self, given: str) -> None:
        if given.startswith("file://"):
            given = unquote(urlsplit(given).path, errors="surrogateescape")
        if is_uri(given):
            self._add_remote(given)
        elif not given or "\0" in given:
            self._reject(given, "is no name of a file: name a file, a folder or a pattern")
        elif is_pattern(given) and not os.path.lexists(given):
            self._add_pattern(given)
        elif self._is_excluded(os.path.realpath(given)):
            self._reject(given, "is or lies in the output folder, which is no input")
        else:
            self._add(given, named=True)

    def _add_pattern(self, pattern: str) -> None:
        found = sorted(set(matches(pattern, self._reject_error)), key=os.fsencode)
        if not found:
            self._reject(pattern, "matches no file")
        for path in found:
            self._add(path, named=False)

    def _add_remote(self, uri: str) -> None:
        try:
            for path, size, named in remote_files(uri):
                if named or ending_of(path) is not None:
                    source = source_of(path)
                    self._files[path] = ((False, b""), InputFile(path, source, size))
                else:
                    self._skipped.add(source_of(path))
        except Unreadable as error:
            self._reject(uri, str(error))

    def _add(self, path: str, *, named: bool) -> None:
        """A file, or a folder with all below it."""
        try:
            info = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError) as error:
            self._reject_error(path, error)
            return
        kind = other_kind(info.st_mode)
        if stat.S_ISDIR(info.st_mode):
            self._walk(path)
        elif kind is not None:
            self._reject(path, f"is {kind}, not a file")
        elif named or ending_of(path) is not None:
            self._keep(path, info.st_size)
        else:
            self._skipped.add(source_of(path))

    def _walk(self, root: str) -> None:
        real_root = os.path.realpath(root)
        above = frozenset(str(parent) for parent in PurePosixPath(real_root).parents)
        folders: list[tuple[str, frozenset[str]]] = [(root, above)]
        # Links come last, so that what is found below a folder and a link to it goes by its own path.
        links: list[tuple[str, frozenset[str]]] = []
        while folders or links:
            folder, above = folders.pop() if folders else links.pop()
            real = os.path.realpath(folder)
            if real in above:
                self._reject(folder, "is a symbolic link to a folder above it: a loop")
            elif real not in self._visited and not self._is_excluded(real):
                self._visited.add(real)
                self._enter(folder, above | {real}, folders, links)

    def _enter(
        self,
        folder: str,
        above: frozenset[str],
        folders: list[tuple[str, frozenset[str]]],
        links: list[tuple[str, frozenset[str]]],
    ) -> None:
        for name in listed(folder, self._reject_error):
            path = os.path.join(folder, name)  # noqa: PTH118
            if name.startswith("."):
                self._skipped.add(source_of(path))
            elif os.path.isdir(path):  # noqa: PTH112
                (links if os.path.islink(path) else folders).append((path, above))  # noqa: PTH114
            else:
                self._add(path, named=False)

    def _keep(self, path: str, size: int) -> None:
        real = os.path.realpath(path)
        if self._is_excluded(real):
            return
        through_link = real != os.path.abspath(path)  # noqa: PTH100
        rank = (through_link, os.fsencode(path))
        if real not in self._files or rank < self._files[real][0]:
            self._files[real] = (rank, InputFile(path, source_of(path), size))

    def _is_excluded(self, real: str) -> bool:
        return any(real == folder or real.startswith(folder + "/") for folder in self._excluded)

    def _reject_error(self, path: str, error: OSError | ValueError) -> None:
        if os.path.islink(path) and isinstance(error, FileNotFoundError):  # noqa: PTH114
            self._reject(path, "is a symbolic link that leads nowhere")
        else:
            self._reject(path, reason_of(error))

    def _reject(self, path: str, reason: str) -> None:
        source = source_of(path) if path else "."
        self._rejections[source, reason] = rejected(source, reason)


def _nothing_found(inputs: Sequence[str], found: Discovery) -> str:
    if not inputs:
        what = "no input was named"
    else:
        what = "no input found in " + ", ".join(repr(source_of(given) if given else "") for given in inputs)
    reasons = [f"{rejection.source}: {rejection.reason}" for rejection in found.rejections[:5]]
    if found.skipped:
        endings = ", ".join(f"{count} {ending}" for ending, count in found.skipped_endings().items())
        reasons.append(f"passed over for their endings or as hidden: {endings}")
    why = f" ({'; '.join(reasons)})" if reasons else ""
    return f"{what}{why}. Name a file, a folder or a pattern; from folders these are read: {' '.join(ENDINGS)}"
