"""Figures in digits: which mark is decimal, which parts thousands, and the exact value.

A figure is kept as decimal text with a power of ten until the end, so that `8.2 million` is exactly 8200000.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Thousands in groups of three; in India two, and three at the end.
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,2}(?:\.\d{2})+\.\d{3}(?:,\d+)?"),
}

# Figures that can be read in one way only: `1.234,5`, `1.234.567`, `1,5` against `1,234.5`, `1,234,567`, `1.5`.
_COMMA_STYLE = re.compile(r"(?<!\S)(?:[\d.]+\.\d+,\d+|\d+\.\d+\.[\d.]+|\d+,(?:\d\d?|\d{4,}))(?!\S)")
_POINT_STYLE = re.compile(r"(?<!\S)(?:[\d,]+,\d+\.\d+|\d+,\d+,[\d,]+|\d+\.(?:\d\d?|\d{4,}))(?!\S)")


def value_of(text: str, power: int = 0) -> float:
    """The number `text` times ten to `power`, rounded once."""
    return float(f"{text}e{power}") if power else float(text)


class NumberStyle:
    """How a document writes its figures, from those that can be read in one way only."""

    __slots__ = ("comma_decimals", "point_decimals")

    def __init__(self, figures: Iterable[str]) -> None:
        joined = " ".join(figures)
        self.comma_decimals = len(_COMMA_STYLE.findall(joined))
        self.point_decimals = len(_POINT_STYLE.findall(joined))


def plain(figure: str, style: NumberStyle, *, whole: bool = False) -> str | None:
    """A figure with marks as plain decimal text, or None where it is no number (`192.168.1.2`).

    `whole` says that decimals make no sense here (a range of thousands such as `70.000-91.500`).
    """
    points, commas = figure.count("."), figure.count(",")
    if points + commas == 1:
        return _one_mark(figure, "." if points else ",", style, whole=whole)
    mark = "." if points > 1 or (commas == 1 and figure.rfind(",") > figure.rfind(".")) else ","
    if _GROUPED[mark].fullmatch(figure) is None:
        return None
    return figure.replace(mark, "").replace(",", ".")


def _one_mark(figure: str, mark: str, style: NumberStyle, *, whole: bool) -> str:
    left, right = figure.split(mark)
    thousands = len(right) == 3 and len(left) <= 3 and left[0] != "0"
    if thousands and mark == ",":
        thousands = whole or not style.comma_decimals or style.point_decimals > 0
    elif thousands:
        no_decimals = (right.endswith("00") and not right.startswith("00")) or right == "000"
        thousands = whole or no_decimals or (style.comma_decimals > 0 and not style.point_decimals)
    return left + right if thousands else f"{left}.{right}"
