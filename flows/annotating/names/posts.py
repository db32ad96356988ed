"""Offices: the noun that names one, grown to its ranks, its portfolio and its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.annotating.names.complements import Complements
from flows.annotating.names.left import Left
from flows.annotating.names.letters import Sets
from flows.annotating.names.lexicon import NameLexicon, plural
from flows.annotating.names.standing import LeftGrammar
from flows.annotating.spans import NamedSpan, PostSpan
from flows.annotating.tokens import Tokens
from flows.annotating.vocabulary import letter_pattern

#: Nouns whose plural is as often a verb: `heads the`, `chairs the`.
_VERBAL = frozenset({"heads", "chairs", "coaches", "partners", "captains", "fellows", "leads"})
#: Base forms that behind `to`, with an object or a companion, are verbs: `to partner with schools`.
_BARE = frozenset({"partner", "head", "chair", "coach", "captain", "pilot", "referee", "marshal"})
_COMPANIONS = frozenset({"with", "up", "the", "a", "an", "its", "his", "her", "their", "this", "that"})
_OBJECTS = frozenset({"up", "a", "an", "its", "his", "her"})

Interval = tuple[int, int]


@dataclass(slots=True)
class _Right:
    """What stands behind the noun: end of the office's own words, end of the whole, body and accreditation."""

    position_end: int
    last: int
    body: Interval | None = None
    accredited: Interval | None = None


