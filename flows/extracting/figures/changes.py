"""Measures of changes: the subject of the verb that moves, or the noun in which it happens."""

from __future__ import annotations

from flows.extracting.figures.anaphora import is_expected, pointed
from flows.extracting.figures.carried import elided_where
from flows.extracting.figures.governed import of_put
from flows.extracting.figures.items import item_before
from flows.extracting.figures.wording import LONGEST_LEAD, Spot, Told
from flows.extracting.figures.words import growth_pattern, measure_words

_NOUNS = "NxZLHB"
_VERBS = "VGvx"


def of_change(spot: Spot) -> Told | None:
    """Measure of a change, as far as its sentence tells it; None where it does not."""
    found = _of_change(spot)
    change = growth_pattern().match(found.text) if found is not None else None
    of = change.group("of") if change is not None else None
    return Told(of, of, of) if of else found  # `the increase in fares (up 12 percent)`


def _of_jobs(spot: Spot) -> Told | None:
    """`Health care added 33,000 jobs`: employment there."""
    if spot.role.name != "absolute" or spot.kind != "count":
        return None
    if measure_words().posts.isdisjoint(spot.view.surface(spot.at, spot.role.end).split()):
        return None
    verb = spot.syntax.verb_before(spot.at)
    subject = spot.syntax.subject(verb) if verb is not None else None
    whole = subject is None or (subject[1] - subject[0] <= 2 and spot.lexis.is_agent(spot.view, *subject))
    where = "" if whole else f" in {spot.words(subject)}"
    return Told(f"employment{where}", "employment", "employment")


def _of_change(spot: Spot) -> Told | None:
    jobs = _of_jobs(spot)
    if jobs is not None:
        return jobs
    again = _once_more(spot)
    if again is not None:
        return again
    taken = _taken_off(spot)
    if taken is not None:
        return taken
    noun = _change_noun(spot)
    if noun is not None:
        return _of_noun(spot, noun)
    cue = _cue(spot)
    put = of_put(spot, spot.at - 1) if cue is None and spot.role.name == "level" else None
    if put is not None:
        return put  # `cut the number of days to 20 from 24`
    if cue is not None and cue < spot.at:
        return _of_verb(spot, cue)
    return _of_adjective(spot)


def _taken_off(spot: Spot) -> Told | None:
    """`took 50 basis points off the rate`, `added 0.3 points to inflation`: what stands behind."""
    end = spot.role.end
    if end <= spot.at + 1 or spot.word(spot.at + 1) not in ("off", "from", "to"):
        return None
    return spot.told(spot.syntax.after(spot.at + 2))


def _once_more(spot: Spot) -> Told | None:
    """`rose by 4 percent on the year and by 0.3 percent on the month`: the same thing again."""
    coarse, at, topic = spot.coarse, spot.at, spot.topic
    before = at - 1 - (coarse[at - 1 : at] == "A")
    if spot.word(before) != "by" or coarse[before - 1 : before] != "C" or topic.sentence != topic.number:
        return None
    return elided_where(spot) or topic.by_kind.get("change")


def _change_noun(spot: Spot) -> int | None:
    """Position of the noun of change in the match: `a rise of`, `a 9 percent fall`."""
    coarse, letters = spot.coarse, spot.view.letters
    for at in range(spot.role.start, spot.role.end):
        named = letters[at] in spot.lexis.change_noun or spot.word(at) in measure_words().variations
        if named and coarse[at] in "Nx" and at != spot.at and spot.word(at + 1) not in measure_words().forecasts:
            return at
    after = spot.at + 1
    if coarse[after : after + 1] in ("N", "x", "J"):
        after += coarse[after] == "J"
        if after < len(coarse) and letters[after] in spot.lexis.change_noun and coarse[after] in "Nx":
            return after
    return None


