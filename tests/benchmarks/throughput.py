"""How fast articles are extracted, how that grows with workers, and what memory a worker takes.

    python -m tests.benchmarks.throughput [ARTICLES]

Prefect is left out: it adds its start (some 10 seconds) and less than 0.1 seconds a shard.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.finishing import finish
from flows.planning import ShardMaker, make_plan
from flows.running.pool import process_pool
from flows.shard import ShardRef, ShardSummary, line_of, run_shard
from flows.storing.store import Store, open_session
from tests.benchmarks.corpus import texts

_ARTICLE_BYTES = 6_900


def extract_all(refs: list[ShardRef], run: Callable[[ShardRef], ShardSummary], workers: int) -> list[ShardSummary]:
    """All shards, `workers` at a time."""
    with ThreadPoolExecutor(workers) as threads:
        return list(threads.map(run, refs))


def measure(feed: Path, out: Path, workers: int) -> None:
    """One run with so many worker processes; none means this process."""
    with open_session(Store.of(out)) as store:
        begin = time.perf_counter()
        plan = make_plan([str(feed)], store)
        refs = list(ShardMaker(plan, store, max(1, workers)).shards())
        read = time.perf_counter()
        if workers:
            with process_pool(workers) as run:
                extract_all([ShardRef(store)] * workers, run, workers)
                warm = time.perf_counter()
                shards = extract_all(refs, run, workers)
                done = time.perf_counter()
        else:
            line_of(False)
            warm = time.perf_counter()
            shards = extract_all(refs, run_shard, 1)
            done = time.perf_counter()
        outcome = finish(store, plan, shards, keep=1)
        end = time.perf_counter()
    size = feed.stat().st_size
    each = (done - warm) / outcome.documents * max(1, workers)
    print(
        f"{workers or 'inline':>7} workers: read {read - begin:6.2f} s, extract {done - warm:7.2f} s, release "
        f"{end - done:6.2f} s; {outcome.documents / (done - warm):7.0f} articles/s, "
        f"{1000 * each:5.2f} ms each, {1000 * each * _ARTICLE_BYTES * outcome.documents / size:5.2f} ms per 6.9 KB"
    )


def main() -> None:
    """Measure in this process, then with one and two workers."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        feed.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts(count))))
        print(f"{count} articles of {feed.stat().st_size / count:.0f} bytes")
        for workers in (0, 1, 2):
            measure(feed, Path(folder) / f"out-{workers}", workers)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest worker: {largest:.0f} MB")


if __name__ == "__main__":
    main()
