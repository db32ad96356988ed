"""The verb or preposition on which a happening's noun hangs, before it or behind."""

from __future__ import annotations

import re

from flows.annotating.views import View
from flows.extracting.events.lexicon import Letters, relation, word, words
from flows.extracting.events.model import Phrase

#: Prepositions under which a noun stands for something that takes place.
LOCATIVE = frozenset(("at during after following in to from on before within amid for since until of through").split())
_STRONG = frozenset(("plan",)) | frozenset(
    ("chair", "hold", "attend", "address", "begin", "end", "visit", "postpone", "cancel", "happen")
)
#: `that the president held`, `he is paying`: a clause of which the noun is the object.
_RELATIVE = re.compile(r"[hR]?(?:D?[BZLNx]{0,3}[BHZLNx]|I)[MA]*[VGM]")
#: `his inauguration is on May 10`, `the show is on until Friday`.
_IS_ON = re.compile(r"MA?(?:P?T|P[PD])")


class Governor:
    """The verb or preposition on which a mention hangs: its relation, its position, and on which side it stands."""

    __slots__ = ("at", "before", "planned", "preposition", "relation")

    def __init__(self, relation_name: str, at: int, before: bool, preposition: str, *, planned: bool = False) -> None:
        self.relation = relation_name
        self.at = at
        self.before = before
        self.preposition = preposition
        self.planned = planned


class GovernorReader:
    """Finds governors."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()

    def of(self, view: View, phrase: Phrase) -> Governor:
        """The governor of a phrase, of two the one that says more."""
        before = self._before(view, phrase)
        if before.relation in _STRONG:
            return before
        after = self._after(view, phrase)
        return (
            after
            if after.relation in _STRONG or ((after.planned or after.relation) and not before.relation)
            else before
        )

    def _before(self, view: View, phrase: Phrase) -> Governor:
        clause = _RELATIVE.match(view.coarse, phrase.end)
        if (
            clause is not None
            and view.letters[clause.end() - 1] in self._letters.have
            and clause.end() - phrase.end > 1
        ):
            return Governor("hold", clause.end() - 1, True, "")
        if clause is not None and view.letters[clause.end() - 1] in self._letters.any_relation:
            return Governor(relation(view, self._letters, clause.end() - 1), clause.end() - 1, True, "")
        at = phrase.start - 1 - bool(phrase.determiner)
        preposition = ""
        for _ in range(4):
            if at < 0:
                break
            mark = view.coarse[at]
            phrasal = self._words.phrasal.get(f"{word(view, at - 1)} {word(view, at)}") if at > 0 else None
            if phrasal is not None:
                return Governor(phrasal, at - 1, True, preposition)
            if mark in "VvGxNE" and view.letters[at] in self._letters.any_relation:
                return Governor(relation(view, self._letters, at), at, True, preposition)
            if mark == "M" and not preposition and view.letters[at] in self._letters.have:
                return Governor("hold", at, True, "")  # `had a meeting`
            if mark == "O" and at > 0 and word(view, at - 1) in self._words.openings:
                return Governor("begin", at - 1, True, "of")
            if mark not in 'PptAUW"' and not (
                mark == "T" and (preposition in ("to", "at") or view.coarse[at - 1 : at] in ("V", "v"))
            ):
                break
            preposition = word(view, at) if mark in "Ppt" else preposition
            at -= 1
        return Governor("at" if preposition in LOCATIVE else "", phrase.start, True, preposition)

    def _after(self, view: View, phrase: Phrase) -> Governor:
        coarse, at, planned, told = view.coarse, phrase.end, False, phrase.start
        limit = min(len(coarse), at + 12)
        while at < limit and (coarse[at] in "TWULPpAMRht(),NZ-QJ" or word(view, at) in self._words.planning):
            if word(view, at) in self._words.planning:
                planned, told = True, at
            at += 1
        phrasal = self._words.phrasal.get(f"{word(view, at)} {word(view, at + 1)}")
        if phrasal is not None:
            return Governor(phrasal, at, False, "", planned=planned)
        if _IS_ON.match(coarse, phrase.end) is not None:
            return Governor("happen", phrase.end, False, "")
        if planned and not (at < limit and view.letters[at] in self._letters.any_relation):
            return Governor("at" if phrase.determiner else "", told, False, "", planned=True)
        if at < limit and coarse[at] in "VvGx" and view.letters[at] in self._letters.any_relation:
            return Governor(relation(view, self._letters, at), at, False, "", planned=planned)
        return Governor("", phrase.start, False, "")
