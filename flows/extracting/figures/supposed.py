"""Figures that tell nothing of what is: a threshold by which a rule picks things, a change that is only supposed.

So do those that are told by the figure beside them: a mark that it passed, how many times another it is.
"""

from __future__ import annotations

import re

from flows.annotating.spans import QuantitySpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary

#: Between a relative pronoun and its figure.
_CLAUSE = re.compile(r"[Rh]A?(MA?[Vv]|[VvMx])[ANxJPDtOG'-]{0,6}$")
_LONGEST = 10
#: A noun phrase in the plural with nothing that points at it, and `with` before its figure.
_HAVING = re.compile(r"(?:^|[,;~S_\"hPCVv])J{0,2}[Nx]{1,2}P$")
#: An article before a figure, with adjectives or nouns between: `a proposed one-point`.
_ANY = re.compile(r"D[AJNx-]{0,3}$")
_RISE = re.compile(r"DA?J{0,2}[Nx][OP]$")
#: What is supposed to change, up to an auxiliary.
_REST = re.compile(r"[-NxJ]{0,4}(?:[OP][DJNxLZG']{1,6}){0,3}(M)")
#: Behind a factor: a noun phrase with a figure of its own.
_TIMES_OF = re.compile(r"D[JNx]{1,4}(?:P[JNxLZT]{1,4})?[OP]Q")
_OCCASIONS = re.compile(r"\btimes$", re.I)
#: How far a figure may be above a mark that is told beside it.
_NEAR_MARK = 2.0


def _is_just_over(value: float | None, mark: float | None) -> bool:
    return value is not None and mark is not None and mark <= value <= _NEAR_MARK * mark


class Suppositions:
    """Tells such figures by the words around them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        letters = vocabulary.letters
        self._past = frozenset(letters("vbd&!vb|be_past|past_aux"))
        self._any = frozenset(letters("any_det"))
        self._class = frozenset(letters("class_det"))
        self._remote = frozenset(letters("remote_modal"))
        self._with = frozenset(letters("having_prep"))
        self._passing = frozenset(letters("exceed_verb"))
        self._was = frozenset(letters("been"))

    def covers(self, view: View, at: int) -> bool:
        """Whether the figure at a position is a threshold or a change that is supposed."""
        span = view.spans[at]
        if not isinstance(span, QuantitySpan):
            return False
        if span.unit_kind == "factor":
            return self._is_of_another(view, at)
        return self._is_threshold(view, at, span) or self._is_change(view, at, span) or self._is_passed(view, at, span)

    def _is_passed(self, view: View, at: int, span: QuantitySpan) -> bool:
        """`sales of $12 billion, topping $10 billion for the first time`: a mark that the figure before has passed."""
        if view.letters[at - 1 : at] not in self._passing or view.coarse[at - 2 : at] not in (",G", "CG"):
            return False
        told = [view.spans[n] for n in range(at) if view.coarse[n] == "Q"]
        return any(
            isinstance(s, QuantitySpan) and s.unit_kind == span.unit_kind and _is_just_over(s.value, span.value)
            for s in told
        )

    def _is_of_another(self, view: View, at: int) -> bool:
        """`more than twice the world average of 4 percent`, `has been raised nine times since May`."""
        if _TIMES_OF.match(view.coarse, at + 1) is not None:
            return True
        before = at - 2 - (view.coarse[at - 2 : at - 1] == "A")
        passive = view.coarse[at - 1 : at] == "V" and before >= 0 and view.letters[before] in self._was
        return passive and _OCCASIONS.search(view.surface(at, at + 1)) is not None

    def _is_threshold(self, view: View, at: int, span: QuantitySpan) -> bool:
        """`farmers who pump over 20 litres a day must …`, `firms with more than 50 workers have to …`."""
        passing = view.letters[at - 1 : at] in self._passing
        if at < 2 or (span.comparator not in ("at_least", "at_most") and not passing):
            return False
        found = _CLAUSE.search(view.coarse, max(0, at - _LONGEST), at)
        if found is not None:
            generic = found.start() > 0 and self._is_generic(view, found.start())
            return generic and view.letters[found.start(1)] not in self._past
        if view.letters[at - 1] not in self._with or _HAVING.search(view.coarse, max(0, at - 5), at) is None:
            return False
        verb = next((n for n in range(at + 1, len(view.coarse)) if view.coarse[n] in "VM;~"), None)
        return verb is not None and view.coarse[verb] in "VM" and view.letters[verb] not in self._past

    def _is_generic(self, view: View, end: int) -> bool:
        """Whether the noun phrase that ends at a position points at no things known: `farmers`, `any firm`."""
        start = end
        while start > 0 and view.coarse[start - 1] in "NxJ-":
            start -= 1
        if start == end:
            return view.coarse[end - 1] in "IN"
        mark = view.coarse[start - 1 : start]
        if mark == "D":
            return view.letters[start - 1] in self._class
        return mark not in ("Q", "'", "L", "Z", "H", "O")

    def _is_change(self, view: View, at: int, span: QuantitySpan) -> bool:
        """`a one-point rise in yields would add …`: what would follow is told, not that it is so."""
        if span.unit_kind not in ("percent", "percentage_point", "point", "rate"):
            return False
        rest = _REST.match(view.coarse, at + 1)
        if rest is None or view.letters[rest.start(1)] not in self._remote:
            return False
        start = max(0, at - 5)
        if view.tokens.word(view.first[at]).lower() in ("a", "an"):
            return True  # `a half-point rise`: the article is part of the figure
        before = _ANY.search(view.coarse, start, at) or _RISE.search(view.coarse, start, at)
        return before is not None and view.letters[before.start()] in self._any
