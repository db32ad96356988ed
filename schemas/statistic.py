"""`statistics`: one row per measured figure that a document reports."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Precision, Record, Text, check_interval, resolved
from schemas.target import Comparator

ObservationStatus = Literal["actual", "estimate", "forecast"]
Consistency = Literal["consistent", "inconsistent"]


class Statistic(Record):
    """A figure with what it measures, its change, its period and a check. A figure to be reached is a target."""

    folder: ClassVar[str] = "statistics"
    entity_key: ClassVar[str] = "statistic_id"
    key_columns: ClassVar[tuple[str, ...]] = (
        "measure", "value", "value_max", "unit", "comparator", "change_from", "change_percent", "change_absolute",
        "change_factor", "change_basis", "period_start", "period_end", "period_precision", "place", "attributed_to",
        "observation_status",
    )  # fmt: skip

    statistic_id: str | None = resolved("The same measure, place and period across documents.", required=True)
    measure: Text = Field(description="What is counted or measured, as a noun phrase.")
    value: float | None = Field(default=None, description="The figure, magnitude worked out; lower end of a range.")
    value_max: float | None = Field(default=None, description="Upper end of a range.")
    unit: str | None = Field(
        default=None,
        description="Null for a count; else `percent`, `percentage_point`, `per_mille`, `point`, an ISO 4217 "
        "currency, a UCUM-like unit, or one over another (`VND/kg`).",
    )
    comparator: Comparator = Field(default="exact", description="How the value is meant.")
    modifier: str | None = Field(default=None, description="The word itself: `nearly`, `more than`.")
    change_from: float | None = Field(default=None, description="`from 31 to 17`: 31.")
    change_percent: float | None = Field(default=None, description="Signed: a 45.2% reduction is -45.2.")
    change_absolute: float | None = Field(
        default=None, description="Signed, in `unit`; in percentage points where `unit` is percent."
    )
    change_factor: float | None = Field(default=None, description="`2.3 times that of the same period`: 2.3.")
    change_basis: str | None = Field(
        default=None, description="`year_on_year`, `period_on_period`, `from_value`, or the words."
    )
    base_period_start: dt.date | None = Field(default=None, description="First day of what it is compared with.")
    base_period_end: dt.date | None = Field(default=None, description="Last day of what it is compared with.")
    out_of: float | None = Field(default=None, description="The whole: `nine of the 11 ministries` is 11.")
    equivalent_value: float | None = Field(default=None, description="The conversion in brackets.")
    equivalent_unit: str | None = Field(default=None, description="Unit of that conversion.")
    period_start: dt.date | None = Field(default=None, description="First day of the time the figure covers.")
    period_end: dt.date | None = Field(default=None, description="Last day of that time.")
    period_precision: Precision | None = Field(default=None, description="Unit in which the text gives both ends.")
    place: str | None = Field(default=None, description="Where.")
    attributed_to: str | None = Field(default=None, description="The body or person whom the figure is from.")
    attributed_to_id: str | None = resolved("That official or body.")
    observation_status: ObservationStatus = Field(default="actual", description="Fact, estimate or forecast.")
    consistency: Consistency | None = Field(
        default=None, description="Whether the figures in the text agree with each other; null where untestable."
    )

    def check(self) -> None:
        """Raise ValueError where it holds no figure, or an interval ends before it starts."""
        check_interval(self.period_start, self.period_end, "period")
        check_interval(self.base_period_start, self.base_period_end, "base period")
        changes = (self.change_percent, self.change_absolute, self.change_factor)
        if self.value is None and all(change is None for change in changes):
            raise ValueError("none of value, change_percent, change_absolute, change_factor")
        if self.value_max is not None and self.value is None:
            raise ValueError("value_max without value")
