"""What makes a mention none of a real happening: wishes, habits, denials, deeds of a body that is called like one."""

from __future__ import annotations

from flows.annotating.views import View
from flows.extracting.events.governing import Governor
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Mention, Phrase

_WHENEVER = frozenset(("when", "whenever", "if", "once", "unless", "whether"))
#: Relations whose verb is done by somebody: what is their active subject is no happening.
_DEEDS = frozenset(("hold", "chair", "attend", "launch", "plan", "postpone", "cancel"))
#: Auxiliaries and adverbs that may stand with a verb of habit.
_WITH_VERB = 3


class Doubts:
    """Weighs what speaks against a mention."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()

    def of_verb(self, view: View, governor: Governor, *, passive: bool) -> bool:
        """Whether the verb of a noun tells of a habit, of what somebody would do, or of what a body does."""
        if self.habitual(view, governor.at, governor.at + 1):
            return True
        to = next((at for at in (governor.at - 1, governor.at - 2) if view.coarse[at : at + 1] == "t"), -1)
        if to > 0 and word(view, to - 1) in self._words.unready:
            return True  # `is ready to hold talks`
        body = view.coarse[governor.at - 1 : governor.at] == "Z"
        return not governor.before and not passive and governor.relation in _DEEDS and body

    def habitual(self, view: View, at: int, end: int) -> bool:
        """Whether an adverb of habit stands with the verb at a position: `is normally attended`."""
        for back in range(at - 1, max(-1, at - 1 - _WITH_VERB), -1):
            if word(view, back) in self._words.habitual:
                return True
            if view.coarse[back] not in "MAt":
                break
        return word(view, end) in self._words.habitual

    def only_thought_of(self, view: View, mention: Mention, phrase: Phrase, governor: Governor) -> bool:
        """Whether the words around speak of what may come, or of another happening that turns on this one."""
        before = phrase.start - 1 - bool(phrase.determiner)
        if any(word(view, at) in self._words.denials for at in range(max(0, before - 2), before + 1)):
            return True
        if mention.kind == "reorganisation" and governor.preposition in ("on", "for"):
            return True  # `an agreement on the establishment of a fund`
        if mention.form == "indefinite" and word(view, before) in _WHENEVER:
            return True
        if governor.preposition == "for" and self._for_it(view, phrase.start):
            return True  # `will fly to Oslo for talks`: the trip is told
        bare = len(phrase.pieces) == 1 and phrase.head[1] - phrase.start == 1 and not phrase.determiner
        if bare and mention.kind == "ceremony" and word(view, phrase.start - 1) == "for":
            return word(view, phrase.start - 2) in self._words.planning  # `scheduled for launch`: of what is not told
        decided = mention.kind != "decision" and before >= 0
        return decided and view.letters[before] in self._letters.decide  # `approved the merger of the boards`

    def _for_it(self, view: View, at: int) -> bool:
        """Whether somebody travels for what stands behind `for`, or calls for it."""
        called = any(m in self._letters.ask for m in view.letters[max(0, at - 3) : at])
        return called or any(m in self._letters.travel for m in view.letters[:at])
