"""Everything that `factledger check` proves."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate
from multiprocessing import get_context

from flows.annotating.document import Annotated
from flows.annotating.rules import Rule
from flows.authoring.aliases import shared_aliases
from flows.authoring.canaries import canaries
from flows.authoring.hygiene import mistakes
from flows.authoring.lexicons import load_late_lexicons
from flows.authoring.nearest import Near, Nearest
from flows.extracting.kinds import load_fragments, rooms
from flows.extracting.proofs import Failure, prove
from flows.line import Line, lasting_line

#: Fewer rules than this are proven sooner than a process is copied.
_MANY = 60
#: The line that a copy of this process finds as it was made.
_LINES: list[Line] = []


class UnknownRule(ValueError):
    """A rule was asked for that is not there; the message names those of similar ids."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: mistakes in the files, proofs that fail, and how much was proven."""

    line: Line
    mistakes: list[str]
    failures: list[Failure]
    rules: int
    texts: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.mistakes and not self.failures


def check(only: Sequence[str] = ()) -> Checked:
    """Prove all rules, or those of `only`, with every example, counter-example and known miss.

    Experimental rules are proven in a line of their own: they must not hold up the proofs of stable ones.
    Raises UnknownRule, and LexiconError where the files cannot be loaded at all.
    """
    load_late_lexicons()
    line = lasting_line()
    everything, rules = line.rules, chosen(line.rules, only)
    failures = _proven(line, [r for r in rules if r.status == "stable"])
    tried = [r for r in rules if r.status == "experimental"]
    if tried:
        line = lasting_line(experimental=True)
        failures += _proven(line, tried)
    fragments = resources.files("flows.extracting") / "fragments.yml"
    found = [*mistakes(everything, load_fragments(), fragments), *shared_aliases()] if not only else []
    return Checked(line, found, failures, len(rules), sum(map(_texts, rules)))


class _Remembering:
    """A line that keeps the annotations of every text, so that the canaries need not be annotated again."""

    def __init__(self, line: Line) -> None:
        self.extract = line.extract
        self._line = line
        self._kept: dict[tuple[str, dt.date | None], Annotated] = {}

    def annotate_text(self, text: str, published_on: dt.date | None) -> Annotated:
        """Fresh annotations: what extraction notes in them is of one proof alone."""
        document = self._line.annotate_text(text, published_on)
        self._kept[text, published_on] = document
        return document

    def kept(self, text: str, published_on: dt.date | None) -> Annotated:
        """The annotations as the last proof left them."""
        return self._kept.get((text, published_on)) or self._line.annotate_text(text, published_on)


def _proven(line: Line, rules: Sequence[Rule]) -> list[Failure]:
    """Failures in the order of the rules. A copy of this process proves half of them, where that is cheap.

    Rules of one room stay together as far as they can: each process then compiles the patterns of its own rooms.
    """
    if len(rules) < _MANY or sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return _proven_here(line, rules)
    _LINES[:] = [line]
    with ProcessPoolExecutor(1, get_context("fork")) as other:
        first, second = _halves(rules)
        proven = other.submit(_proven_there, second)
        failures = [*_proven_here(line, first), *proven.result()]
    place = {rule.id: at for at, rule in enumerate(rules)}
    return sorted(failures, key=lambda failure: place[failure.rule])


def _halves(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules in the order of their rooms, parted where half of the texts are proven."""
    place = {room.dataset: at for at, room in enumerate(rooms())}
    ordered = sorted(rules, key=lambda rule: place.get(rule.dataset, len(place)))
    ends = list(accumulate(map(_texts, ordered)))
    half = bisect_left(ends, ends[-1] / 2)
    return ordered[:half], ordered[half:]


def _texts(rule: Rule) -> int:
    return len(rule.examples) + len(rule.counter_examples) + len(rule.known_misses)


def _proven_there(rules: Sequence[Rule]) -> list[Failure]:
    return _proven_here(_LINES[0], rules)


def _proven_here(line: Line, rules: Sequence[Rule]) -> list[Failure]:
    remembering = _Remembering(line)
    return [*prove(remembering, rules), *canaries(line, rules, remembering.kept)]


def chosen(rules: Sequence[Rule], only: Sequence[str]) -> list[Rule]:
    """The rules of these ids, or of these prefixes (`statistics`, `statistics.moved`); all where none is given."""
    found: dict[str, Rule] = {}
    for wanted in only:
        hits = [r for r in rules if r.id == wanted] or [r for r in rules if r.id.startswith(wanted)]
        if not hits:
            similar = difflib.get_close_matches(wanted, [r.id for r in rules])
            kinds = sorted({r.dataset for r in rules})
            hint = f"similar: {', '.join(similar)}" if similar else f"ids begin with {', '.join(kinds)}"
            raise UnknownRule(f"there is no rule {wanted}; {hint}")
        found.update({r.id: r for r in hits})
    return list(found.values()) if only else list(rules)


def nearest_to(line: Line, failure: Failure, limit: int = 3) -> list[tuple[int, list[Near]]]:
    """For each sentence of a failing text: its number, and how far the rule itself and others of its kind come."""
    own = next((r for r in line.rules if r.id == failure.rule), None)
    if own is None:
        return []
    of_kind = [r for r in line.rules if r.dataset == own.dataset and r is not own and r.status != "retired"]
    itself, others = Nearest([own], line.kit.compiler), Nearest(of_kind, line.kit.compiler)
    views = line.annotate_text(failure.text, failure.published_on).views
    return [(number, [*itself.of(view), *others.of(view, limit)]) for number, view in enumerate(views)]
