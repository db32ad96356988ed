"""Figures by which one stands in an order: `Texas takes the biggest slice, $66 million, then Ohio ($47 million)`.

What is measured was told before; the place, branch or firm that stands there narrows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.annotating.views import View
from flows.extracting.figures.chunks import Interval
from flows.extracting.figures.items import item_before
from flows.extracting.figures.shares import plain
from flows.extracting.figures.standing_words import standing_words
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words

#: Positions from a verb to the mark before the figure, and sentences over which a topic is carried.
_LONGEST, _FRESH = 10, 3
_LINKS = ("with", "at", "on")


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one stands: as a part of the whole (`portion`), of what (`of`), and how one is put to it."""

    link: str = "in"
    portion: bool = False
    of: Interval | None = None


def standing(spot: Spot) -> Told | None:
    """The measure told before, of whom this figure puts in an order; None where it does not."""
    if spot.role.others or spot.role.name not in ("level", "change") or not _may_stand(spot):
        return None
    mark = _mark(spot)
    if mark is None:
        return None
    return _next(spot, mark) or _ranked(spot, mark) or _divided(spot, mark)


def _may_stand(spot: Spot) -> bool:
    """Money and percentages, and counts of nothing told behind them."""
    span = spot.span
    if span is None:
        return False
    if spot.kind != "count" or spot.word(spot.at + 1) in measure_words().victims:
        return True
    if span.counted is not None:
        return False
    return spot.coarse[spot.at + 1 : spot.at + 2] not in tuple("NxJO")


def _mark(spot: Spot) -> int | None:
    """Position of the comma, bracket or preposition that puts the figure to what stands before it."""
    coarse = spot.coarse
    end = spot.left + 1
    if coarse[end - 1 : end] == "O" and spot.view.letters[end - 2] in spot.lexis.change_noun:
        end = len(coarse[: end - 2].rstrip("DAJ"))  # `with a gain of`
    at = end - 1
    if at < 2:
        return None
    if coarse[at] in ",(_" or (coarse[at] == "P" and spot.word(at) in _LINKS):
        return at - 1 if coarse[at] == "P" and coarse[at - 1] == "," else at
    return None


def _next(spot: Spot, mark: int) -> Told | None:
    """`…, followed by Ohio ($47 million)`, `then came Hue at 19 percent`: the next in the order."""
    topic, coarse = spot.topic, spot.coarse
    known = topic.told
    if known is None or not known.ranked or topic.sentence < topic.number - 1:
        return None
    phrase = spot.syntax.before_free(mark)
    last = coarse.rfind("Q", 0, mark)
    if phrase is None or phrase[0] <= last or (last < 0) == (topic.sentence == topic.number):
        return None
    start = phrase[0]
    while coarse[start] in "D,C":
        start += 1
    if any(spot.word(at) not in standing_words().nexts for at in range(last + 1, start) if coarse[at] not in ",;C)(DI"):
        return None
    if last < 0 and start == 0:
        return None  # a sentence of its own
    return _told(known.frame, spot.words((start, phrase[1])), known, known.changing)


def _ranked(spot: Spot, mark: int) -> Told | None:
    """`Da Nang led the way with`, `was the biggest buyer with`, `First came Japan with`."""
    verb = spot.syntax.verb_before(mark)
    if verb is None or mark - verb > _LONGEST or any(c in "Q,;:~(" for c in spot.coarse[verb + 1 : mark]):
        return None
    if spot.word(verb) in standing_words().struck and verb > 1 and spot.coarse[verb - 2] == "M":
        return _of_topic(spot, _Standing(), spot.syntax.subject(verb - 2))  # `was hardest hit with 30 dead`
    how = _how(spot, verb, verb + 1, mark)
    if how is not None:
        return _of_topic(spot, how, spot.syntax.subject(verb))
    first = spot.syntax.group_start(verb)
    opened = max(spot.coarse.rfind(c, 0, first) for c in ",;:~SQ") + 1
    how = _how(spot, None, opened, first) if first > opened else None
    return _of_topic(spot, how, spot.syntax.before(mark, listed=True)) if how is not None else None


def _how(spot: Spot, verb: int | None, start: int, end: int) -> _Standing | None:
    """How the words of an interval say that somebody stands in an order; None where they do not."""
    words = standing_words()
    if start >= end:
        by_verb = verb is not None and spot.word(verb) in words.leading and spot.word(end) in _LINKS
        return _Standing() if by_verb else None
    of = spot.coarse.find("O", start, end)
    said = spot.view.surface(start, end if of < 0 else of).lower().split()
    among = next((n for n in range(start + 1, end) if spot.word(n) == "among"), None)
    if among is not None and spot.word(among - 1) in words.places:
        return _Standing()  # `is first among the countries that buy`
    if not said:
        return None
    within = spot.syntax.after(of + 1) if of >= 0 else None
    if words.is_portion(said):
        return _Standing(portion=True, of=within)
    if said[-1] in words.roles and not words.superlatives.isdisjoint(said):
        return _Standing(words.roles[said[-1]], of=within)
    ranked = said[-1] in words.ranks and not words.ordinals.isdisjoint(said)
    short = len(said) <= _SHORT and said[-1] in words.places
    return _Standing() if ranked or short else None


