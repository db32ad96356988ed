"""Text that is rewritten step by step without losing the way back to where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.cleaning.text import OffsetMap

#: Replaces the half-open interval `start`..`end` of a text by a string.
Edit = tuple[int, int, str]


class _Runs:
    """Collects the runs of a new map whose raw side is given by the map of the text being rewritten."""

    def __init__(self, old: OffsetMap) -> None:
        self.old = old
        self.cleaned: list[int] = []
        self.raw: list[int] = []
        self.ends: dict[int, int] = {}
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Take over the characters `start`..`end` of the old text as they are."""
        old = self.old
        run = old.run_at(start)
        while start < end:
            following = old.cleaned[run + 1] if run + 1 < len(old.cleaned) else end
            stop = min(end, following)
            whole = old.ends.get(run)
            if whole is not None:
                self.ends[len(self.cleaned)] = whole
            self.cleaned.append(self.length)
            self.raw.append(old.to_raw(start))
            self.length += stop - start
            start, run = stop, run + 1

    def replace(self, start: int, end: int, length: int) -> None:
        """Put `length` new characters in place of the characters `start`..`end` of the old text."""
        if length == 0:
            return
        first, last = self.old.raw_span(start, end)
        self.ends[len(self.cleaned)] = last
        self.cleaned.append(self.length)
        self.raw.append(first)
        self.length += length


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text with the map from its offsets to those of the raw text."""

    text: str
    offsets: OffsetMap

    def rewrite(self, edits: Sequence[Edit]) -> MappedText:
        """The text after the edits, which are in order and do not overlap. Time is linear in text and runs."""
        if not edits:
            return self
        runs = _Runs(self.offsets)
        pieces: list[str] = []
        position = 0
        for start, end, replacement in edits:
            if position < start:
                pieces.append(self.text[position:start])
                runs.keep(position, start)
            if replacement:
                pieces.append(replacement)
                runs.replace(start, end, len(replacement))
            position = end
        if position < len(self.text):
            pieces.append(self.text[position:])
            runs.keep(position, len(self.text))
        if not runs.cleaned:
            runs.cleaned.append(0)
            runs.raw.append(0)
        return MappedText("".join(pieces), OffsetMap(runs.cleaned, runs.raw, self.offsets.raw_length, runs.ends))
