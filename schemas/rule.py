"""`rules`: the rules that produced the records, with what is known of their precision."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Int32, Row, Text

RuleStatus = Literal["experimental", "stable", "retired"]


class RuleRow(Row):
    """One rule: what it says and how often it was right."""

    folder: ClassVar[str] = "rules"
    sort_by: ClassVar[tuple[str, ...]] = ("rule",)

    rule: Text = Field(description="Id of the rule: `statistics.reduced_from_to`.")
    dataset: Text = Field(description="The dataset it fills.")
    says: Text = Field(description="What it says, in one sentence.")
    status: RuleStatus = Field(description="`experimental` rules reach curated data only when asked for.")
    precision: float | None = Field(default=None, description="Measured precision.")
    precision_low: float | None = Field(default=None, description="Lower end of its 95% Wilson interval.")
    precision_high: float | None = Field(default=None, description="Upper end of that interval.")
    sample_size: Int32 | None = Field(default=None, description="Records that it was measured on.")
