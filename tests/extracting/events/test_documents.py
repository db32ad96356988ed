"""Whole documents: one happening is one row, with what its mentions tell together."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.event import Event
from tests.extracting.events.conftest import Reader

PIECES = [
    "the conference", "a meeting", "was held", "held by", "(", ")", "“", "chaired by", "Minister Tran Quoc Bao", "he",
    "on June 9", "from 3 to 5 May", "in Hue", "to visit", "who", "which opened", "No. 12/QD-TTg", "a four-day", "’s",
    "signed", "a decision", "14th National Party Congress", "elected", "as Chairman", "and", "of", "with", "merged",
    "two communes", "Typhoon Belinda", "floods", "postponed", "is scheduled", "until July 1", "-", ";", "it",
]  # fmt: skip


def one(events: list[Event], kind: str) -> Event:
    found = [e for e in events if e.kind == kind]
    assert len(found) == 1, [(e.kind, e.name) for e in events]
    return found[0]


def names(event: Event) -> set[str]:
    return {p.name for p in event.participants}


def role(event: Event, name: str) -> str:
    return next(p.role for p in event.participants if p.name == name)


CONFERENCE = """Minister calls for cleaner rivers at national conference

QUANG TRI — The Ministry of Natural Resources convened a national conference on river care in Da Lat on June 18.

Minister Tran Quoc Bao chaired the conference, which was attended by Governor Le Thi Hoa.

Speaking at the event, Professor Hoang Van Ky said that three rivers were dying.

