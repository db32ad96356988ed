"""From drafts to spans: words around the figure, wholes, equivalents in brackets, counted nouns."""

from __future__ import annotations

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.amount import Amount
from flows.annotating.quantities.amounts import AmountReader
from flows.annotating.quantities.counted import CountedReader
from flows.annotating.quantities.drafts import Draft
from flows.annotating.quantities.factors import Factor, FactorReader
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.lexicon import Change
from flows.annotating.quantities.measures import MeasureReader
from flows.annotating.quantities.modifiers import ModifierReader
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.ranges import RangeReader
from flows.annotating.spans import QuantitySpan

_FACTOR_DOWN = 1.0
#: More `times` than this are occasions that are counted: `streamed 1.2 billion times`.
_MOST_TIMES = 10_000
#: Maps are drawn at one in so many.
_SCALE = 500
_CONVERTIBLE = ("money", "unit", "rate")
#: Codes of units.
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "s", "decade", "century", "quarter"})
_SHARES = ("percent", "percentage_point", "point")


def _holds(whole: Amount, draft: Draft, *, slash: bool) -> bool:
    """Whether a whole can hold the part that a draft tells; `1/500` is the scale of a map."""
    scale = slash and draft.amount.text == "1" and whole.value >= _SCALE
    return whole.value >= draft.amount.value and not scale


