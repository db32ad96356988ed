"""Which role each figure of a sentence has: the first rule that names it decides."""

from __future__ import annotations

from collections.abc import Iterable

from flows.annotating.rules import Match
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.model import Role

_FIGURE_ROLES = ("level", "change", "absolute", "from", "base", "whole", "share", "factor")


def assign(view: View, matches: Iterable[Match]) -> dict[int, Role]:
    """Roles by position of the figure. A match counts only where all its figures are still free."""
    roles: dict[int, Role] = {}
    for match in matches:
        figures = {name: span[0] for name, span in match.roles.items() if name in _FIGURE_ROLES}
        if any(at in roles for at in figures.values()):
            continue
        sign = ("up" in match.roles) - ("down" in match.roles)
        for name, at in figures.items():
            others = {n: a for n, a in figures.items() if a != at}
            roles[at] = Role(name, match.rule.id, sign, match.start, match.end, others)
    _inherit(view, roles)
    return roles


def _inherit(view: View, roles: dict[int, Role]) -> None:
    """Elided verbs: `food rose 3 percent, clothing 2 percent` makes both changes.

    A percentage that no rule names takes the role of the percentage before it where no verb stands between them; in
    a bracketed list, that of the verb before the colon.
    """
    before: tuple[int, Role] | None = None
    for at in sorted(roles):
        role, span = roles[at], view.spans[at]
        if not isinstance(span, QuantitySpan) or span.unit_kind != "percent":
            continue
        if role.name == "level" and not role.others and before is not None:
            earlier_at, earlier = before
            between = view.coarse[earlier_at + 1 : at]
            if earlier.name == "change" and _is_elided(between, view.coarse[at + 1 : at + 2]):
                roles[at] = role = Role("change", role.rule, earlier.sign, at, at + 1)
        before = (at, role)


def _is_elided(between: str, after: str) -> bool:
    return (not any(c in "VMvGO~" for c in between) and after != "O" and not between.endswith("(")) or between == "C"
