"""The straight line for one document: article → cleaned text → annotations → facts → validated records."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

import schemas
from flows.annotating.annotators import Annotators
from flows.annotating.document import Annotated
from flows.annotating.patterns import Compiler
from flows.annotating.rules import rule_classes
from flows.cleaning.document import clean
from flows.cleaning.text import CleanText
from flows.extracting.kinds import Draft, Extractor, Kit, load_all_rules, load_fragments, needed, rooms
from flows.garbage import no_collection
from flows.reading.article import Article
from flows.reading.identity import document_id
from flows.versioning import rules_version
from schemas.document import Document
from schemas.evidence import Record
from schemas.rejection import Rejection

_PAYLOAD_LIMIT = 2000


@dataclass(slots=True)
class Extraction:
    """What one document gave."""

    document: Document
    records: dict[str, list[Record]] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)


class Line:
    """The whole line with its rules and lexicon compiled once. `read_document` is a pure function of its article."""

    def __init__(self, *, experimental: bool = False) -> None:
        rules, fragments = load_all_rules(), load_fragments()
        self.rules = [rule for group in rules.values() for rule in group]
        self.rules_version = rules_version(experimental)
        self.annotators = Annotators(rule_classes(self.rules, fragments))
        vocabulary = self.annotators.vocabulary
        compiler = Compiler(vocabulary, {name: fragment.pattern for name, fragment in fragments.items()})
        self.kit = kit = Kit(vocabulary, compiler, rules, experimental)
        kinds = schemas.kinds()
        here = [room for room in rooms() if room.dataset in kinds]
        self._rooms: list[tuple[str, Extractor]] = [(room.dataset, room.extractor(kit)) for room in here]
        self._needed = needed(here)
        self._adapters: dict[str, TypeAdapter[list[Record]]] = {name: _adapter(model) for name, model in kinds.items()}

    def annotate(self, article: Article) -> Annotated:
        """Cleaned and annotated text of an article."""
        return self.annotators.annotate(clean(article))

    def annotate_text(self, text: str, published_on: dt.date | None = None) -> Annotated:
        """The same for a bare text, such as a rule's example."""
        return self.annotate(Article(source="example", text=text, encoding="utf-8", published_on=published_on))

    def extract(self, document: Annotated, only: str | None = None) -> dict[str, list[Draft]]:
        """Facts by kind, before validation; of all kinds, or of `only` and those that it builds on.

        A name that is no kind, such as the prefix of rules that several kinds share, stands for all kinds.
        """
        facts: dict[str, list[Draft]] = {}
        wanted = self._needed.get(only or "")
        for dataset, extractor in self._rooms:
            if wanted is None or dataset in wanted:
                facts[dataset] = list(extractor.extract(document, facts))
        return facts

    def read_document(self, article: Article) -> Extraction:
        """All records of an article, validated; what fails validation is among the rejections."""
        return self.read_annotated(article, self.annotate(article))

    def read_annotated(self, article: Article, annotated: Annotated) -> Extraction:
        """The same for an article that was annotated already."""
        identity = document_id(article.text)
        result = Extraction(document_row(article, annotated.clean, identity, self.rules_version))
        for dataset, drafts in self.extract(annotated).items():
            rows = record_rows(dataset, drafts, annotated, identity)
            result.records[dataset] = self._validate(dataset, rows, article.source, identity, result.rejections)
        return result

    def _validate(
        self, dataset: str, rows: list[dict[str, Any]], source: str, identity: str, rejections: list[Rejection]
    ) -> list[Record]:
        adapter = self._adapters[dataset]
        try:
            return adapter.validate_python(rows)
        except ValidationError:
            kept: list[Record] = []
            for row in rows:
                try:
                    kept.extend(adapter.validate_python([row]))
                except ValidationError as error:
                    rejections.append(_rejected(dataset, row, source, identity, error))
            return kept


def lasting_line(*, experimental: bool = False) -> Line:
    """A line that lives as long as the process: no collection of garbage looks at its rules and lexicon.

    None runs while it is made, either: making it leaves little behind, and a collection then takes the longer, the more
    is there.
    """
    with no_collection():
        line = Line(experimental=experimental)
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    return line


def _adapter(model: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _rejected(dataset: str, row: Mapping[str, Any], source: str, identity: str, error: ValidationError) -> Rejection:
    reason = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or 'record'}: {e['msg']}" for e in error.errors())
    payload = orjson.dumps(row, default=str).decode()[:_PAYLOAD_LIMIT]
    return Rejection(
        source=source, document_id=identity, stage="validate", dataset=dataset, reason=reason, payload=payload
    )


def document_row(article: Article, cleaned: CleanText, identity: str, rules_version: str) -> Document:
    """The `documents` row of an article."""
    return Document(
        document_id=identity, source=article.source, sources=[article.source], url=article.url or None,
        title=cleaned.title or None, agency=cleaned.agency or None, dateline_place=cleaned.dateline_place or None,
        published_on=cleaned.published_on, published_on_from=cleaned.published_on_from, language=cleaned.language,
        encoding=article.encoding, raw_text=article.text, text=cleaned.text,
        sentence_count=len(cleaned.sentences), rules_version=rules_version,
    )  # fmt: skip


def record_rows(dataset: str, drafts: Sequence[Draft], document: Annotated, identity: str) -> list[dict[str, Any]]:
    """Drafts as rows with their evidence columns."""
    rows = []
    seen: dict[str, int] = {}
    for draft in drafts:
        start = document.tokens.starts[draft.first]
        raw_start, raw_end = document.clean.offsets.raw_span(start, document.tokens.end(draft.last))
        key = f"{identity}|{dataset}|{draft.rule}|{raw_start}|{raw_end}"
        seen[key] = seen.get(key, -1) + 1
        rows.append({
            "record_id": record_id(key, seen[key]), "document_id": identity, "published_on": document.published_on,
            "sentence": document.sentence_text(draft.sentence), "char_start": raw_start, "char_end": raw_end,
            "rule": draft.rule, **draft.fields,
        })  # fmt: skip
    return rows


def record_id(key: str, repeat: int) -> str:
    """Stable id of a record: from its document, kind, rule and evidence, and its number among equal ones."""
    return "r" + hashlib.blake2b(f"{key}|{repeat}".encode(), digest_size=10).hexdigest()
