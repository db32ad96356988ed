"""Which way an expression points: `by`, `since`, `from ... to`, from the words before it."""

from __future__ import annotations

from flows.annotating.dates.frame import Frame
from flows.annotating.dates.timex import Reading
from flows.annotating.spans import Direction


def direction_of(frame: Frame, reading: Reading, first: int, last: int) -> Direction | None:
    """Direction of the expression in tokens `first` to `last`: the longest phrase of the lexicon before it wins."""
    if frame.word(first - 1) == "the":  # ahead of the May 1 holiday
        first -= 1
    before = frame.word(first - 1)
    ranged = reading.value is not None and "/" in reading.value and reading.anchor != "text"
    if before == "from":
        compared = reading.anchor == "text" or frame.word(first - 2) in frame.known["compared_from"]
        compared = compared or frame.word(last - 1) in ("ago", "earlier")
        return "from_to" if ranged else None if compared else "since"
    entries = frame.known.directions.get(before)
    if entries is not None:
        alone, longer = entries
        for words, direction in longer.get(frame.word(first - 2), ()) if longer else ():
            if len(words) == 2 or _stands_before(frame, words, first):
                return direction
        if alone is not None:
            return alone
    return "from_to" if ranged else None


def _stands_before(frame: Frame, words: list[str], first: int) -> bool:
    return frame.words(max(frame.first, first - len(words)), first) == words
