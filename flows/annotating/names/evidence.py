"""What stands beside a run of name words and makes it a person: an office, a verb of appointment, a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.annotating.names.letters import BOUNDARY, Sets
from flows.annotating.names.runs import Run
from flows.annotating.spans import PersonSpan, PostSpan
from flows.annotating.tokens import Tokens

_LONGEST = 7
#: How many words of a predicate may stand between a name and its office: `has now been sworn in as the`.
_PREDICATE = 7
#: How many words back the verb of a list of appointments may stand.
_CLAUSES = 60


class Evidence:
    """Judges runs that neither surname nor given name nor honorific makes a person."""

    def __init__(self, sets: Sets, common: frozenset[str]) -> None:
        self._sets = sets
        self._common = common
        self._passed = sets.auxiliary | sets.determiner | sets.role | sets.adverb | sets.becoming | sets.of | sets.dash
        self._passed |= sets.seat
        self._between = (
            sets.preposition | sets.number | sets.adverb | frozenset(sets.charset("date_weekday|date_month")[1:-1])
        )
        self._closing = sets.comma | sets.stop | sets.semicolon | sets.closing | sets.colon
        self._opening = frozenset({"", BOUNDARY}) | sets.stop | sets.newline

    def shown(
        self, tokens: Tokens, letters: str, run: Run, ends: Mapping[int, PostSpan], starts: Mapping[int, PostSpan],
        people: Sequence[PersonSpan],
    ) -> bool:  # fmt: skip
        """Whether an office, a verb of appointment or a list makes the run a person."""
        size = run.last - run.first
        if size > _LONGEST or (size == 1 and letters[run.first] in self._sets.titular):
            return False
        if all(letter in self._sets.function for letter in letters[run.first : run.last]):
            return False  # `her deputies No 1 and 2`, `Assistant To The President`
        post = ends.get(run.first)
        behind = post is not None and post.body is not None and post.body[0] > post.head
        aside = run.first > 0 and letters[run.first - 1] in self._sets.closing
        if post is not None and not (size == 1 and behind and not aside):
            return self._uncommon(tokens, letters, run) or self._titled(tokens, letters, run, post)
        before = letters[run.first - 1] if run.first else ""
        if size > 1 and self._in_line(letters, run, before, ends):
            return tokens.word(run.last - 1).lower() not in self._common
        if before in self._sets.kin or (before in self._sets.succeed and size > 1):
            return self._uncommon(tokens, letters, run)
        if size == 1:
            return self._alone(letters, run, before, starts)
        if size > 6:
            return False
        if self._behind_comma(letters, run, before, ends):
            return tokens.word(run.last - 1).lower() not in self._common
        shown = (
            self._apposed(letters, run, starts)
            or self._appointed(letters, run, before, starts)
            or self._predicated(letters, run, starts)
            or self._listed_as(letters, run, starts)
            or self._elided(letters, run, before, starts)
            or self._with_matter(letters, run, ends)
            or self._enumerated(letters, run, before, ends)
            or self._told_by_is(letters, run, before, ends)
            or (before in self._sets.conjunction and bool(people) and people[-1].last + 1 == run.first)
        )
        return shown and self._uncommon(tokens, letters, run)

    def _in_line(self, letters: str, run: Run, before: str, ends: Mapping[int, PostSpan]) -> bool:
        """Whether a line tells an office, a colon or dash and the run: `Minister of Health: X Y`."""
        post, after = ends.get(run.first - 1), letters[run.last : run.last + 1]
        if post is None or post.plural or not (before in self._sets.colon or before in self._sets.dash):
            return False
        return after in self._opening or after in self._closing or after in self._sets.dash

    def _alone(self, letters: str, run: Run, before: str, starts: Mapping[int, PostSpan]) -> bool:
        """Whether a single unknown word opens a sentence that gives it an office: `Muigai has been appointed the`."""
        if before not in self._opening or letters[run.first] not in self._sets.plain:
            return False
        return self._predicated(letters, run, starts)

    def _behind_comma(self, letters: str, run: Run, before: str, ends: Mapping[int, PostSpan]) -> bool:
        """Whether the run is set between commas behind an office: `The previous director, X Y, left`."""
        if before not in self._sets.comma:
            return False
        post, after = ends.get(run.first - 1), letters[run.last : run.last + 1]
        if post is None or post.plural:
            return False
        at = self._past_aside(letters, run.last)
        after = letters[at : at + 1] if at > run.last and letters[at : at + 1] in self._sets.comma else after
        closed = after in self._closing or after == BOUNDARY
        joined = after in self._sets.conjunction and letters[run.last + 1 : run.last + 2] in self._sets.article
        closed = closed or joined
        if after in self._sets.adverb:
            after = letters[run.last + 1 : run.last + 2]
        return closed or (after in self._sets.verbal and (post.body or post.nation) is not None)

    def _titled(self, tokens: Tokens, letters: str, run: Run, post: PostSpan) -> bool:
        """Whether a name with a common word at its end follows an office with a capital: `Officer Randolph Holder`."""
        if letters[post.head] not in self._sets.cap or run.last - run.first != 2 or post.plural:
            return False
        return tokens.word(run.first).lower() not in self._common and not tokens.word(run.last - 1).endswith("s")

    def _elided(self, letters: str, run: Run, before: str, starts: Mapping[int, PostSpan]) -> bool:
        """Whether a list of appointments goes on: `X Y was appointed Minister of A, V W Minister of B`."""
        post = starts.get(run.last)
        joined = before in self._sets.comma or before in self._sets.conjunction or before in self._sets.semicolon
        if post is None or not joined or post.plural or post.body is None or post.body[0] < post.head:
            return False
        for at in range(run.first - 2, max(run.first - _CLAUSES, -1), -1):
            if letters[at] in self._sets.appointed:
                return True
            if letters[at] == BOUNDARY or letters[at] in self._sets.newline:
                return False
        return False

    def _with_matter(self, letters: str, run: Run, ends: Mapping[int, PostSpan]) -> bool:
        """Whether a portfolio in brackets follows, in a list of office-holders: `ministers, among them X (health)`."""
        at = run.last
        if letters[at : at + 1] not in self._sets.opening or letters[at + 1 : at + 2] not in self._sets.topic:
            return False
        return any(post.plural and 0 < run.first - last < _CLAUSES for last, post in ends.items())

    def _enumerated(self, letters: str, run: Run, before: str, ends: Mapping[int, PostSpan]) -> bool:
        """Whether the run is one of a list that a plural office and a colon open: `The chiefs are: X (A); Y (B)`."""
        sets, after = self._sets, letters[run.last : run.last + 1]
        listed = before in sets.colon | sets.semicolon | sets.comma | sets.conjunction
        if not listed or not (after in self._closing | sets.opening | sets.conjunction or after == BOUNDARY):
            return False
        return any(
            post.plural and 0 < run.first - last < 2 * _CLAUSES and not sets.colon.isdisjoint(letters[last : last + 3])
            for last, post in ends.items()
        )

    def _told_by_is(self, letters: str, run: Run, before: str, ends: Mapping[int, PostSpan]) -> bool:
        """Whether `is` stands between an office and the run, which ends the clause: `The Director is X Y.`"""
        if before not in self._sets.auxiliary:
            return False
        at = run.first - 1
        while at > 0 and run.first - at < 3 and letters[at - 1] in self._sets.auxiliary:
            at -= 1  # `will be`, `has become`
        post, after = ends.get(at), letters[run.last : run.last + 1]
        closed = after in self._sets.comma or after in self._sets.stop or after == BOUNDARY
        return post is not None and not post.plural and closed

    def _listed_as(self, letters: str, run: Run, starts: Mapping[int, PostSpan]) -> bool:
        """Whether `as` and an office with its body follow: `and X Y as Director-General of the Voice of Nigeria`."""
        at = run.last
        if letters[at : at + 1] not in self._sets.as_word:
            return False
        at += 1
        at += letters[at : at + 1] in self._sets.article
        post = starts.get(at)
        return post is not None and not post.plural and (post.body or post.nation) is not None

    def _eastern(self, letters: str, run: Run) -> bool:
        """Whether all words are syllables of eastern names, however common: `Leng Peng Long`."""
        sets = self._sets
        words = letters[run.first : run.last]
        return len(words) > 2 and all(w in sets.syllable or w in sets.east_asian or w in sets.surname for w in words)

    def _uncommon(self, tokens: Tokens, letters: str, run: Run) -> bool:
        """Whether the run is no headline: its last word is not a common one, its first no verb form."""
        if tokens.word(run.last - 1).lower() in self._common and not self._eastern(letters, run):
            return False
        first = tokens.word(run.first).lower()
        return first not in self._common or not (first.endswith("s") or run.last - run.first > 2)

    def _apposed(self, letters: str, run: Run, starts: Mapping[int, PostSpan]) -> bool:
        """Whether an office in apposition follows: `X Y, the Chairman of`, `X Y (Director of`, `X Y - Chairman`."""
        sets, at = self._sets, self._past_aside(letters, run.last)
        mark = letters[at : at + 1]
        line = mark in sets.colon and (not run.first or letters[run.first - 1] in self._opening | sets.dash)
        if mark not in sets.comma and mark not in sets.dash and mark not in sets.opening and not line:
            return False
        at += 1
        while letters[at : at + 1] in sets.determiner | sets.adverb and at - run.last < 9:
            at += 1
        if at not in starts and letters[at : at + 1] in sets.head and letters[at + 1 : at + 2] in sets.possessive:
            at += 2  # `X Y, the PM's secretary general`
        return at in starts

    def _past_aside(self, letters: str, at: int) -> int:
        """Behind an age or a country: `X Y, 51,`, `X Y of Sweden`."""
        sets = self._sets
        if letters[at : at + 1] in sets.comma and letters[at + 1 : at + 2] in sets.number:
            return at + 2
        if letters[at : at + 1] in sets.of:
            at += 1
            start = at
            while letters[at : at + 1] in sets.cap and letters[at] not in sets.function and at - start < 3:
                at += 1  # `X Y of Kennewick`
        return at

    def _appointed(self, letters: str, run: Run, before: str, starts: Mapping[int, PostSpan]) -> bool:
        """Whether a verb of appointment beside the run makes it a person: `X Y was named`, `appointed X Y as`."""
        sets, at = self._sets, run.last
        while at < len(letters) and at - run.last < 3 and letters[at] in sets.auxiliary:
            at += 1
        told = at > run.last
        while told and at - run.last < 6 and letters[at : at + 1] in self._between:
            at += 1
        if told and letters[at : at + 1] in sets.appointed:
            return True
        if before in sets.of and run.first > 1 and letters[run.first - 2] in sets.appointment:
            return True
        if before not in sets.appoints:
            return False
        at = self._past_aside(letters, run.last)
        at += letters[at : at + 1] in sets.comma
        behind = letters[at : at + 1]
        return at in starts or behind in sets.role or (behind in sets.determiner and at + 1 in starts)

    def _predicated(self, letters: str, run: Run, starts: Mapping[int, PostSpan]) -> bool:
        """Whether the run is the subject of a clause that gives it an office: `X Y becomes the new Minister`."""
        sets, at = self._sets, self._past_aside(letters, run.last)
        if letters[at : at + 1] in sets.comma:
            at += 1
        if letters[at : at + 1] in sets.relative:
            at += 1
        start, telling = at, False
        while at - start < _PREDICATE and at not in starts:
            letter = letters[at : at + 1]
            if letter in sets.auxiliary or letter in sets.becoming or letter in sets.appointed:
                telling = True
            elif letter not in self._passed or not letter:
                return False
            at += 1
        post = starts.get(at)
        if post is None or not telling or post.plural:
            return False
        return (post.body or post.nation) is not None or letters[post.head] not in sets.weak
