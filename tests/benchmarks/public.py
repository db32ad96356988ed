"""How right dates and quantities are on public test sets, where `../shared/public` stands beside the repository.

    python -m tests.benchmarks.public              prints the scores beside what is asked, and what is left out and why
    python -m tests.benchmarks.public --show       the wrong ones, too
    python -m tests.benchmarks.public --check      fails where a score is under what is asked

Spans are those of `factledger explain --json`. What is left out is named in `tests/annotating/dates/public_filter.yml`
and `tests/annotating/quantities/public_exclusions.yml`; nothing else is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.line import Line
from flows.reading.article import Article
from flows.reading.read import read_file
from flows.reporting.explanation import Explanation, explain, span_row
from tests.benchmarks.public_cases import Quantities, case_class, date_classes

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PUBLIC, SCORER = SHARED / "public", SHARED / "score_spans.py"
INTERVALS = ("recognizers_datetime", "duckling_time")
QUANTITIES = ("quantulum3_tests", "recognizers_number", "recognizers_unit")
#: What is asked, in percent; of `left out` it is the most that is allowed.
ASKED = {
    "meantime strict F1": 82.0, "meantime relaxed F1": 92.0, "meantime value F1": 80.0,
    **{f"{name} interval right": 85.0 for name in INTERVALS},
    **{f"{name} value right": 90.0 for name in QUANTITIES}, **{f"{name} value and unit": 85.0 for name in QUANTITIES},
}  # fmt: skip
MOST_LEFT_OUT = 40.0
Row = dict[str, Any]


@dataclass
class Suite:
    """Scores of one set in percent, how many of its cases count, and what is left out by reason."""

    name: str
    scores: dict[str, float]
    cases: int
    left_out: Counter[str] = field(default_factory=Counter)
    #: The wrong ones, for `--show`.
    wrong: list[str] = field(default_factory=list)

    @property
    def share_left_out(self) -> float:
        """In percent of all cases."""
        left = self.left_out.total()
        return 100 * left / max(1, left + self.cases)


def available() -> bool:
    """Whether the public sets stand beside the repository."""
    return PUBLIC.is_dir() and SCORER.is_file()


def suites() -> list[Suite]:
    """The scores of all sets. Raises OSError where the sets are not there."""
    line = Line()
    return [
        _meantime(line),
        *(_intervals(line, name) for name in INTERVALS),
        *(_quantities(line, name) for name in QUANTITIES),
    ]


def _gold(name: str) -> list[Row]:
    text = (PUBLIC / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _explained(line: Line, name: str) -> dict[str, list[Row]]:
    """Spans by id of the case: its documents are written as the scorer writes them, and read as any others are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, str(SCORER), "docs", str(PUBLIC / f"{name}.jsonl")], stdout=out, check=True)
        explained = [explain(line, item) for item in read_file(str(path)) if isinstance(item, Article)]
    return {found.source.removeprefix("doc:"): _rows(found) for found in explained}


def _rows(explanation: Explanation) -> list[Row]:
    wanted = [span for span in explanation.spans if span.type in ("date", "quantity")]
    rows: list[Row] = json.loads(json.dumps([span_row(explanation, span) for span in wanted], default=str))
    return rows


