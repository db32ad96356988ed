"""What the sentences of a document leave for those behind them: who asked, who is to act, by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.cleaning.text import Sentence
from flows.extracting.figures.frames import Frame
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, subject_of
from flows.extracting.targets.acts import Act
from flows.extracting.targets.people import Cast

_FIRST_PERSON = frozenset(("i", "we", "us", "me"))
_PLURAL = frozenset(("they", "them"))
#: Sentences over which `they` reaches.
_NEAR = 3
_DUE = ("due_start", "due_end", "due_kind", "due_precision")


class Reading:
    """What the sentences of one document leave for those behind them."""

    def __init__(self, document: Annotated, cast: Cast) -> None:
        self.document = document
        self._cast = cast
        self._due: tuple[int, dict[str, Any]] = (-9, {})
        self._last: tuple[int, str | None, str | None] = (-9, None, None)
        self._acting: tuple[int, str | None] = (-9, None)

    def who(
        self,
        number: int,
        view: View,
        act: Act | None,
        figure: Figure | None,
        frame: Frame | None = None,
        owner: Interval | None = None,
    ) -> tuple[str | None, str | None]:
        """Issuer and actor of a target; `owner` is the phrase of whoever aims, where no act tells it."""
        cast = self._cast
        issuer = self._meant(number, view, act.issuer) if act else None
        actor = self._meant(number, view, act.actor) if act else None
        if frame is not None:
            lead = self._lead(frame)
            issuer, actor = issuer or lead, actor or lead
        own = self._meant(number, view, owner)
        actor = actor or own
        issuer = issuer or cast.speaker(number) or own or (figure.attributed_to if figure else None)
        if figure is not None and self._last[0] >= number - 2:
            issuer, actor = issuer or self._last[1], actor or self._last[2]
        if issuer is None:
            issuer = cast.carried(number, 2 if figure is not None else 8)
        if act is not None and act.force in ("order", "oblige"):
            cast.note(number, cast.human(view, act.issuer) or cast.speaker(number))
        if actor is not None:
            self._acting = number, actor
        return issuer, actor

    def _meant(self, number: int, view: View, phrase: Interval | None) -> str | None:
        """The name of a phrase; `I` is who speaks, `they` who was to act in one of the sentences before."""
        if phrase is None:
            return None
        word = view.surface(*phrase).lower()
        if word in _FIRST_PERSON:
            return self._cast.first_person(number)
        if word in _PLURAL:
            return self._acting[1] if number - self._acting[0] <= _NEAR else None
        return self._cast.name(view, phrase)

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
        """Whether an act is somebody's demand: an order, or an obligation told as speech."""
        if act.force == "order":
            return True
        if issuer is None or not act.speech:
            return issuer is not None
        return self._cast.speaker(number) is not None or self._cast.asked(number - 1)

    def carry_due(self, number: int, view: View, fields: dict[str, Any], *, yearly: bool, listed: bool = False) -> None:
        """A target without a date takes the deadline of the target before it in the same paragraph.

        `listed`: it goes on with a list of aims, whose paragraphs share their deadline.
        """
        sentences = self.document.clean.sentences
        at, due = self._due
        if "due_kind" in fields:
            self._due = number, {column: fields[column] for column in _DUE}
        elif due and number - at <= 1 and (listed or _same_block(sentences, at, number)) and not _has_date(view):
            fields.update(due)
            if yearly:
                fields["due_kind"] = "throughout"
            self._due = number, due

    def keep(self, number: int, issuer: str | None, actor: str | None) -> None:
        """Remember who a target is from and for."""
        self._last = (number, issuer, actor)


def _same_block(sentences: Sequence[Sentence], one: int, other: int) -> bool:
    return sentences[one].block == sentences[other].block


def _has_date(view: View) -> bool:
    return any(isinstance(s, DateSpan) and s.end_date is not None for s in view.spans.values())
