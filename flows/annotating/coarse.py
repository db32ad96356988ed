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

from flows.annotating.idioms import Idioms
from flows.annotating.vocabulary import Vocabulary

#: First class of a signature that is listed here decides.
_BY_CLASS: tuple[tuple[str, str], ...] = (
    ("duration", "U"), ("set", "W"), ("time", "W"), ("date", "T"), ("count", "q"), ("quantity", "Q"), ("person", "H"),
    ("post", "B"), ("organisation", "Z"), ("place", "L"), ("newline", "~"), ("comma", ","), ("semicolon", ";"),
    ("colon", ":"),
    ("open", "("), ("close", ")"), ("possessive_mark", "'"), ("quote", '"'), ("long_dash", "_"), ("dash", "-"),
    ("slash", "/"), ("bullet", "*"), ("bar", "|"), ("stop", "."), ("mark", "#"), ("num", "N"), ("of", "O"),
    ("to", "t"), ("tax_noun", "k"),
)  # fmt: skip
_WORD_CLASSES: tuple[tuple[str, str], ...] = (
    ("ing_noun", "N"), ("aux", "M"), ("and_word", "C"), ("contrast", "S"), ("loose_prep", "p"),
    ("prep", "P"), ("conj", "C"), ("=that", "h"), ("existential", "y"), ("rel", "R"),
    ("det", "D"), ("possessive", "D"), ("sub", "S"), ("pron", "I"), ("neg", "A"), ("adv", "A"), ("unknown_ly", "A"),
    ("adjective", "J"), ("up_adj", "J"), ("down_adj", "J"),
)  # fmt: skip

_ITEM = re.compile(r"\[[^\]]+\]|.")
_LOOK_BEHIND = re.compile(
    r"(?:\(\?<=(?P<behind>.+?)\)|\(\?:\^\|\(\?<=\[(?P<start>.+?)\]\)\))?"
    r"(?P<letter>\[\w+\]|\w)(?P<ahead>.*)"
)


def _letter_first(pattern: str) -> tuple[str, str, re.Pattern[str]]:
    """The letters that a pattern changes, those of which one must stand before (any if none are told), and the pattern.

    Its look-behind is put behind the letter.

    `re` finds a letter several times faster than a place to look behind from.
    """
    parts = _LOOK_BEHIND.fullmatch(pattern)
    if parts is None:
        raise ValueError(f"not a look-behind, one letter and a look-ahead: {pattern}")
    behind = f"(?<={parts['behind']}.)" if parts["behind"] else ""
    if parts["start"]:
        behind = f"(?<![^{parts['start']}].)"
    before = _ITEM.findall(parts["behind"])[-1].strip("[]") if parts["behind"] else ""
    return parts["letter"].strip("[]"), before, re.compile(parts["letter"] + behind + parts["ahead"])


#: Substitutions in order; each changes one letter, which a look-behind and a look-ahead may stand around.
_SETTLE: tuple[tuple[str, str, re.Pattern[str], str], ...] = tuple(
    (*_letter_first(pattern), to)
    for pattern, to in (
        (r"(?<=[NxLZHB])y(?=[MVA])", "A"),
        (r"y", "I"),
        (r"p(?=k)", "P"),
        (r"k", "N"),
        (r"(?<=[qDOPp']A)[VE](?=[NxJ])", "J"),
        (r"(?<=q)[VE](?=[NxJ]{1,3}[pUWR])", "J"),
        (r"q", "Q"),
        (r"(?<=^A)[VE](?=[NxJ])", "J"),
        (r"(?<=-)P(?=-)", "N"),
        (r"(?<=[tMR])x", "v"),
        (r"(?<=[^Pp]I)x", "v"),
        (r"(?<=^I)x", "v"),
        (r"(?<=[tM])N(?=A?Q)", "v"),
        (r"(?<=t)J(?=D)", "v"),
        (r"(?<=[hRI])N(?=A?Q)", "V"),
        (r"(?<=h)x(?=A?Q)", "V"),
        (r"(?<=[tMI][AJ])x", "v"),
        (r"(?<=[NxLZHB)])n(?=Q)", "V"),
        (r"n", "N"),
        (r"(?<=[Nx])e(?=[DJNxhZLGQ])", "V"),
        (r"(?<=[NxZLHB])e(?=M)", "V"),
        (r"e", "x"),
        (r"(?<=D)J(?=[VM,.)tPpO])", "N"),
        (r"(?<=D[JNLZ])J(?=O)", "N"),
        (r"(?<=D)E(?=[VM])", "N"),
        (r"(?<=[NxLZHBQT)])x(?=D)", "V"),
        (r"(?<=[NxLZ]h)x(?=A?[DQ])", "V"),
        (r"(?<=[PpOt])h(?=[NxJ])", "D"),
        (r"(?<=[TUW]C)x(?=A?Q)", "V"),
        (r"(?<=Q)[VE](?=[NxJ]{1,3}[,.;COPMVT)])", "J"),
        (r"(?<=[NxLZHBIR]A)a(?=P)", "V"),
        (r"(?<=[NxLZHBIR)])a(?=P)", "V"),
        (r"a", "N"),
        (r"(?<=-)[VE](?=[NxJ])", "J"),
        (r"S(?=-)", "J"),
        (r"(?<=V)[VE](?=[NxJ])", "J"),
        (r"(?<=[C,;])[VE](?=[Nx]{1,2}\()", "J"),
        (r"(?<=JC)[VE](?=[Nx])", "J"),
        (r"(?<=[NxJ])v(?=[VM])", "N"),
        (r"(?<=[NxLZHB]A)x(?=A?t?[Q])", "V"),
        (r"(?<=[)])x(?=A?PQ)", "V"),
        (r"(?<=[DJ'O])[VvE](?=[NxJZLG])", "J"),
        (r"(?<=D[Nx])V(?=[Nx]M)", "J"),
        (r"(?<=D)A(?=[NxJZLG])", "J"),
        (r"(?<=[Pp])[VE](?=[Nx])", "J"),
        (r"(?<=[DJA'])v", "N"),
        (r"(?:^|(?<=[;:.~,\"]))[E](?=[Nx])", "J"),
        (r"(?<=[NxLZHBGUTW)'])x(?=A?t?[Q])", "V"),
        (r"(?<=[QDJ])G(?=[NxJ])", "J"),
        (r"(?<=DQ)G(?=[,.;RMO)])", "N"),
        (r"(?<=[QDJ]-)E(?=[NxJ])", "J"),
        (r"(?<=Q)E(?=[Nx][OPMV])", "J"),
        (r"(?<=[DJ'-])G", "N"),
        (r"(?<=O)G(?!A?[DJ]{0,2}Q)", "N"),
        (r"(?<=N)G(?!t|P?[ADJ]{0,3}Q)", "N"),
        (r"(?:^|(?<=[;:.~]))G(?=[VM])", "N"),
        (r"(?<=[Pp])G(?=[NxVMCP,.;O])", "N"),
        (r"(?<=[Vv])G(?=O)", "N"),
        (r"(?<=[C,])G(?=[VM(])", "N"),
        (r"(?<=R)J(?=A?Q)", "V"),
        (r"(?<=[ZB])G(?=[VM])", "N"),
        (r"E", "V"),
        (r"S(?=A[M,.TC])", "A"),
        (r"(?<=[NxLJ])J(?=V)", "N"),
    )
)

