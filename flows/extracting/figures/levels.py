"""Measures of levels in money, percent or a unit, by what stands beside them."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.extracting.figures.deeds import of_deed
from flows.extracting.figures.syntax import Interval
from flows.extracting.figures.wording import Spot, Told, predicate

_NOUNS = "NxZLHB"
_AREAS = frozenset(("ha", "km2", "m2", "[acr_us]", "acre", "[sft_i]", "[smi_us]", "mu"))


_EXTENTS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth", "thick": "thickness"}


def of_level(spot: Spot) -> Told | None:
    """Measure of a level; None where its sentence tells none."""
    found = _of_level(spot)
    span = spot.view.spans[spot.at]
    if found is None or not isinstance(span, QuantitySpan):
        return found
    extent = _EXTENTS.get(spot.word(spot.at + 1)) if span.unit_kind == "unit" else None
    if extent is not None and extent not in found.text:
        verb = spot.syntax.verb_before(spot.at)
        subject = spot.words(spot.syntax.subject(verb)) if verb is not None else ""
        if subject:
            return Told(f"{extent} of {subject}", f"{extent} of {subject}", subject)
    if span.unit in _AREAS and "area" not in found.text and "land" not in found.text:
        found.text = f"area of {found.text}"
    return found


def _of_level(spot: Spot) -> Told | None:
    coarse, at = spot.coarse, spot.at
    left = at - 1
    while left >= 0 and coarse[left] in "DAJ":
        left -= 1
    found = _share_of_before(spot, left)
    if found is None and (left < 0 or coarse[left] in ';:~,SChR"'):
        found = _as_subject(spot) or _elided_where(spot)
    if found is not None:
        return found
    if left < 0:
        return _right_of(spot)
    mark = coarse[left]
    if mark == "O":
        return _before_of(spot, left)
    if mark in "(_":
        return _before_bracket(spot, left)
    if mark in "VMGv":
        return _of_verb(spot, left)
    if mark in "tPp":
        return _of_preposition(spot, left)
    if mark in _NOUNS:
        return _of_noun(spot, left)
    return _right_of(spot) or _of_last_verb(spot, at)


def _is_percent(spot: Spot) -> bool:
    span = spot.view.spans[spot.at]
    return isinstance(span, QuantitySpan) and span.unit_kind == "percent"


def _is_money(spot: Spot) -> bool:
    span = spot.view.spans[spot.at]
    return isinstance(span, QuantitySpan) and span.unit_kind == "money"


def _of_last_verb(spot: Spot, at: int) -> Told | None:
    verb = spot.syntax.verb_before(at)
    return spot.told(spot.syntax.subject(verb)) if verb is not None else None


def _share_of(spot: Spot, part: str, whole: str = "") -> Told:
    text = f"share of {part}" + (f" in {whole}" if whole else "")
    return Told(text, text)


def _share_of_before(spot: Spot, left: int) -> Told | None:
    """`$9 billion, or 57.5%`, `142,000 residents, equal to 53 per cent of …`: a share of the figure before."""
    coarse = spot.coarse
    if not _is_percent(spot) or not spot.topic.text:
        return None
    before = coarse[: left + 1].rstrip("AC,(tNJ")
    between = coarse[len(before) : spot.at]
    if not before.endswith("Q") and not ("Q" in before[-12:] and _apposed(spot, len(before))):
        return None
    told = "C" in between or _apposed(spot, len(before)) or between == "("
    if not told or (between == "(" and spot.topic.unit == "percent"):
        return None
    return _share_of(spot, spot.topic.text, _whole(spot))


def _apposed(spot: Spot, start: int) -> bool:
    words = spot.view.surface(start, spot.at).lower()
    return any(cue in words for cue in ("equal to", "equivalent to", ", or ", "representing", "accounting for", "making up", "i.e", "equalling"))


def _whole(spot: Spot) -> str:
    coarse, at = spot.coarse, spot.at
    if coarse[at + 1 : at + 2] != "O":
        return ""
    return spot.words(spot.syntax.after(at + 2))


def _as_subject(spot: Spot) -> Told | None:
    """A figure that is the subject itself: `another $3 billion was raised`, `34% of the vehicles were stopped`."""
    coarse, start = spot.coarse, spot.at + 1
    noun: Interval | None = None
    if coarse[start : start + 1] == "O":
        noun = spot.syntax.after(start + 1)
        if noun is not None:
            start = noun[1]
    if coarse[start : start + 1] not in tuple("MVAEv") or not coarse[start : start + 1]:
        return None
    if noun is None:
        word = "money" if _is_money(spot) else spot.topic.noun
        told = predicate(spot.view, start)
        return Told(f"{word} {told}".strip(), word, word) if word and told else None
    found = spot.told(noun)
    told = predicate(spot.view, start)
    if found is None:
        return None
    share = "share of " if _is_percent(spot) else ""
    return Told(f"{share}{found.text} {told}".strip(), found.base, found.noun)


def _elided_where(spot: Spot) -> Told | None:
    """`…, 8.6 tonnes in Tra Vinh`: the topic at another place."""
    coarse, at = spot.coarse, spot.at + 1
    topic = spot.topic.told
    if topic is None or coarse[at : at + 1] != "P" or spot.word(at) not in ("in", "at", "for", "among", "from"):
        return None
    phrase = spot.syntax.after(at + 1)
    if phrase is None or "Q" not in coarse[: spot.at]:
        return None
    return Told(f"{topic.base or topic.text} {spot.word(at)} {spot.words(phrase)}", topic.base or topic.text, topic.noun)


def _before_of(spot: Spot, of: int) -> Told | None:
    phrase = spot.syntax.before(of)
    if phrase is None:
        return _right_of(spot) or _of_last_verb(spot, of)
    return _attributed(spot, phrase)


def _attributed(spot: Spot, phrase: Interval) -> Told | None:
    """`projects with total capital of $2.6 billion`: a noun of an attribute takes what it belongs to."""
    coarse, lexis = spot.coarse, spot.lexis
    found = spot.told(phrase)
    start, end = phrase
    single = all(c not in "OPt'" for c in coarse[start:end])
    if found is None or not single or spot.view.letters[end - 1] not in lexis.attribute:
        return found
    if coarse[start - 1 : start] == "P" and spot.word(start - 1) in ("with", "worth", "at", "having"):
        owner = spot.syntax.before(start - 1)
        if owner is not None and not lexis.is_agent(spot.view, *owner):
            name = spot.words(owner)
            return Told(f"{found.text} of {name}", f"{found.text} of {name}", found.text)
        if owner is None and spot.topic.told is not None:
            return Told(f"{found.text} of {spot.topic.noun}", found.text, found.text)
    return found


def _before_bracket(spot: Spot, bracket: int) -> Told | None:
    coarse = spot.coarse
    if coarse[bracket - 1 : bracket] == "Q":
        return _share_of(spot, spot.topic.text) if spot.topic.text and _is_percent(spot) else spot.topic.told
    if coarse[bracket - 1 : bracket] in ("V", "E"):
        bracket -= 1  # `the assets of the Fund included (…)`
    phrase = spot.syntax.before(bracket, listed=True)
    if phrase is not None and coarse[phrase[1] - 1] == "L" and "," in coarse[phrase[0] : phrase[1]]:
        phrase = spot.syntax.before(bracket)
    return _of_lead(spot, spot.told(phrase))


def _of_lead(spot: Spot, found: Told | None) -> Told | None:
    """`prices rose: transport (1.72 per cent); food (0.88 per cent)`: items of a list take the noun of its lead."""
    colon = spot.coarse.rfind(":", 0, spot.at)
    if found is None or found.bare or colon < 0:
        return found
    letters, lexis = spot.view.letters, spot.lexis
    for at in range(colon - 1, -1, -1):
        if letters[at] in lexis.volume and spot.coarse[at] in "Nx":
            noun = spot.word(at)
            if noun not in found.text.lower() and noun not in ("total", "number", "numbers"):
                return Told(f"{found.text} {noun}", f"{found.text} {noun}")
            return found
    return found


def _of_noun(spot: Spot, left: int) -> Told | None:
    """`manufacturing 25.2%`; but `tourism earned the province $2 billion` is about tourism."""
    phrase = spot.syntax.before(left + 1, listed=True)
    coarse = spot.coarse
    if phrase and _is_money(spot) and coarse[phrase[0]] == "D" and coarse[max(0, phrase[0] - 1) : phrase[0]] == "V":
        return spot.told(spot.syntax.subject(phrase[0] - 1))
    return spot.told(phrase)


def _of_verb(spot: Spot, verb: int) -> Told | None:
    """`exports reached Q`; a percentage `of` something is a share of it."""
    done = of_deed(spot, verb)
    if done is not None:
        return done
    subject = spot.syntax.subject(verb)
    before = spot.syntax.group_start(verb) - 1
    if subject is None and spot.coarse[before : before + 1] == "I" and spot.word(before) in ("it", "they", "this", "that"):
        known = spot.topic.by_kind.get(spot.kind) or spot.topic.told
        if known is not None:
            return known
    name = spot.words(subject)
    right = spot.words(_right(spot))
    letters, lexis = spot.view.letters, spot.lexis
    if letters[verb] in lexis.share_verb and not _is_percent(spot) and name and spot.coarse[verb] != "M":
        known = spot.topic.by_kind.get(spot.kind)
        return Told(f"{known.base} in {name}", known.base) if known and known.base else spot.told(subject)
    if _is_percent(spot) and spot.coarse[spot.at + 1 : spot.at + 2] == "O" and right:
        phrase = _right(spot)
        if phrase is not None and any(letters[i] in lexis.yardstick for i in range(*phrase)):
            name = name or spot.topic.text
            return Told(f"{name} against {right}", name) if name else Told(right, right)
        return _share_of(spot, name, right) if name else _share_of(spot, right)
    if letters[verb] in lexis.share_verb and _is_percent(spot) and name:
        return _share_of(spot, name)
    if right and (not name or subject is None):
        return Told(right, right)
    if right and subject is not None and spot.coarse[spot.at + 1 : spot.at + 2] in "ON":
        if lexis.is_agent(spot.view, *subject):
            return Told(right, right, right)
        return Told(f"{right}, {name}", right)
    return spot.told(subject)


def _of_preposition(spot: Spot, preposition: int) -> Told | None:
    coarse = spot.coarse
    before = preposition - 1
    while before >= 0 and coarse[before] in "AJ":
        before -= 1
    if before >= 0 and coarse[before] in "VGvM":
        return _of_verb(spot, before)
    aside = coarse[before : before + 1] == ","  # `investment, at close to $1 billion, rose`
    phrase = spot.syntax.before(before if aside else preposition, listed=aside)
    if phrase is not None and spot.word(preposition) in ("to", "by", "from") and coarse[phrase[0] - 1 : phrase[0]] in ("V", "v", "G"):
        return spot.told(phrase)
    found = _attributed(spot, phrase) if phrase is not None else None
    return found or _right_of(spot) or _of_last_verb(spot, spot.at)


def _right(spot: Spot) -> Interval | None:
    coarse, start = spot.coarse, spot.at + 1
    if coarse[start : start + 1] in ("O", "P", "t"):
        if spot.word(start) not in ("of", "in", "worth", "for", "to"):
            return None
        start += 1
    return None if spot.word(start).startswith(_TIMES) else spot.syntax.after(start)


_TIMES = ("according", "y/y", "m/m", "q/q", "yoy", "y-o-y", "year", "month", "quarter", "week", "day", "annual", "on-year")


def _right_of(spot: Spot) -> Told | None:
    """`Q in loans`, `Q of rice`, `Q worth of aid`."""
    return spot.told(_right(spot))
