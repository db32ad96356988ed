"""What was found in a document: typed spans and records, with raw offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flows.annotating.document import Annotated
from flows.annotating.spans import (
    DateSpan,
    OrganisationSpan,
    PersonSpan,
    PlaceSpan,
    PostSpan,
    QuantitySpan,
    Span,
)
from flows.line import Extraction, Line
from flows.reading.article import Article
from flows.reporting.units import unit_name
from schemas.rejection import Rejection

#: A name in the form of a URI: `urn:x:1`, `https://...`, `doc:12`; a publisher's name is none.
_URI_FORM = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_DATE = ("timex_type", "timex_value", "start_date", "end_date", "precision", "direction", "anchor")
_QUANTITY = (
    "value", "value_max", "unit", "comparator", "modifier", "change", "factor", "out_of", "equivalent_value",
    "equivalent_unit", "sign",
)  # fmt: skip
_FIELDS: dict[type[Span], tuple[str, ...]] = {
    DateSpan: _DATE,
    QuantitySpan: _QUANTITY,
    PersonSpan: ("name", "honorific", "entry"),
    OrganisationSpan: ("name", "canonical", "entry"),
    PlaceSpan: ("name", "country", "entry"),
    PostSpan: ("position", "status", "roles"),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One document with its spans, in the order of the text, and its records by dataset."""

    article: Article
    annotated: Annotated
    extraction: Extraction

    @property
    def source(self) -> str:
        """The name under which it is told: the one that its line gives, where that is in the form of a URI."""
        given = self.article.metadata.get("source", "")
        return given if _URI_FORM.fullmatch(given) else self.article.source

    @property
    def spans(self) -> list[Span]:
        """All spans, by their place."""
        found = [*self.annotated.dates, *self.annotated.quantities, *self.annotated.names]
        return sorted(found, key=lambda span: (span.start, -span.end))

    def raw(self, span: Span) -> tuple[int, int]:
        """Raw offsets of a span."""
        return self.annotated.clean.offsets.raw_span(span.start, span.end)


def explain(line: Line, article: Article) -> Explanation:
    """Everything that the line finds in an article."""
    annotated = line.annotate(article)
    return Explanation(article, annotated, line.read_annotated(article, annotated))


def as_object(explanation: Explanation) -> dict[str, Any]:
    """An explanation as one JSON object."""
    return {
        "source": explanation.source,
        "document_id": explanation.extraction.document.document_id,
        "published_on": explanation.extraction.document.published_on,
        "spans": [span_row(explanation, span) for span in explanation.spans],
        "records": {
            dataset: [record.model_dump(mode="json") for record in records]
            for dataset, records in explanation.extraction.records.items()
        },
        "rejected": [rejection.model_dump() for rejection in explanation.extraction.rejections],
    }


def rejected_object(rejection: Rejection) -> dict[str, Any]:
    """What could not be read, in the same form."""
    return {
        "source": rejection.source,
        "document_id": rejection.document_id,
        "spans": [],
        "records": {},
        "rejected": [rejection.model_dump()],
    }


def span_row(explanation: Explanation, span: Span) -> dict[str, Any]:
    """A span with its type, raw offsets, text and values."""
    start, end = explanation.raw(span)
    row: dict[str, Any] = {"type": span.type, "start": start, "end": end, "text": explanation.article.text[start:end]}
    row.update({name: getattr(span, name) for name in _FIELDS.get(type(span), ())})
    for kind, more in _MORE.items():
        if isinstance(span, kind):
            row.update(more(explanation.annotated, span))
    return row


def _of_quantity(document: Annotated, span: Any) -> Mapping[str, Any]:
    return {
        "unit_kind": span.unit_kind,
        "unit_name": unit_name(span.unit) if span.unit else None,
        "counted": _words(document, span.counted),
    }


def _of_post(document: Annotated, span: Any) -> Mapping[str, Any]:
    return {"body": _words(document, span.body)}


_MORE: dict[type[Span], Callable[[Annotated, Any], Mapping[str, Any]]] = {
    QuantitySpan: _of_quantity,
    PostSpan: _of_post,
}


def _words(document: Annotated, tokens: tuple[int, int] | None) -> str | None:
    """Cleaned text of a token interval."""
    if tokens is None or tokens[1] <= tokens[0]:
        return None
    return document.clean.text[document.tokens.starts[tokens[0]] : document.tokens.end(tokens[1])]


def told_fields(row: Mapping[str, Any], leave_out: Iterable[str]) -> dict[str, Any]:
    """The columns of a record that say something."""
    skip = set(leave_out)
    return {name: value for name, value in row.items() if name not in skip and value not in (None, [], "")}


def in_words(value: Any, *, mark: str = "") -> str:
    """A value for a reader: figures without an exponent, lists and objects in words. `mark` parts thousands."""
    if isinstance(value, float) and abs(value) < _MANY_DIGITS:
        return f"{int(value):{mark}}" if value.is_integer() else f"{value:{mark}.10g}"
    if isinstance(value, Mapping):
        told = ((name, in_words(held, mark=mark)) for name, held in value.items() if held is not None)
        return " ".join(held if name == "name" else f"({held})" for name, held in told)
    if isinstance(value, list | tuple):
        return "; ".join(in_words(held, mark=mark) for held in value)
    return str(value)


#: From so much on a figure is told with an exponent.
_MANY_DIGITS = 1e15
