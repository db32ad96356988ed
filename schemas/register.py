"""Registers: one row per real thing, consolidated over documents by id."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.evidence import Int32, Precision, Row, Text
from schemas.statistic import Consistency

TargetChange = Literal["set", "restated", "revised", "moved", "met", "missed", "dropped"]


class Conflict(BaseModel):
    """A column on which documents disagree."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: Text = Field(description="The column.")
    values: list[str] = Field(description="The values told, as text.")
    document_ids: list[str] = Field(description="The documents that tell them, in the same order.")


class Register(Row):
    """What all registers share."""

    #: The dataset it consolidates; None where it stands for several.
    consolidates: ClassVar[str | None] = None

    aliases: list[str] = Field(description="Every form under which documents name it.")
    first_reported: dt.date | None = Field(description="Date of the first document that reports it.")
    last_reported: dt.date | None = Field(description="Date of the last document that reports it.")
    document_count: Int32 = Field(ge=1, description="Documents that report it.")
    independent_count: Int32 = Field(ge=1, description="The same, wire copies counted once.")
    document_ids: list[str] = Field(description="Those documents.")
    conflicts: list[Conflict] = Field(description="Columns on which documents disagree.")


class Seat(BaseModel):
    """An office that a person is reported to hold, with when that was reported."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    position: Text = Field(description="The office without its body.")
    organisation: str | None = Field(description="The body's canonical name, else the name as written.")
    organisation_id: str | None = Field(description="The body.")
    status: Text = Field(description="The status last reported.")
    first_seen: dt.date | None = Field(description="Date of the first document that reports it.")
    last_seen: dt.date | None = Field(description="Date of the last document that reports it.")
    valid_from: dt.date | None = Field(description="Stated first day in office.")
    valid_to: dt.date | None = Field(description="Stated last day in office.")


class OfficialRegister(Register):
    """A person over all documents."""

    folder: ClassVar[str] = "officials_register"
    consolidates: ClassVar[str | None] = "officials"
    sort_by: ClassVar[tuple[str, ...]] = ("official_id",)

    official_id: Text = Field(description="The person.")
    name: Text = Field(description="Canonical or fullest name.")
    name_ascii: Text = Field(description="That name folded to ASCII.")
    positions: list[Seat] = Field(description="Offices, with when each was first and last reported.")


class OrganisationRegister(Register):
    """A body over all documents and translations of its name."""

    folder: ClassVar[str] = "organisations"
    sort_by: ClassVar[tuple[str, ...]] = ("organisation_id",)

    organisation_id: Text = Field(description="The body.")
    name: Text = Field(description="Its canonical name.")
    country: str | None = Field(description="ISO 3166-1 alpha-2 code, where the lexicon knows it.")


class EventRegister(Register):
    """A happening over all documents."""

    folder: ClassVar[str] = "events_register"
    consolidates: ClassVar[str | None] = "events"
    sort_by: ClassVar[tuple[str, ...]] = ("event_id",)

    event_id: Text = Field(description="The happening.")
    kind: Text = Field(description="What sort of happening.")
    name: Text = Field(description="The fullest name told.")
    status: Text = Field(description="The status last reported.")
    start_date: dt.date | None = Field(description="First day, as most documents agree.")
    end_date: dt.date | None = Field(description="Last day, as most documents agree.")
    date_precision: Precision | None = Field(description="Unit of that interval.")
    place: str | None = Field(description="The place, as most documents agree.")
    organisers: list[str] = Field(description="Bodies told as organisers by any document.")
    participants: list[str] = Field(description="People told as taking part by any document.")


class Revision(BaseModel):
    """What one document changes in a target, or that it tells it again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    change: TargetChange = Field(
        description="`set` (told first), `restated`, `revised` (another value), `moved` (another day), or how it ended."
    )
    published_on: dt.date | None = Field(description="Date of the document.")
    document_id: Text = Field(description="The document.")
    value: float | None = Field(description="The value from then on.")
    value_max: float | None = Field(description="Upper end of a range.")
    unit: str | None = Field(description="Unit of that value.")
    value_before: float | None = Field(description="The value told before.")
    due_end: dt.date | None = Field(description="Last day of the due interval from then on.")
    due_end_before: dt.date | None = Field(description="The last day told before.")
    status: Text = Field(description="The status told.")


class Measured(BaseModel):
    """A statistic of what a target is about, published after the target was set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statistic_id: Text = Field(description="The point of a series.")
    measure: Text = Field(description="What is measured.")
    value: float | None = Field(description="The figure.")
    value_max: float | None = Field(description="Upper end of a range.")
    unit: str | None = Field(description="Unit of the figure.")
    change_percent: float | None = Field(description="The change, for a target of growth or decline.")
    period_start: dt.date | None = Field(description="First day of its period.")
    period_end: dt.date | None = Field(description="Last day of its period.")
    published_on: dt.date | None = Field(description="Date of the first document that tells it.")
    document_id: Text = Field(description="That document.")


class TargetRegister(Register):
    """A target over all documents: restated, revised, moved, met."""

    folder: ClassVar[str] = "targets_register"
    consolidates: ClassVar[str | None] = "targets"
    sort_by: ClassVar[tuple[str, ...]] = ("target_id",)

    target_id: Text = Field(description="The target.")
    kind: Text = Field(description="`quantified`, `dated` or `directive`.")
    description: Text = Field(description="The fullest description told.")
    issuer: str | None = Field(description="Who set it.")
    actor: str | None = Field(description="Who is to do it.")
    value: float | None = Field(description="The value last told.")
    value_max: float | None = Field(description="Upper end of a range last told.")
    unit: str | None = Field(description="Unit of that value.")
    due_start: dt.date | None = Field(description="First day of the due interval last told.")
    due_end: dt.date | None = Field(description="Last day of that interval.")
    status: Text = Field(description="The status last told.")
    baseline: float | None = Field(description="Where it starts from, as last told.")
    revisions: list[Revision] = Field(description="Each report in order of time, with what it changed.")
    statistics: list[Measured] = Field(description="What was measured of the same thing after it was set.")


class StatisticSeries(Register):
    """One point of a series: the same measure, place and period over all documents."""

    folder: ClassVar[str] = "statistics_series"
    consolidates: ClassVar[str | None] = "statistics"
    sort_by: ClassVar[tuple[str, ...]] = ("statistic_id",)

    statistic_id: Text = Field(description="The point.")
    measure: Text = Field(description="What is measured.")
    place: str | None = Field(description="Where.")
    period_start: dt.date | None = Field(description="First day of the period.")
    period_end: dt.date | None = Field(description="Last day of the period.")
    value: float | None = Field(description="The value that most documents agree on, in its finest rounding.")
    value_max: float | None = Field(description="Upper end of a range.")
    unit: str | None = Field(description="Unit of the value.")
    change_percent: float | None = Field(description="The change that most documents agree on.")
    consistency: Consistency | None = Field(description="`inconsistent` where any document's figures clash.")


class IdChange(Row):
    """An id that a later release joined or split."""

    folder: ClassVar[str] = "id_changes"
    sort_by: ClassVar[tuple[str, ...]] = ("dataset", "old_id", "new_id")

    dataset: Text = Field(description="The dataset whose ids changed.")
    old_id: Text = Field(description="The id before.")
    new_id: Text = Field(description="The id from now on.")
    reason: Text = Field(description="Why, in words.")
