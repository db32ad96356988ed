"""What is told at the end of a run: counts, what was rejected and why, figures that clash, where it all is."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.outcome import Outcome

_REASONS = 8
_CLASHES = 8
_WIDTH = 160


def report(outcome: Outcome, out: str, console: Console) -> None:
    """Tell about a run. `out` is the output folder as the user named it."""
    console.print(_headline(outcome))
    console.print(_counts(outcome))
    _tell_skipped(outcome, console)
    _tell_rejected(outcome, console)
    _tell_clashes(outcome, console)
    console.print(
        f"\nTables   {escape(out)}/<dataset>   (release {outcome.number}: {escape(shown_path(outcome.release))})"
    )
    console.print("Query    paste into DuckDB:", end=" ")
    console.print(query(out), style="bold", markup=False, highlight=False, soft_wrap=True)


def query(out: str) -> str:
    """A query that shows figures with the sentence they were read from."""
    pattern = f"{out.rstrip('/')}/statistics/**/*.parquet".replace("'", "''")
    return f"SELECT measure, value, unit, period_end, sentence FROM '{pattern}' LIMIT 20;"


def shown_path(path: Path) -> str:
    """A path relative to the working directory where it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _headline(outcome: Outcome) -> str:
    if not outcome.changed:
        seen = f"{outcome.unchanged:,} files are as they were" if outcome.unchanged else "no change"
        return f"[bold]Nothing new[/]: {seen}; release {outcome.number} is in force"
    told = f"[bold]Release {outcome.number}[/]: {outcome.documents:,} documents read from {outcome.read:,} files"
    if outcome.kept:
        told += f", {outcome.kept:,} found unchanged in them"
    if outcome.unchanged:
        told += f"; {outcome.unchanged:,} files unchanged"
    return told


def _counts(outcome: Outcome) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("dataset")
    table.add_column("rows", justify="right")
    table.add_column("read now", justify="right", style="dim")
    now = {"documents": outcome.documents, "rejected": outcome.rejected, **outcome.records}
    for dataset, rows in outcome.rows.items():
        table.add_row(dataset, f"{rows:,}", f"{now[dataset]:,}" if dataset in now else "")
    return table


def _tell_skipped(outcome: Outcome, console: Console) -> None:
    if outcome.skipped:
        told = ", ".join(f"{count:,} {ending}" for ending, count in outcome.skipped.items())
        console.print(f"Passed over for their endings or as hidden: {told}", style="dim", markup=False)


def _tell_rejected(outcome: Outcome, console: Console) -> None:
    table = _read(outcome.release / "rejected", ["source", "stage", "reason"])
    if not table.num_rows:
        return
    console.print(f"\n[bold]Rejected[/] {table.num_rows:,}: what did not pass, and why")
    groups = table.group_by(["stage", "reason"]).aggregate([("source", "count"), ("source", "min")])
    rows = sorted(groups.to_pylist(), key=lambda row: (-row["source_count"], row["stage"], row["reason"]))
    for row in rows[:_REASONS]:
        count = f"{row['source_count']:,} x " if row["source_count"] > 1 else ""
        console.print(f"  {count}{row['stage']}: {row['source_min']}: {row['reason']}"[: _WIDTH * 2], markup=False)
    _tell_more(len(rows) - _REASONS, "reasons: see the dataset `rejected`", console)


def _tell_clashes(outcome: Outcome, console: Console) -> None:
    columns = ["document_id", "measure", "sentence"]
    clashes = _clashes(outcome.release / "statistics", columns)
    if not clashes.num_rows:
        return
    console.print(f"\n[bold]Inconsistent[/] {clashes.num_rows:,}: statistics whose figures clash in the text itself")
    for row in clashes.slice(0, _CLASHES).to_pylist():
        console.print(f"  {row['measure']}: {row['sentence']}"[: _WIDTH * 2], markup=False)
    _tell_more(clashes.num_rows - _CLASHES, "more: see `consistency` in `statistics`", console)


def _tell_more(count: int, what: str, console: Console) -> None:
    if count > 0:
        console.print(f"  ... and {count:,} {what}", style="dim")


def _clashes(folder: Path, columns: list[str]) -> pa.Table:
    """Rows whose figures clash."""
    rows = _read(folder, [*columns, "consistency"])
    return rows.filter(pc.match_substring(rows.column("consistency"), "inconsistent")).select(columns)


def _read(folder: Path, columns: list[str]) -> pa.Table:
    """Columns of all files of a dataset; each is read alone, which imports less than opening them as one."""
    files = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)  # noqa: PTH118
    return pa.concat_tables([pq.ParquetFile(file).read(columns=columns) for file in files])
