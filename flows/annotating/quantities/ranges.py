"""Units behind figures, and ranges: `600-700 million USD`, `between 3 and 4 million`, `from 3 to 5 percent`."""

from __future__ import annotations

from flows.annotating.quantities.amount import Amount
from flows.annotating.quantities.amounts import AmountReader
from flows.annotating.quantities.drafts import Draft
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.measures import MeasureReader
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.tables import Measure

#: Behind `by` two figures farther apart than this are a change and the level it led to.
_WIDEST = 3
#: `5-6,000` are thousands both where the upper is at most so many times the lower.
_NEAR = 3
#: How far back from `of` the noun of change stands: `a decrease in the goods deficit of $7 billion to $69 billion`.
_NOUN_REACH = 6


def _carried_power(low: Amount, top: Amount, own: Measure | None) -> int:
    """The power of ten of a lower end: its own, else that of the upper end (`3 to 5 million`) where it fits."""
    if low.power or (own is not None and own.kind != "money"):
        return low.power
    if top.power and Amount(low.text, top.power, low.end).value < top.value:
        return top.power
    return _thousands_of(low, top) if own is None else 0


def _thousands_of(low: Amount, top: Amount) -> int:
    """3 where the lower figure leaves its thousands to the upper one (`20-25,000 jobs`), else 0: a power of ten."""
    thousands = top.value / 1000
    shared = top.digits and low.digits and low.text.isdigit() and 1 < thousands < 1000 and thousands == int(thousands)
    return 3 if shared and low.value < thousands <= _NEAR * low.value else 0


#: How many words may stand between a unit and what it is told per.
_LONGEST_OF = 3


