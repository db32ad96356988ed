"""What governs a figure: the verb before it, or a preposition (`goods worth …`, `put growth at …`)."""

from __future__ import annotations

import re

from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def of_worth(spot: Spot, preposition: int) -> Told | None:
    """`Goods worth $5 million were shipped` measures goods shipped, `fines worth $5 million` their value."""
    worth = spot.word(preposition) == "worth"
    equal = not worth and spot.word(preposition - 1) in measure_words().worth and preposition > 1
    phrase = spot.syntax.before(preposition - equal)
    if phrase is None or not (worth or equal):
        return None
    noun, behind = spot.words(phrase), spot.at + 1
    traded = measure_words().traded.get(spot.word(phrase[0] - 1))
    if traded is not None:
        return Told(f"{traded} of {noun}", traded, traded)
    told = predicate(spot.view, behind) if spot.coarse[behind : behind + 1] in ("M", "V") else ""
    shipped = " ".join(told.split(" ", maxsplit=2)[:2])
    flow = measure_words().shipping.get(shipped) or measure_words().shipping.get(shipped.split(" ")[0])
    if flow is not None and phrase[1] - phrase[0] <= 2 and spot.word(phrase[1] - 1) in measure_words().wares:
        return Told(flow, flow, flow)
    if told and spot.coarse[phrase[0] - 1 : phrase[0]] not in tuple("PptVG"):
        return Told(f"{noun} {told}", noun, noun)
    return Told(f"value of {noun}", f"value of {noun}", noun)


def of_put(spot: Spot, preposition: int) -> Told | None:
    """`the office put growth for the quarter at 5.3 percent`: what somebody puts at a figure is measured."""
    coarse, syntax = spot.coarse, spot.syntax
    known = _apposed_put(spot, preposition - 1, preposition) or _sum_done(spot, preposition)
    if known is not None:
        return known
    if spot.word(preposition) not in ("at", "to", "from", "by"):
        return None
    verb = max(coarse.rfind(mark, 0, preposition) for mark in "VG")
    if verb < 0 or any(c in ";~M" for c in coarse[verb + 1 : preposition]):
        return None
    start = verb + 1 + (coarse[verb + 1] == "A")
    if coarse[start] == "I" and coarse[verb] == "G":
        return _taken(spot, verb) if spot.word(start) in ("it", "them") else None
    moved = syntax.after(start)
    timed = _TIMED.match(coarse, moved[1]) if moved is not None else None
    if moved is not None and timed is not None:
        moved = moved[0], timed.end()  # `its outlook for full-year growth`
    if moved is None or moved[0] != start or moved[1] > preposition or coarse[moved[1] - 1] == "J":
        return None
    if any(c not in "PpTUWOAJ" for c in coarse[moved[1] : preposition]):
        return None
    summed = _sum(spot, moved)
    if summed is not None:
        return summed
    found = spot.told(moved)
    if found is None or found.bare or spot.word(moved[1] - 1) in measure_words().records:
        return None
    return None if " " not in found.text and spot.view.letters[moved[1] - 1] in spot.lexis.empty else found


def _taken(spot: Spot, participle: int) -> Told | None:
    """`raised its rate by 2 points, taking it to Q`: what was told before, else the object or subject of the verb."""
    coarse, topic = spot.coarse, spot.topic
    if topic.told is not None and topic.sentence == topic.number:
        return topic.told
    verb = coarse.rfind("V", 0, participle)
    if verb < 0:
        return None
    start = verb + 1 + (coarse[verb + 1] == "A")
    moved = spot.syntax.after(start)
    if moved is not None and moved[0] == start:
        return spot.told(moved)
    return spot.told(spot.syntax.subject(verb))


