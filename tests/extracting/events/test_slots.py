"""Who held a happening, who was there and where it was, told in the ways in which the press tells it."""

from __future__ import annotations

import pytest

from tests.extracting.events.conftest import Reader
from tests.extracting.events.test_documents import names, one


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        ("A forum on kelp took place in Lyon on June 17, organised by the Ministry of Health.", ["Ministry of Health"]),
        (
            "A forum on kelp was held in Lyon on June 17.\n\nHosted by the Ministry of Health, it drew 90 people.",
            ["Ministry of Health"],
        ),
        (
            "The Ministry of Health held a forum on kelp together with the Port Authority on June 17.",
            ["Ministry of Health", "Port Authority"],
        ),
        (
            "The Kelp Growers Circle and the Ministry of Health jointly organised a forum on kelp on June 17.",
            ["Kelp Growers Circle", "Ministry of Health"],
        ),
        (
            "He addressed a national forum to review the harvest held by the Ministry of Health in Lyon on June 17.",
            ["Ministry of Health"],
        ),
        ("France will host a forum on kelp on July 3.", ["France"]),
        ("Lyon will host a forum on kelp on July 3.", []),
    ],
)
def test_organisers(read: Reader, text: str, organisers: list[str]) -> None:
    assert one(read(text), "conference").organisers == organisers


def test_the_town_that_hosts_is_the_place(read: Reader) -> None:
    assert one(read("Lyon will host a forum on kelp on July 3."), "conference").place == "Lyon"


def test_the_chair_between_commas_is_no_subject(read: Reader) -> None:
    event = one(read("The Harbour Council, with Minister Karl Brandt in the chair, met on Monday."), "meeting")
    assert event.organisers == ["Harbour Council"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In attendance were Governor Petra Novak and Mayor Ana Sokol.",
        "Among those present were Governor Petra Novak and Mayor Ana Sokol.",
        "Present on the occasion were Governor Petra Novak and Mayor Ana Sokol.",
        "With him were Governor Petra Novak and Mayor Ana Sokol.",
        "Governor Petra Novak and Mayor Ana Sokol were also present.",
    ],
)
def test_those_present_told_in_the_next_sentence(read: Reader, sentence: str) -> None:
    text = f"Minister Karl Brandt presided over a meeting of the Cabinet on Thursday.\n\n{sentence}"
    assert names(one(read(text), "meeting")) == {"Karl Brandt", "Petra Novak", "Ana Sokol"}


@pytest.mark.parametrize(
    "text",
    [
        "The State Cabinet met here on Wednesday with Prime Minister Karl Brandt in the chair.",
        "The Federal Cabinet sat on Wednesday under its chairperson, Prime Minister Karl Brandt.",
        "The Federal Cabinet met on Wednesday.\n\nPrime Minister Karl Brandt was in the chair.",
    ],
)
def test_who_was_in_the_chair(read: Reader, text: str) -> None:
    assert names(one(read(text), "meeting")) == {"Karl Brandt"}


@pytest.mark.parametrize(
    "text",
    [
        "At a press conference on Wednesday, President Karl Brandt thanked the miners.",
        "The figures were read out at a press conference on Wednesday by President Karl Brandt.",
    ],
)
def test_who_spoke_to_the_press(read: Reader, text: str) -> None:
    assert names(one(read(text), "press")) == {"Karl Brandt"}


def test_a_short_name_beside_the_full_one_is_nobody_else(read: Reader) -> None:
    text = 'President Karl "Kalle" Brandt opened a forum on kelp on June 17.\n\nKalle told the forum that kelp grows.'
    assert len(one(read(text), "conference").participants) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A forum on kelp was held at the Tamar Estate in Poole on June 17.", "Tamar Estate"),
        (
            "A forum on kelp was held at the headquarters of the Harbour Board on June 17.",
            "headquarters of the Harbour Board",
        ),
        ("Mayor Ana Sokol opened a forum on kelp on June 17.\n\nThe event in Poole drew 90 people.", "Poole"),
    ],
)
def test_venue(read: Reader, text: str, place: str) -> None:
    assert one(read(text), "conference").place == place


def test_what_is_launched_at_the_same_event_has_its_day_and_place(read: Reader) -> None:
    text = (
        "Minister Karl Brandt inaugurated a road at Tamar Toll Gate on Monday. "
        "At the same event he launched the Green Quay Scheme."
    )
    second = next(e for e in read(text) if "Scheme" in e.name)
    assert (str(second.start_date), second.place) == ("2025-06-16", "Tamar Toll Gate")


def test_a_dateline_place_has_the_spelling_of_the_text(read: Reader) -> None:
    text = (
        "Ferries get aid\n\nHANOI – Prime Minister Le Van Thao chaired a meeting on the lease of ferries on June 19"
        ". He asked for a report, which he wants to read before the summer is over."
    )
    assert one(read(text), "meeting").place == "Hanoi"


def test_a_decision_in_the_lead_is_made_where_the_report_is_from(read: Reader) -> None:
    text = (
        "Ferries get subsidies\n\nOSLO – The Ministry of Health has issued a decree on the lease of old ferries.\n\n"
        "The cabinet adopted a resolution on salt in May, when nobody had yet thought of ferries or of their price."
    )
    assert [e.place for e in read(text) if e.kind == "decision"] == ["Oslo", None]


