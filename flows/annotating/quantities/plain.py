"""The short way for figures that need no grammar: digits, perhaps a magnitude, a currency sign or one unit.

Three figures in four of a newspaper are `15.2 percent`, `US$4.29 billion`, `39,000 ha`. What `PlainReader` reads, the
grammar would read in the same way; a test holds the two against each other. It gives up on anything doubtful.
"""

from __future__ import annotations

from flows.annotating.quantities.assembly import Assembler
from flows.annotating.quantities.passage import Letters, Passage
from flows.annotating.quantities.tables import Measure, Tables
from flows.annotating.spans import QuantitySpan


class PlainReader:
    """Reads plain figures with a unit."""

    def __init__(self, letters: Letters, tables: Tables, assembler: Assembler) -> None:
        self._letters = letters
        self._sole = tables.sole
        self._signs = tables.plain_signs
        self._powers = tables.magnitude_words
        self._assembler = assembler

    def read(self, passage: Passage, at: int, floor: int, found: list[QuantitySpan]) -> int:
        """Read the figure at token `at` into `found`; the token from which to go on, or 0 where it is not plain."""
        letters, words, sets = passage.letters, passage.words, self._letters
        text = _plain_text(words[at], passage)
        if text is None:
            return 0
        k, power = at + 1, 0
        letter = letters[k]
        if letter in sets.magnitude:
            power = self._powers.get(words[k].rstrip(), 0)
            k += 1
            letter = letters[k]
            if not power or letter in sets.scale:
                return 0
        if letter in sets.grammar_right:
            return 0
        measure = None
        if letter in sets.unit:
            entry = self._sole.get(words[k].rstrip())
            k += 1
            if entry is None or (k < len(words) and words[k].rstrip().lower() in entry[1]):
                return 0
            measure = entry[0]
            letter = letters[k]
        if letter in sets.grammar_end or (letter in sets.range and letters[k + 1] in sets.upper_end):
            return 0
        first = at
        if letters[at - 1] in sets.currency_sign and at > floor:
            if measure is not None or letter in sets.unit:
                return 0
            first, measure = self._signed(passage, at, floor)
        if measure is None or first < floor or not self._free(passage, first):
            return 0
        return self._span(passage, at, first, k, (text, power), measure, floor, found)

    def _signed(self, passage: Passage, at: int, floor: int) -> tuple[int, Measure | None]:
        """First token and currency of the sign before token `at`: `€`, `US$`."""
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
        text, power = figure
        tokens = passage.tokens
        if measure.shared is not None:
            measure = passage.decide(measure)
        span = QuantitySpan(first, last, tokens.starts[first], tokens.end(last))
        span.figure = at, at + 1 + (power > 0)
        span.value = float(f"{text}e{power}") if power else float(text)
        span.unit, span.unit_name, span.unit_kind = measure.code, measure.name, measure.kind
        return self._assembler.dress(passage, span, floor, found)


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
