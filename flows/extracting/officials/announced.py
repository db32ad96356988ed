"""Lists of appointments: a line that announces them, and lines with a name and an office each."""

from __future__ import annotations

from collections.abc import Iterable

from flows.annotating.names.lexicon import name_lexicon
from flows.annotating.spans import PersonSpan
from flows.annotating.views import View
from flows.annotating.vocabulary import Vocabulary
from flows.extracting.officials.model import Relation

_WORDS = frozenset(name_lexicon().titles.announcing)
#: How many positions before the name a list's number or mark may take.
_MARKED = 3


class Announced:
    """Tells, line by line, whether a list of appointments goes on. One per document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._colon = frozenset(vocabulary.letters("colon"))
        self._saying = frozenset(vocabulary.letters("say"))
        self._open = False

    def read(self, view: View, relations: Iterable[Relation]) -> None:
        """Make the offices of a list's line those of newcomers, unless the line tells their standing."""
        if view.letters[-1:] in self._colon:
            self._open = not _WORDS.isdisjoint(view.surface(0, len(view.letters)).lower().replace(":", " ").split())
        elif self._open:
            self._open = self._lists(view)
            if self._open:
                _newcomers(relations)

    def _lists(self, view: View) -> bool:
        named = any(isinstance(view.spans.get(at), PersonSpan) for at in range(_MARKED))
        return named and self._saying.isdisjoint(view.letters)


def _newcomers(relations: Iterable[Relation]) -> None:
    for relation in relations:
        if relation.status is None and relation.post is not None and relation.post.status is None:
            relation.status = "incoming"
