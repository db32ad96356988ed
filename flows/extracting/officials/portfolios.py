"""Portfolios and seats: of people who share one plural office, and told by their matter alone."""

from __future__ import annotations

from collections.abc import Callable

from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.rules import Match
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.extracting.officials.claims import Claims, Interval
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation
from flows.extracting.officials.wording import position_of

_REGIONAL = frozenset(name_lexicon().titles.regional)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_FROM = frozenset({"of", "from", "for", "at"})
_DEALING = frozenset(name_lexicon().titles.dealing)


def parts(claims: Claims, post: PostSpan, count: int) -> list[Interval] | None:
    """A plural office's portfolios, one for each of as many people: `ministers of trade and health, X and Y`."""
    if post.body is None or count != 2 or post.position.lower() != post.noun + "s":
        return None
    tokens, (first, last) = claims.view.tokens, post.body
    joints = [at for at in range(first + 1, last - 1) if tokens.word(at) == "and"]
    alone = len(joints) == 1 and "," not in (tokens.word(at) for at in range(first, last))
    return [(first, joints[0]), (joints[0] + 1, last)] if alone and tokens.word(post.last) == "," else None


def accredited(claims: Claims, at: int, post: PostSpan) -> str | None:
    """The country in brackets at a position, where an ambassador serves: `X (Mozambique)`."""
    place = claims.view.spans.get(at + 1)
    if post.noun not in offices().envoys or claims.word(at) != "(" or claims.word(at + 2) != ")":
        return None
    return place.name if isinstance(place, PlaceSpan) else None


def bracketed(claims: Claims, at: int, post: PostSpan) -> Interval | None:
    """Tokens in brackets at a position, where they hold a portfolio, or the place of an office that a place has."""
    view = claims.view
    if claims.word(at) != "(":
        return None
    if isinstance(view.spans.get(at + 1), PlaceSpan) and claims.word(at + 2) == ")" and post.noun in _REGIONAL:
        return view.first[at + 1], view.first[at + 2]
    end = next((i for i in range(at + 1, min(at + 8, len(view.letters))) if claims.word(i) == ")"), None)
    if end is None or any(i in view.spans for i in range(at + 1, end)) or view.surface(at + 1, end).isupper():
        return None
    return view.first[at + 1], view.first[end]


def alike(claims: Claims, listed: list[tuple[int, PersonSpan]]) -> list[tuple[int, PersonSpan]]:
    """The people of a list up to the first whom an office in apposition tells apart from those before."""
    apposed = [claims.word(at + 1) == "," and _posted(claims, at + 2) for at, _ in listed]
    return listed[: apposed.index(True)] if True in apposed and not apposed[0] else listed


def _posted(claims: Claims, position: int) -> bool:
    """Whether an office stands at a position, behind an article or not."""
    position += claims.word(position) in _DETERMINERS
    return isinstance(claims.view.spans.get(position), PostSpan) and claims.word(position) != ""


def matter(claims: Claims, match: Match) -> None:
    """A portfolio told by its matter: the office is that which the text's ministers have."""
    found, body = claims.person(match), claims.body(match)
    start = match.roles["body"][0]
    if found is None or body is None or start in claims.owner:
        return
    if not _tells_portfolio(claims, body):
        return
    at, person = found
    claims.owner[start] = at
    claims.linked.add(at)
    told = [r.status for r in claims.relations if r.last <= claims.view.first[match.start]]
    first, last = min(start, at), max(match.roles["body"][1] - 1, at)
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, person, None, claims.view.first[first], claims.end(last),
            position=_office_of_matters(claims), body=body,
            status=match.rule.set.get("status") or (told[-1] if told and match.rule.set["need"] == "told" else None),
        )
    )  # fmt: skip


