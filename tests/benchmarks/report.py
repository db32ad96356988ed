"""From what samples and runs took to ratios, figures, and what is printed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.benchmarks.results import Results
from tests.benchmarks.stages import CORE, Sample

#: Costs are told for this much text, about one article of an agency.
ARTICLE = 6_900
#: Stages that are told as ratios to all of spaCy's pipeline.
_ANNOTATORS = ("dates", "quantities", "names")

Runs = Mapping[str, Mapping[str, float]]


def _sorts(samples: Sequence[Sample]) -> dict[str, list[Sample]]:
    return {
        "prose": [s for s in samples if not s.dense],
        "dense": [s for s in samples if s.dense],
        "both": list(samples),
    }


def _sum(samples: Iterable[Sample], stage: str) -> float:
    return sum(s.cost(stage) for s in samples)


def ratios(samples: Sequence[Sample], stored: float, runs: Runs) -> dict[str, float]:
    """How many times faster than others in the same run; larger is better throughout."""
    found: dict[str, float] = {}
    for sort, chosen in _sorts(samples).items():
        spacy, core = _sum(chosen, "spacy"), _sum(chosen, CORE)
        found[f"core beside spaCy, {sort}"] = spacy / core
        found[f"core beside hash and decode, {sort}"] = _sum(chosen, "hash_and_decode") / core
        for name in _ANNOTATORS:
            found[f"{name} beside spaCy, {sort}"] = spacy / _sum(chosen, f"annotate {name}")
        quantulum3 = _sum(chosen, "quantulum3")
        found[f"quantities beside quantulum3, {sort}"] = quantulum3 / _sum(chosen, "annotate quantities")
    if runs:  # a store has costs of its own, which few articles share
        found["storing beside spaCy, both"] = _sum(samples, "spacy") / (stored * len(samples))
        found["two workers beside one"] = runs["one"]["extract_s"] / runs["two"]["extract_s"]
        found["peak of a worker, few beside many"] = runs["few"]["worker_peak_mb"] / runs["one"]["worker_peak_mb"]
    return {name: float(f"{value:.3g}") for name, value in found.items()}


def figures(samples: Sequence[Sample], stored: float, runs: Runs) -> dict[str, dict[str, float]]:
    """Milliseconds of each stage for 6.9 KB, by sort of text; what a figure or date costs; the runs."""
    found: dict[str, dict[str, float]] = {}
    for sort, chosen in _sorts(samples).items():
        size = sum(s.counts["bytes"] for s in chosen) / ARTICLE
        found[f"ms for 6.9 KB, {sort}"] = {
            **{stage: round(1000 * _sum(chosen, stage) / size, 3) for stage in chosen[0].taken},
            "store": round(1000 * stored * len(chosen) / size, 3),
        }
        found[f"in 6.9 KB, {sort}"] = {
            name: round(sum(s.counts[name] for s in chosen) / size, 1)
            for name in ("figures", "dates", "names", "records")
        }
    found["annotators"] = {**_each(samples, "quantities", "figures"), **_each(samples, "dates", "dates")}
    return found | {f"run, {name}": dict(run) for name, run in runs.items()}


def _each(samples: Sequence[Sample], annotator: str, counted: str) -> dict[str, float]:
    """Cost of 6.9 KB without a find, and of one find: the line through prose and dense text, by least squares."""
    sizes = [s.counts["bytes"] / ARTICLE for s in samples]
    finds = [s.counts[counted] for s in samples]
    costs = [1e6 * s.cost(f"annotate {annotator}") for s in samples]
    aa, ab, bb = _product(sizes, sizes), _product(sizes, finds), _product(finds, finds)
    ac, bc = _product(sizes, costs), _product(finds, costs)
    whole = aa * bb - ab * ab
    base, each = (ac * bb - bc * ab) / whole, (bc * aa - ac * ab) / whole
    return {f"µs of {annotator} for 6.9 KB": round(base, 1), f"µs of {annotator} for each of {counted}": round(each, 2)}


def _product(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(x * y for x, y in zip(left, right, strict=True))


def tell(results: Results) -> None:
    """Print everything."""
    for name, values in results.figures.items():
        print(name)
        for key, value in values.items():
            print(f"    {key:40} {value:10.3f}")
    print("ratios, larger is better")
    for name, value in results.ratios.items():
        print(f"    {name:44} {value:10.4g}")
