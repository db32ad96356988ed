"""One canary a rule: the compiled set must find the rule on its own example, by the short way and the long one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from flows.annotating.document import Annotated
from flows.annotating.rules import CompiledRule, Rule, RuleSet
from flows.annotating.views import View
from flows.extracting.proofs import Failure

if TYPE_CHECKING:
    from flows.line import Line


#: A bare text and its date to its annotations.
Annotate = Callable[[str, dt.date | None], Annotated]


def canaries(line: Line, rules: Iterable[Rule], annotate: Annotate | None = None) -> list[Failure]:
    """Rules that the compiled set cannot find, or that its prefilter leaves out where the full pattern matches.

    `annotate` may give annotations that were made before; only their sentences are looked at.
    """
    chosen = {rule.id for rule in rules if rule.status != "retired"}
    compiled = RuleSet([rule for rule in line.rules if rule.id in chosen], line.kit.compiler)
    read = annotate or line.annotate_text
    return [failure for item in compiled.rules for failure in _of_rule(read, compiled, item)]


def _of_rule(annotate: Annotate, compiled: RuleSet, item: CompiledRule) -> Iterator[Failure]:
    seen = False
    for example in item.rule.examples:
        for view in annotate(example.text, example.published_on).views:
            if not _matches(item, view):
                continue
            present = set(view.letters)
            missing = [need for need in item.compiled.needs if need.isdisjoint(present)]
            if missing and item.compiled.regex.search(view.letters):
                yield Failure(item.rule.id, example.text, "the pattern matches, but its prefilter leaves it out")
            found = any(other is item for other in compiled.candidates(view.letters))
            seen = seen or found or not item.compiled.regex.search(view.letters)
    if item.rule.examples and not seen:
        yield Failure(item.rule.id, item.rule.examples[0].text, "the compiled set finds it in none of its examples")


def _matches(item: CompiledRule, view: View) -> bool:
    """Whether the pattern matches over the letters of the view, or those of the words themselves: heads of names."""
    words = view.tokens.letters[view.first[0] : view.first[-1]]
    return bool(item.compiled.regex.search(view.letters) or item.compiled.regex.search(words))
