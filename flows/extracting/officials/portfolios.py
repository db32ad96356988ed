"""Portfolios and seats of people who share one plural office."""

from __future__ import annotations

from flows.annotating.spans import PlaceSpan, PostSpan
from flows.extracting.officials.claims import Claims, Interval
from flows.extracting.officials.lexicon import offices


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


def bracketed(claims: Claims, at: int) -> Interval | None:
    """Tokens in brackets at a position, where they hold a portfolio rather than a place or party."""
    view = claims.view
    if claims.word(at) != "(":
        return None
    end = next((i for i in range(at + 1, min(at + 8, len(view.letters))) if claims.word(i) == ")"), None)
    if end is None or any(i in view.spans for i in range(at + 1, end)) or view.surface(at + 1, end).isupper():
        return None
    return view.first[at + 1], view.first[end]
