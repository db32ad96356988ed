"""An explanation on a terminal: sentences with their spans in colour, records beneath."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Text

from flows.annotating.spans import Span
from flows.cleaning.text import Sentence
from flows.reporting.explanation import Explanation, in_words, span_row, told_fields
from schemas.evidence import Record

STYLES = {
    "date": "green", "quantity": "cyan", "person": "magenta", "organisation": "yellow", "place": "blue", "post": "red",
}  # fmt: skip
#: What stands beside the coloured words: the value that was understood.
_VALUES = {
    "date": ("timex_value",), "quantity": ("value", "value_max", "factor", "unit"), "person": ("name",),
    "organisation": ("canonical",), "place": ("country",), "post": ("position",),
}  # fmt: skip
_EVIDENCE = ("record_id", "document_id", "published_on", "sentence", "char_start", "char_end", "rule")


def print_explanation(explanation: Explanation, console: Console) -> None:
    """Print one document."""
    document = explanation.extraction.document
    about = [str(v) for v in (document.published_on, document.agency, document.title) if v]
    console.print(Text(explanation.source, "bold underline"), Text("  ".join(about), "dim"))
    below = _by_sentence(explanation)
    for number, sentence in enumerate(explanation.annotated.clean.sentences):
        console.print(_coloured(explanation, sentence, _within(explanation, sentence)))
        for dataset, record in below.get(number, ()):
            console.print(_told(dataset, record))
    for rejection in explanation.extraction.rejections:
        console.print(Text(f"  rejected: {rejection.dataset}: {rejection.reason}", "bold red"))
    console.print()


def legend() -> Text:
    """Which colour is what."""
    line = Text()
    for kind, style in STYLES.items():
        line.append(f"{kind} ", style)
    return line


def _within(explanation: Explanation, sentence: Sentence) -> list[Span]:
    return [span for span in explanation.spans if sentence.start <= span.start and span.end <= sentence.end]


def _coloured(explanation: Explanation, sentence: Sentence, spans: list[Span]) -> Text:
    words = explanation.annotated.clean.text
    line = Text()
    position = sentence.start
    for span in spans:
        if span.start < position:
            continue
        line.append(words[position : span.start])
        line.append(words[span.start : span.end], STYLES.get(span.type, "bold"))
        row = span_row(explanation, span)
        value = " ".join(in_words(row[name]) for name in _VALUES.get(span.type, ()) if row.get(name) is not None)
        line.append(f"[{value or '?'}]", "dim")
        position = span.end
    line.append(words[position : sentence.end])
    return line


def _by_sentence(explanation: Explanation) -> Mapping[int, list[tuple[str, Record]]]:
    """Records by the number of the sentence that holds the start of their evidence."""
    clean = explanation.annotated.clean
    starts = [clean.offsets.to_raw(sentence.start) for sentence in clean.sentences]
    found: dict[int, list[tuple[str, Record]]] = defaultdict(list)
    for dataset, record in _records(explanation):
        number = max((n for n, start in enumerate(starts) if start <= record.char_start), default=0)
        found[number].append((dataset, record))
    return found


def _records(explanation: Explanation) -> Iterator[tuple[str, Record]]:
    for dataset, records in explanation.extraction.records.items():
        for record in records:
            yield dataset, record


def _told(dataset: str, record: Record) -> Text:
    fields = told_fields(record.model_dump(mode="json"), _EVIDENCE)
    line = Text(f"  {dataset} ", "bold")
    line.append("  ".join(f"{name}={in_words(value)}" for name, value in fields.items()))
    line.append(f"  {record.rule} [{record.char_start}:{record.char_end}]", "dim")
    return line
