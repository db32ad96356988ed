"""Cleaning as a whole: from an article to its text, blocks, sentences and date."""

from __future__ import annotations

import datetime as dt
import re

from flows.cleaning.dates import complete, day_and_month, file_date, file_year, full_date
from flows.cleaning.fragments import Fragment, Frame, cut
from flows.cleaning.glued import lost_space_edits
from flows.cleaning.layout import arrange, heading_links
from flows.cleaning.lexicon import press
from flows.cleaning.mapped import Edit, MappedText
from flows.cleaning.normalise import normalise
from flows.cleaning.spacing import glued_word_edits, unwrap_edits
from flows.cleaning.splitter import sentences
from flows.cleaning.text import Block, CleanText, DateSource, OffsetMap
from flows.reading.article import Article

#: The language is judged by so many first characters.
_SAMPLE = 600
#: Share of these words among all from which a text counts as English; other languages share a few of them.
_ENGLISH_SHARE = 0.12
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")


def clean(article: Article) -> CleanText:
    """The cleaned text of an article with its blocks, sentences, title, agency, place, date and language.

    A pure function of the article; it reads no file and never fails on text, however broken.
    """
    mapped = normalise(article.text)
    gaps = glued_word_edits(mapped.text)
    mapped = mapped.rewrite(gaps)
    mapped = mapped.rewrite(lost_space_edits(mapped.text, len(gaps)))
    mapped = mapped.rewrite(unwrap_edits(mapped.text))
    frame = cut(mapped.text)
    arrange(mapped.text, frame, article.title)
    if all(fragment.kind == "dateline" for fragment in frame.fragments):
        for fragment in frame.fragments:  # nothing that a date could stand above
            fragment.kind = None
    links = heading_links(mapped.text, frame.fragments)
    joined = _join(mapped, frame.fragments)
    blocks = _blocks(frame.fragments, links)
    published_on, published_on_from = _published(article, frame)
    dateline = frame.dateline
    return CleanText(
        text=joined.text,
        offsets=joined.offsets,
        blocks=blocks,
        title=article.title or _headline(joined.text, blocks),
        agency=article.agency or (dateline.agency if dateline else None) or frame.closing_agency,
        dateline_place=dateline.place if dateline else None,
        dateline_written=(dateline.written or dateline.place) if dateline else None,
        published_on=published_on,
        published_on_from=published_on_from,
        language=_language(article, joined.text),
        sentences=sentences(joined.text, blocks),
    )


def _join(mapped: MappedText, fragments: list[Fragment]) -> MappedText:
    """The fragments with one newline between them."""
    text = mapped.text
    if mapped.offsets.is_identity():
        return _join_untouched(text, fragments)
    edits: list[Edit] = []
    position = 0
    for index, fragment in enumerate(fragments):
        if index == 0:
            edits.append((0, fragment.start, ""))
        elif text[position] == "\n":
            edits.append((position + 1, fragment.start, ""))
        else:
            edits.append((position, fragment.start, "\n"))
        position = fragment.end
    edits.append((position, len(text), ""))
    return mapped.rewrite([edit for edit in edits if edit[0] < edit[1] or edit[2]])


def _join_untouched(text: str, fragments: list[Fragment]) -> MappedText:
    """The same for a text whose offsets are raw ones: a run for each fragment and the newline after it."""
    pieces: list[str] = []
    cleaned: list[int] = []
    raw: list[int] = []
    position = 0
    for fragment in fragments:
        start, end = fragment.start, fragment.end
        pieces.append(text[start:end])
        cleaned.append(position)
        raw.append(start)
        position += end - start + 1
    return MappedText("\n".join(pieces), OffsetMap(cleaned or [0], raw or [0], len(text)))


def _blocks(fragments: list[Fragment], links: list[int | None]) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    for fragment, link in zip(fragments, links, strict=True):
        end = position + fragment.end - fragment.start
        blocks.append(Block(position, end, fragment.kind or "body", link))
        position = end + 1
    return blocks


def _headline(text: str, blocks: list[Block]) -> str | None:
    for block in blocks:
        if block.kind == "headline":
            return _MARKDOWN_HEADING.sub("", text[block.start : block.end], count=1)
    return None


#: `# Title`: the marks say that it is a heading, and are no part of it.
_MARKDOWN_HEADING = re.compile(r"\A#{1,6}\s+")


def _published(article: Article, frame: Frame) -> tuple[dt.date | None, DateSource]:
    """The publication date: metadata, else leading date or dateline, else a line that says so, else the file name."""
    if article.published_on is not None:
        return article.published_on, "metadata"
    stated = next((date for line in frame.published if (date := full_date(line))), None)
    named = file_date(article.source, article.url)
    leading = full_date(frame.leading_date) if frame.leading_date else None
    from_dateline = leading or _dateline_date(article, frame, stated or named)
    if from_dateline is not None:
        return from_dateline, "dateline"
    if stated is not None:
        return stated, "body"
    return (named, "file_name") if named is not None else (None, "none")


def _dateline_date(article: Article, frame: Frame, evidence: dt.date | None) -> dt.date | None:
    words = frame.dateline.date if frame.dateline else None
    if words is None:
        return None
    whole = full_date(words)
    partial = day_and_month(words)
    if whole is not None or partial is None:
        return whole
    year = int(frame.leading_date[:4]) if frame.leading_date else file_year(article.source, article.url)
    return complete(*partial, evidence if evidence is not None else year)


def _language(article: Article, text: str) -> str | None:
    """ISO 639-1 code that metadata give, else `en` where enough closed-class words of English stand, else None."""
    for key in ("language", "lang", "inLanguage"):
        match = _LANGUAGE.match(article.metadata.get(key, "").lower())
        if match is not None:
            return match.group()
    words = text[:_SAMPLE].lower().split()
    hits = sum(map(press().english_words.__contains__, words))
    return "en" if hits and hits >= _ENGLISH_SHARE * len(words) else None
