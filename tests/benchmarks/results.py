"""What the benchmark measured, as a file that is committed, and what has become worse since."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

import orjson

RESULTS = Path(__file__).with_name("results.json")
#: A ratio may fall by this share of the committed one before the benchmark fails.
TOLERANCE = 0.2


@dataclass(slots=True)
class Results:
    """`ratios` are how many times better than something measured in the same run; larger is better. `figures` are
    what they were worked out from, of this machine alone. `reason` says why these results were taken."""

    ratios: dict[str, float]
    figures: dict[str, dict[str, float]] = field(default_factory=dict)
    reason: str = ""
    python: str = ""

    def write(self, path: Path = RESULTS) -> None:
        """Write the file."""
        path.write_bytes(orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def committed(path: Path = RESULTS) -> Results | None:
    """The results in the file; None where there is none."""
    return Results(**orjson.loads(path.read_bytes())) if path.exists() else None


def fallen(now: Results, before: Results) -> list[str]:
    """A line for each ratio of both that has fallen by more than the tolerance."""
    lines = []
    for name, ratio in before.ratios.items():
        current = now.ratios.get(name)
        if current is not None and current < (1 - TOLERANCE) * ratio:
            lines.append(f"{name}: {current:.2f}, was {ratio:.2f}: less by {100 * (1 - current / ratio):.0f} percent")
    return lines
