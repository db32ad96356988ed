"""One happening, one row: joins the mentions of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.extracting.events.lexicon import heads_alike, objects, words
from flows.extracting.events.model import Happening, Mention, When
from flows.lexicon.event_kinds import event_kinds, kinds_within

#: Days between the beginning and the end of one session, and between two mentions of one visit.
_LONGEST, _COURSE = 70, 7
#: Sentences within which a text tells what its headline does.
_EARLY = 4
_OUTSIDE = frozenset(("headline", "caption", "heading"))
_ENOUGH = 0.5
#: Weight from which `the conference` founds a happening of its own.
_ALONE = 2.0
#: Appointments told one by one from which on they are one reshuffle.
_ROSTER = 4
#: People who make a meeting.
_PAIR = 2
#: Figures of a year.
_YEAR = 4
#: Happenings told last with which a mention is compared; no press text tells as many.
_NEAR = 80


def merge(mentions: Sequence[Mention]) -> list[Happening]:
    """Happenings of a document in order of their first mention."""
    found: list[Happening] = []
    sessions = {m.head for m in mentions if m.kind == "congress"}
    for mention in mentions:
        if mention.kind == "meeting" and mention.ordinal and mention.head in sessions:
            mention.kind = "congress"  # `the fourth session` of the assembly whose third was told
        if mention.form != "anaphor":
            _place(found, mention)
    for mention in mentions:
        if mention.form == "anaphor":
            happening = _taken_up(found, mention)
            if happening is not None:
                happening.mentions.append(mention)
            elif _stands_alone(mention):
                _place(found, mention)
    for happening in found:
        happening.mentions.sort(key=lambda m: (m.sentence, m.span))
    return _by_place(_rosters(found))


def _stands_alone(mention: Mention) -> bool:
    """Whether a later mention that takes up nothing told is a happening of its own: it has its day or its people."""
    if not mention.act:
        return mention.weight >= _ALONE
    return mention.when is not None or (mention.kind == "agreement" and len(mention.people) >= _PAIR)


def _rosters(found: list[Happening]) -> list[Happening]:
    """Single appointments joined to that of several at once which the text tells: a reshuffle, `six ambassadors`."""
    singles = [h for h in found if h.kind == "appointment" and not any(m.group for m in h.mentions)]
    groups = [h for h in found if h.kind == "appointment" and any(m.group for m in h.mentions)]
    if not groups and len(singles) >= _ROSTER:
        groups, singles = singles[:1], singles[1:]
    joined: set[int] = set()
    whole = [g for g in groups if g.lead.head != "reshuffle"]
    for single in [g for g in groups if whole and g.lead.head == "reshuffle"] + singles:
        group = next((g for g in whole or groups if _comes_with(g, single)), None)
        if group is not None:
            for mention in single.mentions:
                mention.part = True
            group.mentions.extend(single.mentions)
            joined.add(id(single))
    return [h for h in found if id(h) not in joined]


def _comes_with(group: Happening, single: Happening) -> bool:
    """Whether a single appointment is part of one of several: no other day, no other status, the same kind of deed."""
    if group.lead.status != single.lead.status or not _times_agree(group.when, single.when):
        return False
    if single.when is not None and group.when is None:
        return False
    return {group.lead.head, single.lead.head} <= words().into_office


def _by_place(found: Iterable[Happening]) -> list[Happening]:
    return sorted(found, key=lambda h: (h.mentions[0].sentence, h.mentions[0].span))


def _place(found: list[Happening], mention: Mention) -> None:
    near = range(max(0, len(found) - _NEAR), len(found))
    best = max(((likeness(found[n], mention), n) for n in near), default=(0.0, 0))
    if best[0] >= _ENOUGH:
        found[best[1]].mentions.append(mention)
    else:
        found.append(Happening([mention]))


def likeness(happening: Happening, mention: Mention) -> float:
    """How much a mention tells of a happening, 0 to 1; 0 where something speaks against it."""
    founder = happening.mentions[0]
    if _speaks_against(happening, mention):
        return 0.0
    if any(_overlap(m, mention) for m in happening.compared):
        return 1.0
    known, told = happening.words, mention.words
    if founder.act and mention.act and founder.block == mention.block == "body":
        known, told = _specific(founder, known), _specific(mention, told)
    shared = len(known & told) / max(1, min(len(known), len(told)))
    if _told_once_more(happening, mention):
        return max(shared, _ENOUGH)
    if mention.ordinal and any(m.ordinal == mention.ordinal for m in happening.compared):
        return max(shared, 0.6 if _same_head(happening, mention) else shared)
    if _told_by_headline(happening, mention):
        return max(shared, _ENOUGH)
    if mention.form == "indefinite" and not _repeats(happening, mention):
        return shared if shared >= 0.75 else 0.0
    if not _same_head(happening, mention) and not (mention.act or founder.act):
        return shared * 0.8
    if _is_short(mention) or _is_short(founder):
        return max(shared, 0.5 if _same_head(happening, mention) and not mention.act else 0.0)
    return shared


def _specific(mention: Mention, told: frozenset[str]) -> frozenset[str]:
    """Words that tell a deed from another: not `launch`, and of a decision not `bill`, `approval`."""
    if mention.kind == "decision":
        return told - objects()["document"] - words().deciding or told
    return told - words().launches - {mention.head} or told


def _told_once_more(happening: Happening, mention: Mention) -> bool:
    """Whether the same is told in other words: by a verb again, `the deadly quake`, talks of the same people."""
    if mention.act and happening.mentions[0].act and _told_again(happening, mention):
        return True
    founder = happening.mentions[0]
    if founder.kind == mention.kind == "ceremony" and founder.sentence == mention.sentence:
        return bool(mention.words <= words().plain_rites or founder.words <= words().plain_rites)
    headed = founder.kind == mention.kind == "visit" and _OUTSIDE & {mention.block, founder.block}
    if headed and mention.place and mention.place == founder.place:
        return True
    if _met_in_headline(happening, mention):
        return True
    struck = founder.kind == "disaster" and mention.form == "definite" and _same_head(happening, mention)
    return struck or _same_talks(happening, mention)


def _met_in_headline(happening: Happening, mention: Mention) -> bool:
    """Whether the text tells for the first time by name whom the headline only calls by office."""
    founder = happening.mentions[0]
    if founder.block != "headline" or len(happening.mentions) > 1 or mention.sentence > _EARLY:
        return False
    if not founder.kind == mention.kind == "meeting" or founder.others:
        return False
    known = {name for name, _ in founder.people}
    return bool(known) and any(name in known for name, _ in mention.people)


def _speaks_against(happening: Happening, mention: Mention) -> bool:
    """Whether kind, people, time or number say that a mention tells of another happening."""
    kind = happening.mentions[0].kind
    if kind != mention.kind and frozenset((kind, mention.kind)) not in kinds_within():
        return True
    if kind in event_kinds().momentary and _numbered_apart(happening, mention):
        return True
    if happening.others and mention.others and not happening.others & mention.others:
        return True
    return not _same_time(happening, mention) or not _ordinals_agree(happening, mention)


def _numbered_apart(happening: Happening, mention: Mention) -> bool:
    """Whether both bear numbers, and none is the same: `Senate Bill 388`, `Senate Bill 193`."""
    told = {word for word in mention.words if _is_number(word)}
    if not told:
        return False
    known = {word for word in happening.words if _is_number(word)}
    return bool(known) and told.isdisjoint(known)


def _is_number(word: str) -> bool:
    """Whether a word is a number and no year."""
    return word.isdigit() and not (len(word) == _YEAR and word[:2] in ("19", "20"))


def _overlap(one: Mention, other: Mention) -> bool:
    """Whether two rules have read the same words."""
    return one.sentence == other.sentence and one.span[0] <= other.anchor < one.span[1] and other.form != "indefinite"


def _repeats(happening: Happening, mention: Mention) -> bool:
    """Whether headline or caption and text may tell the same although both say `a conference`."""
    if mention.block in _OUTSIDE:
        return True
    told = [m for m in happening.compared if m.block in _OUTSIDE]
    in_text = any(m.form == "indefinite" and m.block not in _OUTSIDE for m in happening.compared)
    return bool(told) and not (in_text and mention.form == "indefinite")


def _told_by_headline(happening: Happening, mention: Mention) -> bool:
    """Whether the text tells for the first time what the headline has told: `opens session`, `its ninth session`."""
    founder = happening.mentions[0]
    return (
        mention.block not in _OUTSIDE
        and all(m.block == "headline" for m in happening.compared)
        and founder.kind == mention.kind
        and not (founder.act or mention.act)
        and _same_head(happening, mention)
        and mention.sentence <= _EARLY
    )


def _told_again(happening: Happening, mention: Mention) -> bool:
    """Whether a verb tells again what the headline does: by the same people, or `elects two members` by name."""
    founder = happening.mentions[0]
    if mention.rule == founder.rule and founder.block == "headline" and not founder.people:
        return founder.kind in event_kinds().counted or bool(
            founder.words & mention.words - words().launches - {founder.head}
        )
    return _repeats(happening, mention) and _same_people(founder, mention)


def _same_talks(happening: Happening, mention: Mention) -> bool:
    """Whether a meeting and talks are told of the same people, of two at least."""
    if not happening.mentions[0].kind == mention.kind == "meeting" or len(mention.people) < _PAIR:
        return False
    known = {name for m in happening.compared for name, _ in m.people}
    told = {name for name, _ in mention.people}
    return len(told & known) >= _PAIR and (told <= known or known <= told)


def _same_people(one: Mention, other: Mention) -> bool:
    names = {name for name, _ in one.people}
    return one.head == other.head and any(name in names for name, _ in other.people)


def _is_short(mention: Mention) -> bool:
    return len(mention.words) <= 2


def _same_head(happening: Happening, mention: Mention) -> bool:
    alike = heads_alike()
    head = alike.get(mention.head, mention.head)
    return any(alike.get(m.head, m.head) == head for m in happening.compared)


def _same_time(happening: Happening, mention: Mention) -> bool:
    """Whether the times agree, or are those of the beginning, the course and the end of something that lasts."""
    if _times_agree(happening.when, mention.when):
        return True
    one, other = happening.when, mention.when
    if (
        happening.kind not in event_kinds().lasting
        or one is None
        or other is None
        or one.start is None
        or other.start is None
    ):
        return False
    gap = abs((other.start - one.start).days)
    edges = {m.edge for m in happening.compared} | {mention.edge}
    if mention.edge == "end" and other.start < one.start:
        return False
    if {"begin", "end"} <= edges and gap <= _LONGEST:
        return True
    alike = mention.words == happening.mentions[0].words and len(mention.words) > 1
    return alike and mention.form != "indefinite" and gap <= _COURSE


def _times_agree(one: When | None, other: When | None) -> bool:
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return one.start <= (other.end or other.start) and other.start <= (one.end or one.start)


def _ordinals_agree(happening: Happening, mention: Mention) -> bool:
    known = {m.ordinal for m in happening.compared if m.ordinal}
    return not known or mention.ordinal is None or mention.ordinal in known


def _taken_up(found: Sequence[Happening], mention: Mention) -> Happening | None:
    """The happening that `the conference` stands for: the last one told before of which the noun may be said."""
    kinds = words().anaphors.get(mention.head)
    if kinds is None:
        return None
    fitting = [h for h in found[-_NEAR:] if "*" in kinds or h.kind in kinds]
    fitting = [h for h in fitting if _same_time(h, mention)]
    same = [h for h in fitting if any(m.head == mention.head for m in h.compared)]
    for group in (same, fitting):
        before = [h for h in group if h.mentions[0].sentence <= mention.sentence]
        if before:
            return max(before, key=lambda h: max(m.sentence for m in h.compared if m.sentence <= mention.sentence))
    return min(same, key=lambda h: h.mentions[0].sentence, default=None)
