"""Who held a happening and who took part in it, from the verbs and phrases of the sentences that tell of it."""

from __future__ import annotations

import re

from flows.annotating.rules import Match
from flows.annotating.spans import OrganisationSpan
from flows.annotating.views import View
from flows.extracting.events.acts import Act
from flows.extracting.events.arguments import Arguments
from flows.extracting.events.governing import Governor
from flows.extracting.events.groups import listed
from flows.extracting.events.holding import HolderReader, of_chamber
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.lists import join, list_end
from flows.extracting.events.model import Interval, Mention, Phrase
from flows.extracting.events.people import Cast, bodies
from flows.extracting.events.tense import voice_and_tense
from flows.extracting.events.wording import without_article
from flows.extracting.figures.phrases import subject_of

_ROLE_OF = {
    "chair": "chair",
    "hold": "host",
    "address": "speaker",
    "attend": "attendee",
    "visit": "guest",
    "begin": "speaker",
    "end": "speaker",
}
_OPENING = re.compile(r"((?:D?B)?H),R")
#: `At the press conference, the minister`: who speaks is the subject of the main clause, whatever its verb.
_FRONTED = re.compile(r",((?:D?B)?H)(?:,[^,VM;~:]{1,24},)?[MAVx]")
_COMPANY = frozenset(("with", "between", "for", "by"))
_SPOKEN_AT = frozenset(("at", "address", "attend", "chair", "hold", "end", "begin"))
_OPENING_WORDS = 4
#: Words between `who` and the visit that somebody is on.
_RELATIVE_REACH = 6
#: `with his counterpart, Y`: the name stands behind a comma.
_NAMED = 2
_SCHEDULED = frozenset(("meeting", "congress", "conference", "election"))


