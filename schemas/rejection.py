"""`rejected`: one row per input or record that did not pass. Nothing is lost in silence."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Row, Text

Stage = Literal["read", "clean", "extract", "validate"]


class Rejection(Row):
    """An input or a record that did not pass, with the reason."""

    folder: ClassVar[str] = "rejected"
    sort_by: ClassVar[tuple[str, ...]] = ("source", "stage", "reason", "payload")

    source: Text = Field(description="Path or URI of the input.")
    document_id: str | None = Field(default=None, description="Null when the input was unreadable.")
    stage: Stage = Field(description="Where it failed.")
    dataset: str | None = Field(default=None, description="The dataset it was meant for; null before extraction.")
    reason: Text = Field(description="Why, in words.")
    payload: str | None = Field(default=None, description="What failed, as JSON.")
