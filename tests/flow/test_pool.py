"""The pool of spawned processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from flows.reading import InputFile
from flows.running.pool import WorkerDied, process_pool
from flows.shard import ShardRef
from flows.storing.store import Store, open_session
from tests.flow.pipeline import article, manifest, run_plain, write_lines

pytestmark = pytest.mark.slow


def test_processes_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "feed.jsonl", [{"id": str(n), "text": article(n)} for n in range(30)])
    run_plain(feed, out=tmp_path / "inline")
    with process_pool(2) as run:
        run_plain(feed, out=tmp_path / "processes", run=run, workers=2)
    assert manifest(tmp_path / "processes") == manifest(tmp_path / "inline")


def test_a_worker_that_is_killed_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "pipe").mkdir()
    with open_session(Store.of(tmp_path / "out")) as store:
        ref = ShardRef(store, tuple(InputFile(f"/nowhere/{n}.txt", f"{n}.txt", 1) for n in range(50_000)))
        with pytest.raises(WorkerDied, match="fewer --workers"), process_pool(1) as run:
            run(ShardRef(store))
            (worker,) = [c for c in psutil.Process().children() if "spawn_main" in " ".join(c.cmdline())]
            worker.send_signal(signal.SIGKILL)
            run(ref)
    assert not psutil.pid_exists(worker.pid) or psutil.Process(worker.pid).status() == psutil.STATUS_ZOMBIE


_OWNER = """
import sys, time
from pathlib import Path
from flows.running.pool import process_pool
if __name__ == "__main__":
    with process_pool(1) as run:
        print("ready", flush=True)
        time.sleep(60)
"""


def test_workers_end_when_their_owner_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(_OWNER)
    owner = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=dict(os.environ))
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"ready\n"
    deadline = time.monotonic() + 20
    while not (children := psutil.Process(owner.pid).children(recursive=True)) and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(3)  # a worker watches its owner once it has started
    owner.kill()
    owner.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive
