"""What belongs together in a document: several who come into offices, papers, a meeting and its day."""

from __future__ import annotations

import pytest

from tests.extracting.events.conftest import Reader
from tests.extracting.events.test_documents import one


def test_single_appointments_are_part_of_a_reshuffle(read: Reader) -> None:
    text = (
        "President Elena Marku reshuffled her cabinet on Wednesday. Petra Novak was appointed Minister of Finance. "
        "Karl Brandt becomes Minister of Health."
    )
    event = one(read(text), "appointment")
    assert {p.name for p in event.participants} == {"Elena Marku", "Petra Novak", "Karl Brandt"}
    assert str(event.start_date) == "2025-06-18"


def test_an_appointment_of_another_year_is_no_part_of_a_reshuffle(read: Reader) -> None:
    text = "President Elena Marku reshuffled her cabinet on Wednesday. Petra Novak was appointed Director in 2019."
    assert len([e for e in read(text) if e.kind == "appointment"]) == 2


def test_two_elected_one_by_one_stay_two(read: Reader) -> None:
    text = "The council elected Petra Novak as Chairwoman on June 4. It also elected Karl Brandt as Secretary."
    assert len([e for e in read(text) if e.kind == "appointment"]) == 2


def test_those_who_nominate_are_none_of_those_appointed(read: Reader) -> None:
    event = one(read("President Elena Marku's three appointees were sworn in on Monday."), "appointment")
    assert not event.participants


def test_papers_of_other_numbers_are_other_papers(read: Reader) -> None:
    text = "Governor Luis Prado signed Senate Bill 388 on Monday. The governor also signed Senate Bill 193."
    assert {e.name for e in read(text) if e.kind == "decision"} == {"Senate Bill 388", "Senate Bill 193"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Six road projects costing 40 million dollars were approved on Tuesday by the City Council.",
            "approval of Six road projects costing 40 million dollars",
        ),
        (
            "A loan under which three ferries would be built was passed by the Senate on Tuesday.",
            "loan",
        ),
    ],
)
def test_what_is_approved_stands_at_the_start_of_its_clause(read: Reader, text: str, name: str) -> None:
    event = one(read(text), "decision")
    assert event.name == name
    assert str(event.start_date) == "2025-06-17"


def test_an_active_verb_may_have_its_day_before_its_object(read: Reader) -> None:
    event = one(read("The Senate has approved in principle the salt strategy."), "decision")
    assert (event.name, event.organisers) == ("salt strategy", ["Senate"])


def test_a_gathering_without_a_day_has_that_of_the_lead(read: Reader) -> None:
    text = (
        "The harbour will be dredged, Minister Karl Brandt promised on Wednesday. "
        "He was chairing a meeting with port directors in Gulu."
    )
    assert str(one(read(text), "meeting").start_date) == "2025-06-18"


def test_an_old_day_of_the_lead_is_none_of_a_gathering(read: Reader) -> None:
    text = (
        "The harbour was opened on March 3, Minister Karl Brandt recalled. "
        "He was chairing a meeting with port directors in Gulu."
    )
    assert one(read(text), "meeting").start_date is None


def test_its_meeting_is_that_of_the_body_that_decided(read: Reader) -> None:
    text = "The Bank of Peru raised its key interest rate. At its meeting on June 12 it saw prices rise."
    assert one(read(text), "meeting").organisers == ["Bank of Peru"]
    assert str(one(read(text), "decision").start_date) == "2025-06-12"


def test_a_meeting_and_talks_of_the_same_two_are_one(read: Reader) -> None:
    text = (
        "Minister Karl Brandt held a meeting with Governor Luis Prado on Monday. "
        "Minister Karl Brandt had talks on salt with Governor Luis Prado."
    )
    assert len([e for e in read(text) if e.kind == "meeting"]) == 1


def test_a_quake_is_told_again_by_its_strength(read: Reader) -> None:
    text = "A strong quake struck Izmir on Monday. The magnitude 6.2 quake destroyed 40 houses."
    assert str(one(read(text), "disaster").start_date) == "2025-06-16"
