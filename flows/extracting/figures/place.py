"""Where a figure holds: the place told nearest to it, else the one that its document is about."""

from __future__ import annotations

import re
from collections import Counter

from flows.annotating.document import Annotated
from flows.annotating.names.gazetteer import country_names
from flows.annotating.names.lexicon import fold
from flows.annotating.spans import PlaceSpan
from flows.annotating.views import View
from flows.extracting.figures.country import document_country
from flows.extracting.figures.lexis import Lexis
from flows.extracting.figures.localities import localities
from flows.extracting.figures.model import Figure
from flows.extracting.figures.words import measure_words

_REACH = 10
#: Weight of a mention by where it stands; a place of this weight, well ahead of the next, is the document's.
_TITLE, _LEAD, _BODY = 3, 2, 1
_SUBJECT = 4


def place_of(document: Annotated, view: View, figure: Figure, lexis: Lexis) -> str | None:
    """Name of the place that a figure holds for.

    One that stands behind `in`, `at` or `of` near the figure or that the measure names; else what the sentence opens
    with; else the place that the document is about.
    """
    best: tuple[int, str] | None = None
    for at, name, opens in _places(document, view, figure.sentence):
        price = _price(view.coarse, at, figure.at)
        if name in figure.measure:
            price -= 8
        elif price > _REACH:
            if not opens or at > figure.at:
                continue
            price = _REACH
        if best is None or price < best[0]:
            best = (price, name)
    if best is not None:
        if best[1] not in figure.measure:
            document.derived["figure_place"] = (_block(document, figure), best[1])
        return best[1]
    return _told_apart(document, view, figure, lexis) or document_place(document)


def _told_apart(document: Annotated, view: View, figure: Figure, lexis: Lexis) -> str | None:
    """A place that is no span of the sentence: an unknown name, `that province`, or the one of the figure before."""
    meant = _behind_figure(view, figure.at) or _opening(view) or _meant(document, view, figure, lexis)
    if meant:
        return meant
    told: tuple[int, str] | None = document.derived.get("figure_place")
    return told[1] if told is not None and told[0] == _block(document, figure) else None


def _behind_figure(view: View, at: int) -> str:
    """`41 in Bohol, 14 in Cebu`: a name that no lexicon knows, right behind a figure whose noun is left out."""
    if view.coarse[at + 1 : at + 2] != "P" or view.surface(at + 1, at + 2).lower() not in ("in", "on", "at"):
        return ""
    return _name_at(view, at + 2, ".,;(C:")


def _opening(view: View) -> str:
    """`In Sivrice five houses fell`: such a name that a sentence opens with."""
    if view.coarse[:1] != "P" or view.surface(0, 1).lower() != "in":
        return ""
    return _name_at(view, 1, ",(Q")


def _name_at(view: View, start: int, before: str) -> str:
    """Capitalised words from a position on, if one of some marks stands behind them; else empty."""
    end = start
    while view.coarse[end : end + 1] == "N" and end - start < _LONGEST_NAME:
        word = view.surface(end, end + 1)
        if not word[0].isupper() or word.isupper() or word.lower() in measure_words().abstract:
            return ""
        end += 1
    return view.surface(start, end) if end > start and view.coarse[end : end + 1] in tuple(before) else ""


_LONGEST_NAME = 3


def _places(document: Annotated, view: View, number: int) -> list[tuple[int, str, bool]]:
    """Places of a sentence that something can be told of: position, name, whether it opens the sentence."""
    key = ("places", number)
    known: list[tuple[int, str, bool]] | None = document.derived.get(key)
    if known is None:
        known = document.derived[key] = [
            (at, span.name or view.surface(at, at + 1), _opens(view, at))
            for at, span in view.spans.items()
            if isinstance(span, PlaceSpan) and _is_location(view, at)
        ]
    return known


