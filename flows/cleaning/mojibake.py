"""Text that was decoded by the wrong table (`Viá»‡t Nam`), put right by ftfy where a cheap guard fires."""

from __future__ import annotations

import re

from flows.cleaning.mapped import Edit

#: Characters of which one is in every wrongly decoded text; some are letters or signs of good text too.
_MARKS = ("Ã", "Ä", "Å", "Æ", "Â", "€", "º", "»", "ï")
_SUSPECT = re.compile(r"[ÂÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|áº|á»|Æ°|ï»¿")
#: ftfy looks at a line as a whole; a longer one is not newspaper text and is left alone.
_LONGEST_LINE = 50_000


def mojibake_edits(text: str) -> list[Edit]:
    """Edits that repair the lines of `text` which ftfy finds wrongly decoded; none for ordinary text."""
    if text.isascii() or not any(mark in text for mark in _MARKS):
        return []
    edits: list[Edit] = []
    position = 0
    for line in text.split("\n"):
        if _SUSPECT.search(line) and len(line) <= _LONGEST_LINE:
            edits.extend(_line_edits(line, position))
        position += len(line) + 1
    return edits


def _line_edits(line: str, offset: int) -> list[Edit]:
    from ftfy import fix_encoding  # costs 30 ms to import and is rarely needed

    fixed = fix_encoding(line)
    if fixed == line:
        return []
    words, repaired = line.split(" "), fixed.split(" ")
    if len(words) != len(repaired):
        words, repaired = [line], [fixed]
    edits: list[Edit] = []
    for before, after in zip(words, repaired, strict=True):
        if before != after:
            edits.append(_changed_part(before, after, offset))
        offset += len(before) + 1
    return edits


def _changed_part(before: str, after: str, offset: int) -> Edit:
    """The edit of `before` into `after` without the beginning and end that they share."""
    shortest = min(len(before), len(after))
    head = 0
    while head < shortest and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shortest - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return offset + head, offset + len(before) - tail, after[head : len(after) - tail]
