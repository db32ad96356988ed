"""`factledger run` as a whole, with the server that it starts itself."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import psutil
import pytest

import schemas
from tests.cli.command import RAW, factledger
from tests.flow.pipeline import manifest, rows

pytestmark = pytest.mark.slow
Api = dict[str, str]


def _at_work_in(folder: Path) -> list[list[str]]:
    """Command lines of processes whose working directory this is: that of all which a command starts."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.cwd() == str(folder):
                found.append(process.cmdline())
    return found


def test_a_whole_run(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    done = factledger("run", RAW, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for kind in ("documents", *schemas.kinds(), "rules", "organisations", "officials_register", "statistics_series"):
        assert rows(out, kind), kind
    assert "Release 1" in done.stdout
    assert "SELECT" in done.stdout
    assert str(factledger("path", cwd=tmp_path).stdout.strip()).endswith("releases/000001")
    assert not _at_work_in(tmp_path)

    begin = time.perf_counter()
    again = factledger("run", RAW, cwd=tmp_path)
    seconds = time.perf_counter() - begin
    assert (again.returncode, again.stderr) == (0, "")
    assert "Nothing new" in again.stdout
    assert seconds < 5, "without anything to read not even Prefect is started; alone it is under a second"


def test_engines_give_the_same_bytes_and_leave_nothing_running(tmp_path: Path, prefect_api: Api) -> None:
    for engine in ("inline", "processes"):
        done = factledger("run", RAW, "--out", engine, "--engine", engine, "--quiet", cwd=tmp_path, env=prefect_api)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert manifest(tmp_path / "inline") == manifest(tmp_path / "processes")
    assert not _at_work_in(tmp_path)


@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_an_engine_whose_package_is_missing(engine: str, tmp_path: Path, prefect_api: Api) -> None:
    pytest.importorskip("prefect")
    (tmp_path / "hide").mkdir()
    (tmp_path / "hide" / f"prefect_{engine}.py").write_text("raise ImportError('not here', name='prefect_x')")
    (tmp_path / "a.txt").write_text("HANOI - Nothing happened on Monday, officials said.")
    env = {**prefect_api, "PYTHONPATH": f"{tmp_path / 'hide'}:{RAW.parent}"}
    done = factledger("run", "a.txt", "--engine", engine, cwd=tmp_path, env=env)
    assert done.returncode == 2, done.stderr
    assert f"pip install 'factledger[{engine}]'" in done.stderr
    assert "Traceback" not in done.stderr
