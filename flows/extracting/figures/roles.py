"""Which role each figure of a sentence has: the first rule that names it decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from flows.annotating.rules import Match
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.comparing import comparable
from flows.extracting.figures.elided import inherit
from flows.extracting.figures.model import BESIDE, EXPECTED, Role
from flows.extracting.figures.words import measure_words

_FIGURE_ROLES = ("level", "change", "absolute", "from", "base", "whole", "share", "factor", EXPECTED)
#: How far before a colon the word stands that gives a list its direction.
_LEAD = 5


class Roles:
    """Assigns roles; `up` and `down` are the letters of words that give a direction."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._up = re.compile(vocabulary.charset("up|up_noun|up_adj"))
        self._down = re.compile(vocabulary.charset("down|down_noun|down_adj"))

    def assign(self, view: View, matches: Iterable[Match]) -> dict[int, Role]:
        """Roles by position of the figure. A match counts only where all its figures are still free."""
        roles: dict[int, Role] = {}
        for match in matches:
            figures = {name: span[0] for name, span in match.roles.items() if name in _FIGURE_ROLES}
            if any(at in roles for at in figures.values()) or not comparable(view, figures) or _crosses(view, figures):
                continue
            sign = ("up" in match.roles) - ("down" in match.roles)
            for name, at in figures.items():
                others = {n: a for n, a in figures.items() if a != at}
                roles[at] = Role(name, match.rule.id, sign, match.start, match.end, others)
            _expected(roles, figures.get(EXPECTED))
        _thresholds(view, roles)
        _foretold_once(view, roles)
        _compared(view, roles)
        _more_than_then(view, roles)
        _told_by_span(view, roles)
        _ranges(view, roles)
        _or_percent(view, roles)
        _signed_alike(view, roles)
        inherit(view, roles)
        self._listed(view, roles)
        return roles

    def _listed(self, view: View, roles: dict[int, Role]) -> None:
        """`prices rose: transport (1.72 per cent); food (0.88 per cent)` makes all of them changes.

        So does `The largest increases were in food (4 percent) and fuel (3 percent)`; bare counts are then changes in
        their own unit: `Gains were reported in mines (26,000) and shops (9,000), with losses on farms (4,000)`.
        """
        colon = view.coarse.find(":")
        if colon < 0 and "(Q)" not in view.coarse:
            return
        sign = self._direction(view.letters[max(0, colon - _LEAD) : colon]) if colon >= 0 else 0
        for at, role in roles.items():
            span = view.spans[at]
            if role.name != "level" or role.others or not isinstance(span, QuantitySpan):
                continue
            if span.unit_kind == "percent" and sign and at > colon:
                roles[at] = Role("change", role.rule, sign, at, at + 1)
            elif span.unit_kind in ("percent", "count") and view.coarse[at - 1 : at + 2 : 2] == "()":
                self._bracketed(view, roles, at, span)
                if roles[at].name == "level":
                    self._led_by_change(view, roles, at)

    def _led_by_change(self, view: View, roles: dict[int, Role], at: int) -> None:
        """`Inns led with growth of 6 percent, then came shops (4 percent)`: a bracket behind a change is one, too."""
        earlier = [n for n in roles if n < at and view.spans[n].__class__ is QuantitySpan]
        role = roles[max(earlier)] if earlier else None
        span = view.spans[at]
        if role is None or role.name != "change" or not isinstance(span, QuantitySpan) or span.unit_kind != "percent":
            return
        between = view.coarse[max(earlier) + 1 : at - 1]
        if not any(c in "M;~SR" for c in between) and view.coarse[at - 2 : at - 1] in tuple("NxLZ"):
            roles[at] = Role("change", roles[at].rule, role.sign, at, at + 1)

    def _bracketed(self, view: View, roles: dict[int, Role], at: int, span: QuantitySpan) -> None:
        """Make a figure in brackets a change, where it belongs to a list that a noun of change leads."""
        lead = _bracket_lead(view.coarse, at)
        sign = self._direction(view.letters[lead]) if lead is not None else 0
        if lead is not None and view.surface(lead, lead + 1).lower() in measure_words().losing:
            sign = -1
        if sign and span.counted is None:
            name = "change" if span.unit_kind == "percent" else "absolute"
            roles[at] = Role(name, roles[at].rule, sign, at, at + 1)

    def _direction(self, letters: str) -> int:
        return bool(self._up.search(letters)) - bool(self._down.search(letters))


