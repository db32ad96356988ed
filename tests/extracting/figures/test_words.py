from __future__ import annotations

from pathlib import Path

import pytest

from flows.extracting.figures.words import MeasureWords, growth_pattern, measure_words
from flows.lexicon.loading import LexiconError, lexicon_folder, load_file


def test_units_are_written_as_they_are_and_all_other_words_in_lower_case() -> None:
    """Words are looked up in lower case, so a capital would never be found."""
    units = {"sizes", "areas", "distances", "ratings"}
    for name, words in measure_words().model_dump().items():
        if name not in units:
            assert all(word == word.lower() for word in words), name


def test_an_unknown_list_is_an_error(tmp_path: Path) -> None:
    text = (lexicon_folder() / "measures.yml").read_text(encoding="utf-8")
    path = tmp_path / "measures.yml"
    path.write_text(text + "colours: [red]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="colours"):
        load_file(path, MeasureWords)


@pytest.mark.parametrize(
    ("measure", "of"),
    [("GDP growth", None), ("growth rate in the herd", "herd"), ("rapid expansion of the fleet", "fleet")],
)
def test_growth_ends_a_measure(measure: str, of: str | None) -> None:
    found = growth_pattern().search(measure)
    assert found is not None and found.group("of") == of


def test_growth_within_a_word_is_none() -> None:
    assert growth_pattern().search("undergrowth") is None
