"""What the room works on: mentions of happenings, and the happenings that mentions are joined to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from flows.annotating.views import View
from flows.extracting.events.wording import tidy

Interval = tuple[int, int]
#: How a mention names its happening: `a conference`, `the conference on`, `the conference`, `14th Congress`, `visited`.
Form = Literal["indefinite", "definite", "anaphor", "named", "act"]


@dataclass(slots=True)
class When:
    """The time of a happening: a closed interval with its precision. `told` where the text tells both of its ends."""

    start: dt.date | None
    end: dt.date | None
    precision: str | None
    told: bool = False


@dataclass(slots=True)
class Mention:
    """A place in the text that tells of a happening. Intervals are positions of `view`.

    `words` are the folded content words of the name, `head` the noun by which a later mention takes it up.
    """

    rule: str
    kind: str
    sentence: int
    view: View
    span: Interval
    anchor: int
    form: Form
    head: str
    name: str = ""
    words: frozenset[str] = frozenset()
    ordinal: str | None = None
    when: When | None = None
    status: str | None = None
    place: str | None = None
    venue: bool = False
    format: str | None = None
    organisers: list[str] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)
    #: Words of the people on whom the happening turns: who was met, who was appointed.
    others: frozenset[str] = frozenset()
    act: bool = False
    #: `begin` or `end` where its day is that on which something longer begins or ends.
    edge: str = ""
    #: Told without one who acts: `it was decided`.
    impersonal: bool = False
    #: Several come into offices at once: single appointments told beside are part of it.
    group: bool = False
    #: Part of an appointment of several: tells no name.
    part: bool = False
    #: Its name does not say what it is for: `ceremony`.
    plain: bool = False
    #: Told as `its meeting`: of the body that held what was told before.
    its: bool = False
    #: Rules that had a part in it beside the one that found it.
    also: set[str] = field(default_factory=set)
    block: str = "body"
    weight: float = 0.0


@dataclass(slots=True)
class Phrase:
    """A happening's noun phrase: `start` at its first word behind the determiner, `pieces` of its name, `end`.

    `dated` is for one that has its day in it (`the meeting of March 11`). `by` is a body or person after `held by` or
    `chaired by`, with the relation of the verb; `outside` are positions of dates and places that are no part of the
    name.
    """

    start: int
    head: Interval
    end: int
    determiner: str
    pieces: list[Interval]
    by: list[tuple[str, Interval]] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    held: bool = False
    dated: bool = False
    purpose: bool = True

    def text(self, view: View) -> str:
        """The name."""
        return tidy(" ".join(view.surface(*piece) for piece in self.pieces))


#: Mentions of a happening with which a new one is compared: without a bound, a text that tells one happening over and
#: over costs the square of its length.
_COMPARED = 40


@dataclass(slots=True)
class Happening:
    """One happening of a document: its mentions in order of the text, the first of them the one that founded it."""

    mentions: list[Mention]

    @property
    def compared(self) -> list[Mention]:
        """The mentions with which a new one is compared: the founder and the last ones."""
        if len(self.mentions) <= _COMPARED:
            return self.mentions
        return [self.mentions[0], *self.mentions[1 - _COMPARED :]]

    @property
    def lead(self) -> Mention:
        """The mention that tells most: the evidence of the row."""
        return max(self.mentions, key=lambda m: (not m.part, m.form != "anaphor", not m.plain, m.weight, -m.sentence))

    @property
    def kind(self) -> str:
        """Kind of the mention that founded it; what one mention knows as a session of parliament is one."""
        founder = next((m.kind for m in self.mentions if m.kind != "any"), "any")
        if len(self.mentions) > 1 and founder != "congress":
            for mention in self.compared:
                if mention.kind == "congress":
                    return "congress"
        return founder

    @property
    def words(self) -> frozenset[str]:
        """Content words of all its names."""
        return frozenset().union(*(m.words for m in self.compared))

    @property
    def rules(self) -> frozenset[str]:
        """All rules that had a part in it."""
        return frozenset().union(*({m.rule} | m.also for m in self.mentions))

    @property
    def others(self) -> frozenset[str]:
        """Words of the people on whom it turns."""
        return frozenset().union(*(m.others for m in self.compared))

    @property
    def when(self) -> When | None:
        """The narrowest time that a mention gives; of two as narrow the earlier told."""
        told = [m.when for m in self.compared if m.when is not None]
        first = min(
            (m.when.start for m in self.compared if m.edge == "begin" and m.when and m.when.start), default=None
        )
        last = max((m.when.end for m in self.compared if m.edge == "end" and m.when and m.when.end), default=None)
        if first is not None and last is not None and first < last:
            return When(first, last, "day", told=True)
        return min(told, key=_width, default=None)


def _width(when: When) -> int:
    if when.told:
        return -1
    if when.start is None or when.end is None:
        return 10**6
    return (when.end - when.start).days
