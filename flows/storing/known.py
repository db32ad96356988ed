"""What a run need not do again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow.compute as pc

from flows.storing.commit import Commit
from flows.storing.errors import explained
from flows.storing.index import place_keys
from flows.storing.parquet import read_columns
from flows.storing.shard import Place
from flows.storing.stamps import FileStamp, is_unchanged, stamps_of
from flows.storing.store import Store

_SEPARATOR = "\x1e"


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """Files that were read to their end by an earlier run: whole files can be skipped without opening them."""

    stamps: Mapping[str, FileStamp]
    rules_version: str

    @classmethod
    def load(cls, store: Store, commit: Commit | None, rules_version: str) -> KnownFiles:
        """Read the stamps of a commit; none before the first."""
        if commit is None:
            return cls({}, rules_version)
        with explained("read", store.object_path(commit.stamps)):
            return cls(stamps_of(read_columns(store.object_path(commit.stamps))), rules_version)

    def unchanged(self, path: str | os.PathLike[str], container: str | None = None) -> bool:
        """Whether the file is as it was and the rules are too. Raises OSError where it cannot be looked at."""
        return is_unchanged(self.stamps.get(container or os.fspath(path)), path, self.rules_version)


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """Articles that were extracted by an earlier run, by place, fingerprint and rules: these need no extraction."""

    keys: frozenset[str]

    @classmethod
    def load(cls, store: Store, commit: Commit | None) -> KnownPlaces:
        """Read the index of a commit; nothing is known before the first. 0.2 s for 200,000 places."""
        if commit is None:
            return cls(frozenset())
        with explained("read", store.object_path(commit.index)):
            index = read_columns(
                store.object_path(commit.index), ["container", "line_id", "fingerprint", "rules_version"]
            )
        joined = pc.binary_join_element_wise(
            place_keys(index), index.column("fingerprint"), index.column("rules_version"), _SEPARATOR
        )
        return cls(frozenset(joined.to_pylist()))

    def __contains__(self, place: Place) -> bool:
        line = "" if place.line_id is None else f"#{place.line_id}"
        return _SEPARATOR.join((f"{place.container}\x1f{line}", place.fingerprint, place.rules_version)) in self.keys
