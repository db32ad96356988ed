"""Identity across documents: variants of names of our own, joined and kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotating.names.lexicon import fold as to_ascii
from flows.resolving.bodies import body_key
from flows.resolving.corpus import resolve
from flows.resolving.names import name_words
from flows.resolving.seats import is_unique
from tests.resolving.test_corpus import ids, key_tables, register

VARIANTS = yaml.safe_load((Path(__file__).parent / "variants.yml").read_text(encoding="utf-8"))


def _measured(truth: Sequence[int], found: Sequence[str]) -> tuple[float, float, list[tuple[int, int]]]:
    """Precision and recall of pairs, and the pairs that are wrong."""
    pairs = list(combinations(range(len(truth)), 2))
    same = [p for p in pairs if truth[p[0]] == truth[p[1]]]
    joined = [p for p in pairs if found[p[0]] == found[p[1]]]
    right = set(same) & set(joined)
    return len(right) / len(joined), len(right) / len(same), sorted(set(same) ^ set(joined))


def _rows() -> tuple[list[int], list[dict[str, Any]], dict[str, dt.date | None]]:
    truth: list[int] = []
    rows: list[dict[str, Any]] = []
    days: dict[str, dt.date | None] = {}
    for person, forms in enumerate(VARIANTS["people"]):
        for form in forms:
            told = form if isinstance(form, dict) else {"name": form}
            document = f"d{len(rows):03}"
            rows.append({
                "document_id": document, "name": told["name"], "name_ascii": to_ascii(told["name"]),
                "honorific": told.get("honorific"), "position": told.get("position", "Director"),
                "organisation": told.get("body"),
            })  # fmt: skip
            days[document] = told.get("day")
            truth.append(person)
    return truth, rows, days


def _people(rows: Sequence[dict[str, Any]], days: dict[str, dt.date | None]) -> dict[str, str]:
    found = ids(resolve(key_tables({"officials": rows}, days)), "officials")
    return dict(zip((row["document_id"] for row in rows), found, strict=True))


def test_variants_of_people() -> None:
    truth, rows, days = _rows()
    found = ids(resolve(key_tables({"officials": rows}, days)), "officials")
    precision, recall, wrong = _measured(truth, found)
    shown = [(rows[a]["name"], rows[b]["name"]) for a, b in wrong]
    assert len(rows) >= 120
    assert precision >= 0.99, shown
    assert recall >= 0.95, shown


def test_variants_of_bodies() -> None:
    names = [(number, name) for number, group in enumerate(VARIANTS["bodies"]) for name in group]
    precision, recall, wrong = _measured([n for n, _ in names], [body_key(name) for _, name in names])
    shown = [(names[a][1], names[b][1]) for a, b in wrong]
    assert precision >= 0.99, shown
    assert recall >= 0.95, shown


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_people_do_not_depend_on_the_order_of_rows(shuffler: Any) -> None:
    _, rows, days = _rows()
    expected = _people(rows, days)
    shuffler.shuffle(rows)
    assert _people(rows, days) == expected


def test_initials_that_differ_keep_people_apart() -> None:
    names = ["Jon A. Falk", "Jon B. Falk", "Jon Falk"]
    rows = [{"name": n, "name_ascii": n, "document_id": f"d{i}"} for i, n in enumerate(names)]
    assert len(set(ids(resolve(key_tables({"officials": rows})), "officials"))) == 3
    assert len(set(ids(resolve(key_tables({"officials": rows[::2]})), "officials"))) == 1


def test_two_holders_of_one_seat_at_one_time_are_a_conflict() -> None:
    seat = {"position": "Director", "organisation": "Office of Tides"}
    days = {"d1": dt.date(2025, 1, 1), "d2": dt.date(2025, 2, 1), "d3": dt.date(2025, 3, 1)}
    rows = [
        {**seat, "document_id": "d1", "name": "Marit Solheim", "name_ascii": "Marit Solheim"},
        {**seat, "document_id": "d2", "name": "Jonas Falk", "name_ascii": "Jonas Falk"},
        {**seat, "document_id": "d3", "name": "Marit Solheim", "name_ascii": "Marit Solheim"},
    ]
    for person in register(resolve(key_tables({"officials": rows}, days)), "officials_register"):
        [conflict] = person["conflicts"]
        assert conflict["column"] == "positions"
        assert sorted(conflict["values"]) == ["Jonas Falk", "Marit Solheim"]
    succession = register(resolve(key_tables({"officials": rows[:2]}, days)), "officials_register")
    assert all(not person["conflicts"] for person in succession)
    deputies = [{**row, "position": "Deputy Director"} for row in rows]
    registered = register(resolve(key_tables({"officials": deputies}, days)), "officials_register")
    assert all(not person["conflicts"] for person in registered)


def test_unique_seats() -> None:
    assert is_unique("minister") and is_unique("prime minister")
    assert not is_unique("deputy minister") and not is_unique("member")


def test_words_of_a_name() -> None:
    assert name_words("Datuk Seri Azlan bin Ibrahim") == ("azlan", "ibrahim")
    assert name_words("Dae-hyun Yoon") == name_words("Yoon Daehyun") == ("yoon", "daehyun")
    assert name_words("Lê Văn Bình") == ("le", "van", "binh")
