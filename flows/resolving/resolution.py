"""What the resolve step gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

#: Columns of the key table of `documents`; `sketch` is what `flows.resolving.wire.sketch` made of the text.
DOCUMENT_KEYS: tuple[str, ...] = ("document_id", "published_on", "agency", "title", "sketch")


@dataclass(frozen=True, slots=True)
class Resolution:
    """Ids and registers over the whole corpus.

    `ids` maps a dataset to a table of `record_id` (`document_id` for `documents`) and the columns that the release
    takes from here instead of from the shards: the resolved ones, and those that hold ids inside (`participants`).
    It holds each id of the key table once. `registers` maps a register dataset to its whole table.
    """

    ids: Mapping[str, pa.Table]
    registers: Mapping[str, pa.Table] = field(default_factory=dict)


#: From the key tables (by dataset) to ids and registers; pure, and blind to the order of the rows.
Resolve = Callable[[Mapping[str, pa.Table]], Resolution]
