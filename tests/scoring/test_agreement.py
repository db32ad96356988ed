"""Our scorer and the one that annotators use give the same figures on the same data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.scoring.files import read_curated, read_gold
from flows.scoring.score import score
from tests.cli.command import ROOT
from tests.flow.pipeline import run_plain

_OTHER = ROOT.parent / "shared" / "score.py"
_GOLD = ROOT / "tests" / "gold" / "tuned"


@pytest.mark.skipif(not _OTHER.is_file(), reason="the annotators' scorer does not lie beside this checkout")
def test_both_scorers_agree(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    run_plain(_GOLD / "*.txt", out=out)
    ours = score(read_gold(_GOLD / "gold.jsonl"), read_curated(out))
    done = subprocess.run(
        [sys.executable, str(_OTHER), str(_GOLD / "gold.jsonl"), str(out), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(done.stdout)
    for name, tally in ours.kinds.items():
        told = {key: theirs[name][key] for key in ("tp", "fp", "fn", "precision", "recall", "f1", "slots")}
        assert told == pytest.approx({
            "tp": tally.right, "fp": tally.wrong, "fn": tally.missed, "precision": tally.precision,
            "recall": tally.recall, "f1": tally.f1, "slots": tally.slot_share,
        })  # fmt: skip
        table = {slot: f"{right}/{given}" for slot, (right, given) in tally.slots.items()}
        assert theirs[name]["slot_table"] == table
