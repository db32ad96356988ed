"""From matches of rules in one sentence to relations of people and offices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flows.annotating.rules import Match
from flows.annotating.spans import PersonSpan, PostSpan
from flows.extracting.officials.claims import Claims, Interval, Person
from flows.extracting.officials.model import Relation
from flows.extracting.officials.special import SPECIAL

#: Words that may stand between the people of a list.
_LISTED = frozenset({",", "and", "&", ";", "as", "well", "(", ")", "currently", "also", "the"})
_FINITE = frozenset({"is", "was", "has", "had", "will", "would", "can", "could"})
_PREPOSITIONS = frozenset({"for", "with", "to", "of", "by", "from", "between", "and", "on"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_CLOSING = frozenset({"", ",", ".", ";", ")", "and", "–", "—", "-", ":", "(", "who", "mp"})


def link(claims: Claims, matches: Iterable[Match]) -> list[Relation]:
    """Relations of all matches in the order of the text; matches come by priority of their rules."""
    for match in matches:
        settings = match.rule.set
        if settings.get("need") == "appointing" and not claims.appointing(0, match.start):
            continue
        _HANDLERS[settings.get("link", "before")](claims, match)
    return sorted(claims.relations, key=lambda r: r.first)


def _before(claims: Claims, match: Match) -> None:
    """Offices before a name, from the nearest on, until one that is somebody else's."""
    found = claims.person(match)
    if found is None:
        return
    at, person = found
    if match.rule.set.get("close") and not _closed(claims, match, at, person):
        return
    body = claims.body(match)
    for position, post in reversed(list(claims.posts(match.roles["posts"]))):
        if claims.owner.get(position, at) != at or post.plural or _apart(claims, position, at):
            break
        if position not in claims.owner:
            claims.owner[position] = at
            claims.add(match, position, post, at, person, body=body if post.body is None else None)


def _apart(claims: Claims, position: int, person: int) -> bool:
    """Whether an office before a comma is somebody else's: `for the US Deputy Secretary, PM Dung spoke`."""
    if position + 1 == person or position + 2 == person or claims.word(position + 1) != ",":
        return False
    before = position - 1
    if claims.word(before) in _DETERMINERS:
        before -= 1
    return claims.word(before) in _PREPOSITIONS


def _closed(claims: Claims, match: Match, at: int, person: Person) -> bool:
    """Whether a name behind `office ,` ends an apposition; a body or an honorific say so without a mark."""
    posts = claims.posts(match.roles["posts"])
    if person.honorific or any((p.body or p.nation) is not None for _, p in posts):
        return True
    return claims.word(at + 1) in _CLOSING


def _after(claims: Claims, match: Match) -> None:
    """Offices behind a name, until one that is somebody else's or begins a clause."""
    found = claims.person(match)
    if found is None:
        return
    at, person = found
    for position, post in claims.posts(match.roles.get("left", (0, 0))):
        claims.owner[position] = at
        claims.add(match, position, post, at, person, status="outgoing")
    for position, post in claims.posts(match.roles["posts"]):
        if post.plural or _taken(claims, position, at) or _subject(claims, position, post):
            break
        if position not in claims.owner:
            claims.owner[position] = at
            claims.add(match, position, post, at, person, body=claims.body(match) if post.body is None else None)


def _taken(claims: Claims, position: int, person: int) -> bool:
    """Whether an office is another person's already, or stands right before another name."""
    return claims.owner.get(position, person) != person or (position in claims.nearest and position > person)


def _subject(claims: Claims, position: int, post: PostSpan) -> bool:
    """Whether a bare office begins a clause of its own: `Mrs X, the PM was told`."""
    return post.body is None and post.nation is None and claims.word(position + 1) in _FINITE


def _shared(claims: Claims, match: Match) -> None:
    """One plural office over the people of a list, or of the rest of the sentence."""
    position, post = next(claims.posts(match.roles["posts"]))
    if not post.plural or position in claims.owner:
        return
    claims.owner[position] = -1
    whole = match.rule.set.get("scope") == "sentence"
    status = "incoming" if claims.appointing(max(position - 5, 0), position) else None
    for at, person in _listed(claims, match.roles["posts"][1] if whole else match.roles["people"][0], whole):
        claims.add(match, position, post, at, person, shared=True, status=status, body=_bracketed(claims, at + 1))


def _listed(claims: Claims, start: int, whole: bool) -> Iterator[tuple[int, PersonSpan]]:
    """People from a position on: all of the sentence, or while only list words and appositions stand between."""
    bracket = False
    for at in range(start, len(claims.view.letters)):
        span, word = claims.view.spans.get(at), claims.word(at)
        if isinstance(span, PersonSpan):
            yield at, span
        elif not (whole or bracket or isinstance(span, PostSpan) or word in _LISTED):
            return
        bracket = (bracket or word == "(") and word != ")"


def _bracketed(claims: Claims, at: int) -> Interval | None:
    """Tokens in brackets at a position, where they hold a portfolio rather than a place or party."""
    view = claims.view
    if claims.word(at) != "(":
        return None
    end = next((i for i in range(at + 1, min(at + 8, len(view.letters))) if claims.word(i) == ")"), None)
    if end is None or any(i in view.spans for i in range(at + 1, end)) or view.surface(at + 1, end).isupper():
        return None
    return view.first[at + 1], view.first[end]


def _each(claims: Claims, match: Match) -> None:
    """People and offices in the same order; the last office's body goes for those without."""
    people, posts = claims.people(match.roles["people"]), list(claims.posts(match.roles["posts"]))
    if len(people) != len(posts):
        return
    last = posts[-1][1]
    status = "incoming" if claims.appointing(match.start, match.end) else None
    for (at, person), (position, post) in zip(people, posts, strict=True):
        claims.owner[position] = at
        bare = post.body is None and post.nation is None
        claims.add(match, position, post, at, person, body=last.body if bare else None, status=status)


def _as_shared(claims: Claims, match: Match) -> None:
    """Several people, `as`, and as many offices or one plural."""
    people, posts = claims.people(match.roles["people"]), list(claims.posts(match.roles["posts"]))
    position, first = posts[0]
    if len(posts) == len(people):
        _each(claims, match)
    elif len(posts) == 1 and first.plural:
        claims.owner[position] = -1
        status = "incoming" if claims.appointing(0, match.end) else None
        for at, person in people:
            claims.add(match, position, first, at, person, shared=True, status=match.rule.set.get("status") or status)


def _elided(claims: Claims, match: Match) -> None:
    """An office like the one of the clause before, with its status."""
    found = claims.person(match)
    before = [r for r in claims.relations if r.last <= claims.view.first[match.start]]
    if found is None or not before:
        return
    at, person = found
    for position, post in claims.posts(match.roles["posts"]):
        if position not in claims.owner:
            claims.owner[position] = at
            claims.add(match, position, post, at, person, status=before[-1].status)


_HANDLERS: dict[str, Callable[[Claims, Match], None]] = {
    "before": _before, "after": _after, "shared": _shared, "each": _each, "as_shared": _as_shared, "elided": _elided,
    **SPECIAL,
}  # fmt: skip