The conference was held in both hall and online formats as a hybrid event.
"""


def test_headline_lead_and_later_mentions_join(read: Reader) -> None:
    event = one(read(CONFERENCE), "conference")
    assert event.name == "national conference on river care"
    assert str(event.start_date) == str(event.end_date) == "2025-06-18"
    assert event.date_precision == "day"
    assert event.place == "Da Lat"
    assert event.organisers == ["Ministry of Natural Resources"]
    assert event.format == "hybrid"
    assert {"Tran Quoc Bao", "Le Thi Hoa", "Hoang Van Ky"} <= names(event)
    assert role(event, "Tran Quoc Bao") == "chair"
    assert role(event, "Hoang Van Ky") == "speaker"


def test_two_meetings_of_one_day_stay_two(read: Reader) -> None:
    events = read(
        "President Elena Marku met Chancellor Karl Brandt in Doha on June 17. "
        "On the same day she met Premier Ivo Hadzic in Doha."
    )
    meetings = [e for e in events if e.kind == "meeting"]
    assert len(meetings) == 2
    assert {"Karl Brandt"} <= names(meetings[0]) and "Ivo Hadzic" not in names(meetings[0])
    assert {"Ivo Hadzic"} <= names(meetings[1]) and "Karl Brandt" not in names(meetings[1])


def test_caption_joins_and_gives_the_date(read: Reader) -> None:
    event = one(
        read(
            "Minister Tran Quoc Bao visits a photo exhibition held by the City Museum on June 11. (Photo: Thu Ha)\n\n"
            "The minister toured the exhibition of photos and said it moved him.\n"
        ),
        "exhibition",
    )
    assert str(event.start_date) == "2025-06-11"
    assert event.organisers == ["City Museum"]


def test_recurrent_event_keeps_its_number(read: Reader) -> None:
    events = read(
        "The 13th National Party Congress was held in January 2021. "
        "Preparations for the 14th National Party Congress are under way."
    )
    assert sorted(e.name for e in events if e.kind == "congress") == [
        "13th National Party Congress",
        "14th National Party Congress",
    ]
    assert {e.name[:4]: e.status for e in events} == {"13th": "occurred", "14th": "planned"}


def test_several_days_from_a_length(read: Reader) -> None:
    event = one(read("Premier Ivo Hadzic will pay a four-day visit to Chile from June 23."), "visit")
    assert (str(event.start_date), str(event.end_date), event.status) == ("2025-06-23", "2025-06-26", "planned")


def test_length_that_ends(read: Reader) -> None:
    event = one(read("The Farmers Union wrapped up its 9th Congress on June 12 after three days."), "congress")
    assert (str(event.start_date), str(event.end_date)) == ("2025-06-10", "2025-06-12")


def test_running_session_is_ongoing(read: Reader) -> None:
    event = one(read("The ninth session of the National Assembly opened on June 2 and closes on June 27."), "congress")
    assert (str(event.start_date), str(event.end_date), event.status) == ("2025-06-02", "2025-06-27", "ongoing")


def test_postponed_and_cancelled(read: Reader) -> None:
    events = read(
        "The two sides agreed to postpone a visit by Chancellor Karl Brandt. The kite festival in Zadar was cancelled."
    )
    assert one(events, "visit").status == "postponed"
    assert one(events, "other").status == "cancelled"


def test_postponed_to_another_day(read: Reader) -> None:
    event = one(read("The council meeting, scheduled for June 24, has been postponed to July 1."), "meeting")
    assert (event.status, str(event.start_date)) == ("postponed", "2025-07-01")


def test_two_organisers(read: Reader) -> None:
    event = one(
        read("The Ministry of Education and UNICEF co-organised a seminar on inclusive schools in Da Nang on June 5."),
        "conference",
    )
    assert event.organisers == ["Ministry of Education", "UNICEF"]


def test_venue_stands_before_the_town(read: Reader) -> None:
    event = one(read("A ceremony was held at the Opera House in Hai Phong on June 6."), "ceremony")
    assert event.place == "Opera House"


def test_pronoun_and_office_are_resolved(read: Reader) -> None:
    event = one(
        read("Minister of Trade Tran Quoc Bao flew home on Sunday. He held a meeting with port directors on June 17."),
        "meeting",
    )
    assert "Tran Quoc Bao" in names(event)


def test_namesakes_are_no_events(read: Reader) -> None:
    assert read("Shops along August Revolution Street close at nine, under Resolution 18 of the council.") == []
    assert read("Party congresses at all levels should be thrifty, and regular meetings shorter.") == []


def test_what_was_asked_for_is_no_event(read: Reader) -> None:
    assert read("The premier asked the ministry to organise a conference on salt and to visit flooded villages.") == []


def test_condition_is_no_event(read: Reader) -> None:
    assert [e for e in read("Once the senate passes the budget, wages will rise.") if e.kind == "decision"] == []


def test_agreement_taken_up_by_the_paper(read: Reader) -> None:
    event = one(
        read(
            "Ghana and Togo signed a memorandum of understanding on fisheries in Accra on June 10. "
            "The memorandum was signed by Minister Kwame Boateng."
        ),
        "agreement",
    )
    assert event.organisers == ["Ghana", "Togo"]
    assert role(event, "Kwame Boateng") == "signatory"


def test_evidence_lies_in_the_text(read: Reader) -> None:
    for event in read(CONFERENCE):
        assert CONFERENCE[event.char_start : event.char_end].split()
        assert event.sentence.replace(" ", "") in CONFERENCE.replace("\n", "").replace(" ", "")


def test_named_storm_takes_in_the_storm(read: Reader) -> None:
    event = one(
        read("Storm hits Oman, six dead\n\nTyphoon Belinda battered Oman on Saturday. The storm killed six people."),
        "disaster",
    )
    assert (event.name, event.place, str(event.start_date)) == ("Typhoon Belinda", "Oman", "2025-06-14")


def test_two_named_storms_stay_two(read: Reader) -> None:
    events = read("Typhoon Belinda killed six people in Oman. Typhoon Oskar hit Oman a week later.")
    assert {e.name for e in events if e.kind == "disaster"} == {"Typhoon Belinda", "Typhoon Oskar"}


def test_sitting_of_a_government_is_a_meeting_and_of_a_chamber_a_congress(read: Reader) -> None:
    assert one(read("The premier chaired the third plenary meeting of the State Council on June 13."), "meeting")
    assert one(read("The Senate held its spring session in Lima on June 3."), "congress")


def test_infinitive_behind_a_promise_is_planned(read: Reader) -> None:
    events = read("President Elena Marku will fly to Geneva on Monday to hold talks with Chancellor Karl Brandt.")
    assert {e.kind: e.status for e in events} == {"visit": "planned", "meeting": "planned"}


def test_date_of_another_verb_is_not_taken(read: Reader) -> None:
    events = read("On June 26, the governor will open a school completed by the army.")
    assert not [e for e in events if e.name.startswith("completion")]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", ", ", ". ", "\n\n"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_give_valid_rows(read: Reader, pieces: list[str], joint: str) -> None:
    for event in read(joint.join(pieces)):
        assert event.name.strip() == event.name != ""
        assert event.start_date is None or event.end_date is None or event.start_date <= event.end_date
        assert len({p.name for p in event.participants}) == len(event.participants)


def test_text_without_events(read: Reader) -> None:
    assert read("Rice prices rose by 4 percent in May, and coffee fell.") == []
    assert read("") == []
