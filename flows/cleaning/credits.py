"""What stands at the end of a line beside the text: photo credits and the marks that close a report."""

from __future__ import annotations

import re

from flows.cleaning.lexicon import press

#: Credits and closing marks are looked for in so many last characters of a line.
_TAIL = 120

_PICTURE = r"(?:[Pp]hotos?|PHOTOS?|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|Infographics?|Graphics?|Ảnh|Foto|[Ss]ources?|[Cc]redits?)"
_KIND = r"(?:[Ff]ile |[Ii]llustrative |[Ii]llustration |AFP |AP |PNA |VNA |EPA |Courtesy )?"
_CREDIT = re.compile(
    # (Photo: VNA), [Photo/Agencies], (Illustrative photo)
    rf"\s*[(\[]\s*{_KIND}{_PICTURE}\b[^()\[\]]{{0,80}}[)\]]\s*[.|]?$"
    # - Photo: VGP/Nhat Bac, Photo: VOV, Photo by N. V. A
    rf"|(?:\s*[-–—/|]\s*|(?<=[.!?…”\")])\s+|^){_KIND}{_PICTURE}\s*(?::\s*|/|[Bb]y:? |[Cc]ourtesy(?: of)?:? |from )[^:|]{{2,70}}$"
    # VNA/VNS Photo, — VNA/VNS Photo Văn Điệp, AFP PHOTO
    rf"|(?:\s*[-–—/|]\s*|(?<=[.!?…”\")])\s+|^)[A-Z]{{2,8}}(?:/[A-Z]{{2,8}}){{0,2}} (?:[Pp]hotos?|PHOTOS?|File photos?|file photos?)"
    r"(?: [^\W\d_][^.!?:|]{0,40})?\.?$"
    # (Xinhua/Li Ming), (Reuters photo)
    r"|\s*\((?P<agency>[A-Za-z]{2,10})(?:/[^()/]{2,40}| [Pp]hoto)\)$"
    # - Ảnh 1., hinh anh 1
    r"|\s*[-–—]?\s*(?:Ảnh|ảnh|hinh anh|hình ảnh)\s?\d{1,2}\.?$"
    r"|(?:(?<=[.!?…”\")])\s+|\s*[-–—(]\s*|^)(?:[Ff]ile|[Ii]llustrative|[Aa]rchive) (?:photos?|images?)\)?\.?$"
)
_CREDIT_WORDS = (
    "hoto",
    "HOTO",
    "mage",
    "icture",
    "llustrat",
    "raphic",
    "Ảnh",
    "ảnh",
    "anh ",
    "ource",
    "redit",
    "Foto",
    "(Xinhua/",
)
#: A credit in the middle of a line, from which the report itself goes on.
_INNER_CREDIT = re.compile(
    r"(?:\s*[-–—]\s*|(?<=[.!?…”\")])\s+)[A-Z]{2,8}(?:/[A-Z]{2,8}){0,2} Photo(?= )|\s*\(Photo: [^()]{2,60}\)(?= )"
)
_CLOSING_WORD = re.compile(
    r"(?P<sign>\s*(?:--+|[—–-])\s?|\s*\(|\s+)(?P<name>[^\s()—–-][^()—–]{0,24}?)(?P<close>\)?)\.?$"
)


def credit_start(line: str) -> int | None:
    """Where the photo credit that ends `line` begins (0 where the line is nothing else), or None."""
    tail = line[-_TAIL:]
    if not any(word in tail for word in _CREDIT_WORDS):
        return None
    match = _CREDIT.search(tail)
    if match is None or (match["agency"] and match["agency"] not in press().agencies):
        return None
    return len(line) - len(tail) + match.start()


def inner_credit(line: str) -> tuple[int, int] | None:
    """The interval of a photo credit in the middle of `line`, or None."""
    if "Photo" not in line:
        return None
    match = _INNER_CREDIT.search(line[:600])
    return match.span() if match else None


def closing_start(line: str) -> tuple[int, str | None] | None:
    """Where the marks that close a report (`— VNA/VNS`, `(VNA)`, the second half of `./.`) begin, and the agency.

    None where `line` ends in its own words. A full stop before the marks stays with the text.
    """
    end, agency = len(line), None
    while end:
        shorter = _slash_stop(line, end)
        if shorter is None:
            named = _agency_sign(line[max(0, end - 48) : end])
            if named is None:
                break
            shorter, agency = end - named[0], named[1]
        end = shorter
    return None if end == len(line) else (end, agency)


def _slash_stop(line: str, end: int) -> int | None:
    """Start of a final `/.` or `/` after a full stop."""
    if line.endswith("/.", 0, end):
        return len(line[: end - 2].rstrip())
    if line.endswith("./", 0, end):
        return end - 1
    return None


def _agency_sign(tail: str) -> tuple[int, str] | None:
    """Length of the agency's name with its dash or brackets at the end of `tail`, and its canonical name."""
    agencies = press().agencies
    word = tail[tail.rfind(" ") + 1 :].strip("().—–-")
    if word not in press().agency_words and word.split("/")[0] not in agencies:
        return None
    match = _CLOSING_WORD.search(tail)
    if match is None or (match["close"] == ")") != match["sign"].endswith("("):
        return None
    name = match["name"]
    agency = agencies.get(name) or agencies.get(name.split("/")[0])
    if agency is None:
        return None
    before = tail[: match.start()].rstrip()
    # `told Reuters` ends a sentence of the text: without dash or brackets the name must follow a full stop.
    if not match["sign"].strip() and not before.endswith((".", "!", "?", "”", '"')):
        return None
    return len(tail) - len(before), agency
