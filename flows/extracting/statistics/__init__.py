"""Statistics: every figure with what it measures."""

from flows.extracting.statistics.assemble import Extractor
from flows.extracting.statistics.identity import identity

#: The people and bodies in focus tell whom a figure is from; what the targets leave of a sentence with an aim is a figure.
AFTER = ("officials", "targets")

__all__ = ["AFTER", "Extractor", "identity"]
