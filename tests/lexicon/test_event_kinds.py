"""What the lexicon says of kinds of happenings is said of kinds that a record may have."""

from __future__ import annotations

import pytest

from flows.lexicon.event_kinds import EventKinds, event_kinds, kinds_across, kinds_within
from schemas.event import Event


def _known() -> set[str]:
    return set(Event.model_json_schema()["properties"]["kind"]["enum"])


@pytest.mark.parametrize(
    "name", [n for n in EventKinds.model_fields if n not in ("alike", "alike_elsewhere", "hazards")]
)
def test_a_list_names_kinds_of_records_alone(name: str) -> None:
    assert getattr(event_kinds(), name) <= _known()


def test_kinds_that_are_alike_are_two_of_records() -> None:
    assert all(len(pair) == 2 and pair <= _known() for pair in kinds_across())


def test_what_is_alike_within_a_document_is_alike_across_documents() -> None:
    assert kinds_within() < kinds_across()


def test_a_word_of_a_calamity_stands_in_one_group() -> None:
    words = [word for group in event_kinds().hazards for word in group]
    assert len(words) == len(set(words))
