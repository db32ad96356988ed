from pathlib import Path

import pytest

from flows.lexicon import loading
from flows.lexicon.parsed import keep, kept

TEXT = "fruit: [pear, plum]"
DATA = {"fruit": ["pear", "plum"]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "factledger"


def test_a_copy_is_found_for_the_same_file_and_text_alone() -> None:
    assert kept("fruit.yml", TEXT) is None
    keep("fruit.yml", TEXT, DATA)
    assert kept("fruit.yml", TEXT) == DATA
    assert kept("fruit.yml", TEXT + "\n") is None
    assert kept("trees.yml", TEXT) is None


def test_another_text_takes_the_place_of_the_copy(folder: Path) -> None:
    keep("fruit.yml", TEXT, DATA)
    keep("fruit.yml", "fruit: []", {"fruit": []})
    assert kept("fruit.yml", "fruit: []") == {"fruit": []}
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_copy_is_none(folder: Path) -> None:
    keep("fruit.yml", TEXT, DATA)
    (copy,) = folder.iterdir()
    whole = copy.read_bytes()
    for damaged in (b"", whole[:-1], whole[:10], whole.replace(b"plum", b"figs"), b"\xff" + whole[1:], b"\n[]"):
        copy.write_bytes(damaged)
        assert kept("fruit.yml", TEXT) is None


def test_without_a_place_to_write_to_nothing_is_kept(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    keep("fruit.yml", TEXT, DATA)
    assert kept("fruit.yml", TEXT) is None


def test_files_of_the_package_are_read_from_their_copy(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    path = loading.lexicon_folder() / "words.yml"
    model = type("Any", (loading.LexiconModel,), {"model_config": {"extra": "allow"}})
    first = loading.load_file(path, model)
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(loading, "parse", lambda text, name: pytest.fail("read anew"))
    assert loading.load_file(path, model) == first


def test_files_from_elsewhere_are_always_read(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "fruit.yml"
    path.write_text(TEXT)
    model = type("Any", (loading.LexiconModel,), {"model_config": {"extra": "allow"}})
    assert loading.load_file(path, model).model_dump() == DATA
    assert not folder.exists()
