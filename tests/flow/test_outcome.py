from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import flows.outcome
from flows.outcome import Outcome, nothing_new
from flows.planning import make_plan
from flows.storing.store import Store
from tests.flow.pipeline import article, run_plain

_HEAVY = ("prefect", "pandas", "flows.line", "flows.resolving.corpus", "flows.storing.publish", "pyarrow.dataset")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an input and the release made of it."""
    folder = tmp_path_factory.mktemp("settled")
    (folder / "a.txt").write_text(article(1))
    run_plain(folder / "a.txt", out=folder / "out")
    return folder


def short_way(folder: Path, *, experimental: bool = False) -> Outcome | None:
    store = Store.of(folder / "out")
    plan = make_plan([str(folder / "a.txt")], store, experimental=experimental)
    return nothing_new(store, plan, experimental=experimental)


def test_tells_what_the_long_way_tells(made: Path) -> None:
    assert short_way(made) == run_plain(made / "a.txt", out=made / "out")


def test_is_not_taken_where_rules_or_resolving_are_others(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert short_way(made, experimental=True) is None
    monkeypatch.setattr(flows.outcome, "resolving_version", lambda: "another")
    assert short_way(made) is None


def test_is_not_taken_for_a_changed_input(made: Path) -> None:
    (made / "a.txt").write_text(article(2))
    assert short_way(made) is None
    (made / "a.txt").write_text(article(1))
    assert short_way(made) is not None


def test_brings_into_force_what_a_killed_run_left(made: Path) -> None:
    (made / ".out.factledger/current").unlink()
    assert short_way(made) is not None
    assert (made / "out/statistics").is_dir()


def test_the_command_imports_none_of_what_extracts_resolves_and_writes(made: Path) -> None:
    script = (
        "import sys\nfrom flows.cli import main\n"
        f"sys.argv = ['factledger', 'run', {str(made / 'a.txt')!r}, '--out', {str(made / 'out')!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"sys.exit(' '.join(name for name in {_HEAVY!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing new" in done.stdout
