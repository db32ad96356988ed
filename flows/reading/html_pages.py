"""`.html`: a page is a document; its raw text is the article that trafilatura takes out of it."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from flows.reading.agencies import agency_of
from flows.reading.article import Article
from flows.reading.decode import Decoded, Undecodable, decode
from flows.reading.fields import is_blank
from flows.reading.rejecting import Unreadable
from flows.reading.text_files import read_whole

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,30})", re.IGNORECASE)
#: Declarations that are followed. `utf-8` and Western ones are not among them: there the bytes know better.
_FOLLOWED = re.compile(
    r"windows-125[013-8]|iso-8859-(?:[2-9]|1[0-6])|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift_jis|koi8-[ru]|tis-620"
)
_HEAD_OF_PAGE = 4_096
#: Dates stand in the head of a page, its address or a `time` element; a search in the text would take any date for it.
#: `max_date` is set because the default is today, and the same page is to give the same date tomorrow.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def read_html(file: BinaryIO, source: str, max_bytes: int) -> Iterator[Article]:
    """The article of a page, with title, address, agency and date of publication from its metadata.

    Captions of pictures are kept as paragraphs, navigation and comments are not. Raises Unreadable, with the reason.
    """
    data = read_whole(file, max_bytes)
    try:
        decoded = decode_page(data)
    except Undecodable as error:
        raise Unreadable(str(error), begins=data[:200]) from error
    if is_blank(decoded.text):
        raise Unreadable("holds only white space", bytes=len(data))
    found = _extract(decoded.text)
    text = (found.text or "") if found is not None else ""
    if is_blank(text):
        raise Unreadable("no article was found in the page", begins=decoded.text[:500])
    sitename = found.sitename or ""
    agency = agency_of(sitename)
    yield Article(
        source=source,
        text=text,
        encoding=decoded.encoding,
        title=found.title or None,
        url=found.url or None,
        agency=agency,
        published_on=dt.date.fromisoformat(found.date) if found.date else None,
        metadata={"sitename": sitename} if sitename and agency is None else {},
        container=source,
    )


def decode_page(data: bytes) -> Decoded:
    """Decode a page: UTF-8 and byte order marks first, then the encoding that it declares, then Windows code pages.

    Raises Undecodable.
    """
    declared = _declared(data)
    try:
        decoded = decode(data)
    except Undecodable:
        if declared is None:
            raise
        return _decode_declared(data, declared)
    if declared is None or decoded.encoding.startswith("utf"):
        return decoded
    return _decode_declared(data, declared)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD_OF_PAGE])
    name = match.group(1).decode("ascii").lower() if match else ""
    return name if _FOLLOWED.fullmatch(name) else None


def _decode_declared(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        raise Undecodable(f"declares {name}, but is broken at byte {error.start}") from error


def _extract(page: str) -> Any:
    """trafilatura's Document, or None where it finds no article. Raises Unreadable where it fails."""
    trafilatura = _trafilatura()
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        _free_captions(tree)
        return trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATE_SEARCH)
        )
    except Exception as error:
        # Foreign code on hostile input: whatever it raises is about this page, and the run goes on.
        raise Unreadable(f"the page cannot be taken apart: {type(error).__name__}: {error}"[:500]) from error


def _free_captions(tree: Any) -> None:
    """Put captions after their figures, as paragraphs: figures are dropped with all that is in them."""
    for caption in list(tree.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        if words:
            paragraph = caption.makeelement("p")
            paragraph.text = words
            next(caption.iterancestors("figure"), caption).addnext(paragraph)
        caption.drop_tree()
    # A class or id that says "caption" is a reason to drop a paragraph, too.
    for element in _captioned(tree):
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)


def _captioned(tree: Any) -> Iterator[Any]:
    for element in tree.iter("p", "div", "span", "section"):
        if "caption" in f"{element.get('class', '')} {element.get('id', '')}".lower():
            yield element


@cache
def _trafilatura() -> Any:
    """The package, imported when the first page is read, without its log: what it says becomes a rejection."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura
