"""Labels: what stands before a colon, and the figure behind it: `Cement sales: 3.3 million tonnes`."""

from __future__ import annotations

import re

from flows.extracting.figures.headings import under
from flows.extracting.figures.wording import Spot, Told

#: From the start of a sentence, line or clause to the colon: no finite verb, no figure.
_LABEL = re.compile(r"(?:^|(?<=[~;*|]))[^MVvRhIQ:;~*|]{1,14}(?=:[DAJ]*\Z)")
#: What ends a figure that stands for itself.
_ENDS = tuple(",;.(~|)C")
#: Behind the figure: what it is compared with.
_AGAINST = re.compile(r"[PpS]{1,2}[DAJ]*Q")


def labelled(spot: Spot) -> Told | None:
    """The label of a figure behind a colon; None where a sentence stands before it, or a noun of its own behind."""
    coarse, at = spot.coarse, spot.at
    if at + 1 < len(coarse) and coarse[at + 1] not in _ENDS and not _AGAINST.match(coarse, at + 1):
        return None
    found = _LABEL.search(coarse[:at])
    if found is None:
        return None
    start, end = found.span()
    while end > start and coarse[end - 1] in "TUWPp,":
        end -= 1
    while start < end and coarse[start] in "-,TC":
        start += 1
    heading = spot.topic.heading
    if not any(c in ("NxJ" if heading is None else "NxJLZ") for c in coarse[start:end]):
        return None
    text = spot.words((start, end))
    label = Told(text, text, text) if text else None
    return under(heading, label) if heading is not None and label is not None else label
