"""The articles of this project, from raw text to tables, and a few facts that must be among them."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from tests.cli.command import RAW
from tests.flow.pipeline import rows, run_plain


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden") / "curated"
    run_plain(RAW, out=out)
    return out


@pytest.mark.parametrize("dataset", ["documents", *schemas.kinds(), "organisations", "rules"])
def test_no_dataset_is_empty(dataset: str, curated: Path) -> None:
    assert len(rows(curated, dataset)) >= 15


def test_nothing_is_rejected(curated: Path) -> None:
    assert rows(curated, "rejected") == []


def test_every_record_traces_to_its_words_and_its_rule(curated: Path) -> None:
    texts = {row["document_id"]: str(row["raw_text"]) for row in rows(curated, "documents")}
    rules = {row["rule"] for row in rows(curated, "rules")}
    for dataset in schemas.kinds():
        for row in rows(curated, dataset):
            start, end = row["char_start"], row["char_end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert texts[row["document_id"]][start:end].strip()
            assert row["rule"] in rules


def test_facts_that_must_be_there(curated: Path) -> None:
    statistics = rows(curated, "statistics")
    assert any(
        (row["value"], row["unit"], row["change_percent"]) == (25.4e9, "USD", -3.1)
        and str(row["measure"]).lower() == "textile exports"
        for row in statistics
    )
    assert any("Kazuya Morimoto" in str(row["name"]) for row in rows(curated, "officials"))
    assert any(row["kind"] == "visit" and str(row["start_date"]) == "2019-08-21" for row in rows(curated, "events"))
    targets = rows(curated, "targets")
    assert any(
        row["value"] == 55.0 and row["unit"] == "percent" and str(row["due_end"]) == "2030-12-31" for row in targets
    )


def test_one_article_is_undated_and_one_is_a_page(curated: Path) -> None:
    documents = rows(curated, "documents")
    assert {str(row["published_month"]) for row in documents} >= {"undated", "2025-12"}
    assert {Path(str(row["source"]).partition("#")[0]).suffix for row in documents} >= {
        ".txt",
        ".md",
        ".html",
        ".jsonl",
    }
