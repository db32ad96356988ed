"""Who says so, and who is to act: over pronouns, openings, insets and passives."""

from __future__ import annotations

import pytest

from tests.extracting.targets.conftest import Targets

ON = "2030-03-05"
LEAD = "Transport Minister Le Thi Hoa opened the port of Aloa on Monday. "


@pytest.mark.parametrize(
    ("text", "issuer", "actor"),
    [
        ("Recognising the urgency of repairs, Le Thi Hoa urged captains to slow down.", "Le Thi Hoa", "captains"),
        ("To cushion the next drought, the county plans to sink 20 wells by 2032.", "county", "county"),
        ("Norway — the largest maker of ships in the region — plans to lift exports to 50 billion dollars by 2035.",
         "Norway", "Norway"),
        ("The ministry, on the other hand, targets exports of 14 billion dollars by 2035.", "ministry", "ministry"),
        ("The council has kept its goal for new homes at 40,000.", "council", "council"),
        ("As part of its duties, the harbour office must submit a plan by May 2031.", None, "harbour office"),
        ("The ministers had been tasked by the cabinet with drafting a bill.", None, "ministers"),
    ],
)  # fmt: skip
def test_whose_target_it_is(targets: Targets, text: str, issuer: str | None, actor: str) -> None:
    (target,) = targets(text, ON)
    assert (target["issuer"], target["actor"]) == (issuer, actor)


def test_i_and_we_are_who_speaks(targets: Targets) -> None:
    (target,) = targets(LEAD + "“I ask every captain to slow down.”", ON)
    assert (target["issuer"], target["description"]) == ("Le Thi Hoa", "slow down")


def test_they_are_who_was_to_act_before(targets: Targets) -> None:
    found = targets(LEAD + "Hoa told captains to slow down. They must also report accidents, she said.", ON)
    assert [t["actor"] for t in found] == ["captains", "captains"]


def test_a_source_told_by_according_to(targets: Targets) -> None:
    (target,) = targets("Exports are to reach 40 million tonnes by 2035, according to Minister Le Thi Hoa.", ON)
    assert target["issuer"] == "Le Thi Hoa"
