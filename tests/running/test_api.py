"""The loopback server: there when it is needed, gone when its owner is, however that ended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from flows.running.api import ServerFailed, loopback_api
from flows.running.environment import API_URL

pytestmark = pytest.mark.slow
_OWNER = """
import sys
from pathlib import Path
from flows.running.api import loopback_api

with loopback_api(Path(sys.argv[1])) as wait:
    print("started", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("by", ["kill", "terminate"])
def test_the_server_ends_with_its_owner(by: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != API_URL}
    owner = subprocess.Popen(
        [sys.executable, "-c", _OWNER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"started\n"
    servers = psutil.Process(owner.pid).children()
    assert len(servers) == 1
    getattr(owner, by)()
    owner.wait()
    _, alive = psutil.wait_procs(servers, timeout=30)
    assert not alive


def test_a_server_that_is_named_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(API_URL, "http://127.0.0.1:9/api")
    before = psutil.Process().children()
    with loopback_api(tmp_path) as wait:
        wait()
        assert psutil.Process().children() == before
    assert os.environ[API_URL] == "http://127.0.0.1:9/api"


def test_a_server_that_does_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(API_URL, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "uvicorn.py").write_text("raise RuntimeError('no server today')")
    with pytest.raises(ServerFailed, match="no server today"), loopback_api(tmp_path / "home") as wait:
        wait()
    assert API_URL not in os.environ
