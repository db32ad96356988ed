"""Mistakes in rule and lexicon files: each is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.annotating.patterns import Compiler
from flows.annotating.rules import FragmentFile, Rule, RuleFile, RuleSet, load_rules
from flows.annotating.vocabulary import Vocabulary
from flows.authoring.aliases import Alias, shared_aliases
from flows.authoring.hygiene import normal, same_logic, unused_fragments
from flows.lexicon.loading import LexiconError, load_file


def _write(folder: Path, text: str, name: str = "rules.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


_TWO = """\
# a comment
rules:
  - id: statistics.one
    says: something that is said
    pattern: "rose | fell by {percent}"
  - id: statistics.two
    says: something else that is said
    pattern: "{pattern}"
"""


def test_unknown_key_is_told_with_its_line(tmp_path: Path) -> None:
    path = _write(tmp_path, "rules:\n  - id: a.b\n    says: long enough to be said\n    patern: x\n    pattern: x\n")
    with pytest.raises(LexiconError, match=r"rules\.yml:4: rules\.0\.patern: unknown key"):
        load_file(path, RuleFile)


def test_missing_key_is_told_with_the_line_of_its_rule(tmp_path: Path) -> None:
    path = _write(tmp_path, "rules:\n\n  - id: a.b\n    says: long enough to be said\n")
    with pytest.raises(LexiconError, match=r"rules\.yml:3: rules\.0\.pattern: Field required"):
        load_file(path, RuleFile)


def test_every_mistake_of_a_file_is_told(tmp_path: Path) -> None:
    path = _write(tmp_path, "rules:\n  - id: NO\n    says: short\n    pattern: x\n    status: old\n")
    with pytest.raises(LexiconError) as caught:
        load_file(path, RuleFile)
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in str(caught.value).splitlines()] == ["2", "3", "5"]


def test_key_that_comes_twice_is_an_error(tmp_path: Path) -> None:
    text = "fragments:\n  up:\n    says: first\n    pattern: x\n  up:\n    says: second\n    pattern: y\n"
    path = _write(tmp_path, text, "fragments.yml")
    with pytest.raises(LexiconError, match=r"fragments\.yml:5: .*'up' comes twice"):
        load_file(path, FragmentFile)


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"rules\.yml:3: no valid YAML"):
        load_file(_write(tmp_path, "rules:\n  - id: [a\n"), RuleFile)


def test_duplicate_id_names_both_places(tmp_path: Path) -> None:
    rule = "  - id: statistics.one\n    says: something that is said\n    pattern: x\n"
    first = _write(tmp_path, f"rules:\n{rule}", "rules.yml")
    second = _write(tmp_path, f"rules:\n\n\n{rule}", "rules_more.yml")
    with pytest.raises(LexiconError, match=r"rules_more\.yml:4: rule statistics\.one stands in .*rules\.yml:2 already"):
        load_rules([first, second])


def test_unknown_fragment_or_class_is_told_with_file_and_line(tmp_path: Path) -> None:
    rules = load_rules([_write(tmp_path, _TWO.replace("{pattern}", "{no_such_thing}"))])
    vocabulary = Vocabulary({"=rose": ["rose"], "=fell": ["fell"], "=by": ["by"], "percent": ["percent"]})
    with pytest.raises(LexiconError, match=r"rules\.yml:6: rule statistics\.two: .*no_such_thing"):
        RuleSet(rules, Compiler(vocabulary))


@pytest.mark.parametrize("pattern", ["fell|rose by", "from {percent} ("])
def test_other_logic_or_no_pattern_is_no_same_logic(pattern: str, tmp_path: Path) -> None:
    assert same_logic(_rules(tmp_path, "rose|fell by {percent}", pattern.rstrip(" ("))) == []


def test_same_logic_is_found_however_it_is_written(tmp_path: Path) -> None:
    (mistake,) = same_logic(_rules(tmp_path, "rose|fell  by {change: percent}", "FELL|rose by { change:  percent }"))
    assert "rules.yml:5: rule statistics.two has the same logic as statistics.one" in mistake


def _rules(folder: Path, *patterns: str) -> list[Rule]:
    lines = [
        f"  - id: statistics.{name}\n    says: something that is said\n    pattern: '{pattern}'\n"
        for name, pattern in zip(("one", "two"), patterns, strict=True)
    ]
    return load_rules([_write(folder, "rules:\n" + "".join(lines))])


def test_normal_form_keeps_the_order_of_elements() -> None:
    assert normal("a  b|c") == normal("A c|b") != normal("b|c a")


def test_unused_fragment_is_found_through_others(tmp_path: Path) -> None:
    text = "fragments:\n" + "".join(
        f"  {name}:\n    says: something\n    pattern: '{pattern}'\n"
        for name, pattern in (("used", "{inner} x"), ("inner", "y"), ("idle", "{used} {idle_too}"), ("idle_too", "z"))
    )
    path = _write(tmp_path, text, "fragments.yml")
    rules = [Rule(id="a.b", says="something that is said", pattern="{role: used}")]
    found = unused_fragments(rules, load_file(path, FragmentFile).fragments, path)
    assert [line.split("fragments.yml:")[1] for line in found] == [
        "8: fragment idle is used by no rule",
        "11: fragment idle_too is used by no rule",
    ]


def test_alias_of_two_bodies_is_a_mistake_in_any_spelling() -> None:
    place = ("organisations", 0)
    aliases = [
        Alias("organisation", name, meaning, "countries/vn/organisations.yml", place)
        for name, meaning in (
            ("Bank for Trade", "Trade Bank"), ("The Bank of Trade", "Commerce Bank"), ("Bank of Trades", "Other Bank"),
        )
    ]  # fmt: skip
    (mistake,) = shared_aliases(aliases)
    assert "organisations.yml:4: organisation 'The Bank of Trade' means Commerce Bank here and Trade Bank in" in mistake


def test_declared_alias_is_no_mistake() -> None:
    aliases = [Alias("nation", "Congolese", code, "countries/world/countries.yml", ()) for code in ("CG", "CD")]
    assert shared_aliases(aliases) == []
    assert len(shared_aliases([alias._replace(name="Congoish") for alias in aliases])) == 1


def test_shipped_lexicon_has_no_alias_of_two_things() -> None:
    assert shared_aliases() == []
