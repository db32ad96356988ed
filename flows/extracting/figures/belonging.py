"""What a level belongs to: `debt of the port`, `a grant of $4 billion for the railways`, its cost."""

from __future__ import annotations

import re

from flows.extracting.figures.chunks import Interval
from flows.extracting.figures.deeds import to_do
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told
from flows.extracting.figures.words import measure_words


def apposed(spot: Spot, comma: int) -> Told | None:
    """`the debt of the port, 5.9 million baht, is to be cleared`: the noun before the comma."""
    coarse, span = spot.coarse, spot.span
    put = span is not None and (span.modifier or "").endswith(" at")  # `growth, estimated at 8 percent`
    if coarse[spot.at + 1 : spot.at + 2] not in (",", ".", "(", ";", "") and not put:
        return None
    phrase = spot.syntax.before(comma)
    is_place = phrase is not None and not coarse[phrase[0] : phrase[1]].strip("DL")
    if phrase is not None and is_place and coarse[: phrase[0]][-1:] in tuple("MNJA"):
        return spot.told(phrase)  # `Second was Austria, 3.2 percent`
    if phrase is None or coarse[phrase[1] - 1] not in "Nx" or spot.lexis.is_agent(spot.view, *phrase):
        return None
    return spot.told(phrase)


def with_purpose(spot: Spot, phrase: Interval, found: Told) -> Told:
    """`a grant of $4 billion for the railways`: what stands behind the figure belongs to the noun before it."""
    at, coarse = spot.at + 1, spot.coarse
    short = all(c not in "OPt'" for c in coarse[phrase[0] : phrase[1]])
    deed = to_do(spot, at) if spot.is_money else ""
    if short and deed:
        return Told(f"{found.text} {deed}", found.base or found.text, found.noun)
    if short and coarse[at : at + 1] == "O":
        return _of_matter(spot, phrase, found)
    if not short or spot.word(at) not in _PURPOSES or coarse[at : at + 1] not in ("P", "t"):
        return found
    first = at + 1 + (coarse[at + 1 : at + 2] == "Q" and spot.word(at) == "for")  # `for 200 new homes`
    purpose = spot.syntax.after(first)
    if purpose is None or purpose[0] != first or spot.word(at + 1).startswith(measure_words().times):
        return found
    text = f"{found.text} {spot.word(at)} {spot.words(purpose)}"
    return Told(text, found.base or found.text, found.noun, spot.word(at))


def _of_matter(spot: Spot, phrase: Interval, found: Told) -> Told:
    """`the harvest of 9 tonnes of rice`: the harvest of rice; `the loss of 300 of the jobs`: the loss of the jobs."""
    last, matter, words = spot.word(phrase[1] - 1), spot.words(spot.syntax.after(spot.at + 2)), measure_words()
    if not matter or (spot.unit_kind != "unit" and (spot.is_percent or last not in words.uses)):
        return found
    if last in words.totals | words.means or spot.view.letters[phrase[1] - 1] in spot.lexis.empty:
        return Told(matter, matter, matter)
    text = f"{found.text} of {matter}"
    return Told(text, text, matter)


def of_mean(spot: Spot, phrase: Interval) -> Told | None:
    """`above the national average of Q`: the average of what the figure before in the sentence measures."""
    topic = spot.topic
    known = topic.by_kind.get(spot.kind) or (topic.by_kind.get("change") if spot.kind == "percent" else None)
    known = known or (topic.told if spot.kind not in _NO_MEAN else None)
    if known is None or topic.sentence != topic.number or any(c in "OPt'" for c in spot.coarse[phrase[0] : phrase[1]]):
        return None
    if spot.word(phrase[1] - 1) not in measure_words().means or spot.coarse[spot.at + 1 : spot.at + 2] == "O":
        return None
    mean = spot.words(phrase)
    return Told(f"{mean} of {known.base or known.text}", known.base, known.noun)


_NO_MEAN = ("percent", "count")
_PURPOSES = ("for", "in", "to", "from", "with", "on", "into", "against")


def attributed(spot: Spot, phrase: Interval) -> Told | None:
    """`projects with total capital of $2.6 billion`: a noun of an attribute takes what it belongs to."""
    coarse, lexis = spot.coarse, spot.lexis
    carried = _carrying(spot, phrase)
    if carried is not None:
        return carried
    found = spot.told(phrase)
    start, end = phrase
    single = all(c not in "OPt'" for c in coarse[start:end])
    if found is None or not single or spot.view.letters[end - 1] not in lexis.attribute:
        return found
    owner = _shown_by(spot, start)
    if owner:
        return Told(f"{found.text} of {owner}", found.text, found.text)
    if coarse[start - 1 : start] == "P" and spot.word(start - 1) in _BESIDE:
        return _beside_owner(spot, start, found)
    return found


_BESIDE = ("with", "worth", "at", "having", "on", "over")
#: Positions of what something belongs to, at most.
_LONGEST_OWNER = 7


def _carrying(spot: Spot, phrase: Interval) -> Told | None:
    """`blocks with a total capacity of Q`, `a market of 9 people with an output of Q`: the capacity of the blocks."""
    last = spot.syntax.ends.get(phrase[1])
    if last is None or last <= phrase[0] + 1 or not _is_carried(spot, last, phrase[1] - 1):
        return None
    first = spot.syntax.starts.get(phrase[0])
    owner = phrase[0], last - 1
    if first is not None and "Q" in spot.coarse[phrase[0] : last]:
        owner = phrase[0], first
    noun, name = spot.words((last, phrase[1])), spot.words(owner)
    return Told(f"{noun} of {name}", f"{noun} of {name}", noun) if noun and name else None


