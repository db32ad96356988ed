"""Roles of figures whose verb is left out or says nothing: `food rose 3 percent, clothing 2 percent`."""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.model import Role
from flows.extracting.figures.words import measure_words


def inherit(view: View, roles: dict[int, Role]) -> None:
    """Make percentages changes that no rule names, behind a change, where no verb of their own stands between them."""
    before: tuple[int, Role] | None = None
    for at in sorted(roles):
        role, span = roles[at], view.spans[at]
        if not isinstance(span, QuantitySpan):
            continue
        if span.unit_kind != "percent":
            _same_amount(view, roles, at, span)
            continue
        if role.name == "level" and not role.others and before is not None and before[1].name == "change":
            earlier_at, earlier = before
            if _goes_on(view, earlier_at, at):
                roles[at] = role = Role("change", role.rule, span.sign or earlier.sign, at, at + 1)
        before = (at, role)


def _same_amount(view: View, roles: dict[int, Role], at: int, span: QuantitySpan) -> None:
    """`imports fell $1.6 billion and $1.0 billion respectively`: the second amount is a change as the first."""
    _by_another(view, roles, at, span)
    earlier, role = roles.get(at - 2), roles[at]
    if earlier is None or earlier.name != "absolute" or role.name != "level" or role.others:
        return
    before = view.spans[at - 2]
    if view.coarse[at - 1] == "C" and isinstance(before, QuantitySpan) and before.unit == span.unit is not None:
        roles[at] = Role("absolute", role.rule, earlier.sign, at, at + 1)


def _by_another(view: View, roles: dict[int, Role], at: int, span: QuantitySpan) -> None:
    """`up by 3,000 in May and by 41,000 since last year`: the second amount is a change as the first."""
    before = max((n for n in roles if n < at), default=None)
    if before is None or roles[at].name != "level" or roles[at].others or roles[before].name != "absolute":
        return
    between, earlier = view.coarse[before + 1 : at], view.spans[before]
    alike = isinstance(earlier, QuantitySpan) and earlier.unit == span.unit and earlier.unit_kind == span.unit_kind
    again = between.endswith("CP") and view.surface(at - 1, at).lower() == "by" and not set(between) & set("VMv;~")
    if alike and again:
        roles[at] = Role("absolute", roles[at].rule, roles[before].sign, at, at + 1)


def _goes_on(view: View, earlier: int, at: int) -> bool:
    """Whether a percentage is told of as the change before it was."""
    if view.surface(at - 1, at).lower() in _AFTER:
        return True
    between = list(view.coarse[earlier + 1 : at])
    words = measure_words()
    for n, mark in enumerate(between):
        if mark != "V":
            continue
        word = view.surface(earlier + 1 + n, earlier + 2 + n).lower()
        if word in words.ranking or (word in words.posting and not set(between[n + 1 :]) - set("DJA")):
            between[n] = "N"
    return _is_elided("".join(between), view.coarse[at + 1 : at + 2])


#: `, those of hides`, and who says it as an aside: `, the minister added, `.
_THOSE_OF = re.compile(r"(?:^|(?<=[,C]))DO")
_SAID = re.compile(r",(?:D?J?[NxHBZ]{1,4}|I)V(?=,)")
#: Words between a change and the change of the time before.
_AFTER = frozenset(("after", "following"))


def _is_elided(between: str, after: str) -> bool:
    if between == "C":
        return True
    if between[:1] == ")" and between[-1:] == "(":  # `cars (up 51 percent); cement (14 percent)`
        return not any(c in "VMv~." for c in between)
    between = _THOSE_OF.sub("", _SAID.sub(",", between))
    return not any(c in "VMvGO~" for c in between) and after != "O" and not between.endswith("(")
