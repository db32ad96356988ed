"""Measures of counts whose noun is left out: `14 died in Madhubani`, `Quake kills 14`, `820,000 of them are women`."""

from __future__ import annotations

import re

from flows.extracting.figures.carried import framed
from flows.extracting.figures.governed import governing_verb
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def elided_count(spot: Spot, start: int) -> Told | None:
    """The measure of a count with no noun behind it, by what was counted before; `start` is the position behind it."""
    coarse, topic = spot.coarse, spot.topic.by_kind.get("count") or spot.topic.told
    mark = coarse[start : start + 1]
    if topic is None or not mark:
        return None
    if coarse[spot.at - 1] in "NxLZHB" and mark in ".,;C":  # `Labour won 212 seats, the Nationals 88`
        phrase = spot.syntax.before_free(spot.at)
        known = framed(spot, phrase) or _elsewhere(spot, phrase)
        if known is not None:
            return known
    if mark == "P":
        phrase = spot.syntax.after(start + 1)
        if phrase is not None:
            base = topic.base or topic.text
            return Told(f"{base} {spot.word(start)} {spot.words(phrase)}", base, topic.noun)
    return _predicated(spot, start, topic)


def apposed_people(spot: Spot, start: int) -> Told | None:
    """`Delivery riders, about 200,000 people, were asked`: those whom the figure counts stand before it."""
    coarse = spot.coarse
    before = spot.left
    if (
        spot.word(start) not in measure_words().anybody
        or coarse[before : before + 1] != ","
        or coarse[start + 1 : start + 2] != ","
    ):
        return None
    phrase = spot.syntax.before(before)
    if phrase is None or coarse[phrase[1] - 1] not in "Nx" or coarse[phrase[0] - 1 : phrase[0]] in tuple("PpO"):
        return None
    return spot.told(phrase)


def _elsewhere(spot: Spot, phrase: Interval | None) -> Told | None:
    """`Ohio had 31 deaths, Maine 14`: what was counted before, at another place."""
    found = spot.told(phrase) if spot.topic.sentence == spot.topic.number else None
    return found if found is not None and phrase is not None and spot.words(phrase) != found.text else None


_AT_ANOTHER_TIME = re.compile("[C,]QP?T")


def elided_beside(spot: Spot, start: int) -> Told | None:
    """`Quake kills 14`: people, where only they can be meant; `112 flights on Monday and 96 on Tuesday`: flights."""
    again = spot.topic.by_kind.get("count") if spot.topic.sentence == spot.topic.number else None
    if again is not None and _AT_ANOTHER_TIME.match(spot.coarse, spot.at - 1):
        return again
    verb = governing_verb(spot)
    done = participle_of(spot.word(verb)) if verb is not None and verb == spot.left else None
    mark = spot.coarse[start : start + 1]
    if done not in measure_words().of_people or mark not in tuple("P.,;C"):
        return None
    where = spot.syntax.after(start + 1) if mark == "P" else None
    text = f"people {done}" + (f" {spot.word(start)} {spot.words(where)}" if where is not None else "")
    return Told(text, f"people {done}", "people")


def _predicated(spot: Spot, start: int, topic: Told) -> Told | None:
    """What is said of the count: `14 died`, `820,000 are women`; else what the verb before it did."""
    coarse, mark = spot.coarse, spot.coarse[start : start + 1]
    are = spot.syntax.after(start + 1) if mark == "M" and coarse[start + 1 : start + 2] in tuple("NxJ") else None
    if are is not None and spot.word(start) in ("are", "were"):
        name = spot.words(are)
        return Told(f"{name} among {topic.noun or topic.text}", name, name)
    told = predicate(spot.view, start)
    noun = _who(topic.noun or topic.base or topic.text, told)
    if told:
        return Told(f"{noun} {told}", noun, noun)
    verb = governing_verb(spot)
    if verb is not None and mark in ".,;CPp" and coarse[verb] in "VG" and verb == spot.left:
        done = participle_of(spot.word(verb))  # `destroyed 900 houses and damaged 20,000`
        return Told(f"{noun} {done}", noun, noun) if done and done not in measure_words().pale else None
    return None


def _who(noun: str, told: str) -> str:
    """What was counted before; people where only people can be meant: `a population of 9 million, with 68 killed`."""
    words = measure_words()
    first, _, rest = told.partition(" ")
    human = first in words.of_people or (first == "made" and rest.partition(" ")[0] in words.of_people)
    return "people" if human and words.people.isdisjoint(noun.lower().split()) else noun
