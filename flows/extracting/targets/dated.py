"""Dated targets: acts with a deadline or a horizon and no value to reach; two deadlines give two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan, QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.phrases import Interval, has_verb
from flows.extracting.targets.due import deadlines, is_limit, opening
from flows.extracting.targets.model import Act
from flows.extracting.targets.wording import phrase_of


@dataclass(slots=True)
class Dated:
    """What is to be done by a deadline. `interval` is where it stands."""

    text: str
    due: DateSpan
    interval: Interval


def dated(document: Annotated, view: View, act: Act, content: Interval) -> Iterator[Dated]:
    """One for each deadline in a content; without one, the deadline with which the sentence opens."""
    day = document.published_on if act.status in ("planned", "in_progress") else None
    strict = act.force == "expect" and act.form not in ("to", "self") and not act.due
    end = max(content[1], act.extent) if content == act.content else content[1]
    found = deadlines(
        view,
        content[0],
        end,
        day,
        strict=strict,
        loose=act.force == "commit",
        sure=act.due in ("finish", "any"),
        starts=act.form not in ("noun", "moved", "item"),
    )
    if act.rule == "targets.will_by":  # `will serve through 2031` tells how long
        found = [(at, span) for at, span in found if span.direction != "until"]
    if act.due in ("works", "deed"):  # a day on which works go on is a happening
        found = [(at, span) for at, span in found if is_limit(span) or span.precision != "day"]
    given = _given(view, act)
    if given is not None and (not found or act.form in ("subject", "moved")):
        yield Dated(phrase_of(view, content, [act.limit] if act.limit is not None else []), given, content)
        return
    if not found:
        due = opening(view, day, min(act.start, content[0]) + 1) or _behind(document, view, act, content)
        if due is not None and not _counts(view, content):
            yield Dated(phrase_of(view, content), due, content)
        return
    for text, due, part in _parts(view, content, found):
        if not _counts(view, (part[0], min(part[1], _at(found, due) + 1))):
            yield Dated(text, due, part)


def _given(view: View, act: Act) -> DateSpan | None:
    """The day that stands before what is to be done, or to which it is moved (`from June 2031 to December 2032`)."""
    span = view.spans.get(act.limit) if act.limit is not None else None
    if not isinstance(span, DateSpan) or span.end_date is None or act.limit is None:
        return None
    if span.direction == "before":  # `ahead of the June 2030 deadline`
        return replace(span, direction="by")
    if span.direction == "from_to":
        return replace(span, start_date=_unit_start(span.end_date, span.precision), direction="by")
    moved = view.surface(act.limit - 1, act.limit).lower() in ("to", "until", "till") or span.direction == "until"
    return span if moved or act.form != "moved" or act.due else None


def _unit_start(end: dt.date, precision: str | None) -> dt.date:
    """First day of the year, quarter or month that ends on a day."""
    if precision == "year":
        return end.replace(month=1, day=1)
    if precision == "quarter":
        return end.replace(month=end.month - 2, day=1)
    return end.replace(day=1) if precision == "month" else end


def _at(found: list[tuple[int, DateSpan]], due: DateSpan) -> int:
    """Position of a deadline."""
    return next(at for at, span in found if span is due)


def _parts(
    view: View, content: Interval, found: list[tuple[int, DateSpan]]
) -> Iterator[tuple[str, DateSpan, Interval]]:
    """What is due by each of the deadlines of a content."""
    if len(found) == 1:
        yield phrase_of(view, content, [found[0][0]]), found[0][1], content
        return
    start, verb = content[0], _verb(view, content)
    for at, due in found:
        part = (start, at + 1)
        text = phrase_of(view, part, [at])
        if start != content[0] and verb and not has_verb(view.coarse, *part):
            text = f"{verb} {text}" if text else phrase_of(view, (content[0], found[0][0] + 1), [found[0][0]])
        yield text, due, part
        start = at + 1


def _counts(view: View, part: Interval) -> bool:
    """Whether a part tells a figure: then it is no target without a value, even if that figure was not understood."""
    spans = [view.spans.get(at) for at in range(*part)]
    return any(isinstance(s, QuantitySpan) and s.unit_kind in ("percent", "money") for s in spans)


def _behind(document: Annotated, view: View, act: Act, content: Interval) -> DateSpan | None:
    """A limit right behind a content that was cut before it."""
    end = content[1]
    found = deadlines(view, end, min(len(view.coarse), end + 5), document.published_on, strict=True)
    return found[0][1] if found and not any(c in ".;~R,S" for c in view.coarse[end : found[0][0]]) else None


def _verb(view: View, content: Interval) -> str:
    """The first verb of a content, for parts that leave it out."""
    for at in range(*content):
        if view.coarse[at] in "vVG":
            return view.surface(at, at + 1)
    return ""
