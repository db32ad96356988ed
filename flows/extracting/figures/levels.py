"""Measures of levels in money, percent or a unit, by what stands beside them."""

from __future__ import annotations

import re

from flows.extracting.figures.anaphora import meant
from flows.extracting.figures.attributive import attributive
from flows.extracting.figures.belonging import (
    apposed,
    attributed,
    cost_of,
    cost_to,
    of_mean,
    of_ventures,
    with_purpose,
)
from flows.extracting.figures.brackets import before_bracket
from flows.extracting.figures.carried import elided_where, framed, framed_for, framed_ones, of_another, same_whole
from flows.extracting.figures.changes import without_change
from flows.extracting.figures.deeds import earned_by, given_to, of_deed
from flows.extracting.figures.doings import of_doing, of_span
from flows.extracting.figures.effects import of_effect
from flows.extracting.figures.extents import of_extent
from flows.extracting.figures.governed import moved_aside, of_put, of_worth, shared_verb
from flows.extracting.figures.openings import opens_clause
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.prepositions import absolute, added, arrived, in_kind, included, priced, superlative
from flows.extracting.figures.shares import (
    against_bygone,
    is_growth,
    plain,
    put_to,
    share_of,
    share_of_before,
    share_or_yardstick,
)
from flows.extracting.figures.subjects import as_subject
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.timed import past_time
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told
from flows.extracting.figures.words import measure_words

_NOUNS = "NxZLHB"


def of_level(spot: Spot) -> Told | None:
    """Measure of a level; None where its sentence tells none."""
    found = _of_level(spot)
    span = spot.span
    if span is None:
        return found
    if found is not None and span.unit_kind in ("money", "unit"):
        found = without_change(found)
    extent = of_extent(spot, span)
    if extent is not None and (found is None or extent.text.split()[0] not in found.text):
        return extent
    if found is None:
        return None
    if span.unit in measure_words().areas and "area" not in found.text and "land" not in found.text:
        found.text = f"area of {found.text}"
    return found


def _of_level(spot: Spot) -> Told | None:
    coarse, left = spot.coarse, spot.left
    found = attributive(spot, left) or against_bygone(spot, left) or share_of_before(spot, left) or of_span(spot, left)
    if found is None and (left < 0 or coarse[left] in ';:~,SChR"' or opens_clause(spot, left)):
        found = as_subject(spot) or elided_where(spot)
    if found is not None:
        return found
    return _by_mark(spot, left)


def _by_mark(spot: Spot, left: int) -> Told | None:
    """By what stands right before the figure, articles and adverbs left out."""
    mark = spot.coarse[left] if left >= 0 else ""
    if mark == "":
        return _right_of(spot)
    if mark == "O":
        return _before_of(spot, left)
    if mark in "(_":
        return before_bracket(spot, left)
    if mark in "VMGv":
        return _of_verb(spot, left)
    if mark in "tPp":
        return _of_preposition(spot, left)
    if mark in _NOUNS:
        return _of_noun(spot, left)
    known = None
    if mark in "TU":
        known = past_time(spot, left)
    elif mark in ",I":
        known = apposed(spot, left) if mark == "," else framed_ones(spot, left)
    return known or _listed_object(spot) or _right_of(spot) or _of_last_verb(spot, spot.at)


def _listed_object(spot: Spot, verb: int | None = None) -> Told | None:
    """`seized 8 kg of heroin and 9 kg of cannabis`: the cannabis was seized, too."""
    right = spot.words(_right(spot))
    if not right or spot.coarse[spot.at + 1 : spot.at + 2] != "O":
        return None
    verb = shared_verb(spot) if verb is None else verb
    done = participle_of(spot.word(verb)) if verb is not None else None
    if verb is None or done is None or done in measure_words().pale or spot.view.letters[verb] in spot.lexis.level:
        return None
    return Told(f"{right} {done}", right, right)


def _of_last_verb(spot: Spot, at: int) -> Told | None:
    verb = spot.syntax.verb_before(at)
    return spot.told(spot.syntax.subject(verb)) if verb is not None else None


