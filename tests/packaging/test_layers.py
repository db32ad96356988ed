"""Data flows one way: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["reading", "cleaning", "annotating", "extracting", "resolving", "storing"]
MODULES = sorted(path for top in ("flows", "schemas") for path in (ROOT / top).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Names of all modules that a module imports anywhere, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "flows" and len(parts) > 1 and parts[1] in ROOMS else None


def test_schemas_know_nothing_of_flows() -> None:
    guilty = [
        path
        for path in MODULES
        if path.is_relative_to(ROOT / "schemas")
        for n in imported(path)
        if n.startswith("flows")
    ]
    assert not guilty


def test_only_the_flow_and_its_service_import_prefect() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        for name in imported(path)
        if name.split(".")[0].startswith("prefect")
    }
    assert users == {"flows/curate.py", "flows/serve.py"}


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_rooms_before_them(room: str) -> None:
    """Nothing reaches ahead, but for what `resolving` offers within one document."""
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    found = {
        (path.name, name)
        for path in MODULES
        if path.is_relative_to(ROOT / "flows" / room)
        for name in imported(path)
        if room_of(name) not in {None, *allowed} and not name.startswith("flows.resolving.in_document")
    }
    assert not found


def test_no_room_knows_what_runs_it() -> None:
    above = (
        "flows.curate",
        "flows.serve",
        "flows.cli",
        "flows.commands",
        "flows.reporting",
        "flows.running",
        "flows.planning",
    )
    guilty = [
        (path.name, name)
        for path in MODULES
        if any(path.is_relative_to(ROOT / "flows" / room) for room in ROOMS)
        for name in imported(path)
        if name.startswith(above)
    ]
    assert not guilty


def test_modules_are_of_a_size_to_be_read() -> None:
    long = {path.name: n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long


def test_modules_are_named_for_what_they_do() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "util", "helper", "misc", "common")]
