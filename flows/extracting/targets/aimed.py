"""What an aim is about whose own phrase tells only that it is one: `the programmed target was 4.4 percent`.

It then stands behind the noun of aiming, with the figure beside it, as what a verb moves or holds, as the subject
carried over from the clause or the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.figures.model import Figure
from flows.extracting.figures.phrases import Interval, phrase_after, phrase_before
from flows.extracting.targets.lexicon import any_of, target_words
from flows.extracting.targets.objects import counted
from flows.extracting.targets.subjects import AGENTS, heads, subject_before
from flows.extracting.targets.wording import tidied

_WORDS = target_words()
_AIMS = (*_WORDS.aims, *_WORDS.marks_aimed_at)
#: A measure that is but a noun of aiming.
AIM = re.compile(rf"^(?:[\w’'.-]+ ){{0,3}}{any_of((*_WORDS.aims, *_WORDS.scales))}$", re.I)
_ENDS_WITH_AIM = re.compile(rf"^(?P<before>.*?)\b{any_of(_AIMS)}$", re.I)
_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|his|her|our|this|that)\s+", re.I)
_OWNER = re.compile(r"^.*[’']s?\s+(?=\S)")
_BEHIND = re.compile(r"\s+(?:of|for|on|at|in|to|by|under|over|with|from|that|which)\s.*$", re.S)
_ABOUT = re.compile(r"\s(?:of|for|on)\s+(?P<what>\D.*)$", re.S)
_YEAR = re.compile(r"^(?:fy)?\d[\d/–-]*$", re.I)
#: What a share is of where it is told as a share of the economy: that is its unit, not what it measures.
_LONGEST = 9


class Aimed:
    """Finds what an aim is about."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        letters = vocabulary.letters
        self._aim = frozenset(letters("aim_noun"))
        self._agent = frozenset(letters(AGENTS))
        self._moving = frozenset(letters("up|down|steer"))
        self._economy = frozenset(letters("economy_noun"))

    def about(
        self,
        view: View,
        figure: Figure,
        text: str,
        sentences: Sequence[View],
        told: Sequence[tuple[Figure, str]],
        earlier: Iterable[View] = (),
    ) -> str:
        """The description of an aim, or what it is about where that tells only that it is one and something else does.

        `sentences` are the one before and nothing more, if it stands in the same paragraph; `told` are the figures
        of the sentence before this one, with what they measure; `earlier` are sentences before, the nearest first, in
        which a goal may have been named: `assigned growth targets to 16 provinces`.
        """
        text = stripped(text)
        if text.startswith("share of ") and (what := self._behind_noun(view, figure)) and what not in text:
            return (
                f"share of {what} in {text.removeprefix('share of ')}"  # `the goal for renewables to Q of energy use`
            )
        if text and not is_bare(text) and text not in _names(view):
            if self._is_economy(view, figure, text) and (what := self._carried(view, figure.at)):
                return f"share of {what} in {text.removeprefix('share of ')}"
            return text
        return (
            self._behind_noun(view, figure)
            or self._attributive(view, figure)
            or self._share(view, figure)
            or (counted(view, view.coarse, figure.at, share=False) if figure.lead.unit_kind == "count" else "")
            or self._told(view, figure, told)
            or self._carried(view, figure.at)
            or next((s for s in (self._carried(v, len(v.coarse)) for v in sentences) if s), "")
            or next((s for s in map(self._topic, earlier) if s), "")
            or text
        )

    def _told(self, view: View, figure: Figure, told: Sequence[tuple[Figure, str]]) -> str:
        """What the last figure in the same unit measures, unless a verb of its own stands between, with its subject."""
        for other, what in reversed(told):
            if _alike(other, figure) and not is_bare(what):
                near = other.sentence == figure.sentence
                own = self._carried(view, figure.at) if near and _verbs(view, other.at, figure.at) > 1 else ""
                return own or what
        return ""

    def _is_economy(self, view: View, figure: Figure, text: str) -> bool:
        """Whether a description is but what the figure is told in: `share of GDP`."""
        behind = view.coarse[figure.at + 1 : figure.at + 2] == "O" and figure.at + 2 < len(view.coarse)
        return (
            behind
            and text.startswith("share of ")
            and view.letters[figure.at + 2] in self._economy
            and " in " not in text
        )

    def _behind_noun(self, view: View, figure: Figure) -> str:
        """`raise the goal for renewables to Q`: what stands behind the noun of aiming."""
        for at in range(figure.at - 1, max(-1, figure.at - 12), -1):
            if view.letters[at] in self._aim and view.coarse[at] in "NxV":
                if view.surface(at + 1, at + 2).lower() not in ("for", "of", "on"):
                    return ""
                phrase = phrase_after(view.coarse, at + 2)
                apart = phrase is None or phrase[1] > figure.at or "v" in view.coarse[phrase[1] : figure.at]
                return "" if apart else self._fit(view, phrase)
        return ""

    def _attributive(self, view: View, figure: Figure) -> str:
        """`a 2% inflation target`: what stands between the figure and the noun of aiming."""
        at = figure.at + 1
        while at < len(view.coarse) and view.coarse[at] in "NxJ-" and at - figure.at < 6:
            if view.letters[at] in self._aim:
                return self._fit(view, (figure.at + 1, at)) if at > figure.at + 1 else ""
            at += 1
        return ""

    def _share(self, view: View, figure: Figure) -> str:
        """`a target of 30% of paper from old rags`: of what, unless that is the whole economy."""
        at = figure.at + 1
        if view.coarse[at : at + 1] != "O":
            return ""
        phrase = phrase_after(view.coarse, at + 1)
        if phrase is None or view.letters[phrase[1] - 1] in self._economy:
            return ""
        end = phrase[1]
        if view.coarse[end : end + 1] == "P" and (more := phrase_after(view.coarse, end + 1)):
            end = more[1]
        what = self._fit(view, (phrase[0], end))
        return f"share of {what}" if what and figure.lead.unit_kind == "percent" else what

    def _carried(self, view: View, end: int) -> str:
        """What stands nearest before a position: what a verb moves or holds, or a subject that is a thing and no aim.

        `bring inflation down to the target of Q`; `Inflation fell, but is above the target of Q`.
        """
        for at in range(min(end, len(view.coarse)) - 1, -1, -1):
            phrase: Interval | None = None
            if view.letters[at] in self._moving and view.coarse[at] in "vVGx":
                phrase = phrase_after(view.coarse, at + 1)
            what = self._fit(view, phrase) if phrase and phrase[1] <= end else ""
            if not what and view.coarse[at] in "VM":
                what = self._fit(view, subject_before(view.coarse, at))
            if what:
                return what
        return ""

    def _topic(self, view: View) -> str:
        """The measure in a noun of aiming of a sentence: `growth` of `growth targets`."""
        for at, letter in enumerate(view.letters):
            if letter in self._aim and view.coarse[at] in "Nx":
                phrase = phrase_before(view.coarse, at + 1)
                text = tidied(view.surface(*phrase)) if phrase else ""
                if " " in text and not is_bare(text) and (what := stripped(text)) != text:
                    return what
        return ""

    def _fit(self, view: View, phrase: Interval | None) -> str:
        """The text of a phrase that can be measured: nobody who acts, no pronoun, no aim itself; else nothing."""
        if phrase is None or phrase[1] - phrase[0] > _LONGEST:
            return ""
        turned = heads(view.coarse, phrase)
        if not turned or view.coarse[turned[0]] in "IHBZL" or view.letters[turned[0]] in self._agent:
            return ""
        text = stripped(tidied(view.surface(*phrase)))
        return "" if is_bare(text) else text


