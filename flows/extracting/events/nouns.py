"""Mentions by a noun: `convened a national conference`, `at the third session of the legislature`."""

from __future__ import annotations

import re

from flows.annotating.rules import Match
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.events.governing import LOCATIVE, Governor, GovernorReader
from flows.extracting.events.lexicon import Letters, head_token, last_word, word, words
from flows.extracting.events.model import Form, Mention, Phrase
from flows.extracting.events.naming import Namer
from flows.extracting.events.wording import content_words

_FOLD = re.compile(r"[^\W_]+")
#: A place, and a verb: what a noun has behind it that is misread as a verb.
_FLOODED = re.compile(r"[PO]D?[^VM;~]{1,12}[VM]|[MCV]")
_OPENING_WORDS = 4
#: A purpose that lacks its object: `a meeting to look (at what …)`.
_CUT_OFF = re.compile(r" to [a-z]+\Z")
_MEANS = frozenset(("via", "by", "through", "over"))
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))


class NounReader:
    """Reads a match of a noun rule."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._namer = Namer(letters)
        self._governors = GovernorReader(letters)
        self._words = words()

    def read(self, view: View, match: Match, sentence: int) -> tuple[Mention, Phrase, Governor] | None:
        """The mention, its phrase and what governs it; None where the noun names no single happening."""
        head = match.roles["head"]
        if self._is_verb(view, head, match.rule.set) or self._is_compound(view, head[1], match.rule.set):
            return None
        noun, first = last_word(view, head[1] - 1), word(view, head[0])
        if view.coarse[head[0]] == "Z":  # `Congress of the Youth Union`, read as a body
            named = view.tokens.word(head_token(view, head[0])).lower()
            noun = named if named in self._words.anaphors else noun
        if noun.endswith("s") and not noun.endswith("ss") and "plural" not in match.rule.set:
            return None
        before = head[0] - 1 - (word(view, head[0] - 1) == "video")
        if noun in self._words.by_video and word(view, before) in _MEANS:
            return None  # `met by video conference` tells in what form
        phrase = self._namer.phrase(view, head, match.rule.set)
        if self._is_generic(view, phrase, match.rule.set):
            return None
        kind = self._kind(view, phrase, match.rule.set)
        ordinal = self._ordinal(view, phrase)
        governor = self._governors.of(view, phrase)
        form = self._form(view, phrase, ordinal, need=match.rule.set.get("need", ""))
        if kind == "any" and form != "anaphor":
            if noun != "event" or governor.relation not in ("hold", "happen", "attend", "address"):
                return None  # `launched a programme` takes up nothing
            kind = "other"
        placed = any(view.coarse[at] in "LNZD" for at in phrase.outside)
        if form == "anaphor" and governor.relation == "" and not governor.planned and not placed:
            return None  # `the conference` beside no verb of its own adds nothing
        mention = Mention(
            match.rule.id, kind, sentence, view, (phrase.start, phrase.end), head[0], form, noun, ordinal=ordinal
        )
        mention.its = phrase.determiner in ("its", "their")
        if form == "named" and ordinal is None:  # `Typhoon Belinda`: the noun is its first word
            mention.head = first
            mention.others = content_words(view.surface(head[0] + 1, head[1]))
        return mention, phrase, governor

    def _is_verb(self, view: View, head: tuple[int, int], constants: dict[str, str]) -> bool:
        """Whether the noun is read as a verb, and is one: not `Deadly floods in Sylhet have`."""
        if view.coarse[head[1] - 1] not in "vV":
            return False
        before = view.letters[head[0] - 1 : head[0]]
        if before and before in self._letters.have and last_word(view, head[1] - 1).endswith("s"):
            return False  # `had talks`
        if before and before in self._letters.strike:
            return False  # `triggering floods that`
        opens = all(mark in "NJG" for mark in view.coarse[: head[0]]) and head[0] <= _OPENING_WORDS
        return not (constants.get("need") == "hazard" and opens and _FLOODED.match(view.coarse, head[1]))

    def name(self, mention: Mention, phrase: Phrase) -> None:
        """Fill the name of a mention that stands for a happening."""
        view, start = mention.view, phrase.start
        if view.coarse[start : start + 2] == "T'":
            phrase.pieces[0] = (start + 2, phrase.pieces[0][1])  # `Tuesday's quake`
        elif view.coarse[start] == "T" and start + 1 < phrase.pieces[0][1]:
            phrase.pieces[0] = (start + 1, phrase.pieces[0][1])  # `its May 5 meeting`
        mention.name = _CUT_OFF.sub("", phrase.text(view))
        mention.words = content_words(mention.name)
        mention.plain = mention.kind == "ceremony" and mention.words <= self._words.plain_rites

    def is_group(self, mention: Mention, phrase: Phrase, constants: dict[str, str]) -> bool:
        """Whether it tells of several who come into offices: a reshuffle, `the appointment of six judges`."""
        if mention.kind != "appointment":
            return False
        named = (mention.view.surface(*piece).lower() for piece in phrase.pieces[1:])
        return constants.get("group") == "yes" or any(not self._words.officers.isdisjoint(n.split()) for n in named)

    def _is_compound(self, view: View, at: int, constants: dict[str, str]) -> bool:
        """Whether the noun only qualifies another (`conference hall`, `the Congress's resolution`)."""
        coarse = view.coarse
        mark = coarse[at : at + 1]
        if mark == "'" and coarse[at + 1 : at + 2] not in ("", "T"):
            return True
        if word(view, at) in self._words.marking:
            return False
        if constants["kind"] == "visit" and 1 < at < len(coarse) and self._is_title(view, at):
            return True
        if word(view, at) in self._words.spoken:
            return True
        if mark == "(":  # `Europe Meeting (EM) Summit`
            close = coarse.find(")", at, at + 4)
            return close > 0 and word(view, close + 1) in self._words.anaphors and coarse[close + 1] in "Nx"
        if mark == "-" or (mark in "Nx" and word(view, at) in self._words.anaphors and "plural" not in constants):
            return True
        if mark == "x":
            is_form = view.letters[at] in self._letters.third or view.letters[at] in self._letters.any_relation
            return not (is_form and coarse[at + 1 : at + 2] in tuple("DLZHBPTtAQpN"))
        return mark == "N" and view.letters[at] not in self._letters.name_or_relation

    def _is_title(self, view: View, at: int) -> bool:
        """Whether the noun before a position only begins a title: the campaign `Visit Laos Year`."""
        capital = self._letters.capital
        return view.letters[at - 1] in capital and (view.letters[at] in capital or view.coarse[at] == "L")

    def _kind(self, view: View, phrase: Phrase, constants: dict[str, str]) -> str:
        kind = constants["kind"]
        if view.coarse[phrase.head[0]] == "Z" and self._is_press(view, phrase.head[0]):
            return "press"
        if "parliament" in constants or kind == "congress":
            name = {w.lower() for w in _FOLD.findall(phrase.text(view))}
            if "parliament" in constants and name & self._words.parliaments and not name & self._words.sitting_bodies:
                return constants["parliament"]
            is_sitting = "parliament" in constants and word(view, phrase.head[0]) in ("session", "sitting")
            if is_sitting and any(self._names_chamber(view, at) for at in range(len(view.letters))):
                return constants["parliament"]
            if kind == "meeting" and self._is_yearly(view, phrase):
                return "conference"
            if kind == "congress" and "otherwise" in constants and name & self._words.congress_strangers:
                return constants["otherwise"]
        return kind

    def _is_press(self, view: View, at: int) -> bool:
        """Whether a name is that of a press conference: `Regular Press Conference of the Trade Ministry`."""
        return view.tokens.word(head_token(view, at) - 1).lower() in self._words.press

    def _is_yearly(self, view: View, phrase: Phrase) -> bool:
        """Whether the whole membership of a body outside of government meets: `annual meeting of the Asian bank`."""
        before = [word(view, at) for at in range(phrase.start, phrase.head[0])]
        return not self._words.yearly.isdisjoint(before) and not self._words.sitting_bodies.intersection(before)

    def _names_chamber(self, view: View, at: int) -> bool:
        if view.coarse[at] == "Z":
            return last_word(view, at) in self._words.parliaments
        side = word(view, at) == "house" and word(view, at - 1) in self._words.sides
        return side or word(view, at) in self._words.chambers

    def _ordinal(self, view: View, phrase: Phrase) -> str | None:
        for at in range(phrase.start, phrase.head[0]):
            text = word(view, at)
            if text in self._words.ordinals:
                return text
            if text in _ORDINAL_ENDS and at > 0 and word(view, at - 1).isdigit():
                return word(view, at - 1) + text
        return None

    def _is_generic(self, view: View, phrase: Phrase, constants: dict[str, str]) -> bool:
        if phrase.determiner in self._words.generic_determiners:
            return True
        before = [word(view, at) for at in range(phrase.start, phrase.head[0])]
        if not phrase.determiner and not phrase.dated and any(w in self._words.generic_words for w in before):
            return True
        if word(view, phrase.head[1] + 1) in self._words.generic_places | self._words.generic_words:
            return True
        return isinstance(view.spans.get(phrase.start), QuantitySpan) and "plural" not in constants

    def _form(self, view: View, phrase: Phrase, ordinal: str | None, *, need: str) -> Form:
        hazard = need in ("harm", "hazard")
        # `the airliner crash`, `the budget speech` is no second mention
        told = (hazard or need == "speech") and phrase.head[1] - phrase.head[0] > 1
        bare = (
            not told
            and not phrase.dated
            and not (
                hazard and (phrase.outside or view.coarse[phrase.end : phrase.end + 1] in ("h", "R"))
            )  # `the bombing in Quetta` is no second mention, either
            and len(phrase.pieces) == 1
            and all(
                view.coarse[at] in "UJ-'" or word(view, at) in self._words.plain
                for at in range(phrase.start, phrase.head[0])
            )
        )
        if phrase.determiner in ("a", "an"):
            return "indefinite"
        proper = any(view.letters[at] in self._letters.capital for at in range(phrase.head[0] + 1, phrase.head[1]))
        if ordinal or (hazard and proper) or need == "self":
            return "named"
        if bare and (phrase.determiner or word(view, phrase.start - 1) in LOCATIVE):
            return "anaphor"
        return "definite" if phrase.determiner else "indefinite"
