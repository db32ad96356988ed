"""How right the extraction is on the gold of this repository, and whether it is still as right as it was.

    python -m tests.benchmarks.quality            prints the scores of both halves and the gap between them, and of
                                                  dates and quantities on public sets, where they are there
    python -m tests.benchmarks.quality --check    fails where a score is under its floor in tests/gold/floors.yml
    python -m tests.benchmarks.quality --raise    raises the floors to the scores of today
    python -m tests.benchmarks.quality --record   writes down how often each rule was right, for the `rules` dataset

Of the untouched half nothing but its totals is told: its errors are never looked at.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.extracting.kinds import load_all_rules
from flows.scoring.files import read_curated, read_gold
from flows.scoring.measured import measured_file, record
from flows.scoring.score import Score, Tally, score
from tests.benchmarks import public
from tests.benchmarks.floors import FILE, HALVES, MEASURES, broken, raised, read_floors, write_floors
from tests.flow.pipeline import run_plain

GOLD = FILE.parent


def scores(half: str) -> Score:
    """The score of one half, its articles curated as a corpus of its own."""
    return both([half])[half]


def both(halves: list[str] = HALVES) -> dict[str, Score]:
    """Scores of the halves."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for half in halves:
            out = Path(folder) / half
            run_plain(GOLD / half / "*.txt", out=out)
            found[half] = score(read_gold(GOLD / half / "gold.jsonl"), read_curated(out))
    return found


def figures(result: Score) -> dict[str, dict[str, float]]:
    """F1 and share of right slots by kind."""
    return {kind: {"f1": tally.f1, "slots": tally.slot_share} for kind, tally in result.kinds.items()}


def print_scores(found: Mapping[str, Score], console: Console) -> None:
    """Both halves side by side, with the gap between them."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("kind")
    for name in (*(f"{half} {m}" for half in HALVES for m in MEASURES), "gap f1", "gap slots"):
        table.add_column(name, justify="right")
    tuned, untouched = (figures(found[half]) for half in HALVES)
    for kind in tuned:
        cells = [f"{half[kind][measure]:.3f}" for half in (tuned, untouched) for measure in MEASURES]
        gaps = [f"{tuned[kind][measure] - untouched[kind][measure]:+.3f}" for measure in MEASURES]
        table.add_row(kind, *cells, *gaps)
    means = [found[half].mean_f1 for half in HALVES]
    table.add_row("mean", f"{means[0]:.3f}", "", f"{means[1]:.3f}", "", f"{means[0] - means[1]:+.3f}", "")
    console.print(table)


def main() -> int:
    """Print, and do what is asked for; 1 where a score is under its floor."""
    console, found = Console(highlight=False, width=120), both()
    print_scores(found, console)
    console.print()
    under = public.report(console)
    measured = {half: figures(result) for half, result in found.items()}
    if "--raise" in sys.argv:
        write_floors(raised(read_floors(), measured))
    if "--record" in sys.argv:
        rules = [rule.id for group in load_all_rules().values() for rule in group]
        count = record(_together(found), [f"tests/gold/{half}" for half in HALVES], rules)
        console.print(f"precision of {count} rules written to {measured_file().name}")
    if "--check" in sys.argv:
        faults = broken(read_floors(), measured) + under
        for fault in faults:
            console.print(fault, style="bold red")
        return int(bool(faults))
    return 0


def _together(found: Mapping[str, Score]) -> Score:
    """The rules' counts of both halves."""
    result = Score()
    for half in found.values():
        for rule, tally in half.rules.items():
            known = result.rules.setdefault(rule, Tally())
            known.right += tally.right
            known.wrong += tally.wrong
    return result


if __name__ == "__main__":
    raise SystemExit(main())
