"""How Prefect is told to behave."""

from __future__ import annotations

from pathlib import Path

from flows.running.environment import prefect_environment


def test_prefect_is_offline_and_quiet_and_at_home_here() -> None:
    found = prefect_environment(Path("/here/prefect"), {})
    assert found["PREFECT_HOME"] == "/here/prefect"
    assert found["DO_NOT_TRACK"] == "1"
    assert found["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert found["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] == "120"
    assert found["PREFECT_LOGGING_LEVEL"] == "CRITICAL"


def test_what_the_user_has_set_is_left_alone() -> None:
    given = {"PREFECT_HOME": "/mine", "PREFECT_LOGGING_LEVEL": "DEBUG"}
    assert not given.keys() & prefect_environment(Path("/here"), given).keys()


def test_a_proxy_is_never_asked_for_this_machine() -> None:
    found = prefect_environment(Path("/here"), {"NO_PROXY": "example.org,localhost"})
    assert found["NO_PROXY"].split(",") == ["example.org", "localhost", "127.0.0.1"]
    assert found["no_proxy"].split(",") == ["127.0.0.1", "localhost"]