#: A sentence with a full stop has a finite verb: where none is sure, the first word that can be one in its place is.
_FINITE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[NxLZHBI)])v(?=[DJNxLZHBQAPpIGt])",
        r"(?<=[NxLZHBI)])x(?=tv|[DJLZHBQIh]|[AJ]P)",
        r"(?<=[HBZI])x(?=[Pp.])",
        r"(?<=[Nx])x(?=[Pp])",
    )
)


#: A subject with an article, and the words from the first to the last that may be its verb.
_ARTICLED = re.compile(r"(?:(?:D|D?L')[JN]{0,3}[NxL]|D?Z)(?P<verb>x)(?=[PptATUQDLJNx])")


def _with_finite_verb(coarse: str, letters: str, third_person: frozenset[str]) -> str:
    """The string with a finite verb, if it ends like a sentence and has none.

    `third_person`: letters of words in -s that are verbs or nouns.
    """
    if coarse[-1:] != "." or "V" in coarse or "M" in coarse or ":" in coarse:
        return coarse
    for pattern in _FINITE:
        found = pattern.search(coarse)
        if found is not None:
            return _with_verb(coarse, found.start())
    found = _ARTICLED.match(coarse)
    if found is not None and letters[found.start("verb")] in third_person:
        return _with_verb(coarse, found.start("verb"))
    return coarse


#: An object and, before `to` and a figure, a word that may be a verb: `cut its lending rate to 3%`.
_OBJECT = re.compile(r"(?<=[Vv])D?[JNxGLZ']{1,4}(?P<noun>V)(?=tQ)")


#: Behind an article and before a preposition, the same: `left its forecast for the year`.
_OWN = re.compile(r"(?<=D)(?P<noun>V)(?=[PO])")


def _with_object(coarse: str, letters: str, nouns: frozenset[str]) -> str:
    """The string with the last noun of an object that was taken for a verb as a noun again.

    `nouns`: letters of words that are nouns or verbs, but no verbs of movement (`said the exports rise to 5%`).
    """
    for pattern in (_OBJECT, _OWN):
        for found in pattern.finditer(coarse):
            at = found.start("noun")
            if letters[at] in nouns:
                coarse = f"{coarse[:at]}N{coarse[at + 1 :]}"
    return coarse


def _with_verb(coarse: str, at: int) -> str:
    return f"{coarse[:at]}V{coarse[at + 1 :]}"


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
    if "tally_verb" in signature:
        return "n"
    if "evidence_verb" in signature:
        return "e"
    if "noun_like" in signature:
        return "a" if "share_verb" in signature else "x"
    if "vbz" in signature:
        return "V"
    if "vb" in signature:
        return "v"
    return "E" if "unknown_ed" in signature and "cap" not in signature else "N"


class Coarse:
    """Turns class letters into coarse parts of speech."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        signatures = vocabulary.signatures()
        self._idioms = Idioms(vocabulary)
        self._table = {ord(letter): _letter_for(signature) for letter, signature in signatures}
        self._third_person = frozenset(letter for letter, s in signatures if s >= {"noun_like", "vbz"})
        self._nouns = frozenset(letter for letter, s in signatures if "noun_like" in s and not s & {"up", "down"})

    def of(self, letters: str) -> str:
        """Coarse string of a view's letters, as long as they are."""
        coarse = self._idioms.settle(letters.translate(self._table), letters)
        present = set(coarse)
        for changed, before, pattern, to in _SETTLE:
            if not present.isdisjoint(changed) and not (before and present.isdisjoint(before)):
                coarse = pattern.sub(to, coarse)
                present.add(to)
        return _with_finite_verb(_with_object(coarse, letters, self._nouns), letters, self._third_person)