def _expected(roles: dict[int, Role], at: int | None) -> None:
    """Give a figure that was expected the role of the one that came out, with a word that it stands beside it."""
    if at is None:
        return
    role = roles[at]
    name, beside = next(iter(role.others.items()))
    roles[at] = replace(role, name=name, others={BESIDE: beside})
    del roles[beside].others[EXPECTED]


def _bracket_lead(coarse: str, at: int) -> int | None:
    """The noun before `in` that opens the list of brackets in which a figure stands; None for a lone bracket."""
    found = _BRACKETS.search(coarse, max(0, at - _LONGEST_SERIES), at + 2)
    while found is not None and found.end() < at + 2:
        found = _BRACKETS.search(coarse, found.start() + 1, at + 2)
    if found is None:
        return None
    alone = coarse[found.start() : at + 2].count("(") == 1
    if alone and not _BRACKET_BEHIND.match(coarse, at + 2):
        return None
    return found.start()


#: A noun, a verb of reporting perhaps, `in`, and nouns with brackets up to the one asked for.
_ITEM = r"[DJ]{0,2}[NxZLGHC-]{1,5}\(Q\)"
_BRACKETS = re.compile(rf"[Nx](?:MV|V)?A?P{_ITEM}(?:[,;C]{{1,2}}{_ITEM}){{0,8}}\Z")
_BRACKET_BEHIND = re.compile(rf"[,;C]{{1,2}}{_ITEM}")
_LONGEST_SERIES = 60


def _crosses(view: View, figures: Mapping[str, int]) -> bool:
    """`With exports growing 9 percent, the surplus widened to $1 billion`: the level belongs to a clause of its own."""
    change, level = figures.get("change", figures.get("absolute", -1)), figures.get("level", -1)
    return 0 <= change < level and _CLAUSE_BETWEEN.search(view.coarse, change + 1, level) is not None


_CLAUSE_BETWEEN = re.compile(r"[,;]C?D?[JNxLZ']*[NxLZ][A]?[MV]")


def _told_by_span(view: View, roles: dict[int, Role]) -> None:
    """A figure whose own span holds a word of change (`a fall of 3 points`, `21 percent more`) is a change."""
    for at, role in roles.items():
        span = view.spans[at]
        if role.name != "level" or role.others or not isinstance(span, QuantitySpan):
            continue
        signed = _by_sign(view, at, span)
        if signed is not None:
            roles[at] = Role(signed[0], role.rule, signed[1], at, at + 1)
            continue
        if view.coarse[max(0, at - 2) : at] == "TO" and view.surface(at - 2, at - 1).lower() == "fall":
            roles[at] = Role("change" if span.unit_kind == "percent" else "absolute", role.rule, -1, at - 2, at + 1)
            continue
        if span.change is None:
            continue
        name = "change" if span.unit_kind == "percent" else "absolute"
        if name == "absolute" and not _opens_with_change(view, at):
            continue
        roles[at] = Role(name, role.rule, 1 if span.change == "up" else -1, at, at + 1)


def _or_percent(view: View, roles: dict[int, Role]) -> None:
    """`up $61.6 million, or 38.5 percent`: the percentage is the same change."""
    for at in sorted(roles):
        span, role = view.spans[at], roles[at]
        if role.name not in ("level", "change") or role.others:
            continue
        if not isinstance(span, QuantitySpan) or span.unit_kind != "percent":
            continue
        before = at - 1
        while before > 0 and view.coarse[before] in ",;C(":
            before -= 1
        earlier = roles.get(before)
        if before < at - 1 and earlier is not None and earlier.name == "absolute":
            roles[at] = Role("change", earlier.rule, earlier.sign, at, at + 1, {"absolute": before})


def _by_sign(view: View, at: int, span: QuantitySpan) -> tuple[str, int] | None:
    """Role and sign of a figure in brackets that is written with a sign: `(+3.4%)`, `(-36,000; -0.5%)`."""
    before = view.coarse[max(0, at - 2) : at]
    if span.sign is not None and before[-1:] in ("(", ";"):
        if span.unit_kind == "percent":
            return "change", span.sign
        return ("absolute", span.sign) if span.unit_kind in ("count", "unit", "money") else None
    if span.unit_kind == "percent" and before in ("(-", "(#"):
        sign = {"+": 1, "-": -1, "–": -1, "−": -1}.get(view.surface(at - 1, at))
        return ("change", sign) if sign is not None else None
    return None


