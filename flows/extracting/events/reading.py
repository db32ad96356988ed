"""Reads the mentions of one sentence: nouns first, then verbs, then who took part and in what form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows.annotating.document import Annotated
from flows.annotating.rules import CompiledRule, Match
from flows.annotating.views import View
from flows.extracting.events.acts import Act, ActReader
from flows.extracting.events.clauses import is_read
from flows.extracting.events.finding import Finder
from flows.extracting.events.judging import Judge
from flows.extracting.events.lexicon import Letters, word, words
from flows.extracting.events.model import Mention
from flows.extracting.events.nouns import NounReader
from flows.extracting.events.people import Cast
from flows.extracting.events.roles import RoleReader
from flows.extracting.events.wording import content_words
from flows.extracting.kinds import Kit

#: Families of rules that give mentions; the others only add to them.
_MENTIONS = frozenset(("noun", "act"))
_GATHERINGS = frozenset(
    ("meeting", "conference", "congress", "ceremony", "press", "visit", "exhibition", "agreement", "other", "any")
)
_UNREAD = frozenset(("byline", "dateline", "boilerplate", "related"))
#: A cue speaks of what was told so many sentences before at most.
_CUE_REACH = 3


@dataclass(slots=True)
class Scene:
    """A document while it is read: who is in it, and what it has told so far."""

    document: Annotated
    cast: Cast
    mentions: list[Mention] = field(default_factory=list)

    def last_gathering(self, sentence: int) -> list[Mention]:
        """The gathering told last before a sentence, as a list of one or none."""
        for mention in reversed(self.mentions):
            if sentence - mention.sentence > _CUE_REACH:
                break
            if mention.kind in _GATHERINGS:
                return [mention]
        return []


class SentenceReader:
    """Reads mentions with the rules of the room."""

    def __init__(self, kit: Kit) -> None:
        letters = Letters(kit.vocabulary)
        rules = kit.rule_set("events").rules
        of_body = kit.vocabulary.letters("organisation")
        self._finder = Finder([r for r in rules if r.rule.set["family"] in _MENTIONS], of_body)
        self._cues = Finder([r for r in rules if r.rule.set["family"] not in _MENTIONS])
        self._needs = _needs(rules, letters)
        self._nouns = NounReader(letters)
        self._acts = ActReader(letters)
        self._judge = Judge(letters)
        self.roles = RoleReader(letters)
        self._act: Act | None = None

    def read(self, scene: Scene, number: int, view: View) -> None:
        """Add the mentions of a sentence to the scene."""
        block = scene.document.clean.sentences[number].kind
        if block in _UNREAD:
            return
        matches = self._finder.matches(view)
        found = self._mentions(scene, number, view, matches, block) if matches else []
        near = [m for m in found if m.kind in _GATHERINGS] if found else scene.last_gathering(number)
        if near:
            self._add_cues(scene, view, found, near)
        scene.mentions.extend(found)

    def _mentions(self, scene: Scene, number: int, view: View, matches: Sequence[Match], block: str) -> list[Mention]:
        found: list[Mention] = []
        taken: set[int] = set()
        present: frozenset[str] = frozenset()
        for match in matches:
            needed = self._needs.get(match.rule.id)
            if needed is not None:
                present = present or frozenset(view.letters + view.tokens.letters[view.first[0] : view.first[-1]])
                if needed.isdisjoint(present):
                    continue
            interval = match.roles.get("head") or match.roles.get("verb") or match.roles["act"]
            if not taken.isdisjoint(range(*interval)):
                continue
            mention = self._mention(scene, number, view, match, found, block)
            if mention is not None:
                taken.update(range(*(interval if mention.act else mention.span)))
                found.append(mention)
                further = self._further(scene, match, mention)
                if further is not None:
                    found.append(further)
        return found

    def _mention(
        self, scene: Scene, number: int, view: View, match: Match, found: Sequence[Mention], block: str
    ) -> Mention | None:
        constants = match.rule.set
        if constants["family"] == "noun":
            if _goes_on(view, match, found) or _opens(view, match, found):
                return None
            noun = self._nouns.read(view, match, number)
            if noun is None or not self._judge.noun(scene.document, *noun, constants, block):
                return None
            self._nouns.name(noun[0], noun[1])
            noun[0].group = self._nouns.is_group(noun[0], noun[1], constants)
            self.roles.of_noun(*noun, scene.cast)
            return noun[0]
        act = self._acts.read(view, match, number, block, scene.cast)
        if (
            act is None
            or (constants.get("name") != "clause" and _tells_noun(found, *act))
            or (constants.get("told") == "subject" and _told_by(found, act[1]))
            or ("clause" in constants and is_read(found, view, act[1], constants))
            or not self._judge.act(scene.document, *act, constants, block)
        ):
            return None
        self.roles.of_act(*act, constants, scene.cast)
        self._act = act[1]
        return act[0]

    def _further(self, scene: Scene, match: Match, mention: Mention) -> Mention | None:
        if self._act is None or not mention.act or match.rule.set.get("name") != "office":
            return None
        return self._acts.further(mention, self._act, match.rule.set, scene.cast)

    def _add_cues(self, scene: Scene, view: View, found: Sequence[Mention], near: Sequence[Mention]) -> None:
        """People and formats that cues tell, to the nearest gathering of the sentence or the one told before."""
        for cue in self._cues.matches(view):
            mention = min(near, key=lambda m: abs(m.anchor - cue.start))
            if cue.rule.set["family"] == "holder":
                self.roles.of_holder(view, cue.end, mention)
                mention.also.add(cue.rule.id)
                continue
            if cue.rule.set["family"] == "format":
                if found:
                    mention.format = mention.format or cue.rule.set["format"]
                    mention.also.add(cue.rule.id)
                continue
            for name, role in self.roles.of_cue(view, cue, scene.cast):
                _give(mention, name, role)
                mention.also.add(cue.rule.id)


def _needs(rules: Sequence[CompiledRule], letters: Letters) -> Mapping[str, frozenset[str]]:
    """By rule the letters of which a sentence must hold one, so that its object can stand there."""
    wanted = {r.rule.id: r.rule.set.get("object", "").split() for r in rules}
    return {
        rule: frozenset().union(*(letters.needs[sort] for sort in sorts))
        for rule, sorts in wanted.items()
        if sorts and all(sort in letters.needs for sort in sorts)
    }


def _give(mention: Mention, name: str, role: str) -> None:
    for at, (known, _) in enumerate(mention.people):
        if known == name:
            if role == "chair":
                mention.people[at] = (name, role)
            return
    mention.people.append((name, role))


def _goes_on(view: View, match: Match, found: Sequence[Mention]) -> bool:
    """Whether a noun only goes on with the one before it: `floods and landslides`; the name takes it in."""
    start, end = match.roles["head"]
    for mention in found:
        if not mention.kind == match.rule.set["kind"] == "disaster" or mention.anchor >= start:
            continue
        if view.coarse[mention.anchor + 1 : start] in ("C", "CJ", "CN", ""):
            if mention.span[1] <= start:
                mention.name = f"{mention.name} {view.surface(mention.span[1], end)}"
            mention.words = content_words(mention.name)
            return True
    return False


def _opens(view: View, match: Match, found: Sequence[Mention]) -> bool:
    """Whether a noun is only the opening of what is told already: `the opening of the forum`."""
    start, end = match.roles["head"]
    if word(view, start) not in words().openings or word(view, end) != "of":
        return False
    return any(end < m.anchor <= end + 8 for m in found)


def _told_by(found: Sequence[Mention], act: Act) -> bool:
    """Whether who acts is a happening that its noun has told: `a blast struck a market`."""
    return act.subject is not None and any(act.subject[0] <= m.anchor < act.subject[1] for m in found)


def _tells_noun(found: Sequence[Mention], mention: Mention, act: Act) -> bool:
    """Whether what a verb acts on is a happening that its noun has told already: `opened an exhibition`."""
    nouns = [m for m in found if not m.act]
    if act.object is None:
        subject = act.subject or (0, 0)
        return any(act.end <= m.anchor <= act.end + 9 or subject[0] <= m.anchor < subject[1] for m in nouns)
    belonging = [piece[1] for piece in act.pieces if word(mention.view, piece[0]) in ("on", "of")]
    start, end = act.object[0], max([act.object[1], *belonging])
    return any(start <= m.anchor < end and m.anchor - start <= 6 for m in nouns)
