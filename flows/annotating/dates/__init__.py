"""Dates: temporal expressions with their interval, precision, TIMEX3 type and value, direction and anchor."""

from flows.annotating.dates.annotate import DateAnnotator
from flows.annotating.dates.lexicon import word_classes

__all__ = ["DateAnnotator", "word_classes"]
