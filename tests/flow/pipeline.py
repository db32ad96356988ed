"""A run without Prefect: the arrows of the flow, called plainly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from flows.cutting import ShardMaker
from flows.finishing import finish
from flows.outcome import Outcome
from flows.planning import make_plan
from flows.shard import ShardRef, ShardSummary, run_shard
from flows.storing.commit import head
from flows.storing.store import Store, open_session


def run_plain(
    *inputs: Path | str,
    out: Path,
    run: Callable[[ShardRef], ShardSummary] = run_shard,
    workers: int = 1,
    prune: bool = False,
    experimental: bool = False,
) -> Outcome:
    """Read, extract and publish."""
    last = head(Store.of(out))
    with open_session(Store.of(out), last.number if last else 0) as store:
        plan = make_plan([str(given) for given in inputs], store, experimental=experimental)
        shards = [run(ref) for ref in ShardMaker(plan, store, workers, experimental).shards()]
        return finish(store, plan, shards, prune=prune, experimental=experimental, keep=5)


def manifest(out: Path) -> dict[str, object]:
    """What the release in force holds, hash by hash."""
    content: dict[str, object] = json.loads((out / "manifest.json").read_bytes())
    return content


def rows(out: Path, dataset: str) -> list[dict[str, object]]:
    """All rows of a dataset, as a reader gets them."""
    import pyarrow.parquet as pq

    found: list[dict[str, object]] = pq.read_table(out / dataset).to_pylist()
    return found


def write_lines(path: Path, lines: list[dict[str, object]]) -> Path:
    """A JSONL file."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def article(number: int) -> str:
    """A short article with a figure of its own."""
    return (
        f"HANOI, March {1 + number % 28}, 2024 - Coffee exports reached {100 + number} million USD in February, "
        f"up {1 + number % 9}.5 percent from a year earlier, the Ministry of Trade said.\n\n"
        f"Minister Tran Van An chaired a meeting on the matter in Hanoi on March {1 + number % 28}.\n"
    )
