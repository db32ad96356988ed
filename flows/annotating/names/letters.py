"""Word classes of names, and sets of their letters that the grammars of names use."""

from __future__ import annotations

from collections.abc import Iterable

from flows.annotating.classes import Words
from flows.annotating.names.lexicon import name_lexicon, plural, with_folded
from flows.annotating.vocabulary import Vocabulary
from flows.lexicon.loading import load

#: Marks of found spans in a working copy of the letters: the first token of a span, and its others.
PERSON, ORGANISATION, PLACE, NATION = "Nn", "Oo", "Pp", "Dd"
#: Takes the place of a sentence's last mark, so that no pattern reaches over it.
BOUNDARY = "|"
_FUNCTION = ("det", "prep", "pron", "aux", "sub", "rel", "conj", "neg", "demonstrative")


def word_classes() -> dict[str, list[str]]:
    """Classes of the name lexicon, all with the prefix `name_`."""
    lexicon = name_lexicon()
    titles, honorifics, bodies, names = lexicon.titles, lexicon.honorifics, lexicon.bodies, lexicon.names
    heads = sorted({h for group in titles.heads.values() for h in with_folded(group) if h.isalpha()})
    closed = load("words.yml", Words).classes
    body_heads = [h for h in bodies.heads if h.isalpha()]
    return {
        "name_head": [*heads, *titles.abbreviated],
        "name_heads": [plural(h, titles.plurals) for h in heads],
        "name_abbreviated": list(titles.abbreviated),
        "name_ordinal": ["th", "st", "nd", "rd"],
        "name_compass": bodies.compass,
        "name_strong_rank": ["chief", "executive", "deputy", "vice", "managing", "general", "prime"],
        "name_role": ["as", "to"],
        "name_as": ["as"],
        "name_portfolio": single(titles.portfolio),
        "name_staff": titles.staff,
        "name_newly": ["newly", "recently", "freshly"],
        "name_weak": [*titles.weak, *(plural(h, titles.plurals) for h in titles.weak)],
        "name_before": single(titles.before),
        "name_hyphenated": titles.hyphenated,
        "name_regional": titles.regional,
        "name_business": titles.business,
        "name_after": single(titles.after),
        "name_status": single(lexicon.status),
        "name_honorific": with_folded(
            [*honorifics.address, *honorifics.learned, *honorifics.respect, *honorifics.military, *honorifics.grade]
        ),
        "name_grade": [
            w for w in honorifics.grade if w not in {*honorifics.address, *honorifics.learned, *honorifics.military}
        ],
        "name_behind": honorifics.behind,
        "name_rank": honorifics.military,
        "name_postnominal": honorifics.after,
        "name_body": [*body_heads, *(plural(h, {}) for h in body_heads)],
        "name_suffix": bodies.suffixes,
        "name_modifier": single(bodies.modifiers),
        "name_topic": bodies.topics.split(),
        "name_place_head": single(bodies.place_heads),
        "name_region": bodies.regions,
        "name_thing_head": bodies.thing_heads,
        "name_surname": with_folded(names.vietnamese.surnames),
        "name_weak_surname": with_folded(names.vietnamese.weak),
        "name_syllable": [*names.vietnamese.syllables.split(), "Thị", "Văn"],
        "name_middle": ["Thi", "Thị", "Van", "Văn"],
        "name_east_asian": names.east_asian.surnames,
        "name_weak_east_asian": names.east_asian.weak,
        "name_particle": [p for p in names.particles if p.isalpha()],
        "name_given": names.ambiguous,
        "name_titled": names.titled,
        "name_sort": single(bodies.sorts),
        "name_part": bodies.parts,
        "name_joined": bodies.joined,
        "name_party": bodies.parties,
        "name_kin": ["predecessor", "successor"],
        "name_succeed": titles.succeeds,
        "name_stead": ["place", "stead"],
        "name_office": bodies.offices,
        "name_attach": titles.attach,
        "name_lead": titles.lead,
        "name_dealing": single(titles.dealing),
        "name_appointed": single(titles.appointed),
        "name_appoints": single(titles.appoints),
        "name_of_body": ["of", "for", "on", "against", "into"],
        "name_of": ["of"],
        "name_for": ["for", "representing"],
        "name_near": ["at", "with", "from"],
        "name_on": ["on"],
        "name_shortened": names.shortened,
        "name_retired": ["Rtd", "rtd", "Retd", "retd", "Ret", "ret", "Retired", "retired"],
        "name_from": ["from"],
        "name_to": ["to"],
        "name_in": ["in"],
        "name_with": ["in", "with"],
        "name_without": ["without"],
        "name_chief": ["chief"],
        "name_article": ["the"],
        "name_and": ["and", "&"],
        "name_comma": [","],
        "name_quote": ['"', "“", "”"],
        "name_dash": ["-", "–", "—"],
        "name_possessive": ["'s", "’s", "'S", "’S"],
        "name_apostrophe": ["'", "’"],
        "name_open": ["("],
        "name_close": [")"],
        "name_stop": ["."],
        "name_assisting": ["assisting"],
        "name_charge": ["charge", "responsibility"],
        "name_prefixed": bodies.prefixed,
        "name_profession": [*titles.professions, *(plural(h, titles.plurals) for h in titles.professions)],
        "name_suffixed": honorifics.suffixes,
        "name_becoming": titles.becoming,
        "name_seat": [*titles.seats, *titles.once],
        "name_appointment": titles.appointment,
        "name_tail_low": titles.tails,
        "name_tail": titles.tails_cap,
        "name_tail_the": titles.tails_the,
        "name_short_rank": list(titles.short_ranks),
        "name_function": sorted({w for c in _FUNCTION for w in closed[c]}),
    }


