"""The people and bodies in focus: mentions resolved to those that the document has named.

`add` is called with spans in the order of the text. A reference is resolved against what stands before it; what two
could be meant by stays None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from flows.annotating.names.lexicon import fold, name_lexicon
from flows.annotating.spans import NamedSpan, OrganisationSpan, PersonSpan
from flows.annotating.tokens import Tokens
from flows.resolving.in_document.entities import BodyEntity, Office, PersonEntity, gender_of
from flows.resolving.in_document.lexicon import references

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "said"})
#: A title or a pronoun reaches back so many tokens at most.
_REACH = 400


class Focus:
    """People and bodies of one document, and what later words refer to."""

    def __init__(self) -> None:
        self.people: list[PersonEntity] = []
        self.bodies: list[BodyEntity] = []
        self._by_form: dict[str, list[PersonEntity]] = {}
        self._at: dict[int, PersonEntity] = {}
        self._bodies_by_form: dict[str, BodyEntity] = {}
        self._office: Office | None = None
        #: Who was given an office last.
        self.newcomer: PersonEntity | None = None
        self._subjects: list[tuple[int, PersonEntity]] = []

    def add(
        self, span: NamedSpan, *, offices: Iterable[Office] = (), subject: bool = False, owned: bool = False
    ) -> None:
        """Bring a person or body into focus, in the order of the text.

        `subject`: the person speaks or acts. `owned`: the body is told only as that of an office.
        """
        if isinstance(span, PersonSpan):
            entity = self._add_person(span)
            if entity is None:
                return
            for office in offices:
                self.note_office(entity, office)
            if subject:
                self._subjects.append((span.first, entity))
        elif isinstance(span, OrganisationSpan):
            self._add_body(span, owned)

    def alias(self, span: PersonSpan, name: str) -> None:
        """Note another name that brackets behind a person's name give: `Joko Widodo (Jokowi)`."""
        entity = self._at.get(span.first)
        if entity is not None:
            entity.forms.add(name)
            self._by_form.setdefault(_key(name), []).append(entity)

    def define(self, span: OrganisationSpan, acronym: str) -> None:
        """Note the acronym that brackets behind a body's name give."""
        body = self._bodies_by_form.get(_key(span.name))
        if body is not None:
            body.acronym = acronym
            self._bodies_by_form[_key(acronym)] = body

    def entity_of(self, span: PersonSpan) -> PersonEntity | None:
        """The person whom a span that was added names."""
        return self._at.get(span.first)

    def person(self, tokens: Tokens, first: int, last: int) -> PersonEntity | None:
        """The person meant by tokens `first` to `last`: a name, a title, a pronoun; None where it stays open."""
        for at in range(first, last):
            if at in self._at:
                return self._at[at]
        words = [tokens.word(i) for i in range(first, last)]
        while words and words[0].lower() in _ARTICLES - {"his", "her"}:
            words = words[1:]
        if not words:
            return None
        if len(words) == 1 and words[0].lower() in _PRONOUNS:
            return self._pronoun(_PRONOUNS[words[0].lower()], first)
        return self._named(words) or self._titled([w.lower() for w in words], first)

    def body(self, tokens: Tokens, first: int, last: int) -> BodyEntity | None:
        """The body meant by tokens `first` to `last`: its name, acronym, or noun alone (`the committee`)."""
        words = [tokens.word(i) for i in range(first, last)]
        while words and words[0].lower() in _ARTICLES:
            words = words[1:]
        if not words:
            return None
        known = self._bodies_by_form.get(_key(" ".join(words)))
        if known is not None:
            return known
        if len(words) > 1:
            return self._body_ending(words)
        noun = words[0].lower()
        before = [b for b in self.bodies if b.noun == noun and b.mentions[0] < first]
        if not before:
            return None
        latest = max(before, key=lambda b: _last_before(b.mentions, first))
        rivals = [b for b in before if b is not latest and first - _last_before(b.mentions, first) < 40]
        return None if any(not _part_of(b, latest) for b in rivals) and len(rivals) > 1 else latest

    def last_office(self) -> Office | None:
        """The office that was told last as somebody's, former ones left out."""
        return self._office

    def note_office(self, person: PersonEntity, office: Office, *, former: bool = False) -> None:
        """Note that a person holds or held an office."""
        person.hold(office)
        if not former:
            self._office = person.office = office

    def body_before(
        self, token: int, nouns: frozenset[str] | None, reach: int, *, owned: bool = False
    ) -> BodyEntity | None:
        """The body told last within `reach` tokens before a token, of these nouns if any are given.

        `owned`: bodies told only as those of offices count, too.
        """
        best, at = None, token - reach
        for body in self.bodies:
            last = _last_before(body.mentions if owned else body.own_mentions, token)
            if last >= at and (nouns is None or body.noun in nouns):
                best, at = body, last
        return best

    def _body_ending(self, words: Sequence[str]) -> BodyEntity | None:
        ending = " " + _key(" ".join(words))
        fitting = [b for b in self.bodies if _key(b.name).endswith(ending)]
        return fitting[0] if len(fitting) == 1 else None

    def _add_body(self, span: OrganisationSpan, owned: bool) -> None:
        form = _key(span.name)
        body = self._bodies_by_form.get(form)
        if body is None:
            body = BodyEntity(span.name, noun_of(span.canonical or span.name), span.canonical)
            self._bodies_by_form[form] = body
            self.bodies.append(body)
        body.mentions.append(span.first)
        if not owned:
            body.own_mentions.append(span.first)

    def _add_person(self, span: PersonSpan) -> PersonEntity | None:
        """The person of a span, new or known; None for a single word that several people go by."""
        words = tuple(_key(w) for w in span.name.split())
        found = self._same(words)
        if found is None and len(words) == 1 and len(self._by_form.get(words[0], ())) > 1:
            return None
        if found is None:
            found = PersonEntity(span.name, words)
            self.people.append(found)
        marked = found.name.isascii() and not span.name.isascii()
        if len(words) > len(found.words) or (len(words) == len(found.words) and marked):
            found.name, found.words = span.name, words
        found.forms.add(span.name)
        found.entry = found.entry or span.entry
        if span.honorific and (found.honorific is None or len(span.honorific) > len(found.honorific)):
            found.honorific = span.honorific
        found.gender = found.gender or gender_of(span.honorific)
        found.mentions.append(span.first)
        for at in range(span.first, span.last):
            self._at[at] = found
        for form in {words[-1], words[0], " ".join(words)}:
            known = self._by_form.setdefault(form, [])
            if found not in known:
                known.append(found)
        return found

    def _same(self, words: tuple[str, ...]) -> PersonEntity | None:
        """The person already in focus whom these name words mean."""
        exact = [p for p in self._by_form.get(" ".join(words), ()) if p.words == words]
        if exact:
            return exact[0]
        if len(words) == 1:
            return self._single(words[0])
        nested = [p for p in self._by_form.get(words[-1], ()) if _nested(words, p.words)]
        nested += [p for p in self._by_form.get(words[0], ()) if p not in nested and _nested(words, p.words)]
        return nested[0] if len(nested) == 1 else None

    def _single(self, word: str) -> PersonEntity | None:
        known = self._by_form.get(word, ())
        last = [p for p in known if p.words[-1] == word or word not in p.words]
        if len(last) == 1:
            return last[0]
        first = [p for p in self._by_form.get(word, ()) if p.words[0] == word]
        return first[0] if not last and len(first) == 1 else None

    def _named(self, words: Sequence[str]) -> PersonEntity | None:
        keys = tuple(_key(w) for w in words)
        if not words[-1][:1].isupper():
            return None
        known = self._same(keys)
        if known is not None:
            return known
        return self._single(keys[-1]) if len(keys) > 1 else None

    def _titled(self, words: Sequence[str], at: int) -> PersonEntity | None:
        """The holder of an office named without a person: the only one so far, or the only one near."""
        known = references()
        words = " ".join(known.abbreviated.get(w, w) for w in words).split()
        while len(words) > 1 and words[-1] in known.tails:
            words = words[:-1]
        noun = words[-1]
        nouns = _synonyms().get(noun, frozenset()) | {noun}
        rest = {w for w in words[:-1] if w not in ("'s", "’s", "of", "the")}
        holders = [p for p in self.people if p.mentions[0] < at and any(_fits(o, noun, nouns, rest) for o in p.offices)]
        if len(holders) > 1:
            exact = [p for p in holders if any(_exact(o, words) for o in p.offices)]
            holders = exact if exact else holders
        if len(holders) > 1:
            near = max(holders, key=lambda p: _last_before(p.mentions, at))
            gap = _last_before(near.mentions, at)
            others = [p for p in holders if p is not near and gap - _last_before(p.mentions, at) < 60]
            return None if others else near
        return holders[0] if holders else None

    def _pronoun(self, gender: str, at: int) -> PersonEntity | None:
        """The last person who spoke or acted, unless the pronoun does not fit or another is as near."""
        number = bisect_left(self._subjects, at, key=lambda s: s[0])
        for position, person in reversed(self._subjects[:number]):
            if at - position > _REACH:
                return None
            if person.gender == gender:
                return person
            if person.gender is None:
                return self._surely(gender, position, at) or person
        fitting = [p for p in self.people if p.mentions[0] < at and p.gender in (None, gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _surely(self, gender: str, start: int, at: int) -> PersonEntity | None:
        """The one person named between two tokens who is told to be a man or a woman as a pronoun says."""
        told = [p for p in self.people if p.gender == gender and start < _last_before(p.mentions, at)]
        return told[0] if len(told) == 1 else None


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    return {noun: frozenset(others) for noun, others in name_lexicon().titles.references.items()}


def noun_of(name: str) -> str:
    """The noun that a body's name turns on, in lower case: `Commission` of `Commission for Trade`."""
    words = name.replace("’", "'").split()
    for number, word in enumerate(words):
        if word in ("of", "for", "on", "against") and number:
            return words[number - 1].lower().removesuffix("'s")
    return words[-1].lower()


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    return fold(text).casefold().replace("’", "'").removesuffix("'s").strip(" .")


def _nested(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name are, in order, all in the longer, and either end is shared."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1] and short[0] != long[0]:
        return False
    if len(short) > 1 and short[0] != long[0] and not references().patronymics.isdisjoint(long):
        return False  # a son: `Rashid Al Maktoum`, `Hamdan bin Rashid Al Maktoum`
    rest = iter(long)
    return all(word in rest for word in short)


def _last_before(mentions: Sequence[int], at: int) -> int:
    number = bisect_left(mentions, at)
    return mentions[number - 1] if number else -1


def _part_of(one: BodyEntity, other: BodyEntity) -> bool:
    return _key(one.name) in _key(other.name) or _key(other.name) in _key(one.name)


def _fits(office: Office, noun: str, nouns: frozenset[str], rest: set[str]) -> bool:
    """Whether an office can be what a title says: same noun or a synonym, and no word that speaks against it."""
    if office.noun not in nouns:
        return False
    known, words = set(_key(f"{office.position} {office.body or ''} {office.nation or ''}").split()), references()
    told_ranks = rest & words.ranks
    if told_ranks - known:
        return False
    held_ranks = known & words.lower_ranks
    if held_ranks - told_ranks and noun not in words.plain_heads:
        return False
    return not (rest - told_ranks - known) or not office.body


def _exact(office: Office, words: Sequence[str]) -> bool:
    known = _key(f"{office.body or ''} {office.position}").split()
    return _key(office.position).split() == list(words) or all(w in known for w in words)
