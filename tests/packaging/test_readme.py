"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import schemas
from flows.cli import app
from tests.cli.command import RAW, ROOT
from tests.flow.pipeline import article, run_plain

README = (ROOT / "README.md").read_text(encoding="utf-8")


def reading_lines() -> str:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    return str(block)


@pytest.fixture(scope="module", params=["full", "without records"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of this project's articles, and one of a dated and an undated text that report nothing."""
    folder = tmp_path_factory.mktemp("release")
    if request.param == "full":
        run_plain(RAW, out=folder / "curated")
    else:
        (folder / "undated.txt").write_text("Nothing is told here.")
        (folder / "2024-05-01-dated.txt").write_text("Nothing is told here either.")
        run_plain(folder / "undated.txt", folder / "2024-05-01-dated.txt", out=folder / "curated")
    return folder


@pytest.mark.parametrize("dataset", sorted(schemas.datasets()))
def test_every_dataset_is_read_with_these_lines(dataset: str, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)
    names: dict[str, Any] = {}
    for line in reading_lines().replace("statistics", dataset).splitlines():
        exec(line, names)
        for name in ("frame", "table", "result"):
            if name in line:
                columns = getattr(names[name], "column_names", None) or getattr(names[name], "columns", None)
                assert columns is None or set(schemas.datasets()[dataset].model_fields) <= set(columns)
    assert len(names["frame"]) == names["table"].num_rows == len(names["result"])


def test_undated_documents_have_a_partition(release: Path) -> None:
    assert (release / "curated" / "documents" / "published_month=undated").is_dir()


def test_every_dataset_is_named() -> None:
    assert all(f"`{dataset}`" in README for dataset in schemas.datasets())


def test_every_command_is_named_and_every_named_one_is_there() -> None:
    there = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    named = set(re.findall(r"factledger (\w+)", README)) & {*there, *re.findall(r"`factledger (\w+)", README)}
    assert named >= there
    assert set(re.findall(r"`factledger (\w+)", README)) <= there


def test_every_make_target_is_named_by_help() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in {*re.findall(r"make (\w+)", README), "clean"}:
        assert f"make {target}" in told


def test_the_articles_hold_what_a_run_needs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article(1))
    assert run_plain(tmp_path / "a.txt", out=tmp_path / "curated").rows["documents"] == 1


def test_continuous_integration_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in README
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("make test")


def test_constraints_pin_everything_and_name_no_index() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", pin) for pin in pins)
    assert "3.11" in lines[1]
    names = {re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in pins}
    project = (ROOT / "pyproject.toml").read_text()
    core = re.search(r"\ndependencies = \[(.*?)\n\]", project, re.DOTALL)
    dev = re.search(r"\ndev = \[(.*?)\n\]", project, re.DOTALL)
    assert core is not None
    assert dev is not None
    wanted = re.findall(r'^\s+"([A-Za-z0-9_.-]+)', core[1] + dev[1], re.MULTILINE)
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in wanted} <= names
