"""Offices told without their own words: by a verb (`heads`), a portfolio, a predecessor; and days of tenure."""

from __future__ import annotations

from collections.abc import Callable

from flows.annotating.rules import Match
from flows.annotating.spans import DateSpan
from flows.extracting.officials.claims import Claims
from flows.extracting.officials.model import Relation

#: Bodies whose leading makes nobody an official.
_PASSING = frozenset({
    "delegation", "delegations", "mission", "team", "party", "group", "company", "conference", "congress", "session",
})  # fmt: skip
_HEADSHIPS = {
    "chairs": "Chair", "chaired": "Chair", "directs": "Director", "directed": "Director", "governs": "Governor",
    "governed": "Governor", "manages": "Manager", "managed": "Manager",
}  # fmt: skip
_RELIEVED = frozenset({"relieved", "dismissed", "removed", "sacked"})


def _head(claims: Claims, match: Match) -> None:
    """A person who heads a body: the verb tells the office."""
    found, body = claims.person(match), claims.body(match)
    start = match.roles["body"][0]
    if found is None or body is None or start in claims.owner:
        return
    view = claims.view
    if view.tokens.surface(*body).split()[-1].lower() in _PASSING:
        return
    at, person = found
    claims.owner[start] = at
    verb = view.surface(*match.roles["verb"]).lower() if "verb" in match.roles else ""
    words = view.surface(match.start, match.end).lower()
    to_come = "incoming" if " will " in words or " to be " in words else None
    first, last = min(start, at), max(match.roles["body"][1] - 1, at)
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, person, None, view.first[first], claims.end(last),
            position=_HEADSHIPS.get(verb, match.rule.set.get("position")), body=body,
            status=match.rule.set.get("status") or to_come,
        )
    )  # fmt: skip


def _portfolio(claims: Claims, match: Match) -> None:
    """A portfolio of the plural office that stood in this sentence or the one before."""
    plural, people = claims.plural, claims.people((match.start, match.roles["body"][0]))
    if plural is None or claims.sentence - plural.sentence > 1 or not people or people[-1][0] in claims.linked:
        return
    at, person = people[-1]
    claims.linked.add(at)
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, person, plural.post, claims.view.first[at], claims.view.first[match.end],
            body=claims.body(match), status=plural.status, shared=True,
        )
    )  # fmt: skip


def _predecessor(claims: Claims, match: Match) -> None:
    """Who held the office before the one named last."""
    found, office = claims.person(match), claims.focus.last_office()
    if found is None or office is None:
        return
    view = claims.view
    behind = view.surface(match.end, min(match.end + 6, len(view.letters))).lower().split()
    status = "former" if _RELIEVED.isdisjoint(behind) else "outgoing"
    claims.linked.add(found[0])
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, found[1], None, view.first[match.start], view.first[match.end],
            position=office.position, office=office, status=status,
        )
    )  # fmt: skip


def _tenure(claims: Claims, match: Match) -> None:
    """The first or last day in office, for the offices that the sentence gives the person."""
    person = claims.view.spans.get(match.roles["person"][0])
    column, role = ("valid_from", "since") if "since" in match.roles else ("valid_to", "until")
    date = claims.view.spans.get(match.roles[role][0])
    if not isinstance(date, DateSpan):
        return
    for relation in claims.relations:
        if relation.person is person and relation.status != "incoming":
            setattr(relation, column, date.start_date if role == "since" else date.end_date)
            relation.rule = match.rule.id


SPECIAL: dict[str, Callable[[Claims, Match], None]] = {
    "head": _head, "portfolio": _portfolio, "predecessor": _predecessor, "tenure": _tenure,
}  # fmt: skip
