"""spaCy and quantulum3 in a process and environment of their own, asked text by text."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

ENVIRONMENT = "FACTLEDGER_BENCH_PYTHON"
_ROOT = Path(__file__).resolve().parents[2]


class Rivals:
    """The other process, as a context. Raises FileNotFoundError where its environment is not set up."""

    def __init__(self) -> None:
        python = os.environ.get(ENVIRONMENT) or str(_ROOT / ".venv-bench" / "bin" / "python")
        if not Path(python).exists():
            raise FileNotFoundError(f"{python} is not there: `make bench` sets it up")
        script = str(Path(__file__).with_name("rival_process.py"))
        single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            [python, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, **single},
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=60)

    def seconds(self, tool: str, text: str) -> float:
        """Processor seconds that `spacy` (its whole pipeline) or `quantulum3` takes for a text."""
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise BrokenPipeError("the process of the rivals has no pipes")
        asked.write(json.dumps({"tool": tool, "text": text}) + "\n")
        asked.flush()
        line = answers.readline()
        if not line:
            raise BrokenPipeError("the process of the rivals has ended")
        return float(json.loads(line))
