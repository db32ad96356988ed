"""Directives: who asks whom for what; and speech that asks for nothing."""

from __future__ import annotations

import pytest

from tests.extracting.targets.conftest import Targets

LEAD = "Agriculture Minister Le Thi Hoa opened the fair in Hue on Monday. "


def test_issuer_is_resolved_over_pronoun_title_and_surname(targets: Targets) -> None:
    text = (
        LEAD
        + "She urged growers to plant fewer trees. The minister asked mayors to mend the dykes. Hoa told banks to wait."
    )
    found = targets(text)
    assert [t["issuer"] for t in found] == ["Le Thi Hoa"] * 3
    assert [t["actor"] for t in found] == ["growers", "mayors", "banks"]
    assert [t["description"] for t in found] == ["plant fewer trees", "mend the dykes", "wait"]


@pytest.mark.parametrize(
    ("sentence", "description"),
    [
        ("The governor ordered the police to clear the square.", "clear the square"),
        ("The council demanded that the contract be cancelled.", "cancel the contract"),
        ("The union called for safer mines.", "safer mines"),
        ("The president called on both sides to stop shooting.", "stop shooting"),
        ("The committee urged tightening the rules on loans.", "tightening the rules on loans"),
        ("The premier stressed the need to train more nurses.", "train more nurses"),
        ("Traders were told to lower their prices.", "lower their prices"),
        ("Ports must be dredged, Minister Le Van Tam said.", "dredge Ports"),
        ("Minister Le Van Tam said that schools should open their libraries.", "open their libraries"),
        ("Secretary Le Van Tam requested to widen the dykes.", "widen the dykes"),
        ("The governor charged mayors to buckle up and save water.", "buckle up and save water"),
        ("The mayor asked the Ministry of Health for stricter checks.", "stricter checks"),
        ("Minister Le Van Tam said: “Everyone must save water.”", "save water"),
        ("The council called on all parties to the dispute to engage in talks.", "engage in talks"),
        (
            "The envoy urged both sides to keep calm where they have troops and said talks would go on.",
            "keep calm where they have troops",
        ),
        ("“You must stop fishing at night,” Minister Le Van Tam told captains.", "stop fishing at night"),
        ("The union demanded “a general and immediate halt” to the felling.", "general and immediate halt"),
        ("The commissioner invited ministers to sign off the text.", "sign off the text"),
        ("The envoy asked firms to drop the “night only” rule in every port.", "rule in every port"),
        ("The governor asked drivers not to block the lanes.", "block the lanes"),
    ],
)
def test_manner_of_asking(targets: Targets, sentence: str, description: str) -> None:
    (target,) = targets(sentence)
    assert target["kind"] == "directive"
    assert description.casefold() in target["description"].casefold()


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister told reporters that the talks had gone well.",
        "Asked whether the toll would rise, the minister declined to comment.",
        "The firm asked to be heard in court.",
        "In order to save time, the crew took the ferry.",
        "The roads must have been wet, the judge observed.",
        "Laws that have to be mended within a year are bad laws, the speaker said.",
        "The repair called for patience and a long ladder.",
        "The paper suggested that the minister had known.",
        "Nobody asked the villagers to leave.",
        "Visitors are required to show a passport.",
        "The president affirmed that his country attaches importance to its neighbours.",
        "The minister stressed that the economy was resilient and highlighted progress in health care.",
        "Growers should have had more rain, the minister said.",
        "According to the bank, prices should ease in the autumn.",
        "He recalled how his father used to say that rain must fall before rice can grow.",
        "The tender attracted six offers, and the demand for steel fell.",
    ],
)
def test_speech_that_asks_for_nothing(targets: Targets, sentence: str) -> None:
    assert targets(sentence) == []


def test_one_directive_a_sentence(targets: Targets) -> None:
    found = targets("The governor urged farmers to save water and asked firms to mend their pipes.")
    assert [(t["kind"], t["description"]) for t in found] == [("directive", "save water; mend their pipes")]


def test_an_instruction_with_a_date_or_figure_is_no_directive(targets: Targets) -> None:
    (dated,) = targets("The governor ordered mayors to hand in their lists by June 2031.")
    assert dated["kind"] == "dated"
    (quantified,) = targets("The governor ordered mayors to plant 40,000 trees.")
    assert (quantified["kind"], quantified["value"], quantified["actor"]) == ("quantified", 40000, "mayors")


def test_description_ends_before_what_tells_something_else(targets: Targets) -> None:
    text = "The minister asked banks to lower fees, which had risen all year, while the union kept silent, he added."
    assert [t["description"] for t in targets(text)] == ["lower fees"]


def test_elided_addressee_with_a_dash(targets: Targets) -> None:
    text = "The governor instructed the harbour office to drain the dock, mayors – to keep the pumps ready."
    assert [t["description"] for t in targets(text)] == ["drain the dock; keep the pumps ready"]


@pytest.mark.parametrize(
    ("sentence", "description", "actor"),
    [
        ("The governor directed the heads of the 17 local councils to repair all wells.", "repair all wells",
         "heads of the 17 local councils"),
        ("The governor called on unions and others who sit on the council to watch the works.", "watch the works",
         "unions and others"),
        ("The mayor tasked teachers on discipline and urged parents to come on time.", "come on time", "parents"),
        ("The owners are hereby directed to clear the site.", "clear the site", "owners"),
        ("The owners were strongly urged to clear the site.", "clear the site", "owners"),
        ("The board was asked by him to draw up a report.", "draw up a report", "board"),
        ("The premier asked the ministry to do more for miners.", "do more for miners", "ministry"),
        ("The premier asked the ministry to “reform the mines”.", "reform the mines", "ministry"),
        ("He told the office to issue licences within 14 days of application.",
         "issue licences within 14 days of application", "office"),
        ("The governor asked drivers not to block the lanes.", "not block the lanes", "drivers"),
    ],
)  # fmt: skip
def test_who_is_asked_for_what(targets: Targets, sentence: str, description: str, actor: str) -> None:
    (target,) = targets(sentence)
    assert (target["kind"], target["description"], target["actor"]) == ("directive", description, actor)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister insisted that growth would return.",
        "Families called the ministry to learn more.",
        "The union suggested that prices will fall.",
        "The goals to strive for until 2035 are as follows.",
    ],
)
def test_what_is_told_or_thought_asks_nothing(targets: Targets, sentence: str) -> None:
    assert targets(sentence) == []
