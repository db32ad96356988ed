"""Measures that say nothing by themselves: `figure`, `its latest estimate`."""

from __future__ import annotations

from flows.extracting.figures.words import measure_words


def is_hollow(text: str) -> bool:
    """Whether a measure names nothing: `figure`, `the revised figure`, `latest estimate`."""
    words, known = text.lower().split(), measure_words()
    if not words or text.lower() in known.empty:
        return bool(words)
    return words[-1] in known.stand_ins and all(w in known.unnarrowing or w in known.empty for w in words[:-1])