class PostGrammar:
    """Finds offices in working letters, in which people, bodies and places are marked."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._abbreviated = lexicon.titles.abbreviated
        #: Nouns whose portfolio, written before them, is a body: `Finance Minister`.
        self._portfolio = frozenset(lexicon.titles.portfolio)
        self._with_ministry = frozenset(lexicon.titles.with_ministry)
        self._ministries = frozenset(lexicon.titles.tails_of_ministries)
        self._commanding = frozenset(lexicon.titles.commanding)
        self._party = frozenset(lexicon.titles.of_party)
        self._no_general = frozenset(lexicon.titles.no_general)
        irregular = lexicon.titles.plurals
        heads = (h for group in lexicon.titles.heads.values() for h in group)
        self._singular = {plural(h, irregular).lower(): h.lower() for h in heads}
        self._heads = letter_pattern(sets.charset("name_head|name_heads"))
        self._topics = frozenset(sets.charset("name_topic|name_modifier")[1:-1])
        self._named = frozenset("N") | sets.name | sets.stop | sets.initial
        self._named_before = frozenset("Nn") | sets.name
        self._near = frozenset("OoPpDdN") | sets.possessive | sets.closing | sets.acronym | sets.before | sets.status
        self._left = LeftGrammar(sets, lexicon)
        self._complements = Complements(sets)

    def find(self, tokens: Tokens, letters: str, marked: Mapping[int, NamedSpan]) -> list[PostSpan]:
        """Offices in order, not overlapping. `marked` maps the first token of a marked span to the span."""
        found: list[PostSpan] = []
        floor = 0
        for match in self._heads.finditer(letters):
            at = match.start()
            if at < floor or self._hopeless(letters, at) or self._other(tokens, letters, at):
                continue
            span = self._post(tokens, letters, at, floor, marked)
            if span is not None:
                found.append(span)
                floor = span.last
        return found

    def _hopeless(self, letters: str, at: int) -> bool:
        """Whether a weak noun in lower case has nothing near that could make it an office."""
        sets = self._sets
        if letters[at] not in sets.weak or letters[at] not in sets.low:
            return False
        if at and (letters[at - 1] in self._near or letters[at - 1] in self._topics):
            return False
        after = letters[at + 1 : at + 2]
        return not (after in self._named or after in sets.attach or after in sets.comma or after in sets.colon
                    or after in sets.honorific or after in sets.dash)  # fmt: skip

    def _other(self, tokens: Tokens, letters: str, at: int) -> bool:
        """Whether the noun is a verb here, or only the rank of the office behind it."""
        sets = self._sets
        if letters[at] in sets.low and tokens.word(at) in _VERBAL and self._is_verb(tokens, letters, at):
            return True
        if tokens.word(at) in _BARE and at and tokens.word(at - 1) == "to" and tokens.word(at + 1) in _COMPANIONS:
            return True
        if letters[at] in sets.postnominal and self._letters_of_honour(letters, at):
            return True
        if tokens.word(at) == "chair" and at > 1 and tokens.word(at - 2) == "under":
            return True
        if self._owner(letters, at):
            return True
        if letters[at] in self._topics and letters[at + 1 : at + 2] in sets.head:
            return True  # `Justice Minister`
        if letters[at] in sets.grade and letters[at + 1 : at + 2] in sets.rank and letters[at + 1] not in sets.head:
            return True
        if letters[at] not in sets.before or self._complements.after(letters, at + 1):
            return False
        return self._is_rank(letters, at)

    def _post(
        self, tokens: Tokens, letters: str, at: int, floor: int, marked: Mapping[int, NamedSpan]
    ) -> PostSpan | None:
        word = tokens.word(at)
        lower = word.lower()
        left = self._left.grow(tokens, letters, at, floor)
        respectful = letters[at] in self._sets.honorific and letters[at] not in self._sets.abbreviated
        respectful = respectful and lower != "deputy"
        named = letters[at + 1 : at + 2] in self._named
        commanding = left.first < at and lower in self._commanding
        if respectful and named and not commanding and self._sets.honorific.issuperset(letters[left.first : at]):
            return None
        start = self._behind(letters, at, word)
        if start is None:
            return None
        noun = self._noun(word, lower)
        right = self._right(tokens, letters, start, left, noun)
        several = lower != noun and lower in self._singular
        body = right.body or left.body
        if left.body is not None and right.body is not None and letters[right.body[0]] == "P":
            body = left.body  # `the World Bank's country director for Vietnam`
            if left.body[1] - left.body[0] == 1 and tokens.word(left.body[0]) in self._party:
                left.topic, body = left.body, right.body  # `Party Secretary of Hoa Lac`
        alone = body is None and left.nation is None and right.accredited is None and right.position_end == at + 1
        if alone and self._mere(letters, left.ranks[0], at, right.last, several):
            return None
        size = right.position_end - at
        before = left.topic is not None and body is None and self._has_portfolio(letters, left.topic, noun, size)
        position = self._left.wording(tokens, left, at, right.position_end, portfolio=before)
        if right.accredited is not None:
            position = f"{position} to {tokens.surface(*right.accredited)}"
        body = left.topic if before else body
        return PostSpan(
            first=left.first, last=right.last, start=tokens.starts[left.first], end=tokens.end(right.last),
            position=position, body=body, status=left.status, head=at, noun=noun, plural=several,
            nation=_nation(left, marked), canonical=_canonical(body, marked),
        )  # fmt: skip

    def _has_portfolio(self, letters: str, topic: Interval, noun: str, size: int) -> bool:
        """Whether the topic before an office is its body: `Finance Minister`, no `Press Secretary`."""
        if letters[topic[1] - 1] in self._sets.staff:
            return False
        noun = "director-general" if noun == "director" and size > 1 else noun
        return noun == "minister" or (noun in self._portfolio and letters[topic[0]] in self._sets.cap)

    def _noun(self, word: str, lower: str) -> str:
        short = self._abbreviated.get(word)
        return short.split()[-1].lower() if short else self._singular.get(lower, lower)

    def _behind(self, letters: str, at: int, word: str) -> int | None:
        """Token behind the noun, the stop of an abbreviation included; None for one that no name follows."""
        last = at + 1
        if letters[at] not in self._sets.abbreviated or word not in self._abbreviated:
            return last
        if letters[last : last + 1] in self._sets.stop:
            last += 1
        joined = last > at + 1 and letters[last : last + 1] in self._sets.conjunction
        after = letters[last : last + 1]
        if last > at + 1 and after in self._sets.acronym:
            return last  # `Gov. JB X`
        matter = letters[at] in self._sets.upper and (after in self._sets.attach or after in self._topics)
        return last if joined or matter or after in self._named else None

    def _right(self, tokens: Tokens, letters: str, last: int, left: Left, noun: str) -> _Right:
        end = self._complements.after(letters, last) or last
        if end > last + 1 and noun in self._with_ministry and tokens.word(end - 1).lower() in self._ministries:
            end = last  # `minister of defence`
        if end == last + 1 and letters[last] in self._sets.rank and noun in self._no_general:
            end = last  # `Prime Minister General X Y`
        right = _Right(end, end)
        self._complements.take(letters, right, bare=left.body is None or left.nation is not None)
        return right

    def _mere(self, letters: str, first: int, at: int, last: int, several: bool) -> bool:
        """Whether a noun in lower case is no office here: `members`, `49 officials`, without body and name."""
        sets = self._sets
        if letters[at] not in sets.low or letters[at] not in sets.weak:
            return False
        if not several and first < at and letters[at - 1] in sets.strong_rank:
            return False
        if not several and self._full_name(letters, last):
            return False  # `opposition leader X Y`
        near, next_but_one = letters[last : last + 1], letters[last + 1 : last + 2]
        if near == "N" or near in sets.honorific or near in sets.colon:
            return False
        if near in sets.comma and (next_but_one == "N" or next_but_one in sets.honorific or next_but_one in sets.name):
            return False
        return not (several and near in sets.name)

    def _full_name(self, letters: str, at: int) -> bool:
        """Whether two words that could be a name stand at a token."""
        return letters[at : at + 1] in self._sets.name and letters[at + 1 : at + 2] in self._sets.name

    def _letters_of_honour(self, letters: str, at: int) -> bool:
        """Whether the office only follows its holder's name: `X Y MP said`."""
        sets = self._sets
        if not at or letters[at - 1] not in self._named_before:
            return False
        after = letters[at + 1 : at + 2]
        if letters[at - 1] in "Nn":
            return True
        if after in sets.attach:
            return False  # `The Conservative MP for X`
        return not (after in self._named or after in sets.opening or after in sets.honorific)

    def _owner(self, letters: str, at: int) -> bool:
        """Whether the noun's holder owns the office behind it: `the secretary-general's new deputy envoy`."""
        sets, next_one = self._sets, at + 1
        if letters[next_one : next_one + 1] in sets.dash:
            next_one += 2
        if letters[next_one : next_one + 1] not in sets.possessive:
            return False
        behind = next_one + 1
        while behind - next_one < 5 and letters[behind : behind + 1] and (
            letters[behind] in sets.status or letters[behind] in sets.before or letters[behind] in sets.modifier
        ) and letters[behind] not in sets.head:  # fmt: skip
            behind += 1
        return letters[behind : behind + 1] in sets.head if letters[behind : behind + 1] else False

    def _is_rank(self, letters: str, at: int) -> bool:
        sets, after = self._sets, letters[at + 1 : at + 2]
        if after in sets.dash:
            after = letters[at + 2 : at + 3]
        if after == "P" and letters[at] in sets.strong_rank:
            end = at + 2
            while letters[end : end + 1] == "p":
                end += 1
            return letters[end : end + 1] in sets.regional  # `Deputy Phnom Penh Governor`
        return after in sets.head or after in sets.before or after in self._topics

    def _is_verb(self, tokens: Tokens, letters: str, at: int) -> bool:
        """Whether a plural such as `heads` is a verb here: by a pronoun before it, or an object behind it."""
        if at and letters[at - 1] in self._sets.pronoun:
            return True
        after = letters[at + 1 : at + 2]
        if not after or after in self._sets.article or after in "ODPN":
            return True
        return tokens.word(at + 1).lower() in _OBJECTS


def _nation(left: Left, marked: Mapping[int, NamedSpan]) -> str | None:
    span = marked.get(left.nation) if left.nation is not None else None
    return (span.entry or span.name) if span is not None else None


def _canonical(body: Interval | None, marked: Mapping[int, NamedSpan]) -> str | None:
    span = marked.get(body[0]) if body is not None else None
    if span is None or body is None or span.last != body[1]:
        return None
    return getattr(span, "canonical", None)