def _is_carried(spot: Spot, start: int, head: int) -> bool:
    """Whether a preposition binds an attribute to what has it: `with a capital of`, `bonds at a rate of`."""
    link = spot.word(start - 1)
    if link in ("with", "having"):
        return True
    if link == "to":
        return spot.word(head) in measure_words().amounts
    return link == "at" and spot.view.letters[head] in spot.lexis.attribute


def _shown_by(spot: Spot, start: int) -> str:
    """Of what something is had or shown: `the account showed a surplus of Q`, `the town has a debt of Q`."""
    verb = spot.word(start - 1) if start > 0 else ""
    words = measure_words()
    if verb not in words.showing and verb not in words.having:
        return ""
    owner = spot.syntax.subject(start - 1)
    if owner is None or owner[1] - owner[0] > LONGEST_DOER:
        return ""
    return spot.words(owner) if verb in words.having or _can_show(spot, owner) else ""


def _beside_owner(spot: Spot, start: int, found: Told) -> Told:
    """`projects with total capital of Q`, `With a population of Q, the city …`, `It struck at a depth of Q`."""
    owner = spot.syntax.before(start - 1)
    if owner is not None:
        name = f"{found.text} of {spot.words(owner)}"
        return found if spot.lexis.is_agent(spot.view, *owner) else Told(name, name, found.text)
    if start == 1 and spot.coarse[spot.at + 1 : spot.at + 2] == ",":
        owner = spot.syntax.after(spot.at + 2)
    elif spot.word(start - 1) in ("at", "on", "over"):
        verb = spot.syntax.verb_before(start - 1)
        owner = spot.syntax.subject(verb) if verb is not None else None
        owner = owner if owner is not None and owner[1] - owner[0] <= _LONGEST_OWNER else None
    elif spot.topic.told is not None:
        return Told(f"{found.text} of {spot.topic.noun}", found.text, found.text)
    return Told(f"{found.text} of {spot.words(owner)}", found.text, found.text) if owner else found


def of_ventures(spot: Spot, subject: Interval) -> Told | None:
    """`They set up 280 firms, the registered capital is $3 billion`: the capital of what was counted before."""
    known, (start, end) = spot.topic.by_kind.get("count"), subject
    if known is None or spot.topic.sentence != spot.topic.number or not spot.is_money:
        return None
    if spot.view.letters[end - 1] not in spot.lexis.attribute or any(c in "OPt'LH" for c in spot.coarse[start:end]):
        return None
    noun = known.noun.split(" ")[-1].lower()
    name = spot.words(subject)
    text = f"{name} of {known.noun}"
    return Told(text, text, name) if name and noun in measure_words().ventures else None


def _can_show(spot: Spot, shown: Interval) -> bool:
    """Whether a subject is what has the attribute: an account or a scheme, no body and no data."""
    if spot.lexis.is_agent(spot.view, *shown) or shown[1] - shown[0] > LONGEST_DOER:
        return False
    return spot.view.letters[shown[1] - 1] not in spot.lexis.source_noun


def cost_to(spot: Spot, phrase: Interval | None) -> Told | None:
    """`The programme cost taxpayers Q`: the verb may be taken for a noun of what stands before it."""
    if phrase is None or not spot.is_money:
        return None
    verb = next((at for at in range(phrase[0] + 1, phrase[1] - 1) if spot.word(at) in measure_words().costing), None)
    what = spot.words((phrase[0], verb)) if verb is not None and spot.coarse[verb] == "x" else ""
    return Told(f"cost of {what}", f"cost of {what}", f"cost of {what}") if what else None


def _done_before(spot: Spot, subject: Interval | None) -> Interval | None:
    """`a lower fuel tax, a step which would cost Q`: what the step is about, told before the comma."""
    if subject is None or subject[0] < 2 or spot.coarse[subject[0] - 1] != ",":
        return None
    if subject[1] - subject[0] > _STEP or spot.word(subject[1] - 1) not in measure_words().moves:
        return None
    beside = spot.syntax.before(subject[0] - 1)
    verb = spot.syntax.verb_before(subject[0] - 1)
    return beside or (spot.syntax.subject(verb) if verb is not None else None)


#: `a bold step`.
_STEP = 3
#: `to keep one inmate` behind a cost.
_TO_DO = re.compile(r"[WUA]?t(?P<deed>[vVx][DIJQNxZL]{1,5})")


def cost_of(spot: Spot, verb: int) -> Told | None:
    """`the road cost $5 million`, `they will cost $5 million`: the cost of the road."""
    if spot.word(verb) not in measure_words().costing or spot.coarse[verb] == "M" or not spot.is_money:
        return None
    counted = spot.topic.told
    if spot.coarse[verb] == "N" and counted is not None:  # `two ferries, each costing Q`
        text = f"cost of {counted.noun or counted.base}"
        return Told(text, text, text)
    kept = _TO_DO.match(spot.coarse, spot.at + 1) if spot.word(verb - 1) == "it" else None
    if kept is not None:  # `It costs 11,000 rand a month to keep one inmate`
        text = f"cost to {spot.view.surface(kept.start('deed'), kept.end()).strip()}"
        return Told(text, text, text)
    known = spot.topic.by_kind.get("count") or spot.topic.told
    subject = spot.syntax.subject(verb)
    what = spot.words(_done_before(spot, subject) or subject)
    what = what or (known.noun or known.base if known is not None else "")
    return Told(f"cost of {what}", f"cost of {what}", f"cost of {what}") if what else None
