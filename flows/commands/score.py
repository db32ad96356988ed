"""`factledger score`: how right curated tables are, against annotations."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import orjson
from rich.console import Console

from flows.commands.failing import Misuse
from flows.reporting import scores
from flows.scoring.files import CuratedError, GoldError, read_curated, read_gold
from flows.scoring.score import Score, score


def score_curated(gold: Path, curated: Path, *, by: Sequence[str], errors: bool, as_json: bool, record: bool) -> None:
    """Print scores, and write down the precision of rules where asked for. Raises Misuse for what cannot be read."""
    result = _scored(gold, curated)
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(scores.as_object(result, errors), option=orjson.OPT_APPEND_NEWLINE))
    else:
        _print(result, by, errors)
    if record:
        _record(result, gold)


def _scored(gold: Path, curated: Path) -> Score:
    try:
        return score(read_gold(gold), read_curated(curated))
    except (GoldError, CuratedError) as error:
        raise Misuse(str(error)) from error


def _print(result: Score, by: Sequence[str], errors: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(scores.by_kind(result))
    tables = {"slot": scores.slots, "rule": scores.by_rule, "document": scores.by_document}
    for name in by:
        console.print()
        console.print(tables[name](result))
    if errors:
        console.print()
        scores.print_faults(result, console)


def _record(result: Score, gold: Path) -> None:
    from flows.extracting.kinds import load_all_rules
    from flows.scoring.measured import measured_file
    from flows.scoring.measured import record as write

    known = [rule.id for group in load_all_rules().values() for rule in group]
    try:
        count = write(result, [gold.parent.name], known)
    except OSError as error:
        raise Misuse(f"the precision of rules cannot be written down: {error}") from error
    print(f"precision of {count} rules written to {measured_file()}", file=sys.stderr)