def _sum_done(spot: Spot, preposition: int) -> Told | None:
    """`granted $2 million, bringing the total paid out since May to Q`: the figure before, with what is told of all."""
    coarse, topic = spot.coarse, spot.topic
    participle = coarse.rfind("V", 0, preposition)
    summed = spot.word(preposition) == "to" and spot.word(participle - 1) in measure_words().tallies
    if not summed or coarse[max(0, participle - 3)] not in "VG" or topic.sentence != topic.number:
        return None
    known = topic.by_kind.get(spot.kind) or topic.told
    if known is None or not known.short:
        return None
    return Told(f"{known.short} {spot.words((participle, preposition))}", known.base, known.noun)


def _sum(spot: Spot, moved: Interval) -> Told | None:
    """`…, bringing the total for the year to Q`: the figure before summed up, for the time or place told."""
    coarse, topic = spot.coarse, spot.topic
    head = moved[0]
    while head + 1 < moved[1] and coarse[head] in "DJ":
        head += 1
    known = topic.by_kind.get(spot.kind) or topic.told
    if spot.word(head) not in measure_words().tallies or known is None or topic.sentence != topic.number:
        return None
    rest = spot.words((head + 1, moved[1])) if moved[1] > head + 2 and coarse[head + 1] in "PO" else ""
    if rest and coarse[head + 1] == "O":
        return None  # `the number of cases to Q` says itself what is counted
    text = f"{known.base or known.text} {rest}".strip()
    return Told(text, known.base, known.noun)


#: A noun with a time before it, which hangs on the noun before.
_TIMED = re.compile(r"P[TU][NxJ]{0,2}[Nx]")


def _apposed_put(spot: Spot, participle: int, preposition: int) -> Told | None:
    """`Wage growth, put at 9 percent, is …`, `…, now at 9 percent`: the noun before the comma."""
    comma = participle - 1
    if spot.word(preposition) != "at" or spot.coarse[comma : comma + 1] != ",":
        return None
    if spot.word(participle) not in measure_words().put_at and spot.coarse[participle] not in "TA":
        return None
    phrase = spot.syntax.before(comma)
    return spot.told(phrase) if phrase is not None else None


def governing_verb(spot: Spot) -> int | None:
    """The verb that has the figure as object or complement: `approved 3`, `amounted to 3`, `rose to 3`."""
    coarse = spot.coarse
    at = spot.left
    if at >= 0 and coarse[at] in "tP":
        at -= 1
        while at >= 0 and coarse[at] == "A":
            at -= 1
        moved = moved_aside(spot, at, at + 1)
        if moved is not None:
            return moved
        return at if at >= 0 and coarse[at] in "VGv" else None
    if at >= 0 and coarse[at] == "V" and spot.view.letters[at] in spot.lexis.say and _has_predicate(spot):
        return None
    return at if at >= 0 and coarse[at] in "VGvM" else None


def moved_aside(spot: Spot, comma: int, to: int) -> int | None:
    """The verb of `Admissions rose for a third week, to Q`; None where none that moves stands before the comma."""
    if spot.word(to) != "to" or comma < 0 or spot.coarse[comma] != ",":
        return None
    verb = spot.syntax.verb_before(comma)
    return verb if verb is not None and spot.view.letters[verb] in spot.lexis.moving else None


def shared_verb(spot: Spot) -> int | None:
    """The verb whose objects are listed: `destroyed 900 houses, 20 schools and 3 bridges`; None where there is none."""
    coarse, at = spot.coarse, spot.at
    if _has_predicate(spot):
        return None
    for _ in range(_MOST_OBJECTS):
        left = coarse[:at].rstrip("DAJ")
        joined = left.rstrip(",C")
        if len(joined) == len(left):
            return len(left) - 1 if left and left[-1] in "VGv" and at != spot.at else None
        at = joined.rfind("Q")
        if at < 0 or any(c not in "NxJOLDE-'" for c in joined[at + 1 :]):
            return None
    return None


_MOST_OBJECTS = 6


def _has_predicate(spot: Spot) -> bool:
    """`the ministry said 40 clinics were closed`: the figure opens a clause of its own."""
    counted = spot.syntax.after(spot.at + 1)
    return counted is not None and spot.coarse[counted[1] : counted[1] + 1] in ("M", "V")
