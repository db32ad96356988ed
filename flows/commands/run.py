"""`factledger run`: from raw articles to a release, and the report of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console

from flows.commands.failing import Misuse
from flows.outcome import Outcome, nothing_new
from flows.planning import make_plan
from flows.reporting.progress import shown
from flows.reporting.run_report import report
from flows.storing.commit import head
from flows.storing.links import check_way
from flows.storing.store import Store, open_session
from schemas import datasets

if TYPE_CHECKING:
    from flows.curate import Engine


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be run; `workers` is None for one per processor."""

    inputs: Sequence[str]
    out: str
    engine: Engine
    workers: int | None
    prune: bool
    experimental: bool
    keep: int


def run(request: Request, *, quiet: bool) -> None:
    """Run and report. Raises what makes a run fail; then nothing was released."""
    console = Console(stderr=True)
    with shown(console) if not quiet else nullcontext():
        outcome = _curated(request)
    if not quiet:
        report(outcome, request.out, Console(soft_wrap=False))


def _curated(request: Request) -> Outcome:
    if not request.out:
        raise Misuse("--out is empty: name a folder for the tables")
    store = Store.of(request.out)
    plan = make_plan(request.inputs, store, experimental=request.experimental)
    # Whatever is wrong with the output is told before any work is done.
    store.create()
    check_way(store, list(datasets()))
    if plan.is_settled:
        # Nothing to read, so there are no tasks: the flow would start Prefect for nothing.
        if not request.prune and (same := nothing_new(store, plan, experimental=request.experimental)) is not None:
            return same
        from flows.finishing import finish

        last = head(store)
        with open_session(store, last.number if last else 0) as session:
            return finish(session, plan, prune=request.prune, experimental=request.experimental, keep=request.keep)
    from flows.running.api import loopback_api

    with loopback_api(store.root / "prefect") as wait:
        from flows.curate import curation

        flow = curation(request.engine, request.workers)
        wait()
        done: Outcome = flow(
            list(request.inputs),
            request.out,
            request.engine,
            request.workers,
            request.prune,
            request.experimental,
            request.keep,
        )
        return done
