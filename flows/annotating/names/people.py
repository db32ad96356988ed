"""People: runs of name words made persons by surname, given name, honorific, office or apposition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.annotating.names.gazetteer import known_people
from flows.annotating.names.letters import Sets
from flows.annotating.names.lexicon import NameLexicon, fold
from flows.annotating.names.runs import Run
from flows.annotating.spans import PersonSpan, PostSpan
from flows.annotating.tokens import Tokens

_LONGEST = 7


class PeopleGrammar:
    """Judges runs beside what stands next to them, and splits honorifics off."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._common = lexicon.common

    def span(self, tokens: Tokens, run: Run, floor: int, breaks: frozenset[int]) -> PersonSpan:
        """The run as a person, with the honorifics before it."""
        first = self.honorific(tokens, run.first, floor, breaks)
        name_first, last = run.first, run.last
        name = re.sub(r" ?[\"“][^\"“”]*[\"”]", "", tokens.surface(name_first, last))
        honorific = tokens.surface(first, name_first) if first < name_first else None
        return PersonSpan(
            first, last, tokens.starts[first], tokens.end(last), name=name,
            entry=known_people().get(fold(name).casefold()), honorific=honorific,
        )  # fmt: skip

    def honorific(self, tokens: Tokens, first: int, floor: int, breaks: frozenset[int]) -> int:
        """First token of the honorifics that stand before token `first`; `first` where there are none."""
        letters, sets = tokens.letters, self._sets
        start = at = first
        while at > floor:
            letter = letters[at - 1]
            if letter in sets.honorific:
                at -= 1
                if start == first and letter in sets.grade:
                    break
                start = at
            elif letter in sets.stop and at - 2 >= floor and letters[at - 2] in sets.honorific:
                at -= 2
                start = at
            elif letter in sets.behind and at - 2 >= floor:
                at -= 1
                if letters[at - 1] not in sets.honorific and tokens.words[at - 1][0] not in "'’":
                    break
            elif start == first and tokens.words[at - 1][0] in "'’" and at - 2 >= floor and letters[at - 2] in sets.honorific:
                at -= 2
                start = at
            elif letter in sets.comma and at - 2 >= floor and start < first and self._ends_rank(tokens, at - 1, floor):
                at -= 1
            else:
                break
        return start

    def _ends_rank(self, tokens: Tokens, at: int, floor: int) -> bool:
        """Whether a military rank or a learned title ends before the comma at `at`: `General, Prof. Dr.`."""
        letter = tokens.letters[at - 1]
        return letter in self._sets.rank or (
            letter in self._sets.stop and at - 2 >= floor and tokens.letters[at - 2] in self._sets.honorific
        )

    def titled(self, tokens: Tokens, run: Run, posts: Mapping[int, PostSpan], floor: int, breaks: frozenset[int]) -> bool:
        """Whether an honorific or an office right before the run makes it a person."""
        if run.last - run.first > _LONGEST or run.first in breaks:
            return False
        if self.honorific(tokens, run.first, floor, breaks) < run.first:
            return True
        post = posts.get(run.first)
        if run.first and tokens.letters[run.first - 1] in self._sets.kin:
            return self._uncommon(tokens, run)
        if post is None:
            return self._behind_comma(tokens, run, posts)
        if run.last - run.first == 1 and post.body is not None and post.body[0] > post.head:
            return False
        return self._uncommon(tokens, run)

    def _behind_comma(self, tokens: Tokens, run: Run, posts: Mapping[int, PostSpan]) -> bool:
        """Whether the run is set between commas behind an office: `The previous director, X Y, left`."""
        letters, sets = tokens.letters, self._sets
        if run.last - run.first < 2 or not run.first or letters[run.first - 1] not in sets.comma:
            return False
        post, after = posts.get(run.first - 1), letters[run.last : run.last + 1]
        closed = after in sets.comma or after in sets.stop
        if post is not None and (post.body or post.nation):
            closed = closed or after in sets.verbal
        return closed and post is not None and not post.plural and self._uncommon(tokens, run)

    def _uncommon(self, tokens: Tokens, run: Run) -> bool:
        """Whether the run is no headline: its last word is not a common one, its first no verb form."""
        last, first = tokens.word(run.last - 1).lower(), tokens.word(run.first).lower()
        return last not in self._common and not (first in self._common and (first.endswith("s") or run.last - run.first > 2))

    def appointed(self, tokens: Tokens, run: Run, posts: Mapping[int, PostSpan]) -> bool:
        """Whether a verb of appointment beside the run makes it a person: `X Y was named`, `appointed X Y as`."""
        size, letters, sets = run.last - run.first, tokens.letters, self._sets
        if not 2 <= size <= 5 or not self._uncommon(tokens, run):
            return False
        at = run.last
        while at < len(letters) and at - run.last < 3 and letters[at] in sets.auxiliary:
            at += 1
        if at > run.last and letters[at : at + 1] in sets.appointed:
            return True
        before = letters[run.first - 1] if run.first else ""
        return before in sets.appoints and (tokens.word(run.last) in ("as", "to") or run.last in posts)

    def listed(self, tokens: Tokens, run: Run, before: PersonSpan | None) -> bool:
        """Whether the run is joined by `and` to a person right before it."""
        if before is None or before.last + 1 != run.first or not 2 <= run.last - run.first <= 5:
            return False
        return tokens.letters[before.last] in self._sets.conjunction and self._uncommon(tokens, run)

    def with_mentions(
        self, tokens: Tokens, spans: list[PersonSpan], singles: Sequence[Run], breaks: frozenset[int]
    ) -> list[PersonSpan]:
        """The people and, among single words, the short names of those people: `Quyết` of `Trịnh Văn Quyết`."""
        short: set[str] = set()
        for span in spans:
            words = span.name.split()
            if len(words) > 1:
                short.add(words[-1])
                first = tokens.letters[span.last - len(words)]
                if first not in self._sets.surname or (len(words) < 4 and first in self._sets.east_asian):
                    short.add(words[0])
        found = [
            PersonSpan(r.first, r.last, tokens.starts[r.first], tokens.end(r.last), name=tokens.word(r.first))
            for r in singles
            if tokens.word(r.first) in short and tokens.letters[r.first] not in self._sets.function
        ]
        return sorted([*spans, *found], key=lambda s: s.first) if found else spans

    def apposed(self, tokens: Tokens, run: Run, starts: Mapping[int, PostSpan], breaks: frozenset[int]) -> bool:
        """Whether an office in apposition follows: `X Y, the Chairman of`, `X Y (Director of`, `X Y - Vice Chairman`."""
        size, letters, sets = run.last - run.first, tokens.letters, self._sets
        at = run.last
        if not 2 <= size <= 5 or at >= len(letters) or at in breaks or not self._uncommon(tokens, run):
            return False
        if letters[at] not in sets.comma and letters[at] not in sets.dash and letters[at] not in sets.opening:
            return False
        at += 1
        if at < len(letters) and letters[at] in sets.determiner:
            at += 1
        return at in starts and at not in breaks
