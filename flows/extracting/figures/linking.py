"""Links the figures of a sentence: a level with its change, the value before, the whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.aspects import by_aspect, is_one_clause
from flows.extracting.figures.marking import marks, put_percent, revised
from flows.extracting.figures.model import BESIDE, Figure, Role
from flows.extracting.figures.units import parts_of, unit_of

#: What may stand between a level and the change that belongs to it.
_LOOSE = frozenset("xADJTUWPpOL,()_Q-'\"ItC#N")
_LONGEST_LINK = 14
_PAIR = 2
#: A name right before the change is what changed.
_OWN_SUBJECT = re.compile(r",P?[DJ]{0,3}[LZ]$")
#: `…, which is 5.9% higher than last year`.
_HAVING = re.compile(r",A?MV?A?$")
#: `$5 million, or about 112 billion dong`.
_OR = re.compile(r"[,–-]? ?(?:or|equivalent to|equal to)(?: about| around| roughly| some)?")
_RELATIVE = re.compile(r",?RM?[MAD]*")


def link(view: View, sentence: int, roles: Mapping[int, Role]) -> list[Figure]:
    """Rows of a sentence in order of their lead figure."""
    figures: list[Figure] = []
    taken: set[int] = set()
    for at in sorted(roles):
        role = roles[at]
        if role.name == "level":
            figures.append(_level(view, sentence, at, role, roles, taken))
    paired = _respectively(view, figures, roles) or by_aspect(view, figures, roles)
    for at in sorted(roles):
        role = roles[at]
        if at in taken or role.name in ("level", "base", "whole"):
            continue
        host = None if BESIDE in role.others else paired.get(at) or _host(view, figures, at, role)
        host = host or revised(view, figures, at, role)
        if host is None:
            if role.name == "from":
                continue
            host = _alone(view, sentence, at, role)
            figures.append(host)
        host.joined.add(at)
        _apply(view, host, at, role)
    figures.sort(key=lambda f: f.at)
    return _converted(view, figures)


def _converted(view: View, figures: list[Figure]) -> list[Figure]:
    """Figures without those that only tell the one before in another unit: `$5 million, or about 112 billion dong`."""
    kept: list[Figure] = []
    for figure in figures:
        level, before = figure.level, kept[-1] if kept else None
        if before is not None and level is not None and _says_exactly(view, before, figure):
            before.level = before.lead = level
            before.unit = figure.unit
            continue
        if before is not None and before.level is not None and level is not None and _converts(view, before, figure):
            joined = replace(before.level, equivalent_value=level.value, equivalent_unit=level.unit)
            before.level = before.lead = joined
            continue
        kept.append(figure)
    return kept


def _says_exactly(view: View, before: Figure, figure: Figure) -> bool:
    """`Nearly half of respondents (48 percent)`: the percentage that a fraction stands for."""
    one, other = before.level, figure.level
    if one is None or other is None or one.unit_kind != "percent" or other.unit_kind != "percent":
        return False
    if one.value is None or other.value is None or abs(one.value - other.value) > _NEAR_FRACTION:
        return False
    between = view.coarse[before.at + 1 : figure.at]
    written = any(c.isdigit() for c in view.surface(before.at, before.at + 1))
    return not written and between[-1:] in ("(", ",", "_") and not any(c in "VMQ" for c in between)


#: How far a fraction in words is from what it stands for, in percent.
_NEAR_FRACTION = 4.0


def _converts(view: View, before: Figure, figure: Figure) -> bool:
    one, other = before.lead, figure.lead
    if one.unit_kind != other.unit_kind or one.unit_kind not in ("money", "unit") or one.unit == other.unit:
        return False
    if one.equivalent_value is not None or other.value_max is not None or figure.change_percent is not None:
        return False
    return _OR.fullmatch(view.surface(before.at + 1, figure.at).lower()) is not None


def _respectively(view: View, figures: list[Figure], roles: Mapping[int, Role]) -> dict[int, Figure]:
    """`136,825 tonnes and 122,010 tonnes, up 25 percent and 51 percent, respectively`: a level for each change."""
    changes = [at for at in sorted(roles) if roles[at].name == "change" and not roles[at].others]
    if len(changes) < _PAIR or "respectively" not in view.surface(changes[-1], len(view.letters)).lower():
        return {}
    hosts = [f for f in figures if f.at < changes[0] and f.lead.unit_kind != "percent"]
    if len(hosts) < len(changes) or not is_one_clause(view.coarse[hosts[-1].at : changes[0]]):
        return {}
    return dict(zip(changes, hosts[-len(changes) :], strict=True))


def _span(view: View, at: int) -> QuantitySpan:
    span = view.spans[at]
    assert isinstance(span, QuantitySpan)
    return span


def _level(view: View, sentence: int, at: int, role: Role, roles: Mapping[int, Role], taken: set[int]) -> Figure:
    span = _span(view, at)
    figure = Figure(sentence, at, role.rule, span, level=span, unit=unit_of(span), out_of=span.out_of)
    for name, other in role.others.items():
        if name == BESIDE:
            continue
        taken.add(other)
        if name in ("from", "base"):
            _before_value(view, figure, other, name)
        elif name == "whole":
            figure.out_of = _span(view, other).value
        elif name in ("change", "absolute", "factor"):
            _apply(view, figure, other, roles.get(other, role))
    return figure


def _before_value(view: View, figure: Figure, at: int, name: str) -> None:
    before = _span(view, at)
    figure.base_at = at
    one, other = figure.lead.unit or "", before.unit or ""
    if before.unit_kind == figure.lead.unit_kind or one.startswith(other) or other.startswith(f"{one}/"):
        figure.change_from = before.value
        figure.change_basis = "from_value" if name == "from" else None


def _alone(view: View, sentence: int, at: int, role: Role) -> Figure:
    span = _span(view, at)
    figure = Figure(sentence, at, role.rule, span, unit=None)
    if role.name == "absolute" and span.value and span.value_max and span.value_max > 2 * span.value:
        figure.level = replace(span, value=span.value_max, value_max=None)  # `rose by 27,000 to 1.2 million`
        figure.unit = unit_of(span)
    return figure


def _host(view: View, figures: list[Figure], at: int, role: Role) -> Figure | None:
    """The level before a change to which it belongs: nothing but loose words between, no change of its kind yet."""
    if role.others:
        known = set(role.others.values())
        joined = next((f for f in figures if f.at in known or f.joined & known), None)
        if joined is not None or "level" in role.others:
            return joined
    text = _without_shares(view, figures)
    earlier = sorted((f for f in figures if f.level is not None and f.at < at), key=lambda f: -f.at)
    for figure in earlier:
        if not _fits(figure, _span(view, at), role) or _only_says_where(view, figure, earlier):
            continue
        behind = figure.at if figure.base_at is None or figure.base_at > role.start else figure.base_at
        between = text[behind + 1 : role.start]
        if between.count(")") > between.count("("):
            continue  # a level in brackets
        if len(between) > _LONGEST_LINK:
            return None
        if _OWN_SUBJECT.search(between) or (view.coarse[role.start] == "P" and not role.others):
            continue  # `three ports, with Hope up 9 percent`; `with barley down 190 tonnes`
        if between.endswith(",") and view.coarse[role.start] == "V" and not _is_aside(view, figure.at, between):
            continue  # `sales, excluding two shops, fell 0.5 percent`: the shops did not
        if (
            _is_loose(between)
            or _is_apposition(view, role, between)
            or _is_aside(view, figure.at, between)
            or _is_participial(view, role, between)
            or marks(view, role, between)
        ):
            return figure
    return None


def _without_shares(view: View, figures: list[Figure]) -> str:
    """The coarse string with percentages that are levels, and values before, taken for nouns.

    They do not part a change from its level.
    """
    letters = list(view.coarse)
    for figure in figures:
        if figure.base_at is not None:
            letters[figure.base_at] = "N"
        if figure.level is not None and (figure.lead.unit_kind == "percent" or _stands_in(view, figure)):
            letters[figure.at] = "N"
    return "".join(letters)


def _only_says_where(view: View, figure: Figure, earlier: list[Figure]) -> bool:
    """`141,200 wells across 31 states, up 9.6%`: the states are not what went up."""
    return figure is not earlier[-1] and _stands_in(view, figure)


def _stands_in(view: View, figure: Figure) -> bool:
    before = view.surface(figure.at - 1, figure.at).lower() if figure.at else ""
    return figure.lead.unit_kind == "count" and before in ("across", "in", "among", "from", "over", "throughout")


def _is_loose(between: str) -> bool:
    if _RELATIVE.fullmatch(between):
        return True
    return ("," in between or "(" in between or between in ("", "C", "A", "D", "DJ")) and all(
        c in _LOOSE for c in between
    )


def _is_apposition(view: View, role: Role, between: str) -> bool:
    """`142,000 residents need aid, a jump from 109,000`: set off by a comma, with no figure and no clause between."""
    if not (between.endswith(",") or view.coarse[role.start : role.start + 1] == ","):
        return False
    return not any(c in "QS;~R" for c in between)


def _is_participial(view: View, role: Role, between: str) -> bool:
    """`exported $615 million, meeting half of the plan and falling by 11 percent`; `…, having grown twice`."""
    if "," not in between or any(c in "QS;~R:" for c in between):
        return False
    if _HAVING.search(between):
        return "having" in view.surface(max(0, role.start - 4), role.start).lower()
    if between.endswith(",G"):
        return True
    return view.coarse[role.start : role.start + 1] == "G" and not any(c in "VM" for c in between)


def _is_aside(view: View, level: int, between: str) -> bool:
    """`investment, at close to $1 billion, rose by 28 percent`: the level is an aside to the subject."""
    before = view.coarse[max(0, level - 2) : level]
    return before in (",P", ",A") and between[:1] == "," and ";" not in between


def _fits(figure: Figure, span: QuantitySpan, role: Role) -> bool:
    if role.name == "from":
        return figure.change_from is None and span.unit_kind == figure.lead.unit_kind
    if role.name == "change":
        return figure.change_percent is None and figure.lead.unit_kind != "percent"
    if role.name == "factor":
        return figure.change_factor is None
    if role.name == "absolute":
        points = span.unit_kind in ("percentage_point", "point") and figure.lead.unit_kind == "percent"
        bare = span.unit is None and span.counted is None and figure.lead.unit_kind in ("money", "unit")
        per = (figure.lead.unit or "").startswith(f"{span.unit}/")
        minor = parts_of(span.unit, figure.lead.unit) is not None
        return figure.change_absolute is None and (points or bare or per or minor or span.unit == figure.lead.unit)
    return False


def _apply(view: View, figure: Figure, at: int, role: Role) -> None:
    """Put a change into its row."""
    figure.also.add(role.rule)
    span = _span(view, at)
    if span.unit == "per_10000" or (span.unit_name or "").startswith("basis"):
        span = replace(span, value=(span.value or 0.0) / 100, unit="percentage_point")
    parts = parts_of(span.unit, figure.unit) if span.value is not None else None
    if parts is not None and span.value is not None:  # `rose 83 cents to $84.30`
        span = replace(span, value=span.value / parts, unit=figure.unit)
    sign = role.sign or span.sign or (-1 if span.change == "down" else 1)
    if span.sign == -1:
        sign = -1  # `grew by -13.4 per cent`
    if role.name == "from":
        figure.change_from, figure.base_at = span.value, at
    elif role.name == "change" and span.value is not None:
        put_percent(figure, sign * abs(span.value))
    elif role.name == "absolute" and span.value is not None:
        figure.change_absolute = sign * abs(span.value)
        if figure.level is None:
            figure.unit = unit_of(span)
        if figure.level is None and span.value_max and span.value_max > 2 * span.value:
            figure.level = replace(span, value=span.value_max, value_max=None)  # `by 4 percent or $3 to $72 million`
    elif role.name == "factor":
        figure.change_factor = span.factor if span.factor is not None else span.value
