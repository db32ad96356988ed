"""What every record carries: where it comes from, down to the character.

`Record` is the base of every kind. A kind is one module in this package that defines one subclass;
`schemas.kinds()` finds it there, nothing else has to be told.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: Bumped whenever a column is added, removed, retyped or takes on another meaning.
SCHEMA_VERSION = 1

Precision = Literal["day", "week", "month", "quarter", "half_year", "year", "decade", "century"]
Int32 = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Text = Annotated[str, Field(min_length=1)]


def resolved(description: str, **extra: Any) -> Any:
    """A field that the resolve step fills over the whole corpus; the extractor leaves it null.

    `required=True` says that it is never null in a release.
    """
    return Field(default=None, description=description, json_schema_extra={"resolved": True, **extra})


class Row(BaseModel):
    """One row of a dataset. Unknown fields are errors; a missing value is None, never an empty string."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=False, use_enum_values=True)

    #: Folder of the dataset, prefix of its rule ids.
    folder: ClassVar[str]
    #: Columns by which rows are sorted and told apart.
    sort_by: ClassVar[tuple[str, ...]]


class Record(Row):
    """A fact that one document reports: a pure function of the document, the rules and the lexicon."""

    #: The column that names the real thing across documents; resolve fills it.
    entity_key: ClassVar[str]
    #: What resolve reads to decide which rows are the same thing.
    key_columns: ClassVar[tuple[str, ...]]
    sort_by: ClassVar[tuple[str, ...]] = ("published_on", "document_id", "char_start", "record_id")

    record_id: Text = Field(description="Unique in its dataset; the same input and rules always give the same id.")
    document_id: Text = Field(description="The document it was read from, a key of `documents`.")
    published_on: dt.date | None = Field(description="The document's date, repeated for filtering.")
    sentence: Text = Field(description="The sentence it was read from, cleaned.")
    char_start: Int32 = Field(ge=0, description="First code point of the evidence in `documents.raw_text`, 0-based.")
    char_end: Int32 = Field(description="Code point after the evidence in `documents.raw_text`.")
    rule: Text = Field(description="Id of the rule that produced it, a key of `rules`.")

    @model_validator(mode="after")
    def _holds_together(self) -> Record:
        if self.char_end <= self.char_start:
            raise ValueError(f"char_end {self.char_end} is not after char_start {self.char_start}")
        self.check()
        return self

    def check(self) -> None:
        """Raise ValueError where columns of this kind speak against each other."""


def check_interval(start: dt.date | None, end: dt.date | None, name: str) -> None:
    """Raise ValueError where an interval ends before it starts."""
    if start is not None and end is not None and end < start:
        raise ValueError(f"{name} ends on {end}, before it starts on {start}")
