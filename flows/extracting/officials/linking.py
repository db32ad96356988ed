"""From matches of rules in one sentence to relations of people and offices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.rules import Match
from flows.annotating.spans import PersonSpan, PostSpan
from flows.extracting.officials.claims import Claims, Interval, Person
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation
from flows.extracting.officials.portfolios import CONTEXTS, accredited, alike, bracketed, matter, parts
from flows.extracting.officials.special import SPECIAL

#: Words that may stand between the people of a list.
_LISTED = frozenset({",", "and", "&", ";", "as", "well", "(", ")", "currently", "also", "the"})
#: Words that tell a passive, an apposition or an aim between a name and what the person is appointed to.
_PASSIVE = frozenset({
    "is", "was", "were", "be", "been", "being", "has", "had", "have", "will", ",", "–", "who", "as", "to", "of",
})  # fmt: skip
_FINITE = frozenset({"is", "was", "has", "had", "will", "would", "can", "could"})
_PREPOSITIONS = frozenset({"for", "with", "to", "of", "by", "from", "between", "and", "on"})
#: How many words may stand before a phrase that opens a sentence.
_OPENING = 6
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
#: How many sentences back the plural office may be whose holders a list names.
HOLDERS_REACH = 4
_PARTIES = frozenset(name_lexicon().bodies.parties)
_BODY_NOUNS = frozenset(name_lexicon().bodies.heads)
_CLOSING = frozenset({"of", "", ",", ".", ";", ")", "and", "–", "—", "-", ":", "(", "who", "mp"})


def link(claims: Claims, matches: Iterable[Match]) -> list[Relation]:
    """Relations of all matches in the order of the text; matches come by priority of their rules."""
    for match in matches:
        settings = match.rule.set
        need = settings.get("need")
        if need == "appointing" and not claims.appointing(0, match.start):
            continue
        if need in CONTEXTS and not CONTEXTS[need](claims, match):
            continue
        _HANDLERS[settings.get("link", "before")](claims, match)
    return sorted(claims.relations, key=lambda r: (r.inherited, r.first))


def _before(claims: Claims, match: Match) -> None:
    """Offices before a name, from the nearest on, until one that is somebody else's."""
    found = claims.person(match)
    if found is None:
        return
    at, person = found
    if match.rule.set.get("close") and (_own(claims, match, at) or not _closed(claims, match, at, person)):
        return
    body = claims.body(match)
    for position, post in reversed(list(claims.posts(match.roles["posts"]))):
        if claims.owner.get(position, at) != at or post.plural or _apart(claims, position, at):
            break
        if _abroad(claims, position, at):
            break
        if position not in claims.owner:
            claims.owner[position] = at
            behind = isinstance(claims.view.spans.get(position - 1), PostSpan)
            if behind and post.position.lower() in offices().letter_ranks:
                continue  # `police spokesman SSP X`
            claims.add(match, position, post, at, person, body=body if _open(claims, post) else None)


def _own(claims: Claims, match: Match, at: int) -> bool:
    """Whether the person's own office follows: `A minister, X B minister`, `told by the president, X, a minister, `."""
    if claims.word(at + 1) == "as" or isinstance(claims.view.spans.get(at + 1), PostSpan):
        return True
    position, post = next(claims.posts(match.roles["posts"]))
    bare = post.body is None and post.nation is None and claims.word(position - 1) in _DETERMINERS
    apposed = claims.word(at + 1) == "," and isinstance(claims.view.spans.get(at + 2), PostSpan)
    return bare and apposed and claims.word(position - 2) in _PREPOSITIONS


def _open(claims: Claims, post: PostSpan) -> bool:
    """Whether an office still lacks its body: none is told, or only the party: `Republican Senator X of Maine`."""
    return post.body is None or claims.view.tokens.surface(*post.body) in _PARTIES


def _named(claims: Claims, match: Match) -> None:
    """One office and the person whom `is` names, unless the office is that of a clause about somebody else."""
    found = claims.person(match)
    (position, post), *more = claims.posts(match.roles["posts"])
    if found is None or more or post.plural or position in claims.owner:
        return
    claims.owner[position] = found[0]
    claims.add(match, position, post, found[0], found[1])


def _abroad(claims: Claims, position: int, person: int) -> bool:
    """Whether `and` joins offices of two countries: `Abu Dhabi's crown prince and Israeli Prime Minister X`."""
    following, post = claims.view.spans.get(position + 2), claims.view.spans.get(position)
    if position + 2 >= person or not isinstance(following, PostSpan) or not isinstance(post, PostSpan):
        return False
    return post.nation is not None and following.nation is not None and post.nation != following.nation


def _apart(claims: Claims, position: int, person: int) -> bool:
    """Whether an office before a comma is somebody else's: `for the US Deputy Secretary, PM Dung spoke`."""
    if position + 1 == person or position + 2 == person or claims.word(position + 1) != ",":
        return False
    before = position - 1
    if claims.word(before) in _DETERMINERS:
        before -= 1
    return before < _OPENING and claims.word(before) in _PREPOSITIONS


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
    if match.rule.set.get("passive") and _active(claims, at, match.roles["posts"][0]):
        return
    for position, post in claims.posts(match.roles.get("left", (0, 0))):
        claims.owner[position] = at
        claims.add(match, position, post, at, person, status="outgoing")
    for position, post in claims.posts(match.roles["posts"]):
        if post.plural or _taken(claims, position, at) or _subject(claims, position, post):
            break
        if (claims.told_before(at) and claims.names_next(position)) or claims.names_other(position):
            break
        if claims.word(position - 1) == "(" and claims.word(position + 1) == ")" and post.position.isupper():
            continue  # `the Chief Executive Officer (CEO)`
        if position not in claims.owner:
            claims.owner[position] = at
            body = (claims.body(match) or _appointing_body(claims, match)) if post.body is None else None
            claims.add(match, position, post, at, person, body=body)


