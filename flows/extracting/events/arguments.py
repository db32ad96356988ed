"""What a verb of a happening takes: subject, object, doer, office; and whether they are of the sort it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.annotating.spans import PersonSpan, PlaceSpan, PostSpan
from flows.annotating.views import View
from flows.extracting.events.groups import listed
from flows.extracting.events.lexicon import Letters, objects, word
from flows.extracting.events.model import Interval
from flows.extracting.events.offices import Offices
from flows.extracting.events.people import Cast
from flows.extracting.events.sorts import accompanied, few, has_digit, is_sum
from flows.extracting.figures.phrases import phrase_before

#: What may stand between a verb and its object: `signed on the same occasion a decree`.
_BETWEEN = re.compile(r"[ATW]|CV(?=[DQZLH])|P[TWL]|PDJ?[Nx](?=D)|P[NJ](?=[DQ])|,P[^,VM;~]{1,14},")
#: Sorts of which any word of the object may be one, with the words behind it that may be one, too: what something is
#: declared stands there (`declared the outbreak a public health emergency`).
_ANYWHERE = {"state": 6, "shared": 0, "message": 0}
_HYPHENED = 3
#: Sorts of objects that are people.
_SOMEBODY = frozenset(("suspect", "staff_dead", "group"))
_NUMERAL = ("N", "Q", "T")
_AFTER_VERB = frozenset('DLZHBNAPpJQUOCtG"')


class Arguments(Offices):
    """Finds and checks what a verb takes."""

    def __init__(self, letters: Letters) -> None:
        super().__init__(letters)
        self._objects = objects()

    def is_verb(self, view: View, at: int, end: int) -> bool:
        """Whether the words are used as a verb."""
        coarse = view.coarse
        mark, before, after = coarse[at], coarse[at - 1 : at], coarse[end : end + 1]
        if end - at > _HYPHENED:
            after = coarse[at + 1 : at + 2]
        if mark in "VvGE":
            qualifies = before in ("D", "J") or (before == "A" and coarse[at - 2 : at - 1] in ("D", "'"))
            return not (mark == "V" and qualifies and after in ("N", "x", "B"))
        if mark == "N":
            return at <= 1 and view.letters[at] in self._letters.gerund and after in ("D", "B", "H", "Z", "L", "N", "J")
        if mark == "J":
            return (
                before in ("B", "H", "M", "A") and after in ("D", "Z", "L", "H", "B", "P", "Q", "N") and before != "D"
            )
        if mark != "x":
            return False
        if before == "C":
            return view.letters[at] in self._letters.third and after == "D"
        return before in ("N", "B", "H", "Z", "L", ")", "A", "I", "R", "x") and after in _AFTER_VERB

    def after(self, view: View, at: int) -> Interval | None:
        """The object behind an active verb."""
        if word(view, at) == "by" and view.coarse[at + 1 : at + 2] == "Q":
            at = max(at, view.coarse.find("D", at, at + 9))
        while (between := _BETWEEN.match(view.coarse, at)) is not None:
            at = between.end()
        found = listed(view, at)
        return (found[0], self._before_participle(view, found)) if found is not None else None

    def _before_participle(self, view: View, interval: Interval) -> int:
        """Where a phrase ends that a participle with its object follows: `a bill | establishing a fund`."""
        start, end = interval
        for at in range(start + 1, end):
            takes = view.coarse[at + 1 : at + 2] in ("D", "Q", "Z", "L", "H", "B")
            if takes and view.letters[at] in self._letters.gerund and view.coarse[at - 1] in "Nx":
                return at
        return end

    def antecedent(self, view: View, at: int) -> Interval | None:
        """`an order that the premier signed on Monday`: the order."""
        for back in range(at - 1, max(-1, at - 12), -1):
            mark = view.coarse[back]
            if mark in "Rh":
                return self._numbered(view, back - (view.coarse[back - 1 : back] == ","))
            if mark in "VvM;~,":
                return None
        return None

    def _numbered(self, view: View, end: int) -> Interval | None:
        """The phrase that ends at a position, its number included: `Decree No. 9 of 2025`."""
        for at in range(end - 1, max(0, end - 9), -1):
            if word(view, at) == "no":
                start = at
                while (
                    start > 0 and view.coarse[start - 1] in "NJZx" and view.letters[start - 1] in self._letters.capital
                ):
                    start -= 1
                return (start, end) if start < at else None
        return phrase_before(view.coarse, end)

    def doer(self, view: View, end: int) -> Interval | None:
        """Who did it: behind `by`."""
        for at in range(end, min(end + 8, len(view.letters) - 1)):
            if word(view, at) == "by" and view.coarse[at + 1] not in "TGWQ":
                return listed(view, at + 1)
            if view.coarse[at] in "Vv;~":
                break
        return None

    def object_fits(self, view: View, interval: Interval | None, constants: Mapping[str, str], cast: Cast) -> bool:
        """Whether the object is of the sort that the rule needs."""
        wanted = constants.get("object", "any")
        if wanted == "none":
            return True
        if interval is None or interval[0] >= interval[1]:
            return False
        head = self.head(view, interval)
        if self._is_excluded(view, interval, head, constants):
            return False
        return any(self._is_sort(view, interval, sort, head, cast) for sort in wanted.split())

    def _is_sort(self, view: View, interval: Interval, wanted: str, head: str, cast: Cast) -> bool:
        """Whether the object is of one sort."""
        if wanted == "sum":
            return is_sum(view, interval[0])
        if wanted in ("officers", "person", "named"):
            return self._somebody(view, interval, wanted, cast)
        if wanted == "place":
            return self._is_place(view, interval)
        if wanted == "site":
            counted = view.coarse[interval[0]] == "Q" or view.coarse[interval[0] : interval[0] + 2] == "DQ"
            return view.coarse[interval[0]] not in "HB" and (not counted or self._few_areas(view, interval))
        if wanted in self._objects:
            return self._is_of(view, interval, wanted, head)
        return True

    def _is_excluded(self, view: View, interval: Interval, head: str, constants: Mapping[str, str]) -> bool:
        """Whether the object is one under which the verb tells of nothing single, or of something else."""
        if word(view, interval[0]) in self._words.indistinct:
            return True
        if constants["kind"] == "decision" and head in self._words.unspecific:
            return True
        base = view.coarse[slice(*self._base(view, interval))]
        if constants.get("head") == "approval" and "H" in base and "H'" not in base:
            return True  # `approved X as governor` fills an office
        if "not" in constants and is_sum(view, interval[0]):
            return True  # `unveiled £3m for parks`
        return head in self._words.no_objects.get(constants.get("not", ""), ())

    def _somebody(self, view: View, interval: Interval, wanted: str, cast: Cast) -> bool:
        """Whether the object is somebody: by name, by name or office, or several by their offices."""
        if wanted == "named":
            return bool(cast.people(view, *interval))
        if wanted == "person" and self._has_person(view, interval, cast):
            return True
        return self.is_roster(view, interval)

    def _few_areas(self, view: View, interval: Interval) -> bool:
        """`will inspect three provinces`, and not `visited 300 shops`."""
        at = interval[0] + (view.coarse[interval[0]] == "D")
        head = self.head(view, interval)
        return few(view, at, head) and head in self._words.toured

    def _is_place(self, view: View, interval: Interval) -> bool:
        """Whether somebody may travel there; `goes to Gwalior as director` tells of an office."""
        start, end = interval
        if word(view, end) == "as" and view.coarse[end + 1 : end + 2] in ("B", "D"):
            return False
        capital = view.coarse[start] == "N" and view.letters[start] in self._letters.capital
        return capital or any(isinstance(view.spans.get(at), PlaceSpan) for at in range(start, min(end, start + 5)))

    def _has_person(self, view: View, interval: Interval, cast: Cast) -> bool:
        start, end = interval
        for at in range(start, min(end, start + 9)):
            if isinstance(view.spans.get(at), PersonSpan | PostSpan) or cast.person_at(view, at):
                return True
            if view.coarse[at] in "OPp":
                return False
        return False

    def _is_of(self, view: View, interval: Interval, wanted: str, head: str) -> bool:
        """Whether the object is a document, an agreement, …; a plural one only where it is named."""
        known = self._objects[wanted]
        base = self._base(view, interval)
        named = any(
            view.coarse[at] in "ZL" or (at > 0 and view.letters[at] in self._letters.capital and view.coarse[at] != "D")
            for at in range(*base)
        )
        if wanted == "agreement" and base[1] - base[0] == 1 and head in self._words.reached and not named:
            return False  # `reached agreement on the model`
        if wanted in ("document", "agreement") and head in self._words.joint_papers:
            return wanted == "document" and any(word(view, at) == "joint" for at in range(*base))
        if wanted == "document":
            if any(
                word(view, at) == "no" and at > base[0] for at in range(base[0], min(base[1] + 1, len(view.letters)))
            ):
                return True
            if head.endswith("s") and head in known and not named and not few(view, interval[0], head):
                return False
            numbered = any(
                word(view, at) in known and view.coarse[at + 1 : at + 2] in _NUMERAL and has_digit(view, at + 1)
                for at in range(*base)
            )
            return numbered or head in known
        if wanted == "rate":
            end = min(interval[1] + 1, len(view.letters))
            told = {word(view, at) for at in range(interval[0], end)}
            return not told.isdisjoint(("rate", "rates")) and not told.isdisjoint(known)
        if wanted == "cabinet" and head == "names":
            return self.is_roster(view, interval)
        if wanted == "construction" and base[1] - base[0] <= (view.coarse[base[0]] == "D") + 1 and base == interval:
            return False  # `construction is to begin`: of what is not told
        if wanted in _ANYWHERE:
            reach = min(interval[1] + _ANYWHERE[wanted], len(view.letters))
            return any(word(view, at) in known for at in range(interval[0], reach))
        start, end = interval
        weighed = view.coarse[start : start + 2] == "QO"  # `40 kilograms of heroin`
        counted = weighed and any(word(view, at) in known for at in range(start, end))
        people = wanted in _SOMEBODY and self._are_of_a_country(view, interval)
        return counted or people or head in known or self._is_titled(view, base, known)

    def _are_of_a_country(self, view: View, interval: Interval) -> bool:
        """Whether people are counted by where they are from: `three Malaysians`."""
        start, end = interval
        counted = view.coarse[start] == "Q" and end - start == 2
        return counted and view.letters[start + 1] in self._letters.capital and view.coarse[start + 1] in "NL"

    def _is_titled(self, view: View, base: Interval, known: frozenset[str]) -> bool:
        """Whether a name starts with the noun: `the "Plan Norte"`, `Vision 2040`."""
        for at in range(base[0], base[1] - 1):
            named = view.letters[at] in self._letters.capital and word(view, at) in known
            if named and (view.letters[at + 1] in self._letters.capital or has_digit(view, at + 1)):
                return True
        return False

    def subject_fits(
        self, view: View, interval: Interval | None, passive: bool, constants: Mapping[str, str], cast: Cast
    ) -> bool:
        """Whether the subject is of the sort that the rule needs; a passive verb need not tell its doer."""
        wanted = constants.get("subject", "any")
        if wanted == "holder" or (wanted == "bank" and passive):
            return interval is not None and self._holds(view, interval)
        if wanted == "any" or passive:
            return True
        people = interval is not None and wanted != "pair" and bool(cast.people(view, *interval))
        return interval is not None and (people or self._acts(view, interval, wanted))

    def _acts(self, view: View, interval: Interval, wanted: str) -> bool:
        """Whether those who act, told by no name, are of the sort that the rule needs."""
        marks = view.coarse[interval[0] : interval[1]]
        if wanted in ("person", "named") and accompanied(view, interval):
            return True
        if wanted == "named":
            return self.head(view, interval) in self._words.only_bodies
        if wanted in ("person", "body") and any(word(view, at) == "delegation" for at in range(*interval)):
            return True
        if wanted == "person":
            return "B" in marks.split("P")[0] and not word(view, interval[1] - 1).endswith("s")
        if wanted == "appointed":
            return self.is_roster(view, interval)
        if wanted == "crowd":
            return any(view.surface(at, at + 1).lower() in self._words.crowds for at in range(*interval))
        if wanted == "pair":
            return marks.count("H") + marks.count("B") > 1 and "C" in marks
        head = self.head(view, interval)
        holder = head in self._words.holders or (wanted == "authority" and head in self._words.authorities)
        return holder or any(mark in "BZL" for mark in marks) or self._named(view, interval)

    def _holds(self, view: View, interval: Interval) -> bool:
        """Whether a phrase names a body that decides."""
        marks = view.coarse[interval[0] : interval[1]]
        ends = [(view.coarse[at], view.surface(at, at + 1).lower().split()[-1]) for at in range(*interval)]
        if any(end in self._words.rulers or (mark == "B" and end in self._words.holders) for mark, end in ends):
            return True
        first = view.surface(interval[0], interval[0] + 1)  # `NEC approved`
        return (
            "Z" in marks.split("P")[0]
            or self.head(view, interval) in self._words.holders
            or (len(marks) == 1 and first.isupper() and first.isalpha() and len(first) > 1)
        )

    def _named(self, view: View, interval: Interval) -> bool:
        first = interval[0] + (interval[0] == 0)  # the capital of a sentence's first word is none of a name
        return any(
            view.letters[at] in self._letters.capital and view.coarse[at] in "Nx" for at in range(first, interval[1])
        )
