"""How an office and its body are worded in a record."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from flows.annotating.document import Annotated
from flows.annotating.names.gazetteer import Entry, country_names, gazetteer, key
from flows.annotating.names.lexicon import name_lexicon, plural
from flows.annotating.spans import OrganisationSpan, PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.officials.lexicon import offices
from flows.extracting.officials.model import Relation
from flows.resolving.in_document import BodyEntity, Focus, PersonEntity, noun_of

_SMALL = frozenset({"of", "in", "and", "to", "the", "for", "at"})


def position_of(position: str, *, singular: bool = False) -> str:
    """An office as records word it: in the singular, with capitals: `foreign minister` is `Foreign Minister`."""
    words = ["Prime Minister" if w == "PM" else w for w in position.split()]
    if singular and words:
        words = [_singular(w) for w in words[:-1]] + [_singular(words[-1])] if len(words) < 4 else _first_plural(words)
    if len(words) == 1 and words[0].lower() in offices().short:
        return offices().short[words[0].lower()]
    return " ".join(w if w in _SMALL else _capital(w) for w in words)


def _first_plural(words: list[str]) -> list[str]:
    return [_singular(w) for w in words]


def _capital(word: str) -> str:
    """`secretary-general` is `Secretary-General`, `editor-in-chief` `Editor-in-Chief`."""
    return "-".join(p if p in _SMALL else p[:1].upper() + p[1:] for p in word.split("-"))


@cache
def _plurals() -> dict[str, str]:
    titles = name_lexicon().titles
    return {plural(h, titles.plurals).lower(): h for group in titles.heads.values() for h in group}


def _singular(word: str) -> str:
    return _plurals().get(word.lower(), word)


_BODY_NOUNS = frozenset(name_lexicon().bodies.heads)
_AGENCIES = frozenset(name_lexicon().bodies.agencies)
_PRIME = re.compile(f"(?i)(?:.* )?(?:{'|'.join(offices().heads_of_government)}) minister")
#: Bodies by whose noun an office without a body may be theirs, when they stand before it in the sentence.
_BY_BODY = {**offices().by_body, **dict.fromkeys(name_lexicon().titles.of_agencies, _AGENCIES)}
#: Words behind an office that tell its body, though in words that were not understood.
_LEFT_OPEN = frozenset({"of", "there", "here"})
_RANKED = re.compile(f"(?i)(?:standing )?(?:{'|'.join(offices().ranked)}) ")
#: How many tokens an office told before may lie back.
_NEAR = 80
#: How many tokens a place may lie back that `the province` means.
_CLOSE = 30
#: Offices of a place.
_REGIONAL = frozenset(name_lexicon().titles.regional)
_ITS = frozenset({"the", "The", "its", "Its"})
_TOO_WIDE = offices().too_wide


class BodyWording:
    """Names the bodies of offices with the references of the document resolved."""

    def __init__(self, document: Annotated, focus: Focus) -> None:
        self._document = document
        self._tokens = document.tokens
        self._focus = focus
        self._told: dict[str, set[tuple[int, int]]] = {}
        #: ISO code of the country that the document names most; empty while unknown.
        self._country: str | None = ""

    def remember(self, post: PostSpan) -> None:
        """Keep an office that is told with its body, for those told without."""
        if post.body is not None and not post.plural:
            self._told.setdefault(post.position.lower(), set()).add(post.body)

    def of(self, post: PostSpan | None, body: tuple[int, int] | None) -> tuple[str | None, str | None]:
        """Body as the document names it, references resolved, and its canonical name where it is known."""
        interval = body or (post.body if post is not None else None)
        if interval is None:
            nation = post.nation if post is not None else None
            return self._country_as_written(nation), nation
        place = self._place_meant(*interval)
        if place is not None:
            return place, None
        full, written = self._resolved(*interval), self._resolved(*interval, short=True)
        canonical = (post.canonical if post is not None and body is None else None) or self._canonical(full, post)
        return written, canonical or (full if full != written else None)

    def _country_as_written(self, nation: str | None) -> str | None:
        """A country's name as the document writes it, where it does: `Türkiye`."""
        if nation not in country_names():
            return nation
        named = [s.name for s in self._document.names if isinstance(s, PlaceSpan) and s.entry == nation]
        if named and all(name.isupper() for name in named):
            return named[0]  # `U.S.`
        return next((name for name in named if not name.isascii()), nation)

    def _place_meant(self, first: int, last: int) -> str | None:
        """The place that `the province` means, the one named last shortly before; None for other bodies."""
        noun = self._tokens.word(last - 1)
        words, narrow = offices(), noun in offices().narrow_regions
        if last - first != 1 or not (narrow or noun in words.regions or noun == words.country):
            return None
        named = (s for s in self._document.names if isinstance(s, PlaceSpan) and first - _CLOSE < s.first < first)
        fitting = [s for s in named if (s.entry in country_names()) == (noun == words.country)]
        if not fitting:
            return None
        name = fitting[-1].name
        ending = name.rpartition(" ")[2].lower()
        if ending == noun:
            return name
        if narrow or ending in words.regions or ending in words.narrow_regions:
            return None
        return name if noun == words.country else f"{name} {noun}"

    def from_context(self, relation: Relation, post: PostSpan, view: View) -> tuple[str | None, str | None]:
        """The body of an office that names none: `Its Chairman`, or the body that the sentence opened with."""
        if self._tokens.word(min(post.last, len(self._tokens) - 1)).lower() in _LEFT_OPEN:
            return None, None
        if relation.owned and not _PRIME.match(post.position):
            body = self._owner(relation, post, view)
        elif post.noun in _BY_BODY and not _PRIME.match(post.position):
            reach = relation.first - view.first[0]
            body = self._focus.body_before(relation.first, _BY_BODY[post.noun], reach, owned=relation.shared)
        else:
            body = None
        if body is None and relation.agent and self._of_company(post):
            body = self._agent(relation, view)
        if body is None and (post.noun in offices().of_whole or post.position.lower() in offices().of_company):
            body = self._dominant()
        if body is None and post.position.lower() == "minister":
            body = self._sole_ministry()
        if body is None:
            return self._told_before(post, relation)
        if body.canonical in _TOO_WIDE or body.name in _TOO_WIDE:
            return None, None
        return body.name, body.canonical

    def _of_company(self, post: PostSpan) -> bool:
        """Whether an office can be one of a company or agency."""
        return post.noun in offices().of_agents and post.position.lower() not in offices().of_state

    def _agent(self, relation: Relation, view: View) -> BodyEntity | None:
        """The body that appoints or dismisses: named before the office in the sentence, before anybody else."""
        spans, at = view.spans, view.position(relation.first)
        for position in range(at):
            span = spans.get(position)
            if isinstance(span, PersonSpan):
                return None
            if isinstance(span, OrganisationSpan):
                return self._focus.body(self._tokens, span.first, span.last)
            if view.surface(position, position + 1) in offices().firms and view.surface(position - 1, position) in _ITS:
                return self._focus.body_before(relation.first, None, _NEAR)
        return None

    def _owner(self, relation: Relation, post: PostSpan, view: View) -> BodyEntity | None:
        """The body that `its` or `whose` before an office means: `PT Kayu, whose director`."""
        tokens, at = self._tokens, relation.first
        at -= tokens.word(at - 1).lower() == "whose"
        last = at - 1 if tokens.word(at - 1) == "," else at
        start = last
        while start > view.first[0] and tokens.word(start - 1)[0].isupper() and tokens.word(start - 1).isalnum():
            start -= 1
        if last < at and start < last and tokens.word(at).lower() == "whose":
            known = self._focus.body(tokens, start, last)
            return known or BodyEntity(tokens.surface(start, last), tokens.word(last - 1).lower())
        if post.noun in _REGIONAL:
            nouns = offices().by_body.get(post.noun, frozenset())
            return self._focus.body_before(at, nouns, at - view.first[0]) or self._owning_place(at, view)
        told = self._focus.body_before(at, None, 120)
        floor = max(view.first[0], told.mentions[-1] if told is not None else 0)
        for back in range(at - 1, floor, -1):
            if tokens.word(back) in _BODY_NOUNS and tokens.word(back - 1).lower() == "the":
                return self._focus.body(tokens, back, back + 1) or told
        return told

    def _owning_place(self, token: int, view: View) -> BodyEntity | None:
        """The place named last before a token of a sentence: whose governor or mayor is told."""
        named = [s for s in view.spans.values() if isinstance(s, PlaceSpan) and s.last <= token]
        return BodyEntity(named[-1].name, "place") if named else None

    def _told_before(self, post: PostSpan, relation: Relation) -> tuple[str | None, str | None]:
        """The body with which the same office was told shortly before, if it was one only."""
        token, number = relation.first, relation.sentence
        capital = self._tokens.word(post.head)[0].isupper()
        if capital and (post.position.lower() in offices().of_state or _PRIME.match(post.position)):
            return None, None
        if self._document.clean.sentences[number].kind == "list_item":
            return None, None
        if post.noun in offices().of_seats and not _RANKED.match(post.position):
            return None, None
        near = {b for b in self._told.get(post.position.lower(), ()) if 0 < token - b[0] < _NEAR}
        if not near and _RANKED.match(post.position) and post.noun not in offices().of_portfolios:
            near = {b for b in self._told.get(post.noun, ()) if 0 < token - b[0] < _NEAR // 2}
        if len(near) != 1:
            return None, None
        interval = near.pop()
        written = self._resolved(*interval)
        if not _RANKED.match(post.position) and self._held_by_another(post, written, relation):
            return None, None
        return written, self._canonical(written, post)

    def _held_by_another(self, post: PostSpan, body: str, relation: Relation) -> bool:
        """Whether somebody else holds the office of a body now, which this row does not speak of as the next."""
        if (relation.status or post.status) in ("incoming", "former", "outgoing"):
            return False
        told = relation.person
        entity = told if isinstance(told, PersonEntity) else self._focus.entity_of(told)
        return any(
            p is not entity and p.office is not None and p.office.noun == post.noun and p.office.body == body
            for p in self._focus.people
        )

    def _sole_ministry(self) -> BodyEntity | None:
        """The one ministry that the document names, wherever: `Minister Hoa` is its minister."""
        bodies = (span for span in self._document.names if isinstance(span, OrganisationSpan) and " " in span.name)
        ministries = {b.canonical or b.name: b for b in bodies if noun_of(b.canonical or b.name) == "ministry"}
        if len(ministries) != 1:
            return None
        body = next(iter(ministries.values()))
        return BodyEntity(body.name, "ministry", body.canonical)

    def _dominant(self) -> BodyEntity | None:
        """The one agency that the document is about: named more often than any other, at least twice."""
        counts: Counter[str] = Counter(
            span.canonical or span.name for span in self._document.names if isinstance(span, OrganisationSpan)
            and " " in span.name and noun_of(span.canonical or span.name) in _AGENCIES
        )  # fmt: skip
        for name in counts:
            counts[name] += self._document.tokens.words.count(noun_of(name) + " ")
        best = [name for name, count in counts.most_common(2) if count > 1]
        if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
            return None
        return next((b for b in self._focus.bodies if best[0] in (b.name, b.canonical)), None)

    def _resolved(self, first: int, last: int, *, short: bool = False) -> str:
        """Text of the body with `the committee's` written out, and acronyms, too, unless they may stay `short`."""
        tokens = self._tokens
        while first < last - 1 and tokens.word(first).lower() in ("the", "its", "their"):
            first += 1
        if last - first > 2 and tokens.word(first).islower() and tokens.word(first + 1) in ("'s", "’s"):
            owner = self._focus.body(tokens, first, first + 1)
            rest = self._expanded(first + 2, last, short=short)
            return f"{owner.name}'s {rest}" if owner is not None else rest
        if last - first == 1 and tokens.word(first).islower():
            known = self._focus.body(tokens, first, last)
            return known.name if known is not None else tokens.surface(first, last)
        return self._expanded(first, last, short=short)

    def _expanded(self, first: int, last: int, *, short: bool) -> str:
        """The text; an acronym in brackets is left out, another that the document defines is written out."""
        tokens, text = self._tokens, self._tokens.surface(first, last)
        for at in range(first, last):
            word = tokens.word(at)
            if not word.isupper() or len(word) < 2:
                continue
            if at > first and tokens.word(at - 1) == "(":
                text = text.replace(f" ({word})", "")
                continue
            body = self._focus.body(tokens, at, at + 1) if not short else None
            if body is not None and body.acronym == word:
                text = text.replace(word, body.name, 1)
        return text

    def _canonical(self, written: str, post: PostSpan | None) -> str | None:
        """Canonical name of a body; a portfolio is its ministry, in the country that the office names."""
        names = gazetteer().canonical
        entry = names.get(key(written))
        if entry is None and post is not None and post.noun == "minister":
            portfolio = name_lexicon().titles.portfolios.get(written.lower(), written)
            entry = names.get(key(f"Ministry of {portfolio}"))
            if post.nation not in (None, "Vietnam"):
                return f"Ministry of {_titled(portfolio)} of {post.nation}"
        if entry is None or entry.kind != "organisation" or entry.local:
            return None
        return entry.name if entry.country is None or "Viet" in entry.name or self._at_home(entry) else None

    def _at_home(self, entry: Entry) -> bool:
        """Whether the document is about the country of an entry, or about none."""
        if self._country == "":
            counts = Counter(s.country for s in self._document.names if isinstance(s, PlaceSpan) and s.country)
            self._country = counts.most_common(1)[0][0] if counts else None
        return self._country in (None, entry.country)


def _titled(portfolio: str) -> str:
    return " ".join(w if w in _SMALL else _capital(w) for w in portfolio.split())
