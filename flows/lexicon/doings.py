"""What figures measure that a verb says its subject does so much of, read from `doings.yml`."""

from __future__ import annotations

from functools import cache

from flows.lexicon.loading import LexiconModel, load


class Doing(LexiconModel):
    """One kind of doing. `told` and `with_object` are templates with `{subject}`, `{object}` and `{done}`."""

    units: frozenset[str]
    done: frozenset[str]
    told: str
    with_object: str = ""
    with_tail: bool = False


class Doings(LexiconModel):
    """`doings.yml`."""

    doings: tuple[Doing, ...]


@cache
def doings() -> dict[tuple[str, str], Doing]:
    """The kind of doing by dimension of the unit and participle. Raises LexiconError."""
    file: Doings = load("doings.yml", Doings)
    return {(unit, done): doing for doing in file.doings for unit in doing.units for done in doing.done}