#: `in front`, `out at the very top`.
_SHORT = 5


def _of_topic(spot: Spot, how: _Standing, holder: Interval | None) -> Told | None:
    """The measure told before, or the one told of the order itself, of whom a phrase names."""
    if holder is None or "Q" in spot.coarse[slice(*holder)]:
        return None
    name = spot.words(holder)
    known, changing = _known(spot, how)
    of = _of_what(spot, how)
    if spot.kind == "percent" and not changing and (how.portion or known is None):
        return _share(spot, name, of, known)
    if changing and spot.topic.sentence < spot.topic.number - 1 and not _is_divided(spot):
        return None if spot.role.name == "level" else _told("{}", name, None, False)
    if of and (known is None or how.portion):
        return _told(f"{plain(of)} {how.link} {{}}", name, Told(of, of, of), False)
    if known is None:
        return None
    return _told(known.frame if known.ranked else _frame(known, how.link), name, known, changing)


def _divided(spot: Spot, mark: int) -> Told | None:
    """`Employment rose 2 percent. By sector, trade (4 percent) and transport (3 percent) did best`: changes there."""
    topic = spot.topic
    if spot.kind != "percent" or spot.role.name != "level" or topic.moving == 0 or spot.coarse[mark] != "(":
        return None
    if not _opens_division(spot.view) or any(letter in spot.lexis.share_verb for letter in spot.view.letters):
        return None
    known, changing = _known(spot, _Standing())
    phrase = item_before(spot, mark) or spot.syntax.before_free(mark)
    if known is None or phrase is None:
        return None
    return _told(known.frame if known.ranked else _frame(known, "in"), spot.words(phrase), known, changing)


def _of_what(spot: Spot, how: _Standing) -> str:
    """The whole that stands beside the part or behind the figure; empty where it only points at one told before."""
    behind = spot.at + 2 if spot.coarse[spot.at + 1 : spot.at + 2] == "O" else None
    of = spot.words(how.of) or (spot.words(spot.syntax.after(behind)) if behind is not None else "")
    pointing = of.lower() in measure_words().sums | standing_words().divisions
    return "" if pointing else of


def _share(spot: Spot, name: str, of: str, known: Told | None) -> Told | None:
    """The share of somebody in the whole told beside it or before."""
    if not of and known is not None and known.frame.startswith("share of {} in "):
        return _told(known.frame, name, known, False)
    told = spot.topic.told
    whole = of or (told.base or told.text if told is not None and not told.text.startswith("share of ") else "")
    return _told(f"share of {{}} in {plain(whole)}" if whole else "share of {}", name, None, False)


def _known(spot: Spot, how: _Standing) -> tuple[Told | None, bool]:
    """What the figures before measured, and whether a percentage is a change of it."""
    topic = spot.topic
    changing = spot.kind in ("percent", "change") and topic.moving != 0 and not how.portion
    kind = "change" if changing else spot.kind
    known = topic.by_kind.get(kind)
    first = topic.first.get(kind)
    if first is not None and topic.sentence < topic.number and _is_divided(spot):
        near = topic.sentence == topic.number - 1 and not _is_ranked(known)
        known = topic.heads.get(kind, first) if near else replace(first, sign=1)  # whatever moved last
    if known is None or known.bare or topic.sentence < topic.number - _FRESH:
        return None, False
    return known, changing


def _is_ranked(known: Told | None) -> bool:
    """Whether what was told last stands in a list itself."""
    return known is not None and known.ranked


def _is_divided(spot: Spot) -> bool:
    """Whether the sentence or the one before begins as a list by places or branches does: `By locality, …`."""
    before = spot.topic.before
    return _opens_division(spot.view) or (before is not None and _opens_division(before))


def _opens_division(view: View) -> bool:
    opening = view.surface(0, min(_OPENING, len(view.letters))).lower().split()
    words = {word.strip(",") for word in opening}
    return opening[:1] in (["by"], ["among"]) and not standing_words().divisions.isdisjoint(words)


_OPENING = 5


def _frame(known: Told, link: str) -> str:
    at = known.at("{}") if known.base else Told(f"{known.text} {link} {{}}")
    return at.text if known.base and "{" not in known.base else f"{plain(known.base or known.text)} {link} {{}}"


def _told(frame: str, name: str, known: Told | None, changing: bool) -> Told | None:
    if not name or "{}" not in frame:
        return None
    found = known if known is not None else Told("")
    text = frame.format(name)
    base = found.base or found.text
    return replace(
        Told(text, base or text, found.noun, found.link, frame=frame, ranked=True, sign=found.sign), changing=changing
    )
