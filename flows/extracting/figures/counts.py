"""Measures of counts: what is counted, and what is told of it."""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.extracting.figures.deeds import to_do
from flows.extracting.figures.elided_counts import apposed_people, elided_beside, elided_count
from flows.extracting.figures.governed import governing_verb
from flows.extracting.figures.guests import hosted
from flows.extracting.figures.objects import as_object, beside, without_load
from flows.extracting.figures.predicates import predicate, predicate_at
from flows.extracting.figures.pronouns import is_pronoun, named, of_ones, of_pronoun
from flows.extracting.figures.shares import plain
from flows.extracting.figures.sized import hyphenated, magnitude_of, of_group
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.votes import votes
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told, tidy, without_place
from flows.extracting.figures.words import measure_words


def of_rate(spot: Spot) -> Told | None:
    """Measure of a count told per another: `10 doctors per 10,000 inhabitants`."""
    span, view = spot.span, spot.view
    if span is None or span.counted is None or span.counted[1] > span.last:
        return None
    noun = tidy(view.tokens.surface(*span.counted))
    per = view.tokens.surface(span.counted[1], span.last).strip()  # `a year` keeps its article
    of = spot.words(spot.syntax.after(spot.at + 1)) if spot.coarse[spot.at + 1 : spot.at + 2] in ("N", "x", "J") else ""
    done = noun if of else as_object(spot, governing_verb(spot), noun)
    return Told(f"{done} {per} {of}".strip(), noun, noun)


def of_count(spot: Spot) -> Told | None:
    """Measure of a count; None where no noun is counted and nothing before tells one."""
    coarse, at = spot.coarse, spot.at
    voted = votes(spot)
    if voted is not None:
        return voted
    start = at + 1
    if _CQ.match(coarse, start) and _is_count(spot, start + 1):
        start += 2  # `killed 102 and 21 people`
    whole = spot.role.others.get("whole", at)
    if whole < at:
        return _of_whole(spot, whole)
    if spot.word(start) == "strong":
        return of_group(spot)
    if coarse[start : start + 1] == "'":
        start += 1
    if coarse[start : start + 1] == "O":  # `nine of the 11 groups`
        if is_pronoun(spot, start + 1):
            return of_pronoun(spot, start + 1)
        part = _accounted(spot)
        if part is not None:
            return part
        start += 1
        while coarse[start : start + 1] in ("D", "Q"):
            start += 1
    return _of_noun(spot, start)


def _accounted(spot: Spot) -> Told | None:
    """`Foreign tourists accounted for 420,000 of the 3 million visitors`: the part is the subject."""
    verb = governing_verb(spot)
    if verb is None or spot.view.letters[verb] not in spot.lexis.share_verb or spot.coarse[verb] == "M":
        return None
    if spot.word(spot.at + 3) in measure_words().victims:
        return None  # `accounted for 16 of the dead`
    return spot.told(spot.syntax.subject(verb))


_CQ = re.compile("CQ[NxJ]")


def _is_count(spot: Spot, at: int) -> bool:
    span = spot.view.spans[at]
    return isinstance(span, QuantitySpan) and span.unit_kind == "count"


def _of_noun(spot: Spot, start: int) -> Told | None:
    coarse = spot.coarse
    sized = magnitude_of(spot, start) or hyphenated(spot, start)
    if sized is not None:
        return sized
    if coarse[start : start + 2] in ("AN", "Ax") and spot.word(start).endswith("ly"):
        start += 1  # `7.6 million severely disabled people`
    victims = measure_words().victims.get(spot.word(start))
    if victims is not None and coarse[start + 1 : start + 2] not in ("N", "x", "J"):
        where = predicate(spot.view, start + 1) if coarse[start + 1 : start + 2] in ("M", "V") else ""
        victims = _of_known(spot, victims)
        return Told(f"{victims} {where}".strip(), victims, victims)
    ones = of_ones(spot, start) or apposed_people(spot, start)
    if ones is not None:
        return ones
    verb = governing_verb(spot)
    counted = spot.syntax.after(start, listed=True, whole=verb is None and coarse[spot.left] not in "PtO")
    counted = without_load(spot, counted)
    struck = elided_beside(spot, start) if counted is None else None
    if struck is not None:
        return struck
    if verb is not None and _measures_subject(spot, verb, counted):
        subject = spot.told(spot.syntax.subject(verb))
        if subject is not None and subject.text.lower() not in measure_words().hollow:
            return subject
    if counted is None:
        return elided_count(spot, start)
    whole = _of_volume(spot)
    if whole is not None:
        return whole
    return _counted(spot, counted, verb)


