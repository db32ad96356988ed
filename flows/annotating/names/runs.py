"""Runs of name words, and which of them the lexicon of surnames and given names makes a person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.annotating.names.letters import NAME_WORD, Sets
from flows.annotating.names.lexicon import NameLexicon, fold
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import letter_pattern

#: Honorifics behind which a name may hold `of`.
_NOBLE = frozenset({
    "Lord", "Lady", "Baron", "Baroness", "Duke", "Duchess", "Earl", "Count", "Countess", "Viscount", "Viscountess",
})  # fmt: skip
#: A given name of two Chinese syllables: `Keqiang`, `Xiaoming`.
_PINYIN = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)h?(?:i?a|i?ao|i?ang?|ua?i?|u?ang?|ue|ui|uo|un|o|ong|ou|e|ei|eng?|i|ia|ie|in"
    "|ing|iong|iu|ü)(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)h?(?:i?a|i?ao|i?ang?|ua?i?|u?ang?|ue|ui|uo|un|o|ong|ou|e|ei"
    "|eng?|er|i|ia|ie|in|ing|iong|iu)",
    re.IGNORECASE,
)
#: Capitals of fewer letters behind a given name are those of an honour or a body.
_SURNAME = 4
_VIETNAMESE = re.compile("[Ạ-ỹăĂâÂđĐêÊôÔơƠưƯ]")


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
        self._given = lexicon.given
        charset = sets.charset
        word, initial = charset(NAME_WORD), charset("initial")
        dash, stop = charset("name_dash"), charset("name_stop")
        apostrophe, particle = charset("name_apostrophe"), charset("name_particle")
        quote = charset("name_quote")
        self._seated = frozenset(charset("name_of|name_for")[1:-1])
        self._capitals = frozenset(charset("upper&unknown|upper&name_surname&!initial")[1:-1])
        letters = charset("upper&unknown&!initial")
        capital, short = charset("upper&unknown|upper&name_surname&!initial"), charset("cap&name_shortened")
        self._pattern = letter_pattern(
            f"(?:{initial}{apostrophe}|(?:(?:{initial}|{short}(?={stop})){stop}?){{1,5}}|{charset('cap&name_particle')}{dash}?|{capital})?{word}"
            f"(?:{dash}(?:{word}|{charset('low')})|{apostrophe}(?:{word}|{charset('low')})|{quote}{charset('cap')}{quote}(?={word})|{initial}{stop}?|{letters}(?={word})|{short}(?={word})"
            f"|{particle}{{1,3}}{dash}?{word}|{charset('cap')}{dash}{charset('low')}|{word}){{0,7}}"
        )

    def find(self, tokens: Tokens, letters: str) -> list[Run]:
        """All runs in order; those that the lexicon knows as people have evidence."""
        found: list[Run] = []
        for match in self._pattern.finditer(letters):
            first, last = match.span()
            if last - first == 1:
                found.append(self._single(tokens, letters, first))
            else:
                found.extend(self._pieces(tokens, letters, first, last))
        titled = self._sets.titled
        for run in found:
            self._take_capitals(tokens, letters, run)
            if letters[run.last : run.last + 1] in titled:
                self._take_titled(tokens, letters, run)
        return found

    def _take_capitals(self, tokens: Tokens, letters: str, run: Run) -> None:
        """Put a surname in capitals to the given name before it: `Fatou NDIAYE`, `Jean-Pierre MABIALA`."""
        last = run.last
        if (
            letters[last : last + 1] not in self._capitals
            or not tokens.spaced(last - 1)
            or len(tokens.word(last)) < _SURNAME
        ):
            return
        if run.evidence == "given" or (last - run.first == 1 and self._is_given(tokens.word(run.first))):
            run.last, run.evidence = last + 1, "given"

    def _take_titled(self, tokens: Tokens, letters: str, run: Run) -> None:
        """Put a surname that is a title, too, to the given name before it: `Stephen King`, no `Stephen King Smith`."""
        sets, after = self._sets, letters[run.last + 1 : run.last + 2]
        if not tokens.spaced(run.last - 1) or after in sets.surname_like or after in sets.of or after in sets.initial:
            return
        if run.evidence == "given" or (run.last - run.first == 1 and self._is_given(tokens.word(run.first))):
            run.last, run.evidence = run.last + 1, "given"

    def _single(self, tokens: Tokens, letters: str, first: int) -> Run:
        """A single word; a given name by itself may have a surname that is a common word: `Michael Grade`."""
        sets = self._sets
        after = letters[first + 1 : first + 2]
        if after in sets.common_surname and letters[first + 2 : first + 3] in sets.comma:
            given = letters[first] in sets.given or self._is_given(tokens.word(first))
            if given and tokens.spaced(first):
                return Run(first, first + 2)  # `Jack Chambers, Minister of State`
        if after not in sets.surname_like or not tokens.spaced(first):
            return Run(first, first + 1)
        given = letters[first] in sets.given or self._is_given(tokens.word(first))
        known = letters[first] not in sets.unknown or (first and letters[first - 1] in sets.head)
        loose = letters[first + 1] in sets.datelike or letters[first + 2 : first + 3] in sets.thing
        if given and known and not loose:
            return Run(first, first + 2)  # `Governor Bill Waters`
        if letters[first] not in sets.unknown or not given:
            return Run(first, first + 1)
        if first and letters[first - 1] in sets.article:
            return Run(first, first + 1)
        return Run(first, first + 2, "given")

    def _pieces(self, tokens: Tokens, letters: str, first: int, last: int) -> list[Run]:
        """The run, cut at `of` and at unspaced marks that join no name."""
        pieces, words = [], tokens.words
        for i in range(first + 1, last):
            word = words[i]
            loose = word[0] in "-–—'’" and (tokens.spaced(i) or tokens.spaced(i - 1))
            if loose or (word == "of " and not (first and tokens.word(first - 1) in _NOBLE)):
                pieces.append((first, i))
                first = i + 1
        pieces.append((first, last))
        pieces = [(self._past_capitals(tokens, letters, *p), p[1]) for p in pieces]
        return [self.judge(tokens, letters, *trimmed(tokens, *p)) for p in pieces if p[1] > p[0]]

    def _past_capitals(self, tokens: Tokens, letters: str, first: int, last: int) -> int:
        """First token without a word in capitals that is neither initials (`KP Sharma Oli`) nor a surname."""
        if tokens.word(first) == "Co" and last - first > 3 and letters[first + 2] in self._sets.low:
            return first + 3  # `Minister of Regional Co-operation X Y`
        if tokens.word(first) == "H" and last - first > 5 and tokens.word(first + 2) in ("E", "H", "M"):
            return first + 4 if tokens.word(first + 3) == "." else first  # `H.E. X Y`
        if first + 1 >= last or letters[first] not in self._sets.upper or letters[first] in self._sets.initial:
            return first
        word = tokens.word(first)
        return first if tokens.spaced(first) and (len(word) < 4 or len(word) > 4) else first + 1

    def judge(self, tokens: Tokens, letters: str, first: int, last: int) -> Run:
        """The run with its evidence: `surname`, `given`, or none."""
        if last - first < 2:
            return self._single(tokens, letters, first)
        if letters[last - 1] in self._sets.article:
            return Run(first, last)  # `Assistant To The President`
        sets = self._sets
        if letters[first] in sets.article and letters[first + 1] in sets.honorific:
            return self.judge(tokens, letters, first + 1, last)
        if first and letters[first - 1] in sets.article and letters[first] not in sets.honorific:
            return Run(first, last)
        head = letters[first]
        if head in sets.upper and head not in sets.initial and last - first > 2 and len(tokens.word(first)) < 4:
            return Run(first, last, self.judge(tokens, letters, first + 1, last).evidence)
        if self._by_surname(tokens, letters, first, last):
            return Run(first, last, "surname")
        if letters[first + 1] not in sets.stop and self._is_given(tokens.word(first)):
            return Run(first, last, "given")
        return self._behind_place(tokens, letters, first, last) or self._inner(tokens, letters, first, last)

    def _by_surname(self, tokens: Tokens, letters: str, first: int, last: int) -> bool:
        """Whether the run is a name that begins with its surname."""
        sets, head = self._sets, letters[first]
        if head in sets.surname and self._vietnamese(tokens, letters, first, last):
            return True
        if head in sets.east_asian and self._east_asian(letters, first, last):
            return True
        if head in sets.weak_east_asian and last - first == 2 and _PINYIN.fullmatch(tokens.word(first + 1)):
            return True
        return head in sets.east_asian and last - first == 4 and self._hyphened(tokens, letters, first + 1)

    def _behind_place(self, tokens: Tokens, letters: str, first: int, last: int) -> Run | None:
        """The person behind a place that no lexicon knows: `Vice Mayor of Bontoc Eusebio Kabluyen`."""
        sets = self._sets
        if first < 2 or letters[first - 1] not in self._seated or letters[first - 2] not in sets.head:
            return None
        start = next((i for i in range(first + 1, last - 1) if self._is_given(tokens.word(i))), None)
        return Run(start, last, "given") if start is not None else None

    def _inner(self, tokens: Tokens, letters: str, first: int, last: int) -> Run:
        """The Vietnamese name that other words stand before: `Teacher Ngo Thi Lan`."""
        sets = self._sets
        for at in range(first + 1, last - 1):
            strong = letters[at] in sets.surname and letters[at] not in sets.weak_surname
            if strong and self._vietnamese(tokens, letters, at, last):
                return Run(at, last, "surname")
        return Run(first, last)

    def _is_given(self, word: str) -> bool:
        return word in self._given or (not word.isascii() and fold(word) in self._given)

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, diacritics or not."""
        return self._is_given(word)

    def _vietnamese(self, tokens: Tokens, letters: str, first: int, last: int) -> bool:
        sets = self._sets
        rest = letters[first + 1 : last]
        if len(rest) > 5 or not all(c in sets.vietnamese for c in rest):
            return False
        marked = _VIETNAMESE.search(tokens.surface(first, last)) is not None
        if not (rest[0] in sets.syllable or rest[0] in sets.surname or marked):
            return False
        if letters[first] not in sets.weak_surname:
            return True
        return rest[0] in sets.middle or (marked and len(rest) > 1)

    def _hyphened(self, tokens: Tokens, letters: str, first: int) -> bool:
        """Whether a given name of two syllables starts at a token: `Se-jin`."""
        sets = self._sets
        joined = not (tokens.spaced(first) or tokens.spaced(first + 1))
        return joined and letters[first + 1] in sets.dash and letters[first + 2] in sets.low

    def _east_asian(self, letters: str, first: int, last: int) -> bool:
        sets = self._sets
        if last - first > 5 or letters[first] in sets.weak_east_asian:
            return False
        second = letters[first + 1]
        return second in sets.unknown or second in sets.syllable or second in sets.given


def trimmed(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The interval without marks at its end."""
    while last > first + 1 and tokens.words[last - 1][0] in ".-–'’":
        last -= 1
    return first, last
