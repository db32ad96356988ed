"""Counts told of what was counted before: `912 of them`, `28 near-poor ones`, `23 others`."""

from __future__ import annotations

import re

from flows.extracting.figures.governed import governing_verb
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.shares import plain, share_of
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def is_pronoun(spot: Spot, at: int) -> bool:
    """Whether `of` is followed by a pronoun: `of them`, `of which`, `of these,`."""
    coarse = spot.coarse
    mark = coarse[at : at + 1]
    if mark in ("I", "R", "h"):
        return True
    if mark == "D" and spot.word(at + 1) in measure_words().sums and coarse[at + 2 : at + 3] not in ("N", "x"):
        return True
    return mark == "D" and coarse[at + 1 : at + 2] not in tuple('NxJZLEHBQVTWUA"')


def of_pronoun(spot: Spot, at: int) -> Told | None:
    """`3.2 million of them foreigners`, `six of them are poor`, `$9 billion of it`."""
    coarse, topic = spot.coarse, spot.topic.told
    known = (_share(spot, at) if spot.is_percent else None) or _apposed(spot)
    if known is not None:
        return known
    told_of = spot.syntax.after(at + 1)
    if told_of is not None and coarse[at + 1] not in "V" and spot.word(at + 1) not in measure_words().sums:
        name = spot.words(told_of)
        base = topic.base if topic else ""
        if coarse[told_of[0]] in "NxJ" and not predicate(spot.view, told_of[1]):
            return Told(f"{name} among {base}" if base else name, name, name)
    if topic is None:
        return None
    by = governing_verb(spot)
    if by is not None and spot.view.letters[by] in spot.lexis.share_verb:
        part = spot.words(spot.syntax.subject(by))
        return Told(f"{topic.noun} for {part}", topic.base, topic.noun) if part else topic
    verb = spot.at - 1
    if verb >= 0 and coarse[verb] in "VG":  # `factories took $9 billion of it`
        doer = spot.syntax.before(verb) if coarse[verb] == "G" else spot.syntax.subject(verb)
        done, subject = participle_of(spot.word(verb)), spot.words(doer)
        drawn = _drawn(spot, done, subject)
        if drawn is not None:
            return drawn
        base = topic.base or topic.text
        return Told(f"{base} {done} by {subject}" if subject and done else base, base, topic.noun)
    if coarse[at + 1 : at + 2] == "P":
        where = spot.syntax.after(at + 2)
        if where is not None:
            return Told(f"{topic.base or topic.text} {spot.word(at + 1)} {spot.words(where)}", topic.base, topic.noun)
    said = predicate(spot.view, at + 1) or _adjectives(spot, at + 1)
    return Told(f"{topic.noun} {said}".strip(), topic.base, topic.noun)


def _adjectives(spot: Spot, at: int) -> str:
    """`four of them poor or homeless`: what they are."""
    found = _ADJECTIVES.match(spot.coarse, at)
    return spot.view.surface(at, found.end()) if found is not None else ""


_ADJECTIVES = re.compile(r"A?(?:[JP]-)?J(?:[C,]C?A?(?:[JP]-)?[JxEN]){0,2}(?=[,;.])")


def _drawn(spot: Spot, done: str | None, subject: str) -> Told | None:
    """`Factories took $9 billion of it`: so much of the money told before is in them."""
    known = spot.topic.by_kind.get(spot.kind)
    if known is None or not subject or done not in measure_words().drawing or not spot.is_money:
        return None
    base = known.base or known.text
    frame = f"{plain(base)} in {{}}"
    return Told(frame.format(subject), base, base, "in", frame=frame)


def _apposed(spot: Spot) -> Told | None:
    """`Discouraged workers, 3.2 million of them, …`."""
    if spot.coarse[spot.at - 1 : spot.at] != "," or "Q" in spot.coarse[: spot.at]:
        return None
    noun = spot.words(spot.syntax.before(spot.at - 1, listed=True))
    return Told(noun, noun, noun) if noun else None


def _share(spot: Spot, at: int) -> Told | None:
    """`accounting for 62 percent of the total`, `1,150 pupils, 48 percent of whom are girls`: whose share."""
    coarse, topic = spot.coarse, spot.topic.told
    verb = governing_verb(spot)
    if verb is not None and spot.view.letters[verb] in spot.lexis.share_verb:
        part = spot.words(spot.syntax.subject(verb))
        return share_of(spot, part) if part else None
    if topic is not None and coarse[at] == "D" and spot.topic.sentence == spot.topic.number:
        return share_of(spot, topic.text)
    if topic is None or coarse[at] not in "RhI" or coarse[at + 1 : at + 2] not in ("M", "V", "v"):
        return None
    are = spot.syntax.after(at + 2) if coarse[at + 1] == "M" and coarse[at + 2 : at + 3] in tuple("NxJ") else None
    base = topic.noun.removeprefix("share of ")
    if are is not None:
        return share_of(spot, f"{spot.words(are)} among {base}")
    told = predicate(spot.view, at + 1)
    return share_of(spot, f"{base} {told}") if told else None


def of_ones(spot: Spot, start: int) -> Told | None:
    """`25 poor households and 28 near-poor ones`: the noun counted before, with an adjective of its own."""
    at = start + 2 * (spot.coarse[start : start + 2] == "P-")  # `near-poor ones`
    while at < len(spot.coarse) and spot.coarse[at] in "JAE-N":
        at += 1
    known = spot.topic.by_kind.get("count")
    if at == start or spot.word(at) != "ones" or known is None:
        return None
    noun = f"{spot.view.surface(start, at)} {(known.noun or known.base).split(' ')[-1]}"
    return Told(noun, noun, noun)


def named(spot: Spot, noun: str) -> str:
    """`23 others were missing`: others of what was counted before."""
    head, _, rest = noun.partition(" ")
    if head.lower() not in ("others", "more", "additional") or (rest and head != "others"):
        return noun
    topic = spot.topic.by_kind.get("count")
    known = topic.noun or topic.base if topic is not None else ""
    return f"{known} {rest}".strip() if known else noun
