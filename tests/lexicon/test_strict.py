"""Lexicon files are strict: wrong keys, missing keys and values of a wrong kind are refused, with file and line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.annotating.dates.lexicon import Calendar, Holidays, MovingFeasts
from flows.annotating.dates.tables import tables
from flows.annotating.durations import DurationWords
from flows.annotating.quantities import lexicon as quantities
from flows.cleaning.lexicon import Abbreviations, PressLexicon
from flows.extracting.figures.localities import LocalityFile
from flows.extracting.figures.standing_words import StandingWords
from flows.lexicon.doings import Doings
from flows.lexicon.loading import LexiconError, LexiconModel, load_file
from flows.resolving.in_document.lexicon import References
from flows.resolving.lexicon import IdentityFile
from tests.cli.command import environment

FLOWS = Path(__file__).parents[2] / "flows"
LEXICON = FLOWS / "lexicon"
FILES: list[tuple[Path, type[LexiconModel]]] = [
    (LEXICON / "number_words.yml", quantities.NumeralFile),
    (LEXICON / "modifiers.yml", quantities.ModifierFile),
    (LEXICON / "quantity_context.yml", quantities.ContextFile),
    (LEXICON / "calendar.yml", Calendar),
    (LEXICON / "holidays.yml", Holidays),
    (LEXICON / "durations.yml", DurationWords),
    (LEXICON / "references.yml", References),
    (LEXICON / "localities.yml", LocalityFile),
    (LEXICON / "standings.yml", StandingWords),
    (LEXICON / "doings.yml", Doings),
    (LEXICON / "identity.yml", IdentityFile),
    (FLOWS / "cleaning" / "press.yml", PressLexicon),
    (FLOWS / "cleaning" / "abbreviations.yml", Abbreviations),
]
each_file = pytest.mark.parametrize(("path", "model"), FILES, ids=[path.name for path, _ in FILES])


@each_file
def test_an_unknown_key_is_refused_with_its_line(path: Path, model: type[LexiconModel], tmp_path: Path) -> None:
    copy = tmp_path / path.name
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\nkites: [red]\n"
    copy.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"{path.name}:{text.count(chr(10))}: kites: unknown key"):
        load_file(copy, model)


@each_file
def test_a_missing_key_is_refused(path: Path, model: type[LexiconModel], tmp_path: Path) -> None:
    copy = tmp_path / path.name
    name = next(name for name, field in model.model_fields.items() if field.is_required())
    text = path.read_text(encoding="utf-8")
    copy.write_text(text.replace(f"\n{name}:", "\nkites:", 1).removeprefix(f"{name}:"), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"{name}: Field required"):
        load_file(copy, model)


def test_a_word_for_a_list_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "durations.yml"
    copy.write_text("measuring: is\ntelling_when: [ago]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"durations\.yml:1: measuring: "):
        load_file(copy, DurationWords)


@pytest.mark.parametrize("text", ["", "just words", "[a, b]"])
def test_a_file_without_keys_is_refused(text: str, tmp_path: Path) -> None:
    copy = tmp_path / "durations.yml"
    copy.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"durations\.yml:1: must hold keys and their values"):
        load_file(copy, DurationWords)


def test_a_file_that_is_not_there_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    copy = tmp_path / "durations.yml"
    with pytest.raises(LexiconError, match=r"durations\.yml: cannot be read: No such file"):
        load_file(copy, DurationWords)
    copy.write_bytes(b"measuring: \xff")
    with pytest.raises(LexiconError, match=r"durations\.yml: no UTF-8 text at byte 11"):
        load_file(copy, DurationWords)


def test_days_of_moving_feasts_are_dates(tmp_path: Path) -> None:
    copy = tmp_path / "moving_feasts.yml"
    copy.write_text("tet: 2024-02-10 2025-02-30\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"moving_feasts\.yml:1: .*day is out of range"):
        load_file(copy, MovingFeasts)


def test_a_check_reads_every_file_of_the_lexicon() -> None:
    program = (
        "import flows.lexicon.loading as loading; read, load = [], loading._content\n"
        "def noted(path, text): read.append(path.name); return load(path, text)\n"
        "loading._content = noted\n"
        "from flows.authoring.checking import check; check(['statistics.moved_by'])\n"
        "print(*read)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=True
    )
    unread = {path.name for path in LEXICON.rglob("*.yml")} - set(done.stdout.split())
    assert unread == {"ambiguous.yml"}  # read where all rules are checked


def test_every_cue_of_the_calendar_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (FLOWS / "annotating" / "dates").glob("*.py"))
    assert [cue for cue in tables().calendar.cues if f'"{cue}"' not in code] == []
