"""The room of events: from the sentences of a document to one draft a happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flows.annotating.document import Annotated
from flows.annotating.rules import Match
from flows.annotating.views import View
from flows.extracting.events.acts import ActReader
from flows.extracting.events.judging import Judge
from flows.extracting.events.lexicon import Letters
from flows.extracting.events.merging import merge
from flows.extracting.events.model import Mention
from flows.extracting.events.nouns import NounReader
from flows.extracting.events.people import Cast
from flows.extracting.events.roles import RoleReader
from flows.extracting.events.rows import drafts
from flows.extracting.kinds import Draft, Kit

_GATHERINGS = frozenset(("meeting", "conference", "congress", "ceremony", "press", "visit", "exhibition", "agreement", "other"))


class Extractor:
    """Reads happenings: nouns and verbs give mentions, mentions are joined, roles gathered."""

    def __init__(self, kit: Kit) -> None:
        self._rules = kit.rule_set("events")
        letters = Letters(kit.vocabulary)
        self._nouns = NounReader(letters)
        self._acts = ActReader(letters)
        self._roles = RoleReader(letters)
        self._judge = Judge(letters)

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft a happening; `facts` may hold `officials`, which tell who `the minister` is."""
        cast = Cast(document, facts.get("officials", ()))
        mentions: list[Mention] = []
        for number, view in enumerate(document.views):
            mentions.extend(self._sentence(document, number, view, cast))
        happenings = merge(mentions)
        return drafts(document, happenings, self._roles, self._judge, cast)

    def _sentence(self, document: Annotated, number: int, view: View, cast: Cast) -> Iterator[Mention]:
        found: list[Mention] = []
        cues: list[Match] = []
        taken: set[int] = set()
        for match in self._rules.matches(view):
            family = match.rule.set["family"]
            if family == "role":
                cues.append(match)
                continue
            name = "head" if family == "noun" else "act"
            interval = match.roles[name]
            if taken.intersection(range(*interval)):
                continue
            mention = self._mention(document, number, view, match, family, cast)
            if mention is not None:
                taken.update(range(*interval))
                if family == "noun":
                    taken.update(range(*mention.span))
                found.append(mention)
        for cue in cues:
            self._give(view, cue, number, cast, found)
        yield from found

    def _mention(
        self, document: Annotated, number: int, view: View, match: Match, family: str, cast: Cast
    ) -> Mention | None:
        kind = document.clean.sentences[number].kind
        if family == "noun":
            noun = self._nouns.read(view, match, number)
            if noun is None or not self._judge.noun(document, *noun, match.rule.set, kind):
                return None
            self._roles.of_noun(*noun, cast)
            return noun[0]
        act = self._acts.read(view, match, number, cast)
        if act is None or not self._judge.act(document, *act, match.rule.set, kind):
            return None
        self._roles.of_act(*act, match.rule.set, cast)
        return act[0]

    def _give(self, view: View, cue: Match, number: int, cast: Cast, found: list[Mention]) -> None:
        """People of a cue to the nearest gathering of the sentence."""
        near = [m for m in found if m.kind in _GATHERINGS or m.kind == "any"]
        if not near:
            return
        mention = min(near, key=lambda m: abs(m.anchor - cue.start))
        for name, role in self._roles.of_cue(view, cue, number, cast):
            known = [n for n, _ in mention.people]
            if name not in known:
                mention.people.append((name, role))
            elif role == "chair":
                mention.people[known.index(name)] = (name, role)
