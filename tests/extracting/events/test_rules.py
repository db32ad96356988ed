"""Every rule gives its examples, and nothing on its counter-examples."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from flows.annotating.rules import CounterExample, Example, KnownMiss, Rule
from flows.extracting.kinds import load_all_rules
from tests.extracting.events.conftest import Reader

RULES = load_all_rules()["events"]


def own(rule: Rule) -> bool:
    """Whether rows carry the rule's id: rules of cues add to rows of other rules."""
    return rule.set["family"] in ("noun", "act") and rule.id != "events.taken_up"


def told(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [getattr(item, "name", item) for item in value]
    return value


def agrees(row: Any, wanted: dict[str, Any]) -> bool:
    for column, value in wanted.items():
        got = told(getattr(row, column))
        if isinstance(value, list) and not set(value) <= set(got):
            return False
        if not isinstance(value, list) and got != value:
            return False
    return True


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.id}-{n}") for rule in RULES for n, case in enumerate(getattr(rule, kind))
    ]


def test_every_rule_is_proved() -> None:
    for rule in RULES:
        assert len(rule.examples) >= 2, rule.id
        assert rule.counter_examples, rule.id


@pytest.mark.parametrize(("rule", "case"), cases("examples"))
def test_example(rule: Rule, case: Example, read: Reader) -> None:
    rows = [r for r in read(case.text, str(case.published_on)) if not own(rule) or r.rule == rule.id]
    for wanted in case.records:
        assert any(agrees(row, wanted) for row in rows), [row.model_dump(exclude_none=True) for row in rows]


@pytest.mark.parametrize(("rule", "case"), cases("counter_examples"))
def test_counter_example(rule: Rule, case: CounterExample, read: Reader) -> None:
    assert not [r.name for r in read(case.text, str(case.published_on)) if not own(rule) or r.rule == rule.id], case.why


@pytest.mark.parametrize(("rule", "case"), cases("known_misses"))
def test_known_miss_is_still_missed(rule: Rule, case: KnownMiss, read: Reader) -> None:
    assert not [r for r in read(case.text) if r.rule == rule.id], f"{rule.id} reads it now: make it an example"
