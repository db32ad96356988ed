"""`factledger misses`: what gave no record, and why."""

from __future__ import annotations

import io
import json
from pathlib import Path

from rich.console import Console

from flows.annotating.document import Annotated
from flows.authoring import misses as misses_module
from flows.authoring.misses import Group, MissFinder
from flows.extracting.figures.model import Figure
from flows.line import Line
from flows.reading.article import Article
from flows.reporting.misses import print_misses
from tests.cli.command import factledger


def _groups(line: Line, *texts: str) -> list[Group]:
    return MissFinder(line).groups(Article(f"a{n}.txt", text, "utf-8") for n, text in enumerate(texts))


def _sentences(groups: list[Group]) -> list[str]:
    return [miss.sentence for group in groups for miss in group.misses]


def test_sentence_with_a_record_is_no_miss(line: Line) -> None:
    assert _groups(line, "Coffee exports rose 12.5 percent in February 2024.") == []


def test_sentence_with_nothing_to_record_is_no_miss(line: Line) -> None:
    assert _groups(line, "They walked home slowly and talked about the weather.") == []


def test_office_without_a_record_is_told_with_the_rule_that_stopped(line: Line) -> None:
    (group,) = _groups(line, "The Deputy Minister was not available.")
    assert group.rule.startswith("officials.")
    assert group.why in ("stopped", "dropped")
    assert group.misses[0].holds == ("office",)
    assert group.misses[0].source == "a0.txt"


def test_same_way_of_missing_is_one_group_the_most_frequent_first(line: Line) -> None:
    office = "The Deputy Minister was not available."
    groups = _groups(line, office, "He came home on March 3, 2021 alone.", office, office)
    assert [len(group.misses) for group in groups] == sorted((len(g.misses) for g in groups), reverse=True)
    assert _sentences(groups[:1]) == [office] * 3
    assert sum(len(group.misses) for group in groups) == 4


def test_decision_that_stayed_open_is_told_by_its_cue(line: Line) -> None:
    document = line.annotate_text("Exports are 5 percent.")
    line.extract(document)
    figure = next(iter(document.derived["figures"]))
    assert isinstance(figure, Figure)
    figure.mode, figure.why = "unclear", "figures.some_cue"
    assert misses_module._unclear(document) == {0: ["figures.some_cue"]}


def test_evidence_of_a_record_covers_all_sentences_it_touches(line: Line) -> None:
    document: Annotated = line.annotate_text("Exports rose 5 percent. Imports fell 3 percent. They met.")
    facts = line.extract(document)
    assert misses_module._told(document, facts) == {0, 1}


def test_groups_are_printed_up_to_the_limit(line: Line) -> None:
    groups = _groups(line, "The Deputy Minister was not available.", "He came home on March 3, 2021 alone.")
    out = io.StringIO()
    print_misses(groups, 1, 2, Console(file=out, width=200, soft_wrap=True))
    assert "--limit 2" in out.getvalue()
    assert f"{groups[0].misses[0].source}  " in out.getvalue()
    assert f"{groups[1].misses[0].source}  " not in out.getvalue()


def test_command_tells_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Deputy Minister was not available.", encoding="utf-8")
    done = factledger("misses", "a.txt", "--json", cwd=tmp_path)
    (group,) = map(json.loads, done.stdout.splitlines())
    assert group["count"] == 1
    assert group["sentences"][0]["holds"] == ["office"]
    nothing = factledger("misses", "nosuch", cwd=tmp_path)
    assert nothing.returncode == 2