def _meant(document: Annotated, view: View, figure: Figure, lexis: Lexis) -> str | None:
    """`in that province`, `the commune counted …`: the last place before that can be such a one."""
    if lexis.locality.isdisjoint(view.letters):
        return None
    for at in range(1, len(view.letters)):
        if view.letters[at] in lexis.locality and view.surface(at - 1, at).lower() in ("the", "that", "this"):
            kind = view.surface(at, at + 1).lower()
            break
    else:
        return None
    kinds = localities().kinds
    for number in range(figure.sentence, max(-1, figure.sentence - _BACK), -1):
        other = document.views[number]
        for position in sorted((p for p, s in other.spans.items() if isinstance(s, PlaceSpan)), reverse=True):
            name = other.surface(position, position + 1)
            last = name.rsplit(" ", 1)[-1].lower()
            if (number < figure.sentence or position < at) and (last == kind or last not in kinds):
                span = other.spans[position]
                return (span.name if isinstance(span, PlaceSpan) else "") or name
    return None


#: How many sentences back a place may stand that is meant.
_BACK = 5


def _block(document: Annotated, figure: Figure) -> int:
    return document.clean.sentences[figure.sentence].block


def _price(coarse: str, at: int, figure: int) -> int:
    first, last = (at, figure) if at < figure else (figure, at)
    between = coarse[first + 1 : last]
    price = last - first + 6 * between.count("Q") + 4 * between.count(",") + 2 * (at < figure)
    return price + _REACH * sum(between.count(mark) for mark in ";:~SR")


def _opens(view: View, at: int) -> bool:
    """`In Hanoi, exports …`, `The bank said that in Hanoi, …`: a place that opens a clause holds for all behind it."""
    before = view.coarse[:at].rstrip("DJ")
    if not before.endswith(("P", "O", "t")):
        return False
    if not any(c in "VMQ" for c in before):
        return True
    return view.coarse[at + 1 : at + 2] == "," and _CLAUSE.search(before) is not None


#: Where a clause begins with a preposition: behind `that`, a colon, a verb of saying, or a time set off by a comma.
_CLAUSE = re.compile(r"(?:[h:V]|[TU],)P(?:D?[Nx]O)?$")


def _is_location(view: View, at: int) -> bool:
    """Whether words make it the place of what is told: `in Hanoi`, `Hanoi's exports`, `Hanoi exported`."""
    coarse = view.coarse
    before = coarse[:at].rstrip("DJ")
    if before.endswith(("P", "O", "t")):
        return True
    following = coarse[at + 1 : at + 2]
    return following in ("'", "V", "M", "x", "(", "Q", "A", "N") or not before or before.endswith("C")


def document_place(document: Annotated) -> str | None:
    """The place that a document is about: named in its title or lead and more often than any other."""
    if "place" not in document.derived:
        document.derived["place"] = _document_place(document) or document_country(document)
    found: str | None = document.derived["place"]
    return found


def _document_place(document: Annotated) -> str | None:
    weights: Counter[str] = Counter()
    known = localities()
    shown: dict[str, str] = {}
    sentences = document.clean.sentences
    body = next((n for n, s in enumerate(sentences) if s.kind == "body"), 0)
    for number, view in enumerate(document.views):
        kind = sentences[number].kind
        weight = _TITLE if kind == "headline" else _LEAD if number in (body, body + 1) else _BODY
        for span in view.spans.values():
            if isinstance(span, PlaceSpan):
                name = span.name or view.tokens.surface(span.first, span.last)
                key = span.entry or known.dropped.sub("", fold(name))
                weights[key] += weight
                if len(name) > len(shown.get(key, "")):
                    shown[key] = name
    text = document.clean.text
    # Names of places stand within names of bodies and offices, too.
    for found in known.named.finditer(text) if any(cue in text for cue in known.cues) else ():
        name = found.group()
        key = known.dropped.sub("", fold(name))
        weights[key] += _BODY
        if len(name) > len(shown.get(key, "")):
            shown[key] = name
    best = _leading(weights)
    country = max((weights[name] for name in weights if name in country_names()), default=0)
    if best is None or best in country_names():
        parts = Counter({name: weight for name, weight in weights.items() if name not in country_names()})
        part = _leading(parts)
        best = part if part is not None and parts[part] * 2 >= country else best
    return shown[best] if best is not None else None


def _leading(weights: Counter[str]) -> str | None:
    """The place of most weight, if it is told often enough and well ahead of the next."""
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _SUBJECT:
        return None
    return None if len(ranked) > 1 and ranked[1][1] * 4 > ranked[0][1] * 3 else ranked[0][0]
