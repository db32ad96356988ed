"""Officials of a document: relations of people and offices, sentence by sentence, made into rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.names.lexicon import fold, name_lexicon
from flows.annotating.rules import RuleSet
from flows.annotating.spans import OrganisationSpan, PersonSpan, PostSpan, Span
from flows.annotating.views import View
from flows.extracting.kinds import Draft, Kit
from flows.extracting.officials.announced import Announced
from flows.extracting.officials.claims import Claims, Plural
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.linking import HOLDERS_REACH, link
from flows.extracting.officials.merging import merged
from flows.extracting.officials.model import Relation
from flows.extracting.officials.signatures import signatures
from flows.extracting.officials.tenure import tenure
from flows.extracting.officials.wording import BodyWording, position_of
from flows.resolving.in_document import Focus, Office, PersonEntity

_PROFESSIONS = frozenset(name_lexicon().titles.professions)
_CHOSEN = re.compile(f"(?i)[ -](?:{'|'.join(offices().chosen)})\\b")
_CHANGES = frozenset({"officials.takes_office", "officials.leaves_office"})
_OWNING = frozenset({"his", "her", "their"})
_UNREAD = frozenset({"byline", "dateline", "boilerplate", "related"})


class Extractor:
    """Reads officials. The people and bodies in focus are left in `focus` for the rooms that come after."""

    def __init__(self, kit: Kit) -> None:
        self._rules: RuleSet = kit.rule_set("officials")
        self._vocabulary = kit.vocabulary
        letters = kit.vocabulary.letters
        self._pronouns = frozenset(letters("pron_person"))
        self._telling = frozenset(letters("name_lead|name_kin|name_succeed|name_stead|name_dealing"))
        self._saying = frozenset(letters("say"))
        self.focus = Focus()

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft per person and position."""
        self.focus = focus = Focus()
        document.derived["focus"] = focus
        wording = BodyWording(document, focus)
        drafts: list[Draft] = []
        plural: Plural | None = None
        announced = Announced(self._vocabulary)
        for number, (view, names) in enumerate(zip(document.views, by_sentence(document), strict=True)):
            if document.clean.sentences[number].kind in _UNREAD:
                continue
            several = self._bring_in(document, names, focus, wording)
            relations: list[Relation] = []
            if self._worth(view, names, plural, number):
                relations = link(Claims(view, number, focus, plural), self._rules.matches(view))
            announced.read(view, relations)
            found = (_draft(relation, view, focus, wording) for relation in relations)
            drafts.extend(draft for draft in found if draft is not None)
            if several is not None:
                plural = self._told(view, several, number)
        drafts.extend(signatures(document, focus, wording))
        return merged(_named(drafts, focus))

    def _told(self, view: View, post: PostSpan, number: int) -> Plural:
        changing = Claims(view, number, self.focus).appointing(0, view.position(post.first))
        return Plural(post, number, "incoming" if changing else None)

    def _worth(self, view: View, names: Sequence[Span], plural: Plural | None, number: int) -> bool:
        """Whether a rule can match: somebody is named or meant, and an office, a verb or a plural before tell it."""
        kinds = {span.type for span in names}
        if "person" not in kinds and self._pronouns.isdisjoint(view.letters):
            return False
        if "post" in kinds or not self._telling.isdisjoint(view.letters):
            return True
        return plural is not None and number - plural.sentence <= HOLDERS_REACH

    def _bring_in(
        self, document: Annotated, names: Sequence[Span], focus: Focus, wording: BodyWording
    ) -> PostSpan | None:
        """Put the people, bodies and offices of a sentence into focus. Returns the last plural office."""
        tokens, first_person, office_end, several = document.tokens, True, 0, None
        for span in names:
            if isinstance(span, PersonSpan):
                around = tokens.letters[max(span.first - 1, 0)] + tokens.letters[span.last : span.last + 1]
                alone = tokens.words[span.last : span.last + 1] != ["and "]
                focus.add(span, subject=(first_person and alone) or not self._saying.isdisjoint(around))
                first_person = False
                alias = _in_brackets(tokens.words, span.last)
                if alias:
                    focus.alias(span, alias)
            elif isinstance(span, PostSpan):
                office_end = span.last
                wording.remember(span)
                several = span if span.plural else several
            elif isinstance(span, OrganisationSpan):
                focus.add(span, owned=span.last <= office_end)
                acronym = _in_brackets(tokens.words, span.last)
                if acronym.isupper():
                    focus.define(span, acronym)
        return several


def by_sentence(document: Annotated) -> list[list[Span]]:
    """People, offices, bodies and places of each sentence."""
    names, at, found = document.names, 0, []
    for _, last in document.sentences:
        start = at
        while at < len(names) and names[at].first < last:
            at += 1
        found.append(list(names[start:at]))
    return found


def _in_brackets(words: Sequence[str], at: int) -> str:
    """A single word in brackets at a token; empty where there is none."""
    if at + 2 < len(words) and words[at] == "(" and words[at + 2][0] == ")":
        return words[at + 1].rstrip()
    return ""


