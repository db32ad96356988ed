"""What a noun must have around it to stand for a single happening: the `need` of its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.annotating.views import View
from flows.extracting.events.acts import Act
from flows.extracting.events.clauses import is_news
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Mention, Phrase
from flows.extracting.events.sorts import holds
from flows.extracting.events.tense import since
from flows.extracting.events.times import dates_of

#: Weight from which a noun tells of a happening.
ENOUGH = 2.0
#: Words up to which a phrase without name and number is general: `the merger of commune-level units`.
_GENERAL = 5
#: Sentences that are headline or lead.
_LEAD = 2


class Needs:
    """One method a need; each gets the mention, weighed, and its phrase."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()
        self._of: dict[str, Callable[[Mention, Phrase], bool]] = {
            "of": self._single_things,
            "holder": self._decided_by,
            "election": self._elects,
            "proper": lambda mention, phrase: mention.weight >= ENOUGH and self._named(mention.view, phrase),
            "speech": self._speech,
            "self": lambda mention, _: mention.weight >= ENOUGH - 1,
            "own_day": lambda mention, phrase: phrase.dated and mention.when is not None,
            "dated": lambda mention, _: mention.when is not None and mention.weight > ENOUGH,
            "told": lambda mention, _: mention.form != "anaphor" and mention.weight >= ENOUGH - 1,
            "named": lambda mention, phrase: mention.ordinal is not None or self._named(mention.view, phrase),
            "hazard": self._hazard,
            "harm": self._harm,
            "person": self._person,
            "place": self._towards,
        }

    def tells_one(self, mention: Mention, phrase: Phrase, need: str) -> bool:
        """Whether there is enough to take a noun mention for a single happening."""
        test = self._of.get(need)
        if test is not None:
            return test(mention, phrase)
        return mention.form == "anaphor" or mention.weight >= ENOUGH

    def _single_things(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether what follows names or counts what is merged or signed, and not `the merger of units` in general."""
        view = mention.view
        if len(phrase.pieces) < 2 or word(view, phrase.pieces[1][0]) not in ("of", "between", "with"):
            return False
        things = range(*phrase.pieces[1])
        many = word(view, things[0] + 2) == "number" and mention.kind != "agreement"
        if many or any(word(view, at) in self._words.relations for at in things):
            return False
        named = any(view.coarse[at] in "QZLHD" or view.letters[at] in self._letters.capital for at in things)
        return named or len(things) > _GENERAL

    def _decided_by(self, mention: Mention, phrase: Phrase) -> bool:
        view, start = mention.view, phrase.start
        owned = any(view.coarse[at] == "'" and holds(view, start, at) for at in range(start, phrase.head[0]))
        if owned and len(phrase.pieces) > 1:
            return mention.when is not None
        return mention.when is not None and any(
            word(view, start) == "by" and holds(view, start + 1, end) for start, end in phrase.pieces[1:]
        )

    def _elects(self, mention: Mention, phrase: Phrase) -> bool:
        if len(phrase.pieces) > 1 and word(mention.view, phrase.pieces[1][0]) == "of":
            return mention.form != "anaphor"
        if mention.when is not None and (phrase.determiner or phrase.dated) and mention.weight >= ENOUGH - 0.5:
            return True  # `in the March 7 election`
        return mention.form == "anaphor" or mention.weight >= ENOUGH

    def _speech(self, mention: Mention, phrase: Phrase) -> bool:
        told = mention.when is not None and mention.weight >= ENOUGH
        return phrase.determiner not in ("", "a", "an") or told or mention.weight > ENOUGH

    def _hazard(self, mention: Mention, phrase: Phrase) -> bool:
        struck = self._strikes(mention.view)
        mention.weight += struck
        # `Typhoon Belinda tore through the port on Friday`
        called = mention.form == "named" and mention.when is not None
        enough = struck or called or mention.weight >= ENOUGH
        return enough or self._named(mention.view, phrase) or self._grave(mention, phrase)

    def _grave(self, mention: Mention, phrase: Phrase) -> bool:
        """A calamity that has its place and is told as one that was: `the devastating floods in Natal`."""
        view = mention.view
        before = range(phrase.start, phrase.head[0])
        if mention.block == "headline" and any(view.coarse[at] == "L" for at in before):
            return True
        placed = any(view.coarse[at] in "LNZ" for at in phrase.outside)
        return placed and any(word(view, at) in self._words.grave for at in before)

    def _harm(self, mention: Mention, phrase: Phrase) -> bool:
        struck = self._strikes(mention.view)
        mention.weight += 1.5 * struck
        grows = len(phrase.pieces) > 1 and word(mention.view, phrase.pieces[1][0]) == "of"
        return not grows and mention.weight >= ENOUGH and (struck or bool(phrase.determiner) or phrase.dated)

    def _strikes(self, view: View) -> bool:
        return any(letter in self._letters.strike for letter in view.letters)

    def _person(self, mention: Mention, phrase: Phrase) -> bool:
        return any(mention.view.coarse[at] in "HB" for piece in phrase.pieces[1:] for at in range(*piece))

    def _towards(self, mention: Mention, phrase: Phrase) -> bool:
        view = mention.view
        return any(word(view, p) == "to" and view.coarse[p + 1] in "DLZN" for p, _ in phrase.pieces[1:])

    def _named(self, view: View, phrase: Phrase) -> bool:
        return view.letters[phrase.head[0]] in self._letters.capital and (
            phrase.start < phrase.head[0] or len(phrase.pieces) > 1
        )

    def tells_deed(self, mention: Mention, act: Act, constants: Mapping[str, str]) -> bool:
        """Whether there is enough to take what a verb tells for a single happening."""
        need, dated = constants.get("need"), mention.when is not None
        if need == "date" and mention.kind == "ceremony" and _leads(mention, act):
            return True
        if mention.kind == "appointment" and not dated and not dates_of(mention.view) and since(mention.view, act.at):
            return False  # `since he took office`
        if need == "office":
            return self._into_office(mention, act, constants)
        if need == "placed":
            return dated and mention.place is not None
        if need == "news":
            return dated or is_news(mention.view, act)
        placed = mention.place is not None and constants["kind"] == "meeting"
        return need != "date" or dated or placed

    def _into_office(self, mention: Mention, act: Act, constants: Mapping[str, str]) -> bool:
        told = act.passive and mention.when is not None and "office" not in constants
        if act.office is not None and "office" in constants:
            return "B" in mention.view.coarse[act.office[0] : act.office[1]]
        if act.passive and constants.get("subject") == "holder" and act.subject is not None and act.object is not None:
            return "H" in mention.view.coarse[slice(*act.object)]  # `the nominee, X, was confirmed by the assembly`
        return act.office is not None or told or mention.group


def _leads(mention: Mention, act: Act) -> bool:
    """Whether the lead tells without a day what somebody by name opened: news are of their own day."""
    view, subject = mention.view, act.subject
    told = act.tense == "past" and not act.passive and mention.sentence <= _LEAD and not since(view, act.at)
    return told and subject is not None and "H" in view.coarse[subject[0] : subject[1]]
