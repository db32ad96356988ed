"""Mentions by a verb: `inaugurated the bridge`, `was appointed Governor`, `paid a visit to`, `merged the two boards`."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotating.rules import Match
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Interval, Mention
from flows.extracting.events.naming import listed, single, tidy
from flows.extracting.events.nouns import content_words
from flows.extracting.events.people import Cast
from flows.extracting.events.tense import Tense, asked, voice_and_tense
from flows.extracting.figures.phrases import subject_of

_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(slots=True)
class Act:
    """A verb with what it takes: `subject` acts, `object` is acted on; both as positions, or None."""

    at: int
    passive: bool
    tense: Tense
    subject: Interval | None
    object: Interval | None


class ActReader:
    """Reads a match of an act rule."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()

    def read(self, view: View, match: Match, sentence: int, cast: Cast) -> tuple[Mention, Act] | None:
        """The mention and its verb; None where the words are no verb, or tell of something that did not take place."""
        start, end = match.roles["act"]
        if not self._is_verb(view, start):
            return None
        constants = match.rule.set
        passive, tense, negated = voice_and_tense(view, self._letters, start)
        if negated or not self._real(view, start, tense, constants):
            return None
        act = self._arguments(view, start, end, passive, tense)
        if not self._fits(view, act, constants):
            return None
        name = self._name(view, act, match, cast, sentence)
        if not name:
            return None
        span = (min(start, act.object[0] if act.object else start), max(end, act.object[1] if act.object else end))
        mention = Mention(
            match.rule.id, constants["kind"], sentence, view, span, start, "act", constants.get("head", ""), name,
            content_words(name),
        )  # fmt: skip
        return mention, act

    def _is_verb(self, view: View, at: int) -> bool:
        mark = view.coarse[at]
        if mark in "VvGE":
            return True
        if mark != "x":
            return False
        before, after = view.coarse[at - 1 : at], view.coarse[at + 1 : at + 2]
        return before in ("N", "B", "H", "Z", "L", ")", "A", "I", "x") and after in ("D", "L", "Z", "H", "B", "N", "A", "P", "J", "Q", "U")

    def _real(self, view: View, at: int, tense: Tense, constants: dict[str, str]) -> bool:
        if tense != "infinitive":
            return not (tense == "gerund" and view.coarse[at - 1 : at] == "P" and word(view, at - 1) in ("for", "of", "by", "without"))
        if asked(view, self._letters, at):
            return False
        return any(letter in self._letters.travel for letter in view.letters[max(0, at - 9) : at])

    def _arguments(self, view: View, start: int, end: int, passive: bool, tense: Tense) -> Act:
        coarse = view.coarse
        if passive:
            patient = self._before_participle(view, start) if tense == "participle" else subject_of(coarse, start)
            return Act(start, True, tense, self._agent(view, end), patient)
        at = end
        while coarse[at : at + 1] == "A":
            at += 1
        return Act(start, False, tense, self._subject(view, start), listed(view, at))

    def _subject(self, view: View, at: int) -> Interval | None:
        found = subject_of(view.coarse, at)
        if found is None:
            for back in range(at - 1, max(-1, at - 8), -1):
                if view.coarse[back] == "I":
                    return back, back + 1
                if view.coarse[back] in ";~:":
                    break
        return found

    def _before_participle(self, view: View, at: int) -> Interval | None:
        return subject_of(view.coarse, at)

    def _agent(self, view: View, end: int) -> Interval | None:
        for at in range(end, min(end + 7, len(view.letters) - 1)):
            if word(view, at) == "by" and view.coarse[at + 1] not in "TGW":
                return listed(view, at + 1)
            if view.coarse[at] in "Vv;~":
                break
        return None

    def _fits(self, view: View, act: Act, constants: dict[str, str]) -> bool:
        return self._object_fits(view, act.object, constants) and self._subject_fits(view, act, constants)

    def _object_fits(self, view: View, interval: Interval | None, constants: dict[str, str]) -> bool:
        wanted = constants.get("object", "any")
        if wanted == "none":
            return True
        if interval is None:
            return False
        head = self._head(view, interval)
        if head in self._words.no_objects.get(constants.get("not", ""), ()):
            return False
        if wanted in self._words.objects:
            return self._is_of(view, interval, wanted, head)
        kinds = {"person": (PersonSpan, PostSpan), "place": (PlaceSpan, OrganisationSpan), "post": (PostSpan, PersonSpan)}
        if wanted == "person":
            return self._has_person(view, interval)
        if wanted in kinds:
            return any(isinstance(view.spans.get(at), kinds[wanted]) for at in range(*interval))
        return True

    def _has_person(self, view: View, interval: Interval) -> bool:
        start, end = interval
        for at in range(start, min(end, start + 7)):
            if isinstance(view.spans.get(at), PersonSpan | PostSpan):
                return True
            if view.coarse[at] in "OP":
                return False
        return False

    def _is_of(self, view: View, interval: Interval, wanted: str, head: str) -> bool:
        if head in self._words.objects[wanted]:
            return True
        base = range(interval[0], min(interval[1], interval[0] + 12))
        return wanted == "document" and any(
            word(view, at) in ("no", "№") or (word(view, at) in self._words.objects[wanted] and view.coarse[at + 1 : at + 2] in ("N", "Q", "T"))
            for at in base
        )

    def _head(self, view: View, interval: Interval) -> str:
        """The head noun of a phrase: the last noun before its first preposition."""
        head = ""
        for at in range(*interval):
            mark = view.coarse[at]
            if mark in "OP,C(" and head:
                break
            if mark in "NxZL":
                head = word(view, at) if at not in view.spans else view.surface(at, at + 1).lower().split()[-1]
        return head

    def _subject_fits(self, view: View, act: Act, constants: dict[str, str]) -> bool:
        wanted = constants.get("subject", "any")
        if wanted == "any" or (act.passive and wanted != "agent"):
            return True
        if act.subject is None:
            return wanted == "maybe"
        start, end = act.subject
        marks = view.coarse[start:end]
        if wanted == "person":
            return any(mark in "HB" for mark in marks) or word(view, start) in ("he", "she") or self._named(view, start, end)
        return any(mark in "HBZL" for mark in marks) or self._named(view, start, end) or wanted == "maybe"

    def _named(self, view: View, start: int, end: int) -> bool:
        return any(view.letters[at] in self._letters.capital and view.coarse[at] in "Nx" for at in range(start, end))

    def _name(self, view: View, act: Act, match: Match, cast: Cast, sentence: int) -> str:
        constants = match.rule.set
        noun = constants.get("noun", "")
        thing = self._surface(view, act.object)
        if constants.get("name") == "object":
            return thing
        if constants.get("name") == "office":
            return self._office(view, act, match, cast, sentence, noun)
        if constants.get("name") == "between":
            who = self._surface(view, act.subject)
            return tidy(f"{noun} of {who} with {thing}") if who and thing else ""
        doer = ""
        if constants.get("whose") == "yes" and act.subject is not None:
            people = cast.people(view, *act.subject, sentence)
            doer = f"{people[0][1]}'s " if people else ""
            if not doer and view.coarse[act.subject[0]] != "I":
                doer = f"{self._surface(view, act.subject)}'s "
        return tidy(f"{doer}{noun} {thing}") if thing else ""

    def _office(self, view: View, act: Act, match: Match, cast: Cast, sentence: int, noun: str) -> str:
        """`appointment of X as Y`."""
        who = self._surface(view, act.object)
        if act.object is not None:
            people = cast.people(view, *act.object, sentence)
            who = people[0][1] if people else who
        post = match.roles.get("post")
        if post is None:
            return tidy(f"{noun} of {who}") if who else ""
        office = single(view, post[0]) or post
        return tidy(f"{noun} of {who} as {view.surface(*office)}") if who else ""

    def _surface(self, view: View, interval: Interval | None) -> str:
        if interval is None:
            return ""
        text = tidy(view.surface(*interval))
        first, _, rest = text.partition(" ")
        return rest if first.lower() in _ARTICLES and rest else text
