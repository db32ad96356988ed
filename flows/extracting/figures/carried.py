"""Measures that the figures before tell: elided verbs, lists with a lead, shares of the same whole."""

from __future__ import annotations

from dataclasses import replace

from flows.extracting.figures.chunks import Interval
from flows.extracting.figures.standing_words import standing_words
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def elided_where(spot: Spot) -> Told | None:
    """`…, 8.6 tonnes in Tra Vinh`: the topic at another place."""
    coarse, at = spot.coarse, spot.at + 1
    topic = spot.topic.told
    if topic is None or coarse[at : at + 1] != "P" or spot.word(at) not in ("in", "at", "for", "among", "to", "from"):
        return None
    phrase = spot.syntax.after(at + 1)
    if phrase is None or "Q" not in coarse[: spot.at]:
        return None
    if spot.word(phrase[1] - 1) in standing_words().ordinals:
        return topic  # `6 percent for the first quarter and 7 percent for the second`
    link = spot.word(at)
    base = (topic.base or topic.text).split(f" {link} ", maxsplit=1)[0]
    return Told(f"{base} {link} {spot.words(phrase)}", base, topic.noun)


def of_another(spot: Spot, phrase: Interval | None) -> Told | None:
    """`the growth of farms at 2.9 percent, of mines at 6.2 percent`: the head told before, of another thing."""
    topic = spot.topic.told
    if phrase is None or topic is None or phrase[0] < 2 or " of " not in topic.text:
        return None
    link, before = spot.coarse[phrase[0] - 1], spot.coarse[: phrase[0] - 1]
    if link != "O" or before[-1:] not in (",", "C") or "Q" not in before:
        return None
    text = f"{topic.text.partition(' of ')[0]} of {spot.words(phrase)}"
    return Told(text, text, topic.noun)


def of_lead(spot: Spot, found: Told | None) -> Told | None:
    """`prices rose: transport (1.72 per cent); food (0.88 per cent)`: items of a list take the noun of its lead."""
    colon = spot.coarse.rfind(":", 0, spot.at)
    if found is None or found.bare or colon < 0:
        return found
    letters, lexis = spot.view.letters, spot.lexis
    for at in range(colon - 1, -1, -1):
        if letters[at] in lexis.volume and spot.coarse[at] in "Nx":
            noun = spot.word(at)
            if noun not in found.text.lower() and noun not in measure_words().totals:
                return Told(f"{found.text} {noun}", f"{found.text} {noun}")
            return found
    return found


def framed(spot: Spot, phrase: Interval | None) -> Told | None:
    """`Energy made up 31 percent of exports, textiles 25 percent`: the frame of the figure before, told of another."""
    topic, last = spot.topic.by_kind.get(spot.kind), spot.topic.told
    aside = last is spot.topic.by_kind.get("percent")  # `drew $6 billion, or 60%, and hotels $2 billion`
    if phrase is None or topic is None or not topic.frame or not (last is topic or aside):
        return None
    ranked = spot.word(phrase[0] - 1) == "by" and spot.word(phrase[0] - 2) in measure_words().ranking
    if "Q" not in spot.coarse[: phrase[0]] or (spot.coarse[phrase[0] - 1] not in ",C" and not ranked):
        return None
    if any(c in "VM;~" for c in spot.coarse[spot.coarse.rfind("Q", 0, phrase[0]) : phrase[0]]) and not ranked:
        return None
    text = topic.frame.format(spot.words(phrase))
    return replace(topic, text=text, base=topic.base if topic.link else text)


def framed_ones(spot: Spot, ones: int) -> Told | None:
    """`Korean firms put in $4 billion and Singaporean ones $3 billion`: the frame of the figure before."""
    start = ones
    while start > 0 and spot.coarse[start - 1] in "NxJLE-":
        start -= 1
    return framed(spot, (start, ones)) if spot.word(ones) == "ones" and start < ones else None


def framed_for(spot: Spot, preposition: int) -> Told | None:
    """`mines accounted for $6 billion and farms for $5 billion`: the verb left out."""
    if spot.word(preposition) != "for":
        return None
    return framed(spot, spot.syntax.before_free(preposition))


def same_whole(spot: Spot) -> str:
    """The whole of the share told before in the same sentence: `20 percent of output, while industry made up 30`."""
    topic = spot.topic.by_kind.get("percent")
    if topic is None or "Q" not in spot.coarse[: spot.at] or not topic.frame.startswith("share of {} in "):
        return ""
    return topic.frame.removeprefix("share of {} in ")
