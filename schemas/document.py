"""`documents`: one row per document."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Literal

from pydantic import Field

from schemas.evidence import Int32, Row, Text, resolved

DateSource = Literal["metadata", "dateline", "body", "file_name", "none"]


class Document(Row):
    """A text that was read, with what is known about it before any extraction."""

    folder: ClassVar[str] = "documents"
    sort_by: ClassVar[tuple[str, ...]] = ("published_on", "document_id")

    document_id: Text = Field(description="From the decoded text, in NFC and with unified newlines.")
    source: Text = Field(description="First path or URI, percent-encoded where it is no UTF-8.")
    sources: list[str] = Field(description="Every path or URI that brought this text.")
    url: str | None = Field(description="Where it was published.")
    title: str | None = Field(description="The headline.")
    agency: str | None = Field(description="News agency: VNA, VNS, ...")
    dateline_place: str | None = Field(description="Place named in the dateline.")
    published_on: dt.date | None = Field(description="Date of publication.")
    published_on_from: DateSource = Field(description="What the date was read from.")
    language: str | None = Field(description="ISO 639-1 code.")
    encoding: Text = Field(description="Encoding of the file: utf-8, utf-16, windows-1252, ...")
    raw_text: str = Field(description="The decoded text; offsets of all records count its code points.")
    text: str = Field(description="The cleaned text.")
    sentence_count: Int32 = Field(ge=0, description="Sentences in the cleaned text.")
    wire_group: str | None = resolved("The same for near-identical texts; null where a text stands alone.")
    rules_version: Text = Field(description="Hash of the rules and the lexicon that were applied.")
