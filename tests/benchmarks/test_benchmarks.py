"""The benchmark's own parts: its corpus varies, and it fails where a ratio has fallen."""

from pathlib import Path

import pytest

from tests.benchmarks.corpus import article, texts
from tests.benchmarks.results import Results, committed, fallen


def test_the_same_number_gives_the_same_article() -> None:
    assert article(3, dense=True) == article(3, dense=True)


def test_paragraphs_hardly_come_back() -> None:
    seen: set[str] = set()
    repeated = total = 0
    for text in texts(60):
        own = {part for part in text.split("\n\n") if len(part) > 120}
        repeated += len(own & seen)
        total += len(own)
        seen |= own
    assert repeated < 0.05 * total


def test_dense_articles_hold_more_figures() -> None:
    def share(number: int, dense: bool) -> float:
        text = article(number, dense=dense)
        return sum(c.isdecimal() for c in text) / len(text)

    assert min(share(n, True) for n in range(10)) > max(share(n, False) for n in range(10))


def test_a_ratio_that_fell_by_a_fifth_is_told() -> None:
    before = Results({"core": 100.0, "dates": 50.0, "two workers": 1.8})
    assert fallen(Results({"core": 81.0, "dates": 39.0}), before) == ["dates: 39.00, was 50.00: less by 22 percent"]


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    Results({"core": 2.5}, {"stages": {"clean": 1.0}}, "the first").write(path)
    assert committed(path) == Results({"core": 2.5}, {"stages": {"clean": 1.0}}, "the first")
    assert committed(tmp_path / "none.json") is None


@pytest.mark.parametrize("dense", [True, False])
def test_articles_are_of_a_newspaper_size(dense: bool) -> None:
    assert all(1_000 < len(article(n, dense=dense)) < 10_000 for n in range(20))
