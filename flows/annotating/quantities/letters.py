"""The letters of each word class that the quantity grammar asks for."""

from __future__ import annotations

import re

from flows.annotating.quantities.tables import word_classes
from flows.annotating.vocabulary import Vocabulary


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
        self.leftish = self.before | self.leads
        self.rightish = self.after | self.follows | self.open
        self.clock_start = self.clock | self.article | frozenset(vocabulary.letters("qty_p"))
        self.grammar_left = (
            self.sign | self.slash | self.number | self.span_cue | self.ages_before | self.ordinal_endings
            | (self.money - self.upper - self.currency_sign - self.open) | self.fraction_sign | self.magnitude
        )  # fmt: skip
        self.grammar_right = (
            self.suffix | self.dash | self.num | self.fraction_sign | self.slash | self.dozen | self.times
            | self.unit_adjective
        ) - (self.unit - self.suffix)  # fmt: skip
        self.aged = self.old | self.of | self.dash
        self.ages_left = self.before | self.of
        self.quiet_left = self.low - self.designators - self.ages_before - self.months - self.span_cue
        self.plain_noun = (
            self.low - self.noun_stops - self.unit - self.months - self.clock_start - self.ordinal_endings - self.times
            - self.score_words - self.change_after - self.after - self.joiner - self.magnitude - self.numeral
            - self.part - self.old
        )  # fmt: skip
        self.joined_left = self.comma | self.joiner
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
    level_modifier: frozenset[str]
    phrasal: frozenset[str]
    phrasal_count: frozenset[str]
    market_verb: frozenset[str]
    designators: frozenset[str]
    clock: frozenset[str]
    ordinal_endings: frozenset[str]
    counters: frozenset[str]
    score_words: frozenset[str]
    ages_before: frozenset[str]
    age_groups: frozenset[str]
    age_bounds: frozenset[str]
    months: frozenset[str]
    year_cues: frozenset[str]
    glued_words: frozenset[str]
    noun_stops: frozenset[str]
    plural_nouns: frozenset[str]
    dimension_words: frozenset[str]
    one_counted: frozenset[str]
    place_prepositions: frozenset[str]
    ballot: frozenset[str]
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