def _of_noun(spot: Spot, noun: int) -> Told | None:
    """`a 9 percent fall in crime`, `export growth of 5 percent`, `posted a 10 percent increase`."""
    coarse, syntax = spot.coarse, spot.syntax
    behind = max(noun + 1, spot.role.end)
    second = spot.at + 2 if coarse[spot.at + 1 : spot.at + 3] == "CQ" else behind - 1  # `of 6 and 13 percent in fees`
    for at in (noun + 1, spot.role.others.get("change", spot.at) + 1, behind, second + 1):
        if (
            coarse[at : at + 1] in ("P", "O")
            and spot.word(at) in ("in", "of", "for", "by")
            and coarse[at + 1 : at + 2] != "Q"
        ):
            phrase = syntax.after(at + 1 + (coarse[at + 1 : at + 2] in ("W", "T")))
            if phrase is not None and spot.word(phrase[1] - 1) not in measure_words().time_nouns:
                return _inside(spot, phrase, noun)
    return _modified(spot, noun) or _subject_of_noun(spot, noun) or spot.told(_with_adjectives(spot, noun))


def _inside(spot: Spot, phrase: tuple[int, int], noun: int) -> Told | None:
    found = spot.told(phrase)
    if found is not None and found.bare:
        return _modified(spot, noun) or found
    return found


def _modified(spot: Spot, noun: int) -> Told | None:
    """`export growth`, `GDP growth rate`: what the noun itself says is growing."""
    chunk = spot.syntax.chunk_at(noun)
    start = chunk[0] if chunk else noun
    if spot.at < noun:
        start = max(start, spot.at + 1)
    while start < noun and (spot.coarse[start] in 'DJAE-"' or spot.word(start) in measure_words().plain):
        if spot.word(start) in measure_words().growing:
            return spot.told((start, noun + 1))  # `industrial growth`
        start += 1
    if start < noun and spot.word(noun - 1) in measure_words().growing:
        return spot.told((start, noun + 1))
    if start < noun and any(c in _NOUNS for c in spot.coarse[start:noun]) and spot.coarse[noun - 1] != "'":
        return spot.told((start, noun))
    if start < noun and spot.coarse[noun - 1] == "'":
        return spot.told((start, noun - 1))
    return None


def _with_adjectives(spot: Spot, noun: int) -> tuple[int, int]:
    """`annual growth`: the noun with what stands before it, where nothing else says what grows."""
    chunk = spot.syntax.chunk_at(noun)
    start = chunk[0] if chunk else noun
    return max(start, spot.at + 1) if spot.at < noun else start, noun + 1


def _subject_of_noun(spot: Spot, noun: int) -> Told | None:
    """The subject of the verb that has the noun of change as its object, or what it stands in apposition to."""
    coarse, syntax = spot.coarse, spot.syntax
    left = min(spot.at, noun)
    while left > 0 and (
        coarse[left - 1] in "DJAE-" or (coarse[left - 1] in "P" and spot.word(left - 1) in ("with", "by", "of", "at"))
    ):
        left -= 1
    mark = coarse[left - 1 : left]
    if mark and mark in _NOUNS and coarse[left : left + 1] == "P" and spot.word(left) == "with":
        return spot.told(syntax.before(left))  # `services with a rise of 1.4 percent`
    if mark and mark in "(":
        return spot.told(syntax.before(left - 1, listed=True))
    direct = bool(mark) and mark in "VGvM"
    verb = left - 1 if direct else syntax.verb_before(left)
    if verb is None or verb < 0:
        return None
    subject = syntax.subject(verb)
    if subject is not None and spot.word(subject[1] - 1) in measure_words().forecasts:
        return None  # `The outlook of the bank has growth at 2 percent`
    if subject is not None and spot.lexis.is_agent(spot.view, *subject):
        if is_expected(spot, verb):
            return None  # `The office expects growth of 7 percent`
        if not direct and spot.topic.told is not None:
            return None  # `The minister called for action after a surge of 10 per cent`
    return spot.told(subject)


def _cue(spot: Spot) -> int | None:
    """Position of the verb that moves, where the match holds one."""
    for position in range(spot.role.start, spot.role.end):
        if spot.coarse[position] in _VERBS and position != spot.at and spot.coarse[position] != "Q":
            return position
    return None


