"""Failing proofs on a terminal: the sentence with its spans, and how far each rule came."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from flows.annotating.document import Annotated
from flows.annotating.spans import Span
from flows.authoring.checking import Checked, nearest_to
from flows.authoring.nearest import Near
from flows.extracting.proofs import Failure
from flows.reporting.colours import STYLES


def print_checked(checked: Checked, seconds: float, console: Console) -> None:
    """Print mistakes, failures and the sum of it all."""
    for mistake in checked.mistakes:
        console.print(Text(mistake, "red"))
    for failure in checked.failures:
        _print_failure(checked, failure, console)
    proven = f"{checked.rules} rules, {checked.texts} texts in {seconds:.1f} s"
    if checked.holds:
        console.print(Text(f"All proofs hold: {proven}.", "green"))
        return
    wrong = len({failure.rule for failure in checked.failures})
    told = [f"{len(checked.mistakes)} mistakes"] if checked.mistakes else []
    told += [f"{len(checked.failures)} failures in {wrong} rules"] if checked.failures else []
    console.print(Text(f"{' and '.join(told)}: {proven}.", "bold red"))


def _print_failure(checked: Checked, failure: Failure, console: Console) -> None:
    rule = next(rule for rule in checked.line.rules if rule.id == failure.rule)
    console.print(Text.assemble((failure.rule, "bold red"), "  ", (rule.place, "dim")))
    console.print(Text(f"  {failure.reason}"))
    if failure.text:
        document = checked.line.annotate_text(failure.text, failure.published_on)
        for number, near in nearest_to(checked.line, failure):
            console.print(Text.assemble("  ", with_spans(document, number)))
            for item in near:
                console.print(told(item, own=item.rule.id == failure.rule))
    console.print()


def told(near: Near, *, own: bool = False) -> Text:
    """How far a rule came, in one line."""
    line = Text.assemble("    ", (near.rule.id, "bold" if own else ""), f"  {near.matched} of {near.total}  ")
    line.append(f"“{near.words}”", "dim")
    if not near.element:
        line.append("  matches from end to end", "green")
        return line
    return line.append("  then wants ").append(near.element, "yellow").append(f", not “{near.instead}”")


def with_spans(document: Annotated, number: int) -> Text:
    """A sentence with its spans in colour, each with its type."""
    sentence, text, line = document.clean.sentences[number], document.clean.text, Text()
    position = sentence.start
    for span in _spans(document):
        if span.start < position or span.end > sentence.end:
            continue
        line.append(text[position : span.start]).append(text[span.start : span.end], STYLES.get(span.type, "bold"))
        line.append(f"[{' '.join(span.features)}]", "dim")
        position = span.end
    return line.append(text[position : sentence.end])


def _spans(document: Annotated) -> Sequence[Span]:
    """Spans in the order of the text, the longer of two that start together first."""
    found: list[Span] = [*document.dates, *document.quantities, *document.names]
    return sorted(found, key=lambda span: (span.start, -span.end))
