"""What stands at the end of a line beside the text: photo credits and the marks that close a report."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.cleaning.lexicon import press

#: Credits and closing marks are looked for in so many last characters of a line.
_TAIL = 120

#: What ends a sentence.
_ENDS = (".", "!", "?", "…", "”", '"', "’", ")")

#: Marks of credits beside the words for a picture.
_MARKS = ("Ảnh", "ảnh", "anh ", "/")
#: Where a credit without brackets may begin: a dash, a bar, or a space after the end of a sentence.
_BEGINNING = re.compile(r"\s?[-–—/|]\s?|(?<=[.!?…”\")])\s|^")
_CREDIT_WITHOUT_LEAD = (
    # VNA/VNS Photo, VNA/VNS Photo Văn Điệp, AFP PHOTO
    r"[A-Z]{2,8}(?:/[A-Z]{2,8}){0,2} (?:[Ff]ile )?(?:[Pp]hotos?|PHOTOS?)(?: [^\W\d_][^.!?:|]{0,40})?\.?$"
    # Ảnh 1., hinh anh 1, file photo
    r"|(?:Ảnh|ảnh|hinh anh|hình ảnh)\s?\d{1,2}\.?$"
    r"|(?:[Ff]ile|[Ii]llustrative|[Aa]rchive) (?:photos?|images?)\.?$"
)
_NUMBERED = re.compile(r"\s(?:ảnh|hinh anh|hình ảnh) \d{1,2}$")
#: A credit in the middle of a line, from which the report itself goes on.
_INNER_CREDIT = re.compile(
    r"(?:\s*[-–—]\s*|(?<=[.!?…”\")])\s+)[A-Z]{2,8}(?:/[A-Z]{2,8}){0,2} Photo(?= )|\s*\(Photo: [^()]{2,60}\)(?= )"
)
#: Names of agencies have at most so many words.
_NAME_WORDS = 5


class _Credits(NamedTuple):
    """Patterns of credits, and what one of which stands in every credit."""

    in_brackets: re.Pattern[str]
    bare: re.Pattern[str]
    cues: tuple[str, ...]


@cache
def _credits() -> _Credits:
    words, sorts = press().picture_words, press().picture_sorts
    picture = f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
    lead = f"(?:(?:{'|'.join(map(re.escape, sorts))}) )?{picture}"
    return _Credits(
        # (Photo: VNA), [Photo/Agencies], (Illustrative photo), (Xinhua/Li Ming), (Reuters photo)
        re.compile(
            rf"[(\[]\s?(?:{lead}\b[^()\[\]]{{0,80}}"
            r"|(?P<agency>[A-Za-z]{2,10})(?:/[^()/]{2,40}|(?: file)? [Pp]hotos?(?: by [^()]{2,40})?))[)\]]\s?[.|]?$"
        ),
        # Photo: VGP/Nhat Bac, Photo by N. V. A
        re.compile(
            rf"{lead}\s?(?::\s?|/|[Bb]y:? |[Cc]ourtesy(?: of)?:? |from )[^:|]{{2,70}}$|{_CREDIT_WITHOUT_LEAD}"
        ),
        (*dict.fromkeys(word[1:].removesuffix("s").removesuffix("S") for word in words if len(word) > len("Ảnh")),
         *_MARKS),
    )  # fmt: skip


def credit_start(line: str, end: int) -> int | None:
    """Where the photo credit that ends `line[:end]` begins (0 where it is nothing else), or None."""
    tail = line[max(0, end - _TAIL) : end]
    if not any(cue in tail for cue in _credits().cues):
        return None
    start = _credit_in(tail)
    return None if start is None else end - len(tail) + start


def _credit_in(tail: str) -> int | None:
    if tail.rstrip(" .|")[-1:] in (")", "]"):
        opening = max(tail.rfind("("), tail.rfind("["))
        match = _credits().in_brackets.match(tail, opening) if opening >= 0 else None
        if match is None or (match["agency"] and match["agency"] not in press().agencies):
            return None
        return opening
    bare = _credits().bare
    for beginning in _BEGINNING.finditer(tail):
        if bare.match(tail, beginning.end()):
            return beginning.start()
    numbered = _NUMBERED.search(tail)
    return None if numbered is None else numbered.start()


def inner_credit(line: str) -> tuple[int, int] | None:
    """The interval of a photo credit in the middle of `line`, or None."""
    if "Photo" not in line:
        return None
    match = _INNER_CREDIT.search(line[:600])
    return match.span() if match else None


def closing_start(line: str, end: int) -> tuple[int, str | None] | None:
    """Where the marks that close a report (`— VNA/VNS`, `(VNA)`, the second half of `./.`) begin, and the agency.

    None where `line[:end]` ends in its own words. A full stop before the marks stays with the text.
    """
    whole, agency = end, None
    if line.endswith(press().closing_phrases, 0, end):
        end = _closing_phrase(line, end)
    while end:
        shorter = _slash_stop(line, end)
        if shorter is None:
            signed = _agency_sign(line[max(0, end - 48) : end])
            if signed is None:
                break
            shorter, agency = end - signed[0], signed[1]
        end = shorter
    return None if end == whole else (end, agency)


def _closing_phrase(line: str, end: int) -> int:
    """Start of a phrase like `Read more` behind the last sentence; `end` where it belongs to that sentence."""
    phrase = next(phrase for phrase in press().closing_phrases if line.endswith(phrase, 0, end))
    start = len_without_spaces(line, end - len(phrase))
    return start if start == 0 or line.endswith(_ENDS, 0, start) else end


def len_without_spaces(line: str, end: int) -> int:
    """Length of `line[:end]` without the spaces at its end."""
    while end and line[end - 1] == " ":
        end -= 1
    return end


def _slash_stop(line: str, end: int) -> int | None:
    """Start of a final `/.` or `/` after a full stop."""
    if line.endswith("/.", 0, end):
        return len_without_spaces(line, end - 2)
    if line.endswith("./", 0, end):
        return end - 1
    return None


def _agency_sign(tail: str) -> tuple[int, str] | None:
    """Length of the agency's name with its dash or brackets at the end of `tail`, and its canonical name."""
    agencies = press().agencies
    body = tail.rstrip(" .")
    bracket = body.endswith(")")
    body = body.rstrip(") ")
    last = body[body.rfind(" ") + 1 :].lstrip("(—–-")
    if last not in press().agency_words and last.split("/")[0] not in agencies:
        return None
    start = len(body)
    for _ in range(_NAME_WORDS):
        start = max(body.rfind(sign, 0, start) for sign in " (—–-")
        name = body[start + 1 :]
        agency = agencies.get(name) or agencies.get(name.split("/")[0])
        if agency is not None and _is_signed(body[: start + 1], bracket):
            return len(tail) - len(body[: start + 1].rstrip(" (—–-")), agency
        if start < 0:
            return None
    return None


def _is_signed(before: str, bracket: bool) -> bool:
    """Whether a name after these words signs the report: in brackets, after a dash, or after a full stop.

    `told Reuters` ends a sentence of the text, and so does `the Associated Press`.
    """
    if bracket:
        return before.endswith("(") and before.rstrip(" (").endswith(_ENDS)
    bare = before.rstrip()
    if bare.endswith(("—", "–", "-")):
        # `Hanoi-VNA` is a compound, `end.-VNA` a signature.
        bare = bare.rstrip("—–- ")
        return (
            before.endswith((" ", "- ", "— ", "– ")) or not bare or bare.endswith(_ENDS) or bare != before.rstrip("—–-")
        )
    return not bare or bare.endswith(_ENDS)
