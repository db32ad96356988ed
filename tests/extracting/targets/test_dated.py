"""Dated targets and their due intervals."""

from __future__ import annotations

import pytest

from tests.extracting.targets.conftest import Targets

ON = "2030-03-05"


def _due(target: dict[str, object]) -> tuple[str | None, str | None, object]:
    start, end = target.get("due_start"), target.get("due_end")
    return (str(start) if start else None, str(end) if end else None, target.get("due_kind"))


@pytest.mark.parametrize(
    ("tail", "due"),
    [
        ("by the end of the second quarter of 2031", ("2031-04-01", "2031-06-30", "by")),
        ("by 2035", ("2035-01-01", "2035-12-31", "by")),
        ("before 2035", (None, "2034-12-31", "by")),
        ("by June 30", ("2030-06-30", "2030-06-30", "by")),
        ("within this month", ("2030-03-01", "2030-03-31", "within")),
        ("this year", ("2030-01-01", "2030-12-31", "within")),
    ],
)
def test_due_interval(targets: Targets, tail: str, due: tuple[str | None, str | None, str]) -> None:
    (target,) = targets(f"The harbour office pledged to clear the wreck {tail}.", ON)
    assert target["kind"] == "dated"
    assert _due(target) == due
    assert target["description"] == "clear the wreck"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry must publish the list by May 2031.",
        "The bridge has to be finished by May 2031.",
        "The ministry is expected to complete the register by May 2031.",
        "The order requires that the register be finished by May 2031.",
        "By May 2031, the city hopes to live without cars.",
        "The governor asked mayors to hand in their lists by May 2031.",
        "The town is racing to clear all mines by May 2031.",
    ],
)
def test_manner_of_binding(targets: Targets, sentence: str) -> None:
    (target,) = targets(sentence, ON)
    assert target["kind"] == "dated"
    assert str(target["due_end"]) == "2031-05-31"


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair will open in May 2031.",
        "Rain is expected to return by Friday.",
        "The ministry published the list in May 2029.",
        "The ministry planned to publish the list by May 2029.",
        "The minister asked deputies on Tuesday about the 2031 budget.",
        "The congress is scheduled for January 2031.",
    ],
)
def test_happenings_forecasts_and_the_past_are_no_dated_targets(targets: Targets, sentence: str) -> None:
    assert [t for t in targets(sentence, ON) if t["kind"] == "dated"] == []


def test_two_deadlines_give_two_targets(targets: Targets) -> None:
    text = "The railway must finish the southern line in May and the northern line in the third quarter of this year."
    found = targets(text, ON)
    assert [str(t["due_end"]) for t in found] == ["2030-05-31", "2030-09-30"]
    assert "northern line" in found[1]["description"]


def test_a_date_in_an_aside_is_no_deadline(targets: Targets) -> None:
    text = "The minister urged firms to sign up for the scheme, which closes on September 30."
    (target,) = targets(text, ON)
    assert target["kind"] == "directive"


def test_net_zero(targets: Targets) -> None:
    (target,) = targets("Norway stands by net zero by 2050.", ON)
    assert (target["kind"], str(target["due_end"])) == ("dated", "2050-12-31")


@pytest.mark.parametrize(
    ("sentence", "description"),
    [
        ("The Aloa rail line is likely to be completed by May 2031.", "complete the Aloa rail line"),
        ("The minister said the 33 km metro line should be completed by May 2031.", "complete the 33 km metro line"),
    ],
)
def test_what_is_to_be_completed(targets: Targets, sentence: str, description: str) -> None:
    (target,) = targets(sentence, ON)
    assert (target["kind"], target["description"]) == ("dated", description)


def test_what_one_is_on_track_to_meet_is_not_met(targets: Targets) -> None:
    (target,) = targets("The bloc is on track to meet its 2035 target of 55 percent.", ON)
    assert target["status"] != "met"


@pytest.mark.parametrize(
    ("text", "description", "due"),
    [
        ("The first berth is half built and expected to be completed in October 2031.",
         "complete the first berth", ("2031-10-01", "2031-10-31", "within")),
        ("The tower is due for completion by 2033.", "completion of tower", ("2033-01-01", "2033-12-31", "by")),
        ("Completion of the tower is planned for 2033.", "Completion of the tower",
         ("2033-01-01", "2033-12-31", "within")),
        ("Dredging of the canal will start before the end of 2031.", "begin Dredging of the canal",
         ("2031-01-01", "2031-12-31", "by")),
        ("Both reactors are to go into operation in 2034.", "operation of Both reactors",
         ("2034-01-01", "2034-12-31", "within")),
        ("The minister, in his speech, pledged to clear the backlog before July 1.", "clear the backlog",
         (None, "2030-06-30", "by")),
        ("The ban is then to be widened to the harbour by 2033.", "widen the ban to the harbour",
         ("2033-01-01", "2033-12-31", "by")),
        ("All crews would be given a second shot by 15 November 2030.", "give all crews a second shot",
         ("2030-11-15", "2030-11-15", "by")),
        ("The inquiry board will report by 31 August 2030.", "inquiry board to report",
         ("2030-08-31", "2030-08-31", "by")),
        ("She renewed the pledge of zero felling by 2035.", "zero felling", ("2035-01-01", "2035-12-31", "by")),
        ("The island's dream is old. Its goal is to be free of coal by 2040.", "be free of coal",
         ("2040-01-01", "2040-12-31", "by")),
    ],
)  # fmt: skip
def test_works_and_goals(targets: Targets, text: str, description: str, due: tuple[str, str, str]) -> None:
    (target,) = targets(text, ON)
    assert (target["description"], _due(target)) == (description, due)


@pytest.mark.parametrize(
    "text",
    [
        "The talks are due to begin in June 2031.",
        "Work on the roof will resume on Friday.",
        "The economy should keep its pace in 2031.",
        "The choir is expected to sing in June 2031.",
    ],
)
def test_happenings_and_forecasts_are_no_targets(targets: Targets, text: str) -> None:
    assert targets(text, ON) == []


def test_a_deadline_of_no_known_year_is_told_without_its_days(targets: Targets) -> None:
    (target,) = targets("The minister instructed the office to submit a budget by the end of June.", None)
    assert (target["kind"], target.get("due_end"), target["due_kind"]) == ("dated", None, "by")


def test_it_is_what_the_sentence_before_was_about(targets: Targets) -> None:
    (target,) = targets("The harbour office has three floors. It must be finished by May 2031.", ON)
    assert target["description"] == "finish the harbour office"
