"""Words of the room that are no patterns: what a happening's name is made of, and what makes it none."""

from __future__ import annotations

from functools import cache

from flows.annotating.patterns import literal_words
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.kinds import load_fragments
from flows.lexicon.event_kinds import event_kinds
from flows.lexicon.loading import LexiconModel, load_file, room_file


class Words(LexiconModel):
    """`lexicon.yml`: see there what each list means."""

    about: frozenset[str]
    where: frozenset[str]
    titled: frozenset[str]
    generic_determiners: frozenset[str]
    generic_words: frozenset[str]
    generic_places: frozenset[str]
    ordinals: frozenset[str]
    parliaments: frozenset[str]
    congress_strangers: frozenset[str]
    chambers: frozenset[str]
    anaphors: dict[str, frozenset[str]]
    heads_alike: list[list[str]]
    prospective: frozenset[str]
    span_nouns: frozenset[str]
    planning: frozenset[str]
    before_plans: frozenset[str]
    duties: frozenset[str]
    plain: frozenset[str]
    holders: frozenset[str]
    margins: frozenset[str]
    occasions: list[str]
    partnering: frozenset[str]
    company: frozenset[str]
    relations: frozenset[str]
    rulers: frozenset[str]
    statutes: frozenset[str]
    crowds: frozenset[str]
    areas: frozenset[str]
    toured: frozenset[str]
    leading: frozenset[str]
    authorities: frozenset[str]
    collectives: frozenset[str]
    resolving: frozenset[str]
    yearly: frozenset[str]
    before_office: frozenset[str]
    venues: frozenset[str]
    stop: frozenset[str]
    sides: frozenset[str]
    grave: frozenset[str]
    denials: frozenset[str]
    habitual: frozenset[str]
    unready: frozenset[str]
    unspecific: frozenset[str]
    trailing: frozenset[str]
    lengths: frozenset[str]
    assembling: frozenset[str]
    indistinct: frozenset[str]
    press: frozenset[str]
    deciding: frozenset[str]
    no_objects: dict[str, frozenset[str]]
    phrasal: dict[str, str]
    coming: frozenset[str]
    marking: frozenset[str]
    openings: frozenset[str]
    sitting_bodies: frozenset[str]
    officers: frozenset[str]
    spoken: frozenset[str]
    speeches: frozenset[str]
    by_video: frozenset[str]
    made_by: frozenset[str]
    only_bodies: frozenset[str]
    took_part: frozenset[str]
    into_office: frozenset[str]
    launches: frozenset[str]
    plain_rites: frozenset[str]
    uncounted: frozenset[str]
    reached: frozenset[str]
    joint_papers: frozenset[str]


@cache
def words() -> Words:
    """The lexicon of the room, loaded once."""
    return load_file(room_file("flows.extracting.events", "lexicon.yml"), Words)


@cache
def objects() -> dict[str, frozenset[str]]:
    """Nouns that an act may need as its object, by class: the shared fragments `event_…`."""
    prefix = "event_"
    return {
        name.removeprefix(prefix): frozenset(literal_words(fragment.pattern))
        for name, fragment in load_fragments().items()
        if name.startswith(prefix)
    }


@cache
def heads_alike() -> dict[str, str]:
    """Head nouns that stand for one another, each with the first of its group."""
    return {word: group[0] for group in [*event_kinds().hazards, *words().heads_alike] for word in group}


#: Relations in which a verb stands to a happening, each a class of `verbs.yml`; the first that holds a verb decides.
RELATIONS = (
    "chair",
    "hold",
    "attend",
    "address",
    "begin",
    "end",
    "visit",
    "postpone",
    "cancel",
    "happen",
    "launch",
    "plan",
)


class Letters:
    """Letters of the classes that code asks for, as sets."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def of(expression: str) -> frozenset[str]:
            return frozenset(vocabulary.letters(expression))

        self.be = of("be")
        self.have = of("have")
        self.will = of("will")
        self.modal = of("modal")
        self.neg = of("neg")
        self.past = of("vbd|unknown_ed")
        self.participle = of("vbn|unknown_ed")
        self.gerund = of("vbg")
        self.third = of("vbz")
        self.base = of("vb")
        self.say = of("say")
        self.ask = of("ask")
        self.tell = of("say|ask|aim|event_address")
        self.capital = of("cap")
        self.unknown_name = of("cap&unknown")
        self.person = of("person")
        self.place = of("place")
        self.organisation = of("organisation")
        self.post = of("post")
        self.relation = {name: of(f"event_{name}") for name in RELATIONS}
        self.any_relation = frozenset().union(*self.relation.values())
        self.name_or_relation = self.capital | self.any_relation
        self.travel = of("event_travel")
        self.decide = of("event_approve|event_reject")
        self.strike = of("event_strike")
        anybody = of("person|post|pron_person|cap&unknown")
        self.objects = {name: of("|".join(f"={noun}" for noun in nouns)) for name, nouns in objects().items()}
        #: Letters of which a sentence must hold one for an object of a class to stand in it.
        self.needs = {**self.objects, "person": anybody, "named": anybody, "place": self.place | self.unknown_name}
        joint = of("|".join(f"={noun}" for noun in words().joint_papers))
        self.needs["document"] |= self.objects["number"] | joint


class _Lower(dict[str, str]):
    """Tokens in lower case without the space behind: they come back so often that a look-up pays."""

    def __missing__(self, token: str) -> str:
        lower = token.rstrip().lower()
        if len(self) < _CACHE_LIMIT:
            self[token] = lower
        return lower


_JOINING = frozenset(("of", "on", "for"))
_CACHE_LIMIT = 50_000
_lower = _Lower()


def word(view: View, at: int) -> str:
    """The word at a position, in lower case; empty outside of the view."""
    if 0 <= at < len(view.letters):
        return _lower[view.tokens.words[view.first[at]]]
    return ""


def last_word(view: View, at: int) -> str:
    """The last word of what stands at a position, in lower case."""
    return _lower[view.tokens.words[view.first[at + 1] - 1]]


def head_token(view: View, at: int) -> int:
    """Token of the head noun of the name at a position: the last, or that before `of`, `on` or `for`."""
    first, last = view.first[at], view.first[at + 1] - 1
    for token in range(first + 1, last):
        if _lower[view.tokens.words[token]] in _JOINING:
            return token - 1
    return last


def relation(view: View, letters: Letters, at: int) -> str:
    """The first relation whose verbs hold the word at a position, `` for none."""
    letter = view.letters[at]
    return next((name for name, members in letters.relation.items() if letter in members), "")
