"""Entries between reading and the shards: an article or a rejection with the place it came from.

A container (JSONL, Parquet) holds many documents and can be read in one go only. Its entries are written to spool
files of bounded size, which shards then read wherever they run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from flows.reading.article import Article
from flows.storing.errors import explained
from flows.storing.shard import Place
from schemas.rejection import Rejection

#: First letter of the line id of a rejection: it takes the place of no document.
REJECTION_MARK = "!"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at a place: an article, or rejections; neither where the place is known to be unchanged."""

    place: Place
    article: Article | None = None
    rejections: tuple[Rejection, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it only says that the place is there, unchanged."""
        return self.article is None and not self.rejections

    @property
    def unchanged(self) -> Entry:
        """The same place without content."""
        return replace(self, article=None, rejections=())


def article_entry(article: Article, container: str, rules_version: str, position: int) -> Entry:
    """The entry of an article read from `container`."""
    place = Place(
        container, article.line_id, article.source, article_fingerprint(article), rules_version, article.url, position
    )
    return Entry(place, article)


def rejection_entry(rejection: Rejection, container: str, rules_version: str, position: int, origin: str = "") -> Entry:
    """The entry of what could not be read. Its place is its own, so that it never replaces a document.

    `origin` tells apart who rejected it.
    """
    print_ = _hash([rejection.source, rejection.stage, rejection.reason, rejection.payload, rejection.document_id])
    line_id = f"{REJECTION_MARK}{origin}{print_}"
    return Entry(Place(container, line_id, rejection.source, print_, rules_version, None, position), None, (rejection,))


def article_fingerprint(article: Article) -> str:
    """Hash of everything that an article's extraction depends on, its name included: it may hold the date."""
    return _hash(
        [
            article.text, article.source, article.title, article.url, article.agency, article.published_on,
            article.encoding, article.metadata,
        ]
    )  # fmt: skip


def _hash(content: list[Any]) -> str:
    return hashlib.blake2b(orjson.dumps(content, option=orjson.OPT_SORT_KEYS), digest_size=12).hexdigest()


class SpoolWriter:
    """Writes entries to a file, which is there from the first one on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.articles = 0
        self.entries = 0
        #: Characters of text.
        self.size = 0
        self._file: BinaryIO | None = None

    def write(self, entry: Entry) -> None:
        """Add an entry. Raises StoringError where it cannot be written."""
        article = None if entry.article is None else asdict(entry.article)
        rejections = [rejection.model_dump() for rejection in entry.rejections]
        line = orjson.dumps([asdict(entry.place), article, rejections], option=orjson.OPT_APPEND_NEWLINE)
        with explained("write", self.path):
            if self._file is None:
                self._file = self.path.open("wb")
            self._file.write(line)
        self.entries += 1
        if entry.article is not None:
            self.articles += 1
            self.size += len(entry.article.text)

    def close(self) -> None:
        """Finish the file. Raises StoringError where it cannot be written."""
        if self._file is not None:
            with explained("write", self.path):
                self._file.close()


def read_spool(path: Path) -> Iterator[Entry]:
    """The entries of a spool file, in order. Raises StoringError where it cannot be read."""
    with explained("read", path), path.open("rb") as file:
        for line in file:
            place, article, rejections = orjson.loads(line)
            yield Entry(
                Place(**place), _article(article) if article else None, tuple(Rejection(**r) for r in rejections)
            )


def _article(fields: dict[str, Any]) -> Article:
    day = fields["published_on"]
    return Article(**{**fields, "published_on": dt.date.fromisoformat(day) if day else None})