def _tells_portfolio(claims: Claims, body: Interval) -> bool:
    """Whether words are a portfolio: the last one is a matter of government, or a ministry is named."""
    words = claims.view.tokens.surface(*body).lower().replace(",", " ").split()
    return words[-1] in offices().matters or not offices().ministries.isdisjoint(words)


def _office_of_matters(claims: Claims) -> str:
    """The office that has portfolios in this text, the one told last: `Cabinet Secretary`, else `Minister`."""
    known, words = claims.focus.last_office(), offices()
    plural = claims.plural.post if claims.plural is not None else None
    plural = next((p for _, p in claims.posts((0, len(claims.view.letters))) if p.plural), plural)
    told = position_of(plural.position, singular=True) if plural is not None else ""
    if told.lower() in words.with_matters:
        return told
    if known is not None and known.position.lower() in words.with_matters and known.body is not None:
        return known.position
    return words.of_matter


def _of_ministers(claims: Claims, match: Match) -> bool:
    """Whether the sentence, or a person named before, tells that portfolios are dealt out."""
    told = claims.view.surface(0, len(claims.view.letters)).lower().replace(",", " ").split()
    if not _DEALING.isdisjoint(told):
        return True
    known = claims.focus.last_office()
    return known is not None and known.noun == "minister" and known.body is not None and "minister" in told


def _after_another(claims: Claims, match: Match) -> bool:
    """Whether a clause before, in the sentence, gives somebody a portfolio."""
    before = [r for r in claims.relations if r.last <= claims.view.first[match.start] + 1]
    if not before:
        return False
    post = before[-1].post
    if post is not None:
        return post.noun == "minister"
    return (before[-1].position or "").lower() in offices().with_matters


def _in_pairs(claims: Claims, match: Match) -> bool:
    """Whether the sentence has a plural office with portfolios, a semicolon, and another portfolio with a name."""
    several = any(p.plural and p.body is not None for _, p in claims.posts((0, match.end)))
    return several and any(claims.word(at) == ";" for at in range(match.start, len(claims.view.letters)))


def _a_ministry(claims: Claims, match: Match) -> bool:
    """Whether the body of a match is a ministry."""
    body = claims.body(match)
    words = claims.view.tokens.surface(*body).lower().split() if body is not None else []
    return not offices().ministries.isdisjoint(words)


def _alone(claims: Claims, match: Match) -> bool:
    """Whether nobody is named between the person of a match and the offices."""
    return not claims.people((match.roles["person"][1], match.roles["posts"][0]))


def _listing(claims: Claims, _: Match) -> bool:
    """Whether the sentence lists people with `as` and an office: `X as director, Y as deputy director`."""
    spans, found = claims.view.spans, 0
    for at, span in spans.items():
        if isinstance(span, PersonSpan) and (role := _role(claims, at)):
            post = spans.get(role + 2) if claims.word(role + 1) in _DETERMINERS else spans.get(role + 1)
            found += isinstance(post, PostSpan)
    return found > 1


def _role(claims: Claims, person: int) -> int:
    """Position of the `as` behind a name, or behind the body that the person is from; 0 where there is none."""
    at = person + 1
    if claims.word(at) in _FROM:
        at += 1 + (claims.word(at + 1) in _DETERMINERS)
        at += isinstance(claims.view.spans.get(at), OrganisationSpan)
        at += 3 * (claims.word(at) == "(" and claims.word(at + 2) == ")")
    return at if claims.word(at) == "as" else 0


def _honoured(claims: Claims, match: Match) -> bool:
    """Whether the person of a match has a title of honour."""
    person = claims.view.spans.get(match.roles["person"][0])
    return isinstance(person, PersonSpan) and person.honorific is not None


#: What a rule may need to be told around its match.
CONTEXTS: dict[str, Callable[[Claims, Match], bool]] = {
    "portfolios": _of_ministers, "told": _after_another, "ministry": _a_ministry, "pairs": _in_pairs,
    "alone": _alone, "listing": _listing, "honoured": _honoured,
}  # fmt: skip
