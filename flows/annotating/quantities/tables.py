"""Look-up tables compiled from the lexicon, and the word classes that the vocabulary needs for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from flows.annotating.names.gazetteer import country_words
from flows.annotating.quantities import lexicon
from flows.annotating.quantities.lexicon import Currency, Guard, Unit
from flows.annotating.quantities.phrases import Phrases, words_of
from flows.annotating.spans import UnitKind

#: A name of a country so short may be an acronym of something else.
_SHORT = 3
#: Words that make a verb of the base form behind them.
BINDING = ("to", "will", "would", "must", "should", "shall")


@dataclass(slots=True, frozen=True)
class Measure:
    """A unit or currency as a figure carries it."""

    code: str | None
    name: str | None
    kind: UnitKind
    dimension: str
    guard: Guard | None = None
    #: The shared name or sign (`dollar`, `¥`) whose currency the document decides.
    shared: str | None = None
    #: Power of ten that is written with the unit: `MUSD`.
    power: int = 0


@dataclass(slots=True)
class Tables:
    """Everything that is looked up by word."""

    measures: Phrases[Measure] = field(default_factory=Phrases)
    #: Currency signs and words before the figure, read leftward.
    signs: Phrases[Measure] = field(default_factory=lambda: Phrases(reverse=True))
    #: Single letters and short words that are money only where the document or the figure speaks for it.
    letters: dict[str, list[Currency]] = field(default_factory=dict)
    denominators: dict[str, str] = field(default_factory=dict)
    per_numbers: dict[str, str] = field(default_factory=dict)
    shared: dict[str, list[Currency]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    by_code: dict[str, Currency] = field(default_factory=dict)
    #: Words of a document that speak for a currency, by its code: of the lexicon, and names of its countries.
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    local_dollars: tuple[str, ...] = ()
    magnitude_words: dict[str, int] = field(default_factory=dict)
    suffixes: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, int] = field(default_factory=dict)
    code_prefixes: dict[str, tuple[int, str]] = field(default_factory=dict)
    not_currencies: frozenset[str] = frozenset()
    #: Larger unit to the smaller units that may follow it, with how many make one.
    compounds: dict[str, dict[str, float]] = field(default_factory=dict)
    #: Words that are a unit alone, unless one of the words that could go on stands behind.
    sole: dict[str, tuple[Measure, frozenset[str]]] = field(default_factory=dict)
    #: Signs and codes alone (`€`, `USD`) and with the word glued to them (`US$`).
    plain_signs: dict[str, Measure] = field(default_factory=dict)
    #: Dimension of each unit code.
    dimensions: dict[str, str] = field(default_factory=dict)


def _prefixed(unit: Unit, prefixes: dict[str, lexicon.Prefix]) -> Iterator[tuple[Measure, list[str], list[str]]]:
    """The unit and its multiples, each with symbols and names."""
    yield Measure(unit.code, unit.name, unit.kind, unit.dimension, unit.guard), [*unit.symbols], _plural(unit.names)
    for name in unit.prefixes:
        prefix = prefixes[name]
        signs = (prefix.symbol, *prefix.also)
        measure = Measure(prefix.symbol + unit.code, prefix.name + unit.name, unit.kind, unit.dimension)
        symbols = [sign + symbol for sign in signs for symbol in unit.symbols]
        names = [f"{prefix.name}{gap}{n}" for gap in ("", "-", " ") for n in unit.names]
        yield measure, symbols, _plural(names)


def _plural(names: list[str] | tuple[str, ...]) -> list[str]:
    """The names with their plurals: `tonnes`, `degrees Celsius`."""
    forms = [form for name in names for form in ((name,) if name.endswith("s") else (name, name + "s"))]
    return forms + [f"{head}s {rest}" for head, _, rest in (n.partition(" ") for n in names) if rest and head.isalpha()]


def _add_units(tables: Tables) -> None:
    file = lexicon.units()
    prefixes = {prefix.name: prefix for prefix in file.prefixes}
    entries = [entry for unit in file.units for entry in _prefixed(unit, prefixes)]
    for measure, symbols, names in entries:
        tables.measures.add(symbols, measure, exact=True)
        tables.measures.add(names, measure)
        tables.dimensions.setdefault(measure.code or "", measure.dimension)
    for denominator in file.denominators:
        for name in denominator.names:
            tables.denominators[name] = tables.denominators[name + "s"] = denominator.code
    tables.per_numbers.update(file.per_numbers)
    for compound in file.compounds:
        for major in compound.majors:
            tables.compounds.setdefault(major, {})[compound.minor] = compound.parts


def _add_currency(
    tables: Tables, currency: Currency, word_codes: frozenset[str], spellings: dict[str, tuple[str, ...]]
) -> None:
    money = Measure(currency.code, currency.name, "money", "money")
    guarded = Measure(currency.code, currency.name, "money", "money", "large")
    tables.by_code[currency.code] = currency
    told = country_words()
    own = {currency.code[:2], *currency.countries}
    tables.places[currency.code] = tuple(
        dict.fromkeys((*currency.places, *(word for word, code in told.items() if code in own and len(word) > _SHORT)))
    )
    small = [sign.lower() for sign in currency.signs if len(sign) > 2 and sign.endswith("$")]
    for prefix in (currency.code, *currency.prefixes, *currency.signs, *small):
        measure = guarded if prefix in word_codes else money
        tables.signs.add([prefix], measure, exact=True)
        tables.measures.add([prefix], measure, exact=True)
    if currency.code not in word_codes:
        tables.measures.add([currency.code.lower()], money, exact=True)
        tables.signs.add([currency.code.lower()], money, exact=True)
    for letters in currency.letters:
        tables.letters.setdefault(letters, []).append(currency)
    spelled = [s for name in currency.names for s in (name, *spellings.get(name, ()))]
    names = _plural([n for name in spelled for n in (name, *(f"{a} {name}" for a in currency.adjectives))])
    for name in names:
        owners = tables.shared.setdefault(name, [])
        if currency not in owners:
            owners.append(currency)


def _add_shared(tables: Tables) -> None:
    file = lexicon.currencies()
    names = {name: owners for name, owners in tables.shared.items() if owners}
    for name, owners in names.items():
        only = owners[0]
        shared = None if len(owners) == 1 and name != "dollars" else name
        tables.measures.add([name], Measure(only.code, only.name, "money", "money", None, shared))
    for name, code in file.shared_names.items():
        for form in (name, name + "s"):
            tables.defaults[form] = code
    for sign, codes in file.shared_signs.items():
        tables.shared[sign] = [tables.by_code[code] for code in codes]
        tables.defaults[sign] = codes[0]
        money = Measure(codes[0], tables.by_code[codes[0]].name, "money", "money", None, sign)
        tables.signs.add([sign], money, exact=True)
        tables.measures.add([sign], money, exact=True)


def is_plain(measure: Measure) -> bool:
    """Whether a unit needs no look at the figure before it."""
    return measure.guard is None and not measure.power and measure.shared not in ("pound", "pounds")


def _add_sole(tables: Tables) -> None:
    """Units of one word, and signs of one or two tokens, that need no grammar."""
    for word in tables.measures.first_words():
        found = tables.measures.match([word], 0)
        if found is not None and is_plain(found[1]):
            tables.sole[word] = found[1], frozenset(tables.measures.followers(word))
    for currency in tables.by_code.values():
        for sign in (currency.code, *currency.prefixes, *currency.signs):
            words = words_of(sign)
            found = tables.signs.match(words, len(words) - 1)
            if len(words) <= 2 and found is not None and found[0] == len(words) and found[1].guard is None:
                tables.plain_signs[sign] = found[1]


@cache
def tables() -> Tables:
    """The tables of the installed lexicon. Raises LexiconError."""
    result = Tables()
    _add_units(result)
    file = lexicon.currencies()
    for currency in file.currencies:
        _add_currency(result, currency, file.word_codes, file.spellings)
    _add_shared(result)
    numbers = lexicon.magnitudes()
    for magnitude in numbers.magnitudes:
        result.magnitude_words.update(dict.fromkeys(magnitude.words, magnitude.power))
        result.suffixes.update(dict.fromkeys(magnitude.suffixes, magnitude.power))
    result.doubtful.update(numbers.doubtful)
    result.not_currencies = frozenset(lexicon.context().not_currencies)
    prefixes, codes = numbers.code_prefixes.items(), result.by_code
    known = {prefix + code: (power, code) for prefix, power in prefixes for code in codes}
    result.code_prefixes.update((word, unit) for word, unit in known.items() if word not in result.not_currencies)
    _add_sole(result)
    result.local_dollars = file.local_dollars
    return result


def _number_classes() -> dict[str, list[str]]:
    numerals = lexicon.numerals()
    found = tables()
    return {
        "qty_numeral": [*numerals.units, *numerals.tens],
        "qty_part": [*numerals.fractions],
        "qty_dozen": [*numerals.dozens],
        "qty_magnitude": [*found.magnitude_words],
        "qty_suffix": [*found.suffixes, *found.doubtful],
        "qty_fraction_sign": [*numerals.signs],
        "qty_factor": [*numerals.factors.always],
        "qty_binding": [*BINDING],
        "qty_before_level": [*numerals.factors.before_level],
        "qty_article": [*numerals.articles],
        "qty_joiner": [*numerals.joiners],
        "qty_times": [*numerals.times, *numerals.fold],
        "qty_level": [*numerals.levels],
        "qty_sign": ["-", "–", "−", "+", "±", *numerals.minus_words, *numerals.plus_words],
        "qty_unit_adjective": [*lexicon.units().unit_adjectives],
    }


def _modifier_classes() -> dict[str, list[str]]:
    file = lexicon.modifiers()
    sides = list(file.comparators.values())
    return {
        "qty_before": sorted({words_of(p)[-1] for side in sides for p in side.before}),
        "qty_after": sorted({words_of(p)[0] for side in sides for p in side.after}),
        "qty_plain": [*file.plain],
        "qty_not_before_time": [*file.not_before_time],
        "qty_change": sorted({words_of(w)[0] for c in file.changes.values() for w in c.leading}),
        "qty_change_after": sorted({w for c in file.changes.values() for w in (*c.after, *c.compared)}),
        "qty_range_cue": [*file.range_cues],
        "qty_comparison": [*file.comparisons, *file.comparison_starts],
        "qty_motion": [*file.motion],
        "qty_level_modifier": [*file.level_modifiers],
        "qty_phrasal": [*file.phrasal],
        "qty_phrasal_count": [*file.phrasal_counts],
        "qty_market_verb": [*file.market_verbs],
    }


def _context_classes() -> dict[str, list[str]]:
    file = lexicon.context()
    fields = (
        "designators", "clock", "ordinal_endings", "counters", "score_words", "ages_before", "age_groups", "age_bounds",
        "months", "year_cues", "glued_words", "noun_stops", "plural_nouns", "dimension_words", "one_counted", "ballot",
        "place_prepositions",
    )  # fmt: skip
    return {f"qty_{name}": list(getattr(file, name)) for name in fields}


def one_followers() -> set[str]:
    """Words behind `one` that let it be a number and no pronoun."""
    numerals, file = lexicon.numerals(), lexicon.context()
    words = {*file.one_counted, *tables().magnitude_words, *numerals.fractions, *numerals.units, *numerals.dozens}
    words |= {*numerals.tens}
    return (
        words
        | {"-", "in", "out", "of", "and", "or", "to", *numerals.points}
        | tables().measures.first_words()
        | {*lexicon.units().unit_adjectives}
    )


@cache
def word_classes() -> dict[str, list[str]]:
    """Classes that the quantity annotator wants in the vocabulary: class name to its words."""
    found = tables()
    money = {*found.letters, *found.code_prefixes}
    signs = {word for word in found.signs.first_words() if word}
    return {
        **_number_classes(),
        **_modifier_classes(),
        **_context_classes(),
        "qty_money": sorted(signs | money),
        "qty_currency_sign": sorted(
            sign for sign in signs if len(sign) == 1 and not sign.isalnum() and sign not in "./"
        ),
        "qty_unit": sorted(found.measures.first_words() | set(found.code_prefixes)),
        "qty_per": ["per", "/", "a", "an", "each", "every"],
        "qty_range": ["-", "–", "—", "~", "to", "and", "or", "through", "‑", "−"],
        "qty_dash": ["-", "–", "—", "‑", "−", "~"],
        "qty_tail": [":", "."],
        "qty_p": ["p"],
        "qty_old": [*lexicon.context().ages_after],
        "qty_apposed": ["or", "(", "is", "and", ","],
        "qty_span_cue": ["between", "from", "per"],
        "qty_by": ["by", "to"],
        "qty_one": ["one"],
        "qty_one_follower": sorted(one_followers()),
        "qty_determiner": ["a", "an", "the", "its", "their", "this"],
        "qty_open": ["("],
        "qty_close": [")"],
        "qty_of": ["of", "out"],
        "qty_slash": ["/"],
        "qty_comma": [","],
        "qty_stop": [".", "\n", ";", ":", "!", "?"],
        "qty_idiom_next": sorted({words_of(idiom)[1] for idiom in lexicon.context().idioms} | {"-"}),
        "qty_idiom": sorted({words_of(idiom)[0] for idiom in lexicon.context().idioms} | {"one", "two", "three"}),
    }
