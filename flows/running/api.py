"""Prefect's API on this machine's loopback address, for as long as a run or a service needs it."""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import flows
from flows.running import loopback
from flows.running.environment import API_URL, prepare
from flows.running.signals import keyboard_held
from flows.storing.errors import explained

#: A slow machine under load needs a minute; more than this and something is wrong.
_STARTUP_SECONDS = 120.0
_STOP_SECONDS = 10.0
#: Prefect's books of past runs are no record of ours; they are begun anew beyond this size.
_MAX_BOOKS = 64 * 1024 * 1024


class ServerFailed(Exception):
    """The loopback server did not start; the message says where its log is."""


@contextmanager
def loopback_api(home: Path, *, scheduling: bool = False) -> Iterator[Callable[[], None]]:
    """Start a Prefect server that only this machine reaches, and point this process at it.

    Gives a function that waits until the server answers: what takes time can be done before. Where PREFECT_API_URL is
    set already, that server is used and none is started. `home` keeps Prefect's files. With `scheduling` the server
    also plans the runs of deployments. It ends with the block, or with this process. Raises ServerFailed.
    """
    prepare(home)
    if os.environ.get(API_URL):
        yield lambda: None
        return
    with explained("create", home):
        home.mkdir(parents=True, exist_ok=True)
    with _books(home) as database, _server(home, database, scheduling) as (port, wait):
        os.environ[API_URL] = f"http://127.0.0.1:{port}/api"
        try:
            yield wait
        finally:
            os.environ.pop(API_URL, None)


@contextmanager
def _books(home: Path) -> Iterator[Path]:
    """The database file to use: the one in `home`, or a passing one where another run has that."""
    with contextlib.ExitStack() as stack:
        with explained("open", home / "prefect.lock"):
            handle = os.open(home / "prefect.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        stack.callback(os.close, handle)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="factledger-", ignore_cleanup_errors=True))
            yield Path(folder) / "prefect.db"
            return
        database = home / "prefect.db"
        if database.exists() and database.stat().st_size > _MAX_BOOKS:
            for path in home.glob(f"{database.name}*"):
                path.unlink(missing_ok=True)
        yield database


@contextmanager
def _server(home: Path, database: Path, scheduling: bool) -> Iterator[tuple[int, Callable[[], None]]]:
    log = home / "server.log"
    with socket.socket() as listener, explained("write", log), log.open("wb") as output:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        with keyboard_held():
            server = subprocess.Popen(
                [sys.executable, "-P", str(Path(loopback.__file__)), str(listener.fileno())],
                env=_environment(database, scheduling),
                pass_fds=[listener.fileno()],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
    try:
        yield port, lambda: _wait_until_healthy(server, port, log)
    finally:
        _stop(server)


def _environment(database: Path, scheduling: bool) -> dict[str, str]:
    """The server's environment. Without `scheduling` it leaves out the services that a single run has no use for."""
    package = str(Path(flows.__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH", ""), package]))
    ephemeral = {} if scheduling else {"PREFECT__SERVER_EPHEMERAL": "1"}
    return {
        **os.environ,
        **ephemeral,
        "PYTHONPATH": path,
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}",
        "PREFECT_UI_ENABLED": "1" if scheduling else "0",
        "PREFECT__SERVER_FINAL": "1",
    }


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _STARTUP_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise ServerFailed(f"Prefect's server ended with exit code {server.returncode}: {_last_line(log)}")
        if _is_healthy(port):
            return
        time.sleep(0.05)
    raise ServerFailed(f"Prefect's server did not answer within {_STARTUP_SECONDS:.0f} seconds: see {log}")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return f"{lines[-1] if lines else 'it said nothing'} (log: {log})"


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server; it has nothing to lose."""
    server.terminate()
    try:
        server.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    with contextlib.suppress(OSError):
        if server.stdin is not None:
            server.stdin.close()
