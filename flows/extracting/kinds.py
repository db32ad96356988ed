"""The rooms of this package: one folder a kind of record, found by looking, told to nobody.

A room offers `Extractor` (a class made with a `Kit`) and, in `identity.py`, `identity(row) -> str`, the key by which
rows of several documents are the same thing. Its rules stand in `rules.yml`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Protocol

import flows.extracting as rooms_package
from flows.annotating.document import Annotated
from flows.annotating.patterns import Compiler
from flows.annotating.rules import Fragment, FragmentFile, Rule, RuleSet, load_rules
from flows.annotating.vocabulary import Vocabulary
from flows.lexicon.loading import load_file


@dataclass(slots=True)
class Draft:
    """A fact before validation: the columns of its kind, and where it stands.

    `first`/`last` is the token interval of the evidence, `sentence` the number of the sentence it was read from.
    """

    rule: str
    sentence: int
    first: int
    last: int
    fields: dict[str, Any] = field(default_factory=dict)
    #: Ids of other rules that had a part in it: a row's change, its period, its source.
    also: frozenset[str] = frozenset()


@dataclass(slots=True)
class Kit:
    """What extractors are made of."""

    vocabulary: Vocabulary
    compiler: Compiler
    rules: Mapping[str, list[Rule]]
    experimental: bool = False
    _made: dict[str, RuleSet] = field(default_factory=dict)

    def rule_set(self, prefix: str) -> RuleSet:
        """Compiled rules whose dataset is `prefix`, made once; experimental ones only when asked for."""
        if prefix not in self._made:
            chosen = [r for r in self.rules.get(prefix, []) if r.status == "stable" or self.experimental]
            self._made[prefix] = RuleSet(chosen, self.compiler)
        return self._made[prefix]


class Extractor(Protocol):
    """Reads one kind of record from an annotated document."""

    def __init__(self, kit: Kit) -> None: ...

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """Facts of this kind. `facts` holds what rooms before it (in `after`) have found in the document."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """A kind's room: its extractor class, the rooms it wants to run after, and its identity function."""

    dataset: str
    extractor: type[Extractor]
    after: tuple[str, ...]
    identity: Callable[[Mapping[str, Any]], str] | None


def rooms() -> list[Room]:
    """Every room that offers an `Extractor`, in an order that respects `AFTER`."""
    found = {}
    for info in pkgutil.iter_modules(rooms_package.__path__):
        if not info.ispkg:
            continue
        module = importlib.import_module(f"{rooms_package.__name__}.{info.name}")
        extractor = getattr(module, "Extractor", None)
        if extractor is not None:
            found[info.name] = Room(
                info.name, extractor, tuple(getattr(module, "AFTER", ())), getattr(module, "identity", None)
            )
    return _in_order(found)


def _in_order(found: Mapping[str, Room]) -> list[Room]:
    ordered: list[Room] = []
    waiting = dict(sorted(found.items()))
    while waiting:
        ready = [name for name, room in waiting.items() if not any(a in waiting for a in room.after)]
        if not ready:
            raise ValueError(f"rooms wait for each other: {', '.join(waiting)}")
        ordered.extend(waiting.pop(name) for name in ready)
    return ordered


def needed(found: Iterable[Room]) -> dict[str, frozenset[str]]:
    """By kind: itself and all kinds that it builds on. `found` are rooms in their order."""
    result: dict[str, frozenset[str]] = {}
    for room in found:
        result[room.dataset] = frozenset((room.dataset,)).union(*(result.get(name, ()) for name in room.after))
    return result


def rule_files() -> list[Traversable]:
    """Every `*.yml` of rules in the rooms (`fragments.yml` of the package itself is none)."""
    files: list[Traversable] = []
    for portion in rooms_package.__path__:
        root = resources.files(rooms_package) if portion == rooms_package.__path__[0] else _path(portion)
        for folder in sorted(root.iterdir(), key=lambda f: f.name):
            if folder.is_dir():
                files.extend(f for f in sorted(folder.iterdir(), key=lambda f: f.name) if _is_rules(f.name))
    return files


def _is_rules(name: str) -> bool:
    return name.startswith("rules") and name.endswith(".yml")


def _path(portion: str) -> Traversable:
    from pathlib import Path

    return Path(portion)


def load_fragments() -> dict[str, Fragment]:
    """The shared fragments."""
    return load_file(resources.files(rooms_package) / "fragments.yml", FragmentFile).fragments


def load_all_rules() -> dict[str, list[Rule]]:
    """All rules by the prefix of their id."""
    by_dataset: dict[str, list[Rule]] = {}
    for rule in load_rules(rule_files()):
        by_dataset.setdefault(rule.dataset, []).append(rule)
    return by_dataset
