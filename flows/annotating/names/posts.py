"""Offices: the noun that names one, grown to its ranks, its portfolio and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.annotating.names.letters import NAME_WORD, Sets
from flows.annotating.names.lexicon import NameLexicon, plural
from flows.annotating.spans import NamedSpan, PostSpan
from flows.annotating.tokens import Tokens

#: Nouns whose portfolio, written before them, is a body: `Finance Minister`.
_PORTFOLIO = frozenset({"minister"})
#: Nouns whose plural is as often a verb: `heads the`, `chairs the`.
_VERBAL = frozenset({"heads", "chairs", "coaches", "partners", "captains", "fellows", "leads"})


@dataclass(slots=True)
class _Left:
    """What stands before the noun: start of the whole, ranks, portfolio, body and standing, as token intervals."""

    first: int
    ranks: tuple[int, int]
    topic: tuple[int, int] | None = None
    more: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    nation: int | None = None
    status: str | None = None


class PostGrammar:
    """Finds offices in working letters, in which people, bodies and places are marked."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._status = lexicon.status
        self._abbreviated = lexicon.titles.abbreviated
        self._singular = {
            plural(h, lexicon.titles.plurals): h for group in lexicon.titles.heads.values() for h in group
        }
        charset = sets.charset
        self._heads = re.compile(charset("name_head|name_heads"))
        self._cap_topic = frozenset(charset("cap&name_topic|cap&name_modifier")[1:-1])
        self._low_topic = frozenset(charset("low&name_topic|low&name_modifier")[1:-1])
        self._named = frozenset("N") | sets.name | sets.stop
        self._topics = self._cap_topic | self._low_topic
        self._modifier = frozenset(charset("low&name_modifier|low&name_topic")[1:-1])
        self._after = re.compile(
            f"(?:{charset('name_dash')}?{charset('name_after')})+"
            f"|{charset('name_dash')}?{charset('name_in')}{charset('name_dash')}?{charset('name_chief')}"
            f"|{charset('name_of')}{charset('cap&name_tail')}(?![Oo{charset('cap&name_body|cap&name_topic')[1:-1]}])"
        )
        self._right = self._complement(charset)
        self._accredited = re.compile(f"{charset('name_to')}{charset('name_article')}?(Pp*|Oo*)")
        self._aside = re.compile(f"{charset('name_open')}(?:{charset('cap')}|Oo*){charset('name_close')}(?=[NNAMED])".replace(
            "NAMED", charset(NAME_WORD)[1:-1]
        ))
        self._apposed = re.compile(f"{charset('name_comma')}(Oo*)(?={charset('name_comma|clause_end|name_and|name_close')}|$)")

    @staticmethod
    def _complement(charset: object) -> re.Pattern[str]:
        assert callable(charset)
        modifier = charset("low&name_modifier|low&name_topic")
        low_body, topic = charset("low&name_body"), charset("cap&name_topic|cap&name_modifier|cap&adjective")
        comma, conj, article = charset("name_comma"), charset("name_and"), charset("name_article|possessive")
        low_word = charset("low&unknown|low&name_topic|low&name_modifier|low&noun_like|low&adjective|low&name_before")
        word = charset(NAME_WORD)
        body = f"{modifier}{{0,3}}Oo*(?:{charset('low&unknown')}?{low_body})?"
        low = (
            f"(?:{low_word}|Pp*|D){{0,6}}{low_body}"
            f"(?:{charset('name_possessive')}(?:{charset('cap&name_modifier|cap&name_topic')}*Oo*)"
            f"|{charset('name_of_body&!name_of')}{low_word}{{1,6}}(?:{conj}{low_word}{{1,3}})?|{charset('name_of')}{article}?(?:Oo*|Pp*))?"
        )
        listed = f"{topic}+(?:{comma}{topic}+)*(?:{comma}?{conj}{topic}+)?"
        special = f"{topic}{{0,2}}{charset('cap&name_place_head')}{charset('name_of')}Pp*"
        lower = f"(?:{modifier}{{1,3}}(?:{conj}{modifier}{{1,2}})?)"
        ordinal = f"(?:{charset('num')}{charset('name_ordinal')})?"
        bracket = f"(?:{charset('name_open')}(?:{charset('cap')}|Oo*){charset('name_close')})?"
        onward = f"(?:{bracket}{charset('name_of|name_near|name_in')}{article}?Oo*)?"
        region = f"{charset('low&name_place_head')}?"
        target = f"(?P<body>{body}|{low}|{special}|{listed}{onward}|D?Pp*{region}|{word}{{1,3}}{region}{onward}|{lower})"
        near = f"(?P<near>Oo*|{modifier}{{0,2}}Oo*|{low})"
        return re.compile(
            f"{charset('name_of|name_for')}{article}?{ordinal}{target}"
            f"|{charset('name_near')}{article}?{near}"
            f"|{charset('name_to')}{article}?(?P<accredited>Pp*(?:{conj}Pp*|{comma}Pp*(?=N))?|Oo*)"
        )

    def find(
        self, tokens: Tokens, letters: str, breaks: frozenset[int], marked: dict[int, NamedSpan]
    ) -> list[PostSpan]:
        """Offices in order, not overlapping. `marked` maps the first token of a marked span to the span."""
        found: list[PostSpan] = []
        floor = 0
        for match in self._heads.finditer(letters):
            at = match.start()
            if at < floor:
                continue
            span = self._post(tokens, letters, at, floor, breaks, marked)
            if span is not None:
                found.append(span)
                floor = span.last
        return found

    def _post(
        self, tokens: Tokens, letters: str, at: int, floor: int, breaks: frozenset[int], marked: dict[int, NamedSpan]
    ) -> PostSpan | None:
        word = tokens.word(at)
        lower = word.lower()
        if lower in _VERBAL and self._is_verb(tokens, letters, at):
            return None
        if letters[at] in self._sets.before and not self._after.match(letters, at + 1) and self._is_rank(letters, at):
            return None
        left = self._left(tokens, letters, at, floor, breaks)
        if letters[at] in self._sets.honorific and left.first == at and letters[at + 1 : at + 2] in self._named:
            return None
        noun = self._singular.get(lower, lower)
        last = at + 1
        if letters[at] in self._sets.abbreviated and word in self._abbreviated:
            noun = self._abbreviated[word].split()[-1].lower()
            if letters[last : last + 1] in self._sets.stop and last not in breaks:
                last += 1
            if letters[last : last + 1] not in self._named:
                return None
        after = self._after.match(letters, last)
        if after is not None and not any(b in breaks for b in range(last, after.end())):
            last = after.end()
        position_end = last
        body, accredited = left.body, None
        match = self._right.match(letters, last)
        if match is not None and not any(b in breaks for b in range(last, match.end())):
            name = match.lastgroup or ""
            if name == "accredited" and letters[match.start(name)] == "O":
                body, last = match.span(name), match.end()
            elif name == "accredited":
                accredited, last = match.span(name), match.end()
            elif match.end(name) > match.start(name):
                body, last = match.span(name), match.end()
                second = self._accredited.match(letters, last) if letters[body[0]] == "P" else None
                if second is not None:
                    accredited, last = second.span(1), second.end()
        elif body is None or left.nation is not None:
            apposed = self._apposed.match(letters, last)
            if apposed is not None and not any(b in breaks for b in range(last, apposed.end())):
                body, last = apposed.span(1), apposed.end()
        aside = self._aside.match(letters, last)
        if aside is not None and not any(b in breaks for b in range(last, aside.end())):
            last = aside.end()
        topic = left.topic
        if body is None and left.nation is None and self._mere_noun(letters, left.ranks[0], at, last, lower != noun):
            return None
        position = self._position(tokens, left, at, position_end, topic if body or noun not in _PORTFOLIO else None)
        if topic is not None and body is None and noun in _PORTFOLIO:
            body = topic
        if accredited is not None:
            position = f"{position} to {tokens.surface(*accredited)}"
        return PostSpan(
            first=left.first, last=last, start=tokens.starts[left.first], end=tokens.end(last),
            position=position, body=body, status=left.status, head=at, noun=noun,
            plural=lower in self._singular and lower != noun, nation=self._nation(left, marked),
            canonical=self._canonical(noun, body, marked),
        )  # fmt: skip

    def _mere_noun(self, letters: str, first: int, at: int, last: int, several: bool) -> bool:
        """Whether a noun in lower case is no office here: `members`, `49 officials`, without body and name."""
        sets = self._sets
        if letters[at] not in sets.low or letters[at] not in sets.weak:
            return False
        if not several and first < at and letters[at - 1] in sets.strong_rank:
            return False
        near = letters[last : last + 4]
        if near[:1] == "N" or near[:1] in sets.honorific or near[:1] in sets.colon:
            return False
        if near[:1] in sets.comma and (near[1:2] == "N" or near[1:2] in sets.honorific or near[1:2] in sets.name):
            return False
        return not (several and near and near[0] in sets.name)

    def _is_rank(self, letters: str, at: int) -> bool:
        """Whether a noun such as `deputy` is only the rank of the office behind it."""
        sets, after = self._sets, letters[at + 1 : at + 2]
        if after and after in sets.dash:
            after = letters[at + 2 : at + 3]
        return bool(after) and (after in sets.head or after in sets.before or after in self._topics)

    def _is_verb(self, tokens: Tokens, letters: str, at: int) -> bool:
        """Whether a plural such as `heads` is a verb here: by a pronoun before it, or an article behind it."""
        if at and letters[at - 1] in self._sets.pronoun:
            return True
        after = letters[at + 1 : at + 2]
        return not after or after in self._sets.article or after in "ODPN" or tokens.word(at + 1).lower() in ("up", "a", "an", "its", "his", "her")

    def _left(self, tokens: Tokens, letters: str, at: int, floor: int, breaks: frozenset[int]) -> _Left:
        sets = self._sets
        first = self._over(letters, at, floor, breaks, sets.before)
        left = _Left(first, (first, at))
        first = self._topic(letters, first, floor, breaks, at)
        if first < left.first:
            left.topic, left.first = (first, left.first), first
            more = self._over(letters, first, floor, breaks, sets.before)
            if more < first:
                left.more, left.first = (more, first), more
        self._body(letters, left, floor, breaks)
        self._standing(tokens, letters, left, floor, breaks)
        return left

    def _over(self, letters: str, at: int, floor: int, breaks: frozenset[int], allowed: frozenset[str]) -> int:
        first = at
        while first > floor and first not in breaks:
            if letters[first - 1] in allowed and letters[first - 1] not in self._sets.status:
                first -= 1
            elif first - 1 > floor and letters[first - 1] in self._sets.dash and letters[first - 2] in allowed and first - 1 not in breaks:
                first -= 2
            else:
                break
        return first

    def _topic(self, letters: str, at: int, floor: int, breaks: frozenset[int], head: int) -> int:
        allowed = self._cap_topic if letters[head] in self._sets.cap else self._topics
        first = at
        while first > floor and first not in breaks:
            if letters[first - 1] in allowed:
                first -= 1
            elif (
                first < at and first - 2 >= floor and first - 1 not in breaks
                and (letters[first - 1] in self._sets.conjunction or letters[first - 1] in self._sets.comma)
                and letters[first - 2] in allowed
            ):  # fmt: skip
                first -= 2
            else:
                break
        return first

    def _body(self, letters: str, left: _Left, floor: int, breaks: frozenset[int]) -> None:
        """A body, place or nation before the office: `the GSO's`, `Hanoi Party`, `Swedish`."""
        sets, first = self._sets, left.first
        if first <= floor or first in breaks:
            return
        end = first
        if letters[end - 1] in sets.possessive:
            end -= 1
        elif letters[end - 1] in sets.closing and end - 3 > floor and letters[end - 3] in sets.opening:
            end -= 3
        if end <= floor or end in breaks:
            return
        if letters[end - 1] in sets.acronym:
            left.body, left.first = (end - 1, end), end - 1
            return
        if end < first and letters[end - 1] in sets.low_body and letters[end] in sets.possessive:
            left.body, left.first = (end - 1, end), end - 1
            return
        if letters[end - 1] not in "OoPpDd":
            return
        start = end - 1
        while letters[start] in "opd":
            start -= 1
        if start < floor:
            return
        if letters[start] == "O":
            while start > floor and start not in breaks and letters[start - 1] in self._modifier:
                start -= 1
            left.body = (start, end)
        else:
            left.nation = start
        left.first = start

    def _standing(self, tokens: Tokens, letters: str, left: _Left, floor: int, breaks: frozenset[int]) -> None:
        """Words of standing before all of it, or among the ranks: `former`, `newly elected`, `acting`."""
        first = left.first
        while first > floor and first not in breaks and letters[first - 1] in self._sets.status:
            first -= 1
            left.status = left.status or self._status.get(tokens.word(first).lower())
        if first > floor and letters[first - 1] in self._sets.dash and letters[first - 2] in self._sets.status:
            first -= 2
            left.status = left.status or self._status.get(tokens.word(first).lower())
        left.first = first

    def _standing_words(self, tokens: Tokens, left: _Left) -> str:
        """`Acting` and `interim` are part of the office's title, other words of standing are not."""
        words = [tokens.word(i) for i in range(left.first, left.ranks[1])]
        return next((w for w in words if self._status.get(w.lower()) == "acting"), "")

    def _position(
        self, tokens: Tokens, left: _Left, at: int, end: int, topic: tuple[int, int] | None
    ) -> str:
        parts = [left.more, topic, left.ranks] if left.more else [topic, left.ranks]
        texts = [tokens.surface(*p) for p in parts if p is not None and p[1] > p[0]]
        texts.append(self._abbreviated.get(tokens.word(at)) or tokens.surface(at, end))
        if left.status == "acting":
            texts.insert(0, self._standing_words(tokens, left))
        joined = " ".join(texts)
        return joined.replace("- ", "-") if "-" in joined else joined

    @staticmethod
    def _nation(left: _Left, marked: dict[int, NamedSpan]) -> str | None:
        span = marked.get(left.nation) if left.nation is not None else None
        return (span.entry or span.name) if span is not None else None

    @staticmethod
    def _canonical(noun: str, body: tuple[int, int] | None, marked: dict[int, NamedSpan]) -> str | None:
        span = marked.get(body[0]) if body is not None else None
        return getattr(span, "canonical", None) if span is not None and body is not None and span.last == body[1] else None


def heads_of(posts: Sequence[PostSpan]) -> dict[int, PostSpan]:
    """Offices by the token after them."""
    return {p.last: p for p in posts}
