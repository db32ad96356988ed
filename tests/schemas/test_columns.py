"""A column changes only together with the schema version."""

from __future__ import annotations

import json

import duckdb

from schemas import SCHEMA_VERSION
from tests.schemas.columns import columns, snapshot_path

#: The contract's columns, which stay until the version is raised; more may be beside them.
CONTRACT = {
    "documents": {
        "document_id": "string", "source": "string", "sources": "list<string>", "url": "string", "title": "string",
        "agency": "string", "dateline_place": "string", "published_on": "date32", "published_on_from": "string",
        "language": "string", "encoding": "string", "raw_text": "string", "text": "string", "sentence_count": "int32",
        "wire_group": "string", "rules_version": "string",
    },
    "events": {
        "event_id": "string", "kind": "string", "name": "string", "status": "string", "start_date": "date32",
        "end_date": "date32", "date_precision": "string", "place": "string", "format": "string",
        "organisers": "list<string>", "organiser_ids": "list<string>",
        "participants": "list<struct<official_id: string, name: string, role: string>>",
    },
    "id_changes": {"dataset": "string", "old_id": "string", "new_id": "string", "reason": "string"},
    "rejected": {
        "source": "string", "document_id": "string", "stage": "string", "dataset": "string", "reason": "string",
        "payload": "string",
    },
    "organisations": {
        "aliases": "list<string>", "first_reported": "date32", "last_reported": "date32", "document_count": "int32",
        "independent_count": "int32", "document_ids": "list<string>",
        "conflicts": "list<struct<column: string, values: list<string>, document_ids: list<string>>>",
    },
}  # fmt: skip
EVIDENCE = {
    "record_id": "string", "document_id": "string", "published_on": "date32", "sentence": "string",
    "char_start": "int32", "char_end": "int32", "rule": "string",
}  # fmt: skip


def test_columns_are_those_of_the_snapshot() -> None:
    """A column that comes new is written into the snapshot. For any other change raise SCHEMA_VERSION and run
    `python -m tests.schemas.columns`."""
    assert snapshot_path().exists(), f"no snapshot of schema version {SCHEMA_VERSION}"
    assert columns() == json.loads(snapshot_path().read_text())


def test_a_changed_column_would_be_noticed() -> None:
    held = json.loads(snapshot_path().read_text())
    held["events"][0][2] = not held["events"][0][2]
    assert columns() != held


def test_the_contract_is_kept() -> None:
    found = {name: {column: kind for column, kind, _ in rows} for name, rows in columns().items()}
    for dataset, wanted in CONTRACT.items():
        assert wanted.items() <= found[dataset].items(), dataset
    for dataset in ("officials", "events", "targets", "statistics"):
        assert EVIDENCE.items() <= found[dataset].items(), dataset


def test_no_column_is_named_by_a_reserved_word() -> None:
    names = {str(column[0]) for rows in columns().values() for column in rows}
    reserved = duckdb.sql("select keyword_name from duckdb_keywords() where keyword_category = 'reserved'").fetchall()
    assert len(reserved) > 50
    assert names & {row[0] for row in reserved} == set()
