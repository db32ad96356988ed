"""Text that was decoded by the wrong table (`Viá»‡t Nam`), put right by ftfy where a cheap guard fires."""

from __future__ import annotations

import re

from flows.cleaning.mapped import Edit

#: Characters of which one is in every wrongly decoded text; some are letters or signs of good text too.
_MARKS = ("Ã", "Ä", "Å", "Æ", "Â", "€", "º", "»", "ï")
_SUSPECT = re.compile(r"[ÂÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|áº|á»|Æ°|ï»¿")
#: A word; `Ã` and the space after it belong to the next one, as that space may be the second half of `à`.
_WORD = re.compile(r"(?:[^ \nÃ]*Ã )*[^ \n]+")
#: A longer word is no word of a newspaper and is left alone.
_LONGEST_WORD = 200


def mojibake_edits(text: str) -> list[Edit]:
    """Edits that repair the words of `text` which ftfy finds wrongly decoded; none for ordinary text."""
    if text.isascii() or not any(mark in text for mark in _MARKS) or _SUSPECT.search(text) is None:
        return []
    edits: list[Edit] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) <= _LONGEST_WORD and not word.isascii() and _SUSPECT.search(word):
            edits.extend(_word_edits(word, match.start()))
    return edits


def _word_edits(word: str, offset: int) -> list[Edit]:
    from ftfy import fix_encoding  # costs 30 ms to import and is rarely needed

    fixed = fix_encoding(word)
    return [_changed_part(word, fixed, offset)] if fixed != word else []


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
