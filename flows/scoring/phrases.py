"""How phrases, names and figures of gold and prediction are compared."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Any

_STOP = frozenset("the of a an and for in on at to by with its their his her s as is was be that this from".split())
_SPELLINGS = {
    "per cent": "percent", "programme": "program", "centre": "center", "labour": "labor", "defence": "defense",
    "cpi": "consumer price index", "gdp": "gross domestic product", "grdp": "gross regional domestic product",
    "fdi": "foreign direct investment", "iip": "index of industrial production", "hcmc": "ho chi minh city",
    "hcm city": "ho chi minh city", "pcc": "party central committee",
}  # fmt: skip
_SPELLING = [(re.compile(rf"\b{one}\b"), other) for one, other in _SPELLINGS.items()]
_ISE = re.compile(r"(?<=\w)iz(?=e|ing|ation|ed)")
_OTHER = re.compile(r"[^a-z0-9%.]+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower-case ASCII words of a text; British and American spellings and common abbreviations agree."""
    text = unicodedata.normalize("NFKD", text).replace("đ", "d").replace("Đ", "D")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("’", "'")
    text = re.sub(r"'s\b", "", text)
    text = _ISE.sub("is", text)
    for pattern, other in _SPELLING:
        text = pattern.sub(other, text)
    return _OTHER.sub(" ", text).strip(" .")


@lru_cache(maxsize=50_000)
def words(text: str) -> frozenset[str]:
    """Content words of a phrase, plural s taken off."""
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in fold(text).replace(".", " ").split()
        if w not in _STOP
    )


def overlap(one: str | None, other: str | None) -> float:
    """Token F1 of two phrases without stop words; two empty phrases agree."""
    x, y = words(one or ""), words(other or "")
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(x == y)


def near(one: Any, other: Any) -> bool:
    """Whether two figures agree to a millionth; None agrees with None only."""
    if one is None or other is None:
        return one is None and other is None
    return abs(float(one) - float(other)) <= 1e-6 * max(1.0, abs(float(one)))


def plain(value: Any) -> Any:
    """Dates as ISO text, everything else as it is."""
    return value.isoformat()[:10] if isinstance(value, dt.date | dt.datetime) else value


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names have the same words, in any order and spelling of diacritics."""
    return bool(words(one or "")) and words(one or "") == words(other or "")
