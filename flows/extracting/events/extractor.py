"""The room of events: from the sentences of a document to one draft a happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flows.annotating.document import Annotated
from flows.annotating.rules import Match
from flows.annotating.views import View
from flows.extracting.events.acts import Act, ActReader
from flows.extracting.events.finding import Finder
from flows.extracting.events.judging import Judge
from flows.extracting.events.lexicon import Letters, word
from flows.extracting.events.merging import merge
from flows.extracting.events.model import Mention
from flows.extracting.events.naming import content_words
from flows.extracting.events.nouns import NounReader
from flows.extracting.events.people import Cast, CastReader
from flows.extracting.events.roles import RoleReader
from flows.extracting.events.rows import drafts
from flows.extracting.kinds import Draft, Kit

_GATHERINGS = frozenset(("meeting", "conference", "congress", "ceremony", "press", "visit", "exhibition", "agreement", "other"))


class Extractor:
    """Reads happenings: nouns and verbs give mentions, mentions are joined, roles gathered."""

    def __init__(self, kit: Kit) -> None:
        self._finder = Finder(kit.rule_set("events"), kit.vocabulary.letters("organisation"))
        letters = Letters(kit.vocabulary)
        self._nouns = NounReader(letters)
        self._acts = ActReader(letters)
        self._roles = RoleReader(letters)
        self._judge = Judge(letters)
        self._cast = CastReader(kit.vocabulary)

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft a happening; `facts` may hold `officials`, which tell who `the minister` is."""
        cast = self._cast.of(document)
        mentions: list[Mention] = []
        self._told: list[Mention] = []
        for number, view in enumerate(document.views):
            matches = self._finder.matches(view)
            if matches:
                mentions.extend(self._sentence(document, number, view, matches, cast))
        happenings = merge(mentions)
        return drafts(document, happenings, self._roles, self._judge, cast)

    def _sentence(self, document: Annotated, number: int, view: View, matches: Sequence[Match], cast: Cast) -> Iterator[Mention]:
        found: list[Mention] = []
        cues: list[Match] = []
        taken: set[int] = set()
        for match in matches:
            family = match.rule.set["family"]
            if family == "role":
                cues.append(match)
                continue
            name = "head" if family == "noun" else "act"
            interval = match.roles[name]
            if taken.intersection(range(*interval)):
                continue
            if family == "noun" and _is_listed(view, match, found):
                continue
            mention = self._mention(document, number, view, match, found, cast)
            if mention is not None:
                taken.update(range(*interval))
                if family == "noun":
                    taken.update(range(*mention.span))
                found.append(mention)
        for cue in cues:
            self._give(view, cue, cast, found or self._told[-1:])
        self._told.extend(m for m in found if m.kind in _GATHERINGS)
        yield from found

    def _mention(
        self, document: Annotated, number: int, view: View, match: Match, found: Sequence[Mention], cast: Cast
    ) -> Mention | None:
        kind = document.clean.sentences[number].kind
        if match.rule.set["family"] == "noun":
            noun = self._nouns.read(view, match, number)
            if noun is None or not self._judge.noun(document, *noun, match.rule.set, kind):
                return None
            self._roles.of_noun(*noun, cast)
            return noun[0]
        act = self._acts.read(view, match, number, kind, cast)
        if act is None or _tells_noun(found, *act) or not self._judge.act(document, *act, match.rule.set, kind):
            return None
        self._roles.of_act(*act, match.rule.set, cast)
        return act[0]

    def _give(self, view: View, cue: Match, cast: Cast, found: list[Mention]) -> None:
        """People of a cue to the nearest gathering of the sentence."""
        near = [m for m in found if m.kind in _GATHERINGS or m.kind == "any"]
        if not near:
            return
        mention = min(near, key=lambda m: abs(m.anchor - cue.start))
        for name, role in self._roles.of_cue(view, cue, cast):
            known = [n for n, _ in mention.people]
            if name not in known:
                mention.people.append((name, role))
            elif role == "chair":
                mention.people[known.index(name)] = (name, role)


def _is_listed(view: View, match: Match, found: Sequence[Mention]) -> bool:
    """Whether a noun only goes on with the one before it: `floods and landslides`; the name takes it in."""
    start, end = match.roles["head"]
    for mention in found:
        between = view.coarse[mention.anchor + 1 : start]
        if mention.kind == match.rule.set["kind"] == "disaster" and mention.anchor < start and between in ("C", "CJ", "CN", ""):
            mention.name = f"{mention.name} {view.surface(mention.span[1], end)}" if mention.span[1] <= start else mention.name
            mention.words = content_words(mention.name)
            return True
    return False


def _tells_noun(found: Sequence[Mention], mention: Mention, act: Act) -> bool:
    """Whether what a verb acts on is a happening that its noun has told already: `opened an exhibition`."""
    if act.object is None:
        return any(m.form != "act" and act.end <= m.anchor <= act.end + 6 for m in found)
    belonging = [piece[1] for piece in act.pieces if word(mention.view, piece[0]) in ("on", "of")]
    start, end = act.object[0], max([act.object[1], *belonging])
    return any(m.form != "act" and start <= m.anchor < end and m.anchor - start <= 6 for m in found)
