"""Officials: sentences of our own, rules by their examples, and what a whole document makes of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.extracting.proofs import prove
from tests.extracting.officials.reading import line, officials

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_rows_of_a_sentence(case: dict[str, Any]) -> None:
    rows = [
        " | ".join([r["name"], r["position"], r["organisation_as_written"] or "-", r["status"]])
        for r in officials(case["text"])
    ]
    assert sorted(rows) == sorted(case.get("rows", []))


def test_rules_hold_by_their_examples() -> None:
    rules = [rule for rule in line().rules if rule.id.startswith("officials.")]
    assert len(rules) >= 20
    failures = prove(line(), rules)
    assert not failures, "\n".join(map(str, failures))


def test_a_later_short_mention_adds_no_row() -> None:
    rows = officials("Minister of Health Lam Duc Hoa spoke. Hoa left. Minister Hoa came back. The minister slept.")
    assert [(r["name"], r["position"]) for r in rows] == [("Lam Duc Hoa", "Minister")]


def test_the_fullest_name_is_told_with_its_honorific() -> None:
    rows = officials("Mayor Falk came. Dr. Jonas Falk, Mayor of Bergen, left.")
    assert [(r["name"], r["honorific"]) for r in rows] == [("Jonas Falk", "Dr.")]


def test_references_to_bodies_are_resolved() -> None:
    text = "Secretary of the Party Central Committee and head of the committee's Commission for Water Do Van Ky spoke."
    assert [r["organisation_as_written"] for r in officials(text)] == [
        "Party Central Committee", "Party Central Committee's Commission for Water",
    ]  # fmt: skip


def test_acronyms_stay_as_written_and_are_written_out_in_the_full_name() -> None:
    text = "The General Statistics Office (GSO) said so. Do Thi Men, who heads the GSO's Price Department, agreed."
    (row,) = officials(text)
    assert row["organisation_as_written"] == "GSO's Price Department"
    assert row["organisation"] == "General Statistics Office's Price Department"


def test_holders_of_a_plural_office_told_some_sentences_before() -> None:
    text = (
        "The Senate confirmed five commissioners of the National Kite Commission. It did so on Tuesday. "
        "The confirmed nominees include Emeka Obi (Abia), Dr. Musa Danjuma (Kano) and Grace Oyelaran (Oyo)."
    )
    found = [(r["name"], r["position"], r["organisation_as_written"], r["status"]) for r in officials(text)]
    assert found == [
        (name, "Commissioner", "National Kite Commission", "incoming")
        for name in ("Emeka Obi", "Musa Danjuma", "Grace Oyelaran")
    ]


def test_who_is_succeeded_gives_the_office_on() -> None:
    text = "Jonas Falk resigned as director of the Bergen Aquarium. He was succeeded by Karin Olsen."
    found = [(r["name"], r["position"], r["organisation_as_written"], r["status"]) for r in officials(text)]
    assert found == [
        ("Jonas Falk", "Director", "Bergen Aquarium", "outgoing"),
        ("Karin Olsen", "Director", "Bergen Aquarium", "incoming"),
    ]


def test_lines_below_an_announcement_name_newcomers() -> None:
    text = (
        "Sworn into office were:\nMr. Emeka Obi – Permanent Secretary, Ministry of Kites\n"
        "Mrs. Grace Oyelaran – Minister of Ports (Ex. Minister of Works)\n"
        "The guests included Jonas Falk, director of the Bergen Aquarium."
    )
    found = {(r["name"], r["position"], r["organisation_as_written"]): r["status"] for r in officials(text)}
    assert found == {
        ("Emeka Obi", "Permanent Secretary", "Ministry of Kites"): "incoming",
        ("Grace Oyelaran", "Minister", "Ports"): "incoming",
        ("Grace Oyelaran", "Minister", "Works"): "former",
        ("Jonas Falk", "Director", "Bergen Aquarium"): "current",
    }


def test_a_president_is_not_given_the_bank_of_another() -> None:
    text = "Rosa Quiroga, the president of the Central Bank, left. President Pablo Arce stayed."
    assert [(r["name"], r["organisation_as_written"]) for r in officials(text)] == [
        ("Rosa Quiroga", "Central Bank"), ("Pablo Arce", None),
    ]  # fmt: skip


def test_days_of_tenure() -> None:
    text = "Do Van Ky was appointed director of the Son Lam Library on 2 May 2024."
    assert [r["valid_from"] for r in officials(text)] == [dt.date(2024, 5, 2)]
    text = "Do Van Ky served as director of the Son Lam Library until March 2019."
    assert [(r["valid_to"], r["status"]) for r in officials(text)] == [(dt.date(2019, 3, 31), "former")]
    text = "The board elected Do Van Ky chairman of the Son Lam Bank for the 2026-2031 term."
    assert [(r["valid_from"], r["valid_to"]) for r in officials(text)] == [(dt.date(2026, 1, 1), dt.date(2031, 12, 31))]


def test_signatures() -> None:
    rows = officials("We thank you all.\n\nDo Thi Men\nMinister of Health")
    assert [(r["name"], r["position"], r["rule"]) for r in rows] == [("Do Thi Men", "Minister", "officials.apposition")]


def test_pronouns_mean_the_last_who_acted() -> None:
    rows = officials("Trade Minister Do Van Ky opened the fair. He served as Director of Customs from 2010 to 2015.")
    assert [(r["name"], r["position"], r["status"]) for r in rows] == [
        ("Do Van Ky", "Minister", "current"), ("Do Van Ky", "Director", "former"),
    ]  # fmt: skip
