"""Statistics: every figure with what it measures."""

from flows.extracting.statistics.assemble import Extractor
from flows.extracting.statistics.identity import identity

#: People and bodies in focus tell whom a figure is from; figures that the targets leave may be statistics.
AFTER = ("officials", "targets")

__all__ = ["AFTER", "Extractor", "identity"]