class RangeReader:
    """Completes a draft by its unit and its upper end."""

    def __init__(self, letters: Letters, amounts: AmountReader, measures: MeasureReader) -> None:
        self._letters = letters
        self._amounts = amounts
        self._measures = measures

    def extend(self, passage: Passage, draft: Draft) -> None:
        """Add unit, upper end and rate to `draft`."""
        letters, sets = passage.letters, self._letters
        if letters[draft.end] in sets.looked_at or draft.amount.share:
            self._with_unit(passage, draft)
            if draft.measure is not None and draft.measure.code in passage.tables.compounds:
                self._with_minor(passage, draft)
        if letters[draft.end] in sets.range and (letters[draft.end + 1] in sets.upper_end):
            self._with_top(passage, draft)
        while draft.measure is not None and letters[draft.end] in sets.per:
            rate = self._measures.rate(passage, draft.end, draft.measure)
            if rate is None:
                break
            draft.end, draft.measure = rate
        if draft.measure is not None and draft.measure.kind == "unit" and passage.word(draft.end) == "of":
            self._per_behind(passage, draft)

    def _per_behind(self, passage: Passage, draft: Draft) -> None:
        """`90 cubic metres of concrete per hour`: the unit is told per hour, the concrete is no part of the figure."""
        letters, sets, k = passage.letters, self._letters, draft.end + 1
        while k <= draft.end + _LONGEST_OF and letters[k] in sets.follows:
            k += 1
        if k > draft.end + 1 and letters[k] in sets.per and passage.word(k) == "per":
            rate = self._measures.rate(passage, k, draft.measure)
            draft.measure = rate[1] if rate is not None else draft.measure

    def _with_unit(self, passage: Passage, draft: Draft) -> None:
        found = self._unit(passage, draft.amount)
        if found is None:
            return
        end, measure = found
        if draft.measure is None:
            draft.measure, draft.end = passage.decide(measure), end
        elif self._repeats(passage, draft.measure, measure) and passage.letters[end] not in self._letters.num:
            draft.end = end  # `US$5 million USD`

    @staticmethod
    def _repeats(passage: Passage, own: Measure, measure: Measure) -> bool:
        return measure.kind == "money" and passage.decide(measure).code == own.code

    def _with_minor(self, passage: Passage, draft: Draft) -> None:
        """`5 feet 2 inches`, `3 dollars and 50 cents`: one value in the larger unit."""
        letters, sets, k = passage.letters, self._letters, draft.end
        k = k + 1 if letters[k] in sets.joiner else k
        if letters[k] not in sets.number:
            return
        minor = self._amounts.read(passage, k)
        found = self._unit(passage, minor) if minor is not None else None
        if minor is None or found is None or draft.measure is None:
            return
        parts = passage.tables.compounds[draft.measure.code or ""].get(found[1].code or "")
        if parts and minor.value < parts:
            draft.amount = Amount(repr(draft.amount.value + minor.value / parts), 0, minor.end)
            draft.end = found[0]

    def _unit(self, passage: Passage, amount: Amount) -> tuple[int, Measure] | None:
        found = self._measures.after(passage, amount)
        if found is None and amount.share:
            letters, sets, k = passage.letters, self._letters, amount.end
            k = k + 1 if letters[k] in sets.of else k
            if letters[k] in sets.article and letters[k + 1] in sets.unit:
                inner = passage.tables.measures.match(passage.words, k + 1)
                return (k + 1 + inner[0], inner[1]) if inner is not None and inner[1].guard is None else None
        return found

    def _with_top(self, passage: Passage, draft: Draft) -> None:
        k, word = draft.end, passage.word(draft.end).lower()
        between = passage.word(draft.first - 1).lower() == "between"
        if not self._connects(passage, draft, k, word, between=between):
            return
        k += 1
        if passage.word(k).lower() == "to" and word == "-":  # `8- to 16-metre`
            k += 1
        second = self._second(passage, k, draft)
        if second is None:
            return
        top, end, measure = second
        if draft.amount.share and draft.measure is None and not top.share:
            return  # `fell by a third to $420m`
        self._settle(passage, draft, top, end, measure, word, between=between)

    def _connects(self, passage: Passage, draft: Draft, k: int, word: str, *, between: bool) -> bool:
        if word == "and":
            return between
        if word in ("to", "or", "through"):
            return passage.words[k][-1] == " "
        spaced = passage.words[k][-1] == " "
        return spaced != passage.glued(k) or passage.word(k + 1).lower() == "to"

    def _second(self, passage: Passage, k: int, draft: Draft) -> tuple[Amount, int, Measure | None] | None:
        """The second figure from token `k` on: amount, its end, its unit."""
        letters, sets, at = passage.letters, self._letters, k
        while at < k + 4 and (letters[at] in sets.upper or letters[at] in sets.money):
            at += 1
        if at in passage.blocked or (letters[at] not in sets.number and letters[at] not in sets.article):
            return None
        money = None
        if at > k:
            money = self._measures.before(passage, at)
            if money is None or money[0] != k:
                return None
        in_money = money is not None or (draft.measure is not None and draft.measure.kind == "money")
        top = self._amounts.read(passage, at, money=in_money)
        if top is None:
            return None
        end, measure = top.end, passage.decide(money[1]) if money else None
        found = self._unit(passage, top)
        if found is not None and (measure is None or found[1].kind == "money"):
            end = found[0]
            measure = measure or passage.decide(found[1])
        return top, end, measure

    def _settle(
        self,
        passage: Passage,
        draft: Draft,
        top: Amount,
        end: int,
        measure: Measure | None,
        word: str,
        *,
        between: bool,
    ) -> None:
        """Decide whether two figures are a range, and let them share unit and magnitude."""
        first, own = draft.amount, draft.measure
        if own is not None and measure is not None and own.code != measure.code:
            return
        carried = _carried_power(first, top, own)
        low = Amount(first.text, carried, first.end).value * (draft.sign or 1)
        if low >= top.value:
            return
        if word == "to" and not between and not draft.prefixed and own is not None and measure is None:
            return  # `fell 232.90 points to 6038.30`
        if word == "or" and not (top.value - low <= 1 and top.value <= 12):
            return
        if not between and word == "to" and self._change(passage, draft):
            if own is None:
                first.power, draft.measure = carried, measure
            return
        if not between and word == "to" and top.value > _WIDEST * low and self._by(passage, draft):
            draft.measure = own or measure
            return
        first.power = carried
        draft.top, draft.end, draft.measure = top, end, measure or own
        if between:
            draft.first -= 1

    def _by(self, passage: Passage, draft: Draft) -> bool:
        """Whether `by` or a noun of change with `of` stands before: `rose by 27,000 to 1.2 million`."""
        sets, letters, k = self._letters, passage.letters, draft.first - 1
        word = passage.word(k).lower()
        if word == "by" or letters[k] in sets.change:
            return True
        return word == "of" and any(letters[j] in sets.change for j in range(max(k - _NOUN_REACH, 0), k))

    def _change(self, passage: Passage, draft: Draft) -> bool:
        """Whether `A to B` is a change: behind `from`, unless a word such as `ranging` says otherwise."""
        k = draft.first - 1
        if draft.measure is not None and passage.letters[k] in self._letters.change:
            return True  # `rose 3% to 5%`
        if passage.word(k).lower() != "from":
            return False
        return not any(passage.letters[j] in self._letters.range_cue for j in range(max(k - 1, 0), k))