def _scored(kind: str, gold: list[Row], spans: dict[str, list[Row]]) -> list[str]:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "explained.jsonl")]
        rows = [{"source": f"doc:{case}", "spans": found} for case, found in spans.items()]
        for path, lines in zip(paths, (gold, rows), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
        command = [sys.executable, str(SCORER), kind, *map(str, paths), "--show"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def _scores(line: str, measures: Sequence[str]) -> dict[str, float]:
    """Figures of the scorer's last line by the words before them."""
    return {measure: float(line.partition(f"{measure} ")[2].split()[0].rstrip("%")) for measure in measures}


def _meantime(line: Line) -> Suite:
    printed = _scored("dates", _gold("meantime"), _explained(line, "meantime"))
    scores = _scores(printed[-1], ("strict F1", "relaxed F1", "value F1"))
    return Suite("meantime", scores, _count(printed[-1]), wrong=printed[:-1])


def _count(line: str) -> int:
    """How many gold spans the scorer counted."""
    return int(line.split()[1])


def _intervals(line: Line, name: str) -> Suite:
    """The share of gold intervals that a span over them has; the scorer does not read the spans of these sets."""
    spans, classes = _explained(line, name), date_classes()
    suite, right = Suite(name, {}, 0), 0
    for case, gold in _told(name):
        why = case_class(classes, name, case, gold)
        if why is not None:
            suite.left_out[why] += 1
            continue
        over = [s for s in spans[case["id"]] if s["type"] == "date" and _overlap(s, gold)]
        found = [[s["start_date"], s["end_date"]] for s in over]
        suite.cases += 1
        if any(interval in gold["intervals"] for interval in found):
            right += 1
        else:
            values = [(s["text"], s["start_date"], s["end_date"], s["timex_value"]) for s in over]
            told = f"{case['doc_date'][:10]} {case['text'][:90]!r} {gold['text']!r}"
            suite.wrong.append(f"{told} {gold['intervals']} got {values}")
    suite.scores["interval right"] = 100 * right / max(1, suite.cases)
    return suite


def _overlap(span: Row, gold: Row) -> bool:
    return bool(span["start"] < gold["end"] and gold["start"] < span["end"])


def _told(name: str) -> Iterator[tuple[Row, Row]]:
    """Each gold figure that has intervals, with its case."""
    for case in _gold(name):
        yield from ((case, gold) for gold in case["gold"] if gold.get("intervals"))


def _quantities(line: Line, name: str) -> Suite:
    rules = Quantities.load()
    gold, left_out = rules.kept(_gold(name))
    spans = {case: rules.counted(name, found) for case, found in _explained(line, name).items()}
    printed = _scored("quantities", gold, spans)
    scores = _scores(printed[-1], ("value right", "value and unit"))
    return Suite(name, scores, _count(printed[-1]), left_out, printed[:-1])


def faults(found: list[Suite]) -> list[str]:
    """Scores under what is asked."""
    told = []
    for suite in found:
        for measure, value in suite.scores.items():
            asked = ASKED[f"{suite.name} {measure}"]
            if value < asked:
                told.append(f"{suite.name} {measure}: {value:.1f} is under the {asked:.0f} that are asked")
        if suite.name in INTERVALS and suite.share_left_out > MOST_LEFT_OUT:
            told.append(f"{suite.name}: {suite.share_left_out:.1f} percent left out, {MOST_LEFT_OUT:.0f} are allowed")
    return told


def print_suites(found: list[Suite], console: Console) -> None:
    """Scores beside what is asked, then what is left out, with its reason."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("public set", "measure", "score", "asked", "cases", "left out"):
        table.add_column(name, justify="left" if name in ("public set", "measure") else "right")
    for suite in found:
        for number, (measure, value) in enumerate(suite.scores.items()):
            left = f"{suite.left_out.total()} ({suite.share_left_out:.1f}%)"
            cells = ("", "") if number else (str(suite.cases), left)
            asked = f"{ASKED[f'{suite.name} {measure}']:.0f}"
            table.add_row("" if number else suite.name, measure, f"{value:.1f}", asked, *cells)
    console.print(table)
    for suite in found:
        if suite.left_out:
            console.print(f"left out of {suite.name}:")
        for why, count in suite.left_out.most_common():
            console.print(f"  {count:4} {why}", markup=False, soft_wrap=True)


def report(console: Console, *, show: bool = False) -> list[str]:
    """Print the scores and what is under what is asked; gives the latter. Says so where the sets are not there."""
    if not available():
        console.print("public sets of dates and quantities: ../shared/public is not there, nothing is scored")
        return []
    found = suites()
    print_suites(found, console)
    for suite in found if show else ():
        console.print(f"wrong in {suite.name}:", style="bold")
        for told in suite.wrong:
            console.print(told, markup=False, soft_wrap=True)
    under = faults(found)
    for fault in under:
        console.print(fault, style="bold red")
    return under


def main() -> int:
    """Print; 1 with `--check` where a score is under what is asked."""
    under = report(Console(highlight=False, width=120), show="--show" in sys.argv)
    return int(bool(under) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
