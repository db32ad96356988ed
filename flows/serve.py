"""The flow as a service: runs planned by a Prefect server on this machine."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping
from typing import Any

from flows.curate import curate


class BadSchedule(ValueError):
    """A cron schedule that means nothing; the message says how one is written."""


def check_cron(cron: str) -> None:
    """Raise BadSchedule where Prefect could plan no runs by `cron`."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron)
    except ValueError as error:
        raise BadSchedule(
            f"--cron is minute, hour, day of the month, month and day of the week ('0 6 * * *'), not {cron!r}"
        ) from error


def serve(parameters: Mapping[str, Any], *, every: dt.timedelta | None, cron: str | None, at_once: bool) -> None:
    """Run the flow on a schedule until this process is interrupted or told to end.

    PREFECT_API_URL must name a server with its scheduler at work: an ephemeral one schedules nothing. `at_once` runs
    it once before the first planned time. One run at a time: a run that is due while another is under way waits.
    """
    from prefect.flows import EntrypointType

    # On SIGTERM the runner forgets to await its own stopping, and says so.
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop'", RuntimeWarning)
    if at_once:
        curate(**parameters)
    curate.serve(
        name="factledger",
        interval=every,
        cron=cron,
        parameters=dict(parameters),
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
