"""How happenings are told: begun and ended, owned by a day, told again, decided at a meeting, or not told at all."""

from __future__ import annotations

import pytest

from tests.extracting.events.conftest import Reader
from tests.extracting.events.test_documents import names, one


def test_beginning_and_end_in_two_sentences_are_one_interval(read: Reader) -> None:
    event = one(
        read("The ninth session of the National Assembly opened on June 2. The ninth session closed on June 18."),
        "congress",
    )
    assert (str(event.start_date), str(event.end_date)) == ("2025-06-02", "2025-06-18")


def test_a_session_that_has_begun_goes_on(read: Reader) -> None:
    event = one(read("The National Assembly opened its ninth session in Vientiane on Thursday."), "congress")
    assert (event.status, str(event.start_date)) == ("ongoing", "2025-06-19")


def test_what_is_being_held_goes_on(read: Reader) -> None:
    event = one(read("A photo exhibition on old bridges is being held in Zadar."), "exhibition")
    assert (event.status, event.place) == ("ongoing", "Zadar")


def test_the_headline_and_the_first_sentence_tell_one_session(read: Reader) -> None:
    text = "Parliament opens session on fuel prices\n\nThe Parliament of Malta began its 12th session on June 19."
    event = one(read(text), "congress")
    assert str(event.start_date) == "2025-06-19"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday's quake killed nine people in Izmir.", "2025-06-17"),
        ("The quake that hit Izmir on June 16 has killed nine people.", "2025-06-16"),
        ("A quake struck Izmir late on Tuesday, the survey said on Thursday.", "2025-06-17"),
    ],
)
def test_the_day_of_a_quake_is_its_own_and_not_that_of_the_saying(read: Reader, text: str, day: str) -> None:
    event = one(read(text), "disaster")
    assert (str(event.start_date), event.place) == (day, "Izmir")


def test_the_day_in_brackets_is_that_of_the_name(read: Reader) -> None:
    event = one(read("The mayor attended a ceremony marking Harbour Day (June 12) in Split on June 10."), "ceremony")
    assert str(event.start_date) == "2025-06-10"


def test_the_year_of_a_law_is_no_day_of_an_appointment(read: Reader) -> None:
    event = one(read("Ms. Petra Novak was appointed Director under the Fisheries Act, 1977."), "appointment")
    assert event.start_date is None


def test_decisions_of_a_meeting_have_its_day(read: Reader) -> None:
    text = (
        "The Federal Cabinet met in Oslo on Wednesday. The Cabinet approved the lease of four ferries. "
        "It was decided to build a dyke in Ben Tre."
    )
    events = [e for e in read(text) if e.kind == "decision"]
    assert [str(e.start_date) for e in events] == ["2025-06-18", "2025-06-18"]
    assert [e.organisers for e in events] == [["Cabinet"], ["Federal Cabinet"]]


@pytest.mark.parametrize(
    "text",
    [
        "Five bills are expected to be passed in July.",
        "The firm has agreed to civil penalties of $2 million.",
        "Help comes when a typhoon strikes, he said.",
        "The 30th anniversary of the establishment of diplomatic relations is near.",
        "Minister Petra Novak unveiled £3 million for parks.",
        "Gopal Rao goes to Gwalior as chairman of the board.",
        "Inspectors have been tasked with inspecting the areas regularly.",
    ],
)
def test_what_is_none_gives_no_row(read: Reader, text: str) -> None:
    assert read(text) == []


def test_talks_that_somebody_held_have_both(read: Reader) -> None:
    text = "The deal goes back to the talks that President Elena Marku held with Minister Karl Brandt in Oslo in May."
    event = one(read(text), "meeting")
    assert names(event) == {"Elena Marku", "Karl Brandt"}
    assert event.name == "talks of Elena Marku with Karl Brandt"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Petra Novak, who is on a working visit to Chile, opened a school.",
        "During a visit to Chile, Minister Petra Novak opened a school.",
        "The week-long visit Minister Petra Novak is paying to Chile ends on Sunday.",
    ],
)
def test_whose_visit_it_is(read: Reader, text: str) -> None:
    event = one(read(text), "visit")
    assert (names(event), event.place) == ({"Petra Novak"}, "Chile")


def test_a_second_quake_stays_a_second(read: Reader) -> None:
    text = (
        "Quake kills nine in Izmir\n\nA strong earthquake struck Izmir on Tuesday, killing nine people. "
        "A huge quake there in May 2008 killed 400 people."
    )
    days = {str(e.start_date) for e in read(text) if e.kind == "disaster"}
    assert days == {"2025-06-17", "2008-05-01"}


def test_a_meeting_by_video_conference_is_one(read: Reader) -> None:
    events = read("The Senior Officials' Meeting was convened via videoconference on June 12.")
    assert [(e.kind, e.format) for e in events] == [("meeting", "online")]


def test_a_short_name_in_brackets_stands_within_a_name(read: Reader) -> None:
    events = read("The 11th Kolo – Brno Meeting (KBM) Summit wrapped up in Brno on June 16.")
    assert [(e.kind, e.name) for e in events] == [("conference", "11th Kolo – Brno Meeting (KBM) Summit")]


@pytest.mark.parametrize(
    "text",
    [
        "Parliament passed a law on roads on June 12. The same morning, it ratified a decree on ports.",
        "The minister opened the port on June 12. On the same occasion, she signed a decree on a fund.",
    ],
)
def test_what_is_told_of_the_same_occasion_has_its_day(read: Reader, text: str) -> None:
    assert [str(e.start_date) for e in read(text) if e.kind == "decision"][-1] == "2025-06-12"
