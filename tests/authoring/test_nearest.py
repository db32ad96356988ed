"""How far rules come in a sentence that they do not match."""

from __future__ import annotations

import pytest

from flows.annotating.patterns import lex
from flows.annotating.rules import Rule
from flows.annotating.views import View
from flows.authoring.nearest import Nearest, _branches, shown
from flows.line import Line


def _rule(pattern: str, **more: object) -> Rule:
    return Rule.model_validate({"id": "statistics.x", "says": "something that is said", "pattern": pattern, **more})


def _view(line: Line, text: str) -> View:
    (view,) = line.annotate_text(text).views
    return view


@pytest.mark.parametrize(
    ("pattern", "matched", "total", "element", "instead"),
    [
        ("{moved} [<adv>] to {level: percent} from {percent}", 3, 5, "from", "in"),
        ("{moved} to {level: money}", 2, 3, "{level: money}", "5 percent"),
        ("{moved} to ( {money} | {unit} )", 2, 3, "({money} | {unit})", "5 percent"),
        ("{moved} to {percent}", 3, 3, "", ""),
        ("{moved} .. <adv>", 1, 2, "<adv>", "to"),
        ("{moved} to {percent} in {date} $", 5, 6, "$", "."),
        ("^ ( by {money} | {moved} by {percent} )", 1, 2, "(by {money} | {moved} by {percent})", "Growth"),
        ("by {money} | {moved} by {percent}", 1, 3, "by", "to"),
        ("(verb: by {money} | {moved} by {percent})", 1, 3, "by", "to"),
    ],
)
def test_stops_at_the_first_element_that_fails(
    line: Line, pattern: str, matched: int, total: int, element: str, instead: str
) -> None:
    (near,) = Nearest([_rule(pattern)], line.kit.compiler).of(_view(line, "Growth eased to 5 percent in May."))
    assert (near.matched, near.total, near.element, near.instead) == (matched, total, element, instead)


def test_rule_whose_words_are_missing_says_so(line: Line) -> None:
    rule = _rule("{moved} to {percent}", when=["by", "in"])
    (near,) = Nearest([rule], line.kit.compiler).of(_view(line, "Growth eased to 5 percent."))
    assert near.element == "when: by, in"


def test_rule_that_shares_nothing_is_not_near(line: Line) -> None:
    assert Nearest([_rule("by {money}")], line.kit.compiler).of(_view(line, "Growth eased to 5 percent.")) == []


def test_nearest_comes_first_and_each_rule_once(line: Line) -> None:
    rules = [_rule("{moved} by {money} | {moved} to {money}"), _rule("{moved} to {percent} from")]
    rules = [rule.model_copy(update={"id": f"statistics.r{n}"}) for n, rule in enumerate(rules)]
    found = Nearest(rules, line.kit.compiler).of(_view(line, "Growth eased to 5 percent in May."))
    assert [(near.rule.id, near.matched) for near in found] == [("statistics.r1", 3), ("statistics.r0", 2)]


def test_every_shipped_pattern_can_be_taken_apart(line: Line) -> None:
    for rule in line.rules:
        parts = lex(rule.pattern)
        for branch in _branches(parts):
            assert branch
            whole = " ".join(shown(element) for element in branch)
            line.kit.compiler.compile(whole)
