"""The people and offices of one sentence while rules link them: an office belongs to one person, unless shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.rules import Match
from flows.annotating.spans import PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation
from flows.resolving.in_document import Focus, PersonEntity

Interval = tuple[int, int]
Person = PersonSpan | PersonEntity

#: Marks and words that join offices of one body.
_PORTFOLIOS = offices().by_portfolio
#: How many positions the words of an office's body take that were not understood, and what ends them.
_UNREAD = 8
_ARTICLES = frozenset({"the", "a", "an"})
_COMMAS = frozenset({",", ";", "", "and"})
_JOINING = frozenset({"and", "&", "-", "–", "—", "/"})
#: Words that make the holders of an office newcomers.
APPOINTED = frozenset({*name_lexicon().titles.appointed, *name_lexicon().titles.appoints, *offices().appointing})


@dataclass(slots=True)
class Plural:
    """A plural office told before its holders: `three commissioners`, sworn in or not."""

    post: PostSpan
    sentence: int
    status: str | None = None


@dataclass(slots=True)
class Claims:
    """What one sentence holds and what has been linked so far. Positions are those of the view."""

    view: View
    sentence: int
    focus: Focus
    plural: Plural | None = None
    #: Position of an office → position of its person, -1 where several share it.
    owner: dict[int, int] = field(default_factory=dict)
    #: Positions of people who have an office.
    linked: set[int] = field(default_factory=set)
    relations: list[Relation] = field(default_factory=list)
    #: Offices that stand right before a name, or are joined by `and` to one that does.
    nearest: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.nearest = _adjacent(self.view)

    def word(self, position: int) -> str:
        """Word or span at a position in lower case; empty outside the sentence."""
        return self.view.surface(position, position + 1).lower() if 0 <= position < len(self.view.letters) else ""

    def posts(self, interval: Interval) -> Iterator[tuple[int, PostSpan]]:
        """Offices in an interval, with their positions."""
        for position in range(*interval):
            span = self.view.spans.get(position)
            if isinstance(span, PostSpan):
                yield position, span

    def people(self, interval: Interval) -> list[tuple[int, PersonSpan]]:
        """People in an interval, with their positions."""
        spans = self.view.spans
        return [(i, s) for i in range(*interval) if isinstance(s := spans.get(i), PersonSpan)]

    def person(self, match: Match) -> tuple[int, Person] | None:
        """The person of a match: named, or the one whom a pronoun means."""
        at = match.roles["person"][0]
        span = self.view.spans.get(at)
        if isinstance(span, PersonSpan):
            return at, span
        subject = self.newcomer(at)
        if subject is not None:
            return at, subject
        token = self.view.first[at]
        entity = self.focus.person(self.view.tokens, token, token + 1)
        return (at, entity) if entity is not None else None

    def body(self, match: Match) -> Interval | None:
        """Token interval of the body of a match."""
        if "body" not in match.roles:
            return None
        first, last = match.roles["body"]
        return self.view.first[first], self.end(last - 1)

    def newcomer(self, position: int) -> Person | None:
        """The person who is given an office right before in the sentence: whom a pronoun there means."""
        token = self.view.first[position]
        before = [r for r in self.relations if r.first < token]
        last = max(before, key=lambda r: r.first) if before else None
        return last.person if last is not None and last.status == "incoming" else None

    def subject(self, position: int) -> Person | None:
        """The person whom the last relation before a position tells of."""
        token = self.view.first[position]
        before = [r for r in self.relations if r.first < token]
        return max(before, key=lambda r: r.first).person if before else None

    def end(self, position: int) -> int:
        """Token behind a position."""
        return self.view.first[position + 1]

    def bracketed_post(self, person: int) -> bool:
        """Whether brackets behind a name hold the person's own office: `X (Minister of Health)`."""
        return self.word(person + 1) == "(" and isinstance(self.view.spans.get(person + 2), PostSpan)

    def names_next(self, position: int) -> bool:
        """Whether a comma and a name follow an office and what of its body was not understood."""
        comma = next((i for i in range(position + 1, position + _UNREAD) if self.word(i) in _COMMAS), position)
        name = comma + 1 + isinstance(self.view.spans.get(comma + 1), PostSpan)  # `the Secretary, Senator X`
        return isinstance(self.view.spans.get(name), PersonSpan) and self.word(comma) == ","

    def names_other(self, position: int) -> bool:
        """Whether an office behind `, and the` is that of the name behind it: `X, the minister, and the mayor, Y`."""
        and_at = position - 1 - (self.word(position - 1) in _ARTICLES)
        if self.word(and_at) != "and" or self.word(and_at - 1) != "," or not self.names_next(position):
            return False
        name = self.people((position, position + _UNREAD + 1))[0][0]
        after = name + 2 + (self.word(name + 2) in _ARTICLES)
        return self.word(name + 1) != "," or not isinstance(self.view.spans.get(after), PostSpan)

    def told_before(self, person: int) -> bool:
        """Whether a name has its office before it, behind a comma: `the minister, X, the director, Y`."""
        if self.word(person - 1) != "," or self.word(person - 2) == ")":
            return False
        for at in range(person - 2, person - _UNREAD, -1):
            if self.word(at) in _COMMAS or isinstance(self.view.spans.get(at), PostSpan):
                return isinstance(self.view.spans.get(at), PostSpan)
        return False

    def appointing(self, start: int, position: int) -> bool:
        """Whether a word of appointment stands between two positions."""
        words = self.view.surface(start, position).lower().split() if position > start else []
        return any(w in APPOINTED for w in words)

    def add(self, match: Match, position: int, post: PostSpan, at: int, person: Person, **more: object) -> None:
        """Link a person and an office. `more` are further fields of the relation."""
        self.linked.add(at)
        first, last = min(position, at), max(position, at)
        relation = Relation(
            match.rule.id, self.sentence, person, post, self.view.first[first], self.end(last),
            status=match.rule.set.get("status"), owned="owner" in match.roles,
            agent="agent" in match.rule.set,
        )  # fmt: skip
        for name, value in more.items():
            if value is not None:
                setattr(relation, name, value)
        relation.joined = position in self.nearest and not isinstance(self.view.spans.get(position + 1), PersonSpan)
        relation.joined = relation.joined or self._joined_before(position) is not None
        relation.body = relation.body or self._common_body(position, post)
        relation.status = relation.status or self._common_status(position, post)
        self.relations.append(relation)

    def _joined_before(self, position: int) -> PostSpan | None:
        """The office to which `and` joins the one at a position."""
        before = self.view.spans.get(position - 2)
        return before if self.word(position - 1) in _JOINING and isinstance(before, PostSpan) else None

    def _common_status(self, position: int, post: PostSpan) -> str | None:
        """Standing that the office joined before has: `former president and chief executive`."""
        before = self._joined_before(position)
        return before.status if before is not None and post.status is None and before.status == "former" else None

    def _common_body(self, position: int, post: PostSpan) -> Interval | None:
        """Body that an office shares with the one joined to it: `Director and Editor-in-Chief of X`."""
        spans = self.view.spans
        before = self._joined_before(position)
        if post.body is None and before is not None and before.body is not None and before.body[0] < before.head:
            return before.body if before.noun not in _PORTFOLIOS and before.noun != "member" else None
        while post.body is None and post.nation is None:
            following = spans.get(position + 2)
            if self.word(position + 1) not in _JOINING or not isinstance(following, PostSpan):
                return None
            position, post = position + 2, following
            if post.body is not None and post.body[0] > post.head:
                return None if post.noun in _PORTFOLIOS else post.body
        return None


def _adjacent(view: View) -> set[int]:
    spans = view.spans
    found = {
        at for at, span in spans.items()
        if isinstance(span, PostSpan) and isinstance(spans.get(at + 1), PersonSpan)
    }  # fmt: skip
    for at in sorted(found, reverse=True):
        before = at - 2
        while isinstance(spans.get(before), PostSpan) and view.surface(before + 1, before + 2) in _JOINING:
            found.add(before)
            before -= 2
    return found
