"""Amounts: figures or numerals with their magnitudes and fractions, before any unit."""

from __future__ import annotations

from fractions import Fraction

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.amount import Amount, decimal
from flows.annotating.quantities.figures import plain
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.mixed import MixedReader
from flows.annotating.quantities.numerals import NumeralReader
from flows.annotating.quantities.passage import Passage

#: No newspaper writes more: magnitudes that go on are no number.
_TOP_POWER = 24
_NO_PLURAL = ("ss", "us", "is")


class AmountReader:
    """Reads amounts at a token."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._numerals = NumeralReader(letters)
        file = lexicon.numerals()
        self._parts = file.fractions
        self._bare = frozenset(file.bare_parts)
        self._ordered = frozenset(file.ordered)
        self._dozens = file.dozens
        self._signs = {sign: Fraction(text) for sign, text in file.signs.items()}
        self._before_decimal, self._shares = frozenset(file.before_decimal), frozenset(file.shares)
        self._abbreviated = frozenset(lexicon.magnitudes().abbreviated)
        self.mixed = MixedReader(letters, self._signs)

    def read(self, passage: Passage, at: int, *, money: bool = False, whole: bool = False) -> Amount | None:
        """The amount at token `at`, or None. `money`: a currency stands before it; `whole`: no decimals expected."""
        letter, sets = passage.letters[at], self._letters
        if letter in sets.num:
            return self._digits(passage, at, money=money, whole=whole)
        if letter in sets.word_start or letter in sets.magnitude:
            return self._words(passage, at, money=money)
        if letter in sets.fraction_sign:
            part = self._signs[passage.word(at)]
            return self._scaled(passage, Amount(decimal(part), 0, at + 1, share=True), money=money)
        if letter in sets.part:
            return self._single_part(passage, at)
        return None

    def _digits(self, passage: Passage, at: int, *, money: bool, whole: bool) -> Amount | None:
        letters, sets, word = passage.letters, self._letters, passage.words[at].rstrip()
        k = at + 1
        text = word
        if passage.words[at - 1] == "." and at > 0 and not passage.glued(at - 1) and word.isdigit():
            word = text = "0." + word  # `.25 ml`
            return self._scaled(passage, Amount(text, 0, k), money=money)
        if not word.isdigit():
            found = plain(word, passage.style, whole=whole)
            if found is None:
                return None
            text = found
        elif letters[k] in sets.num or letters[k] in sets.comma:
            text, k = self._spaced(passage, at)
        elif len(word) > 15:
            return None
        letter = letters[k]
        if letter in sets.dash and text.isdigit():
            text, k = self._numerals.pointed(passage, text, k)
            letter = letters[k]
        if letter in sets.scale:
            mixed = self.mixed.hyphened(passage, at) if letter in sets.dash else None
            return self._scaled(passage, mixed or Amount(text, 0, k), money=money)
        if letter in sets.num or letter in sets.fraction_sign or letter in sets.slash:
            mixed = self.mixed.read(passage, at, Amount(text, 0, k))
            return self._scaled(passage, mixed, money=False) if mixed.end > k else mixed
        if letter in sets.dozen:
            return Amount(repr(12.0 * float(text)), 0, k + 1)
        return Amount(text, 0, k)

    def _spaced(self, passage: Passage, at: int) -> tuple[str, int]:
        """A figure with spaces in it, and the token behind."""
        letters, sets = passage.letters, self._letters
        if letters[at + 1] in sets.num:
            return self._spaced_groups(passage, at)
        return self._spaced_decimal(passage, at) if letters[at + 2] in sets.num else (passage.word(at), at + 1)

    def _spaced_decimal(self, passage: Passage, at: int) -> tuple[str, int]:
        """`grew by 10, 2 per cent`: a decimal comma with a slip of a space; figures of a list have a joiner."""
        whole, part, share = passage.word(at), passage.word(at + 2), passage.word(at + 3).lower()
        single = len(part) == 1 and part.isdigit() and passage.glued(at + 1) and len(whole) < 3
        if not single or share not in self._shares or passage.word(at - 1).lower() not in self._before_decimal:
            return whole, at + 1
        return f"{whole}.{part}", at + 3

    def _spaced_groups(self, passage: Passage, at: int) -> tuple[str, int]:
        """`1 234 567`: groups of three digits parted by spaces."""
        words, letters, k = passage.words, passage.letters, at + 1
        text = words[at].rstrip()
        if len(text) > 3 or text.startswith("0"):
            return text, k
        while letters[k] in self._letters.num and len(words[k].rstrip().partition(".")[0]) == 3 and "." not in text:
            if "," in words[k] or words[k - 1][-1] != " ":
                break
            text, k = text + words[k].rstrip(), k + 1
        return text, k

    def _scaled(self, passage: Passage, amount: Amount, *, money: bool) -> Amount:
        """Take in the magnitudes behind: `1.93 quadrillion`, `5.5 million billion`, `5bn`, `7-million`."""
        letters, sets, k = passage.letters, self._letters, amount.end
        tables = passage.tables
        while True:
            letter, j = letters[k], k
            if letter in sets.dash and letters[k + 1] in sets.magnitude and passage.words[k][-1] != " ":
                j = k + 1
                letter = letters[j]
            if letter in sets.magnitude:
                power = tables.magnitude_words.get(passage.words[j].rstrip().lower())
            elif letter in sets.suffix and j == amount.end:
                power = self._suffix(passage, j, money=money)
            else:
                power = None
            if power is None or amount.power > _TOP_POWER:
                break
            amount.power += power
            k = j + 1
            k += self._stopped(passage, k)
        if k > amount.end:
            amount.share = False
            amount.end = k
            if letters[k] in sets.joiner or letters[k] in sets.num:
                return self._continued(passage, amount)
        return amount

    def _stopped(self, passage: Passage, k: int) -> int:
        """1 where the full stop at token `k` belongs to an abbreviation before it: `2.6 bln. dollars`, else 0."""
        letters, sets = passage.letters, self._letters
        if passage.word(k) != "." or passage.word(k - 1).lower() not in self._abbreviated:
            return 0
        goes_on = letters[k + 1] in sets.low or letters[k + 1] in sets.unit
        return int(passage.glued(k) and goes_on and passage.words[k][-1] != "\n")

    def _continued(self, passage: Passage, amount: Amount) -> Amount:
        """`3 million and a half`, `2 lakh 50 thousand`, `12 thousand 868 crore`, `3 hundred and 21`; or as it is."""
        letters, sets, k = passage.letters, self._letters, amount.end
        if letters[k] in sets.joiner and letters[k + 1] in sets.article and letters[k + 2] in sets.part:
            return self._and_part(passage, amount.value, k)
        at = k + 1 if letters[k] in sets.joiner else k
        if letters[k - 1] not in sets.magnitude or letters[at] not in sets.number or "." in amount.text:
            return amount
        rest = self.read(passage, at)
        if rest is None or rest.share or not rest.text.isdigit() or not rest.value or not amount.text.isdigit():
            return amount
        if rest.power > amount.power >= 3 and at == k:
            return self._grouped(passage, amount, rest)
        hundreds = letters[k] in sets.joiner and amount.power == 2 and not rest.power
        if (hundreds or 2 <= rest.power < amount.power) and rest.value < 10**amount.power:
            return Amount(f"{amount.value + rest.value:.0f}", 0, rest.end)
        return amount

    def _grouped(self, passage: Passage, amount: Amount, rest: Amount) -> Amount:
        """`12 thousand 868 crore`: the last magnitude is that of the whole number."""
        last = passage.tables.magnitude_words.get(passage.word(rest.end - 1).lower(), 0)
        below = rest.value / 10**last
        if not 0 < below < 10**amount.power or below != int(below):
            return amount
        return Amount(f"{amount.value + below:.0f}", last, rest.end)

    def _suffix(self, passage: Passage, k: int, *, money: bool) -> int | None:
        word, tables, sets = passage.words[k].rstrip(), passage.tables, self._letters
        glued = passage.glued(k)
        power = tables.suffixes.get(word)
        if passage.words[k][-1] != " " and passage.letters[k + 1] in sets.num:
            return None  # `six B757s`
        if power is not None:
            if passage.letters[k + 1] in sets.slash and not money:
                return None
            return power if glued or len(word) > 1 or word in "kKMB" else None
        power = tables.doubtful.get(word)
        if power is None or not (glued or money):
            return None
        if money:
            return power
        if passage.letters[k + 1] in sets.slash:
            return None  # `5.8t/ha`
        follower = passage.letters[k + 1]
        if follower in sets.money or (word in "mb" and self._counted_noun(passage, k + 1)):
            return power
        return power if word == "b" and "." in passage.words[k - 1] else None

    def _counted_noun(self, passage: Passage, k: int) -> bool:
        """Whether a plural noun or a unit follows `5m`, so that it is five million."""
        letters, sets = passage.letters, self._letters
        if letters[k] in sets.dimension_words or letters[k] not in sets.low or not passage.glued(k - 1):
            return False
        stretch = range(k, k + 2) if letters[k] not in sets.noun_stops else range(0)
        return any(letters[j] in sets.plural_nouns or self._plural(passage, j) for j in stretch)

    def _plural(self, passage: Passage, k: int) -> bool:
        letter, sets, word = passage.letters[k], self._letters, passage.word(k)
        return letter in sets.low and letter not in sets.noun_stops and word[-1:] == "s" and word[-2:] not in _NO_PLURAL

    def _words(self, passage: Passage, at: int, *, money: bool) -> Amount | None:
        letters, sets = passage.letters, self._letters
        article = letters[at] in sets.article
        numeral = self._numerals.read(passage, at)
        if numeral is None and article:
            if letters[at + 1] in sets.dozen:
                return Amount("12", 0, at + 2, digits=False)
            return self._part(passage, at, 1.0, at + 1)
        if numeral is None:
            return None
        part = self._part(passage, at, numeral.value, numeral.end)
        if part is not None:
            return part
        if letters[numeral.end] in sets.dozen:
            return Amount(repr(numeral.value * 12), 0, numeral.end + 1, digits=False)
        amount = self._and_part(passage, numeral.value, numeral.end)
        return self._scaled(passage, amount, money=money) if letters[amount.end] in sets.scale else amount

    def _part(self, passage: Passage, at: int, over: float, k: int) -> Amount | None:
        """`two-thirds`, `a quarter`, `one - fourth`: numerator before token `k`."""
        letters, sets = passage.letters, self._letters
        j = k + 1 if letters[k] in sets.dash else k
        if letters[j] not in sets.part or over != int(over):
            return None
        word = passage.word(j).lower()
        under = self._parts[word]
        if over > 1 and not word.endswith(("s", "es")):
            return None
        if over == 1 and (word.endswith("s") or self._ordinal(passage, word, j + 1)):
            return None
        amount = Amount(decimal(Fraction(int(over), under)), 0, j + 1, share=True, digits=False)
        return self._of_magnitude(passage, amount)

    def _ordinal(self, passage: Passage, word: str, k: int) -> bool:
        """`a ninth straight month`, `a third year`: the word before token `k` counts in an order and is no part."""
        if word in self._bare:
            return False
        return passage.letters[k] in self._letters.unit or passage.word(k).lower() in self._ordered

    def _of_magnitude(self, passage: Passage, amount: Amount) -> Amount:
        """`half a million`, `two thirds of a million`, `half a dozen`."""
        letters, sets, k = passage.letters, self._letters, amount.end
        if letters[k] in sets.of and letters[k + 1] in sets.article and letters[k + 2] in sets.magnitude:
            k += 2
        elif letters[k] in sets.article and (letters[k + 1] in sets.magnitude or letters[k + 1] in sets.dozen):
            k += 1
        if letters[k] in sets.dozen and k > amount.end:
            return Amount(repr(12 * float(amount.text)), 0, k + 1, digits=False)
        if letters[k] not in sets.magnitude:
            return amount
        amount.end = k
        return self._scaled(passage, amount, money=False)

    def _single_part(self, passage: Passage, at: int) -> Amount | None:
        """`half a million`, `quarter million`: a part with no numerator."""
        word = passage.word(at).lower()
        if word not in self._bare:
            return None
        if word == "quarter" and passage.word(at + 2).lower() == word:
            return None  # `quarter on quarter`
        return self._of_magnitude(passage, Amount(decimal(Fraction(1, self._parts[word])), 0, at + 1, True, False))

    def _last_scale(self, passage: Passage, k: int) -> int:
        """What a half behind `and` is the half of: `one million and a half`, but `one hundred and a half`."""
        power = passage.tables.magnitude_words.get(passage.word(k - 1).lower(), 0)
        return 10**power if power >= 6 else 1

    def _and_part(self, passage: Passage, value: float, k: int) -> Amount:
        """`two and a half`, `three and one fourth`, `six-and-a-half`, else the value alone."""
        letters, sets = passage.letters, self._letters
        if letters[k] in sets.dash and letters[k + 1] in sets.joiner and passage.glued(k):
            words = [word.lower() for word in passage.words[k + 1 : k + 6]]
            if words[:4] == ["and", "-", "a", "-"] and words[4].rstrip() == "half":
                return Amount(repr(value + 0.5), 0, k + 6, digits=False)
        if letters[k] in sets.joiner and letters[k + 1] in sets.word_start:
            over = self._numerals.read(passage, k + 1) if letters[k + 1] in sets.numeral else None
            start = over.end if over else k + 2
            part = self._part(passage, k + 1, over.value if over else 1.0, start)
            if part is not None and (part.share or part.power):
                unit = self._last_scale(passage, k)
                if part.power and unit == 1:  # `five and a half million`
                    return Amount(repr(value + float(part.text)), part.power, part.end, digits=False)
                unit = unit if part.share else 10**part.power
                text = repr(value + float(Fraction(part.text).limit_denominator(1000) * unit))
                return Amount(text, 0, part.end, digits=False)
        text = repr(value) if value < 1e15 else f"{value:.0f}"
        return Amount(text.removesuffix(".0"), 0, k, digits=False)
