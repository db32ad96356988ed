"""People: runs of name words made persons by surname, given name, honorific, office or apposition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.annotating.names.evidence import Evidence
from flows.annotating.names.gazetteer import known_people
from flows.annotating.names.letters import Sets
from flows.annotating.names.lexicon import NameLexicon, fold
from flows.annotating.names.runs import Run
from flows.annotating.spans import PersonSpan, PostSpan
from flows.annotating.tokens import Tokens

#: First names behind which another one is the name that people go by.
_FRONT = frozenset(
    {"Abdul", "Mohd", "Mohamad", "Mohamed", "Mohammad", "Muhammad", "Nur", "Siti", "Sri", "Ahmad", "Maria"}
)


class PeopleGrammar:
    """Judges runs by what stands next to them, and splits honorifics off."""

    def __init__(self, sets: Sets, lexicon: NameLexicon) -> None:
        self._sets = sets
        self._evidence = Evidence(sets, lexicon.common)
        upper = sets.charset("upper&!name_topic|initial")
        dash, stop, cap = sets.charset("name_dash"), sets.charset("name_stop"), sets.charset("cap")
        comma = sets.charset("name_comma")
        self._degrees = re.compile(f"(?:{comma}(?:{cap}{stop}){{2,3}}(?={comma}))+")
        seat = f"{dash}(?P<seat>{cap}(?:{stop}?{cap}){{0,2}}{stop}?)"
        self._party = re.compile(
            f"{sets.charset('name_open')}{upper}(?:{seat}|Pp*)?{stop}?{sets.charset('name_close')}"
            f"|{comma}{sets.charset('initial')}{seat.replace('seat', 'place')}(?={comma})"
        )
        self._titling = sets.honorific | sets.stop | sets.behind | sets.kin | sets.comma | sets.apostrophe
        self._titling |= sets.closing

    def find(
        self, tokens: Tokens, letters: str, work: str, runs: Sequence[Run], posts: Sequence[PostSpan]
    ) -> list[PersonSpan]:
        """The runs that are people. `work` are letters in which other spans are marked."""
        ends, starts = {p.last: p for p in posts}, {p.first: p for p in posts}
        inside = {i for p in posts for i in range(p.first, p.last)}
        spans: list[PersonSpan] = []
        singles: list[Run] = []
        floor = 0
        for run in runs:
            first = run.first
            single = run.last - first == 1
            dotted = letters[run.last : run.last + 1] in self._sets.stop
            stacked = single and dotted and letters[first] in self._sets.honorific
            if work[first] in "OoPp" or first in inside or stacked or (single and letters[first] in self._sets.behind):
                continue
            if run.last - first > 1 and letters[first] in self._sets.honorific:
                first = self._past_honorifics(letters, run)
            before = letters[first - 1] if first else ""
            while run.last - first > 1 and letters[first] in self._sets.behind and self._titled(letters, first):
                run.first = first = first + 1
                before = letters[first - 1]
            first = self._named_by_word(letters, run, ends)
            before = letters[first - 1] if first else ""
            back = first
            if before in self._titling and first - 1 not in inside:
                back = self._honorific(tokens, letters, first, floor, inside)
            run.last = self._suffixed(letters, run.last)
            if run.evidence or back < first or self._evidence.shown(tokens, letters, run, ends, starts, spans):
                spans.append(self._span(tokens, letters, run, back))
                floor = run.last
            elif run.last - first == 1:
                singles.append(run)
        return self._with_mentions(tokens, letters, spans, singles)

    def _titled(self, letters: str, first: int) -> bool:
        """Whether an honorific, or more of one, stands before a token: `Samdech Techo`."""
        before = letters[first - 1] if first else ""
        return before in self._sets.honorific or (before in self._sets.behind and self._titled(letters, first - 1))

    def _past_honorifics(self, letters: str, run: Run) -> int:
        """Leave out honorifics that could be names, too: `Tan Sri`, `Hon`. Returns the new first token."""
        sets, at = self._sets, run.first
        while at + 1 < run.last and letters[at] in sets.honorific:
            if letters[at] in sets.east_asian | sets.surname and letters[at + 1] not in sets.behind:
                break
            at += 1
            while at + 1 < run.last and letters[at] in sets.behind:
                at += 1
        run.first = at
        return at

    def _named_by_word(self, letters: str, run: Run, ends: Mapping[int, PostSpan]) -> int:
        """First token of a name that begins with a common word behind an office or honorific: `Prof. Sunday X Y`."""
        sets, at = self._sets, run.first - 1
        if at < 1 or run.evidence == "surname" or letters[at] not in sets.nominal:
            return run.first
        before = letters[at - 1]
        titled = before in sets.honorific or (before in sets.stop and at > 1 and letters[at - 2] in sets.honorific)
        if titled or at in ends or (before in sets.comma and at - 1 in ends and not ends[at - 1].plural):
            run.first = at
        return run.first

    def _suffixed(self, letters: str, last: int) -> int:
        """End of a name with its suffix: `Marcos Jr`, `de Mesa III`."""
        return last + 1 if letters[last : last + 1] in self._sets.suffix else last

    def _past_letters(self, letters: str, last: int) -> tuple[int, tuple[int, int] | None]:
        """Behind a stop of `Jr.`, letters of honour, a party's letter with a seat: `X MP`, `Y (D-Ohio)`; the seat."""
        sets, at = self._sets, last
        if letters[at - 1] in sets.suffix and letters[at : at + 1] in sets.stop:
            at += 1
        at = self._past_degrees(letters, at)
        while letters[at : at + 1] in sets.postnominal:
            at += 1
        bracket = self._party.match(letters, at)
        if bracket is None:
            return at, None
        seat = bracket.span(bracket.lastgroup) if bracket.lastgroup else None
        return bracket.end(), seat

    def _past_degrees(self, letters: str, last: int) -> int:
        """Behind degrees that stops shorten: `X Y, S.H., M.Si.`."""
        match = self._degrees.match(letters, last)
        return match.end() if match is not None else last

    def _span(self, tokens: Tokens, letters: str, run: Run, first: int) -> PersonSpan:
        name, (last, seat) = tokens.surface(run.first, run.last), self._past_letters(letters, run.last)
        honorific = tokens.surface(first, run.first) if first < run.first else None
        if honorific is not None and honorific.startswith("("):
            honorific = None  # `Commissioner General (Ret.) X Y`: the rank is an office
        whole = f"{honorific} {name}"
        if honorific is not None and " " not in name and self._part_of_name(honorific, whole):
            front, _, last_word = honorific.rpartition(" ")
            name, honorific = f"{last_word} {name}", front or None
        return PersonSpan(
            first, last, tokens.starts[first], tokens.end(last), name=name,
            entry=known_people().get(fold(name).casefold()), honorific=honorific,
            seat=tokens.surface(*seat) if seat is not None else None,
        )  # fmt: skip

    def _part_of_name(self, honorific: str, whole: str) -> bool:
        """Whether what looks like an honorific belongs to a name of one word: `MA Mannan`, `Sheikh Hasina`."""
        initials = len(honorific) < 4 and honorific.isupper() and honorific.isalpha()
        short = " ".join(whole.split()[-2:])
        return initials or honorific == "Don" or fold(short).casefold() in known_people()

    def _honorific(self, tokens: Tokens, letters: str, first: int, floor: int, inside: set[int]) -> int:
        """First token of the honorifics that stand before token `first`; `first` where there are none."""
        sets = self._sets
        start = at = first
        while at > floor and at - 1 not in inside:
            letter = letters[at - 1]
            if letter in sets.honorific:
                at -= 1
                if start == first and letter in sets.grade:
                    break
                start = at
                continue
            step = self._step(tokens, letters, at, start == first)
            if step == 0:
                break
            at -= step
            start = at if step > 1 else start
        return start

    def _step(self, tokens: Tokens, letters: str, at: int, nearest: bool) -> int:
        """Tokens to pass over before `at` that are no honorific themselves: 0 for none, more than 1 with one."""
        sets, letter = self._sets, letters[at - 1]
        second = letters[at - 2] if at > 1 else ""
        if letter in sets.stop and self._excellency(tokens, at):
            return 4
        if letter in sets.stop:
            return 2 if second in sets.honorific else 0
        if letter in sets.behind:
            return 1 if second in sets.honorific | sets.behind or tokens.words[at - 2][0] in "'’" else 0
        if letter in sets.dash and second in sets.stop and at > 2 and letters[at - 3] in sets.rank:
            return 3  # `Lt.-Gen.`
        if letter in sets.dash and letters[at] in sets.rank:
            return 2 if second in sets.rank or second in sets.grade else 0
        if letter in sets.article:
            return 1 if letters[at] in sets.honorific and (second in sets.honorific or second in sets.stop) else 0
        if letter in sets.apostrophe:
            return 2 if second in sets.honorific and (nearest or letters[at] in sets.behind) else 0
        if letter in sets.closing:
            return self._retired(letters, at)
        return 1 if letter in sets.comma and not nearest and self._ends_rank(letters, at - 1) else 0

    def _excellency(self, tokens: Tokens, at: int) -> bool:
        """Whether `H.E.` or `H.H.` stands before `at`."""
        return (
            at > 3
            and tokens.word(at - 4) == "H"
            and tokens.word(at - 2) in ("E", "H", "M")
            and tokens.word(at - 3) == "."
        )

    def _retired(self, letters: str, at: int) -> int:
        """Tokens of `(Rtd)` or `(Ret.)` before `at`, behind a rank; 0 for none."""
        sets = self._sets
        size = 4 if at > 3 and letters[at - 2] in sets.stop else 3
        size = 5 if at > 5 and letters[at - 3] in sets.apostrophe else size  # `(Ret'd)`
        if at < size + 1 or letters[at - size] not in sets.opening or letters[at - size + 1] not in sets.retired:
            return 0
        before = letters[at - size - 1]
        return size if before in sets.honorific or before in sets.stop else 0

    def _ends_rank(self, letters: str, at: int) -> bool:
        """Whether a military rank or a learned title ends before the comma at `at`: `General, Prof. Dr.`."""
        letter = letters[at - 1]
        return letter in self._sets.rank or (letter in self._sets.stop and letters[at - 2] in self._sets.honorific)

    def _with_mentions(
        self, tokens: Tokens, letters: str, spans: list[PersonSpan], singles: Sequence[Run]
    ) -> list[PersonSpan]:
        """The people and, among single words, the short names of those people: `Quyết` of `Trịnh Văn Quyết`."""
        sets, short = self._sets, set()
        for span in spans:
            words = span.name.split()
            if len(words) > 1:
                short.add(words[-1])
                first = letters[max(span.last - len(words), 0)]
                if words[0] in _FRONT:
                    short.add(words[1])
                if first not in sets.surname or (len(words) < 4 and first in sets.east_asian):
                    short.add(words[0])
        found = [
            PersonSpan(r.first, r.last, tokens.starts[r.first], tokens.end(r.last), name=tokens.word(r.first))
            for r in singles
            if tokens.word(r.first) in short and letters[r.first] not in sets.function
        ]
        return sorted([*spans, *found], key=lambda s: s.first) if found else spans
