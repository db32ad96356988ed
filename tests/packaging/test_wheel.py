"""A wheel in an empty folder: nothing that a run needs is left behind in the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import RAW, ROOT
from tests.flow.pipeline import rows

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_code_rules_and_lexicon_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"flows", "schemas", "factledger"}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for top in ("flows", "schemas")
        for path in (ROOT / top).rglob("*")
        if path.suffix in (".py", ".yml")
    }
    assert wanted <= set(names)


def test_it_runs_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    env["PYTHONPATH"] = str(site)

    def command(*given: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-P", str(site / "bin" / "factledger"), *given]
        return subprocess.run(line, cwd=work, env=env, capture_output=True, text=True, timeout=150)

    done = command("run", str(RAW), "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(work / "curated", "statistics")
    where = "import flows.line, schemas; print(flows.line.__file__, schemas.__file__)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", where], cwd=work, env=env, capture_output=True, text=True
    ).stdout
    assert found.count(str(site)) == 2
