"""Measures of counts: what is counted, and what is told of it."""

from __future__ import annotations

import re

from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told, predicate, predicate_at, without_place

_LONGEST_DOER = 4


def of_count(spot: Spot) -> Told | None:
    """Measure of a count; None where no noun is counted and nothing before tells one."""
    coarse, at = spot.coarse, spot.at
    start = at + 1
    whole = spot.role.others.get("whole", at)
    if whole < at:
        return _of_whole(spot, whole)
    if spot.word(start) == "strong":
        return _of_group(spot)
    if coarse[start : start + 1] == "'":
        start += 1
    if coarse[start : start + 1] == "O":  # `nine of the 11 groups`
        if is_pronoun(spot, start + 1):
            return of_pronoun(spot, start + 1)
        start += 1
        while coarse[start : start + 1] in ("D", "Q"):
            start += 1
    return _of_noun(spot, start)


def _of_noun(spot: Spot, start: int) -> Told | None:
    coarse = spot.coarse
    verb = governing_verb(spot)
    counted = spot.syntax.after(start, listed=True, whole=verb is None and coarse[_left(spot)] not in "PtO")
    if verb is not None and _measures_subject(spot, verb, counted):
        subject = spot.told(spot.syntax.subject(verb))
        if subject is not None and subject.text.lower() not in _HOLLOW:
            return subject
    if counted is None:
        return _elided(spot, start)
    whole = _of_volume(spot)
    if whole is not None:
        return whole
    return _counted(spot, counted, verb)


def _of_group(spot: Spot) -> Told | None:
    """`The Commission, 13 strong, met`."""
    group = spot.syntax.before(spot.at - (spot.coarse[spot.at - 1 : spot.at] == ","))
    return Told(f"members of {spot.words(group)}") if group else None


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
    left = _left(spot)
    if left < 1 or spot.coarse[left] != "O" or spot.view.letters[left - 1] not in spot.lexis.volume:
        return None
    return spot.told(spot.syntax.before(left)) if spot.word(left - 1) not in _TOTALS else None


_HOLLOW = frozenset(("growth", "increase", "decrease", "figure", "total", "number", "rise", "fall", "share"))
_TOTALS = frozenset(("total", "number", "numbers", "supply", "volume", "toll", "population"))


def is_pronoun(spot: Spot, at: int) -> bool:
    """Whether `of` is followed by a pronoun: `of them`, `of which`, `of these,`."""
    coarse = spot.coarse
    mark = coarse[at : at + 1]
    if mark in ("I", "R", "h"):
        return True
    return mark == "D" and coarse[at + 1 : at + 2] not in tuple('NxJZLEHBQVTWUA"')


def of_pronoun(spot: Spot, at: int) -> Told | None:
    """`3.2 million of them foreigners`, `six of them are poor`, `$9 billion of it`."""
    coarse, topic = spot.coarse, spot.topic.told
    if coarse[spot.at - 1 : spot.at] == "," and "Q" not in coarse[: spot.at]:
        noun = spot.words(spot.syntax.before(spot.at - 1, listed=True))
        if noun:  # `Discouraged workers, 3.2 million of them, …`
            return Told(noun, noun, noun)
    told_of = spot.syntax.after(at + 1)
    if told_of is not None and coarse[at + 1] not in "V":
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
        subject = spot.words(spot.syntax.subject(verb))
        return Told(f"{topic.text} {spot.view.surface(verb, spot.at)} by {subject}" if subject else topic.text)
    if coarse[at + 1 : at + 2] == "P":
        where = spot.syntax.after(at + 2)
        if where is not None:
            return Told(f"{topic.base or topic.text} {spot.word(at + 1)} {spot.words(where)}", topic.base, topic.noun)
    return Told(f"{topic.noun} {predicate(spot.view, at + 1)}".strip(), topic.base, topic.noun)


