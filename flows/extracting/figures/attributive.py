"""Measures of figures that stand before the noun they belong to: `a $5 million fund`, `a 12-kilometre road`."""

from __future__ import annotations

from flows.annotating.spans import QuantitySpan
from flows.extracting.figures.deeds import to_do
from flows.extracting.figures.wording import Spot, Told
from flows.extracting.figures.words import measure_words


def attributive(spot: Spot, left: int) -> Told | None:
    """The noun behind a figure that has an article before it; None where the figure stands alone.

    `left` is the position before the article. A percentage of a share or a change is told by its own rule.
    """
    coarse, at, span = spot.coarse, spot.at, spot.span
    if span is None or span.unit_kind not in ("money", "unit", "percent"):
        return None
    article = "D" in coarse[left + 1 : at] or coarse[max(0, left) : left + 1] == "'"
    if not article and span.unit_kind != "money":
        return None
    start = at + 1 + (coarse[at + 1 : at + 2] == "-")
    if coarse[start : start + 1] == "(" and span.unit_kind == "money":  # `a $35bn (R618bn) deal`
        start = coarse.find(")", start) + 1
    start += coarse[start : start + 1] == '"'
    named = article and "-" in spot.view.surface(at, at + 1)  # `the 44-kilometre Kelso Road`
    heads = "NxJEWZL" if named else "NxJEW" if article else "NJW"
    if coarse[start : start + 1] not in tuple(heads) or spot.word(start).startswith(measure_words().spans):
        return None
    if spot.word(start) in _WHEN:
        return None
    phrase = spot.syntax.after(start)
    if phrase is None or _is_other(spot, phrase, span):
        return None
    found = spot.told(phrase)
    deed = to_do(spot, phrase[1]) if span.unit_kind == "money" else ""
    if found is not None and deed:
        return Told(f"{found.text} {deed}", found.base or found.text, found.noun)
    size = measure_words().sizes.get(span.unit or "")
    if found is not None and size is not None and size not in found.text:
        text = f"{size} of {found.text}"
        return Told(text, text, found.noun)
    return found


#: `cost growers $4 million last season`: when, not what.
_WHEN = frozenset(("last", "next", "this", "every", "each"))


def _is_other(spot: Spot, phrase: tuple[int, int], span: QuantitySpan) -> bool:
    """Whether the noun is a share, a change or an extent, so that another production tells the measure."""
    lexis, letters = spot.lexis, spot.view.letters
    head = phrase[0]
    while head + 1 < phrase[1] and spot.coarse[head + 1] in "NxJ":
        head += 1
    if letters[head] in lexis.change_noun or spot.word(phrase[0]) in measure_words().extents:
        return True
    return span.unit_kind == "percent" and letters[head] in lexis.share_noun
