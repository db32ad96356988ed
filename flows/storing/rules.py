"""The `rules` dataset of a release."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from flows.storing.columns import conform, schema_of
from flows.storing.parquet import read_columns
from flows.storing.parts import Parts
from flows.storing.store import Store
from schemas.rule import RuleRow

_PATH = f"{RuleRow.folder}/part-0.parquet"


def rules_in_use(store: Store, rules: pa.Table, keys: Mapping[str, pa.Table], previous: Parts) -> pa.Table:
    """The rules in force, and those that are gone but whose records are still there (their input vanished).

    The latter are taken over from the release before, as `retired`: `rule` stays a key for every record.
    """
    schema = schema_of(RuleRow, False)
    rules = conform(rules, schema)
    used = [pc.unique(table.column("rule")) for table in keys.values() if "rule" in table.schema.names]
    missing = set(pa.chunked_array(used, type=pa.string()).to_pylist()) - set(rules.column("rule").to_pylist())
    if not missing or _PATH not in previous:
        return rules
    before = conform(read_columns(store.object_path(previous[_PATH].object)), schema)
    gone = before.filter(pc.is_in(before.column("rule"), value_set=pa.array(sorted(missing), pa.string())))
    retired = pa.array(["retired"] * gone.num_rows, pa.string())
    gone = gone.set_column(gone.schema.get_field_index("status"), schema.field("status"), retired)
    return pa.concat_tables([rules, gone])
