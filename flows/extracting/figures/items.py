"""Items of a series with semicolons: `housing, water and building materials (0.3 per cent); drinks (0.1 per cent)`."""

from __future__ import annotations

import re

from flows.extracting.figures.chunks import Interval
from flows.extracting.figures.wording import Spot

#: From the mark that opens an item to the bracket: nouns with what stands before and joins them, no verb, no figure.
_ITEM = re.compile(r"[;:]C?([NxZHLJGBE][NxZHLJGBEO',C-]*)\Z")


def item_before(spot: Spot, bracket: int) -> Interval | None:
    """The whole item that ends at a bracket; None where no mark opens it."""
    found = _ITEM.search(spot.coarse, max(0, bracket - 14), bracket)
    return found.span(1) if found else None
