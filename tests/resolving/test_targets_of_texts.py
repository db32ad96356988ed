"""Targets over documents, from their texts on: what the line reads is what the register follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from flows.line import Line
from flows.resolving.corpus import resolve
from tests.resolving.test_corpus import key_tables, register

D = dt.date
Register = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def follow() -> Register:
    """The register of targets of dated texts."""
    line = Line()

    def read(*texts: tuple[D, str]) -> list[dict[str, Any]]:
        rows: dict[str, list[dict[str, Any]]] = {"targets": [], "statistics": []}
        for number, (day, text) in enumerate(texts):
            facts = line.extract(line.annotate_text(text, day))
            for kind, held in rows.items():
                held.extend({"document_id": f"d{number}", **draft.fields} for draft in facts[kind])
        days = {f"d{number}": day for number, (day, _) in enumerate(texts)}
        keyed = {kind: [_keyed(kind, row) for row in held] for kind, held in rows.items()}
        return register(resolve(key_tables(keyed, days)), "targets_register")

    return read


def _keyed(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    """Only the columns of a key table, which drops the others anyway."""
    names = {field.name for field in key_tables({})[kind].schema}
    return {name: value for name, value in row.items() if name in names}


def changes(row: dict[str, Any]) -> list[str]:
    return [revision["change"] for revision in row["revisions"]]


def test_a_value_is_set_revised_measured_and_met(follow: Register) -> None:
    [row] = follow(
        (D(2028, 1, 10), "The Ministry of Energy aims for 20 GW of offshore wind by 2035."),
        (D(2028, 3, 10), "By 2035 the Ministry of Energy wants 20 GW of offshore wind, it said again."),
        (D(2029, 2, 10), "The Ministry of Energy raised its target for offshore wind in 2035 from 20 GW to 35 GW."),
        (D(2031, 2, 10), "Offshore wind capacity reached 12 GW at the end of 2030."),
        (D(2035, 2, 10), "The Ministry of Energy said it had met its target of 35 GW of offshore wind."),
    )
    assert changes(row) == ["set", "restated", "revised", "met"]
    assert [r["value"] for r in row["revisions"]] == [20, 20, 35, 35]
    assert (row["value"], row["unit"], row["due_end"], row["status"]) == (35, "GW", D(2035, 12, 31), "met")
    assert [(m["value"], m["unit"]) for m in row["statistics"]] == [(12, "GW")]
    assert row["conflicts"] == []


def test_a_deadline_is_moved_and_missed(follow: Register) -> None:
    [row] = follow(
        (D(2030, 1, 10), "The Ministry of Transport plans to complete the Aloa bridge by June 2031."),
        (D(2031, 5, 10), "The Ministry of Transport postponed the completion of the Aloa bridge to December 2032."),
        (D(2033, 1, 10), "The Ministry of Transport missed its December 2032 deadline for completing the Aloa bridge."),
    )
    assert changes(row) == ["set", "moved", "missed"]
    assert row["revisions"][1]["due_end_before"] == D(2031, 6, 30)
    assert (row["due_end"], row["status"]) == (D(2032, 12, 31), "missed")


def test_a_plan_is_dropped(follow: Register) -> None:
    [row] = follow(
        (D(2030, 1, 10), "The city plans to build 400 clinics by 2035."),
        (D(2031, 1, 10), "The city dropped its target of 400 clinics by 2035."),
    )
    assert changes(row) == ["set", "dropped"]


def test_years_and_places_stay_apart(follow: Register) -> None:
    rows = follow(
        (D(2030, 1, 10), "The province of Aloa aims for GRDP growth of 8 percent in 2031."),
        (D(2031, 1, 10), "The province of Aloa aims for GRDP growth of 9 percent in 2032."),
    )
    assert [changes(row) for row in rows] == [["set"], ["set"]]
