"""Spaces that were lost between words (`year.The`, `ideology,and`, `(renewal)process`) and lines broken by width."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from statistics import quantiles

from flows.cleaning.lexicon import press
from flows.cleaning.mapped import Edit

#: Words of a token which is an address, not prose.
_ADDRESS = re.compile(r"[@/\\]|www\.|\.(?:com|net|org|gov|vn|edu|info|pdf|html?)\b", re.IGNORECASE)
_FIGURE_AFTER_THE = re.compile(r"the\d")
_FIGURE_AFTER_LETTER = re.compile(r"(?<=[a-z])\d")
#: Marks with a letter (or figure) directly after them. A pattern that begins with a plain character is fast.
_AFTER_SIGN = (
    (",", re.compile(r",(?=\w)")),
    (".", re.compile(r"\.(?=[^\W\d_a-z])")),
    (")", re.compile(r"\)(?=[^\W\d_])")),
    (";", re.compile(r";(?=[^\W\d_])")),
    ("?", re.compile(r"\?(?=[^\W\d_a-z])")),
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LONGEST_WORD = 60
#: A line that was broken within a sentence has at least so many characters.
_BROKEN_LINE = 60
_SMALL_START = re.compile(r"\n[ |]{0,60}(?=[^\W\d_A-Z])")
_SMALL_WORD = re.compile(r"[\w’'-]{2,}[ ,]")


def glued_word_edits(text: str) -> list[Edit]:
    """Edits that put a space between words which stand together by mistake; addresses and figures are left alone.

    Figures glued to other words than `the` are looked for only where the text has lost other spaces too.
    """
    gaps = {match.end() for sign, pattern in _AFTER_SIGN for match in _found(pattern, sign, text)}
    gaps = {gap for gap in gaps if _is_gap(text, gap)}
    pattern = _FIGURE_AFTER_LETTER if gaps else _FIGURE_AFTER_THE
    gaps.update(match.end() - 1 for match in pattern.finditer(text) if _before_figure(text, match.end() - 1))
    return [(gap, gap, " ") for gap in sorted(gaps)]


def _found(pattern: re.Pattern[str], sign: str, text: str) -> Iterable[re.Match[str]]:
    return pattern.finditer(text) if sign in text else ()


def _is_gap(text: str, gap: int) -> bool:
    sign = text[gap - 1]
    if sign == ",":
        return _after_comma(text, gap) and not _in_address(text, gap)
    if sign == ")":
        return _after_bracket(text, gap) and not _in_address(text, gap)
    if sign in ".?":
        return _after_stop(text, gap) and not _in_address(text, gap)
    return text[gap].isalpha() and not _is_entity(text, gap) and not _in_address(text, gap)


def _in_address(text: str, gap: int) -> bool:
    """Whether the gap lies in a web or mail address, a path or a file name."""
    start = max(text.rfind(" ", max(0, gap - _LONGEST_WORD), gap), text.rfind("\n", max(0, gap - _LONGEST_WORD), gap))
    end = text.find(" ", gap, gap + _LONGEST_WORD)
    word = text[max(start + 1, gap - _LONGEST_WORD) : end if end >= 0 else gap + _LONGEST_WORD]
    return _ADDRESS.search(word) is not None


def _after_comma(text: str, gap: int) -> bool:
    following = text[gap]
    if not following.isdigit():
        return text[gap - 2 : gap - 1] not in ("", "\n")
    # `4,2025` is a day and its year, `4,202` a number; `Hanoi,12` two words.
    before = text[gap - 2 : gap - 1]
    return before.isalpha() and before.islower() if not before.isdigit() else _YEAR.match(text, gap) is not None


def _after_bracket(text: str, gap: int) -> bool:
    opening = text.rfind("(", max(0, gap - 200), gap)
    if opening < 0 or not text[gap + 1 : gap + 2].isalpha():
        return False
    inside = text[opening + 1 : gap - 1]
    opens_word = opening == 0 or not text[opening - 1].isalnum()
    return opens_word and len(inside) > 3 and inside.lower() not in press().word_beginnings


def _after_stop(text: str, gap: int) -> bool:
    """`year.The`, `2025.The`: two small letters or a figure before, a capital and a small letter after."""
    following = text[gap + 1 : gap + 2]
    if not following.islower() and not (text[gap] in "AI" and following == " "):
        return False
    before = text[max(0, gap - 3) : gap - 1]
    return before[-1:].isdigit() or (len(before) == 2 and before.isalpha() and before[-1].islower())


def _is_entity(text: str, gap: int) -> bool:
    return "&" in text[max(0, gap - 34) : gap]


def _before_figure(text: str, gap: int) -> bool:
    start = max(text.rfind(" ", max(0, gap - 12), gap), text.rfind("\n", max(0, gap - 12), gap)) + 1
    return text[start:gap].lower().lstrip("(“\"‘'") in press().words_before_figures


def unwrap_edits(text: str) -> list[Edit]:
    """Edits that join lines which were broken at a fixed width, as in mail and old web pages; else none.

    A text counts as wrapped when it has at least eight lines directly followed by another, all lines are short, and
    most of those lines are nearly full and end within a sentence.
    """
    lines = text.split("\n")
    joins = _broken_sentences(lines) if _SMALL_START.search(text) else []
    if len(lines) <= 8:
        return joins
    width = max(map(len, lines))
    if not 40 <= width <= 110:
        return joins
    followed = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 8:
        return joins
    typical = quantiles(map(len, followed), n=4)[1]
    open_ends = sum(1 for line in followed if line.rstrip()[-1] not in '.!?:;”"…')
    if typical < 0.7 * width or open_ends < 0.7 * len(followed):
        return joins
    return _joins(lines, width)


def _broken_sentences(lines: list[str]) -> list[Edit]:
    """Joins of a long line that stops within a sentence to the next, which begins with a small letter."""
    edits: list[Edit] = []
    position = end = length = 0
    open_end = False
    for line in lines:
        bare = line if line and line[0] not in " |" and line[-1] not in " |" else line.strip(" |")
        if bare:
            start = position + line.find(bare)
            joins = open_end and bare[0].islower() and length >= _BROKEN_LINE and _SMALL_WORD.match(bare) is not None
            if joins:
                edits.append((end, start, " "))
            # A line that was itself joined to the one before counts with it.
            length = len(bare) + (length + 1 if joins else 0)
            end = start + len(bare)
            open_end = bare[-1].isalnum() or bare[-1] == ","
        position += len(line) + 1
    return edits


def _joins(lines: list[str], width: int) -> list[Edit]:
    """A line is joined to the next when the next one's first word would not have fitted in."""
    edits: list[Edit] = []
    position = 0
    for line, after in pairwise(lines):
        position += len(line)
        first_word = after.strip().partition(" ")[0]
        if line.strip() and first_word and len(line) + len(first_word) + 1 > 0.9 * width:
            edits.append((position, position + 1, " "))
        position += 1
    return edits
