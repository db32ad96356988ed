"""What the parsers see of a document: its tokens, the letters of each word class, and what the document decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.annotating.quantities.figures import NumberStyle
from flows.annotating.quantities.lexicon import Currency
from flows.annotating.quantities.tables import Measure, Tables, word_classes
from flows.annotating.spans import DateSpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import Vocabulary

#: Stands behind the last letter, so that parsers may look a few tokens past the end: it is in no class.
_PAD = "\0" * 8


class Letters:
    """The letters of each word class as sets; `in` tells whether a token is of a class."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def letters(expression: str) -> frozenset[str]:
            return frozenset(vocabulary.letters(expression))

        self.num = letters("num")
        self.cap = letters("cap")
        self.low = letters("low")
        self.alpha = self.cap | self.low
        self.upper = letters("upper")
        self.newline = vocabulary["\n"]
        #: Figures with a decimal mark or thousands.
        self.marked = re.compile(vocabulary.charset("num&!integer"))
        self.ly = letters("unknown_ly")
        self.ed = letters("unknown_ed")
        self.year4 = letters("year4")
        for name in word_classes():
            setattr(self, name.removeprefix("qty_"), letters(name))
        self.number = self.num | self.numeral
        self.noun_stops -= self.upper  # `US` is no pronoun
        self.scale = self.magnitude | self.suffix | self.dash
        self.figure = self.number | self.currency_sign
        self.upper_end = self.number | self.money | self.article | self.upper | self.range
        self.multiplier = self.times | self.dash
        self.leads = self.change | self.ly | self.plain | self.of
        self.follows = (self.low | self.change_after) - (self.noun_stops - self.change_after) | self.comparison
        self.clock_start = self.clock | self.article | frozenset(vocabulary.letters("qty_p"))
        self.grammar_left = (
            self.sign | self.slash | self.number | self.span_cue | self.ages_before | self.ordinal_endings
            | (self.money - self.upper - self.currency_sign - frozenset(vocabulary["("])) | self.fraction_sign | self.magnitude
        )  # fmt: skip
        self.grammar_right = (
            self.suffix | self.dash | self.num | self.fraction_sign | self.slash | self.dozen | self.times | self.unit_adjective
        ) - (self.unit - self.suffix)  # fmt: skip
        self.aged = self.old | self.of | self.dash
        self.ages_left = self.before | self.of
        self.quiet_left = self.low - self.designators - self.ages_before - self.months - self.span_cue
        self.plain_noun = (
            self.low - self.noun_stops - self.unit - self.months - self.clock_start - self.ordinal_endings - self.times
            - self.score_words - self.change_after - self.after - self.joiner - self.magnitude - self.numeral - self.part - self.old
        )  # fmt: skip
        self.joined = self.number | self.article
        self.grammar_end = (
            self.per | self.dash | self.slash | self.num | self.magnitude | self.clock_start | self.sign | self.times
        )
        self.tail = self.dash | self.slash | frozenset(vocabulary.letters("qty_tail"))
        self.looked_at = self.unit | self.dash | self.unit_adjective | self.open
        self.word_start = self.numeral | self.article

    # Set from the class names above.
    numeral: frozenset[str]
    part: frozenset[str]
    dozen: frozenset[str]
    magnitude: frozenset[str]
    suffix: frozenset[str]
    fraction_sign: frozenset[str]
    factor: frozenset[str]
    before_level: frozenset[str]
    article: frozenset[str]
    joiner: frozenset[str]
    times: frozenset[str]
    level: frozenset[str]
    unit_adjective: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    plain: frozenset[str]
    not_before_time: frozenset[str]
    change: frozenset[str]
    change_after: frozenset[str]
    range_cue: frozenset[str]
    motion: frozenset[str]
    phrasal: frozenset[str]
    phrasal_count: frozenset[str]
    designators: frozenset[str]
    clock: frozenset[str]
    ordinal_endings: frozenset[str]
    counters: frozenset[str]
    score_words: frozenset[str]
    ages_before: frozenset[str]
    age_groups: frozenset[str]
    months: frozenset[str]
    year_cues: frozenset[str]
    glued_words: frozenset[str]
    noun_stops: frozenset[str]
    plural_nouns: frozenset[str]
    dimension_words: frozenset[str]
    one_counted: frozenset[str]
    place_prepositions: frozenset[str]
    money: frozenset[str]
    currency_sign: frozenset[str]
    unit: frozenset[str]
    per: frozenset[str]
    range: frozenset[str]
    dash: frozenset[str]
    sign: frozenset[str]
    open: frozenset[str]
    close: frozenset[str]
    of: frozenset[str]
    slash: frozenset[str]
    comma: frozenset[str]
    stop: frozenset[str]
    old: frozenset[str]
    apposed: frozenset[str]
    span_cue: frozenset[str]
    determiner: frozenset[str]
    comparison: frozenset[str]
    idiom: frozenset[str]
    idiom_next: frozenset[str]


