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

#: Runs of white space within a line; two or more spaces, or any space that is not U+0020.
_WIDE_SPACE = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_COMBINED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")
#: White space other than space and newline, as what stands for it.
_SPACES = {
    **dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n"),
    **dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
}
#: Control characters, lone surrogates, and the invisible of the category "format" (the number and verse signs of Arabic
#: and Syriac, of that category too, are visible).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f]+"
)


def normalise(raw: str) -> MappedText:
    """Raw text as NFC with `\\n` between lines and single spaces within them; offsets lead back to `raw`.

    Lines may still begin or end with a space, and several newlines may follow each other.
    """
    mapped = MappedText(raw, OffsetMap.identity(len(raw)))
    for _ in range(_ROUNDS):
        before = mapped
        mapped = _without_invisible(mapped.rewrite(mojibake_edits(mapped.text)))
        for step in (_entity_edits, _composition_edits, _space_edits):
            mapped = mapped.rewrite(step(mapped.text))
        if mapped is before:
            break
    return mapped


def _without_invisible(mapped: MappedText) -> MappedText:
    """Newlines unified, other spaces made U+0020, control and format characters and lone surrogates dropped."""
    if mapped.text.replace("\n", "").isprintable():
        return mapped
    # One character for one: the offsets stay as they are.
    text = mapped.text.replace("\r\n", "\0\n").translate(_SPACES)
    edits = [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]
    return mapped if not edits and text == mapped.text else MappedText(text, mapped.offsets).rewrite(edits)


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
