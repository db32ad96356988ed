"""Offices told without their own words: by a verb (`heads`), a portfolio, a predecessor; and days of tenure."""

from __future__ import annotations

from collections.abc import Callable

from flows.annotating.rules import Match
from flows.annotating.spans import DateSpan, PersonSpan
from flows.extracting.officials.claims import Claims, Person
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation
from flows.resolving.in_document import PersonEntity


def _head(claims: Claims, match: Match) -> None:
    """A person who heads a body: the verb tells the office."""
    found, body = claims.person(match), claims.body(match)
    start = match.roles["body"][0]
    if found is None or body is None or start in claims.owner:
        return
    view = claims.view
    if view.tokens.surface(*body).split()[-1] in offices().passing:
        return
    if "led" in match.rule.id and "and" in (claims.word(start - 1), claims.word(start - 2)):
        return  # `A and B, led by`: who leads what stays open
    at, person = found
    claims.owner[start] = at
    verb = view.surface(*match.roles["verb"]).lower() if "verb" in match.roles else ""
    words = view.surface(match.start, match.end).lower()
    to_come = "incoming" if " will " in words or " to be " in words else None
    first, last = min(start, at), max(match.roles["body"][1] - 1, at)
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, person, None, view.first[first], claims.end(last),
            position=offices().headships.get(verb, match.rule.set.get("position")), body=body,
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
    """Who held the office before: the heir's, where one is told, else the one named last."""
    found, heir = claims.person(match), _heir(claims, match)
    if found is None or _placed(claims, found[0]) or (heir is None and "need_heir" in match.rule.set):
        return
    view = claims.view
    behind = view.surface(match.end, min(match.end + 6, len(view.letters))).lower().split()
    status = "former" if offices().departing.isdisjoint(behind) else "outgoing"
    claims.linked.add(found[0])
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, found[1], None, view.first[match.start], view.first[match.end],
            status=status, inherited=True, heir=heir,
        )
    )  # fmt: skip


def _placed(claims: Claims, position: int) -> bool:
    """Whether a person has an office in the sentence already, but for one that the person leaves the old one for."""
    told = [r.status for r in claims.relations if r.person is claims.view.spans.get(position)]
    return position in claims.linked and not (told and all(status == "incoming" for status in told))


def _successor(claims: Claims, match: Match) -> None:
    """Who takes the office of the subject: `X was succeeded by Y`."""
    found, view = claims.person(match), claims.view
    heir = view.spans.get(match.roles["heir"][0])
    if found is None or not isinstance(heir, PersonSpan) or match.roles["heir"][0] in claims.linked:
        return
    claims.linked.add(match.roles["heir"][0])
    before = found[1] if isinstance(found[1], PersonEntity) else claims.focus.entity_of(found[1])
    known = before.office if before is not None else None
    if known is None and before is not None and before.offices:
        known = before.offices[-1]
    claims.relations.append(
        Relation(
            match.rule.id, claims.sentence, heir, None, view.first[match.start], view.first[match.end],
            status="incoming", office=known, inherited=known is None, heir=before,
        )
    )  # fmt: skip


def _heir(claims: Claims, match: Match) -> Person | None:
    """Who has the office now: `Falk's predecessor`, `her predecessor`, or the subject of the clause."""
    view = claims.view
    for role in ("heir", "owner"):
        if role in match.roles:
            at = match.roles[role][0]
            span = view.spans.get(at)
            if isinstance(span, PersonSpan):
                return span
            return claims.focus.person(view.tokens, view.first[at], view.first[at] + 1)
    subject = claims.subject(match.start)
    if subject is not None:
        return subject
    people = claims.people((0, match.start))
    if people:
        return people[-1][1]
    if claims.word(match.start - 1) in ("he", "she"):
        token = view.first[match.start - 1]
        newcomer = claims.focus.newcomer
        if newcomer is not None and newcomer.gender in (None, claims.word(match.start - 1)):
            return newcomer
        return claims.focus.person(view.tokens, token, token + 1)
    return None


def _means(claims: Claims, person: Person, named: PersonSpan) -> bool:
    """Whether a person of a relation is the one named last in the clause before."""
    return named is person or claims.focus.entity_of(named) is person


def _conjunct(claims: Claims, match: Match) -> None:
    """Offices of a clause that has its subject in the clause before."""
    person, view = claims.subject(match.start), claims.view
    people = claims.people((0, match.start))
    if person is None or (people and not _means(claims, person, people[-1][1])):
        return
    for position, post in claims.posts(match.roles["posts"]):
        if position in claims.owner or post.plural or position in claims.nearest:
            break
        claims.owner[position] = -1
        claims.relations.append(
            Relation(
                match.rule.id, claims.sentence, person, post, view.first[match.start], claims.end(position),
                status=match.rule.set["status"],
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


def _handover(claims: Claims, match: Match) -> None:
    """Who gets offices and who leaves them, in one clause."""
    found, left = claims.person(match), claims.view.spans.get(match.roles["left"][0])
    if found is None or not isinstance(left, PersonSpan):
        return
    for position, post in claims.posts(match.roles["posts"]):
        if post.plural or position in claims.owner:
            return
        claims.owner[position] = found[0]
        claims.add(match, position, post, found[0], found[1])
        claims.add(match, position, post, match.roles["left"][0], left, status="outgoing")


SPECIAL: dict[str, Callable[[Claims, Match], None]] = {
    "head": _head, "portfolio": _portfolio, "predecessor": _predecessor, "successor": _successor, "conjunct": _conjunct,
    "tenure": _tenure, "handover": _handover,
}  # fmt: skip
