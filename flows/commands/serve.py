"""`factledger serve`: the flow on a schedule, with a Prefect server of its own."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from flows.commands.failing import Misuse
from flows.planning import make_plan
from flows.running.api import loopback_api
from flows.running.environment import API_URL
from flows.storing.links import check_way
from flows.storing.store import Store
from schemas import datasets

_EVERY = re.compile(r"(\d{1,6})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Service:
    """What is to be run, and when: `every` so often (`15m`), or by `cron`."""

    inputs: Sequence[str]
    out: str
    every: str
    cron: str | None
    workers: int | None
    prune: bool
    keep: int


def serve_flow(service: Service) -> None:
    """Serve until interrupted. Raises what keeps it from starting."""
    if not service.out:
        raise Misuse("--out is empty: name a folder for the tables")
    every = None if service.cron is not None else interval(service.every)
    store = Store.of(service.out)
    make_plan(service.inputs, store)
    store.create()
    check_way(store, list(datasets()))
    # A service is watched by its log.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
    with loopback_api(store.root / "prefect", scheduling=True) as wait:
        wait()
        from flows.serve import check_cron, serve

        if service.cron is not None:
            check_cron(service.cron)
        when = f"by {service.cron!r}" if service.cron else f"every {service.every}"
        print(f"Serving {when}; Prefect: {os.environ[API_URL].removesuffix('/api')}; Ctrl-C ends it", file=sys.stderr)
        parameters = {
            "inputs": list(service.inputs), "out": service.out, "workers": service.workers,
            "prune": service.prune, "keep": service.keep,
        }  # fmt: skip
        serve(parameters, every=every, cron=service.cron, at_once=every is not None)


def interval(text: str) -> dt.timedelta:
    """`90s`, `15m`, `6h`, `1d` as a duration. Raises Misuse."""
    match = _EVERY.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise Misuse(f"--every is a number and s, m, h or d (15m), not {text!r}")
    return dt.timedelta(**{_UNITS[match[2]]: int(match[1])})
