"""What each stage costs for an article, in this process, in processor time."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from flows.annotating.document import Annotated, sentence_tokens
from flows.annotating.tokens import Tokens
from flows.cleaning.document import clean
from flows.cleaning.splitter import sentences
from flows.extracting.kinds import Draft
from flows.line import Extraction, Line, record_rows
from flows.reading import Article
from flows.reading.identity import document_id
from flows.reading.read import read_file
from flows.storing.shard import Place, ShardWriter
from flows.storing.store import Store, open_session

Result = TypeVar("Result")
#: Stages that together are the core: from a decoded article to validated records.
CORE = "core"


@dataclass(slots=True)
class Sample:
    """A text, its file, and what its stages took in each round, in seconds; `counts` are figures, dates and bytes."""

    path: Path
    text: str
    dense: bool
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=dict)

    def cost(self, stage: str) -> float:
        """Median of the rounds."""
        return median(self.taken[stage])


class Bench:
    """Takes samples through the stages of a line."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def core(self, sample: Sample) -> None:
        """One round of the core as a whole."""
        article = _only(read_file(str(sample.path)))
        self._timed(sample, CORE, lambda: self._line.read_document(article))

    def stages(self, sample: Sample) -> None:
        """One round of all stages one by one."""
        article = self._timed(sample, "read", lambda: _only(read_file(str(sample.path))))
        self._timed(sample, "hash_and_decode", lambda: _hash_and_decode(sample.path.read_bytes()))
        cleaned = self._timed(sample, "clean", lambda: clean(article))
        self._timed(sample, "of which split", lambda: sentences(cleaned.text, cleaned.blocks))
        document = self._annotate(sample, article)
        facts: dict[str, list[Draft]] = {}
        for dataset, extractor in self._line._rooms:
            call = partial(extractor.extract, document, facts)
            facts[dataset] = self._timed(sample, f"extract {dataset}", lambda call=call: list(call()))
        self._timed(sample, "validate", lambda: self._validate(article, document, facts))
        sample.counts = {
            "figures": len(document.quantities), "dates": len(document.dates), "names": len(document.names),
            "bytes": len(sample.text.encode()), "records": sum(map(len, facts.values())),
        }  # fmt: skip

    def _annotate(self, sample: Sample, article: Article) -> Annotated:
        annotators, cleaned = self._line.annotators, clean(article)
        tokens = self._timed(sample, "annotate tokens", lambda: Tokens(cleaned.text, annotators.vocabulary))
        spans = sentence_tokens(cleaned, tokens)
        dates = self._timed(
            sample, "annotate dates", lambda: annotators._dates.find(tokens, spans, cleaned.published_on)
        )
        self._timed(sample, "annotate quantities", lambda: annotators._quantities.find(tokens, spans, dates))
        self._timed(sample, "annotate names", lambda: annotators._names.find(tokens, spans, dates))
        return self._timed(sample, "annotate, whole", lambda: annotators.annotate(cleaned))

    def _validate(self, article: Article, document: Annotated, facts: dict[str, list[Draft]]) -> None:
        identity = document_id(article.text)
        for dataset, drafts in facts.items():
            rows = record_rows(dataset, drafts, document, identity)
            self._line._validate(dataset, rows, article.source, identity, [])

    def _timed(self, sample: Sample, stage: str, call: Callable[[], Result]) -> Result:
        begin = time.process_time()
        result = call()
        sample.taken[stage].append(time.process_time() - begin)
        return result

    def stored(self, samples: list[Sample]) -> float:
        """Seconds that storing takes for an article: models to Arrow, the sketch, sorting, writing."""
        found = [self._line.read_document(_only(read_file(str(s.path)))) for s in samples]
        _written(found)  # the first writing loads what writes, and makes the schemas of all datasets
        return _written(found) / len(found)


def _written(found: list[Extraction]) -> float:
    """Seconds of processor time that writing some articles into a store of their own takes."""
    with tempfile.TemporaryDirectory() as folder, open_session(Store.of(Path(folder) / "out")) as store:
        begin = time.process_time()
        writer = ShardWriter(store)
        for number, item in enumerate(found):
            place = Place("bench", str(number), item.document.source, "0", "0", position=number)
            writer.add(place, item.document, item.records, item.rejections)
        writer.close()
        return time.process_time() - begin


def _only(items: Iterator[object]) -> Article:
    item = next(iter(items))
    if not isinstance(item, Article):
        raise TypeError(f"not an article: {item}")
    return item


def _hash_and_decode(raw: bytes) -> str:
    hashlib.sha256(raw).digest()
    return raw.decode()
