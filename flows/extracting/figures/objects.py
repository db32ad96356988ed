"""A counted noun with what governs it: `approved 3 projects`, `have 412 projects`, `aid to 15 towns`."""

from __future__ import annotations

from flows.extracting.figures.governed import shared_verb
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import LONGEST_DOER, Spot
from flows.extracting.figures.words import measure_words


def beside(spot: Spot, noun: str) -> str:
    """A counted noun that hangs on another takes it along: `aid to 15 towns` gives `towns with aid`."""
    coarse, left = spot.coarse, spot.left
    if left < 1 or coarse[left] not in "PtO" or " with " in noun:
        return noun
    link = spot.word(left)
    chunk = spot.syntax.ends.get(left)
    if chunk is None or coarse[left - 1] in "LH":
        return noun
    if link == "to" and spot.word(left - 1) == "home":  # `Home to 17 million people, the delta …`
        end = spot.syntax.after(spot.at + 1)
        if left > 1 and coarse[left - 2] == "M":
            host = spot.syntax.subject(left - 2)
            return f"{noun} in {spot.words(host)}" if host is not None else noun
        host = spot.syntax.after(end[1] + 1) if end is not None and coarse[end[1] : end[1] + 1] == "," else None
        return f"{noun} in {spot.words(host)}" if host is not None else noun
    agent = spot.lexis.is_agent(spot.view, chunk, left)
    if agent and link != "of":
        return noun
    owner = spot.words((chunk, left))
    if owner.lower() in measure_words().victims:  # `82 dead with 30 people missing`
        return noun
    if not owner or len(owner.split()) > _LONGEST_OWNER or spot.view.letters[left - 1] in spot.lexis.empty:
        return noun
    if link == "of" and not agent:
        return f"{owner} of {noun}"
    if link in ("of", "with"):
        return f"{noun} of {owner}"
    return f"{noun} with {owner}" if link in ("to", "in", "at", "across", "for") else noun


_LONGEST_OWNER = 4


def as_object(spot: Spot, verb: int | None, noun: str) -> str:
    """A counted object takes the verb that governs it: `approved 3 projects` gives `projects approved`."""
    words = measure_words()
    if verb is not None and verb == spot.left and spot.word(verb) in words.owning | words.containing:
        return _owned(spot, verb, noun)
    if verb is None:
        whole = _contained(spot)
        if whole is not None:
            return f"{noun} of {whole}"
        verb = shared_verb(spot)
        done = participle_of(spot.word(verb)) if verb is not None else None
        known = done is None or done in measure_words().pale or verb is None
        return noun if known or spot.view.letters[verb or 0] in spot.lexis.level else f"{noun} {done}"
    if spot.coarse[verb] not in "VGv" or verb != spot.left:
        return noun
    if spot.view.letters[verb] in spot.lexis.level:
        return noun
    done = participle_of(spot.word(verb))
    if done is None or done in measure_words().pale:
        return noun
    subject = spot.syntax.subject(verb)
    if subject is None or subject[1] - subject[0] > LONGEST_DOER or spot.coarse[subject[1] - 1] in "HZ":
        return f"{noun} {done}"
    return f"{noun} {done} by {spot.words(subject)}"


def _contained(spot: Spot) -> str | None:
    """`The plant consists of 10 blocks` gives the plant; None for a figure that stands behind no such verb."""
    left = spot.left
    verb = left - (left > 0 and spot.coarse[left] == "O")
    known = measure_words()
    if spot.word(verb) == "up" and spot.word(verb - 1) in known.making_up:
        return _whole_before(spot, verb - 1)
    if verb < 0 or spot.word(verb) not in (known.containing if verb == left else known.consisting):
        return None
    return _whole_before(spot, verb)


def _whole_before(spot: Spot, verb: int) -> str | None:
    subject = spot.syntax.subject(verb)
    if subject is None and spot.coarse[verb - 1 : verb] == ",":
        subject = spot.syntax.before(verb - 1)
    return spot.words(subject) if subject is not None and subject[1] - subject[0] <= LONGEST_DOER else None


def _owned(spot: Spot, verb: int, noun: str) -> str:
    """`Investors have 412 projects` gives `projects of Investors`."""
    subject = spot.syntax.subject(verb)
    if subject is None or subject[1] - subject[0] > LONGEST_DOER:
        return noun
    return f"{noun} of {spot.words(subject)}"


def without_load(spot: Spot, counted: Interval | None) -> Interval | None:
    """A counted noun without what only leads to the next figure: `10 blocks with a capacity of 3,050 MW`."""
    if counted is None:
        return None
    coarse, (start, end) = spot.coarse, counted
    inner = coarse.find("Q", start, end)
    if inner > start + 1 and coarse[inner - 1] in "OPt" and coarse[end : end + 1] not in ("R", "h"):
        return start, inner - 1
    behind = coarse[end : end + 2]
    if behind[:1] == "Q" or behind == "OQ":
        last = spot.syntax.ends.get(end, start)
        if last > start + 1 and spot.word(last - 1) in ("with", "for", "at", "by"):
            return start, last - 1
    return counted
