"""Sentences that hold something to record and gave no record, by the rule that came nearest or the open decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan, PersonSpan, PostSpan, QuantitySpan, Span
from flows.annotating.views import View
from flows.authoring.nearest import Near, Nearest
from flows.extracting.kinds import Draft
from flows.line import Line
from flows.reading.article import Article

#: What a sentence may hold, and the rules of which kinds should have read it.
_KINDS = {
    "figure": ("statistics", "targets"),
    "office": ("officials",),
    "name": ("officials",),
    "asking": ("targets",),
    "date": ("events",),
}
_SPANS: tuple[tuple[type[Span], str], ...] = ((QuantitySpan, "figure"), (PostSpan, "office"), (DateSpan, "date"))


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence without a record, with what it holds: figure, office, name, asking, date."""

    source: str
    sentence: str
    holds: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Sentences that were missed in the same way.

    `why` is `unclear` (a decision stayed open at the cue `rule`), `stopped` (the rule came nearest and stopped at
    `element`), `dropped` (its pattern matches, but its room made no record) or `nothing` (no rule came near).
    """

    why: str
    rule: str
    element: str
    misses: list[Miss] = field(default_factory=list)


class MissFinder:
    """Lists what a line leaves unread."""

    def __init__(self, line: Line) -> None:
        self._line = line
        active = [r for r in line.rules if r.status == "stable" or (line.kit.experimental and r.status != "retired")]
        kinds = {kind for kinds in _KINDS.values() for kind in kinds}
        self._nearest = {
            kind: Nearest([r for r in active if r.dataset == kind], line.kit.compiler) for kind in sorted(kinds)
        }
        self._asking = frozenset(line.kit.vocabulary.letters("ask"))

    def groups(self, articles: Iterable[Article]) -> list[Group]:
        """All misses of a corpus in their groups, the most frequent first."""
        found: dict[tuple[str, str, str], Group] = {}
        for article in articles:
            for why, rule, element, miss in self._of(article):
                found.setdefault((why, rule, element), Group(why, rule, element)).misses.append(miss)
        return sorted(found.values(), key=lambda g: (-len(g.misses), g.why, g.rule, g.element))

    def _of(self, article: Article) -> Iterator[tuple[str, str, str, Miss]]:
        document = self._line.annotate(article)
        told = _told(document, self._line.extract(document))
        unclear = _unclear(document)
        for number, view in enumerate(document.views):
            holds = tuple(self._holds(view))
            miss = Miss(article.source, document.sentence_text(number), holds)
            for rule in unclear.get(number, ()):
                yield "unclear", rule, "", miss
            if holds and number not in told and number not in unclear:
                yield (*self._why(view, holds), miss)

    def _holds(self, view: View) -> Iterator[str]:
        spans = list(view.spans.values())
        for kind, name in _SPANS:
            if any(isinstance(span, kind) for span in spans):
                yield name
        if any(isinstance(span, PersonSpan) and span.honorific for span in spans):
            yield "name"
        if not self._asking.isdisjoint(view.letters):
            yield "asking"

    def _why(self, view: View, holds: tuple[str, ...]) -> tuple[str, str, str]:
        """How the sentence was missed: by the nearest rule of the kinds that should have read it."""
        kinds = sorted({kind for name in holds for kind in _KINDS[name]})
        near = [found for kind in kinds for found in self._nearest[kind].of(view, 1)]
        if not near:
            return "nothing", ", ".join(kinds), ""
        best: Near = max(near, key=lambda n: (n.share if n.element else 0.99, n.matched))
        return ("stopped" if best.element else "dropped"), best.rule.id, best.element


def _told(document: Annotated, facts: dict[str, list[Draft]]) -> set[int]:
    """Numbers of the sentences that the evidence of a record touches."""
    told: set[int] = set()
    for drafts in facts.values():
        for draft in drafts:
            told.add(draft.sentence)
            told.update(
                number
                for number, (start, end) in enumerate(document.sentences)
                if start < draft.last and draft.first < end
            )
    return told


def _unclear(document: Annotated) -> dict[int, list[str]]:
    """Cues at which the decision between aim, forecast and fact stayed open, by sentence."""
    found: dict[int, list[str]] = defaultdict(list)
    for figure in document.derived.get("figures", ()):
        if figure.mode == "unclear":
            found[figure.sentence].append(figure.why)
    return dict(found)