def governing_verb(spot: Spot) -> int | None:
    """The verb that has the figure as object or complement: `approved 3`, `amounted to 3`, `rose to 3`."""
    coarse = spot.coarse
    at = spot.at - 1
    while at >= 0 and coarse[at] in "DAJ":
        at -= 1
    if at >= 0 and coarse[at] in "tP":
        at -= 1
        while at >= 0 and coarse[at] == "A":
            at -= 1
        return at if at >= 0 and coarse[at] in "VGv" else None
    if at >= 0 and coarse[at] == "V" and spot.view.letters[at] in spot.lexis.say and _has_predicate(spot):
        return None
    return at if at >= 0 and coarse[at] in "VGvM" else None


def _has_predicate(spot: Spot) -> bool:
    """`the ministry said 40 clinics were closed`: the figure opens a clause of its own."""
    counted = spot.syntax.after(spot.at + 1)
    return counted is not None and spot.coarse[counted[1] : counted[1] + 1] in ("M", "V")


def _measures_subject(spot: Spot, verb: int, counted: Interval | None) -> bool:
    """Whether the subject is what is measured: `exports totalled 9 million bags`, `arrivals reached 40,878`."""
    subject = spot.syntax.subject(verb)
    if subject is None:
        return False
    letter = spot.view.letters[verb]
    agent = spot.lexis.is_agent(spot.view, *subject)
    if counted is None:
        return letter in spot.lexis.level or (not agent and not _does(spot, verb))
    if agent:
        return False
    between = spot.view.surface(verb + 1, spot.at).lower().split() if spot.at - verb > 1 else []
    linked = any(word in ("to", "at", "by") for word in between)
    if letter in spot.lexis.moving and linked:
        return True
    if letter not in spot.lexis.level:
        return False
    return linked or _is_volume(spot, subject)


def _does(spot: Spot, verb: int) -> bool:
    """Whether a verb right before the figure does something to what was counted before: `and damaged 20,038`."""
    return (
        verb == spot.at - 1
        and spot.coarse[verb] == "V"
        and spot.view.letters[verb] not in spot.lexis.moving
        and (spot.topic.by_kind.get("count") is not None)
    )


def _is_volume(spot: Spot, subject: Interval) -> bool:
    return any(spot.view.letters[at] in spot.lexis.volume for at in range(*subject))


def _counted(spot: Spot, counted: Interval, verb: int | None) -> Told:
    view, lexis = spot.view, spot.lexis
    noun = _named(spot, spot.words(counted))
    base = _named(spot, without_place(view, lexis, *counted))
    told = predicate_at(view, _past_aside(spot, counted[1]))
    if told is not None and spot.coarse[_left(spot)] in "PtO" and not _modifies(spot, counted[1]):
        told = None
    if told is not None and (told[1] > told[0]):
        words = view.surface(told[0], told[1])
        text = f"{noun} {told[2]} {words}".replace("  ", " ")
        short = without_place(view, lexis, told[0], told[1])
        return Told(text, f"{base} {told[2]} {short}".replace("  ", " "), base)
    done = _as_object(spot, verb, noun)
    if done == noun:
        done = _beside(spot, noun)
    return Told(done, done if base == noun else base, base)


def _named(spot: Spot, noun: str) -> str:
    """`23 others were missing`: others of what was counted before."""
    head, _, rest = noun.partition(" ")
    if head.lower() not in ("others", "more", "additional") or (rest and head != "others"):
        return noun
    topic = spot.topic.by_kind.get("count")
    known = topic.noun or topic.base if topic is not None else ""
    return f"{known} {rest}".strip() if known else noun


def _past_aside(spot: Spot, at: int) -> int:
    """Behind what two commas set off: `Five towns, namely A and B, have flooded streets`."""
    coarse = spot.coarse
    if coarse[at : at + 1] != ",":
        return at
    found = _ASIDE.match(coarse, at)
    return found.end() if found is not None else at


_ASIDE = re.compile(r",[^VMQ;~.:]{1,30},(?=[MV])")


