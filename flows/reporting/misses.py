"""What was missed, on a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.authoring.misses import Group

_EXAMPLES = 3


def print_misses(groups: Sequence[Group], limit: int, sentences: int, console: Console) -> None:
    """Print the most frequent groups, each with a few of its sentences."""
    for group in groups[:limit]:
        console.print(Text.assemble((f"{len(group.misses):5}  ", "bold"), *_head(group)))
        for miss in group.misses[:_EXAMPLES]:
            told = Text.assemble("       ", (f"{miss.source}  ", "dim"), " ".join(miss.sentence.split()))
            console.print(told.append(f"  [{', '.join(miss.holds)}]", "dim"))
    more = len(groups) - limit
    left = f", {more} more groups: --limit {len(groups)}" if more > 0 else ""
    console.print(Text(f"{sentences} sentences in {len(groups)} groups{left}", "bold"))


def _head(group: Group) -> list[str | tuple[str, str]]:
    if group.why == "unclear":
        return ["unclear: aim, forecast or fact was left open by ", (group.rule, "bold")]
    if group.why == "stopped":
        return [(group.rule, "bold"), " stopped before ", (group.element, "yellow")]
    if group.why == "dropped":
        return [(group.rule, "bold"), " matches from end to end, but no record was made of it"]
    return [f"no rule came near: {group.rule}"]


def as_object(group: Group) -> dict[str, Any]:
    """A group as one JSON object, with all its sentences."""
    return {
        "count": len(group.misses),
        "why": group.why,
        "rule": group.rule,
        "element": group.element or None,
        "sentences": [{"source": m.source, "sentence": m.sentence, "holds": m.holds} for m in group.misses],
    }
