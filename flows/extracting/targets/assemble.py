"""Targets of a document: quantified ones from its figures, dated ones and directives from its acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.rules import RuleSet
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.extracting.figures.decision import Decision
from flows.extracting.figures.frames import Frame
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, subject_of
from flows.extracting.figures.reader import FigureReader
from flows.extracting.kinds import Draft, Kit
from flows.extracting.targets.acts import Act, Acts
from flows.extracting.targets.content import coordinates
from flows.extracting.targets.dated import dated
from flows.extracting.targets.due import due_fields
from flows.extracting.targets.lexicon import verb_entries
from flows.extracting.targets.people import Cast
from flows.extracting.targets.quantified import Quantified, is_elided
from flows.extracting.targets.wording import Voice, phrase_of, tidied

_FRAMES = frozenset(("headline", "heading", "caption"))
_SHORTEST = 2
_DUE = ("due_start", "due_end", "due_kind", "due_precision")


class Extractor:
    """A quantified or dated instruction is not also a directive; one directive a sentence."""

    def __init__(self, kit: Kit) -> None:
        self._figures = FigureReader(kit)
        self._decision = Decision(kit)
        rules = kit.rule_set("targets").rules
        listed = [item.rule for item in rules if item.rule.set["form"] == "item"]
        spoken = [item.rule for item in rules if item.rule.set["form"] != "item"]
        self._acts = Acts(RuleSet(spoken, kit.compiler), RuleSet(listed, kit.compiler), kit.vocabulary)
        self._quantified = Quantified(
            kit.vocabulary, {r.id: r.set["status"] for r in kit.rules.get("figures", []) if "status" in r.set}
        )
        self._voice = Voice(verb_entries())
        self._say = frozenset(kit.vocabulary.letters("say|order_to|order_that"))
        self._cues = frozenset(kit.vocabulary.letters(_CUES))

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """Targets in the order of their sentences; one told again in a headline or caption is left out."""
        aims: dict[int, list[Figure]] = {}
        for figure in self._figures.read(document):
            if figure.mode == "aim":
                aims.setdefault(figure.sentence, []).append(figure)
        reading = _Reading(document, Cast(document, self._say))
        drafts: list[Draft] = []
        for number, view in enumerate(document.views):
            figures = aims.get(number, [])
            acts = self._acts.of(view) if not self._cues.isdisjoint(view.letters) else []
            frame = self._decision.frame(document, number)
            if frame is not None and not acts and not figures:
                drafts.extend(self._item(reading, number, view, frame))
            if figures or acts:
                drafts.extend(self._sentence(reading, number, view, acts, figures))
        return _once(document, drafts)

    def _sentence(
        self, reading: _Reading, number: int, view: View, acts: list[Act], figures: list[Figure]
    ) -> Iterator[Draft]:
        framed = reading.document.clean.sentences[number].kind in _FRAMES
        taken: list[int] = []
        before: tuple[Figure, Draft] | None = None
        for figure in figures:
            draft = self._of_figure(reading, number, view, acts, figure)
            if draft is not None:
                if before is not None and is_elided(view, before[0], figure):
                    draft.fields["description"] = before[1].fields["description"]
                before = figure, draft
                taken.append(figure.at)
                yield draft
        if framed:
            return
        asked = False
        for act in acts:
            for draft in self._of_act(reading, number, view, act, taken):
                if draft.fields["kind"] == "directive":
                    if asked:
                        continue
                    asked = True
                yield draft

    def _item(self, reading: _Reading, number: int, view: View, frame: Frame) -> Iterator[Draft]:
        """A list item without a figure under a frame with a horizon."""
        if frame.due is None or self._decision.is_told(view):
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

    def _of_figure(self, reading: _Reading, number: int, view: View, acts: list[Act], figure: Figure) -> Draft | None:
        frame = self._decision.frame(reading.document, number)
        fields = self._quantified.fields(reading.document, figure, frame)
        if fields is None or not fields["description"]:
            return None
        reading.carry_due(number, view, fields, yearly=self._quantified.is_yearly(view, figure))
        act = next((a for a in acts if a.holds(figure.at)), None)
        issuer, actor = reading.who(number, view, act, figure, frame)
        fields |= {"issuer": issuer, "actor": actor, "status": self._quantified.status(reading.document, figure)}
        reading.keep(number, fields, issuer, actor)
        return Draft(figure.why, number, figure.first, figure.last, fields)

    def _of_act(self, reading: _Reading, number: int, view: View, act: Act, taken: list[int]) -> Iterator[Draft]:
        issuer, actor = reading.who(number, view, act, None)
        start, end = min(act.start, act.content[0]), max(act.end, act.content[1])
        told = False
        if not any(act.holds(at) for at in taken):
            for part in dated(reading.document, view, act, act.content):
                told = True
                text = self._text(view, act, part.text)
                fields = {
                    "kind": "dated", "description": text, "issuer": issuer, "actor": actor, "status": act.status,
                    **due_fields(part.due),
                }  # fmt: skip
                if len(text.split()) >= _SHORTEST:
                    first = start if part.interval[0] == act.content[0] else part.interval[0]
                    yield Draft(act.rule, number, view.first[first], view.first[part.interval[1]], fields)
        lapse = None if told else _lapse(view, act.content)
        if lapse is not None and act.force in ("order", "oblige"):
            fields = {
                "kind": "dated", "description": self._text(view, act, phrase_of(view, act.content, [lapse])),
                "issuer": issuer, "actor": actor, "status": act.status, "due_kind": "within",
            }  # fmt: skip
            yield Draft(act.rule, number, view.first[start], view.first[end], fields)
            return
        if any(act.holds(at) and not act.content[0] <= at < act.content[1] for at in taken):
            return
        if told or act.force not in ("order", "oblige") or not reading.asks(number, act, issuer):
            return
        content = _open_part(view, act.content, taken)
        text = self._text(view, act, phrase_of(view, content)) if content else ""
        if len(text.split()) >= (1 if act.form in ("to", "passive") else _SHORTEST):
            fields = {"kind": "directive", "description": text, "issuer": issuer, "actor": actor, "status": "planned"}
            yield Draft(act.rule, number, view.first[start], view.first[end], fields)

    def _text(self, view: View, act: Act, content: str) -> str:
        """What is to be done as a phrase, its subject put before it where it has one."""
        if act.form not in ("subject", "that"):
            return tidied(content)
        if act.agent and self._voice.is_active(content):
            return self._voice.plain(content)
        subject = view.surface(*act.subject) if act.subject else ""
        return self._voice.active(f"{subject} {content}".strip())


def _lapse(view: View, content: Interval) -> int | None:
    """Position of a length of time within which something is due: `within 14 months`, whose start is not told."""
    for at, span in view.spans.items():
        if not content[0] <= at < content[1] or not isinstance(span, DateSpan) or span.end_date is not None:
            continue
        if span.timex_type == "DURATION" and span.direction == "within":
            return at
    return None


def _has_date(view: View) -> bool:
    return any(isinstance(s, DateSpan) and s.end_date is not None for s in view.spans.values())


def _is_loose(due: DateSpan) -> bool:
    """`the year`, `the period`: what the frame tells better."""
    return due.direction not in ("by", "before", "until", "within")


#: A sentence without a word of these asks for nothing and promises nothing.
_CUES = (
    "order_to|order_that|order_doing|commit_to|commit_figure|aim_noun|must|will|say|have|be"
    "|=need|=needs|=zero|=neutral|=neutrality"
)


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


class _Reading:
    """What the sentences of one document leave for those behind them."""

    def __init__(self, document: Annotated, cast: Cast) -> None:
        self.document = document
        self._cast = cast
        self._due: tuple[int, dict[str, Any]] = (-9, {})
        self._last: tuple[int, str | None, str | None] = (-9, None, None)
        self._asked = -9

    def who(
        self, number: int, view: View, act: Act | None, figure: Figure | None, frame: Frame | None = None
    ) -> tuple[str | None, str | None]:
        """Issuer and actor of a target."""
        cast = self._cast
        issuer = cast.name(view, act.issuer) if act else None
        actor = cast.name(view, act.actor) if act else None
        if frame is not None:
            lead = self._lead(frame)
            issuer, actor = issuer or lead, actor or lead
        if issuer is None:
            issuer = cast.speaker(number) or (figure.attributed_to if figure else None)
        if figure is not None and self._last[0] >= number - 2:
            issuer, actor = issuer or self._last[1], actor or self._last[2]
        if issuer is None:
            issuer = cast.carried(number, 2 if figure is not None else 8)
        if act is not None and act.force in ("order", "oblige"):
            cast.note(number, cast.human(view, act.issuer) or cast.speaker(number))
            self._asked = number
        return issuer, actor

    def _lead(self, frame: Frame) -> str | None:
        """Who sets the aims of a list, told in its lead-in: the subject of that sentence."""
        for number in frame.sentences:
            view = self.document.views[number]
            for at, mark in enumerate(view.coarse):
                if mark in "VM":
                    name = self._cast.name(view, subject_of(view.coarse, at))
                    if name:
                        return name
        return None

    def asks(self, number: int, act: Act, issuer: str | None) -> bool:
        """Whether an obligation is somebody's demand, told as speech here or right before."""
        if act.force == "order":
            return True
        return issuer is not None

    def carry_due(self, number: int, view: View, fields: dict[str, Any], *, yearly: bool) -> None:
        """A target without a date takes the deadline of the target before it in the same paragraph."""
        sentences = self.document.clean.sentences
        at, due = self._due
        if "due_kind" in fields:
            self._due = number, {column: fields[column] for column in _DUE}
        elif due and number - at <= 1 and sentences[at].block == sentences[number].block and not _has_date(view):
            fields.update(due)
            if yearly:
                fields["due_kind"] = "throughout"
            self._due = number, due

    def keep(self, number: int, fields: Mapping[str, object], issuer: str | None, actor: str | None) -> None:
        """Remember who a target is from and for."""
        self._last = (number, issuer, actor)


def _once(document: Annotated, drafts: list[Draft]) -> list[Draft]:
    """Drafts in order, those of headlines and captions left out where the body tells their value."""
    body = {_key(d) for d in drafts if document.clean.sentences[d.sentence].kind not in _FRAMES}
    kept = [d for d in drafts if document.clean.sentences[d.sentence].kind not in _FRAMES or _key(d) not in body]
    return sorted(kept, key=lambda d: d.first)


def _key(draft: Draft) -> tuple[object, ...]:
    return tuple(draft.fields.get(column) for column in ("kind", "value", "value_max", "unit"))
