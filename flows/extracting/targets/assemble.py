"""Targets of a document: quantified ones from its figures, dated ones and directives from its acts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.figures.decision import Decision
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval
from flows.extracting.figures.reader import FigureReader
from flows.extracting.kinds import Draft, Kit
from flows.extracting.targets.acts import Acts
from flows.extracting.targets.aimed import Aimed
from flows.extracting.targets.content import coordinates
from flows.extracting.targets.dated import dated
from flows.extracting.targets.due import due_fields, forward, is_ahead, is_limit, is_open
from flows.extracting.targets.lexicon import any_of, target_words, verb_entries
from flows.extracting.targets.model import Act
from flows.extracting.targets.papers import Papers
from flows.extracting.targets.people import Cast, CastWords
from flows.extracting.targets.quantified import Quantified, is_elided, is_scattered, is_there
from flows.extracting.targets.ranges import ranged
from flows.extracting.targets.reading import Reading
from flows.extracting.targets.subjects import AGENTS, governing
from flows.extracting.targets.wording import Voice, phrase_of, tidied

_FRAMES = frozenset(("headline", "heading", "caption"))
_SHORTEST, _LONGEST = 2, 32
#: Words that only point at what is to be done.
_POINTING = frozenset(("", "it", "this", "that", "them", "these", "those", "so"))
#: Subjects that add nothing to what is to be done.
_ADDRESSED = frozenset(("you", "we", "i", "they"))
#: `with a vision to 2050` tells how far a plan looks, not what is to be done.
_VISION = re.compile(rf"(?:.* )?(?:with )?an? {any_of(target_words().outlooks)}", re.I)


class Extractor:
    """A quantified or dated instruction is not also a directive; one directive a sentence."""

    def __init__(self, kit: Kit) -> None:
        self._figures = FigureReader(kit)
        self._decision = Decision(kit)
        self._acts = Acts(kit)
        self._quantified = Quantified(
            kit.vocabulary, {r.id: r.set["status"] for r in kit.rules.get("figures", []) if "status" in r.set}
        )
        self._aim_noun = frozenset(kit.vocabulary.letters("aim_noun"))
        self._agents = frozenset(kit.vocabulary.letters(AGENTS))
        self._papers = Papers(kit.vocabulary)
        self._aimed = Aimed(kit.vocabulary)
        #: Rules by which the subject has to reach what somebody else has set.
        self._bound = frozenset(r.id for r in kit.rules.get("figures", []) if r.set.get("subject") == "actor")
        self._voice = Voice(verb_entries())
        self._cast_words = CastWords(kit.vocabulary)
        self._ended = re.compile(f"[{kit.vocabulary.letters(_ENDINGS)}]")
        self._plan = re.compile(f"[{kit.vocabulary.letters(_PLANS)}]")

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """Targets in the order of their sentences; one told again in a headline or caption is left out."""
        aims: dict[int, list[Figure]] = {}
        told: dict[int, list[Figure]] = {}
        for figure in self._figures.read(document):
            if figure.mode == "aim":
                aims.setdefault(figure.sentence, []).append(figure)
            told.setdefault(figure.sentence, []).append(figure)
        reading = Reading(document, Cast(document, self._cast_words), self._papers, told)
        drafts: list[Draft] = []
        for number, view in enumerate(document.views):
            figures = aims.get(number, [])
            plans = (
                bool(figures)
                or (_is_dated(view, document.published_on) and self._plan.search(view.letters) is not None)
                or self._ended.search(view.letters) is not None
            )
            acts = self._acts.of(view, plans=plans)
            if figures or acts:
                drafts.extend(self._sentence(reading, number, view, acts, figures))
            elif document.clean.sentences[number].kind == "list_item":
                drafts.extend(self._item(reading, number, view))
        return _once(document, drafts)

    def _sentence(
        self, reading: Reading, number: int, view: View, acts: list[Act], figures: list[Figure]
    ) -> Iterator[Draft]:
        framed = reading.document.clean.sentences[number].kind in _FRAMES
        taken: list[int] = []
        before: tuple[Figure, Draft] | None = None
        scattered = False
        for figure in ranged(view, figures):
            scattered = before is not None and is_scattered(view, before[0], figure, again=scattered)
            if scattered:
                figure.left = True
                continue
            draft = self._of_figure(reading, number, view, acts, figure)
            if draft is not None:
                if before is not None and is_elided(view, before[0], figure):
                    draft.fields["description"] = before[1].fields["description"]
                before = figure, draft
                taken.append(figure.at)
                yield draft
            else:
                figure.left = is_there(view, figure, self._cue(reading.document, number, figure))
        if framed:
            acted = (d for act in acts for d in self._of_act(reading, number, view, act, taken))
            yield from (d for d in acted if d.fields["kind"] == "dated")
            return
        yield from _joined(d for act in acts for d in self._of_act(reading, number, view, act, taken))

    def _item(self, reading: Reading, number: int, view: View) -> Iterator[Draft]:
        """A list item without a figure under a frame with a horizon."""
        frame = self._decision.frame(reading.document, number)
        if frame is None or frame.due is None or self._decision.is_told(view):
            return
        for act in self._acts.listed(view):
            issuer, actor = reading.who(number, view, None, None, frame)
            own = next(iter(dated(reading.document, view, act, act.content)), None)
            text = tidied(own.text if own else phrase_of(view, act.content))
            fields = {
                "kind": "dated", "description": text, "issuer": issuer, "actor": actor, "status": "planned",
                **due_fields(own.due if own and not _is_loose(own.due) else frame.due),
            }  # fmt: skip
            if len(text.split()) >= _SHORTEST:
                yield Draft(act.rule, number, view.first[act.content[0]], view.first[act.content[1]], fields)

    def _of_figure(self, reading: Reading, number: int, view: View, acts: list[Act], figure: Figure) -> Draft | None:
        frame = self._decision.frame(reading.document, number)
        cue = self._cue(reading.document, number, figure)
        fields = self._quantified.fields(reading.document, figure, frame, cue)
        if fields is None:
            return None
        fields["description"] = self._aimed.about(
            view,
            figure,
            fields["description"],
            reading.views_before(number),
            reading.told(figure),
            reading.earlier(number),
        )
        if not fields["description"] or fields["description"] == "money":  # a sum that nobody says is for anything
            return None
        reading.describe(figure, fields["description"])
        listed = figure.why == "figures.goes_on"
        reading.carry_due(number, view, fields, yearly=self._quantified.is_yearly(view, figure), listed=listed)
        act = next((a for a in acts if a.holds(figure.at)), None)
        owner = governing(view, cue, self._agents) if cue is not None and figure.why != "figures.goes_on" else None
        if owner is not None and figure.measure and figure.measure in view.surface(*owner):
            owner = None
        sets = figure.why not in self._bound
        issuer, actor = reading.who(number, view, act, figure, frame, owner, sets=sets)
        if act is not None and act.subject is not None and act.subject[0] <= figure.at < act.subject[1]:
            actor = None  # `260 people are to be hired`
        fields |= {"issuer": issuer, "actor": actor, "status": self._quantified.status(reading.document, figure)}
        reading.keep(number, issuer, actor)
        return Draft(figure.why, number, figure.first, figure.last, fields)

    def _cue(self, document: Annotated, number: int, figure: Figure) -> Interval | None:
        """Where the words stand that make a figure of a sentence an aim; the nearest before it."""
        cues = [c for c in self._decision.of_sentence(document, number, document.views[number]) if c.rule == figure.why]
        before = [c for c in cues if c.start < figure.at]
        if before:
            return before[-1].start, before[-1].end
        letters = document.views[number].letters
        nouns = [at for at in range(figure.at) if letters[at] in self._aim_noun] if figure.why else []
        return (nouns[-1], nouns[-1] + 1) if nouns else None

    def _of_act(self, reading: Reading, number: int, view: View, act: Act, taken: list[int]) -> Iterator[Draft]:
        """Dated targets of an act; without a deadline, its directive."""
        demands = act.force in ("order", "oblige")
        ended = act.status not in ("planned", "in_progress")
        due = (ended or _is_dated(view, reading.document.published_on)) and not any(act.holds(at) for at in taken)
        parts = list(dated(reading.document, view, act, act.content)) if due else []
        if not parts and not demands:
            return
        issuer, actor = reading.who(number, view, act, None)
        whole = min(act.start, act.content[0]), max(act.end, act.content[1])
        who = {"issuer": issuer, "actor": actor, "status": act.status}
        for part in parts:
            if act.speech and act.due != "finish" and not is_limit(part.due) and not reading.asks(number, act, issuer):
                continue
            text = self._text(view, act, part.text, reading.antecedent(number, view, act))
            first = whole[0] if part.interval[0] == act.content[0] else part.interval[0]
            if len(text.split()) >= _SHORTEST and not _VISION.fullmatch(text):
                fields = {"kind": "dated", "description": text, **who, **due_fields(part.due)}
                if act.limit is not None and not act.due:
                    fields["due_kind"] = "by"
                yield _draft(act, number, view, (first, part.interval[1]), fields)
        if demands and not parts:
            fields = self._demand(view, act, taken, asked=reading.asks(number, act, issuer))
            if fields and any(is_open(view.spans.get(at)) for at in range(*act.content)):
                fields |= {"kind": "dated", "due_kind": "by"}  # a deadline whose year nobody tells
            if fields:
                yield _draft(act, number, view, whole, fields | who)

    def _demand(self, view: View, act: Act, taken: list[int], *, asked: bool) -> dict[str, Any]:
        """Columns of a demand without a date: a directive, with the time given for it as the text tells it."""
        if not asked or any(act.holds(at) and not act.content[0] <= at < act.content[1] for at in taken):
            return {}
        content = _open_part(view, act.content, taken)
        text = self._text(view, act, phrase_of(view, content)) if content else ""
        enough = len(text.split()) >= (1 if act.form in ("to", "passive", "noun") else _SHORTEST)
        given = view.surface(act.limit, act.limit + 1) if act.limit is not None else ""
        told = f"{text} within {given}" if given else text
        return {"kind": "directive", "description": told} if enough and text.lower() not in _POINTING else {}

    def _text(self, view: View, act: Act, content: str, antecedent: str | None = None) -> str:
        """What is to be done as a phrase, its subject put before it where it has one."""
        if act.verb:
            return f"{act.verb} {tidied(content)}"
        if act.text and act.subject:
            return f"{act.text} {tidied(view.surface(*act.subject))}"
        if act.form not in ("subject", "that"):
            return f"not {tidied(content)}" if act.negated else tidied(content)
        if view.coarse[act.start] == "C":  # `is half built and expected to be completed`
            content = f"is {content}"
        subject = antecedent or (view.surface(*act.subject) if act.subject else "")
        if self._voice.is_active(content) and (act.agent or subject.lower() in _ADDRESSED):
            plain = self._voice.plain(content)
            return plain if " " in plain or not subject else tidied(f"{subject} to {plain}")
        if act.limit is not None:
            return self._voice.done(subject, content)
        return self._voice.active(f"{subject} {content}".strip())


def _is_dated(view: View, day: dt.date | None) -> bool:
    spans = [(at, span) for at, span in view.spans.items() if isinstance(span, DateSpan)]
    return any(is_ahead(forward(view, at, span, day), day) for at, span in spans)


def _is_loose(due: DateSpan) -> bool:
    """`the year`, `the period`: what the frame tells better."""
    return due.direction not in ("by", "before", "until", "within")


#: Words that tell of a deadline that was missed, or of one that lies in the past.
_ENDINGS = "ending_cue"
#: What has none of these words promises or plans nothing.
_PLANS = "commit_to|commit_figure|aim_noun|will|must|be|plan_cue"


def _joined(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Several demands of one sentence as one directive, whose description tells them all where they are short."""
    first: Draft | None = None
    for draft in drafts:
        if draft.fields["kind"] != "directive":
            yield draft
        elif first is None:
            first = draft
        elif len(f"{first.fields['description']} {draft.fields['description']}".split()) <= _LONGEST:
            first.fields["description"] += "; " + draft.fields["description"]
            first.last = max(first.last, draft.last)
    if first is not None:
        yield first


