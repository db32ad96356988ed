"""How Prefect is to behave here: offline, quiet, its files in the project's own folder. To be set before its import."""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path

API_URL = "PREFECT_API_URL"
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}
_LOOPBACK = ("127.0.0.1", "localhost")


def prefect_environment(home: Path, given: Mapping[str, str]) -> dict[str, str]:
    """Variables to set, beside those already `given`, which are left alone.

    `home` becomes PREFECT_HOME unless one is given. A proxy is never asked for this machine's own addresses.
    """
    wanted = {**_QUIET, "PREFECT_HOME": str(home)}
    found = {name: value for name, value in wanted.items() if name not in given}
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in given.get(name, "").split(",") if host]
        found[name] = ",".join([*hosts, *(host for host in _LOOPBACK if host not in hosts)])
    return found


def prepare(home: Path, environment: MutableMapping[str, str] = os.environ) -> None:
    """Set these variables for this process and those it starts."""
    environment.update(prefect_environment(home, environment))
