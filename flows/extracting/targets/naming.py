"""What a quantified target is about: the phrase that the figure is a value of."""

from __future__ import annotations

import re

from flows.annotating.spans import OrganisationSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, phrase_after, phrase_before
from flows.extracting.targets.aimed import AIM
from flows.extracting.targets.lexicon import any_of, target_words
from flows.extracting.targets.objects import (
    behind_goal,
    behind_verb,
    counted,
    done_to,
    joined,
    purpose,
    steered,
    sum_handled,
    to_reach,
)
from flows.extracting.targets.reached import reached
from flows.extracting.targets.subjects import AGENTS, heads, subject_before
from flows.extracting.targets.wording import phrase_of, tidied

_WORDS = target_words()
#: `40 percent of the fleet to be electric`.
_TO_BE = re.compile(r"tMA?[NJV]")
_OWNER = re.compile(r"^(?:its|their|his|her|our|\w+[’']s)\s+", re.I)
_SIGHTS = re.compile(rf"^(?:a |the )?{any_of(_WORDS.bounds)}$", re.I)
_GROWS = re.compile(rf"\b{any_of(_WORDS.changes)}\b", re.I)
_MORE = frozenset(_WORDS.more)
_NUMBER = re.compile(r"^\D{0,20}\d[\d.,]*\s+")
#: `two-way trade to`, `agro-forestry exports to`: a noun behind a compound, not a verb.
_COMPOUND = re.compile(r"(?<=N-N)V(?=[tP])")
#: `target for offshore wind` is about offshore wind.
_GOAL_FOR = re.compile(rf"^(?:{any_of(_WORDS.kinds_of_goal)} )?{any_of(_WORDS.aims)} (?:for|of|on) (?=\w)", re.I)
#: The object of a verb that moves something, before how far it is moved.
_OBJECT = re.compile(
    r"A?((?:D?AV(?=[NxJ]))?[DJNxLZBHO'\-/CEG]{1,12}?(?:P[DJNxLZ]{1,4})?)(?=[Pt][QAPtT]|AP?Q|PDNOQ|PDJ?[Nx]OQ)"
)


