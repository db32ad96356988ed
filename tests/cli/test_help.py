"""What the command says before it does anything, and how fast."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import schemas
from tests.cli.command import RAW, environment, factledger

COMMANDS = ["run", "explain", "check", "misses", "diff", "score", "dictionary", "path", "serve"]


def test_help_teaches_with_examples(tmp_path: Path) -> None:
    done = factledger("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "factledger run raw" in done.stdout
    assert all(command in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str, tmp_path: Path) -> None:
    done = factledger(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Example:" in done.stdout


def test_version(tmp_path: Path) -> None:
    done = factledger("--version", cwd=tmp_path)
    assert re.fullmatch(r"factledger \d+\.\d+\.\d+\S*\n", done.stdout)


def test_dictionary_describes_every_column(tmp_path: Path) -> None:
    done = factledger("dictionary", "--format", "json", cwd=tmp_path)
    told = {(line["dataset"], line["column"]) for line in json.loads(done.stdout)}
    wanted = {(name, column) for name, model in schemas.datasets().items() for column in model.model_fields}
    assert wanted <= told
    assert ("events", "participants.role") in told
    markdown = factledger("dictionary", cwd=tmp_path).stdout
    assert all(f"\n## {dataset}\n" in markdown for dataset, _ in wanted)


@pytest.mark.parametrize(
    "given",
    [["--help"], ["dictionary"], ["path"], ["explain", str(RAW / "antara-rice-reserve.txt")], ["run", "--help"]],
)
def test_only_runs_import_prefect(given: list[str], tmp_path: Path) -> None:
    script = (
        "import sys, flows.cli\n"
        "try:\n    flows.cli.app(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "sys.exit(any(name.partition('.')[0] == 'prefect' for name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *given], cwd=tmp_path, env=environment(), capture_output=True)
    assert done.returncode == 0, done.stderr


def test_help_imports_no_tables(tmp_path: Path) -> None:
    script = (
        "import sys, flows.cli; sys.exit(any(n in sys.modules for n in ('pyarrow', 'pandas', 'pydantic', 'prefect')))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment()).returncode == 0


def test_light_commands_start_at_once(tmp_path: Path) -> None:
    """Generous, since other tests run at the same time: alone it is 0.2 seconds."""

    def seconds() -> float:
        begin = time.perf_counter()
        factledger("path", cwd=tmp_path)
        return time.perf_counter() - begin

    assert min(seconds() for _ in range(3)) < 1.5
