"""Quantities: figures in digits and words, with value or range, unit, modifier, change and what they count."""

from flows.annotating.quantities.annotator import QuantityAnnotator
from flows.annotating.quantities.tables import word_classes

__all__ = ["QuantityAnnotator", "word_classes"]
