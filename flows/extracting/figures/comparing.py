"""Whether a figure can be what another one is compared with."""

from __future__ import annotations

from collections.abc import Mapping

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View


def comparable(view: View, figures: Mapping[str, int]) -> bool:
    """Whether a level and the value before it are of one kind; a bare number takes the unit of the other."""
    level = view.spans.get(figures.get("level", -1))
    before = view.spans.get(figures.get("from", figures.get("base", -1)))
    if not isinstance(level, QuantitySpan) or not isinstance(before, QuantitySpan):
        return True
    if before.counted is not None and level.unit is not None:
        return False  # `$7.6 million from 15 boxes`
    one, other = level.unit or "", before.unit or ""
    kinds = {before.unit_kind, level.unit_kind}
    if before.unit is None and before.unit_kind == "count" and figures["level"] - figures.get("from", -1) == _APART:
        return True  # `from 16.64 to 15.64%`
    alike = len(kinds) == 1 or ("count" in kinds and "percent" not in kinds)
    if alike and "/" in one + other and one != other and "/" not in min(one, other, key=len):
        return _near(level.value, before.value)
    return alike or one.startswith(f"{other}/") or other.startswith(f"{one}/")


#: How far a level stands behind the value from which it came, with `to` alone between.
_APART = 2


def _near(one: float | None, other: float | None) -> bool:
    """Whether two values can be of one kind: `$2.49 per share` is not compared with `$27 million`."""
    return bool(one and other) and 0.02 < abs(float(one or 1) / float(other or 1)) < _FAR


_FAR = 50
