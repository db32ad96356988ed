"""What the sentences of a document leave for those behind them: who asked, who is to act, by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan
from flows.annotating.views import View
from flows.cleaning.text import Sentence
from flows.extracting.figures.frames import Frame
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, subject_of
from flows.extracting.targets.model import Act
from flows.extracting.targets.papers import Paper, Papers
from flows.extracting.targets.people import Cast

_FIRST_PERSON = frozenset(("i", "we", "us", "me"))
_PLURAL = frozenset(("they", "them"))
#: Sentences over which `they` reaches.
_NEAR = 3
#: A subject of more words is hardly what `it` means.
_SHORT = 10
#: Sentences over which a plan's aims may be told.
_FAR = 14
#: Sentences over which it is remembered what a figure measures.
_RECALLED = 2
_DUE = ("due_start", "due_end", "due_kind", "due_precision")


class Reading:
    """What the sentences of one document leave for those behind them."""

    def __init__(self, document: Annotated, cast: Cast, papers: Papers, figures: Mapping[int, list[Figure]]) -> None:
        self.document = document
        self._cast = cast
        self._papers = papers
        self._figures = figures
        #: What aims are about that have been described, by the identity of their figure.
        self._described: dict[int, str] = {}
        #: The paper told of last, and how many sentences have been searched for one.
        self._paper: Paper | None = None
        self._searched = 0
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
        *,
        sets: bool = True,
    ) -> tuple[str | None, str | None]:
        """Issuer and actor of a target; `owner` is the phrase of whoever aims, where no act tells it.

        `sets`: the owner sets the aim, too, and does not only have to reach it.
        """
        cast = self._cast
        actor = self._meant(number, view, act.actor) if act else None
        lead = self._lead(frame) if frame is not None else None
        own = self._meant(number, view, owner)
        actor = actor or lead or own
        issuer = self._told(number, view, act, lead, own if sets else None)
        issuer = issuer or (figure.attributed_to if figure else None)
        if figure is not None and self._last[0] >= number - 2 and issuer in (None, self._last[1]):
            issuer, actor = issuer or self._last[1], actor or self._last[2]
        issuer = issuer or self._carried(number, figure, act)
        if act is not None and act.force in ("order", "oblige"):
            cast.note(number, cast.human(view, act.issuer) or cast.speaker(number))
        if actor is not None:
            self._acting = number, actor
        return issuer, actor

    def _told(self, number: int, view: View, act: Act | None, lead: str | None, own: str | None) -> str | None:
        """Who asks or aims, as the sentence tells it: the subject of the verb, who speaks, or whose aim it is."""
        cast = self._cast
        subject = act.issuer if act else None
        if subject is not None and view.surface(*subject).lower() in _FIRST_PERSON | _PLURAL:
            return self._meant(number, view, subject)
        named = cast.named(view, subject)
        if named is None and subject is not None and view.coarse[subject[0]] == "I":
            named = self._meant(number, view, subject)
        if act is not None and act.shared and named is None:  # `X said that provinces had … and urged`
            named = cast.speaker(number)
        issuer = named or lead or cast.human(view, subject) or cast.speaker(number) or own
        if issuer is None and act is not None and act.force == "order" and act.form in ("that", "noun"):
            issuer = cast.doer(number)
        return issuer or self._under(number, view)

    def _under(self, number: int, view: View) -> str | None:
        """The paper that a sentence tells from: by its name, else by who adopted it."""
        paper = self._papers.under(number, view)
        if paper is None:
            return None
        return paper.name or self._latest(number)

    def _latest(self, number: int) -> str | None:
        """Who adopted the paper told of last before a sentence, or its name."""
        for earlier in range(self._searched, number + 1):
            view = self.document.views[earlier]
            found = self._papers.of(earlier, view, self._cast.human)
            if found is not None and (found.adopter or self._paper is None or self._paper.adopter is None):
                self._paper = found
        self._searched = max(self._searched, number + 1)
        paper = self._paper
        return (paper.adopter or paper.name) if paper is not None and number - paper.sentence <= _FAR else None

    def _carried(self, number: int, figure: Figure | None, act: Act | None) -> str | None:
        """Who asked or spoke in a sentence before, or whose plan is told of."""
        speech = act is not None and (act.speech or act.force == "order")
        if speech:
            return self._cast.carried(number)
        spoken = self._cast.carried(number, 2)
        return spoken or self._latest(number) or (None if figure is not None else self._cast.carried(number))

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

    def antecedent(self, number: int, view: View, act: Act) -> str | None:
        """What `it` is in `It is to be finished by May`: the subject of the sentence before, in the same paragraph."""
        if act.subject is None or view.surface(*act.subject).lower() != "it" or act.subject[0] > 0 or number == 0:
            return None
        sentences, before = self.document.clean.sentences, self.document.views[number - 1]
        verb = next((at for at, mark in enumerate(before.coarse) if mark in "MV"), None)
        if verb is None or not _same_block(sentences, number - 1, number):
            return None
        phrase = subject_of(before.coarse, verb)
        return before.surface(*phrase) if phrase is not None and phrase[1] - phrase[0] <= _SHORT else None

    def told(self, figure: Figure) -> list[tuple[Figure, str]]:
        """Figures of this sentence and the two before that stand before a figure, each with what it measures."""
        found = [f for n in range(figure.sentence - _RECALLED, figure.sentence) for f in self._figures.get(n, [])]
        found += [f for f in self._figures.get(figure.sentence, []) if f.at < figure.at]
        return [(f, what) for f in found if (what := self._described.get(id(f), f.measure))]

    def describe(self, figure: Figure, description: str) -> None:
        """Remember what an aim is about."""
        self._described[id(figure)] = description

    def views_before(self, number: int) -> list[View]:
        """The sentence before, where it stands in the same paragraph."""
        near = number > 0 and _same_block(self.document.clean.sentences, number - 1, number)
        return [self.document.views[number - 1]] if near else []

    def earlier(self, number: int) -> Iterator[View]:
        """Sentences before one, the nearest first, as far as an aim told there may be meant."""
        for other in range(number - 1, max(-1, number - 1 - _FAR), -1):
            yield self.document.views[other]

    def asks(self, number: int, act: Act, issuer: str | None) -> bool:
        """Whether an act is somebody's demand: an order, or an obligation told as speech."""
        if act.force == "order" and not act.speech:
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
