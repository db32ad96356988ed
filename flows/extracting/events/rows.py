"""Happenings as drafts: the columns of `events`, agreed over their mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from flows.annotating.document import Annotated
from flows.extracting.events.inherited import (
    Series,
    adopt_body,
    date_gathering,
    day_of_lead,
    of_occasion,
    of_same_body,
    of_series,
    organisers_of,
    within,
)
from flows.extracting.events.lexicon import words
from flows.extracting.events.model import Happening, Mention, When
from flows.extracting.events.people import Cast
from flows.extracting.events.reading import Scene
from flows.extracting.events.roles import RoleReader
from flows.extracting.kinds import Draft
from flows.lexicon.event_kinds import event_kinds

_MAIN_KINDS = frozenset(("meeting", "conference", "congress", "ceremony"))
_AT_DATELINE = frozenset(("meeting", "conference", "press", "ceremony"))
#: Days for which a deed is news.
_NEWS = 3
#: Deeds that are done where the report is from when they are its lead.
_DONE_THERE = frozenset(("decision", "appointment", "agreement"))
_PART = re.compile(r"[^\W\d_][\w’'-]*\w")
#: Words up to which a name says little: `official visit`, `earthquake`.
_BARE = 2
_LEAD_SENTENCES = 5
_STATUS_ORDER = ("cancelled", "postponed", "ongoing", "planned", "occurred")


def drafts(scene: Scene, happenings: Sequence[Happening], roles: RoleReader) -> Iterator[Draft]:
    """One draft a happening."""
    document, cast = scene.document, scene.cast
    main, held = _main(happenings), [""]
    undated = (main is not None and main.when is None) or any(h.kind == "press" and h.when is None for h in happenings)
    day = day_of_lead(document) if undated else None
    if main is not None:
        adopt_body(main, happenings)
        date_gathering(main, happenings, day)
    before: When | None = None
    place: str | None = None
    series = Series()
    for happening in happenings:
        if happening.kind == "any":
            continue
        people = _people(happening)
        if happening is main:
            _later_speakers(document, happenings, happening, roles, cast, people)
        draft = _draft(document, happening, main, people)
        of_same_body(happening, draft, held)
        within(main, day, happening, draft)
        of_series(document, happening, draft, series)
        before = of_occasion(document, happening, draft, before, place)
        place = str(draft.fields["place"] or "") or place
        yield draft


def _main(happenings: Sequence[Happening]) -> Happening | None:
    """The gathering that the document is about: the one told in its lead, of several the most mentioned."""
    early = [h for h in happenings if h.kind in _MAIN_KINDS and h.mentions[0].sentence < _LEAD_SENTENCES]
    early = early or [h for h in happenings if h.kind in _MAIN_KINDS and h.lead.weight >= 2]
    done = [h for h in early if _status(h) != "planned"]
    return max(done, key=lambda h: (len(h.mentions), -h.mentions[0].sentence), default=None)


def _people(happening: Happening) -> dict[str, str]:
    found: dict[str, str] = {}
    for mention in happening.mentions:
        for name, role in mention.people:
            if name not in found or (role == "chair" and found[name] != "chair"):
                found[name] = role
    return {name: role for name, role in found.items() if not _is_short_for(name, found)}


def _is_short_for(name: str, names: Iterable[str]) -> bool:
    """Whether a name of one word is a part of another's: `Jokowi` beside `Joko "Jokowi" Widodo`."""
    return " " not in name and any(name in _PART.findall(other) for other in names if other != name)


def _later_speakers(
    document: Annotated,
    happenings: Sequence[Happening],
    main: Happening,
    roles: RoleReader,
    cast: Cast,
    people: dict[str, str],
) -> None:
    """Who speaks in sentences that tell of no other happening."""
    others = {
        m.sentence
        for h in happenings
        if h is not main and h.kind in _MAIN_KINDS | {"press", "visit"}
        for m in h.mentions
    }
    first = main.mentions[0].sentence
    for number, view in enumerate(document.views):
        if number <= first or number in others or document.clean.sentences[number].kind != "body":
            continue
        for name in roles.speakers(view, number, cast):
            people.setdefault(name, "speaker")


def _status(happening: Happening) -> str:
    told = {m.status for m in happening.mentions if m.status}
    founder = happening.lead.status
    for status in _STATUS_ORDER[:2]:
        if status in told:
            return status
    when = happening.when
    if when is not None and when.told and "ongoing" in told:
        return "ongoing"
    return "planned" if "planned" in told and _is_ahead(happening, when) else founder or "occurred"


def _is_ahead(happening: Happening, when: When | None) -> bool:
    """Whether a happening of which one mention says that it is planned has no mention with an earlier time."""
    if when is None or when.start is None:
        return False
    return all(m.status == "planned" for m in happening.mentions if m.when is not None)