@pytest.mark.parametrize(
    "text",
    [
        "A signing ceremony is normally attended by both mayors.",
        "The board shall hold a session if a third of its members so request.",
        "The ministry is ready to hold talks with the union on June 30.",
        "The Election Law sets out how candidates are chosen.",
        "No agreement was reached on Monday.",
    ],
)
def test_what_is_habit_wish_or_law_is_no_happening(read: Reader, text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Petra Novak was on Thursday appointed Governor of the Harbour Bank.",
        "Petra Novak's appointment as Governor of the Harbour Bank was approved on Thursday.",
    ],
)
def test_appointments(read: Reader, text: str) -> None:
    event = one(read(text), "appointment")
    assert (names(event), str(event.start_date)) == ({"Petra Novak"}, "2025-06-19")


@pytest.mark.parametrize(
    "text",
    [
        "The council has postponed the summit on kelp that was due to be held in Lyon on 27 July.",
        "The summit on kelp scheduled for July 27 has been called off.",
    ],
)
def test_what_is_put_off_keeps_its_day(read: Reader, text: str) -> None:
    assert str(one(read(text), "conference").start_date) == "2025-07-27"


def test_a_noun_behind_a_comma_makes_no_plan_of_a_month(read: Reader) -> None:
    event = one(
        read("The Harbour Congress is to be held in Poole in March 2027, Budget Secretary Ana Sokol said."), "congress"
    )
    assert str(event.start_date) == "2027-03-01"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Mayor Ana Sokol began a three-day visit to Poole on Monday.",
            "visit",
            "three-day visit of Ana Sokol to Poole",
        ),
        (
            "Mayor Ana Sokol held talks with Envoy Karl Brandt shortly after lunch on Monday.",
            "meeting",
            "talks of Ana Sokol with Envoy Karl Brandt",
        ),
        ("The Harbour Board held its May 5 meeting in Poole.", "meeting", "meeting of the Harbour Board"),
    ],
)
def test_names_tell_both_sides_and_no_day(read: Reader, text: str, kind: str, name: str) -> None:
    assert one(read(text), kind).name == name


def test_the_headline_calls_by_office_whom_the_text_names(read: Reader) -> None:
    text = (
        "Sokol meets Japanese ambassador\n\nMayor Ana Sokol and visiting Japanese Ambassador Kenji Mori met in Poole"
        " on Monday."
    )
    assert names(one(read(text), "meeting")) == {"Ana Sokol", "Kenji Mori"}


def test_launches_of_different_things_stay_apart(read: Reader) -> None:
    text = "Mayor Ana Sokol launched a ferry on Monday. She launched a kelp fund on Monday."
    assert len(read(text)) == 2


def test_the_agreement_named_again_is_the_one_told(read: Reader) -> None:
    text = (
        "The Port Authority and the Ministry of Health signed a deal on kelp on Monday. "
        "The agreement was signed by Minister Karl Brandt and Governor Petra Novak."
    )
    assert names(one(read(text), "agreement")) == {"Karl Brandt", "Petra Novak"}


def test_a_congress_that_organises_is_a_body(read: Reader) -> None:
    event = one(read("The Peruvian Congress organised a symposium on kelp on June 17."), "conference")
    assert event.organisers == ["Peruvian Congress"]


@pytest.mark.parametrize(
    ("text", "kind", "organisers"),
    [
        ("Prices rose, Minister Ana Sokol told the cabinet at its meeting on Monday.", "meeting", ["cabinet"]),
        ("The lease was decided at a meeting of the NPC on Monday.", "meeting", ["NPC"]),
        ("The Harbour Board came together for a special meeting on Monday.", "meeting", ["Harbour Board"]),
        ("The approval by the Harbour Board on Monday came late.", "decision", ["Harbour Board"]),
    ],
)
def test_whose_gathering_or_decision_it_was(read: Reader, text: str, kind: str, organisers: list[str]) -> None:
    assert one(read(text), kind).organisers == organisers


@pytest.mark.parametrize(
    "sentence",
    [
        "It also approved a plan on kelp.",
        "Also approved was a plan on kelp.",
        "The Harbour Board also approved a plan on kelp.",
    ],
)
def test_what_a_body_decided_beside_has_its_body_and_day(read: Reader, sentence: str) -> None:
    text = f"The Harbour Board approved a decree on ferries on Thursday.\n\n{sentence}"
    beside = next(e for e in read(text) if "kelp" in e.name)
    assert (beside.organisers, str(beside.start_date)) == (["Harbour Board"], "2025-06-19")


def test_what_a_body_decided_with_a_day_of_its_own_keeps_it(read: Reader) -> None:
    text = (
        "The Harbour Board approved a decree on ferries on Thursday.\n\n"
        "The Harbour Board approved a plan on kelp in May."
    )
    beside = next(e for e in read(text) if "kelp" in e.name)
    assert str(beside.start_date) == "2025-05-01"


@pytest.mark.parametrize(
    "text",
    [
        "Kelp was another item that the cabinet approved.",
        "Never before had a session ended in May.",
        "The plant is scheduled for launch in late 2027.",
    ],
)
def test_what_names_nothing_is_no_happening(read: Reader, text: str) -> None:
    assert not [e for e in read(text) if e.name in ("approval of item", "session", "launch")]


def test_the_year_of_another_clause_is_no_day(read: Reader) -> None:
    events = read("The 16th Harbour Congress was the shortest since the port came back to life in 2004.")
    assert all(str(e.start_date) != "2004-01-01" for e in events)


def test_a_storm_by_name_and_day_needs_no_known_verb(read: Reader) -> None:
    event = one(read("Typhoon Belinda tore through Poole on Monday, leaving nine people dead."), "disaster")
    assert (event.place, str(event.start_date)) == ("Poole", "2025-06-16")
