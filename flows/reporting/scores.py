"""Scores as tables and as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.scoring.score import Fault, Score, Tally

_FAULTS = {"missed": ("missed", "red"), "wrong": ("wrong", "yellow"), "slot": ("slot", "cyan")}


def by_kind(result: Score) -> Table:
    """Precision, recall, F1 and slots by kind, with their mean."""
    table = _table("kind", "precision", "recall", "F1", "right", "wrong", "missed", "slots")
    for name, tally in result.kinds.items():
        table.add_row(name, *_shares(tally), *_counts(tally), f"{tally.slot_share:.3f}")
    table.add_section()
    table.add_row("mean", "", "", f"{result.mean_f1:.3f}", "", "", "", "")
    return table


def slots(result: Score) -> Table:
    """How often each slot that gold gives is filled rightly."""
    table = _table("slot", "share", "right", "of")
    for name, tally in result.kinds.items():
        for slot, (right, given) in sorted(tally.slots.items()):
            table.add_row(f"{name}.{slot}", f"{right / given:.3f}", str(right), str(given))
    return table


def by_rule(result: Score) -> Table:
    """Precision of each rule with its 95% interval; the least certain of the worst first."""
    table = _table("rule", "precision", "95% interval", "right", "of")
    for name, tally in sorted(result.rules.items(), key=lambda item: (item[1].precision, -_given(item[1]), item[0])):
        low, high = tally.interval
        table.add_row(name, f"{tally.precision:.3f}", f"{low:.2f} to {high:.2f}", str(tally.right), str(_given(tally)))
    return table


def by_document(result: Score) -> Table:
    """Precision, recall and F1 of each document, the worst first."""
    table = _table("document", "precision", "recall", "F1", "right", "wrong", "missed")
    for name, tally in sorted(result.documents.items(), key=lambda item: (item[1].f1, item[0])):
        table.add_row(name, *_shares(tally), *_counts(tally))
    return table


def print_faults(result: Score, console: Console) -> None:
    """Every record that was missed or wrong, and every wrong slot, by document."""
    for fault in sorted(result.faults, key=lambda f: f.document):
        what, style = _FAULTS[fault.what]
        line = Text.assemble((f"{what:7}", style), f"{fault.document}  {fault.dataset}  ")
        console.print(line.append(_detail(fault), "dim" if fault.what == "slot" else ""))


def as_object(result: Score, errors: bool) -> dict[str, Any]:
    """The whole result; faults only where asked for."""
    told: dict[str, Any] = {
        "mean_f1": result.mean_f1,
        "kinds": {name: _object(t) | {"slots": _slots(t)} for name, t in result.kinds.items()},
        "rules": {name: _rule_object(t) for name, t in sorted(result.rules.items())},
        "documents": {name: _object(t) for name, t in sorted(result.documents.items())},
    }
    if errors:
        told["errors"] = [fault._asdict() for fault in result.faults]
    return told


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for number, name in enumerate(columns):
        table.add_column(name, justify="left" if number == 0 else "right", no_wrap=True)
    return table


def _shares(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"


def _counts(tally: Tally) -> tuple[str, str, str]:
    return str(tally.right), str(tally.wrong), str(tally.missed)


def _given(tally: Tally) -> int:
    return tally.right + tally.wrong


def _object(tally: Tally) -> dict[str, Any]:
    return {
        "precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "right": tally.right,
        "wrong": tally.wrong, "missed": tally.missed,
    }  # fmt: skip


def _rule_object(tally: Tally) -> dict[str, Any]:
    low, high = tally.interval
    return {"precision": tally.precision, "low": low, "high": high, "right": tally.right, "sample_size": _given(tally)}


def _slots(tally: Tally) -> Mapping[str, Mapping[str, int]]:
    return {slot: {"right": right, "given": given} for slot, (right, given) in sorted(tally.slots.items())}


def _detail(fault: Fault) -> str:
    if fault.what == "slot":
        d = fault.detail
        return f"{d['slot']}: want {d['want']!r}, got {d['got']!r}  at “{d['anchor']}”"
    return "  ".join(f"{name}={value!r}" for name, value in fault.detail.items() if name != "sentence")
