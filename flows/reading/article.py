"""An article as it was read: raw text and what its container says about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its metadata; everything after reading is a pure function of it.

    `text` is the raw text of the contract: the decoded file without any normalisation, the `text` field of a line or
    row, or the text taken out of a page. `source` is a path or URI, percent-encoded where it is no UTF-8. A line of a
    JSONL file or a row of a Parquet file is known by its own `source` field where that is an address, else by
    `<path>#<id>`, else by `<path>#L<line number>` or `<path>#R<row number>`, counted from 1.
    """

    source: str
    text: str
    encoding: str
    title: str | None = None
    url: str | None = None
    agency: str | None = None
    published_on: dt.date | None = None
    #: Stable place of the text within its container, for replacement: the id or number of a line, else None.
    line_id: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    #: Source of the file it was read from; differs from `source` for lines and rows.
    container: str | None = None
