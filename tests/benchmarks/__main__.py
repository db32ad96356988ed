"""`make bench`: how fast this project is, beside others in the same run, and whether it has become slower.

    python -m tests.benchmarks [--quick] [--accept REASON]

Fails where a ratio fell by a fifth against `results.json`. With `--accept` the results of this run are written there.
`--quick` takes few articles and leaves out the large runs; the ratios of those are then not looked at.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sys
import tempfile
from pathlib import Path

from flows.line import Line
from tests.benchmarks import corpus, report
from tests.benchmarks.results import Results, committed, fallen
from tests.benchmarks.rivals import Rivals
from tests.benchmarks.scale import scaled
from tests.benchmarks.stages import Bench, Sample

#: Articles of each sort, and rounds.
_FULL, _QUICK = (60, 7), (12, 5)
_MANY, _FEW = 20_000, 2_000


def _samples(folder: Path, count: int) -> list[Sample]:
    samples = []
    for number in range(2 * count):
        dense = bool(number % 2)
        text = corpus.article(number, dense=dense)
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        samples.append(Sample(path, text, dense))
    return samples


def _measured(samples: list[Sample], rounds: int) -> Bench:
    """Take the samples through all rounds: the core, its stages, and for some of them the rivals, by turns.

    Garbage is collected between the rounds, as a worker does it between batches.
    """
    bench = Bench(Line())
    passes = (bench.core, bench.stages)
    for sample in samples:
        bench.core(sample)
        sample.taken.clear()
    gc.collect()
    gc.freeze()
    gc.disable()
    with Rivals() as rivals:
        for turn in range(rounds):
            for one in passes:
                for sample in samples:
                    one(sample)
            gc.collect()
            for sample in samples[turn::rounds]:
                for tool in ("spacy", "quantulum3"):
                    sample.taken[tool].append(rivals.seconds(tool, sample.text))
    gc.enable()
    return bench


def main() -> int:
    """Measure, tell, compare. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--accept", metavar="REASON", default="")
    given = parser.parse_args()
    count, rounds = _QUICK if given.quick else _FULL
    with tempfile.TemporaryDirectory() as folder:
        samples = _samples(Path(folder), count)
        bench = _measured(samples, rounds)
        stored = bench.stored(samples)
    runs = {} if given.quick else scaled(_MANY, _FEW)
    results = Results(
        report.ratios(samples, stored, runs), report.figures(samples, stored, runs), given.accept,
        f"{platform.python_implementation()} {platform.python_version()}",
    )  # fmt: skip
    report.tell(results)
    before = committed()
    worse = fallen(results, before) if before is not None else []
    for line in worse:
        print("FELL", line)
    if given.accept:
        results.write()
        return 0
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
