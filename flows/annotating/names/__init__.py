"""People, offices, bodies and places: found together, since they compete for the same capitals."""

from flows.annotating.names.annotator import NamesAnnotator
from flows.annotating.names.letters import word_classes

__all__ = ["NamesAnnotator", "word_classes"]
