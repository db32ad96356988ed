"""Measures by what a verb says that its subject does with a share, an area or a change of the whole."""

from __future__ import annotations

from flows.extracting.figures.carried import same_whole
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def of_effect(spot: Spot, verb: int, name: str, right: str) -> Told | None:
    """`A contributed 3 points to growth`, `insurance covers 80 percent of villagers`, `fires have burnt 9 hectares`."""
    words = measure_words()
    behind = spot.word(spot.at + 1)
    if name and behind != "of" and spot.is_percent and same_whole(spot):
        return None  # `mines contributed 5 percent of output, farms contributed 3 percent`
    if name and behind != "of" and spot.word(verb) in words.contributing and not spot.is_money and _is_part(spot):
        return _contribution(spot, name)
    if spot.is_percent:
        covered = name and right and spot.word(verb) in words.covering and not _is_measured(spot, verb)
        coverage = f"{name} coverage of {right}"
        return Told(coverage, coverage, coverage) if covered else None
    if name and spot.word(verb) in words.lengthy and _is_length(spot):
        return Told(f"length of {name}", f"length of {name}", name)
    return _area(spot, verb) if not right else None


def _is_length(spot: Spot) -> bool:
    span = spot.span
    return span is not None and measure_words().sizes.get(span.unit or "") == "length"


def _is_part(spot: Spot) -> bool:
    return spot.unit_kind in ("percent", "percentage_point")


def _is_measured(spot: Spot, verb: int) -> bool:
    """Whether what stands behind the figure is a plan or target, which it is told against."""
    phrase = spot.syntax.after(spot.at + 2)
    return phrase is not None and any(spot.view.letters[at] in spot.lexis.yardstick for at in range(*phrase))


def _contribution(spot: Spot, part: str) -> Told:
    """What a part contributes to a whole; to the whole told before where none is."""
    whole, at = "", spot.at + 1
    if spot.word(at) == "to":
        whole = spot.words(_phrase_at(spot, at + 1))
    known = spot.topic.by_kind.get(spot.kind)
    if not whole and known is not None and known.frame.startswith(_TO):
        whole = known.frame.removeprefix(_TO)
    frame = _TO + whole.replace("{", "(").replace("}", ")") if whole else _OF
    text = frame.format(part)
    return Told(text, text, frame=frame)


def _phrase_at(spot: Spot, at: int) -> Interval | None:
    """The phrase that starts at a position, an adverb before it included: `overall growth`."""
    phrase = spot.syntax.after(at + (spot.coarse[at : at + 1] == "A"))
    return (at, phrase[1]) if phrase is not None else None


_OF = "contribution of {}"
_TO = _OF + " to "


def _area(spot: Spot, verb: int) -> Told | None:
    """An area that something was done to."""
    span, words, letter = spot.span, measure_words(), spot.view.letters[verb]
    if span is None or span.unit not in words.areas or spot.coarse[verb] not in "VG":
        return None
    done = participle_of(spot.word(verb))
    if done is None or done in words.pale | words.spread or letter in spot.lexis.level | spot.lexis.moving:
        return None
    return Told(f"area {done}", f"area {done}", "area")
