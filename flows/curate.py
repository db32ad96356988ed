"""The flow: raw files → shards of extracted documents → release. Each line of `curate` is one arrow.

Prefect sees one task per shard; what passes between them are paths and counts. Nothing below this module knows of it.
Annotations here are evaluated, not kept as strings: Prefect makes its parameter model of them.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, Literal, Protocol

from flows.running.environment import prepare

prepare(Path.cwd() / ".prefect")

from prefect import Flow, State, Task, flow, get_run_logger  # noqa: E402 - it reads its settings from the environment on import
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner  # noqa: E402

from flows.cutting import ShardMaker  # noqa: E402
from flows.finishing import finish  # noqa: E402
from flows.outcome import Outcome  # noqa: E402
from flows.planning import make_plan  # noqa: E402
from flows.reporting.progress import current_progress  # noqa: E402
from flows.running.pool import RunShard, default_workers, process_pool  # noqa: E402
from flows.shard import ShardRef, ShardSummary, TransientError, run_shard  # noqa: E402
from flows.storing.commit import head  # noqa: E402
from flows.storing.publish import KEEP  # noqa: E402
from flows.storing.store import Store, open_session  # noqa: E402

Engine = Literal["inline", "processes", "dask", "ray"]
#: Seconds before a shard is tried again after a failure of the system.
_DELAYS = [1.0, 5.0]


@flow(name="curate", description="Raw articles to tables that a reader can trust.", persist_result=False)
def curate(
    inputs: list[str],
    out: str = "curated",
    engine: Engine = "processes",
    workers: int | None = None,
    prune: bool = False,
    experimental: bool = False,
    keep: int = KEEP,
) -> Outcome:
    """Read what is new in `inputs`, extract it, and bring it into force as a release in `out`; all of it or none."""
    store = Store.of(out)
    last = head(store)
    count = workers or default_workers()
    with open_session(store, last.number if last else 0) as session:
        plan = make_plan(inputs, session, experimental=experimental)
        current_progress().expect(None if plan.containers else len(plan.single), plan.bytes)
        refs = ShardMaker(plan, session, count, experimental).shards()
        shards = list(extracted(refs, engine, count, experimental))
        done = finish(session, plan, shards, prune=prune, experimental=experimental, keep=keep)
    get_run_logger().info(
        "release %d: %d documents read, %d rejected, %d files unchanged",
        done.number, done.documents, done.rejected, done.unchanged,
    )  # fmt: skip
    return done


def curation(engine: Engine, workers: int | None = None) -> Flow[Any, Outcome]:
    """The flow with the task runner that an engine needs. Raises EngineMissing where its package is not there."""
    count = workers or default_workers()
    return curate.with_options(task_runner=_task_runner(engine, count))


class EngineMissing(Exception):
    """The package of an engine is not installed; the message says how to install it."""


def _task_runner(engine: Engine, workers: int) -> TaskRunner[Any]:
    try:
        if engine == "dask":
            os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "error")
            from prefect_dask import DaskTaskRunner

            return DaskTaskRunner(cluster_kwargs={"n_workers": workers, "threads_per_worker": 1})
        if engine == "ray":
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
            from prefect_ray import RayTaskRunner

            quiet = {"logging_level": "ERROR", "include_dashboard": False, "log_to_driver": False}
            return RayTaskRunner(init_kwargs={"num_cpus": workers, **quiet})
    except ImportError as error:
        raise EngineMissing(
            f"the engine {engine} needs a package that is not installed ({error.name}): "
            f"pip install 'factledger[{engine}]'"
        ) from error
    return ThreadPoolTaskRunner(max_workers=workers)


class _Future(Protocol):
    def result(self) -> ShardSummary: ...


def extracted(refs: Iterable[ShardRef], engine: Engine, workers: int, experimental: bool) -> Iterator[ShardSummary]:
    """The summaries of all shards, in their order; a few shards at a time are under way."""
    coming = iter(refs)
    first = list(islice(coming, workers))
    if not first:
        return
    with _submitting(engine, len(first), experimental) as submit:
        waiting: deque[tuple[ShardRef, _Future]] = deque()
        for ref in chain(first, coming):
            waiting.append((ref, submit(ref)))
            if len(waiting) > 2 * workers:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())


def _done(ref: ShardRef, future: _Future) -> ShardSummary:
    summary = future.result()
    if ref.spool is not None:
        ref.spool.unlink(missing_ok=True)
    current_progress().advance(summary.documents + summary.kept, summary.bytes)
    return summary


@contextmanager
def _submitting(engine: Engine, workers: int, experimental: bool) -> Iterator[Callable[[ShardRef], _Future]]:
    with ExitStack() as stack:
        run: RunShard = run_shard
        if engine == "processes":
            run = stack.enter_context(process_pool(workers, experimental=experimental))
        shard = Task(
            fn=run,
            name="shard",
            retries=len(_DELAYS),
            retry_delay_seconds=_DELAYS,
            retry_condition_fn=_may_pass,
            cache_policy=NO_CACHE,
            persist_result=False,
        )
        yield shard.submit if engine != "inline" else lambda ref: _Present(shard(ref))


class _Present:
    """A result that is there already."""

    def __init__(self, summary: ShardSummary) -> None:
        self._summary = summary

    def result(self) -> ShardSummary:
        return self._summary


def _may_pass(task: Task[..., Any], run: Any, state: State[Any]) -> bool:
    """Only failures of the system are tried again: a document that fails would fail again."""
    return isinstance(state.result(raise_on_failure=False), TransientError)
