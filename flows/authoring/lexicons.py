"""Files of the lexicon that a line reads only when a text asks for them, or that only the resolve step reads."""

from __future__ import annotations

from flows.annotating.dates.lexicon import feast_tables
from flows.annotating.durations import duration_patterns
from flows.annotating.names.gazetteer import known_people
from flows.extracting.figures.localities import localities
from flows.extracting.figures.standing_words import standing_words
from flows.extracting.figures.words import measure_words
from flows.extracting.statistics.identity import series_words
from flows.lexicon.doings import doings
from flows.lexicon.event_kinds import event_kinds
from flows.reading.agencies import known_agencies
from flows.resolving.happened import happenings_lexicon
from flows.resolving.in_document.lexicon import references
from flows.resolving.lexicon import identity_lexicon

_LATE = (
    feast_tables, duration_patterns, known_people, localities, measure_words, standing_words, doings, series_words,
    event_kinds, known_agencies, happenings_lexicon, references, identity_lexicon,
)  # fmt: skip


def load_late_lexicons() -> None:
    """Read all of them, so that a mistake is told before a run comes upon it. Raises LexiconError."""
    for read in _LATE:
        read()
