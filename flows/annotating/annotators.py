"""All annotators, made once with one vocabulary, and applied to a document in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from flows.annotating import classes, dates, names, quantities
from flows.annotating.country import told_country
from flows.annotating.document import Annotated, sentence_tokens
from flows.annotating.durations import measured_durations
from flows.annotating.ends import with_ends
from flows.annotating.names.gazetteer import gazetteer
from flows.annotating.spans import Span
from flows.annotating.tokens import Tokens
from flows.annotating.views import Viewer, without_overlap
from flows.annotating.vocabulary import Vocabulary
from flows.cleaning.text import CleanText


class Annotators:
    """Dates, quantities and names over one vocabulary. `extra` holds the word classes that rules ask for."""

    def __init__(self, extra: Mapping[str, Sequence[str]]) -> None:
        merged: dict[str, list[str]] = {name: list(words) for name, words in extra.items()}
        for room in (classes, dates, quantities, names):
            for name, words in room.word_classes().items():
                merged.setdefault(name, []).extend(words)
        self.vocabulary = Vocabulary(merged)
        self._viewer = Viewer(self.vocabulary)
        self._dates = dates.DateAnnotator(self.vocabulary)
        self._quantities = quantities.QuantityAnnotator(self.vocabulary)
        self._names = names.NamesAnnotator(self.vocabulary)

    def annotate(self, cleaned: CleanText) -> Annotated:
        """Tokens, spans and views of a cleaned text."""
        tokens = Tokens(cleaned.text, self.vocabulary)
        sentences = sentence_tokens(cleaned, tokens)
        home = cleaned.dateline_place
        at_home = _country(home)
        country = at_home or told_country(cleaned.text)
        found_dates = self._dates.find(tokens, sentences, cleaned.published_on, country=country)
        found_quantities = self._quantities.find(tokens, sentences, found_dates, country=at_home, home=home)
        found_names = self._names.find(tokens, sentences, found_dates)
        seen = with_ends(tokens, measured_durations(tokens, found_dates, found_quantities))
        spans: list[Span] = without_overlap([*seen, *found_quantities, *found_names])
        return Annotated(
            cleaned, tokens, sentences, found_dates, found_quantities, found_names,
            self._viewer.views(tokens, sentences, spans),
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _country(place: str | None) -> str | None:
    """ISO code of the country that a dateline's place lies in, where the lexicon knows just one."""
    known = gazetteer().entries.get((place or "").split(",")[0], ())
    countries = {entry.country for entry in known if entry.kind == "place" and entry.country}
    return countries.pop() if len(countries) == 1 else None
