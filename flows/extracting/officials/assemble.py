"""Officials of a document: relations of people and offices, sentence by sentence, made into rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.names.lexicon import fold
from flows.annotating.rules import RuleSet
from flows.annotating.spans import DateSpan, OrganisationSpan, PersonSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.kinds import Draft, Kit
from flows.extracting.officials.linking import APPOINTED, Linker, Plural, date_after
from flows.extracting.officials.merging import merged
from flows.extracting.officials.model import Relation
from flows.extracting.officials.signatures import signatures
from flows.extracting.officials.wording import BodyWording, position_of
from flows.resolving.in_document import Focus, Office, PersonEntity

_UNREAD = frozenset({"byline", "dateline", "boilerplate", "related"})
_TAKES_UP = frozenset({"officials.appointed", "officials.appoints", "officials.takes_office"})
_LEAVES = frozenset({"officials.leaves_office", "officials.dismisses"})
_NEAR, _FAR = 3, 9


class Extractor:
    """Reads officials. The people and bodies in focus are left in `focus` for the rooms that come after."""

    def __init__(self, kit: Kit) -> None:
        self._rules: RuleSet = kit.rule_set("officials")
        self._pronouns = frozenset(kit.vocabulary.letters("pron_person"))
        self._saying = frozenset(kit.vocabulary.letters("say"))
        self.focus = Focus()
        self._plural: Plural | None = None

    def extract(self, document: Annotated, facts: Mapping[str, list[Draft]]) -> Iterable[Draft]:
        """One draft per person and position."""
        self.focus = focus = Focus()
        self._plural = None
        document.derived["focus"] = focus
        wording = BodyWording(document, focus)
        drafts: list[Draft] = []
        for number, view in enumerate(document.views):
            if document.clean.sentences[number].kind in _UNREAD:
                continue
            self._bring_in(document, number, focus)
            wording.remember(view)
            for relation in self._relations(view, number, focus):
                draft = self._draft(relation, document, view, focus, wording)
                if draft is not None:
                    drafts.append(draft)
        drafts.extend(signatures(document, focus, wording))
        names = {id(p): p for p in focus.people}
        for draft in drafts:
            person = names[draft.fields.pop("_person")]
            draft.fields |= {"name": person.name, "name_ascii": fold(person.name), "honorific": person.honorific}
        return merged(drafts)

    def _relations(self, view: View, number: int, focus: Focus) -> list[Relation]:
        kinds = {span.type for span in view.spans.values()}
        if "post" not in kinds and "person" not in kinds and self._pronouns.isdisjoint(view.letters):
            return []
        relations = Linker(view, number, focus, self._plural).link(self._rules.matches(view))
        self._remember_plural(view, number)
        return relations

    def _remember_plural(self, view: View, number: int) -> None:
        """Keep a plural office of this sentence for the people that the next one names."""
        for at, span in view.spans.items():
            if isinstance(span, PostSpan) and span.plural:
                before = view.surface(0, at).lower().split() if at else []
                self._plural = Plural(span, number, "incoming" if any(w in APPOINTED for w in before) else None)

    def _bring_in(self, document: Annotated, number: int, focus: Focus) -> None:
        """Put the people and bodies of a sentence into focus."""
        first, last = document.sentences[number]
        tokens, first_person, office_end = document.tokens, True, 0
        for span in document.names_within(first, last):
            if isinstance(span, PersonSpan):
                speaks = tokens.letters[span.last : span.last + 1] in self._saying if span.last < last else False
                said_by = span.first > first and tokens.letters[span.first - 1] in self._saying
                focus.add(span, subject=first_person or speaks or said_by)
                if span.last + 2 < last and tokens.word(span.last) == "(" and tokens.word(span.last + 2) == ")":
                    focus.alias(span, tokens.word(span.last + 1))
                first_person = False
            elif isinstance(span, PostSpan):
                office_end = max(office_end, span.last)
            elif isinstance(span, OrganisationSpan):
                focus.add(span, owned=span.last <= office_end)
                if span.last + 2 < last and tokens.word(span.last) == "(" and tokens.word(span.last + 2) == ")":
                    acronym = tokens.word(span.last + 1)
                    if acronym.isupper():
                        focus.define(span, acronym)

    def _draft(
        self, relation: Relation, document: Annotated, view: View, focus: Focus, wording: BodyWording
    ) -> Draft | None:
        post, person = relation.post, relation.person
        entity = person if isinstance(person, PersonEntity) else focus.entity_of(person)
        if entity is None:
            return None
        position = position_of(post.position if post else relation.position or "Head", singular=relation.shared)
        noun = post.noun if post else "head"
        if noun == "counterpart":
            relation.office = focus.last_office()
            if relation.office is None or post is None:
                return None
            position, noun, written = relation.office.position, relation.office.noun, post.nation
            canonical = None
        elif relation.office is not None:
            written, canonical = relation.office.body, None
            noun = relation.office.noun
        else:
            written, canonical = wording.of(post, relation.body)
            if written is None and post is not None and not entity.holds(noun):
                written, canonical = wording.from_context(relation, post, view)
        status = _status(relation, post)
        office = Office(position, noun, written, post.nation if post else None)
        focus.note_office(entity, office, former=status in ("former", "outgoing"))
        valid_from, valid_to = _tenure(relation, view)
        valid_from, valid_to = relation.valid_from or valid_from, relation.valid_to or valid_to
        fields: dict[str, Any] = {
            "_person": id(entity), "position": position, "organisation_as_written": written,
            "organisation": canonical, "status": status, "valid_from": valid_from, "valid_to": valid_to,
        }  # fmt: skip
        return Draft(relation.rule, relation.sentence, relation.first, relation.last, fields)


def _status(relation: Relation, post: PostSpan | None) -> str:
    told = post.status if post is not None else None
    if told == "acting":
        return "acting"
    return relation.status or told or "current"


def _tenure(relation: Relation, view: View) -> tuple[dt.date | None, dt.date | None]:
    """First and last day in office that the words around an office tell."""
    years = _bracketed_years(relation, view)
    if years is not None:
        return years
    change = relation.rule in _TAKES_UP | _LEAVES
    date = date_after(view, relation.last, _FAR if change else _NEAR)
    if date is None or date.start_date is None:
        return _before(relation, view)
    if date.direction == "since":
        return date.start_date, None
    if date.direction == "until":
        return None, date.end_date
    if date.direction == "from_to" and _term(view, date):
        return date.start_date, date.end_date
    if date.direction in ("on", None) and date.precision == "day":
        return (date.start_date if relation.rule in _TAKES_UP else None), (
            date.start_date if relation.rule in _LEAVES else None
        )
    return None, None


def _bracketed_years(relation: Relation, view: View) -> tuple[dt.date, dt.date] | None:
    """Years in brackets behind an office: `Vice Minister of Energy (2019-2022)`."""
    tokens, at = view.tokens, relation.last
    if at + 4 >= view.first[-1] or tokens.word(at) != "(" or tokens.word(at + 4) != ")":
        return None
    first, last = tokens.word(at + 1), tokens.word(at + 3)
    if len(first) != 4 or len(last) != 4 or not (first + last).isdecimal():
        return None
    return dt.date(int(first), 1, 1), dt.date(int(last), 12, 31)


def _term(view: View, date: DateSpan) -> bool:
    after = view.tokens.word(date.last).lower() if date.last < len(view.tokens) else ""
    before = view.tokens.word(date.first - 1).lower() if date.first else ""
    return after in ("term", "tenure", "period", "mandate") or before in ("from", "for", "between")


def _before(relation: Relation, view: View) -> tuple[dt.date | None, dt.date | None]:
    """A span of years right before the relation: `From 2016 to 2020 he served as`."""
    at = view.position(relation.first)
    for back in range(at - 1, max(at - 4, -1), -1):
        span = view.spans.get(back)
        if isinstance(span, DateSpan) and span.direction == "from_to" and relation.status == "former":
            return span.start_date, span.end_date
    return None, None
