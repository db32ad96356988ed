"""Which rules nearly matched a sentence, and at which element of its pattern each stopped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.annotating.patterns import Compiler, lex
from flows.annotating.rules import Rule
from flows.annotating.views import View

Part = tuple[str, str]

_OPENING, _CLOSING, _REPEATS = "([{", ")]}", "?*+"
_TIGHT = re.compile(r"(?<=[({\[!]) | (?=[)}\]?*+](?:\s|$))")
#: The element at which a rule stopped whose pattern matches from end to end.
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that matched the first `matched` of the `total` elements of its pattern that must be there.

    `element` is the one that did not match, in the pattern's words; empty where all did. `words` is what the elements
    before it cover, `instead` the word that stands where the element should.
    """

    rule: Rule
    matched: int
    total: int
    element: str
    words: str
    instead: str

    @property
    def share(self) -> float:
        """Share of the elements that matched."""
        return self.matched / self.total


class Nearest:
    """Finds near matches. Prefixes of patterns are compiled when they are first asked for."""

    def __init__(self, rules: Iterable[Rule], compiler: Compiler) -> None:
        self._ways = [way for rule in rules for way in _ways(rule, compiler)]

    def of(self, view: View, limit: int = 3) -> list[Near]:
        """The rules that came nearest in a sentence, each once, best first."""
        best: dict[str, Near] = {}
        for way in self._ways:
            near = way.near(view)
            if near is not None and (near.rule.id not in best or _better(near, best[near.rule.id])):
                best[near.rule.id] = near
        return sorted(best.values(), key=lambda n: (-n.share, -n.matched, n.rule.priority))[:limit]


def _better(one: Near, other: Near) -> bool:
    return (one.share, one.matched) > (other.share, other.matched)


class _Way:
    """One alternative of a pattern as a row of elements."""

    def __init__(self, rule: Rule, elements: Sequence[list[Part]], compiler: Compiler) -> None:
        self.rule = rule
        self._compiler = compiler
        self._elements = elements
        self._musts = [number for number, element in enumerate(elements) if not _is_optional(element)]
        self._prefixes: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _when(self) -> frozenset[str]:
        found = self._compiler.compile("|".join(self.rule.when)).needs if self.rule.when else ()
        return found[0] if found else frozenset()

    def near(self, view: View) -> Near | None:
        """How far it comes: a longer prefix can only match where a shorter does, so that halving finds the longest."""
        low, high = 0, len(self._musts)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._prefix(middle).search(view.letters) else (low, middle - 1)
        if low == 0:
            return None
        match = max(self._prefix(low).finditer(view.letters), key=lambda m: m.end() - m.start())
        end, whole = match.end(), low == len(self._musts)
        words = view.surface(match.start(), end) if end > match.start() else ""
        if whole and self._when and self._when.isdisjoint(view.letters):
            return Near(self.rule, low - 1, low, f"when: {', '.join(self.rule.when)}", words, "none of them")
        element = WHOLE if whole else shown([*self._elements[self._musts[low]]])
        instead = view.surface(end, end + 1) if end < len(view.letters) else "the end"
        return Near(self.rule, low, len(self._musts), element, words, "" if whole else instead)

    def _prefix(self, count: int) -> re.Pattern[str]:
        if count not in self._prefixes:
            last = len(self._elements) if count == len(self._musts) else self._musts[count - 1] + 1
            parts = [part for element in self._elements[:last] for part in element]
            self._prefixes[count] = self._compiler.compile(" ".join(text for _, text in parts)).regex
        return self._prefixes[count]


def shown(parts: Sequence[Part]) -> str:
    """Parts of a pattern as a person writes them."""
    return _TIGHT.sub("", " ".join(text for _, text in parts))


def _ways(rule: Rule, compiler: Compiler) -> Iterator[_Way]:
    for branch in _branches(lex(rule.pattern)):
        way = _Way(rule, branch, compiler)
        if way._musts:
            yield way


def _branches(parts: list[Part]) -> Iterator[list[list[Part]]]:
    """Alternatives of a pattern, each as its elements; a group that is all of an alternative is opened."""
    for branch in _split(parts):
        elements = list(_elements(branch))
        if len(elements) == 1 and elements[0][0][1][0] == "(" and elements[0][-1][1] == ")":
            yield from _branches(elements[0][1:-1])
        else:
            yield elements


def _split(parts: list[Part]) -> Iterator[list[Part]]:
    depth, branch = 0, list[Part]()
    for part in parts:
        depth += _step(part)
        if part[0] == "bar" and depth == 0:
            yield branch
            branch = []
        else:
            branch.append(part)
    yield branch


def _elements(parts: list[Part]) -> Iterator[list[Part]]:
    """Elements of one alternative: a word, class, span, gap or group, each with the sign of repetition behind it."""
    element, depth = list[Part](), 0
    for number, part in enumerate(parts):
        depth += _step(part)
        element.append(part)
        following = parts[number + 1] if number + 1 < len(parts) else ("", "")
        if depth == 0 and part != ("mark", "!") and not (following[0] == "mark" and following[1] in _REPEATS):
            yield element
            element = []


def _step(part: Part) -> int:
    kind, text = part
    if kind == "role" or (kind == "mark" and text in _OPENING):
        return 1
    return -1 if kind == "mark" and text in _CLOSING else 0


def _is_optional(element: Sequence[Part]) -> bool:
    """Whether an element may match nothing: then no rule stops at it."""
    first, last = element[0], element[-1]
    return first in (("mark", "["), ("mark", "!")) or first[0] == "gap" or (last[0] == "mark" and last[1] in "?*")
