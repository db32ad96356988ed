"""`factledger serve`: runs on a schedule, picks up what is new, stops when told."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from flows.commands.failing import Misuse
from flows.commands.serve import interval
from tests.cli.command import arguments, environment, factledger
from tests.flow.pipeline import article, manifest, rows


def _wait_for(number: int, out: Path, process: subprocess.Popen[str]) -> None:
    release = out.parent / f".{out.name}.factledger" / "releases" / f"{number:06d}"
    deadline = time.monotonic() + 120
    while not release.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.2)
    assert release.exists(), process.poll()


@pytest.mark.slow
def test_it_picks_up_what_is_new_and_stops_when_told(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "curated"
    raw.mkdir()
    (raw / "a.txt").write_text(article(1))
    env = environment(PREFECT_RUNNER_POLL_FREQUENCY="1")
    env.pop("PREFECT_API_URL", None)
    with (tmp_path / "log").open("w") as log, subprocess.Popen(
        arguments("serve", "raw", "--every", "3s", "--workers", "1"),
        cwd=tmp_path, env=env, stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            _wait_for(1, out, process)
            (raw / "b.txt").write_text(article(2))
            _wait_for(2, out, process)
        finally:
            family = psutil.Process(process.pid).children(recursive=True)
            process.send_signal(signal.SIGINT)
            code = process.wait(60)
    _, alive = psutil.wait_procs(family, timeout=30)
    told = (tmp_path / "log").read_text()
    assert code == 0, told
    assert not alive
    assert "Traceback" not in told
    assert "release 2: 1 documents read" in told
    assert manifest(out)
    assert {row["source"] for row in rows(out, "documents")} == {"raw/a.txt", "raw/b.txt"}


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("15m", 900), ("6h", 21_600), ("1d", 86_400)])
def test_intervals(text: str, seconds: int) -> None:
    assert interval(text).total_seconds() == seconds


@pytest.mark.slow
def test_a_cron_schedule_that_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(article(1))
    done = factledger("serve", "raw", "--cron", "99 6 * * *", cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stderr.endswith("('0 6 * * *'), not '99 6 * * *'\n")
    assert "Traceback" not in done.stderr
    assert "Serving" not in done.stderr


@pytest.mark.parametrize("text", ["", "15", "0m", "-5m", "soon", "1.5h", "99999999s"])
def test_what_is_no_interval(text: str) -> None:
    with pytest.raises(Misuse, match="--every"):
        interval(text)
