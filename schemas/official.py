"""`officials`: one row per person and position that a document reports."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Record, Text, check_interval, resolved

OfficialStatus = Literal["current", "former", "acting", "incoming", "outgoing"]


class Official(Record):
    """A person named together with an office or position in some body, private and foreign ones included."""

    folder: ClassVar[str] = "officials"
    entity_key: ClassVar[str] = "official_id"
    key_columns: ClassVar[tuple[str, ...]] = (
        "name", "name_ascii", "honorific", "position", "organisation_as_written", "organisation", "status",
        "valid_from", "valid_to",
    )  # fmt: skip

    official_id: str | None = resolved("The person, across documents and spellings.", required=True)
    name: Text = Field(description="The fullest form in this document, honorifics left out.")
    canonical_name: str | None = resolved("The form that the lexicon or another document knows, with diacritics.")
    name_ascii: Text = Field(description="The name folded to ASCII: `Dang Quoc Khanh`.")
    honorific: str | None = Field(default=None, description="`Assoc. Prof. Dr.`, `Senior Lieutenant General`, `Mr.`")
    position: Text = Field(description="The office without its body: `Chairman`, `Member`.")
    organisation_as_written: str | None = Field(
        default=None, description="The body as this document names it, references resolved."
    )
    organisation: str | None = Field(default=None, description="The body's canonical name.")
    organisation_id: str | None = resolved("The body across translations of its name, a key of `organisations`.")
    status: OfficialStatus = Field(
        description="`incoming` is appointed, elected or nominated, `outgoing` dismissed, retiring or leaving."
    )
    valid_from: dt.date | None = Field(default=None, description="First day in office, when the text says so.")
    valid_to: dt.date | None = Field(default=None, description="Last day in office, when the text says so.")

    def check(self) -> None:
        """Raise ValueError where the tenure ends before it starts."""
        check_interval(self.valid_from, self.valid_to, "tenure")