def single(words: Iterable[str]) -> list[str]:
    """Those entries that are one token."""
    return [w for w in words if w.isalpha()]


class Sets:
    """Letters of the classes of names, as strings to test membership in or to build patterns from."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        letters = vocabulary.letters
        self.charset = vocabulary.charset
        self.cap = frozenset(letters("cap"))
        self.name = frozenset(letters(NAME_WORD))
        self.surname = frozenset(letters("cap&name_surname"))
        self.weak_surname = frozenset(letters("cap&name_weak_surname"))
        self.east_asian = frozenset(letters("cap&name_east_asian"))
        self.weak_east_asian = frozenset(letters("cap&name_weak_east_asian"))
        self.middle = frozenset(letters("cap&name_middle"))
        self.syllable = frozenset(letters("cap&name_syllable"))
        self.unknown = frozenset(letters("cap&unknown|cap&unknown_ing|cap&unknown_ed|cap&unknown_ly"))
        self.given = frozenset(letters("cap&name_given"))
        self.initial = frozenset(letters("initial"))
        self.titled = frozenset(letters("cap&name_titled&!upper"))
        self.honorific = frozenset(letters("cap&name_honorific"))
        self.grade = frozenset(letters("cap&name_grade"))
        self.behind = frozenset(letters("cap&name_behind"))
        self.rank = frozenset(letters("cap&name_rank"))
        self.postnominal = frozenset(letters("upper&name_postnominal|cap&name_postnominal"))
        self.succeed = frozenset(letters("name_succeed"))
        self.titular = frozenset(letters("cap&name_honorific&name_syllable")) - self.surname - self.east_asian
        self.nominal = frozenset(
            letters("cap&!upper&!initial&!name_head&!name_heads&!name_function&!name_body&!name_honorific&!name_status"
                    "&!name_topic&!name_modifier&!name_before&!aux&!adv&!name_behind&!name_place_head&!name_suffix"
                    "&!name_appointed&!name_appoints")
        )  # fmt: skip
        self.retired = frozenset(letters("name_retired"))
        self.suffix = frozenset(letters("cap&name_suffixed"))
        self.becoming = frozenset(letters("low&name_becoming"))
        self.seat = frozenset(letters("low&name_seat|low&unknown_ly"))
        self.appointment = frozenset(letters("name_appointment"))
        self.profession = frozenset(letters("name_profession"))
        self.adverb = frozenset(letters("adv"))
        self.newline = frozenset(letters("newline"))
        self.relative = frozenset(letters("low&rel"))
        self.quote = frozenset(letters("name_quote"))
        self.number = frozenset(letters("num"))
        self.of = frozenset(letters("name_of"))
        self.plain = frozenset(letters("cap&unknown&!upper"))
        self.place_head = frozenset(letters("name_place_head"))
        self.compass = frozenset(letters("cap&name_compass"))
        self.verbal = frozenset(letters("aux|say"))
        self.place_noun = frozenset(letters("cap&name_region"))
        self.thing = frozenset(letters("cap&name_place_head|cap&name_thing_head|cap&name_body|cap&name_suffix"))
        self.body = frozenset(letters("name_body"))
        self.modifier = frozenset(letters("cap&name_modifier|cap&name_topic"))
        self.topic = frozenset(letters("name_topic|name_modifier"))
        self.before = frozenset(letters("name_before"))
        self.status = frozenset(letters("name_status"))
        self.head = frozenset(letters("name_head|name_heads"))
        self.heads = frozenset(letters("name_heads"))
        self.article = frozenset(letters("name_article"))
        self.conjunction = frozenset(letters("name_and"))
        self.comma = frozenset(letters("name_comma"))
        self.dash = frozenset(letters("name_dash"))
        self.possessive = frozenset(letters("name_possessive"))
        self.opening = frozenset(letters("name_open"))
        self.closing = frozenset(letters("name_close"))
        self.abbreviated = frozenset(letters("name_abbreviated"))
        self.determiner = frozenset(letters("det"))
        self.preposition = frozenset(letters("prep"))
        self.attach = frozenset(letters("name_attach"))
        self.apostrophe = frozenset(letters("name_apostrophe"))
        self.as_word = frozenset(letters("name_as"))
        self.role = frozenset(letters("name_role"))
        self.mark = frozenset(letters("mark"))
        self.stop = frozenset(letters("name_stop"))
        self.acronym = frozenset(letters(ACRONYM))
        self.hyphenated = frozenset(letters("name_hyphenated"))
        self.business = frozenset(letters("name_business"))
        self.regional = frozenset(letters("cap&name_regional"))
        self.surname_like = self.cap - frozenset(
            letters("name_function|name_head|name_heads|name_body|name_honorific|upper|initial|name_before|name_suffix")
        )
        self.datelike = frozenset(letters("date_weekday|date_month"))
        self.common_surname = frozenset(
            letters("cap&name_body&!upper|cap&name_place_head&!upper|cap&name_topic&!upper")
        )
        self.vietnamese = self.syllable | self.surname | self.unknown | self.initial
        self.upper = frozenset(letters("upper"))
        self.low = frozenset(letters("low"))
        self.kin = frozenset(letters("name_kin"))
        self.colon = frozenset(letters("colon"))
        self.semicolon = frozenset(letters("semicolon"))
        self.appointed = frozenset(letters("name_appointed"))
        self.appoints = frozenset(letters("name_appointed|name_appoints"))
        self.auxiliary = frozenset(letters("aux"))
        self.low_body = frozenset(letters("low&name_body"))
        self.strong_rank = frozenset(letters("name_strong_rank"))
        self.short_rank = frozenset(letters("cap&name_short_rank"))
        self.portfolio = frozenset(letters("name_portfolio"))
        self.staff = frozenset(letters("name_staff"))
        self.newly = frozenset(letters("name_newly"))
        self.weak = frozenset(letters("name_weak"))
        self.pronoun = frozenset(letters("pron|rel"))
        self.function = frozenset(letters("name_function"))


#: Capitals that abbreviate a body.
ACRONYM = (
    "upper&!name_head&!name_before&!name_topic&!name_modifier&!name_status&!name_function&!name_body&!name_honorific"
    "&!name_suffix&!name_after&!name_place_head"
)
#: A token that can be part of a person's name.
NAME_WORD = (
    "cap&unknown&!upper&!initial|cap&name_surname&!upper|cap&name_syllable&!upper&!initial"
    "|cap&name_east_asian&!upper|cap&name_given&!upper|cap&name_behind&!upper"
)
#: A capitalised noun that is neither name nor office nor part of a date: it may stand in a body's name.
PLAIN_WORD = (
    "cap&!verb&!aux&!adv&!initial&!upper&!unknown&!name_function&!name_head&!name_heads&!name_honorific&!name_status"
    "&!name_given&!date_weekday&!date_month&!date_weekday_sure&!name_before"
)