def _beside(spot: Spot, noun: str) -> str:
    """A counted noun that hangs on another takes it along: `aid to 15 towns` gives `towns with aid`."""
    coarse, left = spot.coarse, _left(spot)
    if left < 1 or coarse[left] not in "PtO" or " with " in noun:
        return noun
    link = spot.word(left)
    chunk = spot.syntax.ends.get(left)
    if chunk is None or coarse[left - 1] in "LH" or spot.lexis.is_agent(spot.view, chunk, left) != (link == "of"):
        return noun
    owner = spot.words((chunk, left))
    if not owner or len(owner.split()) > _LONGEST_OWNER or spot.view.letters[left - 1] in spot.lexis.empty:
        return noun
    if link in ("of", "with"):
        return f"{noun} of {owner}"
    return f"{noun} with {owner}" if link in ("to", "in", "at", "across", "for") else noun


_LONGEST_OWNER = 4


def _modifies(spot: Spot, at: int) -> bool:
    """Whether what follows a noun behind a preposition can be told of the noun, not of the subject before it."""
    mark = spot.coarse[at]
    return mark in "RhGE" or (mark == "V" and spot.word(at).endswith(("ed", "en", "wn")))


def _as_object(spot: Spot, verb: int | None, noun: str) -> str:
    """A counted object takes the verb that governs it: `approved 3 projects` gives `projects approved`."""
    if verb is not None and verb == _left(spot) and spot.word(verb) in _OWN:
        return _owned(spot, verb, noun)
    if verb is None or spot.coarse[verb] not in "VG" or verb != _left(spot):
        return noun
    if spot.view.letters[verb] in spot.lexis.level:
        return noun
    done = participle_of(spot.word(verb))
    if done is None or done in _PALE:
        return noun
    subject = spot.syntax.subject(verb)
    if subject is None or subject[1] - subject[0] > _LONGEST_DOER or spot.coarse[subject[1] - 1] in "HZ":
        return f"{noun} {done}"
    return f"{noun} {done} by {spot.words(subject)}"


def _owned(spot: Spot, verb: int, noun: str) -> str:
    """`Investors have 412 projects` gives `projects of Investors`."""
    subject = spot.syntax.subject(verb)
    if subject is None or subject[1] - subject[0] > _LONGEST_DOER:
        return noun
    return f"{noun} of {spot.words(subject)}"


_PALE = frozenset(
    (
        "had", "seen", "got", "included", "covered", "been", "become", "said", "held", "counted", "reported",
        "recorded", "registered", "confirmed", "listed", "estimated", "noted", "announced", "experienced", "told",
        "shown", "saw",
    )
)  # fmt: skip
#: Verbs that only say whose something is.
_OWN = frozenset(
    ("have", "has", "had", "having", "own", "owns", "owned", "possess", "operate", "operates", "boasts", "boast")
)


def _left(spot: Spot) -> int:
    at = spot.at - 1
    while at >= 0 and spot.coarse[at] in "DAJ":
        at -= 1
    return at


def _elided(spot: Spot, start: int) -> Told | None:
    """A count with its noun left out: `14 died in Madhubani`, `20,000 in Ben Tre`, `5 injured`."""
    coarse, topic = spot.coarse, spot.topic.by_kind.get("count") or spot.topic.told
    mark = coarse[start : start + 1]
    if topic is None or not mark:
        return None
    if mark == "P":
        phrase = spot.syntax.after(start + 1)
        if phrase is not None:
            base = topic.base or topic.text
            return Told(f"{base} {spot.word(start)} {spot.words(phrase)}", base, topic.noun)
    told = predicate(spot.view, start)
    noun = topic.noun or topic.base or topic.text
    if told:
        return Told(f"{noun} {told}", noun, noun)
    verb = governing_verb(spot)
    if verb is not None and mark in ".,;C" and coarse[verb] == "V" and verb == _left(spot):
        done = participle_of(spot.word(verb))  # `destroyed 900 houses and damaged 20,000`
        return Told(f"{noun} {done}", noun, noun) if done and done not in _PALE else None
    return None