def _of_verb(spot: Spot, cue: int) -> Told | None:
    """`cut its staff by 20 percent` is about staff, `exports rose 5 percent` about exports."""
    coarse, syntax = spot.coarse, spot.syntax
    start = cue + 1
    while coarse[start : start + 1] == "A":
        start += 1
    moved = syntax.after(start) if coarse[start : start + 1] not in ("Q", "T", "") else None
    outdone = spot.word(cue) in measure_words().outdoing  # `beat the target by 4 percent`
    if moved is not None and moved[1] <= spot.at and moved[0] == start and not outdone:
        return spot.told(moved)
    subject = syntax.subject(cue)
    if subject is not None:
        return spot.told(subject)
    return pointed(spot, cue) or _listed_before(spot)


def _listed_before(spot: Spot) -> Told | None:
    """`those to the United States 0.5 percent`: the phrase right before the figure, where no verb has a subject."""
    coarse = spot.coarse
    left = spot.role.start
    if left > 0 and coarse[left - 1] in _NOUNS and not any(c in "VM" for c in coarse[max(0, left - 2) : left]):
        return spot.told(spot.syntax.before(left))
    return None


def _of_adjective(spot: Spot) -> Told | None:
    """`The index was 3.86 per cent higher`, `21 percent more projects`, `prices up 5 percent`, `food, 2 percent`."""
    coarse, syntax = spot.coarse, spot.syntax
    end = spot.role.end
    while coarse[end : end + 1] == "A":
        end += 1
    right = syntax.after(end) if coarse[end : end + 1] in tuple("NxJZ") else None
    if right is not None and not spot.word(end).startswith(measure_words().times_of_change) and not _counts(spot, end):
        return spot.told(right)
    start = min(spot.role.start, spot.at)
    held = syntax.after(start + 1) if coarse[start] == "P" and spot.word(start) == "with" else None
    if held is not None and held[1] <= spot.at:
        return spot.told(held)  # `a poor season, with barley down 190 tonnes`
    while (
        start > 0
        and coarse[start - 1] in "A,DC(P"
        and not (coarse[start - 1] == "P" and spot.word(start - 1) not in ("by", "with", "at"))
    ):
        start -= 1
    before = coarse[start - 1 : start]
    if before == "p" and spot.topic.told is not None:  # `after 8.7 percent in the second quarter`
        return spot.topic.by_kind.get("change") or spot.topic.told
    if before and before in "VMGv":
        return _said_before(spot, start - 1) or spot.told(syntax.subject(start - 1))
    if before and before in _NOUNS + ")":
        return _elided(spot, start)
    verb = syntax.verb_before(start)
    if verb is None:
        return None
    return _said_before(spot, verb) or spot.told(syntax.subject(verb))


def _said_before(spot: Spot, verb: int) -> Told | None:
    """`Output will grow 2 percent, the bank said, 0.3 points more than in May`: what was told before who says it."""
    topic = spot.topic
    said = spot.coarse[verb] == "V" and spot.view.letters[verb] in spot.lexis.say
    return topic.told if said and topic.sentence == topic.number else None


def _counts(spot: Spot, end: int) -> bool:
    """`up by 3.7 million sacks`: what stands behind only says in what the change is counted."""
    return spot.role.name == "absolute" and end == spot.at + 1 and spot.coarse[spot.role.start] in "AJ"


def _elided(spot: Spot, end: int) -> Told | None:
    """`rose 4 percent in shops, by 8 percent in markets`; `food rose 3 percent, clothing 2 percent`."""
    coarse = spot.coarse
    segment = coarse[end : spot.at]
    if segment[:1] == "(":  # `food and drinks (0.88 per cent); hats and shoes (0.1 per cent)`
        return spot.told(item_before(spot, end) or spot.syntax.before_free(end))
    again = "P" in segment and ("," in segment or "C" in segment)
    if spot.topic.told is not None and again and "Q" in coarse[:end]:
        return elided_where(spot) or spot.topic.told
    return spot.told(spot.syntax.before(end, listed="Q" not in coarse[:end]))


def without_change(found: Told) -> Told:
    """`There was a decline in sales, which fetched $5 million`: what reaches a level is not the decline."""
    change = growth_pattern().search(found.text)
    of = change.group("of") if change is not None and " in " in found.text else None
    return Told(of, of, of) if of and change is not None and change.start() <= LONGEST_LEAD else found
