"""Parts of a whole told before that are subjects: `The largest share, $56 million, went to the capital`."""

from __future__ import annotations

from flows.extracting.figures.predicates import predicate
from flows.extracting.figures.standing_words import standing_words
from flows.extracting.figures.wording import Spot, Told

_LINKS = frozenset(("for", "to", "into", "on", "towards", "from", "in", "by", "among", "between", "with", "through"))
_INTO = frozenset(("to", "into", "on", "towards", "in"))
_FRESH, _LONGEST_PREDICATE = 3, 5


def portion(spot: Spot) -> Told | None:
    """The whole told before, of whom or for what this part of it is; None where no such part is told."""
    behind = _behind(spot)
    if behind is None or spot.role.name != "level" or spot.role.others or spot.kind == "percent":
        return None
    known = _fraction(spot) or spot.topic.by_kind.get(spot.kind)
    if known is None or known.bare or spot.topic.sentence < spot.topic.number - _FRESH:
        return None
    base = known.base or known.text
    link, name = _aim(spot, behind)
    if name:
        return Told(f"{base} {link} {name}", base, known.noun, link)
    told = predicate(spot.view, behind)
    return Told(f"{base} {told}", base, known.noun) if told else None


def _fraction(spot: Spot) -> Told | None:
    """`two-thirds of the money, or Q, goes to`: of the money."""
    coarse = spot.coarse
    comma = spot.left - 1
    phrase = spot.syntax.before(comma) if coarse[comma : comma + 2] == ",C" else None
    start = coarse.rfind("Q", 0, max(0, comma)) + 2
    if phrase is None or start < 2 or coarse[start - 1] != "O" or phrase[1] <= start:
        return None
    name = spot.words((start, comma))
    return Told(name, name, name)


def _behind(spot: Spot) -> int | None:
    """Where the verb of the part stands: `the rest, Q, was spent`, `The bulk (Q) went to`, `the remaining Q is for`."""
    coarse, at = spot.coarse, spot.at
    mark = spot.left
    verb = at + 1 + (coarse[at + 1 : at + 2] in (",", ")"))
    if coarse[verb : verb + 1] in ("V", "M") and coarse[at + 1] == "," and _fraction(spot) is not None:
        return verb
    if coarse[verb : verb + 1] not in ("V", "M") or coarse[max(0, mark) : mark + 1] not in (",", "(", "_", ":"):
        return None
    if coarse[mark - 2 : mark] == "OI":
        mark -= 2  # `The bulk of it`
    phrase = spot.syntax.before(mark)
    if phrase is None or coarse[phrase[0] - 1 : phrase[0]] in ("V", "v", "P", "t"):
        return None
    return verb if _is_portion(spot, phrase[0], mark) else None


def _is_portion(spot: Spot, start: int, end: int) -> bool:
    of = spot.coarse.find("O", start, end)
    return standing_words().is_portion([spot.word(at) for at in range(start, end if of < 0 else of)])


def _aim(spot: Spot, verb: int) -> tuple[str, str]:
    """How and to what the part goes: `goes to export loans` gives `for` and the loans."""
    coarse = spot.coarse
    for at in range(verb + 1, min(verb + _LONGEST_PREDICATE, len(coarse))):
        if coarse[at] == "t" and coarse[at + 1 : at + 2] in ("v", "V", "x"):
            continue  # `is to go into`
        if coarse[at] in "Ptp" and spot.word(at) in _LINKS:
            name = spot.words(spot.syntax.after(at + 1, listed=True))
            if not name and coarse[at + 1 : at + 2] == "G":  # `goes into making the network stronger`
                name = f"{spot.word(at + 1)} {spot.words(spot.syntax.after(at + 2))}"
            link = spot.word(at)
            return ("for" if link in _INTO else link), name
        if coarse[at] not in "MVAGtvx":
            break
    return "", ""