def _appointing_body(claims: Claims, match: Match) -> Interval | None:
    """Tokens of the body in lower case that appoints somebody to an office of its own: `the ministry named X its`."""
    if "owner" not in match.roles or claims.word(match.start - 1) not in _BODY_NOUNS:
        return None
    return claims.view.first[match.start - 1], claims.view.first[match.start]


def _active(claims: Claims, person: int, position: int) -> bool:
    """Whether a verb tells what the person does: `X assigned the Minister to`, not `X, appointed the Minister`."""
    if claims.word(person - 1) in ("whom", "that"):
        return True
    between = [claims.word(i) for i in range(person + 1, position)]
    return bool(between) and between[-1] in _DETERMINERS and not _PASSIVE.intersection(between)


def _taken(claims: Claims, position: int, person: int) -> bool:
    """Whether an office is another person's already, or stands right before another name."""
    return claims.owner.get(position, person) != person or (position in claims.nearest and position > person)


def _subject(claims: Claims, position: int, post: PostSpan) -> bool:
    """Whether a bare office begins a clause of its own: `Mrs X, the PM was told`."""
    if claims.word(position + 1) not in _FINITE:
        return False
    return (post.body is None and post.nation is None) or _told_already(claims, position)


def _told_already(claims: Claims, position: int) -> bool:
    """Whether the name before has its own office before it: `the minister, X, the chairman of Y is`."""
    at = next((i for i in (position - 2, position - 3) if isinstance(claims.view.spans.get(i), PersonSpan)), 0)
    before = claims.view.spans.get(at - 2) if claims.word(at - 1) == "," else claims.view.spans.get(at - 1)
    return isinstance(before, PostSpan)


def _shared(claims: Claims, match: Match) -> None:
    """One plural office over the people of a list, or of the rest of the sentence."""
    position, post = next(claims.posts(match.roles["posts"]))
    if not (post.plural or "several" in match.rule.set) or position in claims.owner:
        return
    claims.owner[position] = -1
    whole = match.rule.set.get("scope") == "sentence"
    status = match.rule.set.get("status")
    status = status or ("incoming" if claims.appointing(max(position - 5, 0), position) else None)
    start = match.roles["posts"][1] if whole else match.roles["people"][0]
    listed = list(_listed(claims, start, whole))
    told = len(listed) == 1 and start == match.roles["posts"][1] + 1 and claims.word(start - 1) == ","
    if not whole and told and "pair" not in match.rule.set:
        return  # `a letter to ministers, X Y said`
    listed = [(at, p) for at, p in alike(claims, listed) if not claims.bracketed_post(at)]
    divided = parts(claims, post, len(listed)) if not whole else None
    for number, (at, person) in enumerate(listed):
        body, place = bracketed(claims, at + 1, post), accredited(claims, at + 1, post)
        body = body or (divided[number] if divided is not None else None)
        claims.add(match, position, post, at, person, shared=True, status=status, body=body, accredited=place)


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


def _holders(claims: Claims, match: Match) -> None:
    """The people of a list, holders of the plural office that the sentence before told."""
    plural = claims.plural
    if plural is None or not 0 < claims.sentence - plural.sentence <= HOLDERS_REACH:
        return
    for at, person in _listed(claims, match.roles["people"][0], whole=False):
        if at in claims.linked or isinstance(claims.view.spans.get(at + 2), PostSpan):
            continue
        claims.linked.add(at)
        relation = Relation(
            match.rule.id, claims.sentence, person, plural.post, claims.view.first[at], claims.end(at),
            body=bracketed(claims, at + 1, plural.post), status=plural.status, shared=True,
        )  # fmt: skip
        claims.relations.append(relation)


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


def _continued(claims: Claims, start: int, before: list[Relation]) -> bool:
    """Whether a clause without a verb can have that of an appointment before it."""
    return claims.word(start) == ";" or any(r.status == "incoming" for r in before)


def _beside(claims: Claims, at: int, before: list[Relation]) -> bool:
    """Whether an office stands right behind a name as in the clause before: `X stays A minister, Y B minister`."""
    last, behind = before[-1], isinstance(claims.view.spans.get(at + 1), PostSpan)
    if last.post is None or not isinstance(last.person, PersonSpan):
        return False
    return behind and last.first == last.person.first < last.post.first


def _elided(claims: Claims, match: Match) -> None:
    """An office like the one of the clause before, with its status."""
    found = claims.person(match)
    before = [r for r in claims.relations if r.last <= claims.view.first[match.start]]
    if found is None or not before:
        return
    at, person = found
    if not _continued(claims, match.start, before) and not _beside(claims, at, before):
        return
    for position, post in claims.posts(match.roles["posts"]):
        if position not in claims.owner:
            claims.owner[position] = at
            incoming = any(r.status == "incoming" for r in before)
            claims.add(match, position, post, at, person, status="incoming" if incoming else before[-1].status)


_HANDLERS: dict[str, Callable[[Claims, Match], None]] = {
    "before": _before, "after": _after, "named": _named, "holders": _holders, "shared": _shared,
    "each": _each, "as_shared": _as_shared, "elided": _elided, "matter": matter,
    **SPECIAL,
}  # fmt: skip
