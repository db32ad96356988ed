"""Classes of words that the wording of measures asks for, as sets of vocabulary letters."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexis:
    """Letters by class, made once with the vocabulary."""

    level: frozenset[str]
    moving: frozenset[str]
    agent: frozenset[str]
    volume: frozenset[str]
    change_noun: frozenset[str]
    share_verb: frozenset[str]
    share_noun: frozenset[str]
    yardstick: frozenset[str]
    attribute: frozenset[str]
    locality: frozenset[str]
    empty: frozenset[str]
    say: frozenset[str]
    attest: frozenset[str]
    source_noun: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Lexis:
        """The classes of a vocabulary."""
        letters = vocabulary.letters
        return cls(
            level=frozenset(letters("level_verb")),
            moving=frozenset(letters("up|down")),
            agent=frozenset(letters("agent_noun")),
            volume=frozenset(letters("volume_noun")),
            change_noun=frozenset(letters("up_noun|down_noun")),
            share_verb=frozenset(letters("share_verb")),
            share_noun=frozenset(letters("share_noun")),
            yardstick=frozenset(letters("yardstick_noun")),
            attribute=frozenset(letters("attribute_noun")),
            locality=frozenset(letters("locality_noun")),
            empty=frozenset(letters("empty_noun")),
            say=frozenset(letters("say|estimate&!level_verb")),
            attest=frozenset(letters("say|estimate&!level_verb")) | frozenset(letters("attest")),
            source_noun=frozenset(letters("source_noun")),
        )

    def is_agent(self, view: View, start: int, end: int) -> bool:
        """Whether the head of a phrase is somebody who acts: a person, body, place or office, or a noun of one."""
        for at in range(start, end):
            if view.coarse[at] in "OPt,C(":
                end = at
                break
        return end > start and (view.coarse[end - 1] in "HZLB" or view.letters[end - 1] in self.agent)