def _draft(act: Act, number: int, view: View, interval: Interval, fields: dict[str, Any]) -> Draft:
    return Draft(act.rule, number, view.first[interval[0]], view.first[interval[1]], fields)


def _open_part(view: View, content: Interval, taken: list[int]) -> Interval | None:
    """The coordinates of a content before the first that holds a figure to reach."""
    if not any(content[0] <= at < content[1] for at in taken):
        return content
    parts = []
    for part in coordinates(view.coarse, content):
        if any(part[0] <= at < part[1] for at in taken):
            break
        parts.append(part)
    return (parts[0][0], parts[-1][1]) if parts else None


def _once(document: Annotated, drafts: list[Draft]) -> list[Draft]:
    """Drafts in order, those of headlines and captions left out where the body tells their value."""
    body = {_key(d) for d in drafts if document.clean.sentences[d.sentence].kind not in _FRAMES}
    kept = [d for d in drafts if document.clean.sentences[d.sentence].kind not in _FRAMES or _key(d) not in body]
    return sorted(kept, key=lambda d: d.first)


def _key(draft: Draft) -> tuple[object, ...]:
    """What makes a target in a headline the same as one in the body: its value, or else its day."""
    columns = ("kind", "due_end") if draft.fields["kind"] == "dated" else ("kind", "value", "value_max", "unit")
    return tuple(draft.fields.get(column) for column in columns)
