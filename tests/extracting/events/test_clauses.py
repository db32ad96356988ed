"""Clauses read by the classes of their verb and object: only where no wording has told their happening."""

from __future__ import annotations

import re

import pytest

from flows.extracting.events.clauses import called
from flows.extracting.kinds import load_all_rules
from flows.lexicon.deeds import deed_nouns, deeds
from tests.extracting.events.conftest import Reader

RULES = load_all_rules()["events"]


@pytest.mark.parametrize(
    ("noun", "told"),
    [("arrest", "arrest of"), ("raid on", "raid on"), ("meeting with", "meeting with"), ("release", "release of")],
)
def test_name_of_a_deed_is_joined_to_its_object(noun: str, told: str) -> None:
    assert called(noun) == told


def test_every_class_of_deeds_is_named_by_a_rule() -> None:
    named = {name for rule in RULES for name in re.findall(r"deed_(\w+?)[&|>]", rule.pattern)}
    assert named == set(deeds().deeds)


def test_every_rule_names_a_class_that_is_there() -> None:
    assert {rule.set["deed"] for rule in RULES if "deed" in rule.set} <= set(deed_nouns())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # the ceremony is told by its noun: the gifts given there are part of it
        ("Governor Luis Prado presented 40 wheelchairs at a ceremony in Manta on June 12.", ["ceremony"]),
        # so are those of a visit
        ("On June 12, Governor Luis Prado visited a clinic in Manta and presented 40 wheelchairs.", ["visit"]),
        # each of two clauses tells its own
        ("Police arrested the former mayor on June 12, and the City Council deferred its vote on Monday.",
         ["other", "decision"]),
        ("Police did not arrest the former mayor on June 12.", []),
        ("The minister asked the police to arrest the former mayor on June 12.", []),
        ("If police arrest the former mayor on June 23, the vote is off.", []),
        ("The former mayor is arrested at noon whenever he speaks.", []),
    ],
)  # fmt: skip
def test_a_clause_is_read_where_nothing_is_told(read: Reader, text: str, kinds: list[str]) -> None:
    assert sorted(event.kind for event in read(text)) == sorted(kinds)


def test_a_planned_deed_is_planned(read: Reader) -> None:
    (event,) = read("The navy will dispatch two warships to the strait on June 25.")
    assert (event.status, event.name) == ("planned", "dispatch of two warships to the strait")


def test_a_feast_before_a_noun_is_not_the_day(read: Reader) -> None:
    (event,) = read("Governor Luis Prado on June 11 visited and presented 80 Easter gifts to families in Manta.")
    assert (event.kind, str(event.start_date)) == ("visit", "2025-06-11")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Ministry of Defence said on Friday that it intercepted and destroyed a boat in the desert.", 1),
        ("The commander said that they intercepted a drone in every dream.", 0),
        ("Police in Zadar arrested three Malaysians on June 12.", 1),
        ("The City Council signed on Tuesday a series of agreements with Zadar Ferries.", 1),
        ("The Senate voted on Tuesday to strip the former president of his immunity.", 1),
        ("The series of agreements with the port is long.", 0),
    ],
)
def test_what_a_clause_leaves_out_is_found_around_it(read: Reader, text: str, count: int) -> None:
    assert len(read(text)) == count
