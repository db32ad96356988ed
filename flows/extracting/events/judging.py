"""Whether a mention tells of one real happening, when and where that is, and whether it has taken place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.annotating.document import Annotated
from flows.annotating.spans import PlaceSpan
from flows.annotating.views import View
from flows.extracting.events.acts import Act
from flows.extracting.events.clauses import feasts, is_joined
from flows.extracting.events.doubts import Doubts
from flows.extracting.events.governing import Governor
from flows.extracting.events.lexicon import Letters, last_word, word, words
from flows.extracting.events.model import Interval, Mention, Phrase, When
from flows.extracting.events.needs import ENOUGH, Needs
from flows.extracting.events.places import place_of, with_area
from flows.extracting.events.tense import (
    Tense,
    asked,
    promised,
    prospective,
    status_of,
    struck_by,
    under_way,
    voice_and_tense,
)
from flows.extracting.events.times import dates_of, day_until, new_day, owned, span_told, when_of, with_last_day
from flows.extracting.events.wording import without_article
from flows.lexicon.event_kinds import event_kinds

_WEIGHT = {
    "chair": 2.0, "hold": 2.0, "attend": 2.0, "address": 2.0, "begin": 1.5, "end": 1.5, "visit": 1.5,
    "postpone": 2.0, "cancel": 2.0, "happen": 2.0, "launch": 1.0, "at": 1.5, "plan": 2.0,
}  # fmt: skip
_THERE = frozenset(("at", "during", "after", "following", "before"))
_UNTIL = frozenset(("before", "until", "till"))
#: Verbs that may stand between what is put off and its day: `the summit that was due to be held on 27 July`.
_OFF_REACH = 6
_CALLED_OFF = {"postpone": "postponed", "cancel": "cancelled"}
_HEADLINES = frozenset(("headline", "heading", "caption"))


class Judge:
    """Weighs mentions and fills time, place, status and format."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._words = words()
        self._needs = Needs(letters)
        self._doubts = Doubts(letters)
        self._kinds = event_kinds()

    def noun(
        self,
        document: Annotated,
        mention: Mention,
        phrase: Phrase,
        governor: Governor,
        constants: dict[str, str],
        block: str,
    ) -> bool:
        """Fill a noun mention; whether it stands for a single happening."""
        view = mention.view
        mention.block = block
        if (
            constants.get("need") is None
            and mention.form != "anaphor"
            and self._weigh(mention, phrase, governor) < ENOUGH - 1
        ):
            return False  # a date would not save it
        if self._doubts.only_thought_of(view, mention, phrase, governor):
            return False
        tense: Tense = "past"
        wished = False
        if governor.relation not in ("", "at"):
            passive, tense, negated = voice_and_tense(view, self._letters, governor.at)
            if (
                self._doubts.of_verb(view, governor, passive=passive)
                or negated
                or (tense == "infinitive" and not governor.planned and asked(view, self._letters, governor.at))
            ):
                return False
            wished = tense == "infinitive" and view.coarse[governor.at - 1 : governor.at] == "M"
        elif mention.form != "anaphor" and promised(view, self._letters, phrase.start):
            tense = "future"  # `will embark on a tour`
        start, end = (
            min(governor.at, phrase.start),
            max(governor.at + 1, struck_by(view, self._letters, phrase.end, constants.get("need", ""))),
        )
        if tense == "infinitive" and (governor.planned or self._ahead(view, governor.at, block)):
            tense = "future"
        reach = 0 if tense == "infinitive" else _OFF_REACH if governor.relation in _CALLED_OFF else 2
        self._time(mention, (start, end), phrase.pieces, reach)
        mention.when = self._when_of_noun(view, mention, phrase, governor)
        mention.status = self._status(document, mention, governor, tense)
        if mention.kind in self._kinds.lasting and mention.when is not None and mention.when.start == mention.when.end:
            mention.edge = governor.relation if governor.relation in ("begin", "end") else ""
        unsure = governor.preposition in _UNTIL and word(view, phrase.start) == "next"  # `before the next`
        if (wished or unsure) and mention.when is None:
            return False  # `should hold talks`
        mention.weight = self._weigh(mention, phrase, governor)
        if not self._needs.tells_one(mention, phrase, constants.get("need", "")):
            return False
        self._place(document, mention, start, end)
        return True

    def _ahead(self, view: View, at: int, block: str) -> bool:
        """Whether an infinitive is a plan: behind `will`, or the verb of a headline (`Oslo to host summit`)."""
        alone = block == "headline" and view.coarse[at - 1 : at] == "t" and not any(c in "VM" for c in view.coarse[:at])
        return alone or promised(view, self._letters, at)

    def _when_of_noun(self, view: View, mention: Mention, phrase: Phrase, governor: Governor) -> When | None:
        """The time of a noun mention: its own day, another's day left out, the new day of what is put off."""
        when = self._of_day(view, mention.when, (phrase.start, phrase.head[0]))
        if governor.relation == "at" and governor.preposition == "of" and mention.ordinal:
            when = None  # `the documents of the 15th Congress`: another's day
        return (new_day(view) or when) if governor.relation == "postpone" else when

    def _of_day(self, view: View, told: When | None, before: Interval) -> When | None:
        """The time before the noun where it owns the happening or no other is told."""
        return owned(view, before, possessive=True) or told or owned(view, before, possessive=False)

    def act(self, document: Annotated, mention: Mention, act: Act, constants: dict[str, str], block: str) -> bool:
        """Fill a mention by a verb."""
        mention.block, view = block, mention.view
        if self._doubts.habitual(view, act.at, act.end):
            return False
        start, end = act.at, act.end
        if act.object is not None:
            start, end = min(start, act.object[0]), max(end, act.object[1])
        inside = act.pieces
        if act.passive and act.tense != "participle" and act.object is not None and not inside:
            inside = (act.object,)  # `the plan for 2025 was approved on Monday`
        inside = (*inside, *feasts(view, act))
        done = document.published_on if act.tense in ("past", "participle") else None
        self._time(mention, (start, end), inside, 1 if act.tense == "gerund" or is_joined(view, act.at) else 0, done)
        if act.tense == "participle" and mention.when is not None and not self._dated_behind(view, act):
            mention.when = None  # `opened a school built by the army on Monday`: the day is that of the opening
        self._place(document, mention, start, end)
        self._place_of_object(mention, act)
        mention.status = status_of(act.tense, mention.when, document.published_on)
        if (
            mention.status == "occurred"
            and mention.kind in self._kinds.lasting
            and under_way(view, self._letters, act.at)
        ):
            mention.status = "ongoing"
        mention.weight = 1.5 + (mention.when is not None) + 0.5 * (block not in _HEADLINES)
        return self._needs.tells_deed(mention, act, constants)

    def _time(
        self, mention: Mention, told: Interval, inside: Sequence[Interval], reach: int, done: dt.date | None = None
    ) -> None:
        """Fill the time; what was done by the day `done` is of no later one: `backed a ban from 2035`."""
        view, letters, kind = mention.view, self._letters, mention.kind
        dates = dates_of(view)
        if done is not None and kind in self._kinds.momentary:
            dates = [(at, span) for at, span in dates if span.start_date is None or span.start_date <= done]
        if not dates:
            return
        when = span_told(view, letters, dates)
        if when is None:
            lasting = kind in self._kinds.lasting and not (mention.act and kind == "meeting")
            when = when_of(view, letters, dates, told, inside, reach, lasting=lasting)
        if when is not None and kind in self._kinds.momentary and when.start != when.end and when.precision == "day":
            when = None
        if when is not None and when.start is not None and kind in self._kinds.lasting:
            when = with_last_day(view, letters, dates, when)
        if when is None and kind in self._kinds.lasting:
            when = day_until(view, dates, told[1])
        if when is not None and kind in self._kinds.lasting and when.precision == "day" and when.start != when.end:
            when.told = True  # both of its ends
        mention.when = when

    def _dated_behind(self, view: View, act: Act) -> bool:
        """Whether a date stands in the phrase of a participle: `a law passed in June`."""
        end = act.subject[1] if act.subject is not None else act.end
        return any(mark in "TW" for mark in view.coarse[act.end : end + 4])

    def _place_of_object(self, mention: Mention, act: Act) -> None:
        """What is toured is a place, and what is inaugurated stands where it bears its name."""
        if act.object is None or mention.kind not in ("visit", "ceremony"):
            return
        view, (start, end) = mention.view, act.object
        for at in range(start, end) if mention.kind == "visit" else ():
            span = view.spans.get(at)
            if isinstance(span, PlaceSpan):
                mention.place = with_area(view, at, span.name)
                return
        named = start < end and view.letters[start + (view.coarse[start] == "D")] in self._letters.capital
        if mention.place is None and named and last_word(view, end - 1) in self._words.venues:
            mention.place = without_article(view.surface(start, end))

    def _place(self, document: Annotated, mention: Mention, start: int, end: int) -> None:
        view = mention.view
        mention.place, mention.venue = place_of(
            view,
            (start, end),
            mention.anchor,
            self._letters.unknown_name,
            far=mention.kind == "disaster",
            within=mention.kind not in self._kinds.momentary,
        )
        if mention.place is None and " here" in view.surface(start, min(len(view.letters), end + 12)):
            mention.place = document.clean.dateline_written

    def _weigh(self, mention: Mention, phrase: Phrase, governor: Governor) -> float:
        view = mention.view
        weight = _WEIGHT.get(governor.relation, 0.0)
        there = (
            governor.preposition in _THERE
            or (governor.preposition == "on" and mention.kind == "visit")
            or (governor.preposition == "in" and phrase.determiner in ("a", "an"))
        )
        if governor.relation == "at" and not there:
            weight = 0.5  # `participation in the forum` does not say that it is held
        weight += 0.5 * (governor.relation in ("begin", "end") and governor.preposition == "of")
        weight += 2.0 * bool(phrase.by)
        weight += 0.5 * (governor.preposition in ("at", "during", "in") and phrase.start <= 2)
        weight += 1.5 * (phrase.held or governor.planned)
        weight += 1.0 * (mention.when is not None)
        weight += 1.5 * (mention.ordinal is not None) + 1.0 * phrase.dated
        weight += 0.5 * (len(phrase.pieces) > 1 or any(view.coarse[at] not in "TW" for at in phrase.outside))
        weight += 1.5 * any(word(mention.view, at) in self._words.coming for at in range(phrase.start, phrase.head[0]))
        weight += 0.5 * (mention.block in _HEADLINES)
        weight += 0.5 * (mention.form == "indefinite" and bool(phrase.determiner))
        return weight

    def _status(self, document: Annotated, mention: Mention, governor: Governor, tense: Tense) -> str:
        view = mention.view
        if governor.relation in _CALLED_OFF:
            return _CALLED_OFF[governor.relation]
        if governor.relation == "plan" and tense != "infinitive":
            return status_of("future", mention.when, None)
        if governor.planned and (mention.when is None or mention.when.start is None):
            return "planned"
        status = status_of(tense, mention.when, document.published_on)
        if status == "occurred" and mention.when is None and prospective(view, mention.span[0]):
            return "planned"
        if status == "occurred" and self._goes_on(document, mention, governor):
            return "ongoing"
        if status == "occurred" and self._term_ahead(document, mention):
            return "planned"
        return status

    def _goes_on(self, document: Annotated, mention: Mention, governor: Governor) -> bool:
        """Whether what has begun goes on at the document's date: `is being held`, `its session began on Monday`."""
        if mention.kind not in self._kinds.lasting:
            return False
        if governor.relation not in ("", "at") and under_way(mention.view, self._letters, governor.at):
            return True
        when, published = mention.when, document.published_on
        if mention.kind in self._kinds.long and governor.relation == "begin" and governor.preposition != "of":
            fresh = when is None or when.start is None or published is None or (published - when.start).days in (0, 1)
            return fresh and (when is None or when.start == when.end or when.precision != "day")
        return mention.kind == "visit" and self._under_way(mention.view, mention, governor)

    def _under_way(self, view: View, mention: Mention, governor: Governor) -> bool:
        """`who is on a visit`."""
        before = [word(view, at) for at in range(max(0, mention.span[0] - 4), mention.span[0])]
        return governor.preposition in ("on", "for") and ("is" in before or "are" in before)

    def _term_ahead(self, document: Annotated, mention: Mention) -> bool:
        """An election for a term that starts after the document's date is still to come."""
        if mention.kind != "election" or document.published_on is None:
            return False
        for at in range(*mention.span):
            start = getattr(mention.view.spans.get(at), "start_date", None)
            if start is not None and start > document.published_on:
                return True
        return False
