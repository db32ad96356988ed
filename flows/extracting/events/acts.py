"""Mentions by a verb: `inaugurated the bridge`, `was appointed Governor`, `flew to Geneva`, `merged the two boards`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.annotating.rules import Match
from flows.annotating.views import View
from flows.extracting.events.arguments import Arguments
from flows.extracting.events.clauses import called, clause_end
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Interval, Mention
from flows.extracting.events.naming import Namer
from flows.extracting.events.offices import office_before
from flows.extracting.events.people import Cast
from flows.extracting.events.tense import Tense, asked, hypothetical, now, voice_and_tense
from flows.extracting.events.times import dates_of
from flows.extracting.events.wording import content_words, tidy, without_article
from flows.lexicon.deeds import deed_nouns

#: What stands between one who is elected to an office and the next.
_NEXT = re.compile(r",?C[BJ]{0,2}H")
#: To what a rate was brought: `down from 6 percent to 5.5 percent`.
_FIGURES = re.compile(r"A?(?:[Pt][^VM;~.,Q]{0,4}Q){1,3}")
#: Endings by which verbs are made of nouns and adjectives.
_MADE_VERBS = ("ise", "ize", "ify", "ate")
#: What such a verb takes: `to normalise relations`, `to strip the mayor`.
_TAKEN = ("D", "B", "H", "Z", "L", "Q")
#: Sorts of objects that are told by their names.
_BY_NAME = frozenset(("person", "named"))
_HEADLINES = frozenset(("headline", "heading", "caption"))


@dataclass(slots=True)
class Act:
    """A verb with what it takes: `subject` acts, `object` is acted on, `office` is what somebody becomes or was."""

    at: int
    end: int
    passive: bool
    tense: Tense
    subject: Interval | None
    object: Interval | None
    office: Interval | None = None
    pieces: tuple[Interval, ...] = ()


class ActReader:
    """Reads a match of an act rule."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()
        self._namer = Namer(letters)
        self._arguments = Arguments(letters)

    def read(self, view: View, match: Match, sentence: int, block: str, cast: Cast) -> tuple[Mention, Act] | None:
        """The mention and its verb; None where the words are no verb, or tell of something that did not take place."""
        start, end = match.roles["act"]
        constants = match.rule.set
        verb = match.roles.get("verb", (start, end))[0]
        if "verb" not in constants and not self._arguments.is_verb(view, verb, end):
            return None
        passive, tense, negated = voice_and_tense(view, self._letters, verb, end)
        alone = constants.get("object") == "none" or (
            constants.get("voice") == "active" and "intransitive" in constants
        )
        if tense == "participle" and alone and word(view, end) != "by":
            passive, tense = False, "past"  # `the council met on Friday`
        if "voice" in constants and passive is not (constants["voice"] == "passive"):
            return None
        if constants.get("told") == "finite" and tense == "gerund":
            return None  # `a ceremony marking the day`
        if negated or not self._is_real(view, verb, tense) or not self._is_deed(view, end, constants):
            return None
        act = Act(start, end, passive, tense, None, self._object(view, start, end, passive, tense, constants))
        if not self._arguments.object_fits(view, act.object, constants, cast) or _counts_plans(view, act, constants):
            return None
        if not passive and view.letters[start] in self._letters.say and self._is_bare(view, act):
            return None  # `announced the agreement`: one that is told elsewhere
        self._subject(view, act, constants)
        if tense == "present" and act.subject is None and block not in _HEADLINES:
            return None
        if not self._arguments.subject_fits(view, act.subject, act.passive, constants, cast):
            return None
        self._belongings(view, act, constants, cast)
        return self._mention(view, act, match, sentence, cast)

    def further(self, mention: Mention, act: Act, constants: dict[str, str], cast: Cast) -> Mention | None:
        """The next of several who come into offices: `elected X as chairman and Y as secretary`."""
        view = mention.view
        if act.office is None or act.passive:
            return None
        found = _NEXT.match(view.coarse, act.office[1])
        people = cast.people(view, *found.span()) if found is not None else []
        if found is None or not people:
            return None
        office = self._arguments.office(view, found.end(), None, cast)
        if office is None:
            return None
        who = people[-1][1]
        name = tidy(f"{constants.get('noun', '')} of {who} as {without_article(view.surface(*office))}")
        span = (found.end() - 1, office[1])
        return replace(
            mention,
            span=span,
            anchor=span[0],
            name=name,
            words=content_words(name),
            people=[(who, "appointee")],
            others=content_words(who),
            organisers=list(mention.organisers),
        )

    def _mention(self, view: View, act: Act, match: Match, sentence: int, cast: Cast) -> tuple[Mention, Act] | None:
        constants = match.rule.set
        name = self._name(view, act, constants, cast)
        if not name:
            return None
        inside = [i for i in (act.object, (act.at, act.end)) if i is not None]
        span = (min(i[0] for i in inside), max(i[1] for i in inside))
        head = constants.get("head") or self._arguments.head(view, act.object)
        mention = Mention(
            match.rule.id,
            constants["kind"],
            sentence,
            view,
            span,
            act.at,
            "act",
            head,
            name,
            content_words(name),
            act=True,
        )
        mention.impersonal = act.subject is None
        mention.its = act.subject is not None and word(view, act.subject[0]) in ("it", "they")
        mention.group = constants["kind"] == "appointment" and self._is_group(view, act, constants)
        told_again = constants["kind"] == "agreement" or not (act.passive and act.subject)
        if constants.get("name") == "itself" and self._is_bare(view, act) and told_again:
            mention.form = "anaphor"
        return mention, act

    def _is_group(self, view: View, act: Act, constants: dict[str, str]) -> bool:
        about = act.object if constants.get("object") != "none" else act.subject
        several = about is not None and self._arguments.is_roster(view, about)
        habit = act.passive and word(view, act.at - 1) in ("is", "are")  # `whose members are appointed by`
        return (several and not habit) or constants.get("group") == "yes"

    def _is_bare(self, view: View, act: Act) -> bool:
        """`the document was signed`: one that the text has named before."""
        if act.object is None or len(act.pieces) > 1:
            return False
        start, end = act.object
        return end - start == 2 and word(view, start) in ("the", "this", "that") and view.coarse[start + 1] in "Nx"

    def _is_deed(self, view: View, at: int, constants: dict[str, str]) -> bool:
        """Whether the infinitive that a rule needs follows its `to`, and not `a fine`."""
        if constants.get("name") != "clause" or word(view, at - 1) != "to":
            return True
        mark = view.coarse[at : at + 1]
        made = mark == "N" and (word(view, at).endswith(_MADE_VERBS) or view.coarse[at + 1 : at + 2] in _TAKEN)
        return made or mark in ("v", "x", "V", "A") or view.letters[at : at + 1] in self._letters.base

    def _is_real(self, view: View, at: int, tense: Tense) -> bool:
        """Whether the verb tells of something done or planned, and not of a wish, a purpose or a condition."""
        if tense == "infinitive":
            travels = any(letter in self._letters.travel for letter in view.letters[max(0, at - 4) : at])
            return travels and not asked(view, self._letters, at)
        if tense == "gerund":
            if view.coarse[at - 1 : at] in ("V", "v") and view.letters[at - 1] not in self._letters.relation["begin"]:
                return False  # `would consider signing`
            return view.coarse[at - 1 : at] not in tuple("PpOt") or word(view, at - 1) in ("after", "following")
        return not ((tense in ("present", "future") or now(view, at)) and hypothetical(view, at))

    def _object(
        self, view: View, start: int, end: int, passive: bool, tense: Tense, constants: dict[str, str]
    ) -> Interval | None:
        arguments = self._arguments
        if constants.get("about") == "behind":
            return arguments.after(view, end)  # `approval was granted to the plan`
        if constants.get("about") == "subject":
            return arguments.patient(view, start, "past")
        if passive:
            return arguments.patient(view, start, tense)
        if constants.get("object") in ("named", "person") and view.coarse[end : end + 1] == "I":
            return end, end + 1
        found = arguments.after(view, end)
        if found is not None and constants.get("object") == "person" and view.coarse[found[1] : found[1] + 2] == ",H":
            found = found[0], found[1] + 2  # `swore in his deputy, X`
        if found is None or found[0] > end + 1:
            found = arguments.antecedent(view, start) or found
        if found is None and "intransitive" in constants:
            found = arguments.patient(view, start, "past")
            if found is not None and "H" in view.coarse[found[0] : found[1]]:
                return None  # `the minister broke ground at the site`
        return found

    def _subject(self, view: View, act: Act, constants: dict[str, str]) -> None:
        """Fill who acts: the doer of a passive, nobody where the subject of the verb is what it is about."""
        if act.passive:
            act.subject = self._arguments.doer(view, act.end)
            return
        found = self._arguments.subject(view, act.at)
        act.subject = None if "intransitive" in constants and found == act.object else found

    def _belongings(self, view: View, act: Act, constants: dict[str, str], cast: Cast) -> None:
        """Fill the office that somebody comes to, or what belongs to the object behind it."""
        if constants.get("name") == "office":
            about = view.coarse[act.object[0] : act.object[1]] if act.object is not None else ""
            held = act.passive or (constants.get("object") == "none" and "B" in about)
            behind = constants.get("object") == "none" and act.subject is not None and act.subject[0] >= act.end
            thing = act.subject if behind else None if held else act.object
            act.office = self._arguments.office(view, act.end, thing, cast) or office_before(view, act)
        elif act.object is not None and (
            not act.passive or word(view, act.object[1]) == "no" or act.object[0] >= act.end
        ):
            phrase = self._namer.extended(view, act.object)
            place = self._namer.place_behind(view, phrase.pieces[-1][1]) if constants["kind"] == "visit" else None
            act.pieces = (*phrase.pieces, place) if place is not None else tuple(phrase.pieces)
        elif act.object is not None and act.tense != "participle":
            act.pieces = self._arguments.with_tail(view, act.object, act.at)

    def _name(self, view: View, act: Act, constants: dict[str, str], cast: Cast) -> str:
        noun, way = constants.get("noun", ""), constants.get("name", "object")
        thing = self._thing(view, act)
        if way == "itself":
            return thing
        if way == "office":
            return self._of_office(view, act, noun, cast, constants)
        if "deed" in constants:
            noun, thing = self._deed(view, act, noun, thing, constants)
        who = self._who(view, act.subject, cast)
        if way == "between":
            return tidy(f"{noun} of {who} with {thing}") if who and thing else ""
        if way == "doer":
            return tidy(f"{noun} {who}") if who else ""
        if way == "clause":
            return tidy(f"{noun} {view.surface(act.end - 1, clause_end(view, act.end))}")
        if act.object is not None and not _BY_NAME.isdisjoint(constants.get("object", "").split()):
            people = cast.people(view, *act.object)
            thing = ", ".join(name for _, name in people) or thing
            if who and way == "object" and "role" in constants:
                thing = f"{thing} by {who}"
        if "whose" in constants and who:
            noun = f"{who}'s {noun}"
        return tidy(f"{noun} {thing}") if thing else ""

    def _deed(self, view: View, act: Act, noun: str, thing: str, constants: dict[str, str]) -> tuple[str, str]:
        """What the verb did, as a noun, and to what a rate was brought: `cut of`, `key rate to 5 percent`."""
        if act.object is not None and constants["object"] == "rate":
            found = _FIGURES.match(view.coarse, act.object[1])
            thing = f"{thing} {view.surface(*found.span())}" if found is not None else thing
        done = deed_nouns()[constants["deed"]].get(word(view, act.at))
        return (called(done) if done else noun), thing

    def _thing(self, view: View, act: Act) -> str:
        if act.pieces:
            return without_article(" ".join(view.surface(*piece) for piece in act.pieces))
        return without_article(view.surface(*act.object)) if act.object is not None else ""

    def _who(self, view: View, interval: Interval | None, cast: Cast) -> str:
        if interval is None:
            return ""
        people = cast.people(view, *interval)
        if people:
            return people[0][1]
        return "" if view.coarse[interval[0]] == "I" else without_article(view.surface(*interval))

    def _of_office(self, view: View, act: Act, noun: str, cast: Cast, constants: dict[str, str]) -> str:
        """`appointment of X as Y`, `election of three vice presidents`."""
        about = act.object if constants.get("object") != "none" else act.subject
        if about is None:
            return ""
        people = cast.people(view, *about)
        if not people and constants.get("object") == "none":
            people = cast.people(view, 0, act.at)[-1:]  # `X, an agronomist who took over`
        several = self._arguments.is_roster(view, about)
        who = people[0][1] if people and not several else without_article(view.surface(*about))
        if act.office is None:
            return tidy(f"{noun} of {who}")
        if word(view, act.office[0]) == "to":
            return tidy(f"{noun} of {who} {view.surface(*act.office)}")
        return tidy(f"{noun} of {who} as {without_article(view.surface(*act.office))}")


def _counts_plans(view: View, act: Act, constants: dict[str, str]) -> bool:
    """`Five bills are to be passed`: papers counted before there are any."""
    counted = act.object is not None and view.coarse[act.object[0]] == "Q"
    if not counted or act.tense == "past" or constants["kind"] != "decision":
        return False
    return all(span.precision != "day" for _, span in dates_of(view))
