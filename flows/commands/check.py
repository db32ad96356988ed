"""`factledger check`: whether the rules do what their files say."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rich.console import Console

from flows.authoring.checking import check
from flows.reporting.proofs import print_checked


def check_rules(only: Sequence[str]) -> bool:
    """Prove the rules and print what fails; whether all holds. Raises UnknownRule and LexiconError."""
    begin = time.perf_counter()
    checked = check(only)
    print_checked(checked, time.perf_counter() - begin, Console(highlight=False, soft_wrap=True))
    return checked.holds
