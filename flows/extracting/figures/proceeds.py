"""What sales and things bring in, what works take, and what somebody loses, in money."""

from __future__ import annotations

from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def of_proceeds(spot: Spot, verb: int) -> Told | None:
    """`The auction fetched Q`, `plots were sold, bringing in Q`, `the works need Q`, `the airline lost Q`."""
    words, done = measure_words(), participle_of(spot.word(verb)) or ""
    subject = spot.syntax.subject(verb)
    if done not in words.yielding | words.needing | words.losses:
        return None
    if subject is None and done in words.yielding and spot.coarse[verb] == "G" and _is_sum(spot):
        return _of_sold(spot, verb)
    if subject is None or not _is_sum(spot) or spot.coarse[verb] == "M" or subject[1] - subject[0] > _LONGEST_SOURCE:
        return None
    name, head = spot.words(subject), spot.view.letters[subject[1] - 1]
    if done in words.losses:
        lost = head not in spot.lexis.volume | spot.lexis.attribute and spot.role.name == "level"
        return Told(f"losses of {name}", "losses", "losses") if lost and spot.word(spot.at + 1) != "in" else None
    if done in words.yielding:
        return _proceeds(spot, verb, subject)
    if spot.lexis.is_agent(spot.view, *subject) or spot.word(spot.at + 1) in ("in", "of", "from"):
        return None
    return Told(f"cost of {name}", f"cost of {name}", f"cost of {name}")


def _of_sold(spot: Spot, verb: int) -> Told | None:
    """`nine tugs are idle, five have been sold, bringing in Q`: what was counted before is sold."""
    before, known = spot.syntax.verb_before(verb), spot.topic.by_kind.get("count")
    sold = participle_of(spot.word(before)) if before is not None else None
    if sold not in measure_words().selling or known is None or spot.topic.sentence != spot.topic.number:
        return None
    return Told(f"proceeds from {known.noun} {sold}", "proceeds", "proceeds")


def _proceeds(spot: Spot, verb: int, subject: Interval) -> Told | None:
    """What a sale or a thing that is no body brings in; None where somebody earns."""
    words, name = measure_words(), spot.words(subject)
    before = spot.syntax.verb_before(verb) if spot.coarse[verb] == "G" else None
    sold = participle_of(spot.word(before)) if before is not None else None
    if sold in words.selling and before is not None:
        thing = spot.words(spot.syntax.after(before + 1)) or name
        return Told(f"proceeds from {thing} {sold}", "proceeds", "proceeds")
    if spot.lexis.is_agent(spot.view, *subject) or spot.word(verb) in words.raising:
        return None
    noun = "revenue" if spot.view.letters[subject[1] - 1] in spot.lexis.volume else "proceeds"
    return Told(f"{noun} from {name}", noun, noun)


#: Words of what brings in money, at most.
_LONGEST_SOURCE = 8


def _is_sum(spot: Spot) -> bool:
    """Whether the figure is money, no price of a unit."""
    span = spot.span
    return span is not None and spot.is_money and "/" not in (span.unit or "")
