"""How work grows with the size of a text: calls, which are counted, and time, which is measured.

Calls of functions, in Python and in C, are the same number on every machine and under any load, so
they carry the strict bound. What happens inside one call, above all in the matching of a pattern, only time shows; it
carries a bound that is wide enough for a loaded machine and far below what work would cost that grows with the square.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType

_CALLS = frozenset({"call", "c_call"})


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls, in Python and in C."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in _CALLS

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def seconds(work: Callable[[], object]) -> float:
    """Processor time of `work` in seconds, without collections, whose cost depends on what else the process holds."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()
