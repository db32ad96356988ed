"""Differences of two extractions, on a terminal and as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.authoring.diff import Difference
from flows.reporting.explanation import told_fields

_SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}
_SUMMED = ("added", "removed", "changed")
_EVIDENCE = ("record_id", "document_id", "published_on", "sentence", "char_start", "char_end", "rule", "name_ascii")


def print_differences(found: Sequence[Difference], documents: int, limit: int, console: Console) -> None:
    """Print the counts by rule, then up to `limit` differences of each rule."""
    by_rule: dict[str, list[Difference]] = defaultdict(list)
    for difference in found:
        by_rule[difference.rule].append(difference)
    ordered = sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    for rule, differences in ordered:
        console.print(Text(rule, "bold"))
        for difference in differences[:limit]:
            _print_one(difference, console)
        if len(differences) > limit:
            console.print(Text(f"  and {len(differences) - limit} more: --limit {len(differences)}", "dim"))
    if found:
        console.print()
        console.print(_table(ordered))
    console.print(Text(f"{_sums(found)} in {documents} documents", "bold"))


def _print_one(difference: Difference, console: Console) -> None:
    sign, style = _SIGNS[difference.what]
    where = (difference.source, "dim")
    console.print(Text.assemble("  ", (sign, style), f" {difference.dataset} ", where, " ", _words(difference)))
    if difference.what == "changed":
        for column, (old, new) in difference.columns.items():
            console.print(Text.assemble(f"      {column}: ", (_plain(old), "red"), " → ", (_plain(new), "green")))
        return
    fields = told_fields(difference.row, _EVIDENCE)
    console.print(Text("      " + "  ".join(f"{name}={_plain(value)}" for name, value in fields.items()), style))


def _words(difference: Difference) -> Text:
    return Text(" ".join(str(difference.row["sentence"]).split())[:160])


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)


def _table(ordered: Sequence[tuple[str, Sequence[Difference]]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("rule", no_wrap=True)
    for name in _SUMMED:
        table.add_column(name, justify="right")
    for rule, differences in ordered:
        counts = [sum(d.what == what for d in differences) for what in _SUMMED]
        table.add_row(rule, *(str(count or "") for count in counts))
    return table


def _sums(found: Sequence[Difference]) -> str:
    return ", ".join(f"{sum(d.what == what for d in found)} {what}" for what in _SUMMED)


def as_object(difference: Difference) -> Mapping[str, Any]:
    """A difference as one JSON object."""
    return {
        "what": difference.what,
        "source": difference.source,
        "dataset": difference.dataset,
        "rule": difference.rule,
        "columns": {column: {"before": old, "after": new} for column, (old, new) in difference.columns.items()},
        "record": dict(difference.row),
    }
