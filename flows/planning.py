"""What a run has to do: from the inputs and the last commit to the files that are to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from flows.reading import Discovery, InputFile, discover
from flows.reading.addresses import is_uri, source_of
from flows.reading.formats import format_of
from flows.reading.rejecting import Unreadable
from flows.spool import REJECTION_MARK, Entry, rejection_entry
from flows.storing.commit import Commit, head
from flows.storing.known import KnownFiles, KnownPlaces
from flows.storing.stamps import FileStamp
from flows.storing.store import Store
from flows.versioning import rules_version

#: How much larger than their files the texts in them are.
_EXPANSION = {".gz": 4, ".zst": 4, ".parquet": 3}
_DISCOVERY = "discover:"
#: Between a container and the line in it, in keys of known places.
PLACE_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be read. `unchanged` are sources of files that need not be opened, `single` hold one document each,
    `containers` many. `rejections` say what was named and cannot be input; `cleared` are stamps of things that such a
    rejection stood for and that are no longer wrong."""

    unchanged: tuple[str, ...] = ()
    single: tuple[InputFile, ...] = ()
    containers: tuple[InputFile, ...] = ()
    rejections: tuple[Entry, ...] = ()
    cleared: tuple[FileStamp, ...] = ()
    known: KnownPlaces = field(default_factory=lambda: KnownPlaces(frozenset()))
    #: Files passed over, by ending.
    skipped: dict[str, int] = field(default_factory=dict)

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.single or self.containers or self.rejections or self.cleared)

    @property
    def files(self) -> int:
        """Number of files to read."""
        return len(self.single) + len(self.containers)

    @property
    def bytes(self) -> int:
        """About how much text there is to read."""
        return sum(weight(file) for file in (*self.single, *self.containers))


def make_plan(inputs: Sequence[str], store: Store, *, experimental: bool = False) -> Plan:
    """Find the inputs and leave out what the last commit holds, read under the same rules.

    Raises NoInput where there is none, MissingExtra where a package is missing to reach one, StoringError where the
    store cannot be read.
    """
    found = discover(inputs, exclude=[str(store.out), str(store.root)])
    commit = head(store)
    version = rules_version(experimental)
    known_files = KnownFiles.load(store, commit, version)
    unchanged = [file for file in found.files if _is_unchanged(known_files, file)]
    skip = {file.source for file in unchanged}
    to_read = [file for file in found.files if file.source not in skip]
    single = [file for file in to_read if not _is_container(file)]
    containers = [file for file in to_read if _is_container(file)]
    known = _known_places(store, commit, single, containers, found)
    rejections, cleared = _discovery(inputs, found, known, version)
    return Plan(
        unchanged=tuple(file.source for file in unchanged),
        single=tuple(single),
        containers=tuple(containers),
        rejections=rejections,
        cleared=cleared,
        known=known,
        skipped=found.skipped_endings(),
    )


def _is_unchanged(known: KnownFiles, file: InputFile) -> bool:
    try:
        return not is_uri(file.path) and known.unchanged(file.path, file.source)
    except (OSError, ValueError):
        return False


def _is_container(file: InputFile) -> bool:
    try:
        return format_of(file.path)[0] in ("jsonl", "parquet")
    except Unreadable:
        return False


def _known_places(
    store: Store, commit: Commit | None, single: list[InputFile], containers: list[InputFile], found: Discovery
) -> KnownPlaces:
    """The places of the last commit, read only where some input may hold one of them."""
    wanted = containers or found.rejections or any(is_uri(file.path) for file in single)
    return KnownPlaces.load(store, commit if wanted or _had_rejections(store, commit) else None)


def _had_rejections(store: Store, commit: Commit | None) -> bool:
    import orjson

    if commit is None:
        return False
    return bool(orjson.loads(store.read_bytes(commit.manifest))["datasets"].get("rejected", {}).get("rows"))


def _discovery(
    inputs: Sequence[str], found: Discovery, known: KnownPlaces, version: str
) -> tuple[tuple[Entry, ...], tuple[FileStamp, ...]]:
    """Rejections that are new, and stamps that clear earlier ones below the same inputs."""
    entries = [rejection_entry(r, r.source, version, 0, _DISCOVERY) for r in found.rejections]
    new = tuple(entry for entry in entries if entry.place not in known)
    told = {entry.place.container for entry in entries} | {file.source for file in found.files}
    below = tuple(source_of(given) for given in inputs if given)
    places = (key.split(PLACE_SEPARATOR, 1) for key in known.keys)
    earlier = {container for container, line in places if line.startswith(f"#{REJECTION_MARK}{_DISCOVERY}")}
    gone = sorted(container for container in earlier - told if _is_below(container, below))
    return new, tuple(FileStamp(container, 0, -1, "", version) for container in gone)


def _is_below(source: str, roots: tuple[str, ...]) -> bool:
    return any(source == root or source.startswith(root.rstrip("/") + "/") for root in roots)


def weight(file: InputFile) -> int:
    """About how many bytes of text a file holds: what progress is told by."""
    return file.size * _EXPANSION.get(PurePosixPath(file.path.lower()).suffix, 1)
