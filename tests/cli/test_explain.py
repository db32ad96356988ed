"""`factledger explain`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import factledger
from tests.flow.pipeline import article, write_lines

TEXT = (
    "HANOI, 5 May 2024 - Exports reached US$28.5 billion in April, up 15.2 percent year on year, "
    "Deputy Minister Tran Van An told a press conference in Hanoi on May 4.\n"
)


@pytest.fixture
def explained(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "a.txt").write_text(TEXT)
    done = factledger("explain", "--json", "a.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_offsets_are_those_of_the_raw_text(explained: dict[str, Any]) -> None:
    assert explained["source"] == "a.txt"
    assert explained["spans"]
    for span in explained["spans"]:
        assert TEXT[span["start"] : span["end"]] == span["text"]


def test_spans_tell_what_was_understood(explained: dict[str, Any]) -> None:
    spans = {(span["type"], span["text"]): span for span in explained["spans"]}
    april = spans["date", "April"]
    assert (april["timex_type"], april["timex_value"]) == ("DATE", "2024-04")
    assert (april["start_date"], april["end_date"], april["precision"]) == ("2024-04-01", "2024-04-30", "month")
    money = spans["quantity", "US$28.5 billion"]
    assert (money["value"], money["unit"], money["unit_name"]) == (28.5e9, "USD", "US dollar")
    assert {"direction"} <= april.keys()
    wanted = {
        "value_max",
        "counted",
        "comparator",
        "modifier",
        "change",
        "factor",
        "equivalent_value",
        "equivalent_unit",
    }
    assert wanted <= money.keys()
    assert spans["person", "Tran Van An"]["name"] == "Tran Van An"
    assert {kind for kind, _ in spans} >= {"date", "quantity", "person", "place", "post"}


def test_records_come_with_their_rule_and_evidence(explained: dict[str, Any]) -> None:
    statistics = explained["records"]["statistics"]
    assert any(row["value"] == 28.5e9 and row["unit"] == "USD" for row in statistics)
    for rows in explained["records"].values():
        for row in rows:
            assert row["rule"].count(".") == 1
            assert TEXT[row["char_start"] : row["char_end"]].strip()


def test_each_line_of_a_feed_is_told_under_the_name_that_it_gives(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [
        {"source": "doc:7", "url": "doc:7", "text": article(1), "published_on": "2024-03-02"},
        {"source": "Daily Courier", "id": "x", "text": article(2)},
        {"source": "https://example.org/3", "text": article(3)},
    ]
    write_lines(tmp_path / "feed.jsonl", lines)
    done = factledger("explain", "--json", "feed.jsonl", cwd=tmp_path)
    sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert sources == ["doc:7", "feed.jsonl#x", "https://example.org/3"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text('{"text": \n' + json.dumps({"text": article(1)}) + "\n")
    done = factledger("explain", "--json", "broken.jsonl", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [bool(row["rejected"]) for row in rows] == [True, False]


def test_plain_text_shows_sentences_with_values_and_records_beneath(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = factledger("explain", "a.txt", cwd=tmp_path)
    assert "US$28.5 billion[" in done.stdout
    assert "statistics" in done.stdout
    assert "value=28500000000 " in done.stdout


def test_plain_text_tells_who_took_part_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("President Ana Lund received Prime Minister Omar Diallo in Oslo on May 5, 2024.")
    done = factledger("explain", "a.txt", cwd=tmp_path)
    told = " ".join(done.stdout.split())
    assert "Omar Diallo (guest)" in told
    assert "None" not in told
