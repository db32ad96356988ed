"""From matches of rules in one sentence to relations: every office belongs to one person, unless it is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.rules import Match
from flows.annotating.spans import DateSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.officials.model import Relation
from flows.resolving.in_document import Focus, PersonEntity

#: Words that may stand between the people of a list.
_LISTED = frozenset({",", "and", "&", ";", "as", "well", "(", ")", "currently", "also", "the"})
#: Marks and words that join offices of one body.
_JOINING = frozenset({"and", "&", "-", "–", "—", "/"})
_GENERIC_BODIES = frozenset({"delegation", "delegations", "mission", "team", "party", "group", "company", "conference", "congress", "session"})

_FINITE = frozenset({"is", "was", "has", "had", "will", "would", "can", "could"})
_PREPOSITIONS = frozenset({"for", "with", "to", "of", "by", "from", "between", "and", "on"})
_CLOSING = frozenset({",", ".", ";", ")", "and", "–", "—", "-", ":", "(", "who"})
_HEADSHIPS = {
    "chairs": "Chair", "chaired": "Chair", "directs": "Director", "directed": "Director", "governs": "Governor",
    "governed": "Governor", "manages": "Manager", "managed": "Manager",
}  # fmt: skip
#: Participles that make the holders of a plural office newcomers.
APPOINTED = frozenset(name_lexicon().titles.appointed) | frozenset(name_lexicon().titles.appoints) | {
    "swore", "appointment", "election", "nomination", "inauguration",
}  # fmt: skip


@dataclass(slots=True)
class Plural:
    """A plural office told before its holders: `three commissioners`, sworn in or not."""

    post: PostSpan
    sentence: int
    status: str | None = None


class Linker:
    """Links people to offices in one sentence, rule by rule in order of priority."""

    def __init__(self, view: View, sentence: int, focus: Focus, plural: Plural | None) -> None:
        self._view = view
        self._sentence = sentence
        self._focus = focus
        self._plural = plural
        self._owner: dict[int, int] = {}
        self._nearest: set[int] = _adjacent_posts(view)
        self._linked: set[int] = set()
        self.relations: list[Relation] = []

    def link(self, matches: Iterable[Match]) -> list[Relation]:
        """Relations of all matches, in the order of the text."""
        handlers: dict[str, Callable[[Match], None]] = {
            "before": self._before, "after": self._after, "shared": self._shared, "each": self._each,
            "head": self._head, "as_shared": self._as_shared, "elided": self._elided, "portfolio": self._portfolio, "predecessor": self._predecessor, "tenure": self._tenure,
        }  # fmt: skip
        for match in matches:
            if match.rule.set.get("need") == "appointing" and not self._appointing(match.start):
                continue
            handlers[match.rule.set.get("link", "before")](match)
        return sorted(self.relations, key=lambda r: r.first)

    def _appointing(self, position: int) -> bool:
        """Whether a word of appointment stands in the sentence before a position."""
        words = self._view.surface(0, position).lower().split() if position else []
        return any(w in APPOINTED for w in words)

    def _posts(self, interval: tuple[int, int]) -> list[int]:
        spans = self._view.spans
        return [i for i in range(*interval) if isinstance(spans.get(i), PostSpan)]

    def _person(self, match: Match) -> tuple[int, PersonSpan | PersonEntity] | None:
        at = match.roles["person"][0]
        span = self._view.spans.get(at)
        if isinstance(span, PersonSpan):
            return at, span
        token = self._view.first[at]
        entity = self._focus.person(self._view.tokens, token, token + 1)
        return (at, entity) if entity is not None else None

    def _before(self, match: Match) -> None:
        found = self._person(match)
        if found is None:
            return
        at, person = found
        if match.rule.set.get("close") and not self._closed(match, at, person):
            return
        body = self._body(match)
        for position in reversed(self._posts(match.roles["posts"])):
            post = self._view.spans[position]
            assert isinstance(post, PostSpan)
            if self._owner.get(position, at) != at or post.plural or self._apart(position, at):
                break
            if position not in self._owner:
                self._claim(match, position, at, person, body if post.body is None else None)

    def _apart(self, position: int, person: int) -> bool:
        """Whether an office before a comma is somebody else's: `for the US Deputy Secretary, PM Dung spoke`."""
        view = self._view
        if position + 1 == person or view.surface(position + 1, position + 2) != ",":
            return False
        before = position - 1
        if before >= 0 and view.surface(before, before + 1).lower() in ("the", "a", "an", "his", "her", "their", "its"):
            before -= 1
        return before >= 0 and view.surface(before, before + 1).lower() in _PREPOSITIONS and position + 2 != person

    def _closed(self, match: Match, at: int, person: PersonSpan | PersonEntity) -> bool:
        """Whether a name behind `office ,` ends an apposition; a body or an honorific say so without a mark."""
        posts = [self._view.spans[i] for i in self._posts(match.roles["posts"])]
        if person.honorific or any(isinstance(p, PostSpan) and (p.body or p.nation) is not None for p in posts):
            return True
        return at + 1 >= len(self._view.letters) or self._view.surface(at + 1, at + 2) in _CLOSING

    def _after(self, match: Match) -> None:
        found = self._person(match)
        if found is None:
            return
        at, person = found
        for position in self._posts(match.roles.get("left", (0, 0))):
            self._claim(match, position, at, person, status="outgoing")
        for position in self._posts(match.roles["posts"]):
            post = self._view.spans[position]
            assert isinstance(post, PostSpan)
            if post.plural or self._taken(position, at) or self._subject(position, post):
                break
            if position not in self._owner:
                self._claim(match, position, at, person, self._body(match) if post.body is None else None)

    def _subject(self, position: int, post: PostSpan) -> bool:
        """Whether a bare office begins a clause of its own: `Mrs X, the PM was told`."""
        if post.body is not None or post.nation is not None or position + 1 >= len(self._view.letters):
            return False
        return self._view.surface(position + 1, position + 2).lower() in _FINITE

    def _taken(self, position: int, person: int) -> bool:
        """Whether an office is another person's already, or stands right before another name."""
        if self._owner.get(position, person) != person:
            return True
        return position in self._nearest and position > person

    def _body(self, match: Match) -> tuple[int, int] | None:
        if "body" not in match.roles:
            return None
        first, last = match.roles["body"]
        return self._view.first[first], self._view.first[last - 1] + self._length(last - 1)

    def _length(self, position: int) -> int:
        return self._view.first[position + 1] - self._view.first[position]

    def _claim(
        self, match: Match, position: int, at: int, person: PersonSpan | PersonEntity,
        body: tuple[int, int] | None = None, *, shared: bool = False, status: str | None = None,
    ) -> None:  # fmt: skip
        post = self._view.spans[position]
        assert isinstance(post, PostSpan)
        body = body or self._common_body(position, post)
        if not shared:
            self._owner[position] = at
        self._linked.add(at)
        first, last = min(position, at), max(position, at)
        self.relations.append(
            Relation(
                match.rule.id, self._sentence, person, post, self._view.first[first],
                self._view.first[last] + self._length(last), body=body, status=status or match.rule.set.get("status"),
                shared=shared, owned="owner" in match.roles,
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
        status = self._change_before(position)
        for at, person in self._listed(match.roles["posts"][1] if whole else match.roles["people"][0], whole):
            self._claim(match, position, at, person, self._bracketed(at + 1), shared=True, status=status)
            self._owner[position] = -1

    def _change_before(self, position: int) -> str | None:
        """Whether a verb of appointment stands before a plural office: `Also elected were four Deputy Secretaries`."""
        before = self._view.surface(max(position - 5, 0), position).lower().split() if position else []
        return "incoming" if any(w in APPOINTED for w in before) else None

    def _bracketed(self, at: int) -> tuple[int, int] | None:
        """Tokens in brackets at a position, where they hold a portfolio rather than a place or party."""
        letters, view = self._view.letters, self._view
        if at + 2 >= len(letters) or view.surface(at, at + 1) != "(":
            return None
        end = next((i for i in range(at + 1, min(at + 8, len(letters))) if view.surface(i, i + 1) == ")"), None)
        if end is None or any(i in view.spans for i in range(at + 1, end)) or view.surface(at + 1, end).isupper():
            return None
        return view.first[at + 1], view.first[end]

    def _portfolio(self, match: Match) -> None:
        plural, view = self._plural, self._view
        people = [i for i in range(match.start, match.roles["body"][0]) if isinstance(view.spans.get(i), PersonSpan)]
        if plural is None or self._sentence - plural.sentence > 1 or people[-1] in self._linked:
            return
        at, person = people[-1], view.spans[people[-1]]
        assert isinstance(person, PersonSpan)
        self._linked.add(at)
        self.relations.append(
            Relation(
                match.rule.id, self._sentence, person, plural.post, view.first[at], view.first[match.end],
                body=self._body(match), status=plural.status, shared=True,
            )
        )  # fmt: skip

    def _predecessor(self, match: Match) -> None:
        found = self._person(match)
        office = self._focus.last_office()
        if found is None or office is None:
            return
        at, person = found
        relieved = self._view.surface(match.end, min(match.end + 6, len(self._view.letters))).lower().split()
        status = "outgoing" if any(w in ("relieved", "dismissed", "removed", "sacked") for w in relieved) else "former"
        self._linked.add(at)
        self.relations.append(
            Relation(
                match.rule.id, self._sentence, person, None, self._view.first[match.start], self._view.first[match.end],
                position=office.position, office=office, status=status,
            )
        )  # fmt: skip

    def _tenure(self, match: Match) -> None:
        """Put the date of a tenure to the relations of its person."""
        at = match.roles["person"][0]
        person = self._view.spans.get(at)
        for relation in self.relations:
            if relation.person is not person or relation.status == "incoming":
                continue
            for role, column in (("since", "valid_from"), ("until", "valid_to")):
                date = self._view.spans.get(match.roles[role][0]) if role in match.roles else None
                if isinstance(date, DateSpan):
                    day = date.start_date if role == "since" else date.end_date
                    setattr(relation, column, day)
                    relation.rule = match.rule.id

    def _listed(self, start: int, whole: bool) -> Iterator[tuple[int, PersonSpan]]:
        """People of a list from a position on: all of the sentence, or while nothing but list words stand between."""
        bracket = False
        for at in range(start, len(self._view.letters)):
            span = self._view.spans.get(at)
            if isinstance(span, PersonSpan):
                yield at, span
            elif not whole and not bracket and not self._in_list(at, span):
                return
            bracket = (bracket or self._view.surface(at, at + 1) == "(") and self._view.surface(at, at + 1) != ")"

    def _in_list(self, at: int, span: object) -> bool:
        """Whether a list of people may go on over this position: list words, and offices in apposition."""
        word = self._view.surface(at, at + 1)
        return isinstance(span, PostSpan) or word in _LISTED

    def _as_shared(self, match: Match) -> None:
        spans = self._view.spans
        people = [(i, s) for i in range(*match.roles["people"]) if isinstance(s := spans.get(i), PersonSpan)]
        posts = self._posts(match.roles["posts"])
        first = spans[posts[0]]
        if len(posts) == len(people):
            self._each(match)
        elif len(posts) == 1 and isinstance(first, PostSpan) and first.plural:
            for at, person in people:
                self._claim(match, posts[0], at, person, shared=True)

    def _elided(self, match: Match) -> None:
        """An office like the one of the clause before, with its status."""
        found = self._person(match)
        before = [r for r in self.relations if r.last <= self._view.first[match.start]]
        if found is None or not before:
            return
        at, person = found
        for position in self._posts(match.roles["posts"]):
            if position not in self._owner:
                self._claim(match, position, at, person, status=before[-1].status)

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
                self._view.first[last] + self._length(last), position=self._headship(match), body=body,
                status=match.rule.set.get("status") or self._to_come(match),
            )
        )  # fmt: skip

    def _headship(self, match: Match) -> str | None:
        """Office that the verb tells: `chairs` is Chair, `directed` Director."""
        if "verb" not in match.roles:
            return match.rule.set.get("position")
        verb = self._view.surface(*match.roles["verb"]).lower()
        return _HEADSHIPS.get(verb, match.rule.set.get("position"))

    def _to_come(self, match: Match) -> str | None:
        words = self._view.surface(match.start, match.end).lower().split()
        return "incoming" if "will" in words or "to be" in " ".join(words) else None


def _adjacent_posts(view: View) -> set[int]:
    """Positions of offices that stand right before a name, or are joined by `and` to one that does."""
    spans = view.spans
    found = {
        at for at, span in spans.items()
        if isinstance(span, PostSpan) and isinstance(spans.get(at + 1), PersonSpan)
    }  # fmt: skip
    for at in sorted(found, reverse=True):
        before = at - 2
        while isinstance(spans.get(before), PostSpan) and view.surface(before + 1, before + 2) == "and":
            found.add(before)
            before -= 2
    return found


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
