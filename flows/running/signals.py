"""Signals of a run: who gets a Ctrl-C, and ending in good order."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: Exit codes by the custom of shells: 128 and the number of the signal.
INTERRUPTED = 130
TERMINATED = 143


@contextmanager
def keyboard_held() -> Iterator[None]:
    """Processes started inside never get a Ctrl-C; one that comes meanwhile reaches this process afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_in_good_order() -> None:
    """Let SIGTERM end this process like an exception, so that what it started is ended, too."""

    def leave(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise SystemExit(TERMINATED)

    signal.signal(signal.SIGTERM, leave)
