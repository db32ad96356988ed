"""Measures of figures behind a preposition that binds them to nothing before: `…, with 8,253 hectares under water`."""

from __future__ import annotations

from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.predicates import predicate_at
from flows.extracting.figures.shares import share_of
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def in_kind(spot: Spot, preposition: int) -> Told | None:
    """`asked the state for $5 billion in aid`: what the money comes as."""
    at = spot.at + 1
    if not spot.is_money or spot.word(preposition) != "for" or spot.word(at) != "in":
        return None
    phrase = spot.syntax.after(at + 1)
    return spot.told(phrase) if phrase is not None and spot.coarse[phrase[1] - 1] in "Nx" else None


def absolute(spot: Spot, preposition: int) -> Told | None:
    """`…, with 8,253 hectares of cropland under water`, `…, with 59 percent of shoppers keen`: told by itself."""
    coarse, at = spot.coarse, spot.at + 1
    if spot.word(preposition) != "with" or coarse[preposition - 1 : preposition] != "," or coarse[at : at + 1] != "O":
        return None
    phrase = spot.syntax.after(at + 1)
    if phrase is None or coarse[phrase[1] : phrase[1] + 1] in ("M", ""):
        return None
    if spot.is_percent:
        return share_of(spot, spot.words(phrase))
    return spot.told(phrase)


def added(spot: Spot, preposition: int) -> Told | None:
    """`$5 billion in aid, on top of the $4 billion in May`: what the figure before it measures."""
    noun = preposition - 1
    named = spot.coarse[spot.at + 1 : spot.at + 2] == "O"  # `on top of 300 tonnes of seed`
    if spot.coarse[preposition] != "p" or spot.word(noun) not in measure_words().adding or named:
        return None
    topic, start = spot.topic, noun
    while start > 0 and spot.coarse[start - 1] == "A":
        start -= 1
    known = topic.by_kind.get(spot.kind) if "Q" in spot.coarse[:start] else None
    return known or spot.told(spot.syntax.before(start))


def included(spot: Spot, preposition: int) -> Told | None:
    """`spent $2 billion on roads, including $3 million for each town`: what it is for, else a part of the former."""
    if spot.word(preposition) not in _INCLUDING or not spot.is_money or "Q" not in spot.coarse[:preposition]:
        return None
    behind = spot.at + 1
    phrase = spot.syntax.after(behind + 1) if spot.word(behind) == "for" else None
    if phrase is not None and phrase[0] == behind + 1:
        text = f"money for {spot.words(phrase)}"
        return Told(text, text, "money")
    if spot.coarse[behind : behind + 1] in ("P", "O", "t"):
        return None
    clause = predicate_at(spot.view, behind) if spot.coarse[behind : behind + 1] in ("h", "R") else None
    if clause is not None:  # `that the state put into dykes`
        text = f"money {spot.view.surface(clause[0], clause[1])}"
        return Told(text, text, "money")
    return spot.topic.by_kind.get(spot.kind)


_INCLUDING = ("including", "excluding", "counting")


def superlative(spot: Spot, preposition: int) -> Told | None:
    """`the jobless rate was the lowest in the bloc at 3.1 percent`: what is said of the subject is not measured."""
    aside = spot.coarse[preposition - 1 : preposition] == ","
    phrase = spot.syntax.before(preposition - aside)
    if spot.word(preposition) != "at" or phrase is None or spot.coarse[phrase[0] - 1 : phrase[0]] != "M":
        return None
    return spot.told(spot.syntax.subject(phrase[0] - 1))


def arrived(spot: Spot, preposition: int) -> Told | None:
    """`sales swung up to $5 billion`: whatever the verb, what goes to a level is its subject, where that is no body."""
    coarse, verb = spot.coarse, preposition - 1
    while verb > 0 and (coarse[verb] in "AJ" or spot.word(verb) in _WAYS):
        verb -= 1
    if spot.word(preposition) != "to" or coarse[verb] != "V" or coarse[spot.at + 1 : spot.at + 2] == "O":
        return None
    subject = spot.syntax.subject(verb)
    return spot.told(subject) if subject is not None and not spot.lexis.is_agent(spot.view, *subject) else None


_WAYS = frozenset(("up", "down", "back", "off", "out"))


def priced(spot: Spot, preposition: int) -> Told | None:
    """`sold 12 jets for $480 million`, `bought a stake in the mill for $9 million`: their price."""
    coarse, verb = spot.coarse, preposition - 1
    if spot.word(preposition) != "for" or not spot.is_money:
        return None
    while verb >= 0 and coarse[verb] in _OF_THING:
        verb -= 1
    done = participle_of(spot.word(verb)) if verb >= 0 and coarse[verb] in "VvG" else None
    thing = spot.words((verb + 1, preposition)) if preposition > verb + 1 else ""
    if done not in measure_words().selling | measure_words().buying or not thing:
        return None
    return Told(f"price of {thing} {done}", f"price of {thing}", thing)


_OF_THING = frozenset("DJNxLZHOPt'QA")
