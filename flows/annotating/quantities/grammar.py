"""The grammar of a quantity at an anchor: amounts, range, unit, words around, what is counted."""

from __future__ import annotations

from flows.annotating.quantities import lexicon
from flows.annotating.quantities.amount import Amount
from flows.annotating.quantities.amounts import AmountReader
from flows.annotating.quantities.assembly import Assembler
from flows.annotating.quantities.codes import code_number
from flows.annotating.quantities.drafts import Draft
from flows.annotating.quantities.factors import FactorReader
from flows.annotating.quantities.filters import NameFilter
from flows.annotating.quantities.letters import Letters
from flows.annotating.quantities.measures import UNKNOWN_MONEY, MeasureReader
from flows.annotating.quantities.passage import Passage
from flows.annotating.quantities.plain import PlainReader
from flows.annotating.quantities.ranges import RangeReader
from flows.annotating.quantities.tables import Measure, Tables
from flows.annotating.spans import QuantitySpan


class Grammar:
    """Reads one quantity at a time."""

    def __init__(self, letters: Letters, tables: Tables, *, short_way: bool = True) -> None:
        """`short_way` is off where a test compares."""
        self._letters = letters
        self._short_way = short_way
        self._amounts = AmountReader(letters)
        self._measures = MeasureReader(letters)
        self._filter = NameFilter(letters)
        self._factors = FactorReader(letters)
        self._ranges = RangeReader(letters, self._amounts, self._measures)
        self._assembler = Assembler(letters, self._amounts, self._measures)
        #: Before `minus` these make a margin of it.
        self._plus = frozenset((*lexicon.numerals().plus_words, "+"))
        self._plain = PlainReader(letters, tables, self._assembler)

    def read(self, passage: Passage, at: int, floor: int, found: list[QuantitySpan]) -> int:
        """Read the quantity at anchor `at` into `found`; the token from which to go on.

        `floor` is the first token that may be looked at leftward as part of the span.
        """
        letters, sets = passage.letters, self._letters
        letter = letters[at]
        if letter in sets.num:
            end = self._plain.read(passage, at, floor, found) if self._short_way else 0
            if end:
                return end
        elif letter not in sets.numeral or letter in sets.factor:
            span = self._factors.read(passage, at)
            if span is not None:
                found.append(self._assembler.factor(passage, span, floor))
                return span.end
        skip = self._fixed(passage, at, letters[at + 1])
        if skip > at:
            return skip
        draft = self._draft(passage, at, floor)
        if draft is None:
            return at + 1
        if self._refused(passage, draft):
            return max(draft.amount.end, at + 1)
        return self._assembler.finish(passage, draft, floor, found)

    def _fixed(self, passage: Passage, at: int, follower: str) -> int:
        """The token behind a code, a date or a fixed expression at token `at`, or `at`."""
        letter, sets = passage.letters[at], self._letters
        skip = at
        if letter in sets.num and follower in sets.close and passage.letters[at - 1] in sets.open:
            return self._filter.phone(passage, at)
        if letter in sets.num and (follower in sets.tail or (follower in sets.num and passage.words[at][0] == "0")):
            skip = self._filter.chain(passage, at) if self._amounts.mixed.hyphened(passage, at) is None else at
        if skip == at and letter in sets.idiom and follower in sets.idiom_next:
            skip = self._filter.idiom(passage, at)
        return skip

    def _draft(self, passage: Passage, at: int, floor: int) -> Draft | None:
        """The amount or range at `at` with its unit, unless the anchor starts none."""
        letters, sets = passage.letters, self._letters
        start = at
        if letters[at] not in sets.num and at > floor and letters[at - 1] in sets.article:
            start = at - 1
        inner = self._inner_sign(passage, start, floor)
        money = None
        if start > floor and letters[start - 1 - inner] in sets.money:
            money = self._measures.before(passage, start - inner)
        amount = self._amounts.read(passage, start, money=money is not None)
        if amount is None and start < at:
            start = at
            amount = self._amounts.read(passage, at)
        if amount is None or (letters[at] in sets.part and start == at and self._bare_part(passage, at, amount)):
            return None
        draft = Draft(start=start, first=start, amount=amount, end=amount.end)
        if money is not None:
            self._with_money(passage, draft, money)
        elif amount.power >= 6 and self._measures.unknown_code(passage, start, amount):
            draft.measure, draft.first = UNKNOWN_MONEY, start - 1
        if passage.glued(draft.first) and self._filter.glued_left(passage, draft.first):
            return None
        if inner and money is not None:
            draft.sign = 1 if passage.word(start - 1) == "+" else -1
        elif letters[draft.first - 1] in sets.sign:
            self._sign(passage, draft, floor)
        self._ranges.extend(passage, draft)
        return draft

    def _inner_sign(self, passage: Passage, start: int, floor: int) -> int:
        """1 where a sign stands between currency and figure (`$-99.99`), else 0."""
        letters, sets, k = passage.letters, self._letters, start - 1
        if k - 1 < floor or letters[k] not in sets.sign or letters[k - 1] not in sets.currency_sign:
            return 0
        return int(passage.glued(start) and passage.glued(k))

    def _bare_part(self, passage: Passage, at: int, amount: Amount) -> bool:
        """Whether `half` or `quarter` stands alone and is no share: `the second quarter`, `half-year`."""
        if not amount.share or self._factors.part_of_whole(passage, at, amount.end):
            return False
        letters, sets, k = passage.letters, self._letters, amount.end
        return (letters[at - 1] in sets.alpha and letters[at - 1] not in sets.low) or letters[k] not in sets.article

    @staticmethod
    def _with_money(passage: Passage, draft: Draft, money: tuple[int, Measure]) -> None:
        first, measure = money
        amount = draft.amount
        if measure.guard == "large" and amount.power < 3 and amount.value < 1000 and "." not in amount.text:
            return
        amount.power += measure.power
        draft.first, draft.measure, draft.prefixed = first, passage.decide(measure), True

    def _sign(self, passage: Passage, draft: Draft, floor: int) -> None:
        """`-0.4`, `+3.2%`, `$-99.99`, `minus 5`: the sign belongs to the figure."""
        k = draft.first - 1
        if k < floor or passage.letters[k] not in self._letters.sign:
            return
        word = passage.word(k)
        if any(passage.word(j) in self._plus for j in range(max(floor, k - 4), k)):
            return  # `plus or minus 3 points`
        spaced = passage.words[k][-1] == " "
        bracketed = k > 0 and passage.letters[k - 1] in self._letters.open
        loose = not spaced and (bracketed or not passage.glued(k))
        written = spaced and word.lower() not in self._plus if word.isalpha() else loose
        if written:
            draft.sign = 1 if word == "+" else -1
            draft.first = k

    def _refused(self, passage: Passage, draft: Draft) -> bool:
        """Whether filters say that the draft is no quantity."""
        names, amount, end = self._filter, draft.amount, draft.end
        letter = passage.word(end - 1)
        if len(letter) == 1 and letter.isalpha() and letter.isupper() and names.designated(passage, draft.first):
            return True  # `Gate 4C`, `Route 7B`
        if draft.measure is not None:
            if amount.digits and draft.measure.dimension != "time":
                return False
            vague = amount.text == "1" and not amount.digits and passage.word(draft.first - 1) == "at"  # `at one point`
            return vague or (draft.measure.dimension == "time" and names.age(passage, draft.first, end))
        letters, sets = passage.letters, self._letters
        if (letters[end] in sets.ordinal_endings or passage.glued(end)) and names.ordinal(passage, end):
            return True
        if letters[end] in sets.clock_start and names.clock(passage, end):
            return True
        if amount.power >= 3:
            return False
        return self._refused_bare(passage, draft)

    def _refused_bare(self, passage: Passage, draft: Draft) -> bool:
        names, at, end = self._filter, draft.first, draft.end
        counted = draft.counted = self._assembler.counted(passage, end)
        known = counted is not None
        if (
            passage.word(at - 1) == "per"
            or names.designated(passage, at)
            or names.age(passage, at, end)
            or names.listed(passage, at, end)
            or names.addressed(passage, end)
            or names.closing(passage, at, end)
        ):
            return True
        if not draft.amount.digits:
            return self._refused_words(passage, draft)
        return (
            (draft.top is None and names.pair(passage, at, end) and self._assembler.whole(passage, draft) is None)
            or names.year(passage, draft.start, counted=known)
            or names.month_day(passage, at, end)
            or ("." not in draft.amount.text and code_number(passage, draft.start, counted=known))
            or self._named(passage, draft, counted=known)
            or names.aside(passage, at, end)
            or (draft.top is not None and names.score(passage, end))
        )

    def _named(self, passage: Passage, draft: Draft, *, counted: bool) -> bool:
        """Whether the number is part of a name; the document remembers numbers that are."""
        word = passage.word(draft.start)
        behind = draft.counted is not None and len(word) > 2 and self._assembler.of_name(passage, draft.counted)
        if not behind and not self._filter.named(passage, draft.first, draft.end, counted=counted):
            return False
        if len(word) > 2 and word.isdigit() and not word.endswith("00"):
            passage.names.add(word)
        return True

    def _refused_words(self, passage: Passage, draft: Draft) -> bool:
        """`one` is a pronoun or an article unless it counts; a part needs its whole."""
        if self._filter.titled(passage, draft.start):
            return True
        if draft.amount.share:
            return not self._factors.part_of_whole(passage, draft.first, draft.end)
        if (
            draft.amount.text != "1"
            or draft.top is not None
            or draft.sign is not None
            or self._assembler.whole(passage, draft) is not None
        ):
            return False
        return passage.letters[draft.end] not in self._letters.one_counted
