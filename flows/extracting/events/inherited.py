"""What a happening has from the text around it: who held the last one, the day of the meeting or of the lead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from flows.annotating.document import Annotated
from flows.extracting.events.lexicon import words
from flows.extracting.events.model import Happening, When
from flows.extracting.events.times import dates_of
from flows.extracting.kinds import Draft
from flows.lexicon.event_kinds import event_kinds

#: Days for which news are told.
_FRESH = 3
#: Words at the start of a sentence among which `also` stands: `Also approved was`, `The bill was also passed`.
_ALSO = 6
#: Sentences of the body that are the lead.
_LEAD = 3


def of_same_body(happening: Happening, draft: Draft, held: list[str]) -> None:
    """`Its next sitting` is held by who held the gathering told before; `held` remembers that body."""
    organisers = draft.fields["organisers"]
    if happening.kind not in event_kinds().held:
        return
    if organisers:
        held[0] = organisers[0]
    elif held[0] and happening.lead.its:
        draft.fields["organisers"] = [held[0]]
        draft.fields["name"] = f"{draft.fields['name']} of the {held[0]}"


def within(main: Happening | None, day: When | None, happening: Happening, draft: Draft) -> None:
    """A decision without a day is made where the body that makes it meets, a press conference is one of the news:
    on the day of the meeting, on the day that the lead tells."""
    told = draft.fields["start_date"] is not None or draft.fields["end_date"] is not None
    if told or draft.fields["status"] != "occurred":
        return
    if happening.kind == "press":
        _give(draft, day)
    if main is None or happening.kind not in event_kinds().made or main.kind not in event_kinds().held:
        return
    when, held_by = main.when, organisers_of(main)
    if not held_by or when is None or when.precision != "day":
        return
    made_by = draft.fields["organisers"]
    if not made_by and happening.kind == "decision" and happening.lead.impersonal:
        draft.fields["organisers"] = made_by = held_by
    if not isinstance(made_by, list) or not made_by:
        return
    agrees = all if happening.kind == "agreement" else any  # what both sides sign where both sides sit
    if agrees(any(same_body(one, other) for other in held_by) for one in made_by):
        _give(draft, when)


@dataclass(slots=True)
class Series:
    """The last decision told by whom it was made, and by body the day of those that have one."""

    body: list[str] = field(default_factory=list)
    days: dict[str, When] = field(default_factory=dict)


def of_series(document: Annotated, happening: Happening, draft: Draft, series: Series) -> None:
    """What a body decided beside is told by `it also approved`, and without the day: give both, and remember them."""
    fields = draft.fields
    if happening.kind != "decision" or fields["status"] != "occurred":
        return
    lead = happening.lead
    beside = lead.its or (lead.impersonal and "also" in document.sentence_text(lead.sentence).lower().split()[:_ALSO])
    if not fields["organisers"] and beside:
        fields["organisers"] = list(series.body)
    made_by = fields["organisers"]
    if not isinstance(made_by, list) or not made_by:
        return
    series.body = made_by
    start, day = fields["start_date"], series.days.get(made_by[0])
    if start is None and fields["end_date"] is None and day is not None and not dates_of(lead.view):
        _give(draft, day)
    elif isinstance(start, dt.date) and start == fields["end_date"] and _is_news(document, start):
        series.days.setdefault(made_by[0], When(start, start, "day"))


def _is_news(document: Annotated, day: dt.date) -> bool:
    published = document.published_on
    return published is None or 0 <= (published - day).days <= _FRESH


def of_occasion(
    document: Annotated, happening: Happening, draft: Draft, before: When | None, place: str | None
) -> When | None:
    """Give what `on the same occasion` is told of the latest day told before, and its place; the day for the next one.

    What was earlier than that is background.
    """
    fields = draft.fields
    if before is not None and fields["status"] == "occurred" and (not fields["start_date"] or not fields["place"]):
        text = document.sentence_text(happening.mentions[0].sentence)
        if _occasion().search(text):
            if fields["start_date"] is None and fields["end_date"] is None:
                _give(draft, before)
            fields["place"] = fields["place"] or place
    start, end = fields["start_date"], fields["end_date"]
    if not isinstance(start, dt.date) or start != end or fields["date_precision"] != "day":
        return before
    later = before is None or before.start is None or start >= before.start
    return When(start, start, "day") if later else before


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words().occasions)})\b(?! of\b)", re.I)


def _give(draft: Draft, when: When | None) -> None:
    if when is not None:
        draft.fields |= {"start_date": when.start, "end_date": when.end, "date_precision": when.precision}


def day_of_lead(document: Annotated) -> When | None:
    """The day of the news: the first that the lead tells, if it is the document's own or one of the days before."""
    published, read = document.published_on, 0
    if published is None:
        return None
    for view, sentence in zip(document.views, document.clean.sentences, strict=True):
        if sentence.kind != "body":
            continue
        for _, span in dates_of(view):
            if span.precision == "day" and span.start_date is not None and span.start_date == span.end_date:
                fresh = 0 <= (published - span.start_date).days <= _FRESH
                return When(span.start_date, span.end_date, "day") if fresh else None
        read += 1
        if read == _LEAD:
            return None
    return None


def adopt_body(main: Happening, happenings: Sequence[Happening]) -> None:
    """`At its meeting` behind what a body decided is a meeting of that body, and so is a bare `the meeting`."""
    lead = main.lead
    if not (lead.its or lead.form == "anaphor") or main.kind not in event_kinds().held or organisers_of(main):
        return
    if not lead.its:
        decided = {name for h in happenings if h.kind == "decision" for name in organisers_of(h)[:1] if _sits(name)}
        if len(decided) == 1:
            lead.organisers.extend(decided)
        return
    before = (h for h in happenings if h.kind == "decision" and h.mentions[0].sentence <= main.mentions[0].sentence)
    lead.organisers.extend(next((names for h in before if (names := organisers_of(h))), [])[:1])


def _sits(name: str) -> bool:
    """Whether a name is that of a body that sits, and not a country."""
    return name.isupper() or any(part.lower() in words().holders for part in name.split())


def date_gathering(main: Happening, happenings: Sequence[Happening], day: When | None) -> None:
    """Give the gathering that a document is about, told without a day, that of what it decided, or that of the lead."""
    if main.when is not None:
        return
    held_by = organisers_of(main)
    when = day
    for other in happenings:
        made = other.when if other.kind in event_kinds().made else None
        if made is None or made.precision != "day" or made.start != made.end:
            continue
        if any(same_body(one, body) for one in organisers_of(other) for body in held_by):
            when = made
            break
    main.lead.when = when


def same_body(one: str, other: str) -> bool:
    """Whether two names may be of one body: `Cabinet`, `Federal Cabinet`."""
    left, right = one.lower().split(), other.lower().split()
    return left[-1] == right[-1] and (set(left) <= set(right) or set(right) <= set(left))


def organisers_of(happening: Happening) -> list[str]:
    """Bodies that hold it or carry it out, those of the mention that tells most first."""
    found: list[str] = []
    for mention in sorted(happening.mentions, key=lambda m: -m.weight):
        for name in mention.organisers:
            if not any(name in known or known in name for known in found):
                found.append(name)
    return found
