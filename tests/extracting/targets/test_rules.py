"""The rules of targets and of the aim-or-fact decision hold by their own examples."""

from __future__ import annotations

import pytest

from flows.extracting.proofs import prove
from flows.line import Line


@pytest.mark.parametrize("prefix", ["targets.", "figures."])
def test_rules_hold_by_their_examples(line: Line, prefix: str) -> None:
    rules = [rule for rule in line.rules if rule.id.startswith(prefix)]
    assert len(rules) >= 15
    failures = prove(line, rules)
    assert not failures, "\n".join(map(str, failures))
