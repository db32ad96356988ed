"""One row per person and position of a document: repeated and shorter mentions of an office fall together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flows.annotating.names.gazetteer import key
from flows.extracting.kinds import Draft
from flows.extracting.officials.lexicon import offices

_RANKS, _LOOSE = offices().ranks, offices().loose


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts without those that say the same of the same person again; the fuller words are kept."""
    kept: list[Draft] = []
    for draft in drafts:
        for number, known in enumerate(kept):
            if known.fields["name"] == draft.fields["name"] and _same(known.fields, draft.fields):
                kept[number] = _joined(known, draft)
                break
        else:
            kept.append(draft)
    return [d for d in kept if not _loose(d, kept)]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if not _same_status(one["status"], other["status"]):
        return False
    first, second = set(key(one["position"]).split()), set(key(other["position"]).split())
    if not (first <= second or second <= first) or (first ^ second) & _RANKS:
        return False
    if first != second and not first & second:
        return False
    return _same_body(one, other)


def _same_status(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"current", "incoming"}


def _same_body(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["organisation"] and one["organisation"] == other["organisation"]:
        return True
    a, b = one["organisation_as_written"], other["organisation_as_written"]
    if a is None or b is None:
        return True
    x, y = set(key(a).split()), set(key(b).split())
    return x <= y or y <= x or _initials(a) == b or _initials(b) == a


def _initials(name: str) -> str:
    """First letters of the words with a capital: `State Administration Council` gives SAC."""
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _joined(one: Draft, other: Draft) -> Draft:
    """The row that tells more; a change of office wins over its mere mention."""
    rich, poor = (other, one) if _weight(other) > _weight(one) else (one, other)
    for column in ("honorific", "organisation", "organisation_as_written", "valid_from", "valid_to"):
        if rich.fields[column] is None:
            rich.fields[column] = poor.fields[column]
    if "incoming" in (one.fields["status"], other.fields["status"]):
        rich.fields["status"] = "incoming"
    return rich


def _weight(draft: Draft) -> tuple[int, int]:
    body = draft.fields["organisation_as_written"] or ""
    return len(body.split()), len(draft.fields["position"].split())


def _names_the_same(full: dict[str, Any], loose: dict[str, Any]) -> bool:
    """Whether a loose word (`the Party chief`) means the office of the full row."""
    if loose["organisation_as_written"] is None:
        return True
    if loose["position"].lower() in ("head", "chair"):
        return False
    if full["organisation_as_written"] is None:
        return True
    return _same_body(full, loose)


def _loose(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Whether a row says merely `chief` of somebody whose office another row names in full."""
    if draft.fields["position"].lower() not in _LOOSE or draft.fields["status"] != "current":
        return False
    return any(
        d is not draft and d.fields["name"] == draft.fields["name"] and d.fields["position"].lower() not in _LOOSE
        and _names_the_same(d.fields, draft.fields)
        for d in drafts
    )  # fmt: skip
