"""What an act is: somebody asks, commits to, must do or is expected to do something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.extracting.figures.phrases import Interval

#: Who is bound: `order` another, `oblige` whoever the subject is, `commit` oneself, `expect` what is planned.
Force = Literal["order", "oblige", "commit", "expect"]
#: Where the content stands: see `rules.yml`.
Form = Literal["to", "with", "that", "noun", "passive", "subject", "self", "item", "moved"]


@dataclass(slots=True)
class Act:
    """One act. Intervals are positions of the view; `content` is what is to be done."""

    rule: str
    form: Form
    force: Force
    start: int
    end: int
    content: Interval
    #: How far the clause of the content goes; a deadline may stand behind a content that was cut for length.
    extent: int
    issuer: Interval | None = None
    actor: Interval | None = None
    #: The subject that belongs to what is to be done, where that is a clause: `all bridges must be inspected`.
    subject: Interval | None = None
    status: str = "planned"
    #: It asks for something only where the sentence tells who says so, or the sentence before asked.
    speech: bool = False
    #: Position of a date or length of time that stands before what is to be done: `gave builders two weeks to …`.
    limit: int | None = None
    #: Whether it is asked that something be left undone.
    negated: bool = False
    #: Whether its verb goes on from another one (`said … and urged`), whose subject may stand further off.
    shared: bool = False
    #: Why any date ahead will do, not only one told as a limit: `works` that begin, works that `finish`, a `deed` that
    #: takes its time, or `any`.
    due: str = ""
    #: What the description is to begin with, before the subject: `completion of` (the bridge).
    text: str = ""
    #: The verb of the act that it goes on from, where its own is left out: `…; the ministry, the budget by May`.
    verb: str = ""
    #: Whether that subject is somebody who acts: then the description needs only what they do.
    agent: bool = False

    def holds(self, at: int) -> bool:
        """Whether a position is part of what is to be done."""
        return (
            self.content[0] <= at < self.content[1]
            or (self.subject is not None and self.subject[0] <= at < self.subject[1])
            or (self.form == "to" and self.actor is not None and self.actor[0] <= at < self.actor[1])
        )