def is_bare(text: str) -> bool:
    """Whether a phrase tells only that something is aimed at: `programmed target`, `the bank's target`, `sights`."""
    about = _ABOUT.search(text)
    head = _BEHIND.sub("", text)
    if about is not None and _ENDS_WITH_AIM.match(head):
        return all(_YEAR.match(word) or word in _WORDS.telling_which for word in about["what"].lower().split())
    found = _ENDS_WITH_AIM.match(_OWNER.sub("", head))
    return found is not None and all(_is_which(word) for word in _own(found["before"]).lower().split())


def stripped(text: str) -> str:
    """`year-end inflation target` gives `inflation`: what is aimed at, without the noun of aiming."""
    found = _ENDS_WITH_AIM.match(_OWNER.sub("", text))
    if found is None or " of " in text:
        return text
    words = _own(found["before"]).split()
    while words and _is_which(words[0].lower()):
        words.pop(0)
    return " ".join(words) if words else text


def _own(before: str) -> str:
    """What stands before a noun of aiming behind its article: of `hopeful about the export` (target) `export`."""
    return _ARTICLE.split(before)[-1]


def _is_which(word: str) -> bool:
    return word in _WORDS.telling_which or word.endswith("-level") or _YEAR.match(word) is not None


def _verbs(view: View, start: int, end: int) -> int:
    return sum(mark in "VM" for mark in view.coarse[start:end])


def _names(view: View) -> set[str]:
    """People, offices, bodies and places of a sentence, as they are written."""
    return {view.surface(at, at + 1) for at, mark in enumerate(view.coarse) if mark in "HBZL"}


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.lead.unit_kind == other.lead.unit_kind