def _compared(view: View, roles: dict[int, Role]) -> None:
    """`output of 291 tonnes, higher than 285 tonnes last year`: the second is what the first is compared with."""
    for at, role in sorted(roles.items()):
        span = view.spans[at]
        if role.name != "level" or role.others or not isinstance(span, QuantitySpan) or span.modifier is None:
            continue
        dated = view.coarse[at + 1 : at + 2] in ("T", "U")
        if not dated or view.coarse[at - 1] != "," or span.modifier.lower() not in measure_words().compared:
            continue
        before = max((n for n in roles if n < at), default=None)
        other = view.spans[before] if before is not None else None
        same = isinstance(other, QuantitySpan) and other.unit == span.unit and other.unit_kind == span.unit_kind
        if before is not None and same and roles[before].name == "level" and not roles[before].others:
            roles[before].others["base"] = at
            roles[at] = replace(role, name="base")


def _more_than_then(view: View, roles: dict[int, Role]) -> None:
    """`1,411 clubs, 37 more than twelve months before`: a date whose words begin with the comparison."""
    for at, role in roles.items():
        span = view.spans[at]
        plain = role.name == "level" and not role.others and isinstance(span, QuantitySpan) and span.counted is None
        if not plain or view.coarse[at - 1 : at + 2 : 2] not in (",T", ",U", "CT", "CU", "MT", "MU"):
            continue
        sign = {"more than": 1, "fewer than": -1, "less than": -1}.get(
            " ".join(view.surface(at + 1, at + 2).lower().split()[:2])
        )
        if sign is not None:
            roles[at] = replace(role, name="absolute", sign=sign)


def _thresholds(view: View, roles: dict[int, Role]) -> None:
    """`dropping below 6 percent` tells a mark that was passed, no change of so much."""
    for at, role in roles.items():
        span = view.spans[at]
        if isinstance(span, QuantitySpan) and _is_threshold(span, role):
            roles[at] = Role("level", role.rule, 0, at, at + 1)


def _ranges(view: View, roles: dict[int, Role]) -> None:
    """`growth of between 3 and 4 percent`: a range of growth is told as a level, which can have two ends."""
    for at, role in roles.items():
        span = view.spans[at]
        if role.name != "change" or role.others or not isinstance(span, QuantitySpan) or span.value_max is None:
            continue
        words = view.surface(role.start, at).lower().split()
        if not words or words[0] not in measure_words().growth:
            continue
        roles[at] = Role("level", role.rule, 0, at, at + 1)


def _foretold_once(view: View, roles: dict[int, Role]) -> None:
    """`rising 5 percent in May and 3 in June, against earlier estimates of 4 and 2 percent`: bases."""
    words = measure_words()
    for at, role in roles.items():
        first = at - 2
        pair = role.name == "level" and not role.others and view.coarse[first : at + 1] == "QCQ" and first in roles
        told = view.surface(max(0, first - 4), first).lower().split() if pair else []
        if words.earlier.isdisjoint(told) or words.forecasts.isdisjoint(told):
            continue
        roles[at] = replace(role, name="base")
        if BESIDE in roles[first].others or not roles[first].others:
            roles[first] = Role("base", role.rule, 0, first, first + 1)


def _is_threshold(span: QuantitySpan, role: Role) -> bool:
    """`dropping below 6 percent`: a mark that was passed, no change of so much."""
    first = (span.modifier or "").lower()
    return role.name in ("change", "absolute") and not role.others and first in ("below", "above", "beneath", "under")


def _opens_with_change(view: View, at: int) -> bool:
    """Whether the span itself begins as a change does: `a fall of`, `up`, `plus`."""
    return view.tokens.word(view.first[at]).lower() in ("a", "an", "up", "down", "plus", "minus", "+", "-")


def _signed_alike(view: View, roles: dict[int, Role]) -> None:
    """`Rents fell by 2 percent, and fees by 9 percent to $5`: without a verb it has the sign of the one before."""
    sign = 0
    for at in sorted(roles):
        role, span = roles[at], view.spans[at]
        if role.name != "change" or not isinstance(span, QuantitySpan):
            continue
        if not role.sign and span.change is None and sign:
            roles[at] = role = replace(role, sign=sign)
        sign = role.sign or (-1 if span.change == "down" else 1)
