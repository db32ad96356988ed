"""Measures of percentages that are shares of something."""

from __future__ import annotations

import re

from flows.extracting.figures.governed import governing_verb
from flows.extracting.figures.hollow import is_hollow
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def is_growth(spot: Spot, subject: Interval | None) -> bool:
    """Whether what a percentage is told of, and not as a part of anything, is a growth or rise."""
    if subject is None or spot.coarse[spot.at + 1 : spot.at + 2] == "O":
        return False
    chunk = spot.syntax.starts.get(subject[0])
    return chunk is not None and spot.word(chunk - 1) in measure_words().growth


def share_of(spot: Spot, part: str, whole: str = "") -> Told:
    """The share of a part, in a whole where one is told."""
    part = part.removeprefix("share of ")
    if is_hollow(part) and spot.topic.text:
        part = spot.topic.text.removeprefix("share of ")
    frame = "share of {}" + (f" in {plain(whole)}" if whole else "")
    text = frame.format(part)
    return Told(text, text, frame=frame)


def plain(text: str) -> str:
    """A text without the braces of a frame."""
    return text.replace("{", "(").replace("}", ")")


def share_of_before(spot: Spot, left: int) -> Told | None:
    """`$9 billion, or 57.5%`, `142,000 residents, equal to 53 per cent of …`: a share of the figure before."""
    coarse = spot.coarse
    held = _held(spot)
    if held is not None or not spot.is_percent or not spot.topic.text:
        return held
    against = _against_yardstick(spot, left)
    if against is not None:
        return against
    before = coarse[: left + 1].rstrip("AC,(tNJ")
    between = coarse[len(before) : spot.at]
    if not before.endswith("Q") and not ("Q" in before[-12:] and _apposed(spot, len(before))):
        return None
    if not before.endswith(coarse[: left + 1].rstrip("AC,(t")[-1:]) and not _apposed(spot, len(before)):
        return None  # `manufacturing 25 percent and trade 12 percent`
    told = "C" in between or _apposed(spot, len(before)) or between == "("
    if not told or (between == "(" and spot.topic.unit == "percent"):
        return None
    return share_of(spot, spot.topic.text, _whole(spot))


def _held(spot: Spot) -> Told | None:
    """`Mining had a 35 percent share of employment`: the share of the subject."""
    coarse, noun = spot.coarse, spot.at + 1
    if not spot.is_percent or noun >= len(coarse) or spot.view.letters[noun] not in spot.lexis.share_noun:
        return None
    left = spot.left
    if spot.word(noun) == "rate" or spot.word(noun + 1) not in ("of", "in") or coarse[max(0, left)] not in "VGvM":
        return None
    name = spot.words(spot.syntax.subject(left))
    return share_of(spot, name, spot.words(spot.syntax.after(noun + 2))) if name else None


def _against_yardstick(spot: Spot, left: int) -> Told | None:
    """`collections reached 14 trillion, 86 percent of the estimate`: the figure before, against a plan or estimate."""
    coarse = spot.coarse
    phrase = spot.syntax.after(spot.at + 2) if coarse[spot.at + 1 : spot.at + 2] == "O" else None
    before = coarse[: left + 1].rstrip("A,C(")
    if phrase is None or not before.endswith("Q") or before == coarse[: left + 1]:
        return None
    if not any(spot.view.letters[at] in spot.lexis.yardstick for at in range(*phrase)):
        return None
    text = f"{spot.topic.text} against {spot.words(phrase)}"
    return Told(text, spot.topic.text)


def against_bygone(spot: Spot, left: int) -> Told | None:
    """`68% of the level seen in 2019`, `92 percent of the volume of a year before`: against that of another time."""
    coarse, at = spot.coarse, spot.at
    phrase = spot.syntax.after(at + 2) if spot.is_percent and coarse[at + 1 : at + 2] == "O" else None
    if phrase is None or spot.word(phrase[1] - 1) not in measure_words().bygone:
        return None
    found = _OF_THEN.match(coarse, phrase[1])
    if found is None:
        return None
    verb = governing_verb(spot)
    if verb is None and coarse[max(0, left - 1) : left + 1] == "MP":  # `output is at 80% of the level`
        verb = left - 1
    name = spot.words(spot.syntax.subject(verb)) if verb is not None else ""
    if not name and coarse[max(0, left)] in ",(C_":
        name = spot.topic.text
    then = f"{spot.words(phrase)} of {spot.word(found.end() - 1)}"
    return Told(f"{name} against {then}", name, name) if name and not is_hollow(name) else None


#: What puts a level at another time: `seen in 2019`, `of a year before`, `in May`.
_OF_THEN = re.compile(r"V?A?[POp]?[TU]")


def _apposed(spot: Spot, start: int) -> bool:
    words = spot.view.surface(start, spot.at).lower()
    return any(cue in words for cue in measure_words().equalled)


def _whole(spot: Spot) -> str:
    coarse, at = spot.coarse, spot.at
    if coarse[at + 1 : at + 2] != "O":
        return ""
    return spot.words(spot.syntax.after(at + 2))


def _pointed(spot: Spot, phrase: Interval) -> str:
    """`40% of this outflow`: the money told before; empty for any other whole."""
    known = next((told for kind, told in spot.topic.by_kind.items() if kind not in _NO_MONEY), None)
    head = spot.word(phrase[1] - 1)
    words = measure_words()
    pointing = {spot.word(phrase[0]), spot.word(phrase[0] - 1)} & {"this", "that", "these", "such"}
    if known is None or not pointing or phrase[1] - phrase[0] > _POINTED:
        return ""
    return known.text if head in words.flows or head in words.sums else ""


#: `this outflow`.
_POINTED = 2
_NO_MONEY = ("change", "count", "percent")


def share_or_yardstick(spot: Spot, name: str, phrase: Interval) -> Told:
    """`covered 41 percent of the plan` is measured against it; any other whole is shared in."""
    right = _pointed(spot, phrase) or spot.words(phrase)
    if any(spot.view.letters[at] in spot.lexis.yardstick for at in range(*phrase)):
        name = name or spot.topic.text
        return Told(f"{name} against {right}", name) if name else Told(right, right)
    return share_of(spot, name, right) if name else share_of(spot, right)


def put_to(spot: Spot, verb: int, subject: Interval | None) -> Told | None:
    """`GDP growth made 4%`, `exports made $5 million`: the verb only puts the figure to its subject."""
    words = measure_words()
    if subject is None or spot.word(verb) not in words.made or spot.coarse[verb + 1 : spot.at].strip("AD"):
        return None
    if spot.is_percent:
        put = spot.coarse[spot.at + 1 : spot.at + 2] != "O" and spot.word(subject[1] - 1) in words.told_rates
    else:
        put = any(spot.view.letters[at] in spot.lexis.volume for at in range(*subject))
    return spot.told(subject) if put else None