def _draft(relation: Relation, view: View, focus: Focus, wording: BodyWording) -> Draft | None:
    """The row of a relation; its name is filled in when the whole document is read."""
    post, person = relation.post, relation.person
    entity = person if isinstance(person, PersonEntity) else focus.entity_of(person)
    if entity is None:
        return None
    if relation.inherited:
        heir = focus.entity_of(relation.heir) if isinstance(relation.heir, PersonSpan) else relation.heir
        relation.office = (heir.office or heir.left) if heir is not None else focus.last_office()
        if relation.office is None or heir is entity:
            return None
    if post is not None and post.noun == "counterpart":
        relation.office = focus.last_office()
        if relation.office is None:
            return None
    if post is not None and post.position.lower() in offices().of_superior:
        relation.office = _deputised(relation, post, view, focus) or relation.office
    office, canonical = _office(relation, view, entity, wording)
    if office.body is None and isinstance(person, PersonSpan) and person.seat and office.noun in offices().of_seats:
        office = replace(office, body=person.seat)
    status = "current" if _lasting(relation, view) else _status(relation, post)
    if office.body is None and noun_alone(relation, post):
        return None
    focus.note_office(entity, office, former=status in ("former", "outgoing"))
    if status == "incoming":
        focus.newcomer = entity
    valid_from, valid_to = tenure(relation, view)
    fields: dict[str, Any] = {
        "_person": entity, "position": office.position, "organisation_as_written": office.body,
        "organisation": canonical, "status": status, "valid_from": valid_from, "valid_to": valid_to,
    }  # fmt: skip
    return Draft(relation.rule, relation.sentence, relation.first, relation.last, fields)


def _lasting(relation: Relation, view: View) -> bool:
    """Whether an office is held from a day on until now: `has served as director since 2014`."""
    if relation.rule != "officials.was_post":
        return False
    first, last = view.position(relation.first), view.position(relation.last - 1)
    held = tenure(relation, view)
    return held[0] is not None and held[1] is None and " has " in f" {view.surface(first, last + 1)} "


def _deputised(relation: Relation, post: PostSpan, view: View, focus: Focus) -> Office | None:
    """The office of somebody's deputy, by that of the superior: `the mayor, X, and his deputy, Y`."""
    tokens, at = view.tokens, post.first
    superior = focus.person(tokens, *post.body) if post.body is not None and post.body[0] < post.head else None
    if superior is None and at and tokens.word(at - 1).lower() in _OWNING:
        named = [s for s in view.spans.values() if isinstance(s, PersonSpan) and s.last <= at]
        superior = focus.entity_of(named[-1]) if named else focus.person(tokens, at - 1, at)
    if superior is None or superior.office is None:
        return None
    known = superior.office
    if post.noun != "deputy":
        return Office(position_of(post.position), post.noun, known.body, known.nation)
    return Office(f"Deputy {known.position}", known.noun, known.body, known.nation)


def noun_alone(relation: Relation, post: PostSpan | None) -> bool:
    """Whether only a profession is told, which is an office in some body alone: `tugboat founder X`."""
    alone = relation.rule == "officials.post_name" and not relation.joined
    if not alone or post is None or post.noun not in _PROFESSIONS:
        return False
    return offices().leading.isdisjoint(post.position.lower().split())


def _office(relation: Relation, view: View, entity: PersonEntity, wording: BodyWording) -> tuple[Office, str | None]:
    """The office of a relation with its body, references resolved, and the body's canonical name."""
    post, known = relation.post, relation.office
    if known is not None:  # a predecessor's or a counterpart's
        counterpart = post is not None and post.noun == "counterpart"
        body, canonical = wording.of(post, None) if counterpart else (known.body, None)
        if counterpart and post is not None and body is None:
            body = post.position.rpartition(" ")[0] or None  # `his Education counterpart`
        return Office(known.position, known.noun, body, known.nation), canonical
    position = position_of(post.position if post else relation.position or "Head", singular=relation.shared)
    position = _CHOSEN.sub("", position)
    if relation.accredited is not None:
        position = f"{position} to {relation.accredited}"
    noun = post.noun if post else "head"
    if post is not None and post.body is None and _own_body(position)[1] is not None:
        position, own = _own_body(position)
        return Office(position, noun, own, post.nation), None
    written, canonical = wording.of(post, relation.body)
    if written is None and post is not None and not entity.holds(noun):
        written, canonical = wording.from_context(relation, post, view)
    if written is None and relation.rule in _CHANGES and noun in offices().of_agents:
        written, canonical = _former_body(entity), None  # `Norfisk's director X steps down as chairman`
    if written is None:
        position, written = _own_body(position)
    return Office(position, noun, written, post.nation if post else None), canonical


def _former_body(entity: PersonEntity) -> str | None:
    """The body of the office in which a person was introduced, if it is one that a company or agency has."""
    known = entity.office
    return known.body if known is not None and known.noun in offices().of_agents else None


def _own_body(position: str) -> tuple[str, str | None]:
    """An office and the body that its first word names, if any: `State President`, `Union Minister`."""
    body, _, office = position.partition(" ")
    return (office, body) if office.lower() in offices().body_first.get(body.lower(), ()) else (position, None)


def _status(relation: Relation, post: PostSpan | None) -> str:
    told = post.status if post is not None else None
    if told is None and post is not None and _CHOSEN.search(post.position):
        told = "incoming"
    if told == "acting" or (told == "incoming" and relation.status == "former"):
        return told  # `was recently appointed director`
    return relation.status or told or "current"


def _named(drafts: Iterable[Draft], focus: Focus) -> Iterable[Draft]:
    """Drafts with the fullest name of their person."""
    for draft in drafts:
        person: PersonEntity = draft.fields.pop("_person")
        draft.fields |= {"name": person.name, "name_ascii": fold(person.name), "honorific": person.honorific}
        yield draft
