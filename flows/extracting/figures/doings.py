"""Measures named from a verb and the unit of its figure: `Danes use 100 litres`, `the strike lasted 9 days`."""

from __future__ import annotations

from flows.annotating.quantities.tables import tables
from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.extracting.figures.anaphora import meant
from flows.extracting.figures.participles import participle_of
from flows.extracting.figures.wording import LONGEST_DOER, Spot, Told
from flows.extracting.figures.words import measure_words
from flows.lexicon.doings import Doing, doings

_KINDS = ("unit", "rate")


def doing_at(view: View, at: int, verb: int) -> Doing | None:
    """What a verb does so much of, by the unit of the figure at a position; None for any other verb or unit."""
    span = view.spans[at]
    if not isinstance(span, QuantitySpan) or span.unit_kind not in _KINDS or view.coarse[verb] not in "VvGx":
        return None
    unit = (span.unit or "").partition("/")[0]
    done = participle_of(view.surface(verb, verb + 1).lower())
    return doings().get((tables().dimensions.get(unit, ""), done)) if done is not None else None


def of_doing(spot: Spot, verb: int, right: str) -> Told | None:
    """Measure of what a subject does so much of; `right` is the thing that stands behind the figure.

    None where the verb is none of those, or no subject is told.
    """
    doing = doing_at(spot.view, spot.at, verb)
    right = right if spot.coarse[spot.at + 1 : spot.at + 2] == "O" else ""
    if doing is None or (right and not doing.with_object):
        return None
    subject = _subject(spot, verb)
    if not subject:
        return None
    text = (doing.with_object if right else doing.told).format(
        subject=subject, object=right, done=participle_of(spot.word(verb))
    )
    if doing.with_tail:
        text += _tail(spot)
    return Told(text, text.removesuffix(f" by {subject}"), subject)


def of_span(spot: Spot, left: int) -> Told | None:
    """`looked back on 60 years of ties`, `after 12 years of building`: so many years of that."""
    span = spot.span
    if span is None or tables().dimensions.get(span.unit or "") != "time":
        return None
    if spot.coarse[spot.at + 1 : spot.at + 2] != "O" or (left >= 0 and spot.coarse[left] not in "Pp,"):
        return None
    matter = spot.words(spot.syntax.after(spot.at + 2))
    return Told(f"{span.unit_name}s of {matter}", matter, matter) if matter else None


def _subject(spot: Spot, verb: int) -> str:
    """Who does it: the subject, what stands before a verb that may be a noun, or whom a pronoun means."""
    interval = spot.syntax.before(verb, listed=True) if spot.coarse[verb] == "x" else spot.syntax.subject(verb)
    if interval is not None and spot.coarse[interval[1] - 1] in "HB":
        return ""  # how long somebody waited is no statistic
    if interval is not None:
        return spot.words(interval) if interval[1] - interval[0] <= 2 * LONGEST_DOER else ""
    known = meant(spot, verb)
    return known.noun or known.base if known is not None else ""


def _tail(spot: Spot) -> str:
    """` in traffic jams` behind the figure, no time."""
    at = spot.at + 1
    if spot.coarse[at : at + 1] not in ("P", "t") or spot.word(at + 1).startswith(measure_words().times):
        return ""
    phrase = spot.syntax.after(at + 1)
    return f" {spot.word(at)} {spot.words(phrase)}" if phrase is not None else ""
