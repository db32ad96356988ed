"""Plain constructions with verbs, bodies and works that no lexicon needs to know."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extracting.targets.conftest import Targets


@pytest.mark.parametrize(
    ("sentence", "description", "actor"),
    [
        ("The cabinet calls on all ministries to partner with schools.", "partner with schools", "ministries"),
        ("The council invited both sides to open dialogue.", "open dialogue", "sides"),
        (
            "The board calls on all unions to liaise with the town to lift wages.",
            "liaise with the town to lift wages",
            "",
        ),
        ("The union called on the parties to the conflict to lay down their arms.", "lay down their arms", ""),
        ("The mayor asked growers to ringfence the fund.", "ringfence the fund", "growers"),
        ("The governor warned traders to heed the ban.", "heed the ban", "traders"),
        ("Instructions were given to the regional offices to mend the wells.", "mend the wells", "regional offices"),
        ("Growers were urged on Monday to sow early.", "sow early", "Growers"),
        ("The governor gave orders for the police to clear the square.", "clear the square", "police"),
        ("In order to keep prices low, the council assigned mayors to count all silos.", "count all silos", "mayors"),
        ("It is the duty of mayors to fence off the wells, Governor Le Van Tam said.", "fence off the wells", "mayors"),
        (
            "The council tasked the harbour office with the preparation of a map.",
            "preparation of a map",
            "harbour office",
        ),
        ("The council wishes to call on all farmers to plough early.", "plough early", "farmers"),
        ("Growers were told by the head of the seed board in Aloa to sow early.", "sow early", "Growers"),
    ],
)
def test_any_word_behind_to_is_what_is_asked(targets: Targets, sentence: str, description: str, actor: str) -> None:
    found = targets(sentence)
    assert [(t["kind"], t["description"]) for t in found] == [("directive", description)]
    assert not actor or found[0]["actor"] == actor


@pytest.mark.parametrize(
    ("sentence", "description"),
    [
        ("Instructions were given on the repair of the wells.", "repair of the wells"),
        ("The minister recommended an end to the strike.", "end to the strike"),
        ("The council proposed in its report that the toll be scrapped.", "scrap the toll"),
        ("The premier asked for all tolls to be reviewed.", "review all tolls"),
        ("The court ruled that the company must pull down the wall.", "company must pull down the wall"),
    ],
)
def test_what_is_asked_is_told_by_a_noun_or_a_clause(targets: Targets, sentence: str, description: str) -> None:
    assert [(t["kind"], t["description"]) for t in targets(sentence)] == [("directive", description)]


@pytest.mark.parametrize(
    ("sentence", "description", "end"),
    [
        ("The tram depot is scheduled to open in 2032.", "open tram depot", "2032-12-31"),
        ("All kilns are cold; the plant will be put into use next year.", "operation of plant", "2031-12-31"),
        ("The ferry terminal is scheduled for launch in late 2031.", "launch of ferry terminal", "2031-12-31"),
        ("Completion of the dam is planned by the end of 2031.", "Completion of the dam", "2031-12-31"),
        ("The opening of the new library is planned for June 2031.", "opening of the new library", "2031-06-30"),
        ("The pumps will be delivered in 2031.", "deliver the pumps", "2031-12-31"),
        ("The council commits itself to fence off the quarry by 2032.", "fence off the quarry", "2032-12-31"),
        ("The council pledged on Friday to end the strike by May 2031.", "end the strike", "2031-05-31"),
        ("The two towns signed an agreement to dredge the canal by 2033.", "dredge the canal", "2033-12-31"),
        ("The agency is responsible for mapping the wells by June 2031.", "mapping the wells", "2031-06-30"),
        ("A report on the mine is expected by July 2031.", "delivery of report", "2031-07-31"),
        ("The proposals are due to the council before June 2031.", "delivery of proposals", "2031-05-31"),
        ("The new model will this year be tested.", "test the new model", "2030-12-31"),
        ("The campuses to be built next year will take pupils from Aloa.", "build the campuses", "2031-12-31"),
        ("We are committed to ending hunger this year, wherever it is, he said.", "ending hunger", "2030-12-31"),
    ],
)  # fmt: skip
def test_works_and_promises_have_their_day(targets: Targets, sentence: str, description: str, end: str) -> None:
    found = [t for t in targets(sentence) if t["kind"] == "dated"]
    assert [(t["description"], t["due_end"]) for t in found] == [(description, dt.date.fromisoformat(end))]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("In the first phase, the plant will produce 3 million tyres.", [3_000_000]),
        ("The new line will make it possible to produce 40,000 doors a year.", [40_000]),
        ("The smelter is scheduled to make up to 45,000 tonnes annually.", [45_000]),
        ("We have set 23 tonnes for corn, 9 tonnes for beans and 4 tonnes for peas.", [23, 9, 4]),
        ("Targeted, too, are 1.7 million tonnes of onions and 3.8 million tonnes of rice.", [1_700_000, 3_800_000]),
        ("The committee recommended closing 55 offices.", [55]),
        ("The minister ordered the construction of 300 homes.", [300]),
        ("Work is to be created for 220,000 people.", [220_000]),
        ("They include expansion of capacity to 5 million doors.", [5_000_000]),
        ("The premier asked ministries to disburse 95 percent of the capital plan.", [95]),
        ("The cabinet has promised $40 million to the fishing towns.", [40_000_000]),
        ("The council commits itself to spend at least $4 million a year.", [4_000_000]),
        ("Timber, with a target of 900 tonnes, made no headway.", [900]),
    ],
)
def test_figures_of_plants_promises_and_demands_are_aims(targets: Targets, sentence: str, values: list[float]) -> None:
    assert [t["value"] for t in targets(sentence)] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair is set to open in June 2031.",
        "The mayor was invited to attend the opening.",
        "Visitors are allowed to feed the ducks.",
        "The agency is responsible for the wells of the valley.",
        "The firm has committed $40 million in the two quarries.",
        "The depot was built at a cost of $40 million.",
        "The bank is to bear $40 million of the cost.",
        "Growers managed to plough the fields.",
        "He took the goats to market.",
    ],
)
def test_neither_events_nor_abilities_are_targets(targets: Targets, sentence: str) -> None:
    assert targets(sentence) == []
