"""`events`: one row per happening that a document reports."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.evidence import Precision, Record, Text, check_interval, resolved

EventKind = Literal[
    "meeting", "conference", "congress", "ceremony", "visit", "press", "exhibition", "election", "appointment",
    "decision", "reorganisation", "agreement", "disaster", "other",
]  # fmt: skip
EventStatus = Literal["occurred", "ongoing", "planned", "postponed", "cancelled"]
EventFormat = Literal["online", "hybrid"]
Role = Literal["chair", "host", "speaker", "signatory", "appointee", "guest", "attendee"]


class Participant(BaseModel):
    """Somebody who took part, and as what."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    official_id: str | None = resolved("The person, where `officials` knows one of this name in this document.")
    name: Text = Field(description="The fullest form in this document.")
    role: Role = Field(description="What the person did there.")


class Event(Record):
    """A specific happening; the same happening told twice in a document is one row."""

    folder: ClassVar[str] = "events"
    entity_key: ClassVar[str] = "event_id"
    key_columns: ClassVar[tuple[str, ...]] = (
        "kind", "name", "status", "start_date", "end_date", "date_precision", "place", "organisers", "participants",
    )  # fmt: skip

    event_id: str | None = resolved("The happening, across documents.", required=True)
    kind: EventKind = Field(description="What sort of happening, see the contract.")
    name: Text = Field(description="What it is called or was about, as a noun phrase.")
    status: EventStatus = Field(description="As the document tells it.")
    start_date: dt.date | None = Field(default=None, description="First day of the smallest supported interval.")
    end_date: dt.date | None = Field(default=None, description="Last day of that interval.")
    date_precision: Precision | None = Field(default=None, description="Unit in which the text gives both ends.")
    place: str | None = Field(default=None, description="Most specific named place.")
    format: EventFormat | None = Field(default=None, description="`online` or `hybrid`, where the text says so.")
    organisers: list[str] = Field(default_factory=list, description="Bodies that hold, issue or carry it out.")
    organiser_ids: list[str] = resolved("Those bodies, keys of `organisations`.", required=True)
    participants: list[Participant] = Field(default_factory=list, description="Who took part, with roles.")

    def check(self) -> None:
        """Raise ValueError where the event ends before it starts."""
        check_interval(self.start_date, self.end_date, "event")