class Passage:
    """One document under the parsers. `letters` is padded; `blocked` are the tokens of dates."""

    __slots__ = ("_decided", "_evidence", "_sets", "_sterling", "_style", "blocked", "letters", "names", "tables", "text", "tokens", "words")

    def __init__(self, tokens: Tokens, dates: Sequence[DateSpan], tables: Tables, sets: Letters) -> None:
        self.tokens = tokens
        self._sets = sets
        self.words = tokens.words
        self.letters = tokens.letters + _PAD
        self.text = tokens.text
        self.tables = tables
        self.blocked: set[int] = set()
        for date in dates:
            if date.timex_type != "DURATION":
                self.blocked.update(range(date.first, date.last))
        #: Numbers that are part of names in this document: `787` where `Boeing 787` stands.
        self.names: set[str] = set()
        self._style: NumberStyle | None = None
        self._decided: dict[str, Measure] = {}
        self._evidence: dict[str, int] = {}
        self._sterling: bool | None = None

    def glued(self, at: int) -> bool:
        """Whether token `at` is written together with the one before it."""
        return 0 < at < len(self.words) and self.words[at - 1][-1] not in " \n"

    def word(self, at: int) -> str:
        """Token `at` without space, or an empty word outside the text."""
        return self.words[at].rstrip() if 0 <= at < len(self.words) else ""

    @property
    def style(self) -> NumberStyle:
        """How the document writes figures; worked out when first asked for."""
        if self._style is None:
            words = self.words
            self._style = NumberStyle(words[m.start()].rstrip() for m in self._sets.marked.finditer(self.tokens.letters))
        return self._style

    def decide(self, measure: Measure) -> Measure:
        """The currency of a shared name or sign, by what else the document says."""
        shared = measure.shared
        if shared is None:
            return measure
        decided = self._decided.get(shared)
        if decided is None:
            decided = self._decided[shared] = self._by_evidence(shared)
        return decided

    def _by_evidence(self, shared: str) -> Measure:
        tables = self.tables
        default = tables.defaults.get(shared)
        if shared in ("$", "dollar", "dollars"):
            currency = self._dollar() or tables.by_code["USD"]
        else:
            owners = tables.shared[shared]
            first = tables.by_code[default] if default else owners[0]
            best = max(owners, key=lambda c: (self.evidence(c), c is first))
            currency = best if self.evidence(best) else first
        return Measure(currency.code, currency.name, "money", "money")

    def evidence(self, currency: Currency) -> int:
        """How often the document names places of a currency, or the currency itself."""
        count = self._evidence.get(currency.code)
        if count is None:
            names = [name for name in currency.names if len(name) > 3]
            count = self._evidence[currency.code] = sum(map(self.text.count, (*currency.places, *names)))
        return count

    @property
    def sterling(self) -> bool:
        """Whether the document writes of pounds sterling, so that `p` is pence and `pounds` are money."""
        if self._sterling is None:
            self._sterling = any(word in self.text for word in ("£", "sterling", "pence", "FTSE"))
        return self._sterling

    def _dollar(self) -> Currency | None:
        """The dollar of a document that tells the US dollar apart (`US$`), else None."""
        text = self.text
        explicit = "US$" in text or "USD" in text or "US dollar" in text
        for currency in self.tables.shared["dollar"]:
            if currency.code == "USD":
                continue
            named = any(f"in {adjective} dollars" in text for adjective in currency.adjectives)
            signed = explicit and any(
                start + sign in text for sign in currency.signs if len(sign) > 1 for start in (" ", "(", "\n")
            )
            if named or signed:
                return currency
        return None
