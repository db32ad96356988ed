"""Where a happening is: the venue before the town, in the clause that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.annotating.spans import OrganisationSpan, PlaceSpan
from flows.annotating.views import View
from flows.extracting.events.groups import single
from flows.extracting.events.lexicon import word, words
from flows.extracting.events.model import Interval
from flows.extracting.events.wording import tidy

_AT = frozenset(("in", "at", "inside", "near", "to", "over", "outside"))
_PREPOSITION = re.compile("[Pt]")
_NEAR, _FAR = 25, 45
_UNKNOWN = re.compile("PN")
#: What a calamity strikes, or goes through.
_STRUCK = re.compile("[VPp]N")
_UNKNOWN_AT = frozenset(("in", "at", "near", "over"))
_THROUGH = frozenset(("through", "across", "into", "off"))
_TOWN = frozenset(("in", "at", "near", "to", "over", "for", "from", "of", "outside"))


def place_of(
    view: View, told: Interval, anchor: int, unknown: frozenset[str], *, far: bool, within: bool = True
) -> tuple[str | None, bool]:
    """Name of the place of what is told in the interval `told` around its `anchor`, and whether it is a venue.

    `far`: the place may stand in another clause. `unknown` are letters of capitalised words that no lexicon knows:
    behind `in` or `near` they name a place, too. Without `within`, what is approved tells no place.
    """
    start, end = told
    venue = _venue(view, start, end, anchor)
    if venue is not None:
        return venue, True
    best: tuple[int, str] | None = None
    for at, name in _named_places(view, unknown, far=far):
        if not within and start <= at < end and word(view, at - 1) not in _UNKNOWN_AT:
            continue
        cost = _cost(view, start, end, at)
        if cost < (_FAR if far else _NEAR) and (best is None or cost < best[0]):
            best = (cost, with_area(view, at, name))
    return (best[1], False) if best else (None, False)


def _named_places(view: View, unknown: frozenset[str], *, far: bool) -> Iterator[tuple[int, str]]:
    for at, span in view.spans.items():
        if isinstance(span, PlaceSpan) and (far or word(view, at - 1) in _TOWN or word(view, at - 2) in _TOWN):
            yield at, span.name
    coarse = view.coarse
    for hit in (_STRUCK if far else _UNKNOWN).finditer(coarse):
        at = hit.end() - 1
        before = word(view, at - 1)
        led = before in _UNKNOWN_AT or (far and (coarse[at - 1] == "V" or before in _THROUGH))
        if view.letters[at] in unknown and at not in view.spans and led:
            last = at + 1
            while last < len(view.letters) and view.letters[last] in unknown and last not in view.spans:
                last += 1
            if coarse[last : last + 1] not in ("N", "x"):  # `over NEC meeting`
                yield at, view.surface(at, last)


def with_area(view: View, at: int, name: str) -> str:
    """A place with the noun that belongs to its name: `Quai Nua commune`."""
    following = word(view, at + 1)
    if following in words().areas and following not in name.lower():
        return f"{name} {view.surface(at + 1, at + 2)}"
    return name


def _cost(view: View, anchor: int, end: int, at: int) -> int:
    coarse = view.coarse
    if at >= anchor:
        between = coarse[end:at]
        return 10 * sum(between.count(c) for c in "VMSR;") + len(between) // 2
    between = coarse[at + 1 : anchor]
    return 10 * sum(between.count(c) for c in "VMSR;") + len(between) // 2 + 4


def _venue(view: View, start: int, end: int, anchor: int) -> str | None:
    """A named hall, palace or street behind `at` or `in`, in the clause of the mention."""
    venues = words().venues
    for hit in _PREPOSITION.finditer(view.coarse, max(0, start - 12), min(len(view.letters) - 1, end + 14)):
        at = hit.start()
        if word(view, at) not in _AT or word(view, at - 1) == "according" or _cost(view, start, end, at) >= _NEAR:
            continue
        found = single(view, at + 1)
        if found is None:
            continue
        base = _base(view, found)
        named = any(view.surface(p, p + 1)[:1].isupper() for p in range(base[0], base[1]))
        if named and word(view, base[1] - 1) in venues:
            return _plain(view.surface(*base))
        if word(view, base[1] - 1) in venues and _of_body(view, base[1], found[1]):
            return _plain(view.surface(*found))  # `at the headquarters of the Harbour Board`
        if word(view, at) == "at" and base[1] - 1 != anchor and _is_named_site(view, base):
            return _plain(view.surface(*(found if _proper(view, found) else base)))
        span = view.spans.get(base[1] - 1)
        if (
            word(view, at) == "at"
            and isinstance(span, OrganisationSpan)
            and base[1] - base[0] <= 3
            and base[1] - 1 != anchor
        ):
            return span.name
        if named and span is not None and view.surface(base[1] - 1, base[1]).lower().split()[-1] in venues:
            return _plain(view.surface(*base))
    return None


def _of_body(view: View, at: int, end: int) -> bool:
    """Whether what follows a venue's noun is `of` and the name of whom it belongs to."""
    return word(view, at) == "of" and any(view.coarse[p] in "ZN" and _capital(view, p) for p in range(at + 1, end))


def _is_named_site(view: View, base: Interval) -> bool:
    """Whether a phrase behind `at` is a site by name, whatever its noun: `at the Tamar Estate in Poole`."""
    last = base[1] - 1
    start = base[0] + (view.coarse[base[0]] == "D")
    if not _proper(view, base) or last < start or word(view, last) in words().anaphors:
        return False
    town = view.coarse[base[1] : base[1] + 2] in ("PL", ",L") and word(view, base[1]) in ("in", ",")
    return last > start or town


def _proper(view: View, interval: Interval) -> bool:
    """Whether all words of a phrase but its article and `of` are capitalised nouns."""
    return all(
        view.coarse[p] in "DO" or (view.coarse[p] in "NxJLZ" and _capital(view, p) and p not in view.spans)
        for p in range(*interval)
    )


def _capital(view: View, at: int) -> bool:
    return view.surface(at, at + 1)[:1].isupper()


def _base(view: View, interval: Interval) -> Interval:
    start, end = interval
    for at in range(start, end):
        if view.coarse[at] in "OP(":
            return start, at
    return interval


def _plain(text: str) -> str:
    text = tidy(text)
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else text
