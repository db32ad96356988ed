"""How likely two reports are of one happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.lexicon.event_kinds import event_kinds, kinds_across
from flows.resolving.happened import Person, Report

#: Likeness from which two reports are taken to be of one happening.
ENOUGH = 0.6
#: Share of the telling words of the shorter name that must be in the longer.
_TOPIC = 0.34
#: Telling words that two reports must share that name different bodies.
_STRANGE = 2
#: The same for decisions, of which a body makes many on a day.
_SAME_PAPER = 0.5
_PAIR = 2
_DAY = dt.timedelta(days=1)
#: Days between the days that two documents tell of something that lasts.
_COURSE = 5
#: Days between a happening without a day and the day of the document that tells of it as done.
_FRESH = 3
#: Days within which a numbered happening (`14th Congress`) is told without its day.
_NUMBERED = 240
_WEIGHT = {"name": 0.45, "people": 0.3, "bodies": 0.2, "place": 0.2, "hazard": 0.3, "number": 0.2, "years": 0.1}
_TIME = {"same": 0.15, "within": 0.1, "next": 0.05, "open": 0.0}
_AGAINST = {"people": 0.3, "bodies": 0.1, "place": 0.2}


def kinds_agree(one: Report, other: Report) -> bool:
    """Whether two documents may give one happening these two kinds."""
    return one.kind == other.kind or frozenset((one.kind, other.kind)) in kinds_across()


def speaks_against(one: Report, other: Report) -> bool:
    """Whether kind, time, number or people say that two reports are of two happenings."""
    return not kinds_agree(one, other) or _time(one, other) is None or _are_two(one, other)


def _are_two(one: Report, other: Report) -> bool:
    """Whether numbers, people or the sort of happening say so."""
    if one.kind != "disaster" and (_differ(one.numbers, other.numbers) or _differ(one.years, other.years)):
        return True
    if one.hazard != other.hazard or one.leaves is not other.leaves:
        return True
    return bool({one.kind, other.kind} & event_kinds().of_people) and _strangers(one, other)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _strangers(one: Report, other: Report) -> bool:
    """Whether reports that turn on people are of others; two who meet are both the same."""
    if not one.people or not other.people:
        return False
    shared = _shared(one.people, other.people)
    pair = one.kind == other.kind == "meeting" and len(one.people) == len(other.people) == _PAIR
    return shared < (_PAIR if pair else 1)


def likeness(one: Report, other: Report) -> float:
    """How likely two reports are of one happening, 0 to about 1.5; `ENOUGH` decides."""
    time = _time(one, other) if kinds_agree(one, other) else None
    if time is None or _are_two(one, other):
        return 0.0
    place, shared = _place(one, other), _shared(one.people, other.people)
    topic = None if one.kind == "meeting" and shared >= _PAIR else _topic(one, other)
    if not _same_matter(one, other, topic, place, shared):
        return 0.0
    if time == "next" and not _told_alike(one, other, topic):
        return 0.0
    score = _TIME[time] + _WEIGHT["name"] * (topic if topic is not None else 0.4)
    score += _weighed("place", place) + _weighed("bodies", _bodies(one, other))
    if one.people and other.people:
        score += _WEIGHT["people"] * min(1.0, 0.5 + shared / 4) if shared else -_AGAINST["people"]
    score += _WEIGHT["hazard"] * (one.hazard is not None) + _WEIGHT["number"] * bool(one.numbers & other.numbers)
    score += _WEIGHT["years"] * bool(one.years & other.years)
    return score - 0.05 * (one.kind != other.kind)


def _weighed(what: str, agrees: bool | None) -> float:
    if agrees is None:
        return 0.0
    return _WEIGHT[what] if agrees else -_AGAINST[what]


def _same_matter(one: Report, other: Report, topic: float | None, place: bool | None, shared: int) -> bool:
    """Whether name, people or place say enough that the matter is the same; a day in common does not."""
    kind = one.kind
    if kind == "disaster":
        return bool(place) if topic is None else topic >= 1 or (topic > 0 and place is not False)
    if kind == "decision":
        return (topic or 0.0) >= _SAME_PAPER
    if kind == "appointment":
        return shared > 0 and (topic is None or topic >= _TOPIC)
    if kind == "visit":
        return shared > 0 and (place is not False or (topic or 0.0) >= _TOPIC)
    if kind == "meeting" and shared >= _PAIR:
        return True
    if _bodies(one, other) is False:
        return len(one.words & other.words) >= _STRANGE and (topic or 0.0) >= _SAME_PAPER
    if topic is None:
        known = shared > 0 or bool(_bodies(one, other)) or bool(one.numbers & other.numbers)
        return known and place is not False
    return topic >= _TOPIC


def _told_alike(one: Report, other: Report, topic: float | None) -> bool:
    """Whether names are so alike that days apart are one day told in two ways; a minister meets people every day."""
    if one.hazard is not None or one.kind == other.kind == "visit":
        return True
    return len(one.words & other.words) >= _STRANGE and (topic or 0.0) >= _SAME_PAPER


def _topic(one: Report, other: Report) -> float | None:
    """Share of the telling words of the shorter name that the longer has; None where one has none."""
    holders = one.holders | other.holders if _bodies(one, other) else frozenset()
    left, right = one.words - other.places - holders, other.words - one.places - holders
    if not left or not right:
        return None
    return len(left & right) / min(len(left), len(right))


def _place(one: Report, other: Report) -> bool | None:
    """Whether the places agree: one holds the other's words, or the other's name tells it. None where one is untold."""
    if (one.places and one.places <= other.named) or (other.places and other.places <= one.named):
        return True
    if not one.places or not other.places:
        return None
    left, right = sorted((one.places, other.places), key=len)
    return left <= right or bool(left & right)


def _bodies(one: Report, other: Report) -> bool | None:
    if not one.bodies or not other.bodies:
        return None
    return not one.bodies.isdisjoint(other.bodies)


def _shared(one: Sequence[Person], other: Sequence[Person]) -> int:
    """How many people two reports have in common."""
    return sum(any(_same_person(p, q) for q in other) for p in one)


def _same_person(one: Person, other: Person) -> bool:
    if one.id is not None and one.id == other.id:
        return True
    left, right = one.name.split(), other.name.split()
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and (short == long[-len(short) :] or short == [long[0], long[-1]])


def _time(one: Report, other: Report) -> str | None:
    """How the times of two reports agree: `same`, `within`, `next` (a day apart), `open` (one is untold), or not."""
    first, second = (one, other) if one.near <= other.near else (other, one)
    if first.start is None or second.start is None:
        return _open_time(one, other)
    if first.start == second.start:
        return "same"
    if first.precision != "day" or second.precision != "day":
        return "within" if second.start <= (first.end or first.start) else None
    lasts = {one.kind, other.kind} <= event_kinds().days_apart
    last = first.end or first.start
    if second.start <= last:
        return "within"
    if second.start <= last + _DAY:
        return "next"
    return "next" if lasts and (second.start - last).days <= _COURSE else None


def _open_time(one: Report, other: Report) -> str | None:
    """Time where a report gives none: the same story, a numbered happening, or a fresh one."""
    if one.story == other.story:
        return "open"
    days = abs((other.near[0] - one.near[0]).days)
    if one.numbers & other.numbers and days <= _NUMBERED:
        return "open"
    done = one.status == other.status == "occurred"
    dated = one.start is not None or other.start is not None
    return "open" if done and dated and days <= _FRESH else None