def _of_known(spot: Spot, victims: str) -> str:
    """`Three soldiers were killed and 11 wounded`: people of the sort counted before in the sentence."""
    known = spot.topic.by_kind.get("count")
    noun = known.noun.split(" ")[-1] if known is not None and spot.topic.sentence == spot.topic.number else ""
    words = measure_words()
    if noun.lower() not in words.people or noun.lower() in words.of_people:
        return victims
    return victims.replace("people", noun)


def _of_whole(spot: Spot, whole: int) -> Told | None:
    """`Out of 2,905 cadres, 2,318 (79.8%) have been settled`: the noun stands behind the whole."""
    noun = spot.syntax.after(whole + 1)
    if noun is None:
        return None
    start = spot.at + 1
    if spot.coarse[start : start + 1] == "(":
        start = spot.coarse.find(")", start) + 1
    name = without_place(spot.view, spot.lexis, *noun)
    return Told(f"{name} {predicate(spot.view, start)}".strip(), name, name)


def _of_volume(spot: Spot) -> Told | None:
    """`exports of 7.4 million bags` measures exports."""
    left = spot.left
    if left < 1 or spot.coarse[left] != "O" or spot.view.letters[left - 1] not in spot.lexis.volume:
        return None
    return spot.told(spot.syntax.before(left)) if spot.word(left - 1) not in measure_words().totals else None


def _measures_subject(spot: Spot, verb: int, counted: Interval | None) -> bool:
    """Whether the subject is what is measured: `exports totalled 9 million bags`, `arrivals reached 40,878`."""
    subject = spot.syntax.subject(verb)
    if subject is None:
        return False
    letter = spot.view.letters[verb]
    agent = spot.lexis.is_agent(spot.view, *subject)
    if counted is None:
        return letter in spot.lexis.level or (not agent and not _does(spot, verb))
    if _are_people(spot, verb, counted):
        return True
    if agent:
        return False
    between = spot.view.surface(verb + 1, spot.at).lower().split() if spot.at - verb > 1 else []
    linked = any(word in ("to", "at", "by") for word in between)
    if letter in spot.lexis.moving and linked:
        return True
    if letter not in spot.lexis.level:
        return False
    return linked or _is_volume(spot, subject)


def _are_people(spot: Spot, verb: int, counted: Interval) -> bool:
    """`The labour force was 51.6 million people`: what the people make up is measured."""
    are = verb == spot.left and spot.word(verb) in ("is", "are", "was", "were", "be", "been")
    return are and spot.words(counted).lower() in measure_words().people


def _does(spot: Spot, verb: int) -> bool:
    """Whether a verb right before the figure does something to what was counted before: `and damaged 20,038`."""
    return (
        verb == spot.at - 1
        and spot.coarse[verb] in "VG"
        and spot.view.letters[verb] not in spot.lexis.moving
        and (spot.topic.by_kind.get("count") is not None)
    )


def _is_volume(spot: Spot, subject: Interval) -> bool:
    return any(spot.view.letters[at] in spot.lexis.volume for at in range(*subject))


def _counted(spot: Spot, counted: Interval, verb: int | None) -> Told:
    view, lexis = spot.view, spot.lexis
    noun = named(spot, spot.words(counted))
    base = named(spot, without_place(view, lexis, *counted))
    told = predicate_at(view, _past_aside(spot, counted[1]))
    if told is not None and told[1] == told[0] + 1 and spot.coarse[told[0] : told[1] + 1] == "GQ":
        told = None  # `projects carrying $5 billion`
    if told is not None and _is_attached(spot) and not _modifies(spot, counted[1]):
        told = None
    if told is not None and (told[1] > told[0]):
        words = view.surface(told[0], told[1])
        text = f"{noun} {told[2]} {words}".replace("  ", " ")
        short = without_place(view, lexis, told[0], told[1])
        return Told(text, f"{base} {told[2]} {short}".replace("  ", " "), base)
    done = _lying(spot, verb, noun) or _doing(spot, verb, noun) or hosted(spot, verb, noun)
    done = done or _meant(spot, counted[1], verb, noun) or as_object(spot, verb, noun)
    frame = _frame_of(done, noun)
    if done == noun:
        done = beside(spot, noun)
    owned = done.startswith(f"{noun} of ")  # `Ohio had 31 deaths, Maine 14`
    return Told(done, done if base == noun and not owned else base, base, frame=frame)


