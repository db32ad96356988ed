"""Rules as data: YAML files validated on load, compiled once, matched against views of sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from flows.annotating.patterns import Compiled, Compiler, PatternError, literal_classes
from flows.annotating.views import View
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

    Each different need of any rule is one bit; each letter knows the bits that it meets. A rule can match only where
    all its bits are met, and sentences that meet the same bits have the same candidates.
    """

    def __init__(self, rules: Sequence[Rule], compiler: Compiler) -> None:
        self.rules = [_compile(rule, compiler) for rule in rules if rule.status != "retired"]
        bits: dict[frozenset[str], int] = {}
        self._masks = [_mask(item.needs, bits) for item in self.rules]
        self._met: dict[str, int] = {}
        for need, bit in bits.items():
            for letter in need:
                self._met[letter] = self._met.get(letter, 0) | bit
        self._known: dict[int, tuple[CompiledRule, ...]] = {}

    def candidates(self, letters: str) -> tuple[CompiledRule, ...]:
        """Rules, by priority, whose needs the letters of a sentence meet."""
        met = 0
        for letter in set(letters) & self._met.keys():
            met |= self._met[letter]
        found = self._known.get(met)
        if found is None:
            found = tuple(item for item, mask in zip(self.rules, self._masks, strict=True) if mask & met == mask)
            if len(self._known) < _MOST_KNOWN:
                self._known[met] = found
        return found

    def matches(self, view: View) -> Iterator[Match]:
        """All matches in a view, rule by rule in order of priority, left to right."""
        letters = view.letters
        for item in self.candidates(letters):
            for found in item.compiled.regex.finditer(letters):
                spans = {role: found.span(group) for group, role in item.compiled.groups if found.start(group) >= 0}
                yield Match(item.rule, found.start(), found.end(), spans)


#: Candidates are kept for so many different sets of needs.
_MOST_KNOWN = 20_000


def _mask(needs: Iterable[frozenset[str]], bits: dict[frozenset[str], int]) -> int:
    mask = 0
    for need in needs:
        mask |= bits.setdefault(need, 1 << len(bits))
    return mask


def _compile(rule: Rule, compiler: Compiler) -> CompiledRule:
    try:
        compiled = compiler.compile(rule.pattern)
        words = compiler.compile("|".join(rule.when)).needs if rule.when else ()
    except PatternError as error:
        raise LexiconError(f"{rule.place}: rule {rule.id}: {error}") from error
    return CompiledRule(rule, compiled, compiled.needs + words)
