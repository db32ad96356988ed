"""A corpus of any size: the articles of `raw/` with other figures, each text its own."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from flows.reading import Article, read_file

RAW = Path(__file__).resolve().parents[2] / "raw"
_FIGURE = re.compile(r"\b\d\d?\b")


def templates() -> list[Article]:
    """The articles of `raw/`."""
    found = [item for path in sorted(RAW.iterdir()) for item in read_file(str(path))]
    return [item for item in found if isinstance(item, Article)]


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """So many different texts."""
    chance = random.Random(seed)
    models = templates()
    for number in range(count):
        text = models[number % len(models)].text
        yield _FIGURE.sub(lambda _: str(chance.randint(2, 28)), text) + f"\n\nNote {number} of the desk."
