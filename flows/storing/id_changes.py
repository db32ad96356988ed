"""Which ids a release has joined, split or renamed, told by records that both releases hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from flows.storing.columns import empty, schema_of
from flows.storing.parquet import read_columns
from flows.storing.parts import Parts
from flows.storing.store import Store
from schemas import kinds
from schemas.evidence import Record
from schemas.register import IdChange

_PATH = f"{IdChange.folder}/part-0.parquet"


def id_changes(store: Store, previous: Parts, parts: Parts) -> pa.Table:
    """All changes told so far and those between these two releases.

    A change is told once and stays told, so that an id from any earlier release can be followed. Only files that differ
    are read; the others hold the same ids.
    """
    told = empty(IdChange)
    if _PATH in previous:
        told = read_columns(store.object_path(previous[_PATH].object)).cast(told.schema)
    rows = [tuple(row.values()) for row in told.to_pylist()]
    for dataset, model in kinds().items():
        rows.extend(_between(store, dataset, model, previous, parts))
    columns = list(zip(*dict.fromkeys(rows), strict=True)) or [()] * len(told.schema)
    return pa.table([pa.array(c, pa.string()) for c in columns], schema=schema_of(IdChange, False))


def _between(
    store: Store, dataset: str, model: type[Record], previous: Parts, parts: Parts
) -> list[tuple[str, str, str, str]]:
    paths = {p for p in (*previous, *parts) if p.startswith(f"{dataset}/")}
    changed = {p for p in paths if p not in previous or p not in parts or previous[p].object != parts[p].object}
    pairs = _moved(_ids(store, model, previous, changed), _ids(store, model, parts, changed))
    if not pairs:
        return []
    kept = set(_ids(store, model, parts, paths).column(1).to_pylist())
    return [(dataset, old, new, reason) for old, new, reason in _reasons(pairs, kept)]


def _ids(store: Store, model: type[Record], parts: Parts, paths: Iterable[str]) -> pa.Table:
    """`record_id` and id of the real thing, of all rows of these files."""
    columns = ["record_id", model.entity_key]
    tables = [read_columns(store.object_path(parts[p].object), columns) for p in sorted(paths) if p in parts]
    schema = pa.schema([schema_of(model, False).field(name) for name in columns])
    return pa.concat_tables([schema.empty_table(), *(t.cast(schema) for t in tables)])


def _moved(old: pa.Table, new: pa.Table) -> list[tuple[str, str]]:
    """Pairs of an id before and after, of records whose id has changed."""
    at = pc.index_in(old.column(0), value_set=new.column(0).combine_chunks())
    after = new.column(1).take(at)
    differs = pc.fill_null(pc.not_equal(old.column(1), after), False)
    before = old.column(1).filter(differs).to_pylist()
    return sorted(set(zip(before, after.filter(differs).to_pylist(), strict=True)))


def _reasons(pairs: list[tuple[str, str]], kept: set[str]) -> Iterable[tuple[str, str, str]]:
    """Each pair with why: `kept` are the ids in force after the change."""
    after, before = defaultdict(set), defaultdict(set)
    for old, new in pairs:
        after[old].add(new)
        before[new].add(old)
    for old, new in pairs:
        if len(after[old]) > 1 or old in kept:
            yield old, new, "split: what was one is told apart"
        elif len(before[new]) > 1:
            yield old, new, "joined: what was told apart is one"
        else:
            yield old, new, "moved: the same under a better key"
