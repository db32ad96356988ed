"""The pool of spawned processes in which shards are read."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any, TypeVar

from flows.running.signals import keyboard_held
from flows.shard import ShardRef, ShardSummary, line_of, run_shard

RunShard = Callable[[ShardRef], ShardSummary]
Result = TypeVar("Result")


class WorkerDied(Exception):
    """A worker process ended in the middle of a shard; the message says what can be done."""


def default_workers() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def process_pool(workers: int, *, experimental: bool = False) -> Iterator[RunShard]:
    """A pool of spawned processes; gives the function that runs a shard in one of them and waits for it.

    The processes are started at once and compile the rules. They end with the block, at once where it ends by an
    exception, and by themselves where this process is killed. Signals from the keyboard reach this process alone.
    """
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _prepare, (experimental,))
    try:
        # A process is started by each task that finds none idle.
        for _ in range(workers):
            _submit(pool, int)
        yield lambda ref: _in(pool, ref)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    pool.shutdown()


def _in(pool: ProcessPoolExecutor, ref: ShardRef) -> ShardSummary:
    try:
        return _submit(pool, run_shard, ref).result()
    except BrokenProcessPool as error:
        names = ", ".join(file.source for file in ref.files[:3]) or "lines of a container"
        raise WorkerDied(
            f"a worker process ended while reading a shard of {len(ref.files)} files ({names}, ...): it was killed, "
            "perhaps for want of memory; try fewer --workers, or --engine inline to see the cause"
        ) from error


def _submit(pool: ProcessPoolExecutor, function: Callable[..., Result], *given: Any) -> Future[Result]:
    with keyboard_held():
        return pool.submit(function, *given)


def _prepare(experimental: bool) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What is wrong with the rules is told by the first shard: an exception here would only break the pool.
    with contextlib.suppress(Exception):
        line_of(experimental)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
