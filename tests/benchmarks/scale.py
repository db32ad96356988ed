"""Runs of many articles: how they grow with workers, where the time goes, and what memory a worker takes.

    python -m tests.benchmarks.scale FEED OUT WORKERS

Prefect is left out: it adds its start (some 10 seconds) and less than 0.1 seconds a shard. Each run is a process of
its own, so that the peak of its workers is known.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import orjson

from flows.cutting import ShardMaker
from flows.finishing import finish
from flows.planning import make_plan
from flows.running.pool import process_pool
from flows.shard import ShardRef, ShardSummary
from flows.storing.store import Store, open_session
from tests.benchmarks.corpus import texts

_MEGA = 1024 * 1024


def _extract(refs: list[ShardRef], run: Callable[[ShardRef], ShardSummary], workers: int) -> list[ShardSummary]:
    """All shards, `workers` at a time."""
    with ThreadPoolExecutor(workers) as threads:
        return list(threads.map(run, refs))


def measure(feed: Path, out: Path, workers: int) -> dict[str, float]:
    """One run with so many worker processes: seconds of its parts by the clock, processor seconds, peaks in MB."""
    with open_session(Store.of(out)) as store:
        begin = time.perf_counter()
        plan = make_plan([str(feed)], store)
        refs = list(ShardMaker(plan, store, workers).shards())
        read = time.perf_counter()
        with process_pool(workers) as run:
            _extract([ShardRef(store)] * workers, run, workers)
            warm = time.perf_counter()
            shards = _extract(refs, run, workers)
            done = time.perf_counter()
        outcome = finish(store, plan, shards, keep=1)
        end = time.perf_counter()
    children, own = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    return {
        "articles": outcome.documents, "records": sum(outcome.records.values()), "workers": workers,
        "read_s": read - begin, "start_s": warm - read, "extract_s": done - warm, "release_s": end - done,
        "workers_cpu_s": children.ru_utime + children.ru_stime, "own_cpu_s": own.ru_utime + own.ru_stime,
        "worker_peak_mb": children.ru_maxrss / 1024, "own_peak_mb": own.ru_maxrss / 1024,
        "feed_mb": feed.stat().st_size / _MEGA,
    }  # fmt: skip


def run(feed: Path, out: Path, workers: int) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.scale", str(feed), str(out), str(workers)]
    done = subprocess.run(command, check=True, capture_output=True)
    told: dict[str, float] = orjson.loads(done.stdout.splitlines()[-1])
    return {name: round(value, 2) for name, value in told.items()}


def write_feed(path: Path, count: int) -> None:
    """A feed of so many articles."""
    with path.open("wb") as file:
        for number, text in enumerate(texts(count)):
            file.write(orjson.dumps({"id": number, "text": text}) + b"\n")


def scaled(many: int, few: int) -> dict[str, dict[str, float]]:
    """Runs of few articles, and of many with one and with two workers."""
    told: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, count, workers in (("few", few, 1), ("one", many, 1), ("two", many, 2)):
            feed = Path(folder) / f"feed-{count}.jsonl"
            if not feed.exists():
                write_feed(feed, count)
            told[name] = run(feed, Path(folder) / f"out-{name}", workers)
    return told


if __name__ == "__main__":
    print(orjson.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))).decode())
