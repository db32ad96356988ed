from pathlib import Path

import pytest

from flows.annotating.patterns import Compiler
from flows.annotating.rules import Rule, RuleSet, load_rules, rule_classes
from flows.annotating.tokens import Tokens
from flows.annotating.views import Viewer
from flows.annotating.vocabulary import Vocabulary
from flows.lexicon.loading import LexiconError


def rule(name: str, pattern: str, **more: object) -> Rule:
    return Rule.model_validate({"id": f"toys.{name}", "says": "A toy rule for tests.", "pattern": pattern, **more})


RULES = [
    rule("second", "(what: rose) sharply", priority="20"),
    rule("first", "(what: rose)", priority="10"),
    rule("needs_both", "prices ..4 rose"),
    rule("with_word", "fell", when=["tax", "rent"]),
    rule("old", "rose", status="retired"),
]


@pytest.fixture(scope="module")
def made() -> tuple[RuleSet, Viewer, Vocabulary]:
    vocabulary = Vocabulary({"clause_end": [";", "."], **rule_classes(RULES, {})})
    viewer = Viewer(vocabulary)
    ordered = sorted(RULES, key=lambda r: r.priority)
    return RuleSet(ordered, Compiler(vocabulary)), viewer, vocabulary


def found(made: tuple[RuleSet, Viewer, Vocabulary], text: str) -> list[str]:
    rules, viewer, vocabulary = made
    tokens = Tokens(text, vocabulary)
    return [match.rule.id for match in rules.matches(viewer.view(tokens, 0, len(tokens), ()))]


def test_lower_priority_number_comes_first(made: tuple[RuleSet, Viewer, Vocabulary]) -> None:
    assert found(made, "rents rose sharply") == ["toys.first", "toys.second"]


def test_a_rule_needs_all_that_its_pattern_needs(made: tuple[RuleSet, Viewer, Vocabulary]) -> None:
    rules, _, vocabulary = made
    letters = "".join(vocabulary[w] for w in ("prices", "fell"))
    assert "toys.needs_both" not in [c.rule.id for c in rules.candidates(letters)]
    assert "toys.needs_both" in found(made, "prices of bread rose")


def test_one_of_the_prefilter_words_must_occur(made: tuple[RuleSet, Viewer, Vocabulary]) -> None:
    assert found(made, "prices fell") == []
    assert found(made, "tax and prices fell") == ["toys.with_word"]


def test_retired_rules_do_not_run(made: tuple[RuleSet, Viewer, Vocabulary]) -> None:
    assert "toys.old" not in found(made, "bread rose")


def test_the_same_needs_give_the_same_candidates(made: tuple[RuleSet, Viewer, Vocabulary]) -> None:
    rules, _, vocabulary = made
    one, other = vocabulary["rose"], vocabulary["rose"] + vocabulary["bread"]
    assert rules.candidates(one) == rules.candidates(other)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: [{id: toys.a, says: A rule of some length., pattern: rose, patern: x}]", "patern"),
        ("rules: [{id: toys.a, says: short, pattern: rose}]", "says"),
        ("rules: [{id: Toys, says: A rule of some length., pattern: rose}]", "id"),
        ("rules: [", "YAML"),
        (
            "rules: [{id: toys.a, says: A rule of some length., pattern: rose},"
            " {id: toys.a, says: A rule of some length., pattern: fell}]",
            "toys.a",
        ),
    ],
)
def test_a_wrong_rule_file_is_told_by_name(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "rules.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as told:
        load_rules([path])
    assert "rules.yml" in str(told.value)
