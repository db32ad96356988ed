"""Labels: what stands before a colon, and the figure behind it: `Cement sales: 3.3 million tonnes`."""

from __future__ import annotations

import re

from flows.extracting.figures.wording import Spot, Told

#: From the start of a sentence, line or clause to the colon: no finite verb, no figure.
_LABEL = re.compile(r"(?:^|(?<=[~;*|]))[^MVvRhIQ:;~*|]{1,14}(?=:[DAJ]*\Z)")
#: What ends a figure that stands for itself.
_ENDS = tuple(",;.(~|)C")


def labelled(spot: Spot) -> Told | None:
    """The label of a figure behind a colon; None where a sentence stands before it, or a noun of its own behind."""
    coarse, at = spot.coarse, spot.at
    if at + 1 < len(coarse) and coarse[at + 1] not in _ENDS:
        return None
    found = _LABEL.search(coarse[:at])
    if found is None:
        return None
    start, end = found.span()
    while end > start and coarse[end - 1] in "TUWPp,":
        end -= 1
    while start < end and coarse[start] in "-,TC":
        start += 1
    if not any(c in "NxJ" for c in coarse[start:end]):
        return None
    text = spot.words((start, end))
    return Told(text, text, text) if text else None
