"""One Prefect server for the tests here that are about something else: starting one takes ten seconds."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from flows.running.api import loopback_api
from flows.running.environment import API_URL


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that points a command at the server."""
    before = dict(os.environ)
    with loopback_api(tmp_path_factory.mktemp("prefect")) as wait:
        wait()
        url = os.environ[API_URL]
        os.environ.clear()
        os.environ.update(before)
        yield {API_URL: url}
