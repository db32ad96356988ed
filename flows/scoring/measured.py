"""How often each rule was right on annotated text: figures that `factledger score --record` writes down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import Field, model_validator

from flows.lexicon.loading import LexiconModel, load_file
from flows.scoring.score import Score, Tally

_HEAD = """\
# How often each rule was right: records that agree with an annotation, of all that it gave there. Written by
# `factledger score GOLD CURATED --record`; the `rules` dataset tells these figures with their 95% intervals.
"""


class Measured(LexiconModel):
    """Counts of one rule: `right` of `sample` records."""

    right: int = Field(ge=0)
    sample: int = Field(ge=1)

    @model_validator(mode="after")
    def _is_share(self) -> Measured:
        if self.right > self.sample:
            raise ValueError("more are right than there are")
        return self

    @property
    def tally(self) -> Tally:
        """The same as a tally, with precision and interval."""
        return Tally(right=self.right, wrong=self.sample - self.right)


class MeasuredFile(LexiconModel):
    """`measured.yml`: the gold that was used, and counts by rule."""

    gold: list[str]
    rules: dict[str, Measured]


def measured_file() -> Path:
    """Where the figures are kept."""
    return Path(str(resources.files("flows.scoring") / "measured.yml"))


@cache
def measured() -> Mapping[str, Measured]:
    """Counts by rule; empty where none were written down. Raises LexiconError."""
    path = measured_file()
    return load_file(path, MeasuredFile).rules if path.is_file() else {}


def record(result: Score, gold: Iterable[str], rules: Iterable[str], path: Path | None = None) -> int:
    """Write down the counts of the rules that there are; those measured nothing on are left out. Returns how many.

    `gold` names what was scored against. Raises OSError where the file cannot be written.
    """
    counted = {rule: result.rules[rule] for rule in sorted(rules) if rule in result.rules}
    lines = [
        f"  {rule}: {{right: {tally.right}, sample: {tally.right + tally.wrong}}}\n"
        for rule, tally in counted.items()
        if tally.right + tally.wrong
    ]
    body = "rules:\n" + "".join(lines) if lines else "rules: {}\n"
    text = f"{_HEAD}gold: [{', '.join(gold)}]\n{body}"
    (path or measured_file()).write_text(text, encoding="utf-8")
    measured.cache_clear()
    return len(lines)
