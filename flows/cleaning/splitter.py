"""Sentences: where a full stop ends one and where it belongs to an abbreviation, a name or a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from flows.cleaning.lexicon import abbreviations
from flows.cleaning.text import FRAME_KINDS, Block, Sentence

#: A sentence of more characters is cut at a space.
LONGEST_SENTENCE = 3_000

#: A bracket that is open at a full stop counts when it is closed within so many characters.
_BRACKET_REACH = 200

_CLOSERS = "\"”’'»)]"
_STOP = re.compile(r"\.(?=[ \"”’'»)\]])")
_OTHER_STOP = re.compile(r"[!?…。]+(?=[ \"”’'»)\]])")
_OPENERS = "“\"‘'«([•-–—*"
_BULLET = re.compile(
    r"(?:[•●▪■◦‣·*+✓►➢–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\)|\d{1,3}(?:\.\d{1,2})*\.|[a-zIVX]{1,4}\.)\s+"
)
_SAYS = re.compile(r"(?:[A-Z][\w.’'-]*,? ){1,6}(?:said|says|asked|added|told|noted|replied|stressed|wondered)\b")
_WORD_CHARACTERS = re.compile(r"\w")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lists = abbreviations()
    return (
        frozenset(lists.never_end),
        frozenset(lists.before_figure),
        frozenset(lists.may_end),
        frozenset(lists.sentence_starters),
    )


def sentences(text: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of the blocks that tell facts, in order; none crosses a block.

    A block that holds no letter or figure has none. A bullet or list number is left out of its sentence.
    """
    found: list[Sentence] = []
    other_stops = any(sign in text for sign in "!?…。")
    for index, block in enumerate(blocks):
        if block.kind in FRAME_KINDS:
            continue
        for start, end in _spans(text, block, other_stops):
            if _WORD_CHARACTERS.search(text, start, end):
                found.append(Sentence(start, end, index, block.kind))
    return found


def _spans(text: str, block: Block, other_stops: bool) -> Iterator[tuple[int, int]]:
    start, stop = block.start, block.end
    if block.kind == "list_item" and (bullet := _BULLET.match(text, start, stop)):
        start = bullet.end()
    for end in _ends(text, start, stop, other_stops):
        yield from _pieces(text, start, end)
        start = end + 1
    if start < stop:
        yield from _pieces(text, start, stop)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The interval itself, or cut at spaces where it is too long."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        if cut < 0:
            cut = start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        else:
            yield start, cut
            start = cut + 1
    if start < end:
        yield start, end


def _ends(text: str, start: int, stop: int, other_stops: bool) -> Iterator[int]:
    """Offsets, each of the space after a sentence, within a block."""
    candidates = [match.start() for match in _STOP.finditer(text, start, stop)]
    if other_stops:
        candidates.extend(match.end() - 1 for match in _OTHER_STOP.finditer(text, start, stop))
        candidates.sort()
    begin = start
    for position in candidates:
        end = position + 1
        while end < stop and text[end] in _CLOSERS:
            end += 1
        if end >= stop - 1 or text[end] != " " or end <= begin:
            continue
        if _is_end(text, begin, position, end) and not _in_brackets(text, begin, end, stop):
            yield end
            begin = end + 1


def _is_end(text: str, begin: int, position: int, end: int) -> bool:
    """Whether the mark at `position`, closed by quotation marks and brackets up to `end`, ends a sentence."""
    following = text[end + 1]
    if following.islower():
        return False
    start = end + 1
    while start < len(text) - 1 and text[start] in _OPENERS:
        start += 1
    if text[start].islower() and text[end + 1] not in "•-–—*":
        return False
    if text[position] != ".":
        quoted = end > position + 1
        return not (quoted and _SAYS.match(text, end + 1))
    if end == position + 1:
        return _stop_ends(text, begin, position, start)
    return True


def _stop_ends(text: str, begin: int, position: int, following: int) -> bool:
    """Whether the full stop at `position` ends a sentence, by the words on both sides of it."""
    before = text[max(text.rfind(" ", begin, position) + 1, begin, position - 40) : position].lstrip("“\"‘'«([-–—")
    if not before:
        return False
    never_end, before_figure, may_end, starters = _words()
    folded = before.lower()
    if folded in never_end:
        return False
    if folded in before_figure:
        return not _holds_figure(text, following)
    if folded in may_end or (len(before) == 1 and before.isupper()) or _is_initials(before):
        return _next_word(text, following) in starters
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
    begin = max(begin, end - 2 * _BRACKET_REACH)
    if text.count("(", begin, end) <= text.count(")", begin, end):
        return False
    limit = min(stop, end + _BRACKET_REACH)
    closing = text.find(")", end, limit)
    return closing >= 0 and text.find("(", end, closing) < 0
