"""Sentences: where a full stop ends one and where it belongs to an abbreviation, a name or a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from flows.cleaning.lexicon import abbreviations
from flows.cleaning.text import FRAME_KINDS, Block, BlockKind, Sentence

#: A sentence of more characters is cut at a space.
LONGEST_SENTENCE = 3_000

#: A bracket that is open at a full stop counts when it is closed within so many characters.
_BRACKET_REACH = 200

_CLOSERS = "\"”’'»)]"
_STOP = re.compile(r"\.(?=[ \"”’'»)\]])")
_OTHER_STOPS = "!?…。"
_AFTER_STOP = frozenset(_CLOSERS + " ")
_OPENERS = "“\"‘'«([•-–—*"
_OPENERS_AND_SPACE = _OPENERS + " "
#: Words longer than this are no abbreviations.
_LONGEST_ABBREVIATION = 9
_BULLET = re.compile(
    r"(?:[•●▪■◦‣·*+✓►➢–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\)|\d{1,3}(?:\.\d{1,2})*\.|[a-zIVX]{1,4}\.)\s+"
)
_WORD_CHARACTERS = re.compile(r"\w")
_INITIAL = re.compile(r"[A-Z]\.[A-Z .]")


class _Words(NamedTuple):
    never_end: frozenset[str]
    before_figure: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


@cache
def _says() -> re.Pattern[str]:
    """A name and what it does with the words before it."""
    return re.compile(rf"(?:[A-Z][\w.’'-]*,? ){{1,6}}(?:{'|'.join(map(re.escape, abbreviations().saying))})\b")


@cache
def _words() -> _Words:
    lists = abbreviations()
    return _Words(*map(frozenset, (lists.never_end, lists.before_figure, lists.may_end, lists.sentence_starters)))


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of the blocks that tell facts, in order; none crosses a block.

    A block that holds no letter or figure has none. A bullet or list number is left out of its sentence.
    """
    found: list[Sentence] = []
    stops = _stops(text)
    count, place = len(stops), 0
    for index, (start, stop, kind, _) in enumerate(blocks):
        if kind in FRAME_KINDS:
            continue
        while place < count and stops[place] < start:
            place += 1
        if kind == "list_item" and (bullet := _BULLET.match(text, start, stop)):
            start = bullet.end()
        while place < count and stops[place] < stop:
            end = _end_at(text, start, stops[place], stop)
            place += 1
            if end is not None:
                _add(found, text, start, end, index, kind)
                start = end + 1
        if start < stop:
            _add(found, text, start, stop, index, kind)
    return found


def _stops(text: str) -> list[int]:
    """Offsets of the marks within lines that could end a sentence; of several marks together, the last."""
    stops = [match.start() for match in _STOP.finditer(text)]
    others = [position for sign in _OTHER_STOPS if sign in text for position in _positions(text, sign)]
    return sorted(stops + others) if others else stops


def _positions(text: str, sign: str) -> list[int]:
    """Offsets of the sign where a space or closing mark follows."""
    found: list[int] = []
    position = text.find(sign)
    while position >= 0:
        if text[position + 1 : position + 2] in _AFTER_STOP:
            found.append(position)
        position = text.find(sign, position + 1)
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, index: int, kind: BlockKind) -> None:
    """Add the interval as a sentence, cut at spaces where it is too long, unless it holds nothing to read."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut >= 0 else start + LONGEST_SENTENCE
        _add(found, text, start, cut, index, kind)
        start = cut + 1 if text[cut] == " " else cut
    if start < end and (text[start].isalnum() or _WORD_CHARACTERS.search(text, start, end)):
        found.append(Sentence(start, end, index, kind))


def _end_at(text: str, begin: int, position: int, stop: int) -> int | None:
    """Offset of the space after the sentence that the mark at `position` ends, or None where it ends none."""
    end = position + 1
    while end < stop and text[end] in _CLOSERS:
        end += 1
    if end >= stop - 1 or end <= begin or text[end] != " ":
        return None
    if not _is_end(text, begin, position, end) or _in_brackets(text, begin, end, stop):
        return None
    return end


def _is_end(text: str, begin: int, position: int, end: int) -> bool:
    """Whether the mark at `position`, closed by quotation marks and brackets up to `end`, ends a sentence."""
    start = end + 1
    if text[start] in _OPENERS:
        bulleted = text[start] in "•-–—*"
        while start < len(text) - 1 and text[start] in _OPENERS_AND_SPACE:
            start += 1
        if text[start].islower() and not bulleted:
            return False
    elif text[start].islower():
        return False
    if end > position + 1:
        if text[position : position + 2] == ".)" and not _stop_ends(text, begin, position, start):
            return False  # `General (Ret.) X`
        return text[position] == "." or _says().match(text, end + 1) is None
    return text[position] != "." or _stop_ends(text, begin, position, start)


def _stop_ends(text: str, begin: int, position: int, following: int) -> bool:
    """Whether the full stop at `position` ends a sentence, by the words on both sides of it."""
    reach = position - _LONGEST_ABBREVIATION
    space = text.rfind(" ", reach if reach > begin else begin, position)
    if space < 0:
        if reach > begin:
            return True
        space = begin - 1
    before = text[space + 1 : position].lstrip(_OPENERS)
    if not before:
        return False
    folded = before.lower()
    words = _words()
    if folded in words.never_end or ("-" in folded and folded.rpartition("-")[2] in words.never_end):
        return False
    if len(before) == 1 and before.isupper() and _INITIAL.match(text, following):
        return False  # `M. A. X`, where `A` is no article
    if folded in words.before_figure and not (len(before) == 1 and before.isupper()):
        return not _holds_figure(text, following)
    if folded in words.may_end or (len(before) == 1 and before.isupper()) or _is_initials(before):
        return _next_word(text, following) in words.starters
    return True


def _is_initials(word: str) -> bool:
    """`U.S`, `J.K`, `Ph.D`: short pieces between full stops."""
    return "." in word and all(1 <= len(piece) <= 2 and piece.isalpha() for piece in word.split("."))


def _next_word(text: str, start: int) -> str:
    end = text.find(" ", start, start + 24)
    return text[start : end if end >= 0 else start + 24].rstrip(",;:.").split("\n")[0].lower()


def _holds_figure(text: str, start: int) -> bool:
    """Whether the next word holds a figure: `No. 18`, `No. A/73/12`, `Jan. 5`."""
    return any(char.isdigit() for char in _next_word(text, start))


def _in_brackets(text: str, begin: int, end: int, stop: int) -> bool:
    """Whether a bracket that was opened in the sentence is closed soon after `end`."""
    opening = text.rfind("(", max(begin, end - 2 * _BRACKET_REACH), end)
    if opening < 0 or text.find(")", opening, end) >= 0:
        return False
    limit = min(stop, end + _BRACKET_REACH)
    closing = text.find(")", end, limit)
    return closing >= 0 and text.find("(", end, closing) < 0
