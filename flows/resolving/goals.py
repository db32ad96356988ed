"""What a target is about, in a form that documents share: its telling words, its value in a base unit, its owner."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa

from flows.resolving.identity import fold, stem
from flows.resolving.lexicon import identity_lexicon

#: Columns that tell which target a row is of.
TOLD = (
    "record_id", "document_id", "published_on", "kind", "description", "value", "value_max", "unit", "baseline",
    "due_start", "due_end", "due_kind", "status", "issuer_id", "actor_id",
)  # fmt: skip
_PREFIXES = {"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}
_PREFIXED = re.compile(r"(?P<prefix>[kMGT])(?P<base>W|Wh|Wp|VA|J|t|toe|g|m|l|L|V|Hz|bit/s|B)\b")
_PERSON = "per_"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """One report of a target. `value`, `value_max` and `baseline` are in the unit without its prefix."""

    at: int
    record: str
    document: str
    day: dt.date | None
    words: Words
    moving: bool
    kind: str
    value: float | None
    value_max: float | None
    baseline: float | None
    unit: str
    due: dt.date | None
    limit: bool
    status: str
    actor: str | None
    issuer: str | None

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """Reports in order of their days; undated ones come first."""
        return self.day or dt.date.min, self.document, self.record

    @property
    def figure(self) -> tuple[float | None, float | None]:
        """The value, both ends of a range."""
        return self.value, self.value_max

    @property
    def body(self) -> str | None:
        """The body or person that is to act, else the body that says so; whoever only speaks owns nothing."""
        if self.actor is not None:
            return self.actor
        return None if self.issuer is None or self.issuer.startswith(_PERSON) else self.issuer


@lru_cache(maxsize=65_536)
def telling(description: str) -> tuple[Words, bool]:
    """The stems that tell a goal or measure from others, sorted, and whether it is one of growth or decline."""
    lexicon = identity_lexicon()
    stems = [stem(word) for word in fold(description).split()]
    moving = any(s in lexicon.moving for s in stems)
    kept = {s for s in stems if s not in lexicon.pale and s not in lexicon.moving}
    return tuple(sorted(kept or set(stems))), moving


@lru_cache(maxsize=4_096)
def based(unit: str | None) -> tuple[str, float]:
    """A unit without its prefix, and by what a value in it is multiplied: `GW` gives `W` and 1e9."""
    found = _PREFIXED.match(unit or "")
    if found is None:
        return unit or "", 1.0
    return (unit or "")[1:], _PREFIXES[found["prefix"]]


def in_base(value: float | None, factor: float) -> float | None:
    """A value in the base unit, rounded so that 0.5 GW and 500 MW are equal."""
    return None if value is None else float(f"{value * factor:.9g}")


def goals(rows: pa.Table) -> Iterator[Goal]:
    """The rows of `targets`, with ids of issuer and actor, as goals; `at` is the row."""
    for at, row in enumerate(rows.select(list(TOLD)).to_pylist()):
        yield _goal(at, row)


def _goal(at: int, row: Mapping[str, Any]) -> Goal:
    words, moving = telling(row["description"])
    unit, factor = based(row["unit"])
    value, value_max, baseline = (in_base(row[name], factor) for name in ("value", "value_max", "baseline"))
    return Goal(
        at, row["record_id"], row["document_id"], row["published_on"], words, moving, row["kind"],
        value, value_max, baseline, unit, row["due_end"], row["due_kind"] == "by", row["status"],
        row["actor_id"], row["issuer_id"],
    )  # fmt: skip


def earliest(told: Iterable[Goal]) -> Goal:
    """The first report."""
    return min(told, key=lambda goal: goal.order)