class Naming:
    """Names quantified targets."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._stative = frozenset(vocabulary.letters("reach|be|have|up|down|outcome|share|commit_to|commit_figure"))
        self._aim_noun = frozenset(vocabulary.letters("aim_noun"))
        self._base = frozenset(vocabulary.letters("vb"))
        self._gerund = frozenset(vocabulary.letters("up&vbg|down&vbg"))
        self._up = frozenset(vocabulary.letters("up&vb|up&vbg"))
        self._down = frozenset(vocabulary.letters("down&vb|down&vbg"))
        self._doing = frozenset(vocabulary.letters("deed&vbg|accomplish&vbg"))
        self._deed = frozenset(vocabulary.letters("deed&vb"))
        self._handling = frozenset(vocabulary.letters("deed&vb|deed&vbg"))
        self._steering = frozenset(vocabulary.letters("steer&!vbn|steer&vb"))
        self._agent = frozenset(vocabulary.letters(AGENTS))

    def of(self, view: View, figure: Figure, cue: Interval | None = None) -> str:
        """What is to reach the figure, as a phrase that stands alone; `cue` is where the words of aiming stand."""
        return _GOAL_FOR.sub("", self._of(view, figure, cue)).strip()

    def _of(self, view: View, figure: Figure, cue: Interval | None) -> str:
        if figure.unit is not None and figure.unit.startswith("per_") and figure.level is not None:
            rate = _rate_of(view, figure)
            if not rate.startswith("per "):  # `maternal deaths to 70 per 100,000`
                return rate
        if figure.why == "figures.programme_reaches" and cue is not None and (told := reached(view, figure, cue)):
            return told
        if figure.change_factor is not None and figure.level is None:
            phrase = phrase_after(view.coarse, figure.at + 1)
            return tidied(view.surface(*phrase)) if phrase else figure.measure
        coarse = _with_verb(view.coarse, cue)
        if handled := self._sum(view, coarse, figure):
            return handled
        moved = self._moved(view, coarse, figure.at)
        named = _named(view, coarse, figure)
        if named and figure.lead.unit_kind == "count" and coarse[figure.at - 1] == "O":  # `the creation of 40,000 jobs`
            named = f"{named} of {counted(view, coarse, figure.at, share=False) or ''}".removesuffix(" of ")
        unfit = self._is_unfit(view, coarse, figure, cue)
        if figure.level is not None:
            return (
                (moved[1] if moved else None)
                or (
                    to_reach(view, coarse, figure.at, cue)
                    if cue and cue[0] < figure.at and self._reaches(view, figure.at)
                    else None
                )
                or steered(view, coarse, figure.at, self._steering)
                or named
                or self._deed_phrase(view, figure)
                or done_to(view, coarse, figure.at, money=figure.lead.unit_kind == "money")
                or (self._counted(view, coarse, figure, cue) if unfit else None)
                or self._fallback(view, figure)
                or self._goal(view, figure)
                or ""
            )
        if moved:
            return f"{moved[0]} of {moved[1]}"
        held = steered(view, coarse, figure.at, self._steering)
        object_ = behind_verb(view, coarse, figure.at, cue) if unfit and cue else None
        measure = named or held or object_ or self._fallback(view, figure)
        if _GROWS.search(measure):
            return measure
        change = figure.change_percent if figure.change_percent is not None else figure.change_absolute
        return f"{'growth' if (change or 0) > 0 else 'reduction'} of {measure}"

    def _sum(self, view: View, coarse: str, figure: Figure) -> str | None:
        """What is done with a sum whose measure does not tell it: `invest money in the railway`."""
        told = figure.lead.unit_kind != "money" or figure.measure.startswith("money")
        return None if told else sum_handled(view, coarse, figure.at, self._handling)

    def _reaches(self, view: View, at: int) -> bool:
        """Whether the verb before a figure tells that something comes to it, and not that somebody does something."""
        verb = next((i for i in range(at - 1, max(at - 6, -1), -1) if view.coarse[i] in "vVMx"), None)
        return verb is None or view.coarse[verb] == "M" or view.letters[verb] in self._stative

    def _is_unfit(self, view: View, coarse: str, figure: Figure, cue: Interval | None) -> bool:
        """Whether the measure is not what is to be reached: it names who aims, or has the word of aiming in it."""
        words = figure.measure.split()
        if cue is None or cue[0] >= figure.at:
            return not words
        if not words or figure.measure not in view.surface(0, len(coarse)) or view.surface(cue[0], cue[0] + 1) in words:
            return True
        if AIM.match(figure.measure) or _SIGHTS.match(figure.measure) or _is_name(view, figure.measure):
            return True
        if figure.measure in view.surface(cue[0], cue[1]):  # whom it is asked of
            return True
        subject = subject_before(coarse, cue[0])
        if subject is None or figure.measure not in view.surface(*subject):
            return False
        return any(view.letters[at] in self._agent for at in heads(coarse, subject))

    def _counted(self, view: View, coarse: str, figure: Figure, cue: Interval | None) -> str | None:
        money = figure.why == "figures.pledged_money"
        if figure.lead.unit_kind == "percent" and self._goal_near(view, figure.at):
            goal = self._goal(view, figure)
            if goal:
                return goal
        told = counted(view, coarse, figure.at, share=figure.lead.unit_kind == "percent")
        told = told or (behind_goal(view, coarse, figure.at, cue) if cue and cue[0] < figure.at else None)
        return told or (purpose(view, coarse, figure.at, cue) if money else None)

    def _goal_near(self, view: View, at: int) -> bool:
        """Whether a noun of aiming stands a few words before a figure: `fixed its deficit target at 4% of GDP`."""
        return any(letter in self._aim_noun for letter in view.letters[max(0, at - 9) : at])

    def _fallback(self, view: View, figure: Figure) -> str:
        """The measure, unless it stands behind the verb or outside the sentence; then what is to reach the figure."""
        if figure.why.startswith("figures.aim_noun"):
            goal = self._goal(view, figure)
            if goal:
                return goal
        subject = _bound_subject(view, figure.at)
        if subject is None:
            return figure.measure
        start, verb = subject
        if figure.measure and any(view.letters[at] in self._agent for at in heads(view.coarse, subject)):
            return figure.measure  # `the ministry is to cut emissions by Q`: who acts is no measure
        behind = view.surface(verb, figure.at)
        if figure.measure in behind or figure.measure not in view.surface(0, len(view.coarse)):
            return tidied(view.surface(start, verb)) or figure.measure
        return figure.measure

    def _goal(self, view: View, figure: Figure) -> str | None:
        """`its export goal for the year at Q`: the phrase of the goal, where the measure is but whose goal it is."""
        for position in range(figure.at - 1, max(figure.at - 9, -1), -1):
            if view.letters[position] in self._aim_noun:
                phrase = phrase_before(view.coarse, position + 1)
                if phrase is None or figure.measure in view.surface(position, figure.at):
                    return None
                text = _OWNER.sub("", tidied(view.surface(*phrase)))
                return text if len(text.split()) > 1 else None
        return None

    def _moved(self, view: View, coarse: str, at: int) -> tuple[str, str] | None:
        """`raise revenue from Q to Q`, `cut losses by Q`: the direction, and what is moved."""
        for verb in range(at - 1, max(at - 25, -1), -1):
            up, down = view.letters[verb] in self._up, view.letters[verb] in self._down
            if (up or down) and self._is_verb(view, verb):
                found = _OBJECT.match(coarse, verb + 1)
                if found is None or found.end(1) > at or any(c in "vV" for c in coarse[found.end(1) : at]):
                    return None
                what = tidied(view.surface(*found.span(1)))
                return ("growth" if up else "reduction", what) if what else None
            if coarse[verb] in ".;~:VMSR":
                return None
        return None

    def _is_verb(self, view: View, at: int) -> bool:
        """Whether a word that may be a noun is a verb: a gerund, or one at the start of a clause or behind `to`."""
        if view.letters[at] in self._gerund or view.coarse[at] in "vG":
            return True
        if view.coarse[at] == "V":
            return view.coarse[at - 1 : at] in ("M", "A") and "M" in view.coarse[max(0, at - 3) : at]
        if view.coarse[at - 1 : at] == "," and view.coarse[at + 1 : at + 2] == "D":
            return view.coarse[at] == "x"
        return view.coarse[at] in "xN" and view.coarse[at - 1 : at] in ("", "C", "t", ";")

    def _deed_phrase(self, view: View, figure: Figure) -> str | None:
        """`fit scanners at 12 gates` gives `fit scanners at gates`: a verb of doing, its object, and what it counts."""
        coarse, at = joined(view.coarse), figure.at
        verb = at - 1
        while verb >= 0 and coarse[verb] in "DAJNxPZLE'-" and view.letters[verb] not in self._doing:
            verb -= 1
        if verb < 0 and view.letters[0] in self._base:
            verb = 0
        elif coarse[verb] == "C" and verb + 2 == at and coarse[verb + 1] in "xv":
            verb -= 1
        elif verb < 0 or at - verb > 7 or not (coarse[verb] == "v" or view.letters[verb] in self._doing):
            return None
        letter = view.letters[verb]
        if letter in self._stative and letter not in self._deed and letter not in self._doing:
            return None
        end = at + 1
        while end < len(coarse) and coarse[end] in "ONxJDPLZ'-BH" and end - at < 12:
            end += 1
        if end == at + 1 and coarse[end : end + 1] == "t":
            while end < len(coarse) and coarse[end] in "tvONxJDPLZ'-BHC" and end - at < 10:
                end += 1
        told = tidied(phrase_of(view, (verb, end), _figure_words(view, at)))
        if " " not in told and figure.lead.unit_kind == "money" and letter in self._doing:
            told += " money"
        return told if " " in told else None


def _bound_subject(view: View, at: int) -> Interval | None:
    """Start of the subject, and the verb that binds it, of `inflation is to be brought into a band of Q`."""
    coarse = view.coarse
    verb = coarse.rfind("M", 0, at)
    if verb < 1 or any(c in ";:~SRC," for c in coarse[verb:at]):
        return None
    while verb > 0 and coarse[verb - 1] in "MAt":
        verb -= 1
    phrase = phrase_before(coarse[:verb].replace("G", "N"), verb)
    return (phrase[0], verb) if phrase else None


def _figure_words(view: View, at: int) -> list[int]:
    """A figure and what goes with it: `build another 300 homes`, `meet 50 percent of its needs`."""
    words = [at - 1, at] if view.surface(at - 1, at).lower() in _MORE else [at]
    if view.coarse[at + 1 : at + 2] == "O":
        words.extend(i for i in (at + 1, at + 2) if view.coarse[i : i + 1] in ("O", "D"))
    return words


def _rate_of(view: View, figure: Figure) -> str:
    """`20 doctors per 10,000 people`: all but the first figure."""
    phrase = phrase_after(view.coarse, figure.at + 1)
    text = view.surface(figure.at, phrase[1] if phrase else figure.at + 1)
    return tidied(_NUMBER.sub("", text)) or figure.measure


def _is_name(view: View, measure: str) -> bool:
    """Whether a measure is the name of somebody: a person, an office or a body."""
    names = [
        view.surface(at, at + 1)
        for at, span in view.spans.items()
        if isinstance(span, PersonSpan | PostSpan | OrganisationSpan)
    ]
    return any(measure in name or measure.endswith(name) for name in names)


def _with_verb(coarse: str, cue: Interval | None) -> str:
    """The sentence with a verb of aiming settled as one (`the ministry aims for`), and what it aims at as a noun."""
    if cue is not None:
        coarse = coarse[: cue[0] + 1] + _COMPOUND.sub("N", coarse[cue[0] + 1 :])
    if cue is None or coarse[cue[0]] != "x" or coarse[cue[0] - 1 : cue[0]] in ("D", "J", "O", "'", "E"):
        return coarse
    return f"{coarse[: cue[0]]}V{coarse[cue[0] + 1 :]}"


def _named(view: View, coarse: str, figure: Figure) -> str | None:
    """`a GDP growth rate of Q`, `8 percent growth`: the phrase that the figure itself stands in."""
    at = figure.at
    if coarse[at - 1 : at] == "O" and at > 1:
        phrase = phrase_before(coarse, at - 1)
        text = tidied(view.surface(*phrase)) if phrase else ""
        if text and not AIM.match(text) and not _SIGHTS.match(text):
            return text
    if coarse[at + 1 : at + 2] == "O":
        phrase = phrase_after(coarse, at + 2)
        if phrase and _TO_BE.match(coarse, phrase[1]):
            return tidied(view.surface(phrase[0], min(len(coarse), phrase[1] + 3)))
    if coarse[at + 1 : at + 2] in ("V", "v") and _GROWS.fullmatch(view.surface(at + 1, at + 2)):  # `a 50% cut in waste`
        coarse = f"{coarse[: at + 1]}N{coarse[at + 2 :]}"
    if figure.lead.unit_kind == "percent" and coarse[at + 1 : at + 2] in ("N", "x", "J"):
        phrase = phrase_after(coarse, at + 1)
        text = tidied(view.surface(*phrase)) if phrase else ""
        return text if _GROWS.search(text) else None
    return None
