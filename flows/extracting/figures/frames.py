"""Frames: the heading or lead-in that gives list items and clauses below it their verb, year and mode."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan

_LISTED = ("list_item", "table")
#: Sentences above a list that are searched for its lead-in.
_FAR = 400


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above: `rule` made it an aim, `due` is its horizon, `sentences` are those it was read from."""

    rule: str
    due: DateSpan | None
    sentences: tuple[int, ...]


def frame_of(document: Annotated, number: int, aim: Callable[[int], str | None]) -> Frame | None:
    """The frame of a list item or table row: its heading, and the lead-in above that.

    `aim` gives the rule that makes a sentence an aim. None where nothing above speaks of an aim.
    """
    block = document.clean.sentences[number].block
    if document.clean.sentences[number].kind not in ("list_item", "table"):
        return None
    key = ("frame", document.clean.blocks[block].heading, _run_start(document, block))
    if key not in document.derived:
        document.derived[key] = _frame(document, number, aim)
    found: Frame | None = document.derived[key]
    return found


def _frame(document: Annotated, number: int, aim: Callable[[int], str | None]) -> Frame | None:
    above = _above(document, number)
    rule = next((r for r in map(aim, above) if r), None)
    due = next((d for d in (horizon(document, n) for n in above) if d), None)
    if rule is None and due is not None and due.direction == "by":
        rule = "figures.heading"
    return Frame(rule, due, tuple(above)) if rule else None


def horizon(document: Annotated, number: int) -> DateSpan | None:
    """The last date of a sentence that reaches beyond the day of the document."""
    day = document.published_on
    spans = [s for s in document.views[number].spans.values() if isinstance(s, DateSpan) and s.timex_type == "DATE"]
    ahead = [s for s in spans if s.end_date is not None and (day is None or s.end_date >= day)]
    return ahead[-1] if ahead else None


def _run_start(document: Annotated, block: int) -> int:
    """First block of the run of list items that a block stands in."""
    starts: list[int] | None = document.derived.get("run_starts")
    if starts is None:
        starts = document.derived["run_starts"] = []
        for number in range(len(document.clean.blocks)):
            listed = number > 0 and document.clean.blocks[number - 1].kind in _LISTED
            starts.append(starts[-1] if listed else number)
    return starts[block]


def _above(document: Annotated, number: int) -> list[int]:
    """Sentences that frame a list item, nearest first: its heading, and the lead-in with a colon before it."""
    sentences, blocks = document.clean.sentences, document.clean.blocks
    block = sentences[number].block
    heading = blocks[block].heading
    found = _of_block(document, heading) if heading is not None else []
    first = _run_start(document, block)
    at, floor = number - 1, max(0, number - _FAR)
    while at >= floor and (sentences[at].block >= first or sentences[at].kind in ("heading", "list_item")):
        at -= 1
    if at >= floor and at not in found and document.sentence_text(at).rstrip().endswith(":"):
        found.append(at)
    return sorted(found, reverse=True)


def _of_block(document: Annotated, block: int) -> list[int]:
    """Numbers of the sentences of a block: sentences stand in the order of their blocks."""
    sentences = document.clean.sentences
    first = bisect_left(sentences, block, key=lambda s: s.block)
    return list(takewhile(lambda n: sentences[n].block == block, range(first, len(sentences))))