class Assembler:
    """Completes drafts and makes spans of them."""

    def __init__(self, letters: Letters, amounts: AmountReader, measures: MeasureReader) -> None:
        self._letters = letters
        self._whole_fillers = frozenset(lexicon.numerals().whole_fillers)
        self._amounts = amounts
        self._measures = measures
        self._modifiers = ModifierReader(letters)
        self._counted = CountedReader(letters)
        self._factors = FactorReader(letters)
        self._ranges = RangeReader(letters, amounts, measures)

    def counted(self, passage: Passage, end: int) -> tuple[int, int] | None:
        """The noun phrase that is counted behind token `end`."""
        return self._counted.read(passage, end)

    def of_name(self, passage: Passage, counted: tuple[int, int]) -> bool:
        """Whether the noun phrase behind a number is a name that holds it."""
        return self._counted.named(passage, counted)

    def factor(self, passage: Passage, factor: Factor, floor: int) -> QuantitySpan:
        """A span of a factor alone."""
        span = self._span(passage, factor.first, factor.end)
        span.figure = (factor.first, factor.end)
        span.factor, span.unit_kind = factor.value, "factor"
        if passage.letters[factor.first] in self._letters.factor:
            span.change = "down" if factor.value < _FACTOR_DOWN else "up"
        self._before(passage, span, floor)
        if span.change is None:
            span.change = self._modifiers.change_after(passage, span.last, attributive=False, share=False)
        return span

    def _times(self, passage: Passage, draft: Draft) -> int:
        """The token behind `times` where the draft is a factor, else its own end."""
        end = draft.end
        changed = self._modifiers.change_before(passage, draft.first) is not None
        found = self._modifiers.before(passage, draft.first, time=False)
        if found is not None and not changed:
            changed = self._modifiers.change_before(passage, found[0]) is not None
        multiplied = changed or ("." in draft.amount.text and draft.amount.value < _MOST_TIMES)
        return self._factors.times(passage, end, multiplied=multiplied)

    def finish(self, passage: Passage, draft: Draft, floor: int, found: list[QuantitySpan]) -> int:
        """Make the span of a draft; the token from which to go on."""
        counting = draft.measure is None and not draft.amount.share
        if counting and passage.letters[draft.end] in self._letters.multiplier:
            end = self._times(passage, draft)
            if end > draft.end:
                found.append(self.factor(passage, Factor(draft.first, end, draft.amount.value), floor))
                return end
        if draft.amount.share and draft.amount.digits and draft.measure is None:
            draft.amount.share = not self._priced(passage, draft)
        span = self._span(passage, draft.first, draft.end)
        span.figure = (draft.start, draft.top.end if draft.top else draft.amount.end)
        self._values(draft, span)
        if draft.measure is None:
            self._count(passage, draft, span)
        if span.last != draft.end:
            span.end = passage.tokens.end(span.last)
        return self.dress(passage, span, floor, found)

    def _priced(self, passage: Passage, draft: Draft) -> bool:
        """`rose 5/8`, `slipped 2/32`: a price told in parts of a point, no share of a whole."""
        letters, sets, first = passage.letters, self._letters, draft.first
        return first > 0 and letters[first - 1] in sets.change and letters[draft.end] not in sets.of

    def dress(self, passage: Passage, span: QuantitySpan, floor: int, found: list[QuantitySpan]) -> int:
        """Add to a span what the words around it say, and the span to `found`; the token from which to go on."""
        letters, sets, last = passage.letters, self._letters, span.last
        if letters[span.first - 1] in sets.leftish and span.first > floor:
            self._before(passage, span, floor)
        if letters[last] in sets.rightish:
            self._behind(passage, span)
            if letters[span.last] in sets.open and span.unit is not None and span.unit_kind in _CONVERTIBLE:
                self._equivalent(passage, span)
            if span.last != last:
                span.end = passage.tokens.end(span.last)
        if span.unit is None and found and span.value is not None and self._elided(passage, found[-1], span):
            span.unit, span.unit_name, span.unit_kind = "percent", found[-1].unit_name, "percent"
        if span.change is None and found and letters[span.first - 1] in sets.apposed:
            span.change = self._apposed(passage, found[-1], span)
        found.append(span)
        return span.last

    def _elided(self, passage: Passage, before: QuantitySpan, span: QuantitySpan) -> bool:
        """`to 5.67 percent from 5.62`: the figure has the unit of the one before."""
        if before.unit_kind != "percent" or span.first - before.last != 1 or span.counted is not None:
            return False
        decimal = "." in passage.words[span.first] and span.last - span.first == 1
        return decimal and passage.word(before.last) == "from"

    def _apposed(self, passage: Passage, before: QuantitySpan, span: QuantitySpan) -> Change | None:
        """The change of the figure before, where this one says the same in other words: `fell 3.4%, or 251 points`."""
        if before.change is None or span.first - before.last > 3 or before.sign is not None:
            return None
        between = [passage.word(k).lower() for k in range(before.last, span.first)]
        listed = before.unit_kind == span.unit_kind == "percent" and between in ([","], ["and"], [",", "and"])
        return before.change if listed or between in (["or"], [",", "or"], ["("], [",", "which", "is"]) else None

    @staticmethod
    def _span(passage: Passage, first: int, last: int) -> QuantitySpan:
        return QuantitySpan(first, last, passage.tokens.starts[first], passage.tokens.end(last))

    @staticmethod
    def _values(draft: Draft, span: QuantitySpan) -> None:
        amount, measure, sign = draft.amount, draft.measure, draft.sign
        if measure is None and amount.share:
            span.value, span.unit, span.unit_name, span.unit_kind = (
                round(100 * amount.value, 2), "percent", "percentage", "percent",
            )  # fmt: skip
            return
        span.value = amount.value
        if draft.top is not None:
            span.value_max = draft.top.value
        if sign is not None:
            span.sign, span.value = sign, span.value * sign
            if draft.top is None:  # `at -0.5 to 0.5 percent` is a level
                span.change = "up" if sign > 0 else "down"
        if measure is not None:
            span.unit, span.unit_name, span.unit_kind = measure.code, measure.name, measure.kind

    def _count(self, passage: Passage, draft: Draft, span: QuantitySpan) -> None:
        """A bare number: its whole, what it counts, and per what."""
        letters, sets = passage.letters, self._letters
        if letters[draft.end] in sets.slash and "." in draft.amount.text:
            self._rate(passage, span, draft.end)  # `9.4/10,000`
            if span.unit is not None:
                return
        whole = self.whole(passage, draft)
        if whole is not None:
            span.out_of, span.last = whole
            draft.counted = None
        if span.unit is None and (letters[span.last] not in sets.of or whole is not None):
            self.count(passage, span, draft.counted)

    def count(self, passage: Passage, span: QuantitySpan, counted: tuple[int, int] | None = None) -> None:
        """Add the counted noun behind the span, and what it is told per: `260 students or more per 10,000`."""
        letters, sets = passage.letters, self._letters
        span.counted = counted or self._counted.read(passage, span.last)
        end = span.counted[1] if span.counted else span.last
        if letters[end] in sets.after:
            found = self._modifiers.after(passage, end)
            if found is not None and letters[found[0]] in sets.per:
                span.modifier, span.comparator = passage.tokens.surface(end, found[0]), found[1]
                end = found[0]
        if letters[end] in sets.per:
            self._rate(passage, span, end)
            span.end = passage.tokens.end(span.last)

    def _rate(self, passage: Passage, span: QuantitySpan, end: int) -> None:
        rate = self._measures.rate(passage, end, None)
        if rate is not None:
            span.last = rate[0]
            span.unit, span.unit_name, span.unit_kind = rate[1].code, rate[1].name, rate[1].kind

    def whole(self, passage: Passage, draft: Draft) -> tuple[float, int] | None:
        """The whole of `nine of the 11`, `43/53`, `1 in 5`, and the token behind it."""
        letters, sets, k = passage.letters, self._letters, draft.end
        if draft.top is not None or draft.amount.share:
            return None
        slash = letters[k] in sets.slash and passage.glued(k)
        small_in = passage.word(k).lower() == "in" and draft.amount.value < 10 and not draft.amount.power
        if not (slash or small_in or letters[k] in sets.of):
            return None
        k += 1
        if draft.amount.text == "1" and passage.word(k - 1) == "of":
            return None  # `one of the three` is vague
        while not slash and k < draft.end + 4 and passage.word(k).lower() in self._whole_fillers:
            k += 1
        if not slash and k > draft.end + 1:  # `10 out of the delta's 13 provinces`
            k = next((j + 1 for j in range(k, k + 4) if passage.word(j) in ("'s", "’s")), k)
        if letters[k] not in sets.number or k in passage.blocked:
            return None
        amount = self._amounts.read(passage, k)
        if amount is None or not _holds(amount, draft, slash=slash) or (small_in and amount.value > 100):
            return None
        if letters[amount.end] in sets.unit or (small_in and letters[amount.end] in sets.months):
            unit = self._measures.after(passage, amount)
            if unit is not None and unit[1].code != "point":
                return None
        return amount.value, amount.end

    def _before(self, passage: Passage, span: QuantitySpan, floor: int) -> None:
        """Modifier and change word before the span; the modifier is part of it."""
        letters, sets = passage.letters, self._letters
        if letters[span.first - 1] in sets.before:
            found = self._modifiers.before(passage, span.first, time=span.unit in _TIMES)
            if found is not None and found[0] >= floor:
                level = letters[span.first - 1] in sets.level_modifier
                first, span.comparator = found
                span.modifier = passage.tokens.surface(first, span.first)
                span.first, span.start = first, passage.tokens.starts[first]
                if level:
                    return  # `slid below $70` tells a level, no change
        if span.change is None and span.first > floor and letters[span.first - 1] in sets.leads:
            span.change = self._modifiers.change_before(passage, span.first, share=span.unit_kind in _SHARES)
            if span.change is None and span.unit_kind == "money":
                span.change = self._modifiers.price_before(passage, span.first)

    def _behind(self, passage: Passage, span: QuantitySpan) -> None:
        """Modifier and change word behind the span."""
        letters, sets = passage.letters, self._letters
        if span.modifier is None and letters[span.last] in sets.after:
            found = self._modifiers.after(passage, span.last)
            if found is not None:
                end, span.comparator = found
                span.modifier = passage.tokens.surface(span.last, end)
                span.last = end
                if span.unit is None and span.value is not None:
                    span.counted = self._counted.read(passage, end) or span.counted
        if span.change is None and letters[span.last] in sets.follows:
            article = span.first > 0 and letters[span.first - 1] in sets.determiner
            span.change = self._modifiers.change_after(
                passage, span.last, attributive=article, share=span.unit_kind in _SHARES
            )

    def _equivalent(self, passage: Passage, span: QuantitySpan) -> None:
        """The same quantity in another unit in brackets: `VND23.9 billion (US$921,356)`."""
        letters, sets, k = passage.letters, self._letters, span.last
        at = k + 1
        while at < k + 6 and letters[at] not in sets.num:
            if letters[at] in sets.close or letters[at] in sets.stop:
                return
            at += 1
        money = self._measures.before(passage, at)
        amount = self._amounts.read(passage, at, money=money is not None)
        if amount is None:
            return
        other = Draft(
            start=at, first=at, amount=amount, end=amount.end, measure=passage.decide(money[1]) if money else None
        )
        self._ranges.extend(passage, other)
        same = other.measure is not None and other.measure.code != span.unit and self._converts(passage, span, other)
        if same and letters[other.end] in sets.close and other.measure is not None:
            span.equivalent_value, span.equivalent_unit = other.amount.value, other.measure.code
            span.last = other.end + 1

    def _converts(self, passage: Passage, span: QuantitySpan, other: Draft) -> bool:
        """Whether two units measure the same thing: money and money, area and area."""
        measure = other.measure
        if measure is None:
            return False
        if span.unit_kind == "money" or measure.kind == "money":
            return span.unit_kind == measure.kind
        return measure.dimension == passage.tables.dimensions.get(span.unit or "")
