"""`targets`: one row per commitment, plan or instruction that a document reports."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Precision, Record, Text, check_interval, resolved

TargetKind = Literal["quantified", "dated", "directive"]
Comparator = Literal["at_least", "at_most", "about", "exact"]
DueKind = Literal["by", "within", "throughout"]
TargetStatus = Literal["planned", "in_progress", "met", "missed", "dropped"]


class Target(Record):
    """What is to be reached or done, by whom, by when, and who says so."""

    folder: ClassVar[str] = "targets"
    entity_key: ClassVar[str] = "target_id"
    key_columns: ClassVar[tuple[str, ...]] = (
        "kind", "description", "issuer", "actor", "comparator", "value", "value_max", "unit", "baseline",
        "due_start", "due_end", "due_kind", "due_precision", "status",
    )  # fmt: skip

    target_id: str | None = resolved("The target, across documents.", required=True)
    kind: TargetKind = Field(
        description="`quantified` has a value to reach, `dated` a deadline or horizon, `directive` neither."
    )
    description: Text = Field(description="What is to be reached or done, a phrase that stands alone.")
    issuer: str | None = Field(default=None, description="Who says so: an official's name, else a body.")
    issuer_id: str | None = resolved("That official or body.")
    actor: str | None = Field(default=None, description="Who is to do it.")
    actor_id: str | None = resolved("That official or body.")
    comparator: Comparator | None = Field(default=None, description="How the value is meant.")
    value: float | None = Field(default=None, description="The value, or the lower end of a range.")
    value_max: float | None = Field(default=None, description="Upper end of a range.")
    unit: str | None = Field(default=None, description="As in `statistics`.")
    baseline: float | None = Field(default=None, description="Where it starts from, when told.")
    due_start: dt.date | None = Field(default=None, description="First day of the due interval.")
    due_end: dt.date | None = Field(default=None, description="Last day of the due interval.")
    due_kind: DueKind | None = Field(
        default=None, description="`by` at the latest, `within` some time in, `throughout` each period of."
    )
    due_precision: Precision | None = Field(default=None, description="Unit in which the text gives both ends.")
    status: TargetStatus = Field(default="planned", description="As the document tells it.")

    def check(self) -> None:
        """Raise ValueError where a value is missing, or the due interval ends before it starts."""
        check_interval(self.due_start, self.due_end, "due interval")
        if self.kind == "quantified" and self.value is None:
            raise ValueError("a quantified target needs a value")
        if self.value_max is not None and self.value is None:
            raise ValueError("value_max without value")
