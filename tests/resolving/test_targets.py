"""Targets over documents: restated, revised, moved, ended, and what was measured of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.resolving.corpus import resolve
from flows.resolving.goals import based, telling
from tests.resolving.test_corpus import ids, key_tables, register

D = dt.date
WIND = {"kind": "quantified", "description": "offshore wind capacity", "unit": "GW", "value": 20.0,
        "actor": "Office of Tides", "due_start": D(2035, 1, 1), "due_end": D(2035, 12, 31),
        "due_kind": "by"}  # fmt: skip
BRIDGE = {"kind": "dated", "description": "complete the Aloa bridge", "actor": "Road Board",
          "due_start": D(2031, 6, 1), "due_end": D(2031, 6, 30), "due_kind": "by"}  # fmt: skip


def corpus(targets: list[dict[str, Any]], statistics: list[dict[str, Any]] | None = None) -> dict[str, pa.Table]:
    """Key tables of one document a row, published in January of 2028 and the years after it."""
    rows = {"targets": targets, "statistics": statistics or []}
    days: dict[str, D | None] = {}
    for kind, told in rows.items():
        for number, row in enumerate(told):
            document = row.setdefault("document_id", f"{kind[0]}{number}")
            days[document] = row.pop("day", D(2028 + number, 1, 10))
    return key_tables(rows, days)


def lives(targets: list[dict[str, Any]], statistics: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """The register, by first report."""
    rows = register(resolve(corpus(targets, statistics)), "targets_register")
    return sorted(rows, key=lambda row: (row["first_reported"] or D.min, row["description"]))


def changes(row: dict[str, Any]) -> list[str]:
    return [revision["change"] for revision in row["revisions"]]


def test_a_target_told_again_is_restated() -> None:
    [row] = lives([{**WIND}, {**WIND, "description": "capacity of offshore wind", "unit": "MW", "value": 20_000.0}])
    assert changes(row) == ["set", "restated"]
    assert (row["document_count"], row["value"], row["unit"], row["conflicts"]) == (2, 20_000.0, "MW", [])


def test_a_target_with_another_value_is_revised() -> None:
    [row] = lives([{**WIND}, {**WIND, "value": 35.0, "baseline": 20.0}])
    assert changes(row) == ["set", "revised"]
    revision = row["revisions"][1]
    assert (revision["value_before"], revision["value"], revision["published_on"]) == (20.0, 35.0, D(2029, 1, 10))
    assert (row["value"], row["baseline"], row["conflicts"]) == (35.0, 20.0, [])


def test_a_value_that_another_report_starts_from_joins_them_whatever_day_is_told() -> None:
    later = {**WIND, "value": 35.0, "baseline": 20.0, "due_start": None, "due_end": D(2040, 12, 31)}
    [row] = lives([{**WIND}, later])
    assert changes(row) == ["set", "revised", "moved"]
    without = {**later, "baseline": None}
    assert len(lives([{**WIND}, without])) == 2


def test_a_target_with_another_day_is_moved() -> None:
    [row] = lives([{**BRIDGE}, {**BRIDGE, "due_start": D(2032, 12, 1), "due_end": D(2032, 12, 31)}])
    assert changes(row) == ["set", "moved"]
    assert row["revisions"][1]["due_end_before"] == D(2031, 6, 30)
    assert (row["due_start"], row["due_end"]) == (D(2032, 12, 1), D(2032, 12, 31))


def test_a_value_for_a_period_is_another_target_in_another_period() -> None:
    growth = {**WIND, "description": "growth of GDP", "unit": "percent", "value": 8.0, "due_kind": "within"}
    rows = lives([growth, {**growth, "due_start": D(2036, 1, 1), "due_end": D(2036, 12, 31)}])
    assert [changes(row) for row in rows] == [["set"], ["set"]]


@pytest.mark.parametrize("end", ["met", "missed", "dropped"])
def test_how_a_target_ended(end: str) -> None:
    last = {**WIND, "status": end, "due_start": None, "due_end": None, "due_kind": None}
    [row] = lives([{**WIND}, {**WIND}, last])
    assert changes(row) == ["set", "restated", end]
    assert (row["status"], row["due_end"]) == (end, D(2035, 12, 31))


def test_a_dated_target_ends_without_telling_its_day() -> None:
    last = {**BRIDGE, "status": "dropped", "due_start": None, "due_end": None, "due_kind": None}
    [row] = lives([{**BRIDGE}, last])
    assert changes(row) == ["set", "dropped"]


def test_two_values_in_one_document_are_two_targets() -> None:
    high = {**WIND, "value": 35.0}
    rows = lives([{**WIND}, {**WIND, "document_id": "both"}, {**high, "document_id": "both"}])
    assert [row["value"] for row in rows] == [20.0, 35.0]
    assert [row["document_count"] for row in rows] == [2, 1]


def test_two_days_in_one_document_are_two_targets() -> None:
    later = {"due_start": D(2045, 1, 1), "due_end": D(2045, 12, 31)}
    rows = lives([{**WIND, "document_id": "both"}, {**WIND, **later, "document_id": "both"}])
    assert len(rows) == 2


def test_bodies_that_are_to_act_keep_targets_apart() -> None:
    other = {**WIND, "actor": "Board of Reefs"}
    rows = lives([{**WIND}, other, {**other, "value": 25.0}])
    assert [changes(row) for row in rows] == [["set"], ["set", "revised"]]


def test_a_report_without_a_body_is_of_the_only_one_that_others_tell() -> None:
    bare = {**WIND, "actor": None}
    assert len(lives([{**WIND}, bare])) == 1
    assert len(lives([{**WIND}, {**WIND, "actor": "Board of Reefs"}, bare])) == 3


def test_the_same_value_told_in_fewer_words_is_the_same_target() -> None:
    longer = {**WIND, "description": "offshore wind farms in the Grey Sea"}
    assert len(lives([{**WIND}, longer])) == 1
    assert len(lives([{**WIND}, {**longer, "value": 30.0}])) == 2


def test_documents_of_one_day_that_disagree_are_a_conflict() -> None:
    [row] = lives([{**WIND, "day": D(2028, 1, 10)}, {**WIND, "value": 25.0, "day": D(2028, 1, 10)}])
    assert row["conflicts"] == [{"column": "value", "values": ["20.0", "25.0"], "document_ids": ["t0", "t1"]}]


def test_directives_are_one_by_words_and_body() -> None:
    ask = {"kind": "directive", "description": "inspect all dykes", "actor": "Road Board"}
    rows = lives([ask, {**ask, "description": "to inspect all the dykes"}, {**ask, "actor": "Office of Tides"}])
    assert sorted(row["document_count"] for row in rows) == [1, 2]


def test_later_statistics_of_the_same_measure_stand_beside_a_target() -> None:
    year = {"period_start": D(2029, 1, 1), "period_end": D(2029, 12, 31), "unit": "GW"}
    [row] = lives([{**WIND}], [
        {"measure": "offshore wind capacity", "value": 3.0, **year, "day": D(2027, 12, 1)},  # before it was set
        {"measure": "Offshore wind capacity", "value": 12.0, **year, "day": D(2030, 2, 1)},
        {"measure": "offshore wind capacity of the coast", "value": 9.0, **year, "day": D(2030, 3, 1)},
        {"measure": "offshore wind capacity", "value": 30.0, **year, "observation_status": "forecast"},
        {"measure": "onshore wind capacity", "value": 4.0, **year},
        {"measure": "offshore wind capacity", "value": 40.0, "unit": "percent", "day": D(2030, 2, 1)},
    ])  # fmt: skip
    told = [(m["value"], m["unit"], m["document_id"]) for m in row["statistics"]]
    assert told == [(12.0, "GW", "s1"), (9.0, "GW", "s2")]


def test_growth_is_beside_a_target_of_growth() -> None:
    growth = {**WIND, "description": "growth of GRDP", "unit": "percent", "value": 8.0, "actor": "Tide Island"}
    [row] = lives([growth], [
        {"measure": "GRDP", "value": None, "change_percent": 8.3, "place": "Tide Island", "day": D(2029, 2, 1)},
        {"measure": "GRDP", "value": None, "change_percent": 6.1, "place": "Reef Island", "day": D(2029, 2, 1)},
    ])  # fmt: skip
    assert [m["change_percent"] for m in row["statistics"]] == [8.3]


@pytest.mark.parametrize(
    ("text", "words", "moving"),
    [
        ("growth of GDP", ("gdp",), True),
        ("completing the Aloa bridges", ("aloa", "bridge"), False),
        ("target", ("target",), False),
    ],
)
def test_telling_words(text: str, words: tuple[str, ...], moving: bool) -> None:
    assert telling(text) == (words, moving)


@pytest.mark.parametrize(
    ("unit", "base"), [("GW", ("W", 1e9)), ("t", ("t", 1.0)), ("USD", ("USD", 1.0)), (None, ("", 1.0))]
)
def test_units_without_their_prefix(unit: str | None, base: tuple[str, float]) -> None:
    assert based(unit) == base


_REPORT = st.fixed_dictionaries({
    "description": st.sampled_from(["offshore wind", "offshore wind farms", "wind", "complete the bridge"]),
    "value": st.sampled_from([None, 5.0, 6.0, 7.0]),
    "baseline": st.sampled_from([None, 5.0]),
    "actor": st.sampled_from([None, "Road Board", "Office of Tides"]),
    "due_end": st.sampled_from([None, D(2030, 12, 31), D(2031, 12, 31)]),
    "due_kind": st.sampled_from(["by", "within"]),
    "status": st.sampled_from(["planned", "met"]),
    "document_id": st.sampled_from(["d1", "d2", "d3", "d4"]),
})  # fmt: skip


@given(st.lists(_REPORT, min_size=1, max_size=12), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_reports_does_not_matter(reports: list[dict[str, Any]], shuffler: Any) -> None:
    days = {f"d{n}": D(2028, n, 1) for n in range(1, 5)}
    tables = key_tables({"targets": reports}, days)
    order = list(range(len(reports)))
    shuffler.shuffle(order)
    mixed = tables | {"targets": tables["targets"].take(pa.array(order, pa.int64()))}
    wanted, found = resolve(tables), resolve(mixed)
    assert found.registers["targets_register"].equals(wanted.registers["targets_register"])
    by_record = dict(zip(found.ids["targets"].column("record_id").to_pylist(), ids(found, "targets"), strict=True))
    told = wanted.ids["targets"].column("record_id").to_pylist()
    assert [by_record[record] for record in told] == ids(wanted, "targets")