def _is_attached(spot: Spot) -> bool:
    """Whether a preposition stands before a figure, so that a verb behind tells of something else.

    `A total of 341 people were killed` tells of the people.
    """
    left = spot.left
    total = spot.coarse[left] == "O" and spot.word(left - 1) in measure_words().totals
    return spot.coarse[left] in "PtO" and not total


def _lying(spot: Spot, verb: int | None, noun: str) -> str:
    """`In rented rooms are 1,200 families` gives `families in rented rooms`."""
    coarse = spot.coarse
    if verb is None or coarse[verb] != "M" or verb != spot.left or coarse[:1] != "P":
        return ""
    where = spot.syntax.after(1)
    return f"{noun} {spot.word(0)} {spot.words(where)}" if where is not None and where[1] == verb else ""


def _meant(spot: Spot, end: int, verb: int | None, noun: str) -> str:
    """`held two workshops to explain the decree` gives `workshops to explain decree`."""
    if verb is None or verb != spot.left or spot.word(verb) not in measure_words().arranging:
        return ""
    purpose = to_do(spot, end)
    return f"{noun} {purpose}" if purpose else ""


def _doing(spot: Spot, verb: int | None, noun: str) -> str:
    """`The course was attended by 640 nurses` gives `nurses that attended course`."""
    if verb is None or verb < 1 or verb + 1 != spot.left or spot.word(verb + 1) != "by":
        return ""
    subject = spot.syntax.subject(verb)
    if spot.coarse[verb] != "V" or "M" not in spot.coarse[spot.syntax.group_start(verb) : verb] or subject is None:
        return ""
    if subject[1] - subject[0] > LONGEST_DOER:
        return ""
    return f"{noun} that {spot.word(verb)} {spot.words(subject)}"


def _frame_of(done: str, noun: str) -> str:
    """`seats won by Labour` with a gap for whom: others may follow without verb and noun."""
    head, by, doer = done.rpartition(" by ")
    return f"{plain(head)} by {{}}" if by and doer and head.startswith(noun) else ""


def _past_aside(spot: Spot, at: int) -> int:
    """Behind what two commas set off: `Five towns, namely A and B, have flooded streets`."""
    coarse = spot.coarse
    for aside in (_ASIDE, _ATTRIBUTE):
        found = aside.match(coarse, at)
        if found is not None:
            return found.end()
    end = at
    for _ in range(_MOST_COUNTS):
        joined = _JOINED.match(coarse, end)
        counted = spot.syntax.after(joined.end()) if joined is not None else None
        if counted is None:
            break
        end = counted[1]
    return end if coarse[end : end + 1] in tuple("MV") else at


_ASIDE = re.compile(r",(?:[^VMQ;~.:]{1,30}|CQ[^VMQ;~.:]{0,14}),(?=[MVv])")
#: `Six projects costing $5 billion were approved`.
_ATTRIBUTE = re.compile(r"(?:[GP]|[hR][MA]{0,3}[Vv]P?)D?Q(?:O?[NxJ]{1,3})?(?=[MV])")
#: `900 firefighters, 15 aircraft and 33 boats are at work`: counts share what is told of the last.
_JOINED = re.compile(r"(?:,C?|C)[DAJ]{0,2}Q")
_MOST_COUNTS = 4


def _modifies(spot: Spot, at: int) -> bool:
    """Whether what follows a noun behind a preposition can be told of the noun, not of the subject before it."""
    mark = spot.coarse[at]
    if not {spot.word(at), spot.word(at + 1)}.isdisjoint(measure_words().states):
        return True  # `with 30 people still missing`
    return mark in "RhGE" or (mark == "V" and spot.word(at).endswith(("ed", "en", "wn")))
