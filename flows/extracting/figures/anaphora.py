"""What stands for something told before: `it`, `the rate`, `its revised figure`, `the former`, `the bill`."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.annotating.views import View
from flows.extracting.figures.hollow import is_hollow
from flows.extracting.figures.standing_words import standing_words
from flows.extracting.figures.syntax import syntax_of
from flows.extracting.figures.wording import Spot, Told, surface, told
from flows.extracting.figures.words import measure_words

#: What such a noun is told for: `the figure for exports`; `of` would tell what it is.
_FOR = re.compile(r" (for|in|at|on|among) (?:the )?")
#: A verb, or what may be one in a sentence that has no other.
_FINITE = re.compile("[VM]|(?<=[NxLZ])x(?=[PpADt.])(?!.*[VM])")
_PRONOUNS = frozenset(("it", "they", "these", "this", "that"))


def whole(spot: Spot, own: Told | None) -> Told | None:
    """The measure of a figure; one that says nothing by itself is that of the figure before."""
    pair = _one_of_two(spot, own)
    if pair is not None:
        return pair
    if own is not None and own.text:
        priced = _priced(spot, own)
        rest = "" if is_hollow(own.text) else _stands_in(own.text)
        ratio = _again(spot, own.text.lower()) if own.text.lower() in standing_words().ratios else None
        if priced is not None or ratio is not None or rest is None:
            return priced or ratio or own
    else:
        rest = ""
    head = own.text.lower().split(" ")[-1] if own is not None and own.text and not rest else ""
    if _is_foreseen_growth(spot, own):
        return _economy(spot) or own
    known, changing = before(spot)
    if known is None:
        return own if own is not None and own.text else None
    standing_in = head in standing_words().stand_ins - standing_words().ratios or bool(rest)
    changing = changing and standing_in and not spot.role.others
    return replace(known.at(rest) if rest and known.base else known, changing=changing or known.changing)


def _is_foreseen_growth(spot: Spot, own: Told | None) -> bool:
    """`The office expects growth of 7 percent`: of the economy, whatever else grew."""
    grown = own is not None and own.text.lower() in measure_words().growth
    return grown and is_expected(spot, spot.syntax.verb_before(spot.at))


def is_expected(spot: Spot, verb: int | None) -> bool:
    """Whether the verb at a position says that somebody expects a figure."""
    if verb is None or spot.word(verb) not in measure_words().expecting:
        return False
    subject = spot.syntax.subject(verb)
    return subject is not None and spot.lexis.is_agent(spot.view, *subject)


def _economy(spot: Spot) -> Told | None:
    """What was told last that measures an economy."""
    economies = standing_words().economies
    return next((t for t in reversed(spot.topic.recent) if not economies.isdisjoint(t.text.lower().split())), None)


def before(spot: Spot) -> tuple[Told | None, bool]:
    """What was told last, for the first figure of a sentence what the sentence before was about; whether it changed."""
    topic = spot.topic
    changing = spot.kind == "percent" and topic.moving != 0
    kinds = ("change", "percent") if changing else (spot.kind,)
    tables = (topic.heads, topic.by_kind) if topic.sentence < topic.number else (topic.by_kind,)
    for kind in kinds:
        for table in tables:
            if kind in table:
                return table[kind], changing and kind == "change"
    return topic.told, False


def _again(spot: Spot, head: str) -> Told | None:
    """The measure with such a noun that was told most often of late."""
    known = [t for t in spot.topic.recent if head in t.text.lower().split()]
    texts = [t.text for t in known]
    return max(reversed(known), key=lambda t: texts.count(t.text)) if known else None


def _stands_in(text: str) -> str | None:
    """For what a noun that stands in is told, empty where nothing is said; None where the words tell a measure."""
    if text.lower() in measure_words().empty:
        return ""
    head, *rest = _FOR.split(text, maxsplit=1)
    words = head.lower().split(" ")
    lexis = standing_words()
    elided = bool(rest) and words[-1] in lexis.superlatives and len(words) == 1  # `the highest in Geneva`
    if not elided and (words[-1] not in lexis.stand_ins or not all(w in lexis.pointing for w in words[:-1])):
        return None
    last = rest[-1].lower().split(" ")[-1] if rest else ""
    return rest[-1] if rest and last not in measure_words().time_nouns | lexis.ordinals else ""


def _priced(spot: Spot, own: Told) -> Told | None:
    """`The plan covers 40 bridges. The bill is put at $6 billion`: the cost of what was told before."""
    if own.text.lower() not in standing_words().prices or not spot.is_money:
        return None
    known = spot.topic.told if spot.topic.sentence == spot.topic.number - 1 else _subject_of_before(spot)
    if known is None:
        return Told("cost", "cost", "cost")
    text = known.text if known.text.startswith("cost of ") else f"cost of {known.noun or known.base or known.text}"
    return Told(text, text, text)


def _one_of_two(spot: Spot, own: Told | None) -> Told | None:
    """`The former is put at 2 percent, the latter at 4`: the first or second of two things named together."""
    start = spot.coarse.rfind("Q", 0, spot.at) + 1
    marked = (n for n in range(max(1, start), spot.at) if spot.coarse[n - 1] == "D")
    at = next((n for n in marked if spot.word(n) in ("former", "latter")), None)
    if at is None or spot.coarse[at + 1 : at + 2] in ("N", "x", "J"):
        return None
    found = _pair(spot.view, at) or (_pair(spot.topic.before, None) if spot.topic.before is not None else None)
    if found is None:
        return None
    view, (start, end) = found[spot.word(at) == "latter"]
    name, known = surface(view, (start, end)), spot.topic.told
    if not spot.lexis.is_agent(view, start, end):
        return Told(name, name, name)
    if own is not None and spot.word(at) in own.text.lower().split():
        return replace(own, text=re.sub(rf"\b{spot.word(at)}\b", name, own.text))
    return known.at(name) if known is not None and known.base and spot.topic.sentence == spot.topic.number else None


_Named = tuple[View, tuple[int, int]]


def _pair(view: View, end: int | None) -> tuple[_Named, _Named] | None:
    """The last two things joined by `and` before a position, those with `both` before all others."""
    coarse, syntax = view.coarse, syntax_of(view.coarse)
    found: tuple[_Named, _Named] | None = None
    for at in range(1, len(coarse) if end is None else end):
        if coarse[at] != "C" or "R" in coarse[max(0, coarse.rfind(",", 0, at)) : at]:
            continue
        first, second = syntax.before(at), syntax.after(at + 1)
        if first is None or second is None:
            continue
        found = (view, first), (view, second)
        if "both" in view.surface(max(0, first[0] - 1), first[0] + 1).lower().split():
            return found
    return found


def meant(spot: Spot, verb: int) -> Told | None:
    """`it stood at …`: what the figures before were about."""
    at = spot.syntax.group_start(verb) - 1
    if at < 0 or spot.coarse[at] != "I" or spot.word(at) not in ("it", "they", "this", "that"):
        return None
    topic = spot.topic
    known = topic.by_kind.get(spot.kind)
    if spot.word(at - 1) == "where" and known is not None and spot.coarse[max(0, at - 3) : at - 1] == "L,":
        return known.at(spot.words((at - 3, at - 2)))  # `highest of all was Spain, where it stood at …`
    return _named(spot, at) or before(spot)[0]


def pointed(spot: Spot, verb: int) -> Told | None:
    """`Ticket sales suffered. They dropped by 9 percent`: the subject of the sentence before, if it had no figure."""
    at = spot.syntax.group_start(verb) - 1
    if at < 0 or spot.coarse[at] != "I" or spot.word(at) not in _PRONOUNS:
        return None
    return _named(spot, at)


def _named(spot: Spot, pronoun: int) -> Told | None:
    """What a pronoun names that no figure told: the subject of a clause before it, or of the sentence before."""
    topic = spot.topic
    if topic.sentence == topic.number:
        return None
    within = _subject_of(spot, spot.view, pronoun)
    if within is not None and _plural(within.text) == (spot.word(pronoun) in ("they", "these")):
        return within
    return _subject_of_before(spot, spot.word(pronoun)) if topic.sentence < topic.number - 1 else None


def _subject_of_before(spot: Spot, pronoun: str = "") -> Told | None:
    """The subject of a sentence that had no figure: `The budget passed. It totals 900 billion shekels.`"""
    view = spot.topic.before
    if view is None:
        return None
    found = _subject_of(spot, view, len(view.coarse))
    if found is not None or pronoun not in ("they", "these"):
        return found
    coarse = view.coarse.rstrip('."')
    last = syntax_of(view.coarse).before(len(coarse))  # `He praised the farmers. They sold 5 tonnes`
    while last is not None and "O" in view.coarse[slice(*last)]:
        last = last[0] + view.coarse[slice(*last)].index("O") + 1, last[1]
    plural = last is not None and view.surface(last[1] - 1, last[1]).endswith("s")
    return told(view, spot.lexis, last) if last is not None and plural else None


def _plural(text: str) -> bool:
    return " and " in text or text.split(" of ")[0].split(" in ")[0].endswith("s")


def _subject_of(spot: Spot, view: View, end: int) -> Told | None:
    verb = _FINITE.search(view.coarse, 0, end)
    subject = syntax_of(view.coarse).subject(verb.start()) if verb is not None else None
    if subject is None or "Q" in view.coarse[slice(*subject)]:
        return None
    has = view.letters[subject[1] - 1] in spot.lexis.attribute  # `the budget` acts, and has a size
    return told(view, spot.lexis, subject) if has or not spot.lexis.is_agent(view, *subject) else None