def _draft(document: Annotated, happening: Happening, main: Happening | None, people: dict[str, str]) -> Draft:
    lead = happening.lead
    when = happening.when
    fields: dict[str, object] = {
        "kind": happening.kind,
        "name": _name(happening),
        "status": _status(happening),
        "start_date": when.start if when else None,
        "end_date": when.end if when else None,
        "date_precision": when.precision if when else None,
        "place": _place(happening) or _dateline(document, happening, main, when),
        "format": next((m.format for m in happening.mentions if m.format), None),
        "organisers": organisers_of(happening),
        "participants": [{"name": name, "role": role} for name, role in people.items()],
    }
    first, last = lead.view.first[lead.span[0]], lead.view.first[lead.span[1]]
    return Draft(lead.rule, lead.sentence, first, max(last, first + 1), fields, happening.rules)


def _name(happening: Happening) -> str:
    """The name of the lead, unless it is bare and another mention says more."""
    whole = [m for m in happening.mentions if not m.part and m.kind == happening.kind]
    named = [m for m in whole if m.form != "anaphor"] or happening.mentions
    nouns = [m for m in named if m.form != "act"] or named
    best = max(
        nouns,
        key=lambda m: (
            min(len(m.words), 12) if happening.kind != "disaster" else (m.form == "named" and not m.ordinal),
            m.weight,
        ),
    )
    holders = organisers_of(happening)
    whose = _with_people(happening, best)
    if whose:
        return whose
    told = _told_of(happening, best)
    if told:
        return f"{best.name} {told}"
    if (
        len(best.words) <= 2
        and holders
        and holders[0] not in best.name
        and best.form != "act"
        and happening.kind in event_kinds().held
    ):
        return f"{best.name} of the {holders[0]}"
    return best.name


def _with_people(happening: Happening, best: Mention) -> str:
    """The name of a visit or meeting with who paid or held it, where it tells only the other side."""
    parts = best.name.split()
    if best.form == "act" or "'s" in best.name or not {"of", "by", "between"}.isdisjoint(parts):
        return ""
    people = _people(happening)
    if happening.kind == "visit" and "to" in parts:
        who = [name for name, role in people.items() if role != "host"]
        before, to, behind = best.name.partition(" to ")
    elif happening.kind == "meeting" and "with" in parts:
        who = [name for name, role in people.items() if role == "host" and name.split()[-1] not in parts]
        before, to, behind = best.name.partition(" with ")
    else:
        return ""
    return f"{before} of {who[0]}{to}{behind}" if who and who[0] not in best.name else ""


def _told_of(happening: Happening, best: Mention) -> str:
    """Whose meeting, visit or briefing it was, and where a disaster struck, behind a name that says no more."""
    said = [w for w in best.words if w not in words().lengths]
    if len(said) > _BARE or best.form == "act":
        return ""
    place, people = _place(happening), [name for name in _people(happening) if name not in best.name]
    if happening.kind == "meeting" and len(people) > 1 and {"host", "guest"} & set(_people(happening).values()):
        return f"of {people[0]} with {people[1]}" if "with" not in best.name.split() else ""
    if happening.kind == "visit" and people and "'s" not in best.name and "of" not in best.name.split():
        towards = f" to {place}" if place and place not in best.name else ""
        return f"of {people[0]}{towards}"
    proper = happening.kind == "disaster" and best.form == "named" and not best.ordinal
    if happening.kind in ("disaster", "election") and place and not proper and "in" not in best.name.split():
        return f"in {place}"
    return ""


def _place(happening: Happening) -> str | None:
    placed = [m for m in happening.mentions if m.place]
    return max(placed, key=lambda m: (m.venue, m.weight)).place if placed else None


def _dateline(document: Annotated, happening: Happening, main: Happening | None, when: When | None) -> str | None:
    """The dateline's place for a gathering of these days that is told without a place: in the lead, or by the way."""
    published = document.published_on
    if happening.kind in _DONE_THERE:
        opens = _is_lead(document, happening) and _status(happening) == "occurred"
        fresh = when is None or when.start is None or published is None or abs((published - when.start).days) <= _NEWS
        return document.clean.dateline_written if opens and fresh else None
    if happening.kind not in _AT_DATELINE:
        return None
    central = happening is main or happening.kind == "press"
    if when is None:
        return document.clean.dateline_written if central and _status(happening) == "occurred" else None
    if not central and happening.mentions[0].sentence >= _LEAD_SENTENCES:
        return None
    if when.start is None or published is None or abs((published - when.start).days) > 1:
        return None
    return document.clean.dateline_written


def _is_lead(document: Annotated, happening: Happening) -> bool:
    """Whether the first sentence of the body tells a happening."""
    kinds = [sentence.kind for sentence in document.clean.sentences]
    first = kinds.index("body") if "body" in kinds else -1
    return any(m.sentence == first for m in happening.mentions)
