"""Units and currencies around an amount: `US$5`, `5 million yuan`, `24 tonnes per hectare`."""

from __future__ import annotations

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.amount import Amount
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.tables import Measure
from flows.annotating.spans import UnitKind

#: Money whose currency nothing tells.
UNKNOWN_MONEY = Measure(None, None, "money", "money")
#: Power of ten from which on a figure before `won` is money.
_OF_MONEY = 6
_POUND = Measure("[lb_av]", "pound", "unit", "mass")
_TEMPERATURES = {"C": (-60.0, 60.0), "F": (20.0, 130.0)}


class MeasureReader:
    """Reads what a figure measures, before and behind it."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        context = lexicon.context()
        self._moments = frozenset(context.moments)
        self._share_kinds = frozenset(context.share_kinds)

    def before(self, passage: Passage, at: int) -> tuple[int, Measure] | None:
        """Currency before token `at`: its first token and the currency; the currency may be shared or guarded."""
        if passage.letters[at - 1] not in self._letters.money or at == 0:
            return None
        found = passage.tables.signs.match(passage.words, at - 1)
        if found is None:
            return self._letter(passage, at)
        length, measure = found
        first = at - length
        parted = length > 1 and any(passage.words[k][-1] == " " for k in range(first, at - 1))
        if parted and len(passage.word(first)) < 2:  # `a A $5 fee` is no Australian one
            first, sign = at - 1, passage.tables.signs.match([passage.word(at - 1)], 0)
            measure = sign[1] if sign else measure
        if passage.word(at - 1) != "$" and passage.glued(first) and passage.letters[first - 1] in self._letters.alpha:
            return None
        if passage.glued(first) and passage.word(at - 1) == "$" and passage.letters[first - 1] in self._letters.num:
            return None  # `10 $30`: the sign belongs to the figure before it
        return first, measure

    def _letter(self, passage: Passage, at: int) -> tuple[int, Measure] | None:
        """`N5bn`, `SR500 million`: letters that are money where the document says so; `MUSD`."""
        word = passage.word(at - 1)
        coded = passage.tables.code_prefixes.get(word)
        if coded is not None:
            currency = passage.tables.by_code[coded[1]]
            return at - 1, Measure(currency.code, currency.name, "money", "money", power=coded[0])
        owners = passage.tables.letters.get(word)
        if owners is None or (len(word) == 1 and not passage.glued(at)):
            return None
        if passage.glued(at - 1) and passage.letters[at - 2] not in self._letters.open:
            return None
        best = max(owners, key=passage.evidence)
        converted = len(owners) == 1 and at > 1 and passage.letters[at - 2] in self._letters.open  # `$7.5bn (R132bn)`
        if not converted and not passage.evidence(best):
            return None
        return at - 1, Measure(best.code, best.name, "money", "money")

    def unknown_code(self, passage: Passage, at: int, amount: Amount) -> bool:
        """Whether an unknown code of three capitals before token `at` makes the amount money: `XYZ 500 million`."""
        if passage.letters[at - 1] not in self._letters.upper or at == 0:
            return False
        word = passage.word(at - 1)
        return len(word) == 3 and word not in passage.tables.not_currencies and word.isascii() and amount.power >= 6

    def after(self, passage: Passage, amount: Amount) -> tuple[int, Measure] | None:
        """Unit or currency behind an amount: the token behind it, and the unit."""
        letters, sets, k = passage.letters, self._letters, amount.end
        hyphened = letters[k] in sets.dash and passage.glued(k) and passage.words[k][-1] != " "
        if hyphened:
            k += 1
        elif letters[k] in sets.unit_adjective and letters[k + 1] in sets.unit:
            inside = self._at(passage, k, amount) if letters[k] in sets.unit else None
            return inside or self._at(passage, k + 1, amount)
        elif letters[k] in sets.open and letters[k + 1] in sets.unit and letters[k + 2] in sets.close:
            found = self._at(passage, k + 1, amount)  # `20 (kg)`
            return (k + 3, found[1]) if found is not None and found[0] == k + 2 else None
        return self._at(passage, k, amount) if letters[k] in sets.unit else None

    def _at(self, passage: Passage, k: int, amount: Amount) -> tuple[int, Measure] | None:
        found = passage.tables.measures.match(passage.words, k)
        if found is None:
            coded = passage.tables.code_prefixes.get(passage.word(k))
            if coded is None:
                return None
            amount.power += coded[0]
            currency = passage.tables.by_code[coded[1]]
            return k + 1, Measure(currency.code, currency.name, "money", "money")
        length, measure = found
        end = k + length
        if length > 1 and passage.words[end - 1].rstrip() == "." and self._closes(passage, end):
            end -= 1
        if self._is_verb(passage, k, end, amount) or self._compares(passage, k):
            return None
        if measure.kind == "unit" and self._proper(passage, k, end):
            return None
        if measure.kind == "money" and self._belongs_ahead(passage, k, end):
            return None
        if measure.guard is not None and not self._allowed(passage, k, end, amount, measure.guard):
            return None
        if measure.shared in ("pound", "pounds"):
            measure = self._pounds(passage, amount, measure)
        return self._trailing_magnitude(passage, amount, end, measure)

    def _is_verb(self, passage: Passage, k: int, end: int, amount: Amount) -> bool:
        """`10 won the approval`, but `85 million won a year earlier`."""
        if passage.word(k) != "won" or amount.power >= _OF_MONEY:
            return False
        return passage.letters[end] in self._letters.determiner | self._letters.article

    def _compares(self, passage: Passage, k: int) -> bool:
        """`fell by 52,343 year-on-year`: with what it is compared, no length of time."""
        hyphen = passage.word(k + 1) in ("-", "‑", "–") and passage.glued(k + 1)
        link = passage.word(k + 1 + hyphen).lower()
        return link in ("on", "over", "to") and passage.word(k + 2 + 2 * hyphen).lower() == passage.word(k).lower()

    def _belongs_ahead(self, passage: Passage, k: int, end: int) -> bool:
        """Whether a sign stands apart from the figure before it and close to the one behind: `in 2022 $4 billion`."""
        if passage.words[k - 1][-1] != " " or passage.words[end - 1][-1] == " " or passage.word(k).isalpha():
            return False
        return passage.letters[end] in self._letters.num

    def _proper(self, passage: Passage, k: int, end: int) -> bool:
        """Whether a unit's name in capitals belongs to a name: `1.58 lakh Gram Panchayats`."""
        letters, sets = passage.letters, self._letters
        word = passage.word(k)
        return len(word) > 3 and word.istitle() and letters[end] in sets.cap

    def _closes(self, passage: Passage, end: int) -> bool:
        """Whether the full stop before token `end` closes a sentence rather than an abbreviation (`8 sq.km.`)."""
        letter = passage.letters[end]
        return end >= len(passage.words) or letter == self._letters.newline or letter in self._letters.cap

    def _trailing_magnitude(self, passage: Passage, amount: Amount, end: int, measure: Measure) -> tuple[int, Measure]:
        """`75 USD million`."""
        if measure.kind == "money" and passage.letters[end] in self._letters.magnitude and not amount.power:
            power = passage.tables.magnitude_words.get(passage.word(end).lower(), 0)
            amount.power += power
            end += 1
        return end, measure

    def _allowed(self, passage: Passage, k: int, end: int, amount: Amount, guard: str) -> bool:
        """Whether a doubtful symbol is a unit here."""
        if guard == "large":
            return amount.power >= 3 or amount.value >= 1000 or "." in amount.text
        if guard == "glued":
            return passage.glued(k)
        if guard == "sterling":
            return passage.glued(k) and passage.sterling
        if guard == "temperature":
            low, high = _TEMPERATURES[passage.word(k)]
            bare = passage.letters[end] not in self._letters.num and not (
                passage.glued(end) and passage.word(end) != "."
            )
            return passage.glued(k) and bare and not amount.power and low <= amount.value <= high
        dimensioned = (
            passage.letters[end] in self._letters.dimension_words and passage.letters[end] in self._letters.low
        )
        if not passage.word(k).isalpha():
            start = passage.tokens.starts[k]
            line = max(passage.text.rfind("\n", 0, start) + 1, start - 500)
            quotes = passage.text.count('"', line, start)
            return passage.glued(k) and not quotes % 2 and passage.word(k) != "”"
        return dimensioned or passage.letters[end] in self._letters.stop or end >= len(passage.words)

    @staticmethod
    def _pounds(passage: Passage, amount: Amount, measure: Measure) -> Measure:
        """Pounds are money from a million on, or where the document writes of that money; else a weight."""
        if amount.power >= 6 or amount.value >= 1e6 or passage.sterling:
            return passage.decide(measure)
        return _POUND

    def rate(self, passage: Passage, k: int, measure: Measure | None) -> tuple[int, Measure] | None:
        """What a figure is told per, at token `k` behind its unit: `/kg`, `per tonne`, `a day`, `per 10,000`."""
        word = passage.word(k).lower()
        strict = word in ("per", "/")
        if not strict and (measure is not None and measure.kind in ("percent", "percentage_point", "point")):
            return None
        j = k + 1
        if strict and passage.letters[j] in self._letters.num:
            code = passage.tables.per_numbers.get(passage.word(j).replace(",", ""))
            return (j + 1, Measure(code, code, "rate", "share")) if code and measure is None else None
        if measure is not None and measure.kind in ("percent", "percentage_point", "point"):
            return None
        return self._denominator(passage, j, measure, strict=strict)

    def _divides(
        self, passage: Passage, j: int, found: tuple[int, Measure], measure: Measure | None, *, strict: bool
    ) -> bool:
        """Whether the unit at token `j` is what a figure is told per; `31 cents per $1,000` has a figure behind."""
        length, per = found
        if per.kind == "unit":
            return True
        money = strict and measure is not None
        weight = per.shared == "pound" and not passage.sterling
        return per.kind == "money" and (money or weight) and passage.letters[j + length] not in self._letters.num

    def _denominator(
        self, passage: Passage, j: int, measure: Measure | None, *, strict: bool
    ) -> tuple[int, Measure] | None:
        found = passage.tables.measures.match(passage.words, j) if passage.letters[j] in self._letters.unit else None
        if found is not None and self._divides(passage, j, found, measure, strict=strict):
            length, per = found[0], passage.decide(found[1])
            if found[1].shared == "pound" and not passage.sterling:
                per = _POUND
            if not strict and (per.dimension == "length" or per.guard is not None):
                return None
            code, name = per.code or "", per.name
        else:
            if strict and passage.letters[j] in self._letters.cap and passage.word(j + 1) in self._share_kinds:
                j += 1  # `$46 per NPS share`
            word = passage.word(j).lower()
            pair = f"{word} {passage.word(j + 1).lower()}"
            length, name = (2, pair) if pair in passage.tables.denominators else (1, word)
            code = passage.tables.denominators.get(name, "")
        if not code or (measure is None and not strict and code not in ("day", "week", "month", "year", "hour")):
            return None
        if not strict and passage.word(j + length).lower() in self._moments:
            return None  # `450,000 tonnes a year earlier`
        if measure is None:
            return j + length, Measure(f"1/{code}", f"count per {name}", "rate", "rate")
        kind: UnitKind = "money" if measure.kind == "money" else "rate"
        code = "h" if code == "hour" and kind == "rate" else code  # as in `km/h`
        return j + length, Measure(f"{measure.code}/{code}", f"{measure.name} per {name}", kind, "rate")
