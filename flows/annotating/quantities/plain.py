"""The short way for figures that need no grammar: digits, perhaps a magnitude, a currency sign or one unit.

Three figures in four of a newspaper are `15.2 percent`, `US$4.29 billion`, `39,000 ha`. What `PlainReader` reads, the
grammar would read in the same way; a test holds the two against each other. It gives up on anything doubtful.
"""

from __future__ import annotations

from flows.annotating.quantities.assembly import Assembler
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.tables import Measure, Tables, is_plain
from flows.annotating.spans import QuantitySpan

#: First digits of four that may be a year.
#: Units that are verbs, too: `10 won the approval`.
_VERBS_TOO = frozenset({"won"})
_CENTURIES = ("18", "19", "20", "21")


class PlainReader:
    """Reads plain figures with a unit."""

    def __init__(self, letters: Letters, tables: Tables, assembler: Assembler) -> None:
        self._letters = letters
        self._sole = tables.sole
        self._phrases = tables.measures
        self._compounds = tables.compounds
        self._signs = tables.plain_signs
        self._powers = tables.magnitude_words
        self._assembler = assembler

    def read(self, passage: Passage, at: int, floor: int, found: list[QuantitySpan]) -> int:
        """Read the figure at token `at` into `found`; the token from which to go on, or 0 where it is not plain."""
        letters, words, sets = passage.letters, passage.words, self._letters
        figure = self._figure(passage, at)
        if figure is None:
            return 0
        k = at + 1 + (figure[1] > 0)
        letter = letters[k]
        if letter in sets.grammar_right or (letter in sets.open and letters[k + 2] in sets.close):
            return 0
        first, measure = at, None
        if letters[at - 1] in sets.money and at > floor:
            first, measure = self._signed(passage, at, floor)
            if measure is None or (letter in sets.unit and self._doubled(words, k)):
                return 0
        elif letter in sets.unit:
            unit = self._unit(words, k)
            if unit is None:
                return 0
            k, measure = unit
            letter = letters[k]
        if first < floor or not self._free(passage, first):
            return 0
        if measure is None:
            return self._count(passage, at, k, figure, floor, found)
        if self._goes_on(passage, k, measure) or (measure.dimension == "time" and self._aged(passage, at, k)):
            return 0
        return self._span(passage, at, first, k, figure, measure, floor, found)

    def _figure(self, passage: Passage, at: int) -> tuple[str, int] | None:
        """The figure at token `at` as decimal text and power of ten, if nothing about it is doubtful."""
        text = _plain_text(passage.words[at], passage)
        letters, sets = passage.letters, self._letters
        if text is None or letters[at + 1] not in sets.magnitude:
            return (text, 0) if text is not None else None
        power = self._powers.get(passage.words[at + 1].rstrip(), 0)
        letter = letters[at + 2]
        more = letter in sets.scale or (letter in sets.joiner and letters[at + 3] in sets.joined)
        return (text, power) if power and not more else None

    def _unit(self, words: list[str], k: int) -> tuple[int, Measure] | None:
        """The unit at token `k` and the token behind it, if nothing about it is doubtful."""
        if words[k].rstrip() in _VERBS_TOO:
            return None
        entry = self._sole.get(words[k].rstrip())  # in lower case or as a symbol
        if entry is not None and (k + 1 >= len(words) or words[k + 1].rstrip().lower() not in entry[1]):
            again = entry[0].dimension == "time" and words[k].rstrip() in (w.rstrip() for w in words[k + 2 : k + 5])
            return None if again else (k + 1, entry[0])  # `5 million year-on-year`
        found = self._phrases.match(words, k)
        if found is None or words[k + found[0] - 1].rstrip() == "." or words[k][0].isupper():
            return None
        return (k + found[0], found[1]) if is_plain(found[1]) else None

    def _count(
        self, passage: Passage, at: int, last: int, figure: tuple[str, int], floor: int, found: list[QuantitySpan]
    ) -> int:
        """A number before a plain noun (`49 officials`), behind a word that makes no name or age of it."""
        letters, sets, words = passage.letters, self._letters, passage.words
        if words[last - 1][-1] != " " or not words[at - 1].islower():
            return 0
        left, text = letters[at - 1], figure[0]
        if at == 0 or left not in sets.quiet_left or letters[last] not in sets.plain_noun:
            return 0
        if (len(text) == 4 and text[:2] in _CENTURIES) or (
            left in sets.age_bounds and letters[at - 2] in sets.age_groups
        ):
            return 0
        span = _new_span(passage, at, at, last, figure)
        self._assembler.count(passage, span)
        return self._assembler.dress(passage, span, floor, found)

    def _doubled(self, words: list[str], k: int) -> bool:
        """Whether a currency stands behind a figure that has one before it: `US$5 million USD`."""
        found = self._phrases.match(words, k)
        return found is not None and found[1].kind == "money"

    def _goes_on(self, passage: Passage, k: int, measure: Measure) -> bool:
        """Whether something follows at token `k` that only the grammar reads: a range, a rate, a smaller unit."""
        letters, sets = passage.letters, self._letters
        letter = letters[k]
        if letter in sets.grammar_end or (letter in sets.range and letters[k + 1] in sets.upper_end):
            return True
        if measure.kind == "unit" and letter in sets.of and passage.words[k + 2 : k + 5].count("per "):
            return True  # `90 cubic metres of concrete per hour`
        return letter in sets.numeral and measure.code in self._compounds

    def _aged(self, passage: Passage, at: int, k: int) -> bool:
        """Whether a length of time may be an age."""
        letters, sets = passage.letters, self._letters
        return letters[k] in sets.aged or letters[at - 1] in sets.ages_left

    def _signed(self, passage: Passage, at: int, floor: int) -> tuple[int, Measure | None]:
        """First token and currency of the sign before token `at`: `€`, `US$`, `VND`."""
        words, first = passage.words, at - 1
        sign = words[first].rstrip()
        if first > floor and words[first - 1][-1] not in " \n(":
            first -= 1
            sign = words[first] + sign
        return first, self._signs.get(sign)

    def _free(self, passage: Passage, first: int) -> bool:
        """Whether nothing before token `first` changes what the figure is."""
        if first == 0:
            return True
        return passage.words[first - 1][-1] in " \n(" and passage.letters[first - 1] not in self._letters.grammar_left

    def _span(
        self, passage: Passage, at: int, first: int, last: int, figure: tuple[str, int], measure: Measure, floor: int,
        found: list[QuantitySpan],
    ) -> int:  # fmt: skip
        if measure.shared is not None:
            measure = passage.decide(measure)
        span = _new_span(passage, at, first, last, figure)
        span.unit, span.unit_name, span.unit_kind = measure.code, measure.name, measure.kind
        return self._assembler.dress(passage, span, floor, found)


def _new_span(passage: Passage, at: int, first: int, last: int, figure: tuple[str, int]) -> QuantitySpan:
    text, power = figure
    tokens = passage.tokens
    span = QuantitySpan(first, last, tokens.starts[first], tokens.end(last))
    span.figure = at, at + 1 + (power > 0)
    span.value = float(f"{text}e{power}") if power else float(text)
    return span


def _plain_text(word: str, passage: Passage) -> str | None:
    """The figure as decimal text where its marks leave no doubt, else None."""
    text = word.rstrip()
    if text.isdigit():
        return text if len(text) < 15 and (text[0] != "0" or len(text) == 1) else None
    left, _, right = text.partition(".")
    if left.isdigit():
        return text if right.isdigit() and len(right) != 3 else None
    left, _, right = text.partition(",")
    grouped = left.isdigit() and len(left) < 4 and left[0] != "0" and len(right) == 3 and right.isdigit()
    return left + right if grouped and not passage.style.comma_decimals else None
