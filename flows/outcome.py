"""What a run has done, and the short way to it for a run that finds everything as it was.

The short way imports neither the rules nor what resolves and writes: most scheduled runs find nothing new.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from flows.planning import Plan
from flows.storing.commit import head
from flows.storing.links import bring_into_force
from flows.storing.store import Store, locked
from flows.storing.version import Version, factledger_version
from flows.versioning import resolving_version, rules_version


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has done: the release in force, and counts of this run.

    `read` are files opened, `unchanged` files left closed, `documents` those extracted, `kept` those found unchanged
    in files that had changed, `records` and `rejected` what was extracted from them.
    """

    release: Path
    number: int
    changed: bool
    rows: Mapping[str, int]
    read: int
    unchanged: int
    documents: int
    kept: int
    records: Mapping[str, int]
    rejected: int
    skipped: Mapping[str, int] = field(default_factory=dict)


def version_in_force(experimental: bool) -> Version:
    """The versions that a release made now depends on."""
    return Version(rules_version(experimental), factledger_version(), resolving=resolving_version())


def nothing_new(store: Store, plan: Plan, *, experimental: bool) -> Outcome | None:
    """The outcome of a run that has nothing to read, where the last release was made by what is in force now.

    None where a release has to be made. What a killed run left undone is finished. Raises StoringError.
    """
    last = head(store)
    if last is None or not plan.is_settled or last.made_by != version_in_force(experimental).fingerprint:
        return None
    with locked(store):
        release = bring_into_force(store)
    datasets = orjson.loads(store.read_bytes(last.manifest))["datasets"]
    return Outcome(
        release=release,
        number=last.number,
        changed=False,
        rows={name: entry["rows"] for name, entry in datasets.items()},
        read=0,
        unchanged=len(plan.unchanged),
        documents=0,
        kept=0,
        records={},
        rejected=0,
        skipped=plan.skipped,
    )
