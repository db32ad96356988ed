"""Fields of a JSONL line or a Parquet row → Article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.reading.addresses import is_uri, percent_encoded
from flows.reading.agencies import agency_of
from flows.reading.article import Article
from flows.reading.dates import published_date, type_in_words
from flows.reading.formats import ending_of
from flows.reading.identity import document_id
from flows.reading.rejecting import Unreadable, rejected
from schemas.rejection import Rejection

#: Fields with a meaning; all others are metadata.
KNOWN_FIELDS = frozenset(("text", "title", "published_on", "source", "url", "id", "agency"))
#: Characters that `str.strip` keeps, though nobody sees them.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


@dataclass(frozen=True, slots=True)
class Place:
    """Where fields stand: the source of the file, what its parts are called (`line`, `row`), and which one it is."""

    container: str
    part: str
    number: int

    @property
    def source(self) -> str:
        """`feed.jsonl#L3`, `feed.parquet#R3`."""
        return f"{self.container}#{self.part[0].upper()}{self.number}"

    def rejected(self, reason: str, shown: str | bytes, document: str | None = None) -> Rejection:
        """A rejection of this line or row, or of a part of it; `shown` is its content, shortened."""
        return rejected(self.source, reason, {self.part: self.number, "text": shown}, document)


def article_of(fields: Mapping[str, object], place: Place, encoding: str) -> Iterator[Article | Rejection]:
    """The article of a line or row; after it a rejection for every field that had to be left out.

    Without a usable `text` there is a rejection alone. A missing, null or blank optional field is None.
    """
    try:
        text = _text(fields)
    except Unreadable as error:
        yield place.rejected(str(error), json.dumps(dict(fields), ensure_ascii=False, default=str))
        return
    problems: list[str] = []
    title, url, agency, source, line_id = (
        _optional(fields, name, problems) for name in ("title", "url", "agency", "source", "id")
    )
    try:
        published_on = published_date(fields.get("published_on"))
    except ValueError as error:
        published_on = None
        problems.append(str(error))
    address = source if source is not None and _is_address(source) else None
    metadata = _metadata(fields)
    if source is not None and address is None:
        metadata["source"] = source
    yield Article(
        source=percent_encoded(address) if address else _numbered(place, line_id),
        text=text,
        encoding=encoding,
        title=title,
        url=url or (address if address is not None and address.startswith(("http://", "https://")) else None),
        agency=(agency_of(agency) or agency) if agency else agency_of(source or ""),
        published_on=published_on,
        line_id=line_id or f"{place.part[0].upper()}{place.number}",
        metadata=metadata,
        container=place.container,
    )
    if problems:
        identity = document_id(text)
        for problem in problems:
            yield place.rejected(f"{problem}; the document is read without it", _shown(fields), identity)


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not text.strip() or not text.strip(_INVISIBLE).strip()


def _text(fields: Mapping[str, object]) -> str:
    if "text" not in fields:
        found = ", ".join(repr(name) for name in list(fields)[:20]) or "no field at all"
        raise Unreadable(f"no field 'text'; there is {found[:300]}")
    text = fields["text"]
    if not isinstance(text, str):
        raise Unreadable(f"'text' is {type_in_words(text)}, not text")
    if is_blank(text):
        raise Unreadable("'text' is only white space" if text else "'text' is empty")
    return text


def _optional(fields: Mapping[str, object], name: str, problems: list[str]) -> str | None:
    value = fields.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    problems.append(f"{name} is {type_in_words(value)}, not text")
    return None


def _is_address(source: str) -> bool:
    """A path or URI; anything else (`VNA`, `Daily Courier`) is the name of a publisher, which many lines share."""
    return is_uri(source) or (ending_of(source) is not None and not source.isspace())


def _numbered(place: Place, line_id: str | None) -> str:
    return place.source if line_id is None else f"{place.container}#{percent_encoded(line_id)}"


def _metadata(fields: Mapping[str, object]) -> dict[str, str]:
    if fields.keys() <= KNOWN_FIELDS:
        return {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        for name, value in fields.items()
        if name not in KNOWN_FIELDS and value is not None and value != ""
    }


def _shown(fields: Mapping[str, object]) -> str:
    """The fields besides the text, which was read."""
    return json.dumps(
        {name: value for name, value in fields.items() if name != "text"}, ensure_ascii=False, default=str
    )
