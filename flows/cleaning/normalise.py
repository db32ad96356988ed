"""Characters: NFC, single spaces, newlines of one kind, no invisible characters, no entities, no mojibake.

Each step looks first whether it has anything to do; for ordinary text none has.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5
from itertools import pairwise

from flows.cleaning.mapped import Edit, MappedText
from flows.cleaning.mojibake import mojibake_edits
from flows.cleaning.text import OffsetMap

_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?!amp;)[A-Za-z][A-Za-z0-9]{1,31}|amp);")
#: What one step brings to light (an entity within an entity) is left to the next round, up to this many.
_ROUNDS = 5

_BREAK = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_BREAK = re.compile(f"\r\n|[{_BREAK}]")
#: Runs of white space within a line; two or more spaces, or any space that is not U+0020.
_WIDE_SPACE = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_COMBINED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")
#: Visible though of the category "format": the number and verse signs of Arabic and Syriac.
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")


def normalise(raw: str) -> MappedText:
    """Raw text as NFC with `\\n` between lines and single spaces within them; offsets lead back to `raw`.

    Lines may still begin or end with a space, and several newlines may follow each other.
    """
    mapped = MappedText(raw, OffsetMap.identity(len(raw)))
    for _ in range(_ROUNDS):
        before = mapped
        for step in _STEPS:
            mapped = mapped.rewrite(step(mapped.text))
        if mapped is before:
            break
    return mapped


def _invisible_edits(text: str) -> list[Edit]:
    """Newlines unified, other spaces made U+0020, control and format characters and lone surrogates dropped."""
    if text.replace("\n", "").isprintable():
        return []
    edits: list[Edit] = [(m.start(), m.end(), "\n") for m in _LINE_BREAK.finditer(text) if m.group() != "\n"]
    for position, char in enumerate(text):
        if char in " \n" or char.isprintable() or char in _BREAK:
            continue
        category = unicodedata.category(char)
        if category == "Zs" or char == "\t":
            edits.append((position, position + 1, " "))
        elif category in ("Cc", "Cf", "Cs") and char not in _VISIBLE_FORMAT:
            edits.append((position, position + 1, ""))
    edits.sort()
    return edits


def _space_edits(text: str) -> list[Edit]:
    return [(m.start(), m.end(), " ") for m in _WIDE_SPACE.finditer(text)] if "  " in text else []


def _entity_edits(text: str) -> list[Edit]:
    if "&" not in text:
        return []
    edits: list[Edit] = []
    for match in _ENTITY.finditer(text):
        name = match.group()[1:].replace("amp;", "") or "amp;"
        decoded = html.unescape("&" + name) if name[0] == "#" else html5.get(name)
        if decoded is not None:
            edits.append((match.start(), match.end(), decoded))
    return edits


def _composition_edits(text: str) -> list[Edit]:
    """Edits to NFC, one per letter with its marks; one per stretch where letters join in other ways (Hangul)."""
    if unicodedata.is_normalized("NFC", text):
        return []
    edits: list[Edit] = []
    for match in _COMBINED.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            edits.append((match.start(), match.end(), composed))
    patched = MappedText(text, OffsetMap.identity(len(text))).rewrite(edits).text
    return edits if patched == unicodedata.normalize("NFC", text) else _cluster_edits(text)


def _cluster_edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    starts = [i for i, char in enumerate(text) if i == 0 or _begins_cluster(char)]
    for start, end in pairwise([*starts, len(text)]):
        piece = text[start:end]
        if not piece.isascii() and (composed := unicodedata.normalize("NFC", piece)) != piece:
            edits.append((start, end, composed))
    return edits


def _begins_cluster(char: str) -> bool:
    """Whether no character before can join with `char`."""
    if char.isascii():
        return True
    # Vowels and finals of Hangul, and the vowel signs of Kirat Rai, join though they are letters.
    joins = "\u1160" <= char <= "\u11ff" or "\U00016d63" <= char <= "\U00016d6a"
    return not joins and not unicodedata.category(char).startswith("M")


_STEPS = (mojibake_edits, _invisible_edits, _entity_edits, _composition_edits, _space_edits)
