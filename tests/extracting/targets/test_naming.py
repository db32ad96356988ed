"""What a quantified target is about, and what is none."""

from __future__ import annotations

import pytest

from tests.extracting.targets.conftest import Targets

ON = "2030-03-05"


@pytest.mark.parametrize(
    ("text", "description", "value"),
    [
        ("The Ministry of Energy aims for 20 GW of offshore wind by 2035.", "offshore wind", 20),
        ("The bank wants inflation in 2031 to be 2.5 percent.", "inflation", 2.5),
        ("The government aims for GDP growth of at least 8% in 2033.", "GDP growth", 8),
        ("The nation aims to meet 50 percent of its energy needs from sunlight by 2035.",
         "meet energy needs from sunlight", 50),
        ("Inflation is to be brought into a band of 4-6 percent.", "Inflation", 4),
        ("The bank plans to keep inflation below 4 percent.", "inflation", 4),
        ("In all, 300 new beds are to be added in five years.", "new beds added", 300),
        ("The hall was full. Some $9 billion is to be raised from savers.", "money raised from savers", 9e9),
        ("The builders are to deliver 450 new or improved flats.", "deliver new or improved flats", 450),
        ("The minister fixed the deficit target for 2031 at 4 percent of GDP.", "deficit", 4),
        ("The board asked the national bank to release 40 million dollars.", "money released by national bank", 4e7),
        ("The airline expects to hire 900 pilots by 2033.", "hire pilots", 900),
        ("The bank strives to bring inflation back to its target range of 2-3 percent.", "inflation", 2),
        ("The town is to hand over the last 4.7 hectares of land by May 2031.", "hand over the last land", 4.7),
        ("The isle aims to have emissions 50 percent below those of 2020 by 2050.", "reduction of emissions", 50),
        ("The plan aims at the creation of 40,000 jobs by 2035.", "creation of jobs", 40000),
        ("The union is holding out for a rise of 8 percent.", "rise", 8),
        ("I want archives to feed at least 50 percent of all tables by 2035.", "feed tables", 50),
        ("The minister instructed all refiners to blend 60 tonnes of palm oil in 2031.", "blend palm oil", 60),
        ("The party will cut the number of clerks by 20 percent by 2035.", "reduction of number of clerks", 20),
    ],
)  # fmt: skip
def test_what_is_to_be_reached(targets: Targets, text: str, description: str, value: float) -> None:
    (target,) = targets(text, ON)
    assert (target["description"], target["value"]) == (description, value)


def test_a_range_told_from_one_end_to_the_other(targets: Targets) -> None:
    (target,) = targets("The council plans to admit from 60 to 70 new members.", ON)
    assert (target["value"], target["value_max"], target["baseline"]) == (60, 70, None)


def test_what_a_value_starts_from(targets: Targets) -> None:
    (target,) = targets("The deficit is to come down to 5.6 percent of GDP, from 6.3 percent.", ON)
    assert (target["value"], target["baseline"]) == (5.6, 6.3)


@pytest.mark.parametrize(
    "text",
    [
        "The courts are to receive 19 million euros.",
        "Some 40 million euros will be spent on repairs.",
        "The contract with the builders provides for 500 workers.",
        "He directed them to hand back funds if the rate remains at less than 60 percent.",
    ],
)
def test_no_value_to_reach(targets: Targets, text: str) -> None:
    assert [t for t in targets(text, ON) if t["kind"] == "quantified"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("With a budget of 3 trillion pesos, the deficit is to come down to 5.6 percent.", 5.6),
        ("The bank aims to cut the number of branches, currently 350, to 200 by 2031.", 200),
        ("The bank wants inflation to be 2.5 percent, plus or minus 1 percent.", 2.5),
    ],
)
def test_figures_beside_an_aim_are_none(targets: Targets, text: str, value: float) -> None:
    assert [t["value"] for t in targets(text, ON)] == [value]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The clerk was told to send the files of three cases to the police.",
         "send the files of three cases to the police"),
        ("The ministry was told to finalise the funding of two of the programmes.",
         "finalise the funding of two of the programmes"),
    ],
)  # fmt: skip
def test_a_few_known_things_leave_a_directive(targets: Targets, text: str, description: str) -> None:
    (target,) = targets(text, ON)
    assert (target["kind"], target["description"]) == ("directive", description)


def test_several_wishes_of_one_verb(targets: Targets) -> None:
    found = targets("He wants agro-forestry exports to reach 43 billion USD, forest cover to be 42 percent.", ON)
    assert [t["description"] for t in found] == ["agro-forestry exports", "forest cover"]


def test_money_that_is_promised(targets: Targets) -> None:
    (one,) = targets("Japan promised a relief package worth 28.6 trillion yen by August.", ON)
    (other,) = targets("The Government has pledged 5 million dollars for the islands' recovery.", ON)
    assert (one["description"], one["issuer"]) == ("relief package", "Japan")
    assert (other["description"], other["issuer"]) == ("money for the islands' recovery", "Government")


def test_a_target_that_names_nothing_is_of_the_measure_told_before(targets: Targets) -> None:
    text = "State revenue came to 40 million euros in 2029. The target for 2030 is 50 million euros."
    (target,) = targets(text, ON)
    assert (target["description"], target["value"]) == ("State revenue", 50_000_000)


def test_what_is_known_by_its_number_is_nothing_to_reach(targets: Targets) -> None:
    (target,) = targets("The council asked the envoy to guide the union's 13 missions.", ON)
    assert (target["kind"], target.get("value")) == ("directive", None)
