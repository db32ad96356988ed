"""Ids and registers over a corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.resolving.corpus import resolve
from flows.resolving.identity import fold, stable_id
from flows.resolving.resolution import DOCUMENT_KEYS, Resolution
from flows.resolving.wire import groups, overlap, sketch
from flows.storing.columns import schema_of
from flows.storing.release import key_table_columns
from flows.storing.shard import shard_schema
from schemas import datasets, kinds
from schemas.arrow import resolved_fields

DAY = dt.date(2025, 12, 1)
_DEFAULTS: Mapping[str, dict[str, Any]] = {
    "officials": {"name": "Lê Văn Bình", "name_ascii": "Le Van Binh", "position": "Director", "status": "current"},
    "events": {"kind": "meeting", "name": "dyke review", "status": "occurred", "organisers": [], "participants": []},
    "targets": {"kind": "dated", "description": "raise the dykes", "status": "planned"},
    "statistics": {"measure": "dykes raised", "value": 3.0, "comparator": "exact", "observation_status": "actual"},
}


def key_tables(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], days: Mapping[str, dt.date | None] | None = None
) -> dict[str, pa.Table]:
    """Key tables from a few columns of each row; documents are made for all that are named."""
    tables = {}
    for kind in kinds():
        made = []
        for number, row in enumerate(rows.get(kind, ())):
            day = (days or {}).get(row.get("document_id", "d1"), DAY)
            common = {"record_id": f"{kind}-{number}", "document_id": "d1", "published_on": day, "char_start": 0}
            made.append({**common, "rule": f"{kind}.x", **_DEFAULTS[kind], **row})
        schema = schema_of(kinds()[kind], True)
        columns = key_table_columns(kinds()[kind])
        tables[kind] = pa.Table.from_pylist(made, schema=pa.schema([schema.field(c) for c in columns]))
    names = sorted({*(days or {"d1": DAY}), *(r.get("document_id", "d1") for rs in rows.values() for r in rs)})
    documents = [{"document_id": d, "published_on": (days or {}).get(d, DAY), "sketch": []} for d in names]
    fields = [shard_schema("documents").field(c) for c in DOCUMENT_KEYS]
    tables["documents"] = pa.Table.from_pylist(documents, schema=pa.schema(fields))
    return tables


def ids(resolution: Resolution, kind: str, column: str | None = None) -> list[Any]:
    return resolution.ids[kind].column(column or kinds()[kind].entity_key).to_pylist()


def register(resolution: Resolution, name: str) -> list[dict[str, Any]]:
    table = resolution.registers[name]
    table.validate(full=True)
    return table.to_pylist()


def test_every_dataset_has_its_columns_even_without_rows() -> None:
    resolution = resolve(key_tables({}))
    for kind, model in kinds().items():
        assert {"record_id", *resolved_fields(model)} <= set(resolution.ids[kind].schema.names)
    for name, table in resolution.registers.items():
        assert table.num_rows == 0
        assert table.schema.equals(schema_of(datasets()[name], False))


def test_one_person_in_two_spellings_is_one_official() -> None:
    resolution = resolve(key_tables({"officials": [
        {"name": "Lê Văn Bình", "document_id": "d1"},
        {"name": "Le Van Binh", "document_id": "d2", "position": "Chairman"},
        {"name": "Đỗ Thị An", "name_ascii": "Do Thi An", "document_id": "d2"},
    ]}, {"d1": DAY, "d2": dt.date(2026, 1, 5)}))  # fmt: skip
    first, second, other = ids(resolution, "officials")
    assert first == second != other
    assert ids(resolution, "officials", "canonical_name") == ["Lê Văn Bình", "Lê Văn Bình", "Đỗ Thị An"]
    person = next(r for r in register(resolution, "officials_register") if r["official_id"] == first)
    assert person["name"] == "Lê Văn Bình"
    assert person["aliases"] == ["Le Van Binh", "Lê Văn Bình"]
    assert (person["first_reported"], person["last_reported"]) == (DAY, dt.date(2026, 1, 5))
    assert (person["document_count"], person["document_ids"]) == (2, ["d1", "d2"])
    assert [seat["position"] for seat in person["positions"]] == ["Chairman", "Director"]


def test_a_seat_has_the_status_last_reported() -> None:
    days = {"d1": DAY, "d2": dt.date(2026, 1, 5)}
    resolution = resolve(key_tables({"officials": [
        {"document_id": "d2", "status": "former", "organisation_as_written": "the Office of Tides"},
        {"document_id": "d1", "status": "current", "organisation": "Office of Tides"},
    ]}, days))  # fmt: skip
    [person] = register(resolution, "officials_register")
    [seat] = person["positions"]
    assert (seat["status"], seat["first_seen"], seat["last_seen"]) == ("former", DAY, days["d2"])
    assert len(set(ids(resolution, "officials", "organisation_id"))) == 1


def test_bodies_are_one_register_over_all_kinds() -> None:
    resolution = resolve(key_tables({
        "officials": [{"organisation": "Office of Tides"}, {"organisation": None}],
        "events": [{"organisers": ["the Office of Tides", "Dyke Board"]}],
        "targets": [{"issuer": "Dyke Board", "actor": "Office of Tides"}],
        "statistics": [{"attributed_to": "Weather Service"}],
    }))  # fmt: skip
    rows = {row["name"]: row for row in register(resolution, "organisations")}
    assert set(rows) == {"the Office of Tides", "Dyke Board", "Weather Service"}
    tides = rows["the Office of Tides"]["organisation_id"]
    assert ids(resolution, "officials", "organisation_id") == [tides, None]
    assert ids(resolution, "events", "organiser_ids") == [[tides, rows["Dyke Board"]["organisation_id"]]]
    assert ids(resolution, "targets", "actor_id") == [tides]


def test_people_are_found_in_their_own_document_only() -> None:
    people = [{"document_id": "d1", "name": "Lê Văn Bình"}]
    parts = [{"official_id": None, "name": "Le Van Binh", "role": "chair"}]
    resolution = resolve(key_tables({
        "officials": people,
        "events": [
            {"document_id": "d1", "participants": parts},
            {"document_id": "d2", "participants": parts},
            {"document_id": "d1"},
        ],
        "targets": [{"document_id": "d1", "issuer": "Lê Văn Bình"}, {"document_id": "d2", "issuer": "Lê Văn Bình"}],
        "statistics": [{"document_id": "d1", "attributed_to": "Lê Văn Bình"}],
    }))  # fmt: skip
    [person] = set(ids(resolution, "officials"))
    took_part = [[p["official_id"] for p in row] for row in ids(resolution, "events", "participants")]
    assert took_part == [[person], [None], []]
    issuers = ids(resolution, "targets", "issuer_id")
    assert issuers[0] == person
    assert issuers[1].startswith("org_")
    assert ids(resolution, "statistics", "attributed_to_id") == [person]


def test_happenings_are_one_by_kind_day_and_name() -> None:
    resolution = resolve(key_tables({"events": [
        {"document_id": "d1", "start_date": DAY, "name": "the Dyke Review"},
        {"document_id": "d2", "start_date": DAY, "name": "dyke review", "place": "Tide Island", "status": "planned"},
        {"document_id": "d3", "start_date": dt.date(2025, 12, 2)},
        {"document_id": "d4"},
        {"document_id": "d5"},
    ]}))  # fmt: skip
    found = ids(resolution, "events")
    assert found[0] == found[1]
    assert len(set(found)) == 4
    row = next(r for r in register(resolution, "events_register") if r["event_id"] == found[0])
    assert row["place"] == "Tide Island"
    assert row["document_count"] == 2
    conflict = next(c for c in row["conflicts"] if c["column"] == "status")
    assert conflict["values"] == ["occurred", "planned"]
    assert conflict["document_ids"] == ["d1", "d2"]


def test_statistics_are_one_by_measure_place_and_period() -> None:
    period = {"period_start": dt.date(2025, 1, 1), "period_end": dt.date(2025, 12, 31)}
    resolution = resolve(key_tables({"statistics": [
        {"document_id": "d1", **period, "value": 3.0},
        {"document_id": "d2", **period, "value": 3.0},
        {"document_id": "d3", **period, "value": 4.0},
        {"document_id": "d4", **period, "place": "Tide Island"},
        {"document_id": "d5"},
        {"document_id": "d6"},
    ]}))  # fmt: skip
    found = ids(resolution, "statistics")
    assert found[0] == found[1] == found[2]
    assert len(set(found)) == 4
    row = next(r for r in register(resolution, "statistics_series") if r["statistic_id"] == found[0])
    assert (row["value"], row["document_count"]) == (3.0, 3)
    [conflict] = row["conflicts"]
    assert (conflict["column"], len(conflict["values"]), conflict["document_ids"]) == ("value", 2, ["d1", "d3"])


def test_wire_copies_count_once() -> None:
    text = " ".join(f"word{n}" for n in range(200))
    tables = key_tables({"events": [{"document_id": d, "start_date": DAY} for d in ("d1", "d2", "d3")]})
    sketches = [sketch(text), sketch(text + " Our own reporter adds this."), sketch("quite another text altogether")]
    at = tables["documents"].schema.get_field_index("sketch")
    tables["documents"] = tables["documents"].set_column(at, "sketch", pa.array(sketches, pa.list_(pa.int64())))
    resolution = resolve(tables)
    wire = {row["document_id"]: row["wire_group"] for row in resolution.ids["documents"].to_pylist()}
    assert wire["d1"] == wire["d2"] is not None
    assert wire["d3"] is None
    [row] = register(resolution, "events_register")
    assert (row["document_count"], row["independent_count"]) == (3, 2)


_WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(50)]), min_size=30, max_size=60)


@given(st.lists(_WORDS, min_size=1, max_size=6), st.randoms())
@settings(max_examples=40, deadline=None)
def test_wire_groups_do_not_depend_on_order(texts: list[list[str]], shuffler: Any) -> None:
    sketches = {f"d{n}": sketch(" ".join(words)) for n, words in enumerate([*texts, *texts[:2]])}
    keys = list(sketches)
    shuffler.shuffle(keys)
    found = groups(sketches)
    assert groups({key: sketches[key] for key in keys}) == found
    # The same text twice is always one group.
    assert found["d0"] == found[f"d{len(texts)}"]


def test_overlap_is_near_the_true_one() -> None:
    words = [f"w{n}" for n in range(2000)]
    half = words[:1000] + [f"x{n}" for n in range(1000)]
    assert overlap(sketch(" ".join(words)), sketch(" ".join(words))) == 1
    assert 0.1 < overlap(sketch(" ".join(words)), sketch(" ".join(half))) < 0.6  # one third
    assert overlap([], []) == 0


@given(st.randoms())
@settings(max_examples=10, deadline=None)
def test_order_of_rows_does_not_matter(shuffler: Any) -> None:
    rows = {
        "officials": [{"document_id": f"d{n % 3}", "name": name, "position": f"Head {n % 2}"}
                      for n, name in enumerate(["Lê Văn Bình", "Le Van Binh", "Lê Văn Bình", "Le Văn Binh"])],
        "events": [{"document_id": f"d{n % 3}", "start_date": DAY, "place": f"Place {n % 2}", "organisers": [f"B{n}"]}
                   for n in range(5)],
        "statistics": [{"document_id": f"d{n}", "value": float(n % 2)} for n in range(4)],
        "targets": [{"document_id": f"d{n}", "issuer": f"B{n}"} for n in range(4)],
    }  # fmt: skip
    tables = key_tables(rows)
    wanted = resolve(tables)
    mixed = {}
    for name, table in tables.items():
        order = list(range(table.num_rows))
        shuffler.shuffle(order)
        mixed[name] = table.take(pa.array(order, pa.int64()))
    found = resolve(mixed)
    for name, table in wanted.registers.items():
        assert found.registers[name].equals(table), name
    for name, table in wanted.ids.items():
        key = table.schema.names[0]
        assert found.ids[name].sort_by(key).equals(table.sort_by(key)), name


@pytest.mark.parametrize(
    ("text", "key"),
    [("Đặng Quốc Khánh", "dang quoc khanh"), ("The  People’s Board", "people board"), ("THE", "the"), ("—", "")],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text())
def test_fold_is_idempotent_but_for_a_leading_article(text: str) -> None:
    once = fold(text)
    if once.partition(" ")[0] not in ("the", "a", "an"):
        assert fold(once) == once


def test_ids_are_the_same_everywhere() -> None:
    assert stable_id("per", "to lam") == "per_7e116b7bc3045955"
