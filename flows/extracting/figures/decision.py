"""Aim, forecast, estimate or fact: one decision for statistics and targets, from cues with scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from flows.annotating.document import Annotated
from flows.annotating.rules import Match, RuleSet
from flows.annotating.views import View
from flows.extracting.figures.frames import Frame, frame_of
from flows.extracting.figures.model import Figure, Mode
from flows.extracting.figures.phrases import Interval
from flows.extracting.figures.tense import Conditions, Tense
from flows.extracting.kinds import Kit

_MODES = get_args(Mode)
_SCOPES = ("clause", "after", "sentence", "figure")
#: Where a clause may begin: behind these marks and words.
_BOUNDARY = re.compile(r"[;:~.\"SRh_,Cp]")
_NOW = re.compile(r"\b(?:now|currently|today|already|presently|so far|at present|to date)\b", re.I)
#: Right before a figure: what it is now, beside what it is to be.
_AS_OF_NOW = re.compile(r"\b(?:currently|presently|now|current|present|today)$", re.I)
#: What a paragraph of a list of aims may begin with.
_LABEL = re.compile(
    r"(?:About|On|Regarding|Concerning|As for|As regards|In terms of|With regard to|In the field of)\s[^:.;]{2,60}:"
    r"|\(\d{1,2}\)\s"
)
#: What may open a clause behind a verb of saying or thinking.
_OPENS = "DJNxLZHI"
#: An adverbial with which a sentence opens: `With a budget of 3 trillion, the deficit is to …`.
_OPENING = re.compile(r"(?:P(?![tT])|G)[^,;:~VMR]{2,24},(?=[^C])")


@dataclass(slots=True)
class Cue:
    """A cue of a mode. It covers positions `first` to `last`, those in `gaps` (clauses of fact behind it) left out."""

    mode: Mode
    scope: str
    start: int
    end: int
    rule: str
    first: int
    last: int
    gaps: list[Interval] = field(default_factory=list)
    #: It holds only where the sentence before told an aim; then it outweighs a forecast.
    after_aim: bool = False

    def covers(self, at: int) -> bool:
        """Whether a figure at a position stands under this cue."""
        return self.first <= at < self.last and not any(start <= at < end for start, end in self.gaps)


class Decision:
    """Finds cues by rules with prefix `figures` and applies them to the figures in their scope."""

    def __init__(self, kit: Kit) -> None:
        self._rules: RuleSet = kit.rule_set("figures")
        self._tense = Tense(kit.vocabulary)
        self._conditions = Conditions(kit.vocabulary)

    def cues(self, view: View) -> list[Cue]:
        """Cues of a sentence in order of their rules."""
        cues: list[Cue] = []
        facts: list[Interval] | None = None
        for match in self._rules.matches(view):
            if facts is None:
                facts = self._tense.facts(view)
            cues.extend(_cues_of(view, match, facts))
        promised = [c.end for c in cues if c.mode == "aim" and view.coarse[c.end - 1] == "h"]
        if promised:  # `the promise is that leave will last 12 months` foretells nothing
            cues = [c for c in cues if c.rule != "figures.will" or not _is_opened(view.coarse, promised, c.start)]
        return cues

    def fill(self, document: Annotated, number: int, view: View, figure: Figure) -> None:
        """Set mode and its reason."""
        cues = self.of_sentence(document, number, view)
        anyhow = [c for c in cues if not c.after_aim]
        if len(anyhow) < len(cues) and (_is_reckoned(cues) or not self._goes_on(document, number, view)):
            cues = anyhow
        figure.mode, figure.why = _decide(cues, figure.at)
        if self._is_open(view, figure):
            figure.mode, figure.why = "unclear", figure.why or "figures.condition"
            return
        if figure.mode == "aim" and _is_now(view, figure.at, cues, figure.why):
            figure.mode, figure.why = "fact", ""
            return
        if figure.mode == "aim":
            document.derived[("aimed", number)] = True
        if figure.why:
            if _beside_aim(cues, figure.at):
                figure.change_from = figure.change_basis = None
            return
        if self.is_told(view):
            return
        frame = self.frame(document, number)
        if frame is not None and not _is_aside_of_item(view, figure, frame.rule):
            figure.mode, figure.why = "aim", frame.rule
        elif self._is_labelled(document, number):
            figure.mode, figure.why = "aim", "figures.goes_on"
            document.derived[("aimed", number)] = document.derived[("labelled", number)] = True

    def _is_open(self, view: View, figure: Figure) -> bool:
        """Whether a figure stands in a condition, which tells neither what is nor what is aimed at."""
        if figure.mode == "aim" and self._conditions.covers(view, figure.at):
            return True
        return figure.mode != "aim" and self._conditions.supposes(view, figure.at)

    def _is_labelled(self, document: Annotated, number: int) -> bool:
        """Whether a sentence goes on with a list of aims that is told in paragraphs: `About income: …`, `(3) …`.

        The sentence before told an aim; one behind in the same paragraph belongs to the same label.
        """
        if ("aimed", number - 1) not in document.derived:
            return False
        text, sentences = document.sentence_text(number), document.clean.sentences
        if _NOW.search(text):
            return False
        same = sentences[number].block == sentences[number - 1].block
        return _LABEL.match(text) is not None or (same and ("labelled", number - 1) in document.derived)

    def _goes_on(self, document: Annotated, number: int, view: View) -> bool:
        """Whether the sentence before, in the same paragraph, told an aim, and nothing here speaks of today."""
        if ("aimed", number - 1) not in document.derived or _NOW.search(document.sentence_text(number)):
            return False
        sentences = document.clean.sentences
        return sentences[number].block == sentences[number - 1].block and not self._tense.is_past(view)

    def is_told(self, view: View) -> bool:
        """Whether a list item tells what was, so that a frame does not make it an aim."""
        return self._tense.is_past(view)

    def of_sentence(self, document: Annotated, number: int, view: View) -> list[Cue]:
        """Cues of a sentence, worked out once."""
        key = ("cues", number)
        cues: list[Cue] | None = document.derived.get(key)
        if cues is None:
            cues = document.derived[key] = self.cues(view)
        return cues

    def is_on_figure(self, document: Annotated, number: int, at: int) -> bool:
        """Whether a cue names the figure at a position itself, not only its clause."""
        cues = self.of_sentence(document, number, document.views[number])
        return any(c.scope == "figure" and c.covers(at) for c in cues)

    def frame(self, document: Annotated, number: int) -> Frame | None:
        """The heading or lead-in above a sentence that makes its figures aims."""
        return frame_of(document, number, lambda other: self._aim(document, other))

    def _aim(self, document: Annotated, number: int) -> str | None:
        cues = self.of_sentence(document, number, document.views[number])
        return next((c.rule for c in cues if c.mode == "aim" and not c.after_aim), None)


def _is_opened(coarse: str, ends: Sequence[int], at: int) -> bool:
    """Whether a position stands in a clause that opens at one of these ends."""
    return any(end <= at and not any(mark in ",;:~" for mark in coarse[end:at]) for end in ends)


def _is_aside_of_item(view: View, figure: Figure, rule: str) -> bool:
    """Whether an item below `The money will pay for:` tells a sum, or a figure of what is there: `the club of 12`."""
    beside = figure.lead.unit_kind == "money" or any(mark in "NxLZVO" for mark in view.coarse[: figure.at])
    return rule == "figures.list_lead" and beside


def _is_now(view: View, at: int, cues: Sequence[Cue], why: str) -> bool:
    """Whether a figure tells what is now beside what is to be: right behind `now`, or in a part of its own with it.

    `said today that exports must reach Q` is no such part: the words of aiming stand in it.
    """
    if _AS_OF_NOW.search(view.surface(max(0, at - 1), at)):
        return True
    aimed = max((c.start for c in cues if c.rule == why and c.start <= at), default=at)
    parts = [part for part in (view.coarse.rfind(";", 0, at), view.coarse.rfind(",", 0, at)) if part > aimed]
    return any(_NOW.search(view.surface(part, at)) for part in parts)


def _cues_of(view: View, match: Match, facts: Sequence[Interval]) -> Iterator[Cue]:
    """The cue of a match, or one for each figure that the match itself calls a fact or an aim."""
    constants, rule = match.rule.set, match.rule.id
    told = [(_mode(name), place) for name, place in match.roles.items() if name in _MODES]
    for mode, (start, end) in told:
        yield Cue(mode, "figure", start, end, rule, start, end)
    if told:
        return
    start, end = match.roles.get("cue", (match.start, match.end))
    scope = constants.get("scope", "clause")
    if scope not in _SCOPES:
        raise ValueError(f"rule {rule}: scope is one of {', '.join(_SCOPES)}, not {scope!r}")
    first, last = _reach(view.coarse, start, end, scope)
    if scope == "after":  # what somebody is asked to do, not whom it is asked of
        first = match.roles.get("content", (first,))[0]
    gaps = [f for f in facts if f[0] >= end and constants["mode"] != "estimate"]  # the past is estimated, too
    if scope == "clause" and view.coarse[start - 1 : start] == "," and view.coarse.rfind(",", 0, start - 1) > 0:
        gaps.append((view.coarse.rfind(",", 0, start - 1), start))  # `The budget, with a total of …, is meant to …`
    after_aim = constants.get("only") == "after_aim"
    yield Cue(_mode(constants["mode"]), scope, start, end, rule, first, last, gaps, after_aim)


def _reach(coarse: str, start: int, end: int, scope: str) -> Interval:
    """How far the words of a cue reach that stand from `start` to `end`."""
    if scope == "figure":
        return start, end
    if scope == "sentence":
        return 0, len(coarse)
    closing = ")~" if coarse.count("(", 0, start) > coarse.count(")", 0, start) else "~"
    within = start > 0 and coarse[start - 1] in "Rh"
    while end < len(coarse) and coarse[end] not in closing:
        if within and coarse[end] == "M" and coarse[end - 1] in "NxLZ)Q":
            break  # `works that are to give villages more water will receive $194 million`
        end += 1
    return (start if scope == "after" else _main_start(coarse, start)), end


def _main_start(coarse: str, at: int) -> int:
    """Where the clause of a verb begins, an adverbial that opens it left out: its figures are told, not aimed at."""
    start = _clause_start(coarse, at)
    opening = _OPENING.match(coarse, start)
    return opening.end() if opening is not None and opening.end() <= at else start


def _clause_start(coarse: str, at: int) -> int:
    """Where the clause of a verb at a position begins: a comma ends another clause only if that one has a verb."""
    start = at
    while start > 0:
        mark = coarse[start - 1]
        if mark == "R" and coarse[max(0, start - 3) : start - 1] == "QO":
            return start - 3  # `40 percent of which should come from banks`
        if mark in ';:~."SRh_' or (mark in ",C" and _has_verb(coarse, start - 1)):
            return start
        if mark in "Vv" and start < at and coarse[start] in _OPENS:
            return start  # `40 percent think business will improve`
        start -= 1
    return 0


def _has_verb(coarse: str, end: int) -> bool:
    for position in range(end - 1, -1, -1):
        if coarse[position] in "VMv":
            return True
        if _BOUNDARY.match(coarse[position]) and coarse[position] not in ",C":
            return False
    return False


def _is_reckoned(cues: Sequence[Cue]) -> bool:
    """Whether a sentence says that somebody forecasts or estimates."""
    return any(c.mode in ("forecast", "estimate") and c.rule != "figures.will" for c in cues)


def _mode(text: str) -> Mode:
    if text not in _MODES:
        raise ValueError(f"a cue's mode is one of {', '.join(_MODES)}, not {text!r}")
    return cast(Mode, text)


def _decide(cues: Sequence[Cue], at: int) -> tuple[Mode, str]:
    """The cue that decides: one on the figure itself, else the last before it, else the first behind it.

    A cue inside another's words is part of it (`is expected to aim at`). Two that begin at one place and do not agree
    leave it unclear.
    """
    inside = [c for c in cues if c.covers(at)]
    for cue in inside:
        if cue.scope == "figure":
            return cue.mode, cue.rule
    inside = [c for c in inside if not any(_holds(other, c) for other in inside)]
    before = [c for c in inside if c.start <= at]
    own = [c for c in inside if c.start > at and before and c.first > max(b.start for b in before)]
    if own:  # `is put at $5 million, 40 percent of which should come from banks`
        best = min(c.start for c in own)
    elif before:
        best = max(c.start for c in before)
    elif inside:
        best = min(c.start for c in inside)
    else:
        return "fact", ""
    chosen = [c for c in inside if c.start == best]
    chosen = [c for c in chosen if c.after_aim] or chosen
    agreed = len({c.mode for c in chosen}) == 1
    return (chosen[0].mode if agreed else "unclear"), chosen[0].rule


def _beside_aim(cues: Sequence[Cue], at: int) -> bool:
    """Whether a figure is told against a target, which is no value from which it came."""
    return any(c.scope == "figure" and c.covers(at) and c.mode == "fact" for c in cues) and any(
        c.scope == "figure" and c.mode == "aim" for c in cues
    )


def _holds(outer: Cue, inner: Cue) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start
