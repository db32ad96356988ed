"""Numbers in words: `two hundred and six`, `twenty-one trillion`, `two and a half`."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage

#: No newspaper counts higher; words that go on are no number.
_TOP = 1e24


@dataclass(slots=True)
class Numeral:
    """A number in words: its value and the token behind it."""

    value: float
    end: int


class NumeralReader:
    """Reads numerals. Magnitude words are read here only inside a numeral (`two hundred thousand`)."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        file = lexicon.numerals()
        self._small = {**file.units, **file.tens}
        self._tens = frozenset(file.tens)
        self._powers = {word: m.power for m in lexicon.magnitudes().magnitudes for word in m.words}
        self._points = frozenset(file.points)

    def read(self, passage: Passage, at: int) -> Numeral | None:
        """The numeral that starts at token `at` with a number word or an article, else None."""
        words, letters, sets = passage.words, passage.letters, self._letters
        start = self._start(passage, at)
        if start is None:
            return None
        total, (k, current) = 0.0, start
        started = current > 0
        while True:
            letter = letters[k]
            if letter in sets.numeral:
                word = words[k].rstrip().lower()
                if started and not self._fits(current, word):
                    break
                current, k, started = current + self._small[word], k + 1, True
            elif letter in sets.magnitude and started and total + current < _TOP:
                power = self._powers.get(words[k].rstrip().lower(), 0)
                if power == 2:
                    current = (current or 1.0) * 100
                else:
                    total, current = self._scale(total, current, power), 0.0
                k += 1
            else:
                follower = self._joined(passage, k, current)
                if not started or follower == k:
                    break
                k = follower
        value = total + current
        return self._with_point(passage, value, k) if started else None

    def _start(self, passage: Passage, at: int) -> tuple[int, float] | None:
        """The token to read from and what stands before it: `a million`, `hundred thousand`; None where none starts."""
        words, letters, sets = passage.words, passage.letters, self._letters
        if letters[at] in sets.magnitude:
            return None if letters[at + 1] not in sets.magnitude or passage.glued(at) else (at, 1.0)
        if letters[at] in sets.article:
            plural = words[at + 1].rstrip().lower().endswith("s") if letters[at + 1] in sets.magnitude else True
            return None if plural else (at + 1, 1.0)
        return at, 0.0

    @staticmethod
    def _scale(total: float, current: float, power: int) -> float:
        if current == 0.0:
            return total * 10.0**power
        return total + current * 10.0**power

    def _fits(self, current: float, word: str) -> bool:
        """Whether a number word can follow what was read: `fifty two`, not `two fifty`."""
        if word in self._tens:
            return current % 100 == 0
        value = self._small[word]
        return value > 0 and (current % 100 == 0 or (value < 10 and current % 10 == 0 and current % 100 >= 20))

    def _joined(self, passage: Passage, k: int, current: float) -> int:
        """The next number word behind a hyphen or `and`, or `k` where the numeral ends."""
        letters, sets = passage.letters, self._letters
        if letters[k] not in sets.dash and letters[k] not in sets.joiner:
            return k
        if letters[k + 1] not in sets.numeral:
            magnitude = letters[k] in sets.dash and letters[k + 1] in sets.magnitude
            return k + 1 if magnitude else k
        word = passage.words[k + 1].rstrip().lower()
        if letters[k + 2] in sets.part or (letters[k + 2] in sets.dash and letters[k + 3] in sets.part):
            return k  # `two million and one half`
        if letters[k] in sets.joiner:
            return k + 1 if current % 100 == 0 and self._after_scale(passage, k) else k
        return k + 1 if self._fits(current, word) and not passage.words[k].startswith(("–", "—")) else k

    def _after_scale(self, passage: Passage, k: int) -> bool:
        """`and` joins only behind a hundred or more: `two hundred and six`, not `two and six`."""
        return passage.letters[k - 1] in self._letters.magnitude

    def _with_point(self, passage: Passage, value: float, k: int) -> Numeral:
        """Decimals in words: `five point nought four`, `one-point-three`."""
        text, end = self.pointed(passage, f"{value:.0f}", k)
        return Numeral(float(text) if end > k else value, end)

    def pointed(self, passage: Passage, text: str, k: int) -> tuple[str, int]:
        """A whole number `text` with the decimals in words that stand behind it at token `k`, and the token behind.

        `31-point-eight`, `five point nought four`; `text` and `k` as they are where none stand there.
        """
        letters, sets = passage.letters, self._letters
        dashed = letters[k] in sets.dash and passage.glued(k)
        j = k + dashed
        if passage.word(j).lower() not in self._points:
            return text, k
        j += 1 + (dashed and letters[j + 1] in sets.dash)
        if letters[j] not in sets.numeral:
            return text, k
        digits = ""
        while letters[j] in sets.numeral:
            word = passage.word(j).lower()
            if word in self._tens:  # `point seventy-one`
                rest = self.read(passage, j)
                return (f"{text}.{digits}{rest.value:.0f}", rest.end) if rest else (text, k)
            digits, j = digits + str(self._small[word]), j + 1
            if dashed and letters[j] in sets.dash and letters[j + 1] in sets.numeral:
                j += 1
        return f"{text}.{digits}", j
