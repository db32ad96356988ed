"""Lines cut into fragments: what is plainly a dateline, credit, by-line or piece of page furniture gets its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.cleaning.credits import closing_start, credit_start, inner_credit, len_without_spaces
from flows.cleaning.dateline import (
    Dateline,
    may_have_dateline,
    read_dateline,
    standing_dateline,
    written_place,
)
from flows.cleaning.dates import MONTH, beside_full_date, full_date
from flows.cleaning.lexicon import Press, press
from flows.cleaning.text import BlockKind

#: Datelines stand in the first so many lines that are not empty.
_DATELINE_LINES = 14
#: The name of a section stands in the first so many lines.
_SECTION_LINES = 3
#: A by-line that ends in a full stop has at most so many characters; a longer one is a sentence.
_LONGEST_SIGNATURE = 40
_LONGEST_FURNITURE = 120

_DATE_PREFIX = re.compile(r"date (\d{4}-\d{2}(?:-\d{2})?)(?![\w-])[ :|]*")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?$|\S+\.(?:jpe?g|png|gif|webp|bmp|svg)$", re.IGNORECASE)
_BULLET = re.compile(
    r"[•●▪■◦‣·*+✓►➢]\s?(?=\S)|[–—-]\s+(?=\S)"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|(?:\d{1,2}|[a-z]|[ivx]{2,4}|[IVX]{1,4})[.)]\s+(?=\S)|[A-H]\)\s+|\d{1,2}\.\d{1,2}\.?\s+(?=[A-Z])"
)
#: A small Roman number of several letters: `ii.`, `iv)`.
_ROMAN = re.compile(r"[ivx]{2,4}[.)]\s")
_DAY_NAME = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? ?|thứ \w+,? ?|chủ nhật,? ?|\W"
_DATE_PART = (
    rf"{MONTH}\.?|\d{{1,4}}(?!\d)(?:st|nd|rd|th)?|of|at|[ap]\.?m\.?|gmt(?: ?\+ ?\d)?|utc|ist|hrs?"
    r"|\d{1,2}h\d\d|by pib \w+"
)
_BARE_DATE = re.compile(rf"(?:{_DAY_NAME})?(?:(?:{_DATE_PART})[\s.,:;/|()+–—-]{{0,4}}){{3,12}}$", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LONGEST_DATE_LINE = 70
#: A line that says when the text was published has at most so many words beside the date and time.
_WORDS_BESIDE_DATE = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
#: What a date and a clock are set off with; a date within a title has none of them.
_DATE_MARK = re.compile(r"[|@•()/]|\d{1,2}[:.]\d\d")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\b(?:[ap]\.?m|gmt|utc|ist|est|edt|bst|cet|hrs?|at|on)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_NAME_WORD = r"[^\W\d_][\w.’'-]*+"
_BYLINE_NAME = re.compile(
    rf"[Bb][Yy]:?(?: (?:{_NAME_WORD}(?:[,/–]{_NAME_WORD})*+[,/–]?|[&,–-])){{1,12}} ?(?:\([A-Z]\w+\))?$"
)
#: Initials of those who typed and checked a release: `AKT/AD/LV /spandey`.
_INITIALS = re.compile(r"[A-Z]{2,4}(?:/[A-Za-z]{2,4}){1,4}(?: ?/ ?\w+)?$")
_SIGNED = re.compile(r"(?:[A-ZĐ][\w’'.-]*,? ){1,5}\((?P<agency>[A-Z][\w /]{1,20})\)$")


@dataclass(slots=True)
class Fragment:
    """A stretch of a line, as an interval of the normalised text; `kind` is None where context must decide."""

    start: int
    end: int
    kind: BlockKind | None = None
    #: Whether an empty line stands before it, and whether it begins its line.
    after_gap: bool = False
    #: Whether it shows a picture, so that the next fragment may be its caption.
    picture: bool = False


@dataclass(slots=True)
class Frame:
    """The fragments of a document and what its frame says."""

    fragments: list[Fragment] = field(default_factory=list)
    dateline: Dateline | None = None
    leading_date: str | None = None
    #: Lines that say when the text was published, in order.
    published: list[str] = field(default_factory=list)
    closing_agency: str | None = None
    lines: int = 0


def cut(text: str) -> Frame:
    """The fragments of normalised text. Lines that hold only table remains or spaces give none."""
    frame = Frame()
    position, gap = 0, False
    for line in text.split("\n"):
        start, end = _trimmed(line, position)
        position += len(line) + 1
        if start < end:
            _cut_line(frame, text, start, end, gap)
            frame.lines += 1
            gap = False
        else:
            gap = True
    return frame


def _trimmed(line: str, position: int) -> tuple[int, int]:
    """Interval of the line without spaces and the bars of table remains around it."""
    bare = line if line and line[0] not in " |" and line[-1] not in " |" else line.strip(" |")
    if len(bare) == len(line):
        return position, position + len(line)
    start = position + (line.find(bare) if bare else 0)
    return start, start + len(bare)


def _cut_line(frame: Frame, text: str, start: int, end: int, gap: bool) -> None:
    if frame.lines == 0 and (match := _DATE_PREFIX.match(text, start, end)):
        frame.leading_date = match[1]
        frame.fragments.append(Fragment(start, match.start(1) + len(match[1]), "dateline"))
        start, gap = match.end(), False
        if start >= end:
            return
    line = text[start:end]
    may_open = frame.dateline is None and frame.lines < _DATELINE_LINES
    if end - start > _LONGEST_FURNITURE and _is_plain(line, may_open):
        frame.fragments.append(Fragment(start, end, None, gap))
        return
    kind = _furniture(line, frame)
    if kind is not None:
        picture = kind == "boilerplate" and _IMAGE.match(line) is not None
        frame.fragments.append(Fragment(start, end, kind, gap, picture))
        return
    if may_open:
        start, gap = _cut_front(frame, text, start, end, gap)
    if start < end:
        _cut_back(frame, text, start, end, gap)


def _is_plain(line: str, may_open: bool) -> bool:
    """Whether a long line is a paragraph and nothing else, as most are: a quick look at its beginning and end.

    `may_open` says whether a dateline, perhaps behind a caption, could stand here.
    """
    if line[-1] != "." or not line[-2].isalnum() or not line[0].isupper() or not line[1].islower():
        return False
    if may_open and (may_have_dateline(line) or "Photo" in line):
        return False
    return "hoto" not in line[-80:]


def _cut_front(frame: Frame, text: str, start: int, end: int, gap: bool) -> tuple[int, bool]:
    """Cut off a caption with its credit and a dateline; where the rest begins, and whether after an empty line."""
    line = text[start:end]
    dateline = read_dateline(line)
    if dateline is None and (credit := inner_credit(line)) is not None:
        report = line[credit[1] :].lstrip()
        dateline = read_dateline(report)
        if dateline is None or dateline.end == len(report):
            return start, gap
        _append(frame, text, start, start + credit[0], "caption", gap)
        _append(frame, text, start + credit[0], start + credit[1], "boilerplate", False)
        start, gap = end - len(report), False
    if dateline is None:
        return start, gap
    frame.dateline = dateline
    _append(frame, text, start, start + dateline.end, "dateline", gap)
    start += dateline.end
    while start < end and text[start] in " |":
        start += 1
    return start, False


def _cut_back(frame: Frame, text: str, start: int, end: int, gap: bool) -> None:
    """Cut off photo credits and closing marks; what stands before a credit is a caption."""
    line = text[start:end]
    marks: list[tuple[int, int]] = []
    rest, kind = len(line), _list_item(line)
    while rest:
        closing = closing_start(line, rest)
        if closing is not None:
            frame.closing_agency = frame.closing_agency or closing[1]
            begin = closing[0]
        else:
            credit = credit_start(line, rest)
            if credit is None:
                break
            begin, kind = credit, "caption"
        marks.append((begin, rest))
        rest = len_without_spaces(line, begin)
    _append(frame, text, start, start + rest, kind, gap)
    for begin, close in reversed(marks):
        _append(frame, text, start + begin, start + close, "boilerplate", gap and begin == 0)


def _list_item(line: str) -> BlockKind | None:
    marked = _BULLET.match(line) and (not line[1:2].islower() or _ROMAN.match(line))
    return "list_item" if marked else None


def _append(frame: Frame, text: str, start: int, end: int, kind: BlockKind | None, gap: bool) -> None:
    while start < end and text[start] in " |":
        start += 1
    while start < end and text[end - 1] in " |":
        end -= 1
    if start < end:
        frame.fragments.append(Fragment(start, end, kind, gap))


def _furniture(line: str, frame: Frame) -> BlockKind | None:
    """The kind of a line that is no part of the story, told by its own words; None for the rest."""
    if len(line) > _LONGEST_FURNITURE:
        return None
    lexicon = press()
    folded = line.casefold().rstrip(" :.")
    label = folded.partition(":")[0] if ":" in folded else folded
    if label in lexicon.related_folded:
        return "related"
    if _is_published(line, folded, frame, lexicon):
        frame.published.append(line)
        return "dateline"
    section = frame.lines < _SECTION_LINES and folded in lexicon.sections_folded
    if section or folded in lexicon.boilerplate_folded or ((line[0] == "!" or "." in line) and _IMAGE.match(line)):
        return "boilerplate"
    if folded.startswith(lexicon.boilerplate_starts_folded):
        _note_source(line, frame)
        return "boilerplate"
    if _is_byline(line, lexicon):
        return "byline"
    return _signature(line, frame, lexicon)


def _note_source(line: str, frame: Frame) -> None:
    label, _, name = line.partition(":")
    if label.casefold().startswith("source"):
        agency = press().agencies.get(name.strip(" ."))
        frame.closing_agency = frame.closing_agency or agency


def _is_published(line: str, folded: str, frame: Frame, lexicon: Press) -> bool:
    """`Published on 21 - 08 - 2022`, `Posted On: 12 JAN 2024 4:30PM`, or nothing but a date near the top."""
    if _FIGURE.search(line) is None:
        return False
    if folded.startswith(lexicon.published_starts_folded):
        return full_date(line) is not None and len(line) <= 80
    if frame.lines >= _DATELINE_LINES or len(line) > _LONGEST_DATE_LINE:
        return False
    if len(line) <= 60 and _BARE_DATE.match(line) is not None:
        return full_date(line) is not None
    return frame.lines > 0 and _names_only_a_date(line)


def _names_only_a_date(line: str) -> bool:
    """`(Xinhua) 08:41, March 13, 2025`, `ECONOMY | 15-09-2023 21:08`: a date with its time, section or agency."""
    beside = beside_full_date(line)
    if beside is None or line[-1] in ".!?" or not _DATE_MARK.search(beside):
        return False
    words = _WORD.findall(_CLOCK.sub(" ", beside))
    return len(words) <= _WORDS_BESIDE_DATE and not any(word.islower() for word in words)


def _is_byline(line: str, lexicon: Press) -> bool:
    if not line.startswith(lexicon.byline_starts) or line.endswith(("…", "!", "?")):
        return False
    if line[:3].lower() != "by ":
        return not line.endswith(".") or len(line) <= _LONGEST_SIGNATURE
    if line.endswith((".", ":")) or _BYLINE_NAME.match(line) is None:
        return False
    words = line.split()[1:]
    small = [word for word in words if word[0].islower() and word not in lexicon.small_name_words]
    return not small and len(words) > 1


def _signature(line: str, frame: Frame, lexicon: Press) -> BlockKind | None:
    """An agency or place that stands alone, or a name with its agency in brackets."""
    bare = line.strip("()-–— /.")
    if bare in lexicon.agencies:
        frame.closing_agency = frame.closing_agency or lexicon.agencies[bare]
        return "boilerplate"
    if not (line[0].isalnum() or any(map(str.isalnum, line))) or ("/" in line and _INITIALS.match(line)):
        return "boilerplate"
    if frame.dateline is None and frame.lines < _DATELINE_LINES and (standing := _standing(line, bare, frame, lexicon)):
        frame.dateline = standing
        return "dateline"
    match = _SIGNED.match(line) if line[-1] == ")" else None
    if match is not None and match["agency"].split("/")[0].strip() in lexicon.agencies:
        return "byline"
    return None


def _standing(line: str, bare: str, frame: Frame, lexicon: Press) -> Dateline | None:
    """A place alone above the headline, or with its date or agency in a line for itself."""
    if frame.lines < 4 and bare.casefold() in lexicon.places_folded:
        return Dateline(len(line), lexicon.places_folded[bare.casefold()], written=written_place(bare))
    return standing_dateline(line) if line[-1].isdigit() or line[-1] == ":" else None
