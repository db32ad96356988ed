"""Failures that a user can do something about: one line on standard error and an exit code, no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flows.running.signals import INTERRUPTED

#: The run failed: the release before, if any, is still in force.
FAILED = 1
#: What was asked for cannot be done: no such input, no such option, a package missing.
MISUSED = 2
#: Whoever read the output has gone.
_PIPE_CLOSED = 141


class Misuse(ValueError):
    """An option whose value means nothing; the message says what it may be."""


@contextmanager
def told_to_user() -> Iterator[None]:
    """End the process with a message and an exit code where the block fails in a way that is known."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        _leave("interrupted; what was released before is untouched", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(_PIPE_CLOSED) from None
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        _leave(str(error), code)


def _leave(message: str, code: int) -> None:
    print(f"factledger: {message}", file=sys.stderr)
    raise SystemExit(code) from None


def _code_of(error: Exception) -> int | None:
    """Exit code of a failure that is known, None for one that is a fault of the program."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"NoInput", "MissingExtra", "EngineMissing", "BadSchedule", "Misuse", "UnknownRule", "NoTree"}:
        return MISUSED
    if names & {"StoringError", "TransientError", "WorkerDied", "ServerFailed", "LexiconError", "ExtractionFailed"}:
        return FAILED
    # Prefect's client and its HTTP library: a server that PREFECT_API_URL names and that does not answer.
    if type(error).__module__.partition(".")[0] in ("httpx", "httpcore") or "PrefectException" in names:
        return FAILED
    return None
