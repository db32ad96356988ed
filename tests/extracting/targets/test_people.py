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
        ("The ministers had been tasked by the cabinet with drafting a bill.", "cabinet", "ministers"),
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


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("The Aloa Assembly adopted a resolution on housing on Monday.\n\nSome 900 flats are to be built by 2035.",
         "Aloa Assembly"),
        ("A plan for clean beaches was approved on Monday by the Aloa Council.\n\nAll drains must be closed by 2035.",
         "Aloa Council"),
        ("The cabinet gave its approval to a water strategy.\n\nSome 40 wells are to be sunk by 2035.", "cabinet"),
        ("The talks went on for a week. Under the Aloa Water Plan, 40 wells will be sunk by 2035.", "Aloa Water Plan"),
    ],
)  # fmt: skip
def test_whoever_adopts_a_paper_sets_its_aims(targets: Targets, text: str, issuer: str) -> None:
    (target,) = targets(text, ON)
    assert target["issuer"] == issuer


def test_a_verb_that_goes_on_from_another_has_its_subject(targets: Targets) -> None:
    (target,) = targets(
        "Minister Le Thi Hoa said that exports reached 3 million tonnes and urged captains to slow down."
    )
    assert target["issuer"] == "Le Thi Hoa"


def test_he_is_who_asked_right_before(targets: Targets) -> None:
    text = (
        "President Le Van Tam met Deputy Minister Ngo Van Sau. Tam urged mayors to repair the dykes. "
        "He asked ports to stay open."
    )
    assert [t["issuer"] for t in targets(text)] == ["Le Van Tam", "Le Van Tam"]


def test_a_rank_means_the_person_whom_it_introduced(targets: Targets) -> None:
    text = "Harbour Marshal Ngo Van Sau met Minister Le Thi Hoa. The Harbour Marshal urged captains to slow down."
    assert [t["issuer"] for t in targets(text)] == ["Ngo Van Sau"]


def test_a_ministry_without_a_name_speaks_for_itself(targets: Targets) -> None:
    (target,) = targets("All drains should be closed, the ministry said.")
    assert target["issuer"] == "ministry"
