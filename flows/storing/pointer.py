"""Where the release in force is. Light: imports nothing but the standard library."""

from __future__ import annotations

import os
from pathlib import Path

from flows.storing.errors import StoringError


def root_of(out: Path) -> Path:
    """The hidden folder of an output folder: beside it, outside of what readers glob."""
    return out.parent / f".{out.name}.factledger"


def path(out: str | os.PathLike[str]) -> Path:
    """The folder of the release in force.

    It stays as it is while later releases come, until as many have come as are kept: a long reader should open its
    files from here. Raises StoringError where there is no release yet.
    """
    real = Path(os.path.realpath(out))
    root = root_of(real)
    try:
        return root / (root / "current").readlink()
    except OSError as error:
        raise StoringError(f"no release in {out} yet: `factledger run RAW --out {out}` makes the first") from error


def number_of(release: Path) -> int:
    """The number of a release, from its folder."""
    return int(release.name)
