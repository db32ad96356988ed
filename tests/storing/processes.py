"""Runs in other processes, and what a release says after them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pyarrow.dataset as ds

from flows.storing.pointer import path

ROOT = Path(__file__).parents[2]


def texts(out: Path) -> set[str]:
    return set(ds.dataset(path(out) / "documents").to_table()["text"].to_pylist())


def start(body: str, out: Path) -> subprocess.Popen[str]:
    """Run Python in another process; `out` is the output folder there."""
    lines = ["import datetime as dt, os, sys, time", "from pathlib import Path", "out = Path(sys.argv[1])"]
    script = "\n".join([*lines, "from tests.storing.corpus import *", textwrap.dedent(body)])
    command = [sys.executable, "-c", script, str(out)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    stdout, stderr = process.communicate(timeout=120)
    return process.returncode, stdout, stderr
