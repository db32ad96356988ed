"""When a predicted row is the same fact as a gold record, and when a slot is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from flows.scoring.phrases import fold, near, overlap, plain, same_person, words

Fact = Mapping[str, Any]

_RANK = frozenset("deputy vice former acting standing permanent assistant associate honorary interim ex".split())
_GENERIC = frozenset(
    (
        "party central committee commission department ministry office national state vietnam viet nam vietnamese "
        "government city province provincial municipal council people agency general head chairman chair member"
    ).split()
)
_PHRASES = {
    "position": 0.6, "organisation": 0.5, "name": 0.5, "description": 0.5, "measure": 0.6, "place": 0.6,
    "issuer": 0.6, "actor": 0.5, "attributed_to": 0.5, "honorific": 0.6,
}  # fmt: skip
_LONGEST_SENTENCE = 120
_LONGEST_EVIDENCE = 1200
_FAR = 400

SLOTS: dict[str, tuple[str, ...]] = {
    "officials": ("position", "organisation", "status", "honorific", "valid_from", "valid_to"),
    "events": ("kind", "name", "status", "start_date", "end_date", "place", "organisers", "participants"),
    "targets": (
        "kind", "description", "issuer", "actor", "comparator", "value", "value_max", "unit", "due_start", "due_end",
        "due_kind",
    ),
    "statistics": (
        "measure", "comparator", "change_from", "change_percent", "change_absolute", "change_factor", "unit", "out_of",
        "equivalent_value", "equivalent_unit", "period_start", "period_end", "place", "attributed_to",
        "observation_status", "consistency",
    ),
}  # fmt: skip


def at_anchor(gold: Fact, row: Fact) -> bool:
    """The row's sentence holds the gold anchor, and its span lies where the anchor stands in the raw text."""
    sentence = str(row.get("sentence") or "")
    if len(sentence.split()) > _LONGEST_SENTENCE or fold(gold["anchor"]) not in fold(sentence):
        return False
    raw, start, end = row.get("_raw"), row.get("char_start"), row.get("char_end")
    if raw is None or start is None or end is None:
        return True
    spots = [m.start() for m in re.finditer(re.escape(gold["anchor"]), raw)]
    length = len(gold["anchor"])
    close = any(start <= at + length + _FAR and end >= at - _FAR for at in spots)
    return bool(end - start <= _LONGEST_EVIDENCE and (not spots or close))


def _officials(gold: Fact, row: Fact) -> float:
    names = [gold["name"], *gold.get("also", [])]
    if not any(same_person(n, m) for n in names for m in (row.get("name"), row.get("canonical_name")) if m):
        return 0.0
    if words(gold.get("position") or "") & _RANK != words(row.get("position") or "") & _RANK:
        return 0.0
    bodies = {row.get("organisation"), row.get("organisation_as_written")}
    best = max(_office(gold, row, body) for body in bodies)
    return best if best >= 0.6 else 0.0


def _office(gold: Fact, row: Fact, body: str | None) -> float:
    """Agreement of office and body taken together; a body that gold leaves out is no error."""
    want = words(f"{gold.get('position') or ''} {gold.get('organisation') or ''}")
    got = words(f"{row.get('position') or ''} {body or ''}")
    if not gold.get("organisation"):
        got &= want | words(row.get("position") or "")
    if (want - got - _GENERIC) and (got - want - _GENERIC):
        return 0.0
    if gold.get("organisation") and not body:
        return 0.0
    return 2 * len(want & got) / (len(want) + len(got)) if want and got else 0.0


def _by_phrase(gold: Fact, row: Fact, slot: str, floor: float, floor_apart: float) -> float:
    text, there = overlap(gold[slot], row.get(slot)), at_anchor(gold, row)
    return 1.0 + text + 0.5 * there if text >= (floor if there else floor_apart) else 0.0


def _statistics(gold: Fact, row: Fact) -> float:
    leads = ("value", "change_percent", "change_absolute", "change_factor")
    lead = next((k for k in leads if gold.get(k) is not None), "value")
    if not near(gold.get(lead), row.get(lead)) or not near(gold.get("value_max"), row.get("value_max")):
        return 0.0
    if lead == "value" and "unit" in gold and fold(gold.get("unit") or "") != fold(row.get("unit") or ""):
        return 0.0
    return _by_phrase(gold, row, "measure", 0.25, 0.5)


def _targets(gold: Fact, row: Fact) -> float:
    if gold.get("kind") and (gold["kind"] == "directive") != (row.get("kind") == "directive"):
        return 0.0
    if gold.get("kind") != "directive" and not _target_agrees(gold, row):
        return 0.0
    return _by_phrase(gold, row, "description", 0.2, 0.5)


def _target_agrees(gold: Fact, row: Fact) -> bool:
    if gold.get("value") is not None:
        return near(gold["value"], row.get("value")) and near(gold.get("value_max"), row.get("value_max"))
    return not gold.get("due_end") or gold["due_end"] == plain(row.get("due_end"))


def _events(gold: Fact, row: Fact) -> float:
    start, end = plain(row.get("start_date")), plain(row.get("end_date"))
    first = gold.get("start_date") or gold.get("end_date")
    last = gold.get("end_date") or first
    if first and start and not (start <= last and (end or start) >= first):
        return 0.0
    if gold.get("kind") not in (None, row.get("kind")):
        return 0.0
    return _by_phrase(gold, row, "name", 0.2, 0.4)


SIMILARITY: dict[str, Callable[[Fact, Fact], float]] = {
    "officials": _officials, "events": _events, "targets": _targets, "statistics": _statistics,
}  # fmt: skip


def slot_is_right(dataset: str, slot: str, want: Any, row: Fact) -> bool:
    """Whether a matched row fills a slot as gold gives it."""
    got = row.get(slot)
    if slot in ("participants", "organisers"):
        return _list_is_right(slot, want, got or [])
    if isinstance(want, int | float):
        return got is not None and near(want, got)
    if slot == "organisation":
        return max(overlap(want, got), overlap(want, row.get("organisation_as_written"))) >= _PHRASES[slot]
    if slot not in _PHRASES:
        return fold(str(want)) == fold(str(plain(got) or ""))
    return overlap(want, got) >= _PHRASES[slot]


def _list_is_right(slot: str, want: list[str], got: list[Any]) -> bool:
    names = [x["name"] if isinstance(x, dict) else x for x in got]
    if len(names) > len(want) + 1:
        return False
    if slot == "participants":
        return all(any(same_person(w, n) for n in names) for w in want)
    return all(any(overlap(w, n) >= 0.5 for n in names) for w in want)
