"""From matches of rules in one sentence to relations: every office belongs to one person, unless it is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flows.annotating.rules import Match
from flows.annotating.spans import DateSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.officials.model import Relation
from flows.resolving.in_document import PersonEntity

#: Words that may stand between the people of a list.
_LISTED = frozenset({",", "and", "&", ";", "as", "well", "("})
#: Marks and words that join offices of one body.
_JOINING = frozenset({"and", "&", "-", "–", "—", "/"})
_GENERIC_BODIES = frozenset({"delegation", "delegations", "mission", "team", "party", "group", "company", "conference", "congress", "session"})

PronounHolder = Callable[[int], PersonEntity | None]


class Linker:
    """Links people to offices in one sentence, rule by rule in order of priority."""

    def __init__(self, view: View, sentence: int, holder_of_pronoun: PronounHolder) -> None:
        self._view = view
        self._sentence = sentence
        self._pronoun = holder_of_pronoun
        self._owner: dict[int, int] = {}
        self._nearest: set[int] = _adjacent_posts(view)
        self.relations: list[Relation] = []

    def link(self, matches: Iterable[Match]) -> list[Relation]:
        """Relations of all matches, in the order of the text."""
        for match in matches:
            kind = match.rule.set.get("link", "before")
            {"before": self._before, "after": self._after, "shared": self._shared, "each": self._each,
             "head": self._head}[kind](match)  # fmt: skip
        return sorted(self.relations, key=lambda r: r.first)

    def _posts(self, interval: tuple[int, int]) -> list[int]:
        spans = self._view.spans
        return [i for i in range(*interval) if isinstance(spans.get(i), PostSpan)]

    def _person(self, match: Match) -> tuple[int, PersonSpan | PersonEntity] | None:
        at = match.roles["person"][0]
        span = self._view.spans.get(at)
        if isinstance(span, PersonSpan):
            return at, span
        entity = self._pronoun(self._view.first[at])
        return (at, entity) if entity is not None else None

    def _before(self, match: Match) -> None:
        found = self._person(match)
        if found is None:
            return
        at, person = found
        body = self._body(match)
        for position in reversed(self._posts(match.roles["posts"])):
            post = self._view.spans[position]
            assert isinstance(post, PostSpan)
            if self._owner.get(position, at) != at or post.plural:
                break
            if position not in self._owner:
                self._claim(match, position, at, person, body if post.body is None else None)

    def _after(self, match: Match) -> None:
        found = self._person(match)
        if found is None:
            return
        at, person = found
        for position in self._posts(match.roles["posts"]):
            post = self._view.spans[position]
            assert isinstance(post, PostSpan)
            if post.plural or self._taken(position, at):
                break
            if position not in self._owner:
                self._claim(match, position, at, person, self._body(match) if post.body is None else None)

    def _taken(self, position: int, person: int) -> bool:
        """Whether an office is another person's already, or stands right before another name."""
        if self._owner.get(position, person) != person:
            return True
        return position in self._nearest and position + 1 != person

    def _body(self, match: Match) -> tuple[int, int] | None:
        if "body" not in match.roles:
            return None
        first, last = match.roles["body"]
        return self._view.first[first], self._view.first[last - 1] + self._length(last - 1)

    def _length(self, position: int) -> int:
        return self._view.first[position + 1] - self._view.first[position]

    def _claim(
        self, match: Match, position: int, at: int, person: PersonSpan | PersonEntity,
        body: tuple[int, int] | None = None, *, shared: bool = False,
    ) -> None:  # fmt: skip
        post = self._view.spans[position]
        assert isinstance(post, PostSpan)
        body = body or self._common_body(position, post)
        if not shared:
            self._owner[position] = at
        first, last = min(position, at), max(position, at)
        self.relations.append(
            Relation(
                match.rule.id, self._sentence, person, post, self._view.first[first],
                self._view.first[last] + self._length(last), body=body, status=match.rule.set.get("status"),
                shared=shared,
            )
        )  # fmt: skip

    def _common_body(self, position: int, post: PostSpan) -> tuple[int, int] | None:
        """Body that an office shares with the one joined to it: `Director and Editor-in-Chief of X`."""
        spans = self._view.spans
        while post.body is None and post.nation is None:
            following = spans.get(position + 2)
            if self._view.surface(position + 1, position + 2) not in _JOINING or not isinstance(following, PostSpan):
                return None
            position, post = position + 2, following
            if post.body is not None and post.body[0] > post.head:
                return post.body
        return None

    def _shared(self, match: Match) -> None:
        position = self._posts(match.roles["posts"])[0]
        post = self._view.spans[position]
        if not isinstance(post, PostSpan) or not post.plural or position in self._owner:
            return
        whole = match.rule.set.get("scope") == "sentence"
        for at, person in self._listed(match.roles["posts"][1] if whole else match.roles["people"][0], whole):
            self._claim(match, position, at, person, shared=True)
            self._owner[position] = -1

    def _listed(self, start: int, whole: bool) -> Iterator[tuple[int, PersonSpan]]:
        """People of a list from a position on: all of the sentence, or while nothing but list words stand between."""
        bracket = False
        for at in range(start, len(self._view.letters)):
            span = self._view.spans.get(at)
            if isinstance(span, PersonSpan):
                yield at, span
            elif not whole and not bracket and self._view.surface(at, at + 1) not in _LISTED:
                return
            bracket = (bracket or self._view.surface(at, at + 1) == "(") and self._view.surface(at, at + 1) != ")"

    def _each(self, match: Match) -> None:
        spans = self._view.spans
        people = [i for i in range(*match.roles["people"]) if isinstance(spans.get(i), PersonSpan)]
        posts = self._posts(match.roles["posts"])
        if len(people) != len(posts):
            return
        last = spans[posts[-1]]
        for at, position in zip(people, posts, strict=True):
            person, post = spans[at], spans[position]
            if isinstance(person, PersonSpan) and isinstance(post, PostSpan) and isinstance(last, PostSpan):
                self._claim(match, position, at, person, last.body if post.body is None else None)

    def _head(self, match: Match) -> None:
        found, body = self._person(match), self._body(match)
        if found is None or body is None:
            return
        at, person = found
        name = self._view.tokens.surface(*body)
        if name.split()[-1].lower() in _GENERIC_BODIES or match.roles["body"][0] in self._owner:
            return
        self._owner[match.roles["body"][0]] = at
        first, last = min(match.roles["body"][0], at), max(match.roles["body"][1] - 1, at)
        self.relations.append(
            Relation(
                match.rule.id, self._sentence, person, None, self._view.first[first],
                self._view.first[last] + self._length(last), position=match.rule.set.get("position"), body=body,
                status=match.rule.set.get("status") or self._to_come(match),
            )
        )  # fmt: skip

    def _to_come(self, match: Match) -> str | None:
        words = self._view.surface(match.start, match.end).lower().split()
        return "incoming" if "will" in words or "to be" in " ".join(words) else None


def _adjacent_posts(view: View) -> set[int]:
    """Positions of offices that stand right before a name."""
    return {
        at for at, span in view.spans.items()
        if isinstance(span, PostSpan) and isinstance(view.spans.get(at + 1), PersonSpan)
    }  # fmt: skip


def date_after(view: View, token: int, reach: int = 8) -> DateSpan | None:
    """The first date within some positions behind a token, in the same clause."""
    start = view.position(max(token - 1, view.first[0])) + 1
    for at in range(start, min(start + reach, len(view.letters))):
        span = view.spans.get(at)
        if isinstance(span, DateSpan):
            return span
        if isinstance(span, PersonSpan | PostSpan) or view.surface(at, at + 1) in (";", ":", "said", "told", "that"):
            return None
    return None
