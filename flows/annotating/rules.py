"""Rules as data: YAML files validated on load, compiled once, matched against views of sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from operator import itemgetter
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from flows.annotating.candidates import ByPair, Searched
from flows.annotating.patterns import Compiled, Compiler, PatternError, literal_classes
from flows.annotating.views import View
from flows.annotating.vocabulary import letter_pattern
from flows.lexicon.loading import LexiconError, LexiconModel, load_file
from flows.lexicon.locating import line_of, line_with, shown


class Example(LexiconModel):
    """A text and records that the rule must give there; of each record only the columns named are compared."""

    text: str
    published_on: dt.date | None = None
    records: list[dict[str, Any]] = Field(min_length=1)


class CounterExample(LexiconModel):
    """A text in which the rule must give nothing, and why."""

    text: str
    why: str
    published_on: dt.date | None = None


class KnownMiss(LexiconModel):
    """A text in which the rule should give a record and does not yet; it is reported, and fails once it matches."""

    text: str
    why: str


class Rule(LexiconModel):
    """One rule. `pattern` is in the language of `flows.annotating.patterns`; `set` holds constants of its roles."""

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$")
    says: str = Field(min_length=10)
    status: Literal["experimental", "stable", "retired"] = "stable"
    #: Rules of lower priority are tried first; at a tie the order of the file decides.
    priority: int = 50
    #: Words of which one must occur; what the pattern itself needs is worked out.
    when: list[str] = Field(default_factory=list)
    pattern: str
    set: dict[str, str] = Field(default_factory=dict)
    examples: list[Example] = Field(default_factory=list)
    counter_examples: list[CounterExample] = Field(default_factory=list)
    known_misses: list[KnownMiss] = Field(default_factory=list)
    _file: Traversable | None = PrivateAttr(None)

    @property
    def place(self) -> str:
        """File and line where it stands; its id alone where it comes from no file."""
        if self._file is None:
            return self.id
        return f"{shown(self._file)}:{line_with(self._file, 'id', self.id) or 1}"

    def stands_in(self, file: Traversable) -> None:
        """Remember the file that it was read from."""
        self._file = file

    @property
    def dataset(self) -> str:
        """Folder of the records it gives."""
        return self.id.split(".", 1)[0]


class RuleFile(LexiconModel):
    """A file of rules."""

    rules: list[Rule]


class Fragment(LexiconModel):
    """A named piece of pattern that rules share as `{name}`."""

    says: str
    pattern: str
    #: The folder whose code reads it as a list of words, where no rule names it.
    used_by: str | None = None


class FragmentFile(LexiconModel):
    """The file of shared fragments."""

    fragments: dict[str, Fragment]


@dataclass(slots=True)
class Match:
    """Where a rule matched in a view; `roles` maps a role to its half-open interval of positions."""

    rule: Rule
    start: int
    end: int
    roles: dict[str, tuple[int, int]]


@dataclass(slots=True)
class CompiledRule:
    """A rule with its pattern compiled; `needs` are letter sets that a sentence must all touch."""

    rule: Rule
    compiled: Compiled
    needs: tuple[frozenset[str], ...]
    #: Those of them that `when` asks for.
    when: tuple[frozenset[str], ...] = ()

    def may_stand(self, letters: str) -> bool:
        """Whether a sentence with these letters holds what `when` asks for."""
        return not self.when or not any(need.isdisjoint(letters) for need in self.when)


def load_rules(paths: Iterable[Traversable]) -> list[Rule]:
    """Rules of several files in order of priority. Raises LexiconError for a duplicate id."""
    rules: dict[str, Rule] = {}
    for path in paths:
        for number, rule in enumerate(load_file(path, RuleFile).rules):
            rule.stands_in(path)
            if rule.id in rules:
                line = line_of(path.read_text(encoding="utf-8"), ("rules", number))
                raise LexiconError(f"{shown(path)}:{line}: rule {rule.id} stands in {rules[rule.id].place} already")
            rules[rule.id] = rule
    return sorted(rules.values(), key=lambda r: r.priority)


def rule_classes(rules: Iterable[Rule], fragments: Mapping[str, Fragment]) -> dict[str, list[str]]:
    """Vocabulary classes for all words that rules and fragments name."""
    texts = [r.pattern for r in rules] + [f.pattern for f in fragments.values()] + [w for r in rules for w in r.when]
    return literal_classes(texts)


class RuleSet:
    """Compiled rules, found by the letters that a sentence holds.

    Most patterns can begin with few words only: one scan of a sentence finds these, and only there their rules are
    tried. The others, which may begin with a frequent word, are searched for in sentences that meet all their needs.
    """

    def __init__(self, rules: Sequence[Rule], compiler: Compiler) -> None:
        self.rules = [_compile(rule, compiler) for rule in rules if rule.status != "retired"]
        self._by_id = {item.rule.id: item for item in self.rules}
        frequent = compiler.letters_of(_FREQUENT)
        searched: list[tuple[int, CompiledRule]] = []
        anchored: list[tuple[frozenset[str], int, CompiledRule]] = []
        opening: list[tuple[frozenset[str], int, CompiledRule]] = []
        for number, item in enumerate(self.rules):
            first = item.compiled.openings[0]
            opens = item.compiled.source.startswith(r"\A")
            if first is None or not (opens or frequent.isdisjoint(first)):
                searched.append((number, item))
            else:
                (opening if opens else anchored).append((first, number, item))
        letters = frozenset[str]().union(*(first for first, _, _ in anchored))
        self._scan = letter_pattern(f"[{''.join(sorted(letters))}]") if letters else None
        self._by_pair, self._opening = ByPair(anchored), ByPair(opening)
        self._searched = Searched(searched) if searched else None

    def matches(self, view: View) -> list[Match]:
        """All matches in a view, rule by rule in order of priority, left to right."""
        letters = view.letters
        found = self._anchored(letters)
        for number, item in self._opening[letters[:2]]:
            match = item.compiled.regex.match(letters)
            if match is not None and item.may_stand(letters):
                found.append((number, 0, item, match))
        if self._searched is not None:
            for number, item in self._searched.candidates(letters):
                for match in item.compiled.regex.finditer(letters):
                    found.append((number, match.start(), item, match))
        if len(found) > 1:
            found.sort(key=_ORDER)
        return [_match_of(item, match) for _, _, item, match in found]

    def again(self, view: View, match: Match) -> Match | None:
        """The next match of a rule that begins behind where one of its matches begins, and may overlap with it."""
        item = self._by_id[match.rule.id]
        found = item.compiled.regex.search(view.letters, match.start + 1)
        return _match_of(item, found) if found is not None else None

    def candidates(self, letters: str) -> list[CompiledRule]:
        """Rules that could match a sentence with these letters: all their needs are met, and one could begin them."""
        tried = self._by_pair.starting_with(letters) | self._opening.starting_with(letters[:1])
        if self._searched is not None:
            tried.update(number for number, _ in self._searched.candidates(letters))
        chosen = (self.rules[number] for number in sorted(tried))
        return [item for item in chosen if not any(need.isdisjoint(letters) for need in item.needs)]

    def _anchored(self, letters: str) -> list[_Found]:
        """Matches of rules that are known by their first letter; those of one rule do not overlap."""
        found: list[_Found] = []
        if self._scan is None:
            return found
        behind: dict[int, int] = {}
        for hit in self._scan.finditer(letters):
            at = hit.start()
            for number, item in self._by_pair[letters[at : at + 2]]:
                match = item.compiled.regex.match(letters, at)
                if match is not None and at >= behind.get(number, 0) and item.may_stand(letters):
                    behind[number] = match.end()
                    found.append((number, at, item, match))
        return found


#: Number of the rule, where its match begins, the rule, the match.
_Found = tuple[int, int, CompiledRule, re.Match[str]]


_ORDER = itemgetter(0, 1)


def _match_of(item: CompiledRule, match: re.Match[str]) -> Match:
    roles = {role: match.span(group) for group, role in item.compiled.groups if match.start(group) >= 0}
    return Match(item.rule, match.start(), match.end(), roles)


#: A pattern that may begin with the class of one of these (the last two stand for unknown words) is not looked for by
#: its first letter.
_FREQUENT = ("the", "a", "xyzzy", "Xyzzy")


def _compile(rule: Rule, compiler: Compiler) -> CompiledRule:
    try:
        compiled = compiler.compile(rule.pattern)
        words = compiler.compile("|".join(rule.when)).needs if rule.when else ()
    except PatternError as error:
        raise LexiconError(f"{rule.place}: rule {rule.id}: {error}") from error
    return CompiledRule(rule, compiled, compiled.needs + words, words)
