"""When a happening is: the date of its sentence, worked out with the verb and the length that stand by it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Interval, When

#: Directions under which a date bounds something else than the happening.
_OTHER = frozenset(("since", "until", "by", "before", "after"))
_DAYS = re.compile(r"P(\d+)D\Z")
_VERBS = "VMSRhv"
_UNTIL = frozenset(("until", "till", "through"))
#: A date in brackets is mostly that of a name: `Teachers' Day (November 20)`.
_BRACKETED = 12
_FAR = 1000
Dates = list[tuple[int, DateSpan]]


def dates_of(view: View) -> Dates:
    """Resolved dates of a view with their positions, those that tell a term or a plan left out."""
    return [
        (at, span)
        for at, span in view.spans.items()
        if isinstance(span, DateSpan)
        and span.start_date is not None
        and span.timex_type in ("DATE", "TIME")
        and not _spans_other(view, at, span)
    ]


def _spans_other(view: View, at: int, span: DateSpan) -> bool:
    """Years that tell a term or a plan: `the 2026-2031 term`, `for 2026`."""
    behind = word(view, at + 2) if view.coarse[at + 1 : at + 2] not in (",", ";") else ""
    if word(view, at + 1) in words().span_nouns or behind in words().span_nouns:
        return span.precision != "day"
    if span.precision == "year" and word(view, at - 1 - (view.coarse[at - 1 : at] == ",")) in words().statutes:
        return True
    if word(view, at - 1) == "of" and word(view, at - 2) in words().margins:
        return True  # `on the occasion of Easter`
    if word(view, at - 1) == "born" or word(view, at - 2) == "born":
        return True
    return span.precision in ("year", "decade", "century") and word(view, at - 1) in ("for", "of", "until", "(", "to")


def when_of(
    view: View, letters: Letters, dates: Dates, told: Interval, inside: Sequence[Interval], reach: int, *, lasting: bool
) -> When | None:
    """Time of what is told in the interval `told`; `reach` says how many verbs may stand between,
    `lasting` whether it may take several days.

    `inside` are intervals whose dates belong to a name. None where the sentence gives no time.
    """
    anchor, end = told
    best: tuple[int, int, DateSpan] | None = None
    for at, span in dates:
        if any(start <= at < stop for start, stop in inside):
            continue
        if view.coarse[at - 1 : at + 2] == "pT'" and at >= end:
            continue  # `resumed after Monday's vote`: the day is another's
        cost = _cost(view, anchor, end, at) + _BRACKETED * (view.coarse[at - 1 : at] == "(")
        if _is_said(view, letters, at, anchor if at >= end else -1) and (at >= end or _parted(view, at, anchor)):
            continue
        if span.direction in _OTHER and not _closing(view, letters, at) and word(view, at - 1) != "from":
            continue
        if cost <= reach * 10 + 9 and (best is None or cost < best[0]):
            best = (cost, at, span)
    if best is None:
        return None
    when = When(best[2].start_date, best[2].end_date, best[2].precision)
    return _with_length(view, letters, anchor, best[1], when) if lasting else when


def _parted(view: View, at: int, anchor: int) -> bool:
    """Whether what was said on a day stands in a clause of its own: `officials said on Monday, in the worst flood`."""
    return any(mark in ",h;" for mark in view.coarse[at + 1 : anchor])


def _is_said(view: View, letters: Letters, at: int, anchor: int) -> bool:
    """Whether a date behind a happening is that of a verb of saying: `…, the ministry said on Monday`."""
    verb = at - 1 - (view.coarse[at - 1] in "Pp")
    told = verb > anchor and view.coarse[verb] in "VG" and view.letters[verb] in letters.say
    return told and view.coarse[verb - 1] not in "MA"


def _cost(view: View, anchor: int, end: int, at: int) -> int:
    """How far a date is from a mention: verbs between count most."""
    coarse = view.coarse
    if anchor <= at < end:
        return 0
    if at >= end:
        between = coarse[end:at]
        if len(between) <= 3:
            return len(between)
        other = 2 * between.count("h") + between.count("S")
        if "p" in between and "V" in between:  # `since parliament came back in 2004`
            other += 2 * any(word(view, position) == "since" for position in range(end, at))
        return 10 * (sum(between.count(c) for c in _VERBS) + other) + min(len(between), 20) // 3
    if at <= 4 and not any(c in "VM" for c in coarse[:at]):
        return 3
    between = coarse[at + 1 : anchor]
    if ";" in between or "~" in between:
        return _FAR
    return 10 * sum(between.count(c) for c in _VERBS) + min(len(between), 20) // 3 + 2


def _closing(view: View, letters: Letters, at: int) -> bool:
    return any(letter in letters.relation["end"] for letter in view.letters[max(0, at - 3) : at])


def _with_length(view: View, letters: Letters, anchor: int, at: int, when: When) -> When:
    """The interval where a length in days stands in the clause: `a four-day visit from 3 June`."""
    days = _length(view, anchor)
    if days is None or when.precision != "day" or when.start is None or when.start != when.end or not 1 < days <= 60:
        return when
    step = dt.timedelta(days=days - 1)
    near = view.letters[max(0, anchor - 4) : max(anchor, at) + 1]
    if _ends(view, letters, near, at):
        return When(when.start - step, when.start, "day")
    return When(when.start, when.start + step, "day")


def _ends(view: View, letters: Letters, near: str, at: int) -> bool:
    ends = letters.relation["end"] - letters.relation["begin"] - letters.relation["happen"]
    starts = word(view, at - 1) in ("from", "beginning", "starting") or any(
        letter in letters.relation["begin"] for letter in near
    )
    return not starts and any(letter in ends for letter in near)


def _length(view: View, anchor: int) -> int | None:
    for at, span in view.spans.items():
        if isinstance(span, DateSpan) and span.timex_type == "DURATION" and abs(at - anchor) <= 12:
            found = _DAYS.match(span.timex_value or "")
            if found:
                return int(found.group(1))
    return None


def span_told(view: View, letters: Letters, dates: Dates) -> When | None:
    """Interval of a sentence that tells both ends: `opened on May 17 and closes on June 10`."""
    start = end = None
    if len(dates) < 2:
        return None
    for at, span in dates:
        if span.precision != "day":
            continue
        before = view.letters[max(0, at - 4) : at]
        if any(letter in letters.relation["end"] for letter in before) and span.start_date != start:
            end = span.end_date
        elif any(letter in letters.relation["begin"] for letter in before):
            start = span.start_date
    if start is not None and end is not None and start <= end:
        return When(start, end, "day", told=True)
    return None


def owned(view: View, before: Interval, *, possessive: bool) -> When | None:
    """The day within an interval before a noun, with a possessive mark or without: `Tuesday's quake`."""
    for at in range(*before):
        span = view.spans.get(at)
        if isinstance(span, DateSpan) and span.start_date is not None and (view.coarse[at + 1] == "'") is possessive:
            return When(span.start_date, span.end_date, span.precision)
    return None


def day_until(view: View, dates: Dates, end: int) -> When | None:
    """Right behind a verb the day until which something went on: `met through May 5`."""
    for at, span in dates:
        if at in (end, end + 1) and word(view, at - 1) in _UNTIL and span.precision == "day":
            return When(None, span.end_date, "day")
    return None


def last_day(view: View, letters: Letters, dates: Dates) -> dt.date | None:
    """The day until which a sentence says that something runs or lasts."""
    for at, span in dates:
        if span.precision == "day" and (span.direction == "until" or word(view, at - 1) in _UNTIL):
            before = range(max(0, at - 4), at)
            runs = letters.relation["end"] | letters.relation["happen"]
            if any(view.letters[b] in runs or word(view, b) in words().planning for b in before):
                return span.end_date
    return None


def with_last_day(view: View, letters: Letters, dates: Dates, when: When) -> When:
    """The time prolonged to the day until which the sentence says that it lasts."""
    last = last_day(view, letters, dates)
    if last is None or when.start is None or last < when.start:
        return when
    return When(when.start, last, "day", told=True)


def new_day(view: View) -> When | None:
    """The day to which something is put off."""
    for at, span in dates_of(view):
        if word(view, at - 1) in ("to", "until", "till"):
            return When(span.start_date, span.end_date, span.precision)
    return None
