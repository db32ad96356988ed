"""What stands behind an office's noun: further words of the office, its body, and where it is accredited."""

from __future__ import annotations

import re
from typing import Protocol

from flows.annotating.names.letters import ACRONYM, NAME_WORD, PLAIN_WORD, Sets
from flows.annotating.vocabulary import letter_pattern

Interval = tuple[int, int]


class Right(Protocol):
    """Takes the end of the office, its body and its accreditation."""

    last: int
    body: Interval | None
    accredited: Interval | None


class Complements:
    """Patterns over working letters for what follows an office's noun."""

    def __init__(self, sets: Sets) -> None:
        self._cap = sets.cap
        self._onward = sets.cap | sets.conjunction | frozenset("ODPN")
        charset = sets.charset
        dash, opening, closing = charset("name_dash"), charset("name_open"), charset("name_close")
        comma, conj, article = charset("name_comma"), charset("name_and"), charset("name_article|possessive")
        self._after = letter_pattern(
            f"(?:{dash}?{charset('name_after')}(?:{conj}(?={charset('name_after')}))?)+|{dash}?{charset('name_in')}{dash}?{charset('name_chief')}"
            f"|{dash}{charset('name_in')}{dash}{charset('name_charge')}|{charset('name_without')}{charset('name_seat')}"
            f"|{charset('name_of')}{charset('cap&name_tail|low&name_tail_low')}(?![Oo{charset('cap&name_body|cap&name_topic')[1:-1]}])"
            f"|{charset('name_of')}{charset('name_article')}{charset('name_tail_the')}"
            f"|{charset('name_assisting')}{charset('name_article')}?{charset('name_before')}{{0,2}}{charset('name_head')}"
        )
        followed = f"(?=N|{comma}|[{charset(NAME_WORD)[1:-1]}])"
        self._seat = letter_pattern(f"{charset('name_in')}Pp*{followed}")
        holder = f"{charset('name_before')}{{0,2}}{charset('name_head')}"
        self._accredited = letter_pattern(f"{charset('name_to')}{charset('name_article')}?(Pp*|Oo*)")
        named = charset(NAME_WORD)[1:-1]
        titled = charset("name_honorific")[1:-1]
        topic = charset("cap&name_topic|cap&name_modifier")
        topics = f"{topic}+(?:{comma}{topic}+)*(?:{comma}?{conj}{topic}+)?"
        follows = f"(?={comma}?[N{named}{titled}])"
        self._aside = letter_pattern(
            f"{opening}(?:(?P<matter>{topics})|{charset('cap')}{{1,3}}|Oo*|Pp*){closing}{follows}"
        )
        aside = f"(?:{opening}(?:{charset('cap')}|Oo*){closing})?"
        ended = f"{comma}|[N{named}{titled}]|$|\\||{charset('say|clause_end|aux|prep|name_and')}"
        short = f"{dash}(Oo*|{charset(ACRONYM)})(?={closing}|{comma})"
        self._direct = letter_pattern(
            f"(Oo*)(?={aside}(?:{ended}))|({topics}|Pp*)(?=N)|{short}|({topics})(?={comma}|\\||$)"
        )
        mark = charset("name_comma|clause_end|name_and|name_close")
        low = charset("low&name_topic|low&name_modifier|low&name_before")
        office = f"(?:{low}|{comma}(?={low})|{conj}(?={low})){{1,9}}{charset('low&name_office')}"
        inner = charset("cap&!name_head&!name_heads&!name_honorific|cap&name_grade&!name_head")
        small = charset("name_of_body|name_and|name_article|name_dash")
        part = f"{inner}|Oo*|Pp*|Dd*"
        attached = f"{charset('name_of|name_for|name_near')}{article}?"
        behind = f"(?={comma}[N{named}{titled}])"
        named_body = f"{attached}(?P<whole>(?:{part})(?:{part}|{small}){{0,9}})"
        self._whole = letter_pattern(f"{named_body}{behind}")
        ending = charset("name_comma|clause_end|name_close|say|aux")
        joined = f"{conj}{article}?{charset('name_before|name_head')}"
        self._any = letter_pattern(f"{attached}(?P<whole>(?:{part}){{1,5}})(?={ending}|{joined}|\\||$)")
        thing = charset("low&name_topic|low&name_modifier|low&unknown|low&noun_like")
        self._low = letter_pattern(f"{charset('name_of')}(?:{article}|D)({thing}{{1,3}}){behind}")
        self._apposed = letter_pattern(
            f"{comma}(Oo*|{office}|{charset(ACRONYM)}(?={comma}))(?={aside}(?:{mark}|\\||$))"
        )
        target, plain, near = _targets(sets)
        further = charset("low&unknown|low&adjective|low&noun_like|low&name_before")
        led = charset("low&unknown|low&adjective|low&name_before")
        passed = f"(?!{charset('low&name_modifier')}{{1,3}}O){led}{further}{{0,3}}"
        passed = f"(?:{passed}|D?{charset('low&name_part')}{charset('name_of')}{article}?)"
        self._short = letter_pattern(f"{opening}{charset('upper')}{closing}(?={charset('name_of|name_for|name_near')})")
        self._body = letter_pattern(
            f"{charset('name_of|name_for|name_near')}{article}?{_sorted(sets)}"
            f"|{charset('name_of|name_for|name_near')}{article}?{passed}(?P<named>Oo*)"
            f"|{charset('name_of|name_for')}{article}?(?:{charset('num')}{charset('name_ordinal')})?(?P<body>{target})"
            f"|{charset('name_of|name_for')}(?P<plain>{plain})"
            f"|(?<={charset('name_portfolio')}){charset('name_of')}{article}(?P<matter_of>{plain})"
            f"(?={charset('name_comma|clause_end|say|aux')}|N|[{named}{titled}]|\\||$)"
            f"|{charset('name_for')}{article}(?P<plain_the>{plain}{charset('low&unknown')}?)(?={charset('name_comma|clause_end|say|aux')}|N)"
            f"|{charset('name_near')}{article}?(?P<near>{near})|{charset('name_in')}{article}?(?P<within>Oo*)"
            f"|{charset('name_in')}(?P<seat>Pp*)(?:{opening}Pp*{closing})?(?=N|{comma}|[{named}])"
            f"|{charset('name_in')}{article}(?P<near_by>{charset('low&name_region')})(?={comma}|N|[{named}{titled}])"
            f"|{charset('name_from')}(?P<from>Pp*)(?=N|{comma}|[{named}{titled}])"
            f"|{charset('name_in')}{charset('name_charge')}{charset('name_of|name_for')}{charset('low&!verb')}{{1,3}}{charset('name_of')}{article}?(?P<charged>Oo*)"
            f"|{charset('name_with')}{charset('name_charge')}{charset('name_of|name_for')}{article}?(?P<charge>{target})"
            f"|{charset('colon')}(?P<told>{topics})(?={comma}|[N{named}])"
            f"|{charset('name_on')}{article}?(?P<matter>{topics})(?={comma}|[N{named}{titled}]|\\||$|{charset('clause_end')})"
            f"|{charset('name_to')}{article}?(?P<accredited>(?:[PD][pd]*{charset('name_possessive')}?)?{holder}(?:{charset('name_of')}{charset('name_tail_low')})?(?:{charset('name_of|name_on')}{article}?(?:{topics}|Oo*))?|{charset('low&adjective|low&unknown')}?Pp*(?:{conj}Pp*|{comma}Pp*(?=N))?|Oo*)"
        )

    def after(self, letters: str, at: int) -> int:
        """End of further words of the office (`General`, `-in-Chief`, `of State`); 0 where there are none."""
        match = self._after.match(letters, at)
        return match.end() if match is not None else 0

    def take(self, letters: str, right: Right, *, bare: bool) -> None:
        """Put the body and the accreditation into `right`. `bare`: no body stands before the office."""
        short = self._short.match(letters, right.last)
        right.last = short.end() if short is not None else right.last  # `Chief Executive (CE) for X`
        match = self._body.match(letters, right.last)
        match = self._longer(letters, match, right.last)
        if match is not None:
            self._complement(letters, match, right)
        elif (low := self._low.match(letters, right.last)) is not None:
            right.body, right.last = low.span(1), low.end()
        elif bare and (direct := self._direct.match(letters, right.last)) and letters[right.last - 1] in self._cap:
            right.body, right.last = direct.span(direct.lastindex or 1), direct.end()
        elif bare:
            apposed = self._apposed.match(letters, right.last)
            if apposed is not None:
                right.body, right.last = apposed.span(1), apposed.end()
        aside = self._aside.match(letters, right.last)
        if aside is not None:
            right.last = aside.end()
            if right.body is None and aside["matter"]:
                right.body = aside.span("matter")  # `Principal Secretary (Health) X`

    def _longer(self, letters: str, match: re.Match[str] | None, start: int) -> re.Match[str] | None:
        """The match, or that of all capitals up to a comma and a name, where it ends within a body's name."""
        end = match.end() if match is not None else start
        within = match is None or letters[end : end + 1] in self._onward
        whole = self._whole.match(letters, start) if within else None
        if match is None and whole is None:
            return self._any.match(letters, start)
        return whole if whole is not None and whole.end() > end else match

    def _complement(self, letters: str, match: re.Match[str], right: Right) -> None:
        name = match.lastgroup or ""
        first, last = match.span(name)
        if last == first:
            return
        right.last = last
        if name == "seat":
            right.last = match.end()
            return
        if name == "accredited" and letters[first] != "O":
            right.accredited = (first, last)
            return
        right.body = (first, last)
        seat = self._seat.match(letters, last) if letters[first] == "P" else None
        if seat is not None:
            right.last = seat.end()  # `Consul General of X in Y, Z`
        second = self._accredited.match(letters, last) if letters[first] == "P" else None
        if second is not None:
            right.accredited, right.last = second.span(1), second.end()


