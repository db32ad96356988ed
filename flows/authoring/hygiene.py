"""What is wrong with a set of rules before any is tried: two of the same logic, fragments that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable

from flows.annotating.patterns import lex
from flows.annotating.rules import Fragment, Rule
from flows.lexicon.locating import line_of, shown

_NAMED = re.compile(r"\{\s*(?:[a-z_]+:)?\s*([a-z_]+)\s*\}")


def mistakes(rules: Sequence[Rule], fragments: Mapping[str, Fragment], fragments_file: Traversable) -> list[str]:
    """All mistakes, each with file and line. What keeps rules from being loaded is a LexiconError before this."""
    return [*same_logic(rules), *unused_fragments(rules, fragments, fragments_file)]


def same_logic(rules: Iterable[Rule]) -> list[str]:
    """Rules of one dataset that match and say the same under two ids."""
    known: dict[tuple[object, ...], Rule] = {}
    found = []
    for rule in rules:
        logic = (rule.dataset, normal(rule.pattern), *sorted(rule.set.items()), "|", *sorted(rule.when))
        first = known.setdefault(logic, rule)
        if first is not rule:
            found.append(f"{rule.place}: rule {rule.id} has the same logic as {first.id} in {first.place}")
    return found


def normal(pattern: str) -> str:
    """A pattern with one way to write it: single spaces, words of a choice in order and in lower case."""
    return " ".join(_choice(text) if kind == "word" else text.replace(" ", "") for kind, text in lex(pattern))


def _choice(words: str) -> str:
    return "|".join(sorted(words.lower().split("|")))


def unused_fragments(rules: Iterable[Rule], fragments: Mapping[str, Fragment], file: Traversable) -> list[str]:
    """Fragments that no rule names, nor a fragment that is used, nor a room that says so (`used_by`)."""
    waiting = [rule.pattern for rule in rules]
    used: set[str] = set()
    while waiting:
        for name in _NAMED.findall(waiting.pop()):
            if name in fragments and name not in used:
                used.add(name)
                waiting.append(fragments[name].pattern)
    text = file.read_text(encoding="utf-8")
    return [
        f"{shown(file)}:{line_of(text, ('fragments', name))}: fragment {name} is used by no rule"
        for name, fragment in fragments.items()
        if name not in used and fragment.used_by is None
    ]
