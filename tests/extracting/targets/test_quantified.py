"""Quantified targets, and the decision between aim, forecast and fact, from many manners."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.line import Line
from tests.extracting.targets.conftest import Targets

ON = "2030-03-05"

AIMS = [
    "The province aims for growth of 8 percent this year.",
    "The plan targets 8 percent growth this year.",
    "Growth must reach 8 percent this year.",
    "Growth should be no lower than 8 percent this year, the minister said.",
    "The Cabinet set a growth target of 8 percent.",
    "The goal is growth of 8 percent.",
    "Under the plan, output will grow by 8 percent a year.",
    "The resolution calls for growth of 8 percent.",
    "The district strives for growth of 8 percent.",
    "The minister wants exports to grow by 8 percent.",
    "The council pledged to cut waste by 8 percent.",
    "The share of rail is to be 8 percent by 2035.",
    "The order requires 8 percent of seats to go to women by 2035.",
    "The agency is on track to plant 8 percent of the land.",
]
OTHERS = [
    ("Output grew by 8 percent last year.", "fact"),
    ("Exports, which grew by 8 percent, must be checked at the border.", "fact"),
    ("The union called for talks after prices rose by 8 percent.", "fact"),
    ("Output is forecast to grow by 8 percent.", "forecast"),
    ("Inflation will rise to 8 percent, the bank predicts.", "forecast"),
    ("Prices could fall by 8 percent over the winter.", "forecast"),
    ("Damage is estimated at 8 percent of output.", "estimate"),
    ("Exports came to 8 percent of the yearly target.", "fact"),
]


def _modes(line: Line, text: str) -> list[str]:
    document = line.annotate_text(text, dt.date.fromisoformat(ON))
    line.extract(document)
    return [figure.mode for figure in document.derived["figures"]]


@pytest.mark.parametrize("sentence", AIMS)
def test_an_aim_is_a_target_and_no_statistic(line: Line, sentence: str) -> None:
    facts = line.extract(line.annotate_text(sentence, dt.date.fromisoformat(ON)))
    assert [d.fields["value"] for d in facts["targets"] if d.fields["kind"] == "quantified"] == [8]
    assert facts["statistics"] == []


@pytest.mark.parametrize(("sentence", "mode"), OTHERS)
def test_forecast_estimate_and_fact_are_no_targets(line: Line, sentence: str, mode: str) -> None:
    assert _modes(line, sentence) == [mode]


def test_against_a_target_is_a_statistic(line: Line) -> None:
    facts = line.extract(line.annotate_text("Growth was 9 percent against a target of 8 percent."))
    (row,) = facts["statistics"]
    assert row.fields.get("change_from") is None


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The port met its yearly target of 90,000 containers.", "met"),
        ("The port missed its target of 90,000 containers.", "missed"),
        ("The cabinet dropped its target of 20 new reactors.", "dropped"),
        ("The agency is racing to fit 30 dams with sirens.", "in_progress"),
        ("The agency plans to fit 30 dams with sirens.", "planned"),
    ],
)
def test_status(targets: Targets, sentence: str, status: str) -> None:
    (target,) = targets(sentence, ON)
    assert target["status"] == status


def test_several_figures_have_their_own_measure_and_deadline(targets: Targets) -> None:
    text = "The plan aims for 300 km of canals by 2031 and 500 km by 2035; wells at 40 by 2032."
    found = targets(text, ON)
    assert [(t["value"], str(t["due_end"])) for t in found[:2]] == [(300, "2031-12-31"), (500, "2035-12-31")]
    assert found[0]["description"] == found[1]["description"]


def test_elided_verb(targets: Targets) -> None:
    text = "Services are to expand 8.5-9.5 percent annually, industry 11 percent, and farming 2-3 percent by 2035."
    found = targets(text, ON)
    assert [(t["value"], t.get("value_max")) for t in found] == [(8.5, 9.5), (11, None), (2, 3)]
    assert "industry" in found[1]["description"] and "farming" in found[2]["description"]


def test_bullets_take_verb_and_year_from_their_heading(targets: Targets) -> None:
    text = "KEY GOALS FOR 2031:\n\n- Growth of at least 8 percent;\n- 40 new clinics;\n- Cut losses by 3 percent."
    found = targets(text, ON)
    assert [t["value"] for t in found] == [8, 40, 3]
    assert {str(t["due_end"]) for t in found} == {"2031-12-31"}
    assert found[0]["comparator"] == "at_least"


def test_bullets_of_a_report_stay_facts(targets: Targets) -> None:
    text = "In 2029 the council did the following:\n\n- 40 clinics were built;\n- Losses fell by 3 percent."
    assert targets(text, ON) == []


def test_baseline_and_value(targets: Targets) -> None:
    (target,) = targets("The county will raise rooftop solar from 48 MW to 150 MW by 2035.", ON)
    assert (target["baseline"], target["value"], target["unit"]) == (48, 150, "MW")


def test_double(targets: Targets) -> None:
    (target,) = targets("The ministry plans to double rice exports by 2035.", ON)
    assert (target["value"], target["description"]) == (2, "rice exports")


def test_known_things_are_no_figure_to_reach(targets: Targets) -> None:
    (target,) = targets("The minister asked mayors to finish the 10 key tasks.", ON)
    assert target["kind"] == "directive"


def test_deadline_carries_to_the_next_sentence_of_a_paragraph(targets: Targets) -> None:
    text = "By 2035, the country aims to have 300 new clinics. Exports should reach 9 billion dollars."
    found = targets(text, ON)
    assert [str(t["due_end"]) for t in found] == ["2035-12-31"] * 2


@settings(max_examples=40, deadline=None)
@given(value=st.integers(1, 99), year=st.integers(2031, 2060))
def test_value_and_year_come_through(value: int, year: int) -> None:
    found: list[dict[str, Any]] = _read(f"The district aims for growth of {value} percent by {year}.")
    assert [(t["value"], t["due_end"].year, t["unit"]) for t in found] == [(value, year, "percent")]


_LINE: list[Line] = []


def _read(text: str) -> list[dict[str, Any]]:
    if not _LINE:
        _LINE.append(Line())
    document = _LINE[0].annotate_text(text, dt.date.fromisoformat(ON))
    return [draft.fields for draft in _LINE[0].extract(document)["targets"]]


def test_a_list_of_aims_told_in_paragraphs(targets: Targets) -> None:
    text = (
        "The project sets the goal that clean rice is to cover 40,000 hectares by 2035.\n\n"
        "About farming: the amount of seeds sown is lowered to under 70 kg/ha. On 90 percent of the area, "
        "water is saved.\n\nAbout income: the profit margin is over 50 percent.\n\nAbout 300 growers took part in 2029."
    )
    found = targets(text, "2030-03-05")
    assert [t["value"] for t in found] == [40_000, 70, 90, 50]
    assert {str(t["due_end"]) for t in found} == {"2035-12-31"}


@pytest.mark.parametrize(
    "text",
    [
        "The minister insisted that growth would return to 4 percent.",
        "Parishes are to be given a package worth 600 million pounds.",
        "The remaining 108 million dollars is to come from loans.",
        "The budget, with a total of 90 million dollars, is meant to please traders.",
        "Detailed planning at 3 sites has been approved.",
    ],
)
def test_what_is_told_received_or_assured_is_no_target(targets: Targets, text: str) -> None:
    assert targets(text) == []


def test_an_earlier_target_is_no_target_of_today(targets: Targets) -> None:
    (target,) = targets("The cabinet lowered its deficit target to 3.3 percent from the earlier target of 3.4 percent.")
    assert target["value"] == 3.3
