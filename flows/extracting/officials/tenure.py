"""First and last day in office, as the words around an office tell them."""

from __future__ import annotations

import datetime as dt

from flows.annotating.spans import DateSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation

Days = tuple[dt.date | None, dt.date | None]

_TAKES_UP = frozenset({"officials.appointed", "officials.appoints", "officials.takes_office", "officials.transferred"})
_LEAVES = frozenset({"officials.leaves_office", "officials.dismisses"})
#: How many positions behind an office a date may stand: after a change of office, else.
_FAR, _NEAR = 9, 3
_BARRIERS = frozenset({";", ":", "said", "told", "that"})


def tenure(relation: Relation, view: View) -> Days:
    """First and last day in office, None where the text does not say."""
    found = _bracketed_years(relation, view) or _behind(relation, view) or _before(relation, view)
    return relation.valid_from or found[0], relation.valid_to or found[1]


def _behind(relation: Relation, view: View) -> Days | None:
    change = relation.rule in _TAKES_UP or relation.rule in _LEAVES
    date = _date_behind(view, relation.last, _FAR if change else _NEAR)
    if date is None or date.start_date is None:
        return None
    if date.direction == "since":
        return date.start_date, None
    if date.direction == "until":
        return None, date.end_date
    if _several_years(date) and _term(view, date):
        return date.start_date, date.end_date
    if not change or date.direction not in ("on", None) or date.precision != "day":
        return None, None
    return (date.start_date, None) if relation.rule in _TAKES_UP else (None, date.start_date)


def _date_behind(view: View, token: int, reach: int) -> DateSpan | None:
    """The first date within some positions behind a token, in the same clause."""
    start = view.position(max(token - 1, view.first[0])) + 1
    for at in range(start, min(start + reach, len(view.letters))):
        span = view.spans.get(at)
        if isinstance(span, DateSpan):
            return span
        if isinstance(span, PersonSpan | PostSpan) or view.surface(at, at + 1) in _BARRIERS:
            return None
    return None


def _bracketed_years(relation: Relation, view: View) -> Days | None:
    """Years in brackets behind an office: `Vice Minister of Energy (2019-2022)`."""
    tokens, at = view.tokens, relation.last
    if at + 4 >= view.first[-1] or tokens.word(at) != "(" or tokens.word(at + 4) != ")":
        return None
    first, last = tokens.word(at + 1), tokens.word(at + 3)
    if len(first) != 4 or len(last) != 4 or not (first + last).isdecimal():
        return None
    return dt.date(int(first), 1, 1), dt.date(int(last), 12, 31)


def _several_years(date: DateSpan) -> bool:
    """Whether a date is a span of years: `2026–2031`."""
    if date.start_date is None or date.end_date is None or date.direction in ("since", "until", "before", "after"):
        return False
    return date.end_date.year > date.start_date.year


def _term(view: View, date: DateSpan) -> bool:
    """Whether a span of years is a term of office."""
    after = view.tokens.word(date.last).lower() if date.last < len(view.tokens) else ""
    before = view.tokens.word(date.first - 1).lower() if date.first else ""
    return after in offices().terms or before in ("from", "for", "between")


def _before(relation: Relation, view: View) -> Days:
    """A span of years right before the relation: `From 2016 to 2020 he served as`."""
    at = view.position(relation.first)
    for back in range(at - 1, max(at - 4, -1), -1):
        span = view.spans.get(back)
        if isinstance(span, DateSpan) and _several_years(span) and relation.status == "former":
            return span.start_date, span.end_date
    return None, None
