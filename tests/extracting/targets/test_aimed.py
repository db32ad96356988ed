"""What an aim is about whose own phrase tells only that it is one."""

from __future__ import annotations

import pytest

from flows.extracting.targets.aimed import is_bare, stripped
from flows.extracting.targets.lexicon import any_of, target_words
from tests.extracting.targets.conftest import Targets

ON = "2030-03-01"


@pytest.mark.parametrize(
    "text", ["target", "programmed target", "the bank's target", "2031 goal", "its sights", "hopeful about the target"]
)
def test_a_noun_of_aiming_alone_tells_nothing(text: str) -> None:
    assert is_bare(text)


@pytest.mark.parametrize("text", ["inflation", "export target", "target for renewables", "level of debt"])
def test_a_noun_of_aiming_with_a_measure_tells_something(text: str) -> None:
    assert not is_bare(text)


def test_the_noun_of_aiming_is_taken_off() -> None:
    assert stripped("year-end inflation target") == "inflation"
    assert stripped("programmed target") == "programmed target"


@pytest.mark.parametrize(
    ("text", "description", "value"),
    [
        ("Inflation eased to 6.2% in May but is still above the bank's target of 5%.", "Inflation", 5),
        ("The mayor wants to bring theft steadily down to the target of 40%.", "theft", 40),
        ("The council has a 2% inflation target.", "inflation", 2),
        ("The union settled on a binding goal of 40% of energy from wind.", "share of energy from wind", 40),
        ("The minister said the priority was to keep the deficit below 3 percent of GDP.", "deficit", 3),
        (
            "The bank cut its key rate to 8 percent and said inflation would fall to the 3 percent target.",
            "inflation",
            3,
        ),
    ],
)
def test_what_is_aimed_at_stands_beside_the_aim(targets: Targets, text: str, description: str, value: float) -> None:
    found = [t for t in targets(text, ON) if t["value"] == value]
    assert [t["description"] for t in found] == [description]


def test_what_is_aimed_at_is_told_in_the_sentence_before(targets: Targets) -> None:
    (target,) = targets("Total revenue came to 28 billion dollars. The programmed target was 32 billion dollars.", ON)
    assert (target["description"], target["value"]) == ("Total revenue", 32e9)


def test_a_list_assigns_each_its_task(targets: Targets) -> None:
    found = targets(
        "The Ministry of Health is to prepare the schedule by 15 April 2030; the Ministry of Transport, "
        "the delivery plan by 30 April 2030.",
        ON,
    )
    assert [(t["description"], str(t["due_end"])) for t in found] == [
        ("prepare the schedule", "2030-04-15"),
        ("prepare delivery plan", "2030-04-30"),
    ]


def test_a_day_from_which_something_is_to_be_done_is_its_horizon(targets: Targets) -> None:
    (target,) = targets("As of next year, all new halls must be fitted with ramps.", ON)
    assert (target["kind"], str(target["due_start"]), target["due_kind"]) == ("dated", "2031-01-01", "within")


def test_family_and_things_ask_for_nothing(targets: Targets) -> None:
    assert targets("Her father had urged her to study law.", ON) == []
    assert targets("The pilot requested permission to land.", ON) == []
    assert targets("The weather encouraged people to stay at home.", ON) == []


def test_words_are_matched_the_longest_first() -> None:
    assert any_of(("plus or", "plus or minus")) == r"(?:plus\ or\ minus|plus\ or)"
    assert "target" in target_words().aims


def test_a_rule_with_a_figure_in_it_is_no_figure_to_reach(targets: Targets) -> None:
    found = targets("He requested that mayors scrap the rule where the vaccination rate exceeds 70 percent.")
    assert [t["kind"] for t in found] == ["directive"]


def test_reasons_and_terms_of_office_are_no_targets(targets: Targets) -> None:
    assert targets("As the roads have to be paved, Minister Le Van Tam thanked the builders.") == []
    assert targets("Judge Le Van Tam will serve through 2033.") == []


def test_a_year_behind_a_day_is_no_second_deadline(targets: Targets) -> None:
    (target,) = targets("The depot is expected to be ready by the end of May, this year.", "2030-03-01")
    assert str(target["due_end"]) == "2030-05-31"


def test_a_few_things_that_must_be_built_are_to_be_reached(targets: Targets) -> None:
    assert [t["value"] for t in targets("Three bridges must be built by June 2032.")] == [3]
    assert [t for t in targets("Sixteen were cleared; two must explain where they were.") if t.get("value")] == []


def test_today_in_the_words_of_aiming_is_no_figure_of_today(targets: Targets) -> None:
    found = targets("Speaking at the forum, Minister Le Van Tam said today that exports must reach 40 billion dollars.")
    assert [t["value"] for t in found] == [40e9]
    assert targets("The envoy hoped that more grants would come; at present, about 14,000 pupils are enrolled.") == []
