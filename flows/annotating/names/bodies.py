"""Names of bodies: grown to both sides of the noun they turn on, or of a body that the gazetteer knows."""

from __future__ import annotations

from flows.annotating.names.letters import PLAIN_WORD, Sets
from flows.annotating.vocabulary import letter_pattern


class BodyGrammar:
    """Finds bodies in working letters, in which places, people and known bodies are marked."""

    def __init__(self, sets: Sets) -> None:
        self._sets = sets
        charset = sets.charset
        not_part = "&!name_function&!name_head&!name_heads&!initial"
        plain = PLAIN_WORD
        self._left = frozenset(charset(
            f"cap&name_body{not_part}|cap&name_topic{not_part}|cap&name_modifier|cap&name_before&!name_status"
            f"|cap&name_place_head{not_part}|cap&name_thing_head{not_part}|cap&name_syllable{not_part}"
            f"|cap&name_surname{not_part}|cap&unknown{not_part}&!unknown_ing|cap&upper{not_part}|cap&adjective{not_part}"
            f"|{plain}"
        )[1:-1]) | frozenset("OoPpDd")  # fmt: skip
        self._hyphened = frozenset(charset("cap&name_joined")[1:-1])
        self._owning = frozenset(charset("name_apostrophe")[1:-1])
        self._staff = sets.staff | (frozenset(charset("cap&name_office&name_before")[1:-1]))
        self._strange = frozenset(charset("cap&unknown&!unknown_ing&!unknown_ed&!unknown_ly")[1:-1])
        self._rank = sets.strong_rank & sets.cap
        self._topic = frozenset(charset("cap&name_topic|cap&name_modifier")[1:-1])
        self._office = frozenset(charset("cap&name_office")[1:-1])
        self._modifier = frozenset(charset("low&name_modifier")[1:-1])
        part = (
            charset(
                f"cap&name_topic{not_part}|cap&name_body{not_part}|cap&name_modifier|cap&name_place_head{not_part}"
                f"|cap&unknown{not_part}|cap&name_syllable{not_part}|cap&name_surname{not_part}|{plain}"
            )[:-1]
            + "OoPpDd]"
        )
        topic, comma, conj = charset("cap&name_topic|cap&name_modifier"), charset("name_comma"), charset("name_and")
        of, article = charset("name_of_body"), charset("name_article")
        possessive = charset("name_possessive")
        self._prefixed = frozenset(charset("cap&name_prefixed")[1:-1])
        other, closing = charset("cap&unknown"), charset("name_comma|name_stop|name_close|semicolon")
        listed = f"(?:{comma}{topic}+)*(?:{comma}?{conj}(?:{topic}+|{other}(?={closing})))?"
        misread = f"(?:{charset('low&unknown')}(?={comma}{topic}|{conj}{topic}))?"
        deputy = charset("cap&name_before&name_head")
        heads = charset("cap&name_heads")
        part = f"(?:{part}|{deputy}(?={topic})|{heads}(?!{charset('name_surname|name_given')}))"
        numbered = f"{charset('cap&name_region')}{charset('num')}"
        part = f"(?:{charset('low&name_status')}?{numbered}|{part})"
        target = f"(?:{part}+(?:{possessive}{part}+)?|{misread}){listed}"
        holder = f"{charset('cap&name_before')}{{0,2}}{charset('cap&name_head')}{charset('cap&name_after')}?"
        self._held = letter_pattern(f"{of}{article}{holder}")
        self._right = letter_pattern(f"(?:{of}{article}?{target}){{1,3}}")
        self._bracket = letter_pattern(f"{charset('name_open')}(?:{charset('upper')}+|Oo*){charset('name_close')}")
        self._suffixes = frozenset(charset("cap&name_suffix")[1:-1])
        self._head_letters = frozenset(charset("cap&name_body|cap&name_suffix")[1:-1])
        self._heads = letter_pattern(charset("cap&name_body|cap&name_suffix")[:-1] + "O]")

    def find(self, letters: str) -> list[tuple[int, int]]:
        """Token intervals of bodies, in order, not overlapping; marked bodies among them grown or as they were."""
        found: list[tuple[int, int]] = []
        end = 0
        for match in self._heads.finditer(letters):
            at = match.start()
            cut = letters[at] in self._suffixes and letters[at + 1 : at + 2] in self._sets.dash  # `Co-operation`
            staff = letters[at] in self._staff and letters[at + 1 : at + 2] in self._sets.head  # `Press Secretary`
            if at < end or cut or staff or self._later_head(letters, at):
                continue
            first = self._grow_left(letters, at, end)
            last = self._grow_right(letters, at)
            while last - 1 > at and letters[last - 1] in self._rank and letters[last : last + 1] in self._sets.head:
                last -= 1  # `Bank of Kite Executive President`
            if letters[at] != "O" and last - first == 1 and not self._alone(letters, at):
                continue
            found.append((first, last))
            end = last
        return found

    def _later_head(self, letters: str, at: int) -> bool:
        """Whether a further head noun follows without a break: `House Budget Committee`."""
        last = at + 1
        while last < len(letters) and letters[last] in "op":
            last += 1
        while last < len(letters) and last - at < 9 and letters[last] in self._left:
            if letters[last] in self._head_letters:
                return True
            last += 1
        return False

    def _alone(self, letters: str, at: int) -> bool:
        """Whether a head noun by itself with a capital names a body: `the Ministry`, no sentence's first word."""
        return at > 0 and letters[at - 1] in self._sets.article

    def _grow_left(self, letters: str, at: int, floor: int) -> int:
        first, listed = at, False
        while first > floor:
            step = self._step(letters, first, floor)
            if step == 0 or (step == 2 and letters[first - 1] in self._sets.comma and not listed):
                break
            listed = listed or letters[first - 1] in self._sets.conjunction
            first -= step
        while first < at and (letters[first] in self._sets.status or letters[first] in self._sets.possessive):
            first += 1
        return first

    def _step(self, letters: str, first: int, floor: int) -> int:
        """How many tokens to the left of `first` belong to the name: 0 for none."""
        sets, before = self._sets, letters[first - 1]
        if before in self._left:
            ranked = before in sets.rank and first - 2 >= floor and letters[first - 2] in sets.head
            return 0 if ranked else 1  # `Secretary General Federation of X`
        if first - 2 < floor:
            return 0
        second = letters[first - 2]
        if before in sets.possessive or before in self._owning:
            if second in self._left:
                return 2
            return self._office_holder(letters, first, floor)
        if before in sets.dash and (letters[first] == "P" or letters[first] in self._strange) and second in "Pp":
            return 2  # `Croatia-Hesse Commission`
        if before in sets.dash and second in self._hyphened:
            return 2  # `Inter-Governmental Committee`
        joined = letters[first] in self._topic or (letters[first] in self._strange and before in sets.conjunction)
        if joined and second in self._topic:
            return 2 if before in sets.conjunction or before in sets.comma or before in sets.dash else 0
        serial = first - 3 >= floor and before in sets.conjunction and second in sets.comma
        return 3 if serial and letters[first - 3] in self._topic else 0

    def _office_holder(self, letters: str, first: int, floor: int) -> int:
        """Tokens of `Prime Minister's` before `Office`: 0 where the head is no body that an office has."""
        sets = self._sets
        holder = letters[first - 2]
        if holder not in sets.head or holder not in sets.cap or letters[first] not in self._office:
            return 0
        prime = first - 3 >= floor and letters[first - 3] in sets.before and letters[first - 3] in sets.cap
        return 3 if prime else 2

    def _grow_right(self, letters: str, at: int) -> int:
        last = at + 1
        while last < len(letters) and letters[last] == "o":
            last += 1
        sets = self._sets
        if letters[at] in self._prefixed and letters[last : last + 1] == "P":
            last += 1
            while letters[last : last + 1] == "p":
                last += 1
        while last < len(letters) and letters[last] in sets.body and letters[last] in sets.cap:
            last += 1
        held = self._held.match(letters, last) if letters[last - 1] in self._office else None
        match = self._right.match(letters, last)
        if held is not None:
            last = held.end()  # `Office of the Prime Minister`
        elif match is not None:
            last = self._cut(letters, last, match.end())
        inner = self._tail(letters, self._onward(letters, last))
        return self._grow_right(letters, inner - 1) if inner else last

    def _onward(self, letters: str, last: int) -> int:
        """Token at which a further body may follow: behind a possessive mark, or behind an acronym in brackets."""
        possessive, size = self._sets.possessive, len(letters)
        bracket = self._bracket.match(letters, last)
        if bracket is None:
            return last + 1 if last + 1 < size and letters[last] in possessive else size
        end = bracket.end()
        if end < size and letters[end] in possessive:
            return end + 1
        return end if end < size and letters[end] in self._left else size

    def _tail(self, letters: str, start: int) -> int:
        """End of a further head noun behind a possessive: `'s Economic Committee`; 0 where there is none."""
        at = start
        while at < len(letters) and at - start < 8:
            if letters[at] == "O":
                return at + 1
            if letters[at] in self._sets.body and letters[at] in self._sets.cap:
                return at + 1
            if letters[at] not in self._left and letters[at] not in self._sets.conjunction:
                return 0
            at += 1
        return 0

    def _cut(self, letters: str, start: int, end: int) -> int:
        """End of a complement: before a new sentence, and before name words that follow topic words."""
        sets = self._sets
        seen_topic = False
        for i in range(start, end):
            letter = letters[i]
            if letter in self._topic or letter in "Pp" or letter in self._head_letters:
                seen_topic = True
            elif seen_topic and letter in sets.name and letter not in sets.body and not self._headed(letters, i, end):
                alone = i + 1 == end and letter not in sets.surname and letter not in sets.east_asian
                return end if alone else self._back(letters, i)
            elif letter not in sets.name:
                seen_topic = False
        return self._back(letters, end)

    def _headed(self, letters: str, at: int, end: int) -> bool:
        """Whether name words from `at` on are followed by the noun of a place or body."""
        while at < len(letters) and letters[at] in self._sets.name:
            at += 1
        return at < len(letters) and letters[at] in self._sets.thing

    def _back(self, letters: str, end: int) -> int:
        """End without connectors that hang loose."""
        sets = self._sets
        loose = sets.function | sets.article | sets.comma | sets.conjunction | sets.possessive
        while letters[end - 1] in loose:
            end -= 1
        return end
