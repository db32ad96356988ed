"""Finds where rules match: one scan of a sentence for letters that may start a match, and only there the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from flows.annotating.candidates import ByPair
from flows.annotating.rules import CompiledRule, Match
from flows.annotating.views import View
from flows.annotating.vocabulary import letter_pattern
from flows.extracting.events.lexicon import head_token
from flows.lexicon.loading import LexiconError


class Finder:
    """Matches of rules. `organisation` is the letter of a body's name, in whose last word nouns are looked for.

    Raises LexiconError for a rule whose pattern does not tell with which words a match can start.
    """

    def __init__(self, rules: Sequence[CompiledRule], organisation: str = "") -> None:
        self._organisation = organisation
        self._rules: list[tuple[frozenset[str], int, CompiledRule]] = []
        for number, item in enumerate(rules):
            first = item.compiled.openings[0]
            if not first:
                raise LexiconError(f"rule {item.rule.id}: its pattern may start with any word")
            self._rules.append((first, number, item))
        self._letters = frozenset[str]().union(*(first for first, _, _ in self._rules))
        self._scan = letter_pattern(f"[{''.join(sorted(self._letters))}{organisation}]")
        self._by_pair = ByPair(self._rules)

    def matches(self, view: View) -> list[Match]:
        """All matches in a view by priority of their rule, then left to right."""
        letters = view.letters
        found: list[tuple[int, int, Match]] = []
        for hit in self._scan.finditer(letters):
            letter = hit.group()
            if letter == self._organisation:
                last = view.first[hit.start() + 1] - 1
                # `14th Party Congress` ends with its noun, `Congress of the Youth Union` starts with it
                named = head_token(view, hit.start())
                for token in (last, named) if named != last else (last,):
                    if view.tokens.letters[token] in self._letters:
                        found.extend(self._within(view.tokens.letters[token], hit.start()))
                continue
            at = hit.start()
            for number, item in self._by_pair[letters[at : at + 2]]:
                match = item.compiled.regex.match(letters, at)
                if match is not None:
                    found.append((number, at, Match(item.rule, at, match.end(), _roles(match))))
        if len(found) > 1:
            found.sort(key=_ORDER)
        return [m for _, _, m in found]

    def _within(self, letter: str, at: int) -> Iterator[tuple[int, int, Match]]:
        """Noun rules for the last or first word of a body's name: `Party Congress` is read as a body, and is none."""
        for first, number, item in self._rules:
            if letter in first and item.rule.set["family"] == "noun" and item.compiled.regex.fullmatch(letter):
                yield number, at, Match(item.rule, at, at + 1, {"head": (at, at + 1)})


_ORDER = itemgetter(0, 1)


def _roles(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    if match.re.groups == 1:
        return {match.lastgroup.split("__", 1)[0]: match.span(1)} if match.lastgroup else {}
    return {name.split("__", 1)[0]: match.span(name) for name, value in match.groupdict().items() if value}
