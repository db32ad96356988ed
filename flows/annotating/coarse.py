"""A sentence as a string of coarse parts of speech, one character a position of its view.

    N noun or unknown word   x noun or verb form       D determiner     J adjective, participle before a noun
    V finite verb            v base form as a verb     M auxiliary      G gerund or present participle
    O `of`   t `to`          P other preposition       C and/or         S subordinator, contrast
    p preposition of time, comparison or manner (`after`, `than`): nothing before it reaches over it
    R relative pronoun       h `that`                  I pronoun        A adverb or negation
    Q quantity               T date   U duration       W set, time      ' possessive mark
    H person                 B post   Z organisation   L place          # other mark
    , ; : ( ) " - / . * |    themselves; any long dash is _, a newline is ~

Ambiguous words are settled by their neighbours, in one pass of substitutions that keep the length.
"""

from __future__ import annotations

import re

from flows.annotating.vocabulary import Vocabulary

#: First class of a signature that is listed here decides.
_BY_CLASS: tuple[tuple[str, str], ...] = (
    ("duration", "U"), ("set", "W"), ("time", "W"), ("date", "T"), ("quantity", "Q"), ("person", "H"), ("post", "B"),
    ("organisation", "Z"), ("place", "L"), ("newline", "~"), ("comma", ","), ("semicolon", ";"), ("colon", ":"),
    ("open", "("), ("close", ")"), ("possessive_mark", "'"), ("quote", '"'), ("long_dash", "_"), ("dash", "-"),
    ("slash", "/"), ("bullet", "*"), ("bar", "|"), ("stop", "."), ("mark", "#"), ("num", "N"), ("of", "O"),
    ("to", "t"),
)  # fmt: skip
_WORD_CLASSES: tuple[tuple[str, str], ...] = (
    ("aux", "M"), ("and_word", "C"), ("contrast", "S"), ("loose_prep", "p"), ("prep", "P"), ("conj", "C"), ("=that", "h"), ("rel", "R"),
    ("det", "D"), ("possessive", "D"), ("sub", "S"), ("pron", "I"), ("neg", "A"), ("adv", "A"), ("unknown_ly", "A"),
    ("adjective", "J"), ("up_adj", "J"), ("down_adj", "J"),
)  # fmt: skip

#: Substitutions in order; each keeps the length and changes one letter. A pattern begins with that letter, and what
#: must stand before it is looked at behind it: a letter is found several times faster than a look-behind.
_SETTLE: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (letters, re.compile(pattern), to)
    for letters, pattern, to in (
        ("x", r"x(?<=[tMIR]x)", "v"),
        ("N", r"N(?=A?Q)(?<=tN|MN)", "v"),
        ("N", r"N(?=A?Q)(?<=[hRI]N)", "V"),
        ("x", r"x(?<=[tMI]Ax)", "v"),
        ("VvE", r"[VvE](?=[NxJZLG])(?<=[DJ'O].)", "J"),
        ("A", r"A(?<=DA)(?=[NxJZLG])", "J"),
        ("VE", r"[VE](?=[Nx])(?<=[Pp].)", "J"),
        ("v", r"v(?<=[DJA']v)", "N"),
        ("E", r"E(?=[Nx])(?<![^;:.~,\"].)", "J"),
        ("x", r"x(?=A?t?Q)(?<=[NxLZHBGU)']x)", "V"),
        ("G", r"G(?=[NxJ])(?<=[QDJ]G)", "J"),
        ("G", r"G(?<=[DJ'ON-]G)", "N"),
        ("G", r"G(?=[VM])(?<![^;:.~]G)", "N"),
        ("G", r"G(?=[NxVMCP,.;O])(?<=[Pp]G)", "N"),
        ("E", r"E", "V"),
    )
)


def _letter_for(signature: frozenset[str]) -> str:
    for name, letter in _BY_CLASS:
        if name in signature:
            return letter
    if "cap" in signature and "verb" in signature and not signature & {"aux", "prep", "det"}:
        return "N"
    for name, letter in _WORD_CLASSES:
        if name in signature:
            return letter
    return _verb_letter(signature)


def _verb_letter(signature: frozenset[str]) -> str:
    if "vbg" in signature or "unknown_ing" in signature:
        return "G"
    if "vbd" in signature or "vbn" in signature:
        return "N" if "cap" in signature else "V"
    if "noun_like" in signature:
        return "x"
    if "vbz" in signature:
        return "V"
    if "vb" in signature:
        return "v"
    return "E" if "unknown_ed" in signature and "cap" not in signature else "N"


class Coarse:
    """Turns class letters into coarse parts of speech."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._table = {ord(letter): _letter_for(signature) for letter, signature in vocabulary.signatures()}

    def of(self, letters: str) -> str:
        """Coarse string of a view's letters, as long as they are."""
        coarse = letters.translate(self._table)
        present = set(coarse)
        for changed, pattern, to in _SETTLE:
            if not present.isdisjoint(changed):
                coarse = pattern.sub(to, coarse)
                present.add(to)
        return coarse
