"""What stands before an office's noun: ranks, portfolio, body or nation, and words of standing."""

from __future__ import annotations

from flows.annotating.names.capitals import Capitals
from flows.annotating.names.left import Left
from flows.annotating.names.letters import Sets
from flows.annotating.names.lexicon import NameLexicon
from flows.annotating.tokens import Tokens


class LeftGrammar:
    """Grows an office to the left. No step passes `floor` or the mark of a sentence's end."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._status = lexicon.status
        self._abbreviated = lexicon.titles.abbreviated
        self._short_ranks = lexicon.titles.short_ranks
        self._party = frozenset(sets.charset("cap&name_party")[1:-1])
        self._ranks = sets.before - sets.status - frozenset(sets.charset("name_topic")[1:-1])
        self._hyphened = self._ranks | sets.hyphenated
        self._cap_topic = frozenset(sets.charset("cap&name_topic|cap&name_modifier")[1:-1])
        self._newly = sets.newly | frozenset(sets.charset("low&name_appointed")[1:-1])
        self._outer = frozenset(w.capitalize() for w in lexicon.titles.outer_ranks)
        self._ordinal = frozenset(sets.charset("name_ordinal")[1:-1])
        self._sorts = frozenset(sets.charset("low&name_sort")[1:-1])
        self._modifier = frozenset(sets.charset("low&name_modifier|low&name_topic")[1:-1])
        self._topics = self._cap_topic | self._modifier
        self._joins = sets.conjunction | sets.comma
        self._strange = frozenset(sets.charset("cap&unknown&!unknown_ing&!unknown_ed&!unknown_ly")[1:-1])
        self._own = sets.article | sets.verbal | sets.conjunction | sets.comma | sets.status | sets.determiner
        self._own |= sets.preposition | sets.quote | frozenset("|")
        self._proper = Capitals(sets, self._cap_topic)
        self._lettered, self._heading = sets.abbreviated & sets.upper, sets.acronym | (sets.body & sets.cap)
        self._named = frozenset("N") | sets.name | sets.honorific

    def grow(self, tokens: Tokens, letters: str, at: int, floor: int) -> Left:
        """What stands before the noun at token `at`."""
        first = self._over(letters, at, floor)
        left = Left(first, (first, at))
        if not self._agency(letters, left, floor, letters[at]):
            self._portfolio(letters, left, floor, letters[at])
            if left.topic is not None and self._party.issuperset(letters[left.topic[0] : left.topic[1]]):
                left.topic, left.body = None, left.topic  # `Labour leader`
            self._topical_body(tokens, letters, left, floor, letters[at])
            self._inner_standing(tokens, letters, left, floor)
            self._body(tokens, letters, left, floor)
            self._proper_body(tokens, letters, left, floor, at)
            self._unknown_body(letters, left, floor, letters[at])
            self._outer_rank(letters, left, floor)
        self._standing(tokens, letters, left, floor)
        return left

    def _portfolio(self, letters: str, left: Left, floor: int, head: str) -> None:
        """A portfolio and the ranks before it: `deputy finance`. One may be shortened in brackets behind it."""
        end = self._possessor(letters, left.first, floor)
        end = end if end < left.first - 1 else left.first
        first = self._topic(letters, end, floor, self._cap_topic if head in self._sets.cap else self._topics)
        if first == end and head in self._sets.cap and self._half_known(letters, end, floor):
            first = self._topic(letters, end - 2, floor, self._cap_topic)
        if first < end:
            left.topic, left.first = (first, end), first
            more = self._over(letters, first, floor)
            if more < first:
                left.more, left.first = (more, first), more

    def _topical_body(self, tokens: Tokens, letters: str, left: Left, floor: int, head: str) -> None:
        """A topic with capitals, before an office in lower case, is a body: `Tajik Railways chief`."""
        before = letters[left.first - 1] if left.first > floor else ""
        if left.topic is None or left.more is not None:
            return
        if head in self._sets.business and head in self._sets.upper:  # `Baltic Rail CEO`
            left.body = (self._proper.start(tokens, letters, left.topic[1], floor), left.topic[1])
            left.topic, left.first = None, left.body[0]
        if not before or before not in "Dd" or head in self._sets.cap or left.topic is None:
            return
        if self._cap_topic.issuperset(letters[left.topic[0] : left.topic[1]]) and head not in self._sets.portfolio:
            start = letters.rindex("D", 0, left.first)
            left.body, left.topic, left.first = (start, left.topic[1]), None, start

    def _outer_rank(self, letters: str, left: Left, floor: int) -> None:
        """A rank before the body: `Deputy Phnom Penh Governor`."""
        first = left.first - 1
        owned = left.body is not None or left.nation is not None
        ranked = owned and left.more is None and first >= floor
        if ranked and letters[first] in self._sets.strong_rank and letters[first] in self._sets.cap:
            left.more, left.first = (first, first + 1), first

    def _half_known(self, letters: str, end: int, floor: int) -> bool:
        """Whether a portfolio ends in a word that no lexicon knows: `Environment and Urbanism Minister`."""
        if end - 3 < floor or letters[end - 1] not in self._strange or letters[end - 2] not in self._sets.conjunction:
            return False
        return letters[end - 3] in self._cap_topic

    def _agency(self, letters: str, left: Left, floor: int, head: str) -> bool:
        """A body named by its noun alone in lower case: `administration director`, `committee chairman`."""
        at = left.first - 1
        if at <= floor or letters[at] not in self._sets.low_body or head not in self._sets.low:
            return False
        if letters[at - 1] not in self._own:
            return False
        left.body, left.first = (at, at + 1), at
        return True

    def _grown(self, letters: str, start: int, floor: int) -> int:
        """Start of a body in lower case with the words before its noun: `KRA board`, `planning commission`."""
        sets, first = self._sets, start
        while first > floor and letters[first - 1] in self._modifier:
            first -= 1
        if first == start and first > floor and letters[first - 1] in self._cap_topic:
            first -= 1  # `Central bank`
        owner = first - 1 - (first > floor + 1 and letters[first - 1] in sets.possessive)
        if owner >= floor and letters[owner] in sets.acronym:
            return owner
        if first > floor and letters[first - 1] in "OoPp":
            while first > floor and letters[first - 1] in "op":
                first -= 1
            return first - 1 if first > floor else start
        return first

    def _inner_standing(self, tokens: Tokens, letters: str, left: Left, floor: int) -> None:
        """Words of standing between the body and the office: `NFA acting administrator`, `its other deputy head`."""
        sets, first = self._sets, left.first
        if first - 2 > floor and letters[first - 1] in self._ordinal and letters[first - 2] in sets.number:
            first -= 2  # `Vanuatu's 11th prime minister`
        while first > floor and (letters[first - 1] in sets.status or letters[first - 1] in self._newly):
            first -= 1
        before = letters[first - 1] if first > floor else ""
        if first == left.first or not (before in sets.possessive or before in "OoPpDd" or before in sets.acronym
                                       or before in self._strange):  # fmt: skip
            return
        words = [tokens.word(i).lower() for i in range(first, left.first)]
        newly = "incoming" if any(letter in sets.newly for letter in letters[first : left.first]) else None
        left.status = next((self._status[w] for w in words if w in self._status), newly)
        left.first = first

    def wording(self, tokens: Tokens, left: Left, at: int, end: int, *, portfolio: bool) -> str:
        """The office in its own words: without its body, and without a `portfolio` that is a body."""
        topic = None if portfolio else left.topic
        parts = [p for p in (left.more, topic, left.ranks) if p is not None and p[1] > p[0]]
        texts = [self._written(tokens.surface(*p)) for p in parts]
        texts.append(self._abbreviated.get(tokens.word(at)) or tokens.surface(at, end))
        joined = " ".join(texts)
        return joined.replace("- ", "-") if "-" in joined else joined

    def _written(self, words: str) -> str:
        """Ranks written out: `Lt.` is `Lieutenant`."""
        return self._short_ranks.get(words.rstrip("."), words) if words.endswith(".") else words

    def _over(self, letters: str, at: int, floor: int) -> int:
        """Over ranks, dashes between them and stops behind short ones included: `Vice-`, `first deputy`, `Lt.`."""
        first = at
        while first > floor:
            step = 1 if letters[first - 1] in self._ranks else 2 * self._marked_rank(letters, first)
            if step == 0 or first - step < floor:
                break
            first -= step
        return first

    def _marked_rank(self, letters: str, first: int) -> bool:
        """Whether a rank and a hyphen, or a short rank and a stop before a short office, stand before a token."""
        if letters[first - 1] in self._sets.dash:
            return letters[first - 2] in self._hyphened
        short = letters[first - 1] in self._sets.stop and letters[first - 2] in self._sets.short_rank  # `Lt. Gov.`
        return short and letters[first : first + 1] in self._sets.abbreviated

    def _topic(self, letters: str, at: int, floor: int, allowed: frozenset[str]) -> int:
        """Over a portfolio: `Industry and Trade`."""
        first = at
        while first > floor:
            if letters[first - 1] in allowed:
                first -= 1
            elif at > first >= floor + 2 and letters[first - 1] in self._joins and letters[first - 2] in allowed:
                first -= 2
            elif at > first >= floor + 3 and self._joined(letters, first) and letters[first - 3] in allowed:
                first -= 3
            else:
                break
        return first

    def _joined(self, letters: str, first: int) -> bool:
        """Whether `, and` stands before a token."""
        return letters[first - 1] in self._sets.conjunction and letters[first - 2] in self._sets.comma

    def _body(self, tokens: Tokens, letters: str, left: Left, floor: int) -> None:
        """A body, place or nation before the office: `the GSO's`, `Hanoi Party`, `Swedish`."""
        sets, first = self._sets, left.first
        end = self._possessor(letters, first, floor)
        if end <= floor or left.body is not None:
            return
        last = letters[end - 1]
        if end < first and (last in sets.head or last in self._sorts):
            start = self._over(letters, end - 1, floor) if last in sets.head else end - 1
            left.body, left.first = (start, end), start  # `the governor's spokesman`, `the utility's chairman`
        elif last in sets.low_body and end == first:
            first = self._grown(letters, end - 1, floor)
            left.body, left.first = (first, end), first
        elif last in sets.low_body or last in self._heading or (end == first and last in self._lettered):
            named = last in self._heading
            start = self._proper.start(tokens, letters, end, floor) if named else end - 1
            left.body, left.first = (start, end), start
        elif last in "OoPpDd":
            self._marked(tokens, letters, left, end, floor)

    def _unknown_body(self, letters: str, left: Left, floor: int, head: str) -> None:
        """A name that no lexicon knows before an office of a place or company: `Nandi Governor`, `Hanbit CEO`."""
        sets = self._sets
        if left.body is not None or left.nation is not None or left.topic is not None:
            return
        ranked = left.ranks[1] > left.ranks[0]
        bare = head not in sets.regional and not (head in sets.business and (ranked or head in sets.upper))
        common = head in sets.cap or head in sets.profession
        if bare and (common or not (left.first > floor and letters[left.first - 1] in self._strange)):
            return
        start = left.first
        hyphened = head in sets.regional and start - 3 >= floor
        if hyphened and letters[start - 1] in sets.low and letters[start - 2] in sets.dash:
            start -= 3  # `Yeongdong-gun Mayor`
        while start > max(floor, left.first - 5) and self._part(letters, start, head):
            start -= 1
        while start < left.first and letters[start] not in self._strange:
            start += 1
        named = left.first - start > 1 and letters[start - 1] in sets.appoints  # `named X Y prime minister`
        if start < left.first and not named:
            left.body, left.first = (start, left.first), start

    def _proper_body(self, tokens: Tokens, letters: str, left: Left, floor: int, at: int) -> None:
        """Words with capitals before an office in lower case, or before one that a name follows: `Rolls-Royce boss`."""
        sets = self._sets
        low = left.topic is not None and self._modifier.issuperset(letters[left.topic[0] : left.topic[1]])
        if left.body is not None or left.nation is not None or not (left.topic is None or low):
            return
        plain = letters[at] in sets.cap and not (letters[at] in sets.upper and letters[at] in sets.business)
        if plain and (letters[at + 1 : at + 2] not in self._named or letters[left.first - 1] not in self._strange):
            return
        end = self._possessor(letters, left.first, floor)
        if end <= floor or letters[end - 1] not in self._proper.opening:
            return
        start = self._proper.start(tokens, letters, end, floor)
        opening = start == 0 or letters[start - 1] in "|" or letters[start - 1] in sets.mark
        alone = end - start == 1 and letters[start] not in self._strange | self._party
        named = end - start > 1 and letters[start - 1] in sets.appoints  # `named X Y prime minister`
        if not (opening and alone) and start < end and not named:
            left.body, left.first = (start, end), start

    def _part(self, letters: str, start: int, head: str) -> bool:
        """Whether the token before `start` can belong to a name that no lexicon knows."""
        sets, before = self._sets, letters[start - 1]
        if before in self._strange:
            return True
        if head in sets.regional:
            return (
                before in sets.dash or before in sets.apostrophe or before in sets.compass or before in sets.place_head
            )
        return before in sets.thing or before in sets.syllable or before in sets.given

    def _possessor(self, letters: str, first: int, floor: int) -> int:
        """End of what may be the body: before a possessive mark or an acronym in brackets."""
        if first > floor and letters[first - 1] in self._sets.possessive:
            return first - 1
        if first - 1 > floor and letters[first - 1] in self._sets.apostrophe and letters[first - 2] in "OoPp":
            return first - 1  # `the Bureau of Statistics' director`
        if first - 3 > floor and letters[first - 1] in self._sets.closing and letters[first - 3] in self._sets.opening:
            return first - 3
        return first

    def _marked(self, tokens: Tokens, letters: str, left: Left, end: int, floor: int) -> None:
        start = end - 1
        while letters[start] in "opd":
            start -= 1
        if start < floor:
            return
        if letters[start] == "P" and letters[start - 1] in self._strange and start - 1 >= floor:
            left.body = (self._proper.start(tokens, letters, start, floor), end)  # `the Kayu Steel UK chief`
            start = left.body[0]
        elif letters[start] != "O":
            left.nation = start
        else:
            while start > floor and letters[start - 1] in self._modifier:
                start -= 1
            left.body = (start, end)
            if end - start > 1 and tokens.word(start) in self._outer and left.more is None and end == left.first:
                left.more, left.body = (start, start + 1), (start + 1, end)  # `Chief Government Spokesperson`
        left.first = start

    def _standing(self, tokens: Tokens, letters: str, left: Left, floor: int) -> None:
        """Words of standing before all of it: `former`, `newly elected`, `acting`, `ex-`."""
        first, sets = left.first, self._sets
        newly = first - 1 - (first > 2 and letters[first - 2] in sets.dash)
        if newly >= 1 and newly > floor and letters[first - 1] in sets.appointed and letters[newly - 1] in sets.newly:
            left.status, first = "incoming", newly - 1
        while first > floor and letters[first - 1] in sets.status:
            left.status, first = left.status or self._status.get(tokens.word(first - 1).lower()), first - 1
        dotted = first > floor + 1 and letters[first - 1] in sets.stop and tokens.word(first - 2).lower() == "ex"
        if dotted or (first - 1 > floor and letters[first - 1] in sets.dash and letters[first - 2] in sets.status):
            first -= 2
            left.status = left.status or self._status.get(tokens.word(first).lower())
        left.first = first
