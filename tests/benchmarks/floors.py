"""The floors under which no score may fall: `tests/gold/floors.yml`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from flows.lexicon.loading import LexiconModel, load_file

FILE = Path(__file__).resolve().parents[1] / "gold" / "floors.yml"
HALVES = ["tuned", "untouched"]
MEASURES = ("f1", "slots")

Figures = Mapping[str, Mapping[str, Mapping[str, float]]]

_HEAD = """\
# Floors of the scores on our gold, by half and kind. `python -m tests.benchmarks.quality --raise` raises them to the
# scores of today. To lower one, write its new `floor` and say why: `lowered: [{from: 0.91, to: 0.90, why: ...}]`.
# `reached` is the highest that a floor has ever been; it is never lowered.
"""


class Lowered(LexiconModel):
    """A floor that was lowered, and why."""

    old: float = Field(alias="from", ge=0, le=1)
    new: float = Field(alias="to")
    why: str = Field(min_length=20)


class Floor(LexiconModel):
    """The floor of one measure. It may lie under what was reached only by steps that each have their reason."""

    floor: float = Field(ge=0, le=1)
    reached: float = Field(ge=0, le=1)
    lowered: list[Lowered] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_explained(self) -> Floor:
        if self.floor > self.reached:
            raise ValueError(f"the floor {self.floor} is above the highest that was reached, {self.reached}")
        if self.floor < self.reached and (not self.lowered or self.lowered[-1].new != self.floor):
            raise ValueError(f"the floor was {self.reached} and is {self.floor}: `lowered` must say why")
        if any(step.new >= step.old for step in self.lowered):
            raise ValueError("a step of `lowered` must go down")
        return self


class FloorFile(LexiconModel):
    """`floors.yml`: half, kind, measure."""

    floors: dict[str, dict[str, dict[str, Floor]]]


def read_floors(path: Path = FILE) -> FloorFile:
    """The floors. Raises LexiconError, also for one that was lowered without a reason."""
    return load_file(path, FloorFile)


def broken(file: FloorFile, measured: Figures) -> list[str]:
    """Scores under their floors, and scores that have none."""
    found = []
    for half, kind, measure, value in _each(measured):
        floor = file.floors.get(half, {}).get(kind, {}).get(measure)
        if floor is None:
            found.append(f"{half} {kind} {measure}: there is no floor; raise the floors")
        elif value < floor.floor:
            found.append(f"{half} {kind} {measure}: {value:.3f} is under its floor {floor.floor:.2f}")
    return found


def raised(file: FloorFile, measured: Figures) -> FloorFile:
    """The floors raised to the scores, rounded down to a hundredth; none is lowered."""
    floors: dict[str, Any] = {half: {kind: dict(f) for kind, f in kinds.items()} for half, kinds in file.floors.items()}
    for half, kind, measure, value in _each(measured):
        known: Floor | None = floors.setdefault(half, {}).setdefault(kind, {}).get(measure)
        new = math.floor(100 * value + 1e-9) / 100
        if known is None or new > known.floor:
            reached = max(new, known.reached if known else 0.0)
            lowered = [*known.lowered] if known and new < reached else []
            if lowered:
                lowered[-1] = lowered[-1].model_copy(update={"new": new})
            floors[half][kind][measure] = Floor(floor=new, reached=reached, lowered=lowered)
    return FloorFile(floors=floors)


def write_floors(file: FloorFile, path: Path = FILE) -> None:
    """Write the floors, one line a measure."""
    lines = [_HEAD, "floors:\n"]
    for half, kinds in file.floors.items():
        lines.append(f"  {half}:\n")
        for kind, measures in kinds.items():
            lines.append(f"    {kind}:\n")
            lines.extend(_line(name, floor) for name, floor in measures.items())
    path.write_text("".join(lines), encoding="utf-8")


def _line(name: str, floor: Floor) -> str:
    head = f"      {name}: {{floor: {floor.floor:.2f}, reached: {floor.reached:.2f}"
    if not floor.lowered:
        return head + "}\n"
    steps = "".join(
        f"\n        - {{from: {s.old:.2f}, to: {s.new:.2f}, why: {json.dumps(s.why, ensure_ascii=False)}}}"
        for s in floor.lowered
    )
    told = f"        floor: {floor.floor:.2f}\n        reached: {floor.reached:.2f}\n        lowered:{steps}\n"
    return f"      {name}:\n{told}"


def _each(measured: Figures) -> Iterator[tuple[str, str, str, float]]:
    for half, kinds in measured.items():
        for kind, measures in kinds.items():
            for measure, value in measures.items():
                yield half, kind, measure, value
