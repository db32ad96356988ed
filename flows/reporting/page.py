"""Explanations as one page: each article with its evidence marked, each record beside it. It loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from itertools import pairwise
from string import Template

from flows.reporting.explanation import Explanation, in_words, span_row, told_fields
from schemas.evidence import Record
from schemas.rejection import Rejection

#: Columns that the page tells otherwise, or that only repeat another for machines.
_EVIDENCE = (
    "record_id", "document_id", "published_on", "sentence", "char_start", "char_end", "rule", "name_ascii",
)  # fmt: skip
_SPAN_TYPES = ("date", "quantity", "person", "post", "organisation", "place")
#: What a span's tool tip tells after its type.
_TIP = (
    "timex_value", "start_date", "end_date", "value", "value_max", "factor", "unit_name", "name", "canonical",
    "country", "position", "body", "status",
)  # fmt: skip
#: What a record is about: stands on a line of its own.
_LEADS = frozenset(("name", "description", "measure"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of raw text: evidence of a record (`record` is its id on the page) or a typed span (`span`, `tip`)."""

    start: int
    end: int
    record: str = ""
    span: str = ""
    tip: str = ""


def page(items: Iterable[Explanation | Rejection], says: Mapping[str, str]) -> str:
    """The whole page. `says` tells what each rule says. Everything that comes from an article is escaped."""
    documents, titles, records = list[str](), list[str](), 0
    for number, item in enumerate(items, 1):
        if isinstance(item, Rejection):
            documents.append(_rejected_document(number, item))
            titles.append(item.source)
            continue
        documents.append(_document(number, item, says))
        titles.append(_title(item))
        records += sum(map(len, item.extraction.records.values()))
    return Template(_asset("page.html")).substitute(
        title=escape(f"Factledger: {titles[0]}" if len(titles) == 1 else f"Factledger: {len(titles)} documents"),
        summary=f"{_counted(len(documents), 'document')}, {_counted(records, 'record')}. "
        "Point at a record or at marked words to see what belongs together; click to keep it.",
        legend="".join(f'<li><b class="s {name}">{name}</b></li>' for name in _SPAN_TYPES),
        contents=_contents(titles) if len(titles) > 1 else "",
        documents="\n".join(documents),
        style=_asset("page.css"),
        script=_asset("page.js"),
    )


def _asset(name: str) -> str:
    return (resources.files("flows.reporting") / name).read_text(encoding="utf-8")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _contents(titles: Sequence[str]) -> str:
    items = "".join(f'<li><a href="#d{n}">{escape(title)}</a></li>' for n, title in enumerate(titles, 1))
    return f"<nav><ol>{items}</ol></nav>"


def _title(item: Explanation) -> str:
    return item.extraction.document.title or item.source


def _document(number: int, item: Explanation, says: Mapping[str, str]) -> str:
    document = item.extraction.document
    about = [item.source, document.published_on, document.agency, document.dateline_place, document.document_id]
    told = " · ".join(escape(str(value)) for value in about if value)
    sections = "".join(
        _section(dataset, records, f"d{number}-{dataset}", says) for dataset, records in item.extraction.records.items()
    )
    head = f'<header><h2>{escape(_title(item))}</h2><p class="about">{told}</p></header>'
    text = "".join(marked(item.article.text, list(_marks(number, item))))
    return (
        f'<article class="doc" id="d{number}">{head}<div class="sides">'
        f'<div class="text" lang="{escape(document.language or "en")}">{text}</div>'
        f'<div class="records">{sections}{_rejections(item.extraction.rejections)}</div></div></article>'
    )


def _rejected_document(number: int, rejection: Rejection) -> str:
    return (
        f'<article class="doc" id="d{number}"><header><h2>{escape(rejection.source)}</h2>'
        f'<p class="about">rejected: {escape(rejection.reason)}</p></header></article>'
    )


def _marks(number: int, item: Explanation) -> Iterator[Mark]:
    for dataset, records in item.extraction.records.items():
        for at, record in enumerate(records):
            yield Mark(record.char_start, record.char_end, record=f"d{number}-{dataset}-{at}")
    position = 0
    for span in item.spans:
        row = span_row(item, span)
        if row["start"] >= position and span.type in _SPAN_TYPES:
            tip = ", ".join(in_words(row[name], mark=",") for name in _TIP if row.get(name) is not None)
            yield Mark(row["start"], row["end"], span=span.type, tip=f"{span.type}: {tip}" if tip else span.type)
            position = row["end"]


def marked(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Raw text as HTML with its marks, cut where one of them begins or ends; they may overlap."""
    starting: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    here: list[Mark] = []
    for start, end in pairwise(edges):
        here = [mark for mark in here if mark.end > start] + starting.get(start, [])
        yield _piece(escape(text[start:end]), here)


def _piece(words: str, marks: Sequence[Mark]) -> str:
    records = " ".join(mark.record for mark in marks if mark.record)
    span = next((mark for mark in marks if mark.span), None)
    if span is not None:
        words = f'<span class="s {span.span}" title="{escape(span.tip)}">{words}</span>'
    return f'<span class="e" data-r="{records}">{words}</span>' if records else words


def _section(dataset: str, records: Sequence[Record], anchor: str, says: Mapping[str, str]) -> str:
    cards = "".join(_card(record, f"{anchor}-{at}", says) for at, record in enumerate(records))
    return f'<section class="{dataset}"><h3>{dataset} <small>{len(records)}</small></h3>{cards}</section>'


def _card(record: Record, anchor: str, says: Mapping[str, str]) -> str:
    fields = told_fields(record.model_dump(mode="json"), _EVIDENCE)
    rows = "".join(
        f"<div{_lead(name)}><dt>{escape(name)}</dt><dd>{escape(in_words(value, mark=','))}</dd></div>"
        for name, value in sorted(fields.items(), key=lambda field: field[0] not in _LEADS)
    )
    told = escape(says.get(record.rule, ""))
    return (
        f'<div class="r" id="{anchor}" role="button" tabindex="0" aria-pressed="false"><dl>{rows}</dl>'
        f'<span class="rule"><code>{escape(record.rule)}</code> {told}</span></div>'
    )


def _lead(name: str) -> str:
    return ' class="lead"' if name in _LEADS else ""


def _rejections(rejections: Sequence[Rejection]) -> str:
    if not rejections:
        return ""
    items = "".join(f"<p>{escape(r.dataset or '')}: {escape(r.reason)}</p>" for r in rejections)
    return f'<section class="rejected"><h3>rejected <small>{len(rejections)}</small></h3>{items}</section>'