def _before_of(spot: Spot, of: int) -> Told | None:
    phrase = spot.syntax.before(of)
    reduced = as_subject(spot) if spot.is_money and _REDUCED.match(spot.coarse, spot.at - 1) else None
    if reduced is not None:
        return reduced
    if phrase is None or (phrase[1] - phrase[0] < LONGEST_DOER and spot.word(phrase[1] - 1) in measure_words().records):
        return _right_of(spot) or _of_last_verb(spot, of)
    found = of_mean(spot, phrase) or attributed(spot, phrase)
    return with_purpose(spot, phrase, found) if found is not None else None


#: `some of the $7 billion earmarked for banks`: the sum is told by what was done with it.
_REDUCED = re.compile("D[Q][VE]A?[Pt]")


def _of_noun(spot: Spot, left: int) -> Told | None:
    """`manufacturing 25.2%`; but `tourism earned the province $2 billion` is about tourism."""
    if spot.word(left) in measure_words().costing and (spot.word(left).endswith("ing") or spot.coarse[left - 1] == ","):
        return cost_of(spot, left)
    phrase = spot.syntax.before_free(left + 1)
    coarse = spot.coarse
    known = framed(spot, phrase)
    if known is not None:
        return known
    given = given_to(spot, phrase) or cost_to(spot, phrase)
    if given is not None:
        return given
    if phrase and spot.is_money and coarse[phrase[0]] == "D" and coarse[max(0, phrase[0] - 1)] in "Vv":
        cost = cost_of(spot, phrase[0] - 1)
        if cost is not None:
            return cost
        earned = earned_by(spot, phrase[0] - 1)
        return Told(earned, earned, earned) if earned else spot.told(spot.syntax.subject(phrase[0] - 1))
    return spot.told(phrase)


def _of_verb(spot: Spot, verb: int) -> Told | None:
    """`exports reached Q`; a percentage `of` something is a share of it."""
    done = cost_of(spot, verb) or of_deed(spot, verb)
    if done is not None:
        return done
    subject = spot.syntax.subject(verb)
    known = put_to(spot, verb, subject)
    if known is None:
        known = _of_percent(spot, verb, subject) if spot.is_percent else of_doing(spot, verb, spot.words(_right(spot)))
    if known is None and subject is None:
        known = meant(spot, verb)
    if known is not None:
        return known
    name, phrase, right = spot.words(subject), _right(spot), spot.words(_right(spot))
    effect = of_effect(spot, verb, name, right)
    if effect is not None:
        return effect
    letters, lexis = spot.view.letters, spot.lexis
    if letters[verb] in lexis.share_verb and not spot.is_percent and name and spot.coarse[verb] != "M":
        topic = spot.topic.by_kind.get(spot.kind)
        if topic is None or not topic.base:
            return spot.told(subject)
        return Told(f"{topic.base} in {name}", topic.base, frame=f"{plain(topic.base)} in {{}}")
    if spot.is_percent and spot.coarse[spot.at + 1 : spot.at + 2] == "O" and phrase is not None and right:
        return share_or_yardstick(spot, name, phrase)
    if letters[verb] in lexis.share_verb and spot.is_percent and name:
        apposed_to = subject is not None and "Q" in spot.coarse[subject[0] : subject[1]]  # `40 of the 50, which equals`
        return share_of(spot, spot.topic.text if apposed_to else name, same_whole(spot))
    return _with_object(spot, verb, subject, right)


def _of_percent(spot: Spot, verb: int, subject: Interval | None) -> Told | None:
    """`it spent 4 percent of its output` is a share; what `the bank had forecast` is told by the figure before."""
    lexis, letter = spot.lexis, spot.view.letters[verb]
    if is_growth(spot, subject):
        return spot.told(subject)  # `GDP growth made 4 percent`
    if letter in lexis.level | lexis.moving | lexis.share_verb or spot.coarse[verb] == "M":
        return None
    if subject is None and spot.coarse[spot.at + 1 : spot.at + 2] == "O":
        done, whole = participle_of(spot.word(verb)), spot.words(_right(spot))
        return Told(f"share of {whole} {done}", whole, whole) if done and whole else None
    if subject is not None and lexis.is_agent(spot.view, *subject) and spot.word(verb) in measure_words().foreseen:
        return spot.topic.by_kind.get("percent") or spot.topic.by_kind.get("change")
    return None