def _sorted(sets: Sets) -> str:
    """Pattern of a body behind nouns that say of what sort it is: `the consultancy Nordkonsult`, `carmaker Kia`."""
    charset = sets.charset
    low = "low&unknown|low&adjective|low&name_topic|low&name_modifier|low&noun_like|low&name_sort|name_dash"
    before = f"(?:{charset(low)}|D|Pp*)"
    named = f"{NAME_WORD}|{PLAIN_WORD}|cap&name_topic|cap&name_body|cap&name_suffix|cap&upper&!name_head"
    proper = f"(?:{charset(named)}|Oo*|Pp*)"
    closing = charset("name_comma|name_close|clause_end|say|aux|name_and|rel")
    return f"{before}{{0,5}}{charset('low&name_sort|name_sort&upper')}(?P<sorted>{proper}{{1,5}})(?={closing}|\\||$)"


def _targets(sets: Sets) -> tuple[str, str, str]:
    """Patterns of a body behind `of` or `for`, of a portfolio in lower case, and of a body behind `at` or `with`."""
    charset = sets.charset
    modifier, low_body = charset("low&name_modifier|low&name_topic"), charset("low&name_body")
    topic = charset("cap&name_topic|cap&name_modifier|cap&adjective&!name_rank")
    word = charset(NAME_WORD)
    comma, conj, article = charset("name_comma"), charset("name_and"), charset("name_article|possessive")
    region, acronym = charset("low&name_region"), charset(ACRONYM)
    low_word = charset(
        "low&unknown|low&name_topic|low&name_modifier|low&noun_like|low&adjective|low&name_before|low&name_place_head"
    )
    titled = charset("cap&name_modifier|cap&name_topic")
    body = f"(?:Pp*)?{modifier}{{0,3}}Oo*(?:{charset('low&unknown')}?{low_body})?"
    low = (
        f"(?:{low_word}{charset('name_possessive')}?|Pp*|D|{acronym}){{0,6}}{low_body}(?:{charset('name_possessive')}(?:{titled}*Oo*|{low_word}{{0,4}}{low_body})"
        f"|{charset('name_of_body&!name_of')}{low_word}{{1,6}}(?:{conj}{low_word}{{1,3}})?"
        f"|{charset('name_of')}{article}?(?:Oo*|Pp*|{acronym}))?"
    )
    special = f"{topic}{{0,2}}{charset('cap&name_place_head')}{charset('name_of')}Pp*"
    bracket = f"(?:{charset('name_open')}(?:{charset('cap')}|Oo*){charset('name_close')})?"
    further = f"Oo*|{acronym}(?!{charset('cap')})|{topic}+(?:{conj}{topic}+)*"
    further = f"{further}|Pp*(?={comma}|N|{word}|{charset('name_honorific')})|{word}(?={comma}|N)"
    onward = f"(?:{bracket}{charset('name_of|name_near|name_in')}{article}?(?:{further}))?"
    narrowed = f"(?:{charset('cap&name_compass')}|{word}|Dd*|Pp*){{0,2}}"
    hyphened = f"{charset('cap&!name_head')}{charset('name_dash')}(?:{charset('cap&!name_head|low')}|Pp*)"
    topic = f"(?:{hyphened}|{topic})"
    last = f"(?!{charset('name_head')}(?:{word}|N)){topic}+"
    bodies = f"Oo*(?={comma}{topic}|{comma}?{conj}{topic})"
    narrowed = f"(?:{charset('cap&name_office')}(?={topic}))?{narrowed}"
    narrowed = f"(?:Dd*{conj})?(?:{word}{charset('name_dash')}{word})?{narrowed}"
    listed = f"{narrowed}{topic}+(?:{comma}(?:{article}?{last}|{bodies}))*"
    closing = f"(?={comma}|N|{charset('clause_end|name_open')}|\\||$)"
    untitled = f"(?!{charset('name_honorific')}){word}"
    listed = f"{listed}(?:{comma}?{conj}{article}?(?:{last}|Oo*{topic}+)){{0,3}}(?:{conj}?{untitled}{closing})?{onward}"
    behind = f"{charset('low&name_place_head')}?"
    thing = f"{charset('cap&name_thing_head|cap&name_suffix')}?"
    lower = f"{modifier}{{1,3}}(?:{conj}{modifier}{{1,2}})?"
    compass, seat = charset("cap&name_compass"), charset("cap&name_place_head")
    unknown = f"{compass}?{word}(?:{charset('slash')}?{word}){{0,2}}(?:{compass}{{1,2}}{seat}?|{seat})?"
    titled_name = charset("cap&name_honorific&!name_head&!name_grade")
    ending = f"N|{word}|{titled_name}|{comma}|{charset('clause_end|name_open|initial')}"
    single = f"{charset('cap&name_body')}(?={ending})"
    owned = f"(?:{charset('name_possessive')}{low_word}{{0,2}}{low_body})?"
    placed = f"D?Pp*{behind}(?:{charset('name_of')}Pp*)?"
    target = f"{body}|{low}|{single}|{special}|{listed}|{placed}|{unknown}{thing}{behind}{onward}{owned}"
    short = f"(?:Dd*)?{acronym}(?:{charset('name_dash')}{acronym})?(?:Pp*)?(?!{charset('name_possessive')})"
    target = f"{region}{charset('name_possessive')}Oo*|D{region}(?=N|{word})|{target}|{short}|{region}(?!{word}|N)"
    house = charset(f"{NAME_WORD}|{PLAIN_WORD}|cap&name_topic|cap&name_modifier")
    strange = f"(?:{house}){{1,4}}(?={comma}|{charset('clause_end|say|aux|name_close')}|\\||$)"
    return target, lower, f"Oo*|{modifier}{{0,2}}Oo*|{low}|{short}|{strange}"
