"""Frames: the heading or lead-in that gives list items and clauses below it their verb, year and mode."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from flows.annotating.document import Annotated
from flows.annotating.spans import DateSpan

_LISTED = ("list_item", "table")
#: Sentences above a list that are searched for its lead-in.
_FAR = 400
#: Items above one that are searched for the item that has them below it.
_LONGEST_RUN = 40


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
    first = _run_start(document, block)
    within = _lead_within(document, number, first)
    key = ("frame", document.clean.blocks[block].heading, first if within is None else -within)
    if key not in document.derived:
        document.derived[key] = _frame(document, _above(document, number, within), aim)
    found: Frame | None = document.derived[key]
    return found


def _frame(document: Annotated, above: Sequence[int], aim: Callable[[int], str | None]) -> Frame | None:
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


def _above(document: Annotated, number: int, within: int | None) -> list[int]:
    """Sentences that frame a list item, nearest first: its heading, and the lead-in with a colon before it.

    `within` is a lead-in that is itself an item.
    """
    sentences, blocks = document.clean.sentences, document.clean.blocks
    block = sentences[number].block
    heading = blocks[block].heading
    found = _of_block(document, heading) if heading is not None else []
    first = _run_start(document, block)
    at, floor = number - 1, max(0, number - _FAR)
    if within is not None:
        return [within, *sorted(found, reverse=True)]
    while at >= floor and (sentences[at].block >= first or sentences[at].kind in ("heading", "list_item")):
        at -= 1
    if at >= floor and at not in found and document.sentence_text(at).rstrip().endswith(":"):
        found.append(at)
    return sorted(found, reverse=True)


def _lead_within(document: Annotated, number: int, first: int) -> int | None:
    """The item, marked in another way, that ends with a colon and has this one below it: `4. Our aims are: i. …`."""
    sentences = document.clean.sentences
    mark = _mark(document, sentences[number].block)
    at = number - 1
    while at >= 0 and sentences[at].block >= first and at >= number - _LONGEST_RUN:
        if _mark(document, sentences[at].block) != mark:
            return at if document.sentence_text(at).rstrip().endswith(":") else None
        at -= 1
    return None


def _mark(document: Annotated, block: int) -> str:
    """How a list item is marked: by a digit, a letter or Roman number, or a sign."""
    start = document.clean.blocks[block].start
    first = document.clean.text[start : start + 2].lstrip("(")[:1]
    return "1" if first.isdigit() else "a" if first.isalpha() else first


def _of_block(document: Annotated, block: int) -> list[int]:
    """Numbers of the sentences of a block: sentences stand in the order of their blocks."""
    sentences = document.clean.sentences
    first = bisect_left(sentences, block, key=lambda s: s.block)
    return list(takewhile(lambda n: sentences[n].block == block, range(first, len(sentences))))
