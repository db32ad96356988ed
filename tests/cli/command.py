"""The command as a user runs it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "raw"


def environment(**more: str) -> dict[str, str]:
    """The environment of a command that is run in another folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PREFECT_") or name == "PREFECT_API_URL"
    }
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**kept, "PYTHONPATH": path, "COLUMNS": "200", "PYTHONIOENCODING": "utf-8", **more}


def arguments(*given: str | Path) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "flows.cli", *map(str, given)]


def factledger(
    *given: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    timeout: float = 150,
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        arguments(*given),
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout,
        preexec_fn=before,
        check=False,
    )


def interrupted(
    *given: str | Path, cwd: Path, when: Callable[[], bool], number: int = signal.SIGINT
) -> tuple[int, str, list[psutil.Process]]:
    """Run the command in a process group of its own and send the group a signal; exit code, errors, survivors."""
    import time

    with subprocess.Popen(
        arguments(*given),
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + 100
        while not when() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        family = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, number)
        _, errors = process.communicate(timeout=60)
    _, alive = psutil.wait_procs(family, timeout=15)
    return process.returncode, errors, alive