def _with_object(spot: Spot, verb: int, subject: Interval | None, right: str) -> Told | None:
    """`sold 615 tonnes of shrimp` takes the verb; of somebody who has something, the thing is measured."""
    if not right:
        return (of_ventures(spot, subject) if subject is not None else None) or spot.told(subject)
    if subject is None:
        return _listed_object(spot, verb) or Told(right, right)
    coarse, lexis, letter = spot.coarse, spot.lexis, spot.view.letters[verb]
    name = spot.words(subject)
    done = participle_of(spot.word(verb)) if coarse[verb] in "VGv" else None
    still = lexis.level | lexis.moving | lexis.share_verb
    if done and done not in measure_words().pale and letter not in still and not spot.is_percent:
        short = subject[1] - subject[0] <= LONGEST_DOER and coarse[subject[1] - 1] not in "HZL"
        traded = measure_words().traded.get(done)
        if traded is not None:
            return Told(f"{traded} of {right}" + (f" by {name}" if short else ""), f"{traded} of {right}", right)
        return Told(f"{right} {done} by {name}" if short else f"{right} {done}", right, right)
    if coarse[spot.at + 1 : spot.at + 2] not in ("O", "N"):
        return spot.told(subject)
    if lexis.is_agent(spot.view, *subject):
        return Told(right, right, right)
    return Told(f"{right}, {name}", right)


def _of_preposition(spot: Spot, preposition: int) -> Told | None:
    coarse = spot.coarse
    for by in _BOUND:
        own = by(spot, preposition)
        if own is not None:
            return own
    before = preposition - 1
    while before >= 0 and coarse[before] in "AJ":
        before -= 1
    put = of_put(spot, preposition)
    if put is not None:
        return put
    if before >= 0 and coarse[before] in "VGvM":
        return _of_verb(spot, before)
    moved = moved_aside(spot, before, preposition)
    if moved is not None:
        return spot.told(spot.syntax.subject(moved))
    aside = coarse[before : before + 1] == ","  # `investment, at close to $1 billion, rose`
    phrase = spot.syntax.before(before if aside else preposition, listed=aside)
    other = of_another(spot, phrase)
    if other is not None:
        return other
    if phrase is not None and spot.told(phrase) is not None and _is_moved(spot, phrase, preposition):
        return spot.told(phrase)
    found = attributed(spot, phrase) if phrase is not None else None
    return found or _right_of(spot) or _of_last_verb(spot, spot.at)


def _is_moved(spot: Spot, phrase: Interval, preposition: int) -> bool:
    """Whether a phrase is the object of the verb before it, which goes to, by or from a figure."""
    moved = spot.coarse[phrase[0] - 1 : phrase[0]] in ("V", "v", "G")
    return moved and spot.word(preposition) in ("to", "by", "from")


#: What a preposition before a figure may make of it, in this order.
_BOUND = (absolute, added, included, superlative, priced, in_kind, arrived, framed_for, of_worth)


def _right(spot: Spot) -> Interval | None:
    coarse, start = spot.coarse, spot.at + 1
    if coarse[start : start + 1] == "(":  # `RM51 billion (11.8 per cent) for the security sector`
        start = coarse.find(")", start) + 1
    if coarse[start : start + 1] in ("O", "P", "t"):
        if spot.word(start) not in ("of", "in", "worth", "for", "to"):
            return None
        start += 1
    return None if spot.word(start).startswith(measure_words().times) else spot.syntax.after(start)


def _right_of(spot: Spot) -> Told | None:
    """`Q in loans`, `Q of rice`, `Q worth of aid`; money `for` something is told with it."""
    phrase = _right(spot)
    if phrase is not None and spot.is_money and spot.word(phrase[0] - 1) in ("for", "to"):
        text = f"money {spot.word(phrase[0] - 1)} {spot.words(phrase)}"
        return Told(text, text, "money")
    if phrase is not None and spot.is_percent and spot.word(spot.at + 1) == "of":
        return share_or_yardstick(spot, "", phrase)
    return spot.told(phrase)
