"""Making a release: rebase on the head, build, win a number, change the pointer in one step."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import orjson
import pyarrow as pa

from flows.resolving.resolution import Resolve
from flows.storing.commit import Commit, create, head, next_number, shards_from_json, shards_to_json
from flows.storing.errors import MissingObjectError, StoringError, explained
from flows.storing.garbage import collect
from flows.storing.gather import Shards
from flows.storing.index import Changes, empty_index, live, rebase, shards_in_use
from flows.storing.links import bring_into_force, check_way
from flows.storing.parquet import read_columns, write_groups
from flows.storing.parts import Part, parts_from_json, parts_to_json
from flows.storing.release import build_release, manifest_of
from flows.storing.shard import INPUTS, ShardFiles
from flows.storing.stamps import FileStamp, merge_stamps, stamps_of, stamps_table
from flows.storing.store import Store, locked
from flows.storing.version import Version
from schemas import datasets

#: Releases kept, the one in force included.
KEEP = 5
#: Times that a number may be lost to others before giving up.
_ATTEMPTS = 100


@dataclass(frozen=True, slots=True)
class State:
    """What a commit says, read from its objects."""

    commit: Commit | None
    index: pa.Table
    stamps: Mapping[str, FileStamp]
    shards: Mapping[str, ShardFiles]
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Published:
    """The release in force after a run. `changed` is False where nothing was new and no release was made."""

    number: int
    path: Path
    changed: bool
    rows: Mapping[str, int]
    rejected: int


def read_state(store: Store, commit: Commit | None = None) -> State:
    """The state of a commit, by default of the last one; an empty state before the first."""
    commit = commit or head(store)
    if commit is None:
        return State(None, empty_index(), {}, {}, {})
    return State(
        commit,
        _table(store, commit.index),
        stamps_of(_table(store, commit.stamps)),
        shards_from_json(store.read_bytes(commit.shards)),
        parts_from_json(store.read_bytes(commit.parts)),
    )


def _table(store: Store, name: str) -> pa.Table:
    with explained("read", store.object_path(name)):
        return read_columns(store.object_path(name))


def _put_table(store: Store, table: pa.Table) -> str:
    path = store.fresh(".parquet")
    with explained("write", path):
        write_groups(path, [table.combine_chunks()], table.schema)
    return store.put(path)


def _rules_hash(rules: pa.Table, version: Version) -> str:
    content = [version.fingerprint, rules.to_pylist()]
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def publish(
    store: Store,
    changes: Changes,
    *,
    rules: pa.Table,
    version: Version,
    resolve: Resolve,
    keep: int = KEEP,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> Published:
    """Bring changes into force as a new release; all of them or none.

    `store` must have a session. Where another run has published meanwhile, the changes are applied to what it left, so
    that both are there in the end. Without anything new the release in force stays. The last `keep` releases are kept.
    Raises StoringError; the old release then is still in force.
    """
    check_way(store, list(datasets()))
    changes = _with_inputs(store, changes)
    for _ in range(_ATTEMPTS):
        last = head(store)
        try:
            done = _attempt(store, changes, rules, version, resolve, now)
        except MissingObjectError:
            if head(store) == last:
                raise
            continue
        if done is not None:
            commit, changed = done
            with locked(store):
                release = bring_into_force(store)
                if changed:
                    collect(store, keep)
            return _published(store, commit, release, changed)
    raise StoringError(f"other runs kept publishing to {store.out}: gave up after {_ATTEMPTS} attempts")


def _with_inputs(store: Store, changes: Changes) -> Changes:
    inputs = []
    for shard in changes.shards:
        path = store.shard_path(shard.files[INPUTS]) if INPUTS in shard.files else None
        if path is not None:
            with explained("read", path):
                inputs.append(read_columns(path))
    shards = [shard for shard in changes.shards if INPUTS in shard.files]
    return replace(changes, shards=shards, inputs=inputs)


def _attempt(
    store: Store,
    changes: Changes,
    rules: pa.Table,
    version: Version,
    resolve: Resolve,
    now: Callable[[], dt.datetime],
) -> tuple[Commit, bool] | None:
    """One try on the head of the moment: the commit in force and whether it is new; None where the number was lost."""
    number = next_number(store)
    state = read_state(store)
    index = rebase(state.index, changes, number)
    made_by = _rules_hash(rules, version)
    if state.commit is not None and state.commit.rules == made_by and index.equals(state.index):
        return state.commit, False
    shards = shards_in_use(index, {**state.shards, **{shard.id: shard for shard in changes.shards}})
    in_force = live(index, version.rules_version)
    parts = build_release(store, Shards(store, shards), in_force, resolve, rules, state.parts)
    present = [*changes.seen, *index.column("container").unique().to_pylist()] if changes.prune else None
    stamps = merge_stamps(state.stamps, changes.stamps, present)
    commit = Commit(
        number=number,
        parent=state.commit.number if state.commit else None,
        created_at=now(),
        factledger=version.factledger,
        schema_version=version.schema_version,
        rules_version=version.rules_version,
        index=_put_table(store, index),
        stamps=_put_table(store, stamps_table(stamps)),
        shards=store.put_bytes(shards_to_json(shards), ".json"),
        parts=store.put_bytes(parts_to_json(parts), ".json"),
        manifest=store.put_bytes(manifest_of(parts, version), ".json"),
        rules=made_by,
        made_by=version.fingerprint,
    )
    with locked(store):
        _check_objects(store, parts, shards)
        return (commit, True) if create(store, commit) else None


def _check_objects(store: Store, parts: Mapping[str, Part], shards: Mapping[str, ShardFiles]) -> None:
    """Raise MissingObjectError where somebody tidied away what the commit is about to need."""
    needed = [store.object_path(part.object) for part in parts.values()]
    needed += [store.shard_path(name) for shard in shards.values() for name in shard.files.values()]
    for path in needed:
        if not path.exists():
            raise MissingObjectError(f"{path} is gone")


def _published(store: Store, commit: Commit, release: Path, changed: bool) -> Published:
    manifest = orjson.loads(store.read_bytes(commit.manifest))
    rows = {name: entry["rows"] for name, entry in manifest["datasets"].items()}
    return Published(commit.number, release, changed, rows, rows.get("rejected", 0))
