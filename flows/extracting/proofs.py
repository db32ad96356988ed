"""Proves rules by their own examples, both ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from flows.annotating.document import Annotated
from flows.annotating.rules import Rule
from flows.extracting.kinds import Draft


class Reads(Protocol):
    """What proves rules: a line that annotates a bare text and extracts from it."""

    def annotate_text(self, text: str, published_on: dt.date | None) -> Annotated: ...

    def extract(self, document: Annotated, only: str | None = None) -> dict[str, list[Draft]]: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule whose example, counter-example or known miss does not hold."""

    rule: str
    text: str
    reason: str
    published_on: dt.date | None = None

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}\n    {self.text}"


def prove(line: Reads, rules: Sequence[Rule]) -> list[Failure]:
    """Failures of all examples, counter-examples and known misses; empty when all hold. Retired rules are not run."""
    return [failure for rule in rules if rule.status != "retired" for failure in _prove_rule(line, rule)]


def _prove_rule(line: Reads, rule: Rule) -> Iterator[Failure]:
    if rule.status == "stable" and (len(rule.examples) < 2 or not rule.counter_examples):
        yield Failure(rule.id, "", "a stable rule needs two examples and a counter-example")
    for example in rule.examples:
        found = _found(line, rule, example.text, example.published_on)
        for wanted in example.records:
            if not any(_agrees(wanted, row) for row in found):
                yield Failure(
                    rule.id,
                    example.text,
                    f"wanted {wanted}, got {found or 'nothing by this rule'}",
                    example.published_on,
                )
    for counter in rule.counter_examples:
        found = _found(line, rule, counter.text, counter.published_on)
        if found:
            yield Failure(
                rule.id, counter.text, f"must give nothing ({counter.why}), gave {found}", counter.published_on
            )
    for miss in rule.known_misses:
        if _found(line, rule, miss.text, None):
            yield Failure(rule.id, miss.text, "is a known miss, but matches now: make it an example")


def _found(line: Reads, rule: Rule, text: str, published_on: dt.date | None) -> list[dict[str, Any]]:
    """Rows that a rule gave in a text: records of its dataset, or figures that a cue of it decided."""
    document = line.annotate_text(text, published_on)
    facts = line.extract(document, rule.dataset)
    if rule.dataset in facts:
        return [_row(d) for d in facts[rule.dataset] if rule.id == d.rule or rule.id in d.also]
    figures = document.derived.get("figures", [])
    if rule.dataset == "sources":
        return [{"attributed_to": f.attributed_to} for f in figures if f.source_rule == rule.id]
    return [
        {"mode": f.mode, "value": f.level.value if f.level else None, "change_percent": f.change_percent}
        for f in figures
        if f.why == rule.id
    ]


def _row(draft: Draft) -> dict[str, Any]:
    return {k: v for k, v in draft.fields.items() if v is not None}


def _agrees(wanted: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return all(_same(value, row.get(column)) for column, value in wanted.items())


def _same(wanted: Any, got: Any) -> bool:
    if wanted in ("null", None):
        return got is None
    if isinstance(got, bool) or got is None:
        return str(wanted).lower() == str(got).lower()
    if isinstance(got, int | float):
        return abs(float(wanted) - float(got)) <= 1e-6 * max(1.0, abs(float(got)))
    if isinstance(got, dt.date):
        return str(wanted) == got.isoformat()
    if isinstance(got, list):
        return all(any(_same(w, g) for g in got) for w in wanted)
    if isinstance(wanted, Mapping):
        return isinstance(got, Mapping) and _agrees(wanted, got)
    if isinstance(got, Mapping):  # somebody who took part, told by name alone
        return _same(wanted, got.get("name"))
    return str(wanted).casefold() == str(got).casefold()
