"""Runs of name words, and which of them the lexicon of surnames and given names makes a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.annotating.names.letters import NAME_WORD, Sets
from flows.annotating.names.lexicon import NameLexicon, fold
from flows.annotating.tokens import Tokens


#: Honorifics behind which a name may hold `of`.
_NOBLE = frozenset({"Lord", "Lady", "Baron", "Baroness", "Duke", "Duchess", "Earl", "Count", "Countess", "Viscount", "Viscountess"})


@dataclass(slots=True)
class Run:
    """Capitalised words that could be a person's name, as token interval. `evidence` says why they are one."""

    first: int
    last: int
    evidence: str = ""


class Runs:
    """Finds runs of name words and tells which are people by surname or given name."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._lexicon = lexicon
        charset = sets.charset
        word, initial = charset(NAME_WORD), charset("initial")
        dash, stop = charset("name_dash"), charset("name_stop")
        apostrophe, particle = charset("name_apostrophe"), charset("name_particle")
        low, quote = charset("low&unknown"), charset("name_quote")
        joined = f"{dash}(?:{word}|{low})"
        self._pattern = re.compile(
            f"(?:{initial}{stop}?){{0,3}}{word}"
            f"(?:{joined}|{apostrophe}{word}|{quote}{charset('cap')}{quote}(?={word})|{initial}{stop}?|{particle}{{1,3}}{dash}?{word}|{word}){{0,7}}"
        )

    def find(self, tokens: Tokens, breaks: frozenset[int]) -> list[Run]:
        """All runs in order; those that the lexicon knows as people have evidence."""
        found: list[Run] = []
        for match in self._pattern.finditer(tokens.letters):
            first, last = match.span()
            found.extend(self._pieces(tokens, first, last, breaks))
        return found

    def _pieces(self, tokens: Tokens, first: int, last: int, breaks: frozenset[int]) -> list[Run]:
        """The run, cut where a sentence begins and at unspaced marks that join no name."""
        pieces = []
        for i in range(first + 1, last):
            word = tokens.words[i]
            if word == "of " and not (first and tokens.word(first - 1) in _NOBLE):
                pieces.append(Run(first, i))
                first = i + 1
            elif i in breaks or (word[0] in "-–—" and (tokens.spaced(i) or tokens.spaced(i - 1))):
                pieces.append(Run(first, i))
                first = i + (word[0] in "-–—")
        pieces.append(Run(first, last))
        return [self.judge(tokens, self._trimmed(tokens, p)) for p in pieces if p.last > p.first]

    def _trimmed(self, tokens: Tokens, run: Run) -> Run:
        while run.last > run.first + 1 and tokens.words[run.last - 1][0] in ".-–'’":
            run.last -= 1
        return run

    def judge(self, tokens: Tokens, run: Run) -> Run:
        """The run with its evidence: `surname`, `given`, or none."""
        sets, letters = self._sets, tokens.letters
        first, last = run.first, run.last
        if last - first < 2:
            return self._with_surname(tokens, run)
        head, second = letters[first], letters[first + 1]
        if first and letters[first - 1] in sets.article:
            return run
        if head in sets.surname:
            if self._vietnamese(tokens, first, last):
                run.evidence = "surname"
        if not run.evidence and head in sets.east_asian and self._east_asian(tokens, first, last):
            run.evidence = "surname"
        if not run.evidence and second not in sets.stop and self.is_given(tokens.word(first)):
            run.evidence = "given"
        return run

    def _with_surname(self, tokens: Tokens, run: Run) -> Run:
        """A given name by itself, with a surname that is a common word: `Michael Grade`, `Peter Hill`."""
        sets, letters, at = self._sets, tokens.letters, run.last
        if at >= len(letters) or letters[run.first] not in sets.unknown or not self.is_given(tokens.word(run.first)):
            return run
        behind = letters[at]
        if behind in sets.surname_like and tokens.spaced(run.first) and not (run.first and letters[run.first - 1] in sets.article):
            return Run(run.first, at + 1, "given")
        return run

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, diacritics or not."""
        given = self._lexicon.given
        return word in given or (not word.isascii() and fold(word) in given)

    def _vietnamese(self, tokens: Tokens, first: int, last: int) -> bool:
        sets, letters = self._sets, tokens.letters
        if last - first > 6:
            return False
        rest = letters[first + 1 : last]
        likely = all(c in sets.syllable or c in sets.surname or c in sets.unknown or c in sets.initial for c in rest)
        if not likely or not (rest[0] in sets.syllable or rest[0] in sets.surname or _vietnamese_letters(tokens, first, last)):
            return False
        if letters[first] not in sets.weak_surname:
            return True
        return rest[0] in sets.middle or _vietnamese_letters(tokens, first, last) and len(rest) > 1

    def _east_asian(self, tokens: Tokens, first: int, last: int) -> bool:
        sets, letters = self._sets, tokens.letters
        if last - first > 5 or letters[first] in sets.weak_east_asian:
            return False
        return letters[first + 1] in sets.unknown or letters[first + 1] in sets.syllable


def _vietnamese_letters(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the text writes Vietnamese diacritics here."""
    return any(not c.isascii() and (c >= "Ạ" or c in "ăĂâÂđĐêÊôÔơƠưƯ") for c in tokens.surface(first, last))
