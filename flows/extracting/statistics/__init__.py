"""Statistics: every figure with what it measures."""

from flows.extracting.statistics.assemble import Extractor

__all__ = ["Extractor"]
