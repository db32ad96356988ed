"""`factledger check`: that it proves, and that it can fail."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from flows.annotating.rules import Rule
from flows.authoring import canaries as canaries_module
from flows.authoring.canaries import canaries
from flows.authoring.checking import Checked, UnknownRule, _halves, _texts, chosen
from flows.extracting.proofs import prove
from flows.line import Line
from flows.reporting.proofs import print_checked
from tests.cli.command import ROOT, environment, factledger

_GOOD = {
    "id": "statistics.moved_by_percent",
    "says": "A verb of change and the change in percent.",
    "pattern": "{moved} [<adv>] [by] {change: percent}",
    "examples": [
        {"text": "GDP grew 7.85 percent in the second quarter.", "records": [{"change_percent": "7.85"}]},
        {"text": "Consumer prices slipped by 0.06 per cent in May.", "records": [{"change_percent": "-0.06"}]},
    ],
    "counter_examples": [{"text": "The board raised 3 questions.", "why": "a count, no change"}],
}


def _rule(**changes: object) -> Rule:
    return Rule.model_validate(_GOOD | changes)


def test_good_rule_is_proven(line: Line) -> None:
    assert prove(line, [_rule()]) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"examples": _GOOD["examples"][:1]}, "two examples"),
        ({"counter_examples": []}, "two examples and a counter-example"),
        ({"counter_examples": [{"text": "GDP grew 7 percent.", "why": "wrong"}]}, "must give nothing"),
        ({"known_misses": [{"text": "GDP grew 7 percent.", "why": "wrong"}]}, "make it an example"),
        (
            {"examples": [_GOOD["examples"][0], {"text": "GDP fell 2 percent.", "records": [{"change_percent": "2"}]}]},
            "wanted {'change_percent': '2'}",
        ),
    ],
)
def test_each_proof_can_fail(line: Line, changes: dict[str, object], reason: str) -> None:
    (failure,) = prove(line, [_rule(**changes)])
    assert reason in failure.reason


def test_experimental_and_retired_rules_need_no_examples(line: Line) -> None:
    bare = {"examples": [], "counter_examples": []}
    assert prove(line, [_rule(status="experimental", **bare), _rule(status="retired", **bare)]) == []


def test_failure_shows_spans_and_where_rules_stopped(line: Line) -> None:
    rule = _rule(examples=[*_GOOD["examples"], {"text": "Output grew to 5 tonnes.", "records": [{"value": "6"}]}])
    out = io.StringIO()
    checked = Checked(line, ["words.yml:3: a mistake"], prove(line, [rule]), 1, 3)
    print_checked(checked, 0.5, Console(file=out, width=200, soft_wrap=True))
    told = out.getvalue()
    assert "words.yml:3: a mistake" in told
    assert "5 tonnes[quantity unit]" in told
    assert "statistics.moved_by_percent  1 of 2  “grew”  then wants {change: percent}, not “to”" in told
    assert "1 mistakes and 1 failures in 1 rules: 1 rules, 3 texts" in told


def test_rules_are_chosen_by_id_and_by_beginning(line: Line) -> None:
    assert [rule.id for rule in chosen(line.rules, ["statistics.level"])] == ["statistics.level"]
    assert {rule.dataset for rule in chosen(line.rules, ["officials."])} == {"officials"}
    with pytest.raises(UnknownRule, match=r"similar: .*statistics\.level"):
        chosen(line.rules, ["statistics.levle"])


def test_compiled_set_finds_every_rule_on_its_own_example(line: Line) -> None:
    assert canaries(line, line.rules) == []


def test_canary_tells_a_prefilter_that_leaves_its_rule_out(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    class Blind(canaries_module.RuleSet):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            for item in self.rules:
                item.compiled.needs = (frozenset("x"),)

    monkeypatch.setattr(canaries_module, "RuleSet", Blind)
    rule = next(rule for rule in line.rules if rule.id == "statistics.moved_by_percent")
    assert "prefilter" in canaries(line, [rule])[0].reason


def test_both_processes_prove_about_half_and_together_all(line: Line) -> None:
    rules = [rule for rule in line.rules if rule.status == "stable"]
    halves = _halves(rules)
    assert sorted(r.id for half in halves for r in half) == sorted(r.id for r in rules)
    first, second = (sum(map(_texts, half)) for half in halves)
    assert abs(first - second) < 40
    shared = {r.dataset for r in halves[0]} & {r.dataset for r in halves[1]}
    assert len(shared) <= 1  # one room at most is parted


def test_check_of_all_shipped_rules_holds_and_is_quick(tmp_path: Path) -> None:
    done = factledger("check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All proofs hold" in done.stdout


def test_check_fails_with_a_broken_rule_and_names_its_line(tmp_path: Path) -> None:
    tree = copy_of_tree(tmp_path)
    rules = tree / "flows/extracting/statistics/rules.yml"
    text = rules.read_text(encoding="utf-8")
    line = text.splitlines().index("  - id: statistics.moved_by_percent") + 1
    rules.write_text(text.replace("change_percent: 7.85", "change_percent: 7.84", 1), encoding="utf-8")
    done = run_in(tree, "check", "--rule", "statistics.moved_by_percent")
    assert done.returncode == 1
    assert f"statistics.moved_by_percent  tree/flows/extracting/statistics/rules.yml:{line}" in done.stdout
    assert "wanted" in done.stdout


def test_rule_and_alias_are_added_by_editing_yaml_alone(tmp_path: Path) -> None:
    tree = copy_of_tree(tmp_path)
    bodies = tree / "flows/lexicon/countries/vn/organisations.yml"
    name = "Institute for Kite Research"
    _append(bodies, f"  - {{name: {name}, aliases: [Kite House]}}\n")
    (tree / "flows/extracting/statistics/rules_ours.yml").write_text(_RULE, encoding="utf-8")
    proven = run_in(tree, "check", "--rule", "statistics.to_the_beat")
    assert proven.returncode == 0, proven.stdout + proven.stderr
    article = tmp_path / "article.txt"
    article.write_text(
        "Director of Kite House Tran Van An spoke. Sales of kites grew to the beat of 12 percent.", encoding="utf-8"
    )
    found = run_in(tree, "explain", "--json", str(article)).stdout
    assert '"rule":"statistics.to_the_beat"' in found
    assert f'"canonical":"{name}"' in found
    before = factledger("explain", "--json", article, cwd=tmp_path).stdout
    assert "to_the_beat" not in before
    assert name not in before


_RULE = """\
rules:
  - id: statistics.to_the_beat
    says: A change to the beat of a percentage.
    priority: 1
    pattern: "{moved} to the beat of {change: percent}"
    examples:
      - text: Sales of kites grew to the beat of 12 percent.
        records: [{measure: Sales of kites, change_percent: 12}]
      - text: Rents fell to the beat of 3 percent.
        records: [{measure: Rents, change_percent: -3}]
    counter_examples:
      - text: They danced to the beat of 3 drummers.
        why: a count, no change
"""


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def copy_of_tree(folder: Path) -> Path:
    """A copy of the packages in a folder."""
    for part in ("flows", "schemas"):
        shutil.copytree(ROOT / part, folder / "tree" / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "tree"


def run_in(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command with the code and rules of a tree."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "flows.cli", *arguments],
        cwd=tree.parent, env=environment() | {"PYTHONPATH": str(tree)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