class RoleReader(HolderReader):
    """Fills organisers and people of mentions."""

    def __init__(self, letters: Letters) -> None:
        super().__init__(letters)
        self._arguments = Arguments(letters)

    def of_noun(self, mention: Mention, phrase: Phrase, governor: Governor, cast: Cast) -> None:
        """Roles around a noun mention."""
        self._named_in(mention, phrase, cast)
        for name, interval in phrase.by:
            led = name != "hold" and self._leads_delegation(mention.view, phrase, interval)
            self._add(mention, cast, "attend" if led else name, interval)
        if governor.relation in _ROLE_OF:
            self._of_governor(mention, governor, cast)
        if governor.before and governor.relation in _SPOKEN_AT:
            for person in self.speakers(mention.view, mention.sentence, cast):
                join(mention.people, person, "speaker")
        self._around(mention, phrase, governor, cast)
        self._fronted(mention, phrase, governor, cast)
        self._of_kind(mention, phrase, cast)
        of_chamber(mention)

    def _around(self, mention: Mention, phrase: Phrase, governor: Governor, cast: Cast) -> None:
        """Those before `whose visit` and behind `talks that he held with`."""
        if governor.before and governor.at >= phrase.end and mention.kind == "meeting":
            self._company_behind(mention, governor.at + 1, cast)
        self._assembled(mention, phrase, governor, cast)
        if word(mention.view, phrase.start - 1) == "whose":
            for _, name in cast.people(mention.view, 0, phrase.start)[-1:]:
                join(mention.people, name, "guest")

    def _of_kind(self, mention: Mention, phrase: Phrase, cast: Cast) -> None:
        """Roles that only happenings of some kinds have."""
        if mention.kind in _SCHEDULED or mention.kind == "press":
            self._holder(mention, phrase, cast)
        if mention.kind == "ceremony" and phrase.determiner in ("his", "her"):
            self._visitor(mention, phrase, cast, "attendee")
        if mention.kind == "visit" or mention.head in words().speeches:
            self._visitor(mention, phrase, cast, "guest" if mention.kind == "visit" else "speaker")
        if mention.kind == "decision":
            for start, end in phrase.pieces[1:]:
                if word(mention.view, start) == "by":
                    self._organise(mention, (start + 1, end))
        if mention.kind == "appointment":
            self._announcer(mention, phrase)

    def _leads_delegation(self, view: View, phrase: Phrase, interval: Interval) -> bool:
        """Whether those behind `headed by` head who was met: `a meeting with a delegation, headed by the mayor`."""
        return any(
            end + _NAMED >= interval[0] - 1 > start and word(view, start) in _COMPANY
            for start, end in phrase.pieces[1:]
        )

    def _fronted(self, mention: Mention, phrase: Phrase, governor: Governor, cast: Cast) -> None:
        """`At a press conference, the minister named`, `was read out at a press conference by the minister`."""
        view = mention.view
        if not governor.before or governor.preposition not in ("at", "during"):
            return
        main = _FRONTED.search(view.coarse, phrase.end)
        if phrase.start <= _OPENING_WORDS and main is not None:
            for _, name in cast.people(view, *main.span(1)):
                join(mention.people, name, "speaker")
        doer = self._doer(view, phrase.end - 1) if mention.kind == "press" else None
        for _, name in cast.people(view, *doer) if doer is not None else ():
            join(mention.people, name, "speaker")

    def _assembled(self, mention: Mention, phrase: Phrase, governor: Governor, cast: Cast) -> None:
        """`The cabinet came together for a special meeting`: the cabinet."""
        view = mention.view
        if governor.preposition != "for" or mention.organisers or mention.people:
            return
        verb = next((at for at in range(phrase.start - 1, max(-1, phrase.start - 9), -1) if view.coarse[at] == "V"), -1)
        if verb > 0 and word(view, verb) in words().assembling:
            subject = self._subject(view, verb, cast)
            if subject is not None and view.coarse[subject[0]] != "I":
                self._add(mention, cast, "hold", subject)

    def _announcer(self, mention: Mention, phrase: Phrase) -> None:
        """`The council announced the appointment of X`: the council."""
        view = mention.view
        verb = next(
            (at for at in range(phrase.start - 1, max(-1, phrase.start - 8), -1) if view.coarse[at] == "V"), None
        )
        subject = subject_of(view.coarse, verb) if verb is not None else None
        if subject is not None:
            mention.organisers.extend(n for n in bodies(view, *subject) if n not in mention.organisers)

    def _named_in(self, mention: Mention, phrase: Phrase, cast: Cast) -> None:
        """People within the name: `talks with X`, `visit by X`, `appointment of X`."""
        role = "appointee" if mention.kind == "appointment" else "guest"
        if role == "appointee":
            self._owner(mention, phrase, cast)
        for start, end in phrase.pieces[1:]:
            called_on = mention.head == "call" and word(mention.view, start) == "on"
            if (
                role == "guest"
                and not called_on
                and (mention.kind not in ("meeting", "visit", "press") or word(mention.view, start) not in _COMPANY)
            ):
                continue
            for _, name in cast.people(mention.view, start, end):
                join(mention.people, name, "host" if word(mention.view, start) == "on" else role)
                mention.others |= frozenset(name.lower().split())

    def _owner(self, mention: Mention, phrase: Phrase, cast: Cast) -> None:
        """`Karl Brandt's appointment as chairman`: Karl Brandt."""
        view, (start, head) = mention.view, (phrase.start, phrase.head[0])
        if "'" in view.coarse[start:head]:
            for _, name in cast.people(view, start, head):
                join(mention.people, name, role="appointee")
                mention.others |= frozenset(name.lower().split())

    def _of_governor(self, mention: Mention, governor: Governor, cast: Cast) -> None:
        view, at = mention.view, governor.at
        passive, _, _ = voice_and_tense(view, self._letters, at)
        if governor.before and not passive:
            subject = self._subject(view, at, cast)
            if subject is None and view.coarse[at - 1 : at] == "I":
                subject = (at - 1, at)
            if subject is None:
                subject = self._main_subject(view, mention.span[1])
            if subject is not None:
                self._add(mention, cast, governor.relation, subject)
        elif not governor.before:
            doer = self._doer(view, at)
            if doer is not None:
                self._add(mention, cast, governor.relation, doer)

    def _subject(self, view: View, at: int, cast: Cast) -> Interval | None:
        """Subject of a verb; of an infinitive that of the verb before (`coordinated with the province to hold`)."""
        coarse = view.coarse
        if coarse[at - 1 : at] == "t":
            third = self._letters.third
            main = next(
                (b for b in range(at - 2, max(-1, at - 20), -1) if coarse[b] == "V" or view.letters[b] in third), None
            )
            before = subject_of(coarse, main) if main is not None else None
            if before is not None and main is not None:
                return before[0], at - 1 if word(view, main + 1) in ("with", "together") else before[1]
        found = self._arguments.subject(view, at)
        if found is None or not cast.people(view, *found):
            opening = _OPENING.match(coarse)  # `Minister X, who took over last week, presided over`
            if opening is not None and opening.end() < at:
                return opening.span(1)
        return found

    def _main_subject(self, view: View, at: int) -> Interval | None:
        """Subject of the main clause behind an introduction: `Addressing the forum, the minister said`."""
        comma = view.coarse.find(",", at)
        return listed(view, comma + 1) if comma >= 0 else None

    def _doer(self, view: View, at: int) -> Interval | None:
        for following in range(at + 1, min(at + 9, len(view.letters) - 1)):
            if word(view, following) == "by":
                return listed(view, following + 1)
            if view.coarse[following] in "V;~":
                break
        return None

    def _add(self, mention: Mention, cast: Cast, relation: str, interval: Interval) -> None:
        people = cast.people(mention.view, *interval)
        for _, name in people:
            join(mention.people, name, _ROLE_OF.get(relation, "attendee"))
        if relation in ("hold", "end", "begin") and not people:
            self._organise(mention, interval)
            self._partners(mention)

    def _visitor(self, mention: Mention, phrase: Phrase, cast: Cast, role: str) -> None:
        """Whose visit it is: `her visit`, `the envoy's visit`, `who is on a visit`, `During a visit to X, Y said`."""
        view, start = mention.view, phrase.start
        if mention.people:
            return
        if phrase.determiner in ("his", "her", "their") or view.coarse[start - 1 : start] == "D":
            start -= 1
        found = cast.people(view, phrase.start, phrase.head[0]) or cast.people(view, 0, start)
        relative = view.coarse.rfind("R", max(0, start - _RELATIVE_REACH), start)
        if relative > 0:
            found = cast.people(view, 0, relative)[-1:]  # `with the premier, X, who is on a visit`
        if phrase.determiner in ("his", "her"):
            found = found[:1]  # whose subject the sentence has
        if not found and phrase.start <= _OPENING_WORDS:
            found = cast.people(view, phrase.end, phrase.end + 10)[:1]
        if len(found) == 1:
            join(mention.people, found[0][1], role)

    def of_act(self, mention: Mention, act: Act, constants: dict[str, str], cast: Cast) -> None:
        """Roles of an act: its subject and its object."""
        view, role = mention.view, constants.get("role", "attendee")
        if act.subject is None and constants["kind"] == "decision" and view.coarse[:1] in ("P", "p"):
            act.subject = self._main_subject(view, act.end)  # `In a dispatch sent on Monday, the premier asked`
        if act.subject is not None:
            people = cast.people(view, *act.subject)
            for _, name in people:
                join(mention.people, name, role)
            if constants.get("body") == "subject" and not mention.organisers:
                self._issue(mention, act.subject, cast, personal=bool(people))
        if constants.get("body") == "within":
            self._organise(mention, (act.at, act.end))
        if constants["kind"] == "visit":
            self._company_behind(mention, act.end, cast, "attendee")
        if "object_role" in constants:
            self._acted_on(mention, act, constants["object_role"], cast)

    def _acted_on(self, mention: Mention, act: Act, role: str, cast: Cast) -> None:
        """People who are met, received or appointed; of several told without names those behind `among them`."""
        view = mention.view
        people = cast.people(view, *act.object) if act.object is not None else []
        if not people:
            for _, name in self._among(view, act, cast):
                join(mention.people, name, role)
        for at, name in people:
            if mention.group and view.coarse[at + 1 : at + 2] == "'":
                continue  # `President Ruto's three appointees`
            join(mention.people, name, role)
            mention.others |= frozenset(name.lower().split())

    def _company_behind(self, mention: Mention, start: int, cast: Cast, role: str = "guest") -> None:
        """`flew over the island with the budget secretary`, `talks that he held with the envoy`."""
        view = mention.view
        for at in range(start, min(start + 14, len(view.letters) - 1)):
            if word(view, at) == "with" and view.coarse[at + 1] in "BHD":
                found = listed(view, at + 1)
                for _, name in cast.people(view, found[0], found[1] + _NAMED) if found else ():
                    join(mention.people, name, role)
                return

    def _among(self, view: View, act: Act, cast: Cast) -> list[tuple[int, str]]:
        """`elected two deputies, among them X and Y`."""
        for at in range(act.at, len(view.letters)):
            if word(view, at) in ("among", "including", "namely"):
                return cast.people(view, at, len(view.letters))
        return []

    def _issue(self, mention: Mention, interval: Interval, cast: Cast, *, personal: bool) -> None:
        """Who issues: the body, or the office of the person who signs."""
        view = mention.view
        names = [] if personal else bodies(view, *interval)
        if names and not any(isinstance(view.spans.get(at), OrganisationSpan) for at in range(*interval)):
            holder = self._arguments.head(view, interval) in words().holders  # `Thailand's lower house`
            names = [without_article(view.surface(*interval))] if holder else names
        if not names and mention.kind == "decision":
            names = [view.surface(at, at + 1) for at in range(*interval) if view.coarse[at] == "B"][:1]
        named = any(view.letters[at] in self._letters.capital and view.coarse[at] != "I" for at in range(*interval))
        if not names and not personal and named and "," not in view.coarse[interval[0] : interval[1]]:
            names = [without_article(view.surface(*interval))]
        if not names and not personal:
            body = cast.body(view, *interval)
            names = [body] if body else []
        mention.organisers.extend(names)

    def of_cue(self, view: View, match: Match, cast: Cast) -> list[tuple[str, str]]:
        """People of a role rule: those behind the cue, or between its two halves."""
        start, end = match.roles.get("who", (match.end, list_end(view, match.end)))
        return [(name, match.rule.set["role"]) for _, name in cast.people(view, start, end)]
